"""A line to type in, inside of a row of the second stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.history_keys import asks_to_turn

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class StageLine(QLineEdit):
    """Its text is `written` with Enter, with Tab and on leaving, if it was changed.

    Enter and Esc also say `left`: the keys go back to the row; Enter says `taken` before that. Esc
    brings the old text back. Enter with nothing typed is left to the row.
    """

    written = Signal(str)
    taken = Signal()
    left = Signal()

    def __init__(self, name: str, accessible: str, hint: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setPlaceholderText(hint)
        self._value = ""

    def show_value(self, text: str) -> None:
        """Show what is kept; what is being typed stays."""
        typing = self.hasFocus() and self.text() != self._value
        self._value = text
        if not typing:
            self.setText(text)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        text = " ".join(self.text().split())
        if text != " ".join(self._value.split()):
            self._value = text
            self.written.emit(text)

    @override
    def event(self, event: QEvent) -> bool:
        if asks_to_turn(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Alt and a letter lead to a row; AltGr, which is Ctrl and Alt on some systems, writes one.
        others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        leads_on = others == Qt.KeyboardModifier.AltModifier
        empty = not (self.text() or self._value)
        if (leads_on and event.text().isalpha()) or (event.key() in _ENTER and empty):
            event.ignore()
        elif event.key() in _ENTER:
            self.flush()
            self.taken.emit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._value)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
