"""What may wait until the window has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAME = 30
"""Milliseconds in which a change is painted; Qt itself waits some of them for the screen."""


class AfterPainting(QObject):
    """Does something once, soon after the last `start()`: what was just changed is seen first."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._frame = QTimer(self, singleShot=True, interval=_FRAME)
        self._frame.timeout.connect(act)
        # The frame begins when all that belongs to the change is done, however long that takes.
        self._change = QTimer(self, singleShot=True, interval=0)
        self._change.timeout.connect(self._frame.start)

    def start(self) -> None:
        """Wait for the change that goes on now to be painted, then act."""
        self._change.start()

    def stop(self) -> None:
        """Do nothing any more of what was asked for."""
        self._change.stop()
        self._frame.stop()
