"""What a field does for a key: alone, or by asking those around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from briefer.ui.memo.composer.field_keys import Meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.pen import Pen

_Move = QTextCursor.MoveOperation
_LIST_SIGNS = {"-", "*", "•"}


class FieldCommands(QObject):
    """Carries out what a key means; a field that is read-only is left as it is.

    `takes_list` says whether a hyphen and a space begin a list: then `list_begun` comes. The other
    signals are those of the field.
    """

    entered = Signal()
    joined = Signal(bool)
    crossed = Signal(bool, int)
    slash_typed = Signal()
    list_begun = Signal()

    def __init__(self, field: QTextEdit, pen: Pen) -> None:
        super().__init__(field)
        self._field = field
        self._pen = pen
        self.takes_list = True
        self._changes: dict[Meaning, Callable[[], object]] = {
            Meaning.ENTER: self.entered.emit,
            Meaning.REMOVE_BEFORE: lambda: self._remove(forward=False),
            Meaning.REMOVE_AFTER: lambda: self._remove(forward=True),
            Meaning.REMOVE_WORD_BEFORE: lambda: self._remove(forward=False, word=True),
            Meaning.REMOVE_WORD_AFTER: lambda: self._remove(forward=True, word=True),
            Meaning.CUT: self._cut,
            Meaning.PASTE: field.paste,
            Meaning.STRONG: lambda: pen.stress(strong=True),
            Meaning.SLANTED: lambda: pen.stress(strong=False),
        }
        self._motions: dict[Meaning, Callable[[], bool]] = {
            Meaning.UP: lambda: self._cross(forward=False, by_line=True),
            Meaning.DOWN: lambda: self._cross(forward=True, by_line=True),
            Meaning.LEFT: lambda: self._cross(forward=False, by_line=False),
            Meaning.RIGHT: lambda: self._cross(forward=True, by_line=False),
        }

    def do(self, meaning: Meaning | None, text: str = "") -> bool:
        """Do what a key means; False leaves the key to Qt, which moves the caret with it."""
        if meaning in self._motions:
            return self._motions[meaning]()
        if meaning is None:
            return False
        if not self._field.isReadOnly():
            if meaning is Meaning.TYPED:
                self._type(text)
            else:
                self._changes[meaning]()
        return True

    def _type(self, text: str) -> None:
        if text == "/" and self._field.document().isEmpty():
            self.slash_typed.emit()
        elif text == " " and self._begins_list():
            self._pen.remove(forward=False)
            self.list_begun.emit()
        else:
            self._pen.type(text)

    def _begins_list(self) -> bool:
        """Say whether a hyphen is all that stands before the caret in a paragraph."""
        at_second = self._field.textCursor().position() == 1
        return self.takes_list and at_second and self._field.toPlainText()[:1] in _LIST_SIGNS

    def _remove(self, *, forward: bool, word: bool = False) -> None:
        cursor = self._field.textCursor()
        at_end = cursor.atEnd() if forward else cursor.atStart()
        if at_end and not cursor.hasSelection():
            self.joined.emit(forward)
        else:
            self._pen.remove(forward=forward, word=word)

    def _cut(self) -> None:
        self._field.copy()
        self._pen.remove_selection()

    def _cross(self, *, forward: bool, by_line: bool) -> bool:
        """Leave the field where the caret stands in its last line, or at its end."""
        cursor = self._field.textCursor()
        if by_line:
            inside = QTextCursor(cursor).movePosition(_Move.Down if forward else _Move.Up)
            x = self._field.cursorRect().center().x()
        else:
            inside = not (cursor.atEnd() if forward else cursor.atStart())
            x = -1
        if inside or cursor.hasSelection():
            return False
        self.crossed.emit(forward, x)
        return True
