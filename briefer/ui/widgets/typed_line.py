"""A line of text that is written when one leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.model.text import single_line
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.escape import asks_who_takes_escape
from briefer.ui.widgets.history_keys import asks_to_turn
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class TypedLine(QLineEdit):
    """A field whose value is `written(text)` with Enter and on leaving, if it was changed.

    Esc brings the value back. Undo and redo are the window's.
    """

    written = Signal(str)

    def __init__(
        self, name: str, accessible: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, name, accessible)
        self.setPlaceholderText(hint)
        self._value = ""

    @property
    def value(self) -> str:
        """The text that is kept."""
        return self._value

    def set_value(self, text: str) -> None:
        """Show what is kept; what is being typed stays."""
        typing = self.hasFocus() and self.text() != self._value
        self._value = text
        if not typing and self.text() != text:
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(caret, len(text)) if self.hasFocus() else 0)

    def flush(self) -> None:
        """Write what is typed and not written yet; `set_value` says that it is kept."""
        text = single_line(self.text())
        if text != self._value and not self.isReadOnly() and self.isEnabled():
            self.written.emit(text)

    def show_fault(self, *, wrong: bool) -> None:
        """Mark the field as wrong, or not."""
        look(self, fault="true" if wrong else "")

    @override
    def event(self, event: QEvent) -> bool:
        if asks_to_turn(event):
            event.ignore()
            return False
        if asks_who_takes_escape(event) and self.text() != self._value:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text() != self._value:
            self.setText(self._value)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.flush()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
