"""The line of the second stage in which words of another passage are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from briefer.ui.overriding import override
from briefer.ui.read.palette.stage_line import StageLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FinderLine(StageLine):
    """What is typed is never kept: arrows `moved` in the list below, Enter `taken` from it."""

    moved = Signal(int)
    taken = Signal()

    @override
    def flush(self) -> None:
        """Nothing is written."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)
