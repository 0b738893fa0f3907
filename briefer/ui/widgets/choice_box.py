"""A combo box whose value is not changed by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent


class ChoiceBox(QComboBox):
    """The wheel scrolls past it, and keys with Ctrl are commands, not letters to look for."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
