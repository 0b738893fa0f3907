"""Everything that changes the text of a field goes through here: one way in, one way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from briefer.ui.memo.composer.lettering import ATOM

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.lettering import Lettering
    from briefer.ui.memo.composer.runs import Run, Runs

_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Pen:
    """Writes and removes at a field's caret; an atom is taken whole or left alone."""

    def __init__(self, edit: QTextEdit, runs: Runs, lettering: Lettering) -> None:
        self._edit = edit
        self._runs = runs
        self._lettering = lettering

    def restyle(self, lettering: Lettering) -> None:
        """Write in other formats from now on."""
        self._lettering = lettering

    def type(self, text: str) -> None:
        """Write words in place of the selection."""
        cursor = self._edit.textCursor()
        form = self.format_here()
        cursor.beginEditBlock()
        self._remove(cursor)
        cursor.insertText(text, form)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)

    def insert(self, run: Run) -> None:
        """Write inlines in place of the selection."""
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        self._remove(cursor)
        self._runs.insert(cursor, run)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)

    def begin_bullet(self) -> None:
        """Begin another paragraph of the field at the caret."""
        cursor = self._edit.textCursor()
        self._remove(cursor)
        cursor.insertBlock(self._lettering.block(bulleted=True), self._lettering.plain)
        self._edit.setTextCursor(cursor)

    def remove_selection(self) -> bool:
        """Remove what is selected, grown to whole atoms; False where nothing is."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            return False
        self._remove(cursor)
        self._edit.setTextCursor(cursor)
        return True

    def remove(self, *, forward: bool, word: bool = False) -> bool:
        """Remove a character, a word or an atom beside the caret; False at the end of the field."""
        if self.remove_selection():
            return True
        cursor = self._edit.textCursor()
        before = cursor.position()
        if forward:
            cursor.movePosition(_Move.NextWord if word else _Move.NextCharacter, _KEEP)
        elif word:
            cursor.movePosition(_Move.PreviousWord, _KEEP)
        if not forward and not word:
            self._remove_character_before(cursor)
        else:
            self._remove(cursor)
        self._edit.setTextCursor(cursor)
        return cursor.position() != before or forward

    def _remove_character_before(self, cursor: QTextCursor) -> None:
        """Remove an atom that ends here, else one code point of what was typed."""
        at = cursor.position()
        atom = next((span for span in self._runs.atoms() if span.end == at), None)
        if atom is not None:
            cursor.setPosition(atom.start, _KEEP)
            cursor.removeSelectedText()
        else:
            cursor.deletePreviousChar()

    def stress(self, *, strong: bool) -> None:
        """Make the selected words bold or italic, or plain again; else those typed next."""
        cursor = self._edit.textCursor()
        wanted = self._lettering.strong if strong else self._lettering.slanted
        if not cursor.hasSelection():
            is_so = self._is_so(self._edit.currentCharFormat(), strong=strong)
            self._edit.setCurrentCharFormat(self._lettering.plain if is_so else wanted)
            return
        parts = self._own_parts(cursor.selectionStart(), cursor.selectionEnd())
        is_so = all(self._is_so(form, strong=strong) for *_, form in parts)
        cursor.beginEditBlock()
        for start, end, _ in parts:
            part = QTextCursor(cursor)
            part.setPosition(start)
            part.setPosition(end, _KEEP)
            part.setCharFormat(self._lettering.plain if is_so else wanted)
        cursor.endEditBlock()

    def snap(self, before: int | None = None) -> None:
        """Move the ends of the selection out of atoms: on from `before`, or outwards without it."""
        cursor = self._edit.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        low, high = min(anchor, position), max(anchor, position)
        for span in self._runs.atoms():
            if span.start < position < span.end:
                ahead = position == high if before is None else position > before
                position = span.end if ahead else span.start
            if span.start < anchor < span.end:
                anchor = position if low == high else span.start if anchor == low else span.end
        if (anchor, position) != (cursor.anchor(), cursor.position()):
            cursor.setPosition(anchor)
            cursor.setPosition(position, _KEEP)
            self._edit.setTextCursor(cursor)

    def touches_atom(self, start: int, end: int) -> bool:
        """Say whether a place lies in an atom, or a range takes a part of one."""
        return any(span.start < end and start < span.end for span in self._runs.atoms())

    def format_here(self) -> QTextCharFormat:
        """Return the format of what is typed now: never that of an atom or a link."""
        form = self._edit.currentCharFormat()
        if form.intProperty(ATOM) or form.anchorHref():
            return self._lettering.plain
        if self._lettering.is_strong(form):
            return self._lettering.strong
        return self._lettering.slanted if form.fontItalic() else self._lettering.plain

    def _remove(self, cursor: QTextCursor) -> None:
        """Remove the cursor's selection, grown to whole atoms."""
        if not cursor.hasSelection():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for span in self._runs.atoms():
            if span.start < end and start < span.end:
                start, end = min(start, span.start), max(end, span.end)
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.removeSelectedText()

    def _is_so(self, form: QTextCharFormat, *, strong: bool) -> bool:
        return self._lettering.is_strong(form) if strong else form.fontItalic()

    def _own_parts(self, start: int, end: int) -> list[tuple[int, int, QTextCharFormat]]:
        """Return the parts of a range that the analyst wrote, each with its format."""
        parts = []
        block = self._edit.document().findBlock(start)
        while block.isValid() and block.position() < end:
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                first = max(start, fragment.position())
                last = min(end, fragment.position() + fragment.length())
                form = fragment.charFormat()
                if first < last and not form.intProperty(ATOM) and not form.anchorHref():
                    parts.append((first, last, form))
                iterator += 1
            block = block.next()
        return parts
