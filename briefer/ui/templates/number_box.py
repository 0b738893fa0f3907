"""A number with a step up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDoubleSpinBox

from briefer.ui.accessible import named
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent


class NumberBox(QDoubleSpinBox):
    """The wheel scrolls past it, and it tells of a typed number when typing is done.

    Undo is the page's where nothing typed is left to take back.
    """

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        named(self, name, says)
        self.setKeyboardTracking(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo, line = QKeySequence.StandardKey.Undo, self.lineEdit()
        if event.matches(undo) and not line.isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)
