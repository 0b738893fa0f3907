"""Everything that changes what is written goes through here: one way in, one way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from briefer.model.inline import Text
from briefer.model.memo import BULLETS, FIGURE, PAGE_BREAK, PARAGRAPH, TABLE
from briefer.ui.memo.composer.clipping import at_home
from briefer.ui.memo.composer.kept import both, half
from briefer.ui.memo.composer.lettering import ATOM
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN, Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QTextEdit

    from briefer.model.memo import MemoBlock
    from briefer.ui.memo.composer.clipping import Clip
    from briefer.ui.memo.composer.runs import Run
    from briefer.ui.memo.composer.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor
_KINDS = {PAGE_BREAK: Kind.BREAK, TABLE: Kind.TABLE, FIGURE: Kind.FIGURE}


class Pen:
    """Writes and removes at the editor's caret.

    An atom is taken whole or left alone, a card goes or stays, a heading stays.
    """

    def __init__(self, edit: QTextEdit, sheet: Sheet) -> None:
        self._edit = edit
        self._sheet = sheet

    # ---- in

    def type(self, text: str) -> None:
        """Write words at the caret, where words can be written."""
        cursor = self._edit.textCursor()
        cursor.insertText(text, self.format_here())
        self._edit.setTextCursor(cursor)

    def insert(self, run: Run) -> None:
        """Write inlines at the caret."""
        sheet, cursor = self._sheet, self._edit.textCursor()
        piece = sheet.piece_at(cursor.position())
        cursor.beginEditBlock()
        sheet.runs.insert(cursor, run, [])
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        if piece is not None:
            sheet.touch(piece)

    def paste(self, clips: Sequence[Clip]) -> None:
        """Write what a clipboard held at the caret, which then stands behind it."""
        if not clips:
            return
        clips = [at_home(clip, self._sheet.runs.names) for clip in clips]
        piece = self._sheet.pieces[self._line]
        if piece is self._sheet.lead:
            self.insert(tuple(item for clip in clips for item in (*clip.run, Text(" ")))[:-1])
            return
        # Lines of another program's text that are pasted into a list are bullets of it.
        is_plain = not any(clip.is_bullet or clip.block is not None for clip in clips)
        is_parted = (len(clips) > 1 or clips[0].block is not None) and self._open_up()
        for place, clip in enumerate(clips):
            if clip.block is not None:
                self._paste_block(clip.block)
            elif place == 0 and self._sheet.takes_text(self._caret):
                self._begin_list(clip)
                self.insert(clip.run)
            else:
                self._paste_line(clip, goes_on=clip.is_bullet or is_plain)
        line, caret = self._line, self._caret
        if is_parted and clips[-1].block is None and self._can_join(line, line + 1):
            self._join(line)
            self._put(caret)

    def _open_up(self) -> bool:
        """End the line at the caret where words stand on both sides of it."""
        sheet, caret, line = self._sheet, self._caret, self._line
        end = sheet.block(line).position() + sheet.block(line).length() - 1
        if sheet.pieces[line].kind not in WRITTEN or caret == end:
            return False
        self.part()
        self._put(caret)
        return True

    def _begin_list(self, clip: Clip) -> None:
        piece = self._sheet.pieces[self._line]
        if clip.is_bullet and piece.kind is Kind.PARAGRAPH and self._sheet.is_blank(piece):
            self.turn(Kind.BULLETS)

    def _paste_block(self, block: MemoBlock) -> None:
        """Put a block that is taken as a whole below the line, or in place of an empty one."""
        sheet, line = self._sheet, self._line
        piece = sheet.pieces[line]
        kind = _KINDS.get(block.kind, Kind.CARD)
        new = Piece(kind, piece.section_id, block)
        is_blank = piece.kind in WRITTEN and sheet.is_blank(piece)
        place = line if is_blank else self._below(line)
        if place < len(sheet.pieces) and sheet.pieces[place] is piece and not is_blank:
            self._cut_list(place)
        sheet.insert(place, new)
        if is_blank and not piece.is_standing:
            sheet.remove(place + 1)
            sheet.touched.add(piece.section_id)
        sheet.touch(new)
        self._put(sheet.block(place).position())

    def _paste_line(self, clip: Clip, *, goes_on: bool) -> None:
        """Put a paragraph or a bullet below the line; a list `goes_on` there, or ends."""
        sheet, line = self._sheet, self._line
        piece, place = sheet.pieces[line], self._below(line)
        if piece.kind is not Kind.BULLETS or not goes_on:
            if place < len(sheet.pieces) and sheet.pieces[place] is piece:
                self._cut_list(place)
            kind = Kind.BULLETS if clip.is_bullet else Kind.PARAGRAPH
            piece = Piece(kind, piece.section_id)
        sheet.insert_line(place, piece)
        self._put(sheet.block(place).position())
        self.insert(clip.run)

    def _below(self, line: int) -> int:
        """Return where a line below goes: under a heading below what the program writes there."""
        pieces = self._sheet.pieces
        below = line + 1
        while below < len(pieces) and pieces[below].kind is Kind.GENERATED:
            below += 1
        return below

    def open_line(self, line: int, *, below: bool) -> None:
        """Open an empty line beside a piece that is taken as a whole, or go to one there is."""
        sheet = self._sheet
        place = self._below(line) if below else line
        beside = place if below else line - 1
        there = sheet.pieces[beside] if 0 <= beside < len(sheet.pieces) else None
        section_id = sheet.pieces[line].section_id
        fits = there is not None and there.section_id == section_id
        if fits and there is not None and there.kind is Kind.PARAGRAPH and sheet.is_blank(there):
            self._put(sheet.block(beside).position())
            return
        sheet.insert_line(place, Piece(Kind.PARAGRAPH, section_id))
        self._put(sheet.block(place).position())

    def open_at(self, line: int, section_id: int) -> None:
        """Open an empty line of a section before a line."""
        self._sheet.insert_line(line, Piece(Kind.PARAGRAPH, section_id))
        self._put(self._sheet.block(line).position())

    def part(self) -> Piece:
        """End the paragraph at the caret; return the piece of what stands behind it."""
        sheet, caret, line = self._sheet, self._caret, self._line
        piece = sheet.pieces[line]
        at_start = caret == sheet.block(line).position()
        new = piece
        if piece.kind is not Kind.BULLETS:
            new = Piece(piece.kind, piece.section_id, half(piece.block, PARAGRAPH))
        sheet.part(caret, new)
        if at_start and new is not piece:
            sheet.assign(line, new)
            sheet.assign(line + 1, piece)
        sheet.touch(new)
        sheet.touch(piece)
        self._put(caret + 1)
        return sheet.pieces[line + 1]

    def turn(self, kind: Kind) -> Piece:
        """Make the caret's line a paragraph or a bullet; return its piece."""
        sheet, line = self._sheet, self._line
        piece = sheet.pieces[line]
        lines = sheet.lines_of(piece)
        if len(lines) > 1:
            if lines[0] < line < lines[-1]:
                self._cut_list(line + 1)
            name = BULLETS if kind is Kind.BULLETS else PARAGRAPH
            sheet.assign(line, Piece(kind, piece.section_id, half(piece.block, name)))
            sheet.touch(piece)
            piece = sheet.pieces[line]
        piece.kind = kind
        piece.is_standing = False
        sheet.reformat(piece)
        sheet.touch(piece)
        return piece

    def _cut_list(self, line: int) -> None:
        """Let a list end before a line; the bullets from there on are a list of their own."""
        sheet = self._sheet
        piece = sheet.pieces[line]
        rest = Piece(Kind.BULLETS, piece.section_id, half(piece.block, BULLETS))
        for number in [n for n in sheet.lines_of(piece) if n >= line]:
            sheet.assign(number, rest)
        sheet.touch(rest)

    # ---- out

    def remove(self, start: int, end: int) -> tuple[int, int]:
        """Remove what stands between two places, grown to whole atoms; the caret goes there.

        Cards and page breaks in the range go, headings stay; two paragraphs whose ends meet become
        one. Returns the line where it began, and the section of that.
        """
        sheet = self._sheet
        start, end = self.grown(start, end)
        first, last = sheet.line_at(start), sheet.line_at(end)
        place = first, sheet.pieces[first].section_id
        whole = self._whole_lines(start, end, first, last)
        meets = first < last and all(line in whole for line in range(first + 1, last))
        self._put(start)
        for line in reversed(range(first, last + 1)):
            piece = sheet.pieces[line]
            if line in whole:
                sheet.remove(line)
                sheet.touch(piece)
            elif piece.kind in WRITTEN or piece is sheet.lead:
                self._clear(line, start, end)
        if meets and not {first, last} & whole and self._can_join(first, first + 1):
            self._join(first)
        self._put(start)
        return place

    def grown(self, start: int, end: int) -> tuple[int, int]:
        """Return a range grown to whole atoms and whole cards."""
        sheet = self._sheet
        if start == end:
            return start, end
        for line in (sheet.line_at(start), sheet.line_at(end)):
            for span in sheet.runs.spans(sheet.block(line)):
                if span.start < end and start < span.end:
                    start, end = min(start, span.start), max(end, span.end)
        return start, end

    def join(self, line: int) -> None:
        """Put the next line at the end of a line, where both are written in; the caret between."""
        block = self._sheet.block(line)
        self._put(block.position() + block.length() - 1)
        caret = self._caret
        self._join(line)
        self._put(caret)

    def _whole_lines(self, start: int, end: int, first: int, last: int) -> set[int]:
        """Return the lines that go as a whole; those where the range begins and ends are cut."""
        sheet = self._sheet
        whole = set()
        for line in range(first, last + 1):
            piece, block = sheet.pieces[line], sheet.block(line)
            stop = block.position() + block.length() - 1
            goes = max(start, block.position()) < min(end, stop) and piece is not sheet.lead
            if piece.kind in WRITTEN:
                goes = first < line < last and not piece.is_standing
            if goes and piece.kind in BLOCKS:
                whole.add(line)
        return whole

    def _can_join(self, first: int, last: int) -> bool:
        pieces = self._sheet.pieces
        if last >= len(pieces):
            return False
        a, b = pieces[first], pieces[last]
        return a.kind in WRITTEN and b.kind in WRITTEN and a.section_id == b.section_id

    def _clear(self, line: int, start: int, end: int) -> None:
        """Remove what lies between two places of a line."""
        sheet = self._sheet
        block = sheet.block(line)
        stop = block.position() + block.length() - 1
        if sheet.pieces[line] is sheet.lead:
            stop = sheet.lead_end
        first, last = max(start, block.position()), min(end, stop)
        if first >= last:
            return
        with sheet.unheard():
            cursor = QTextCursor(sheet.document)
            cursor.setPosition(first)
            cursor.setPosition(last, _KEEP)
            cursor.removeSelectedText()
        sheet.touch(sheet.pieces[line])

    def _join(self, line: int) -> None:
        """Put the next line at the end of a line; an empty one of them just goes."""
        sheet = self._sheet
        first, second = sheet.pieces[line], sheet.pieces[line + 1]
        if second is not first and second.is_standing and sheet.is_blank(second):
            return
        if second is not first and sheet.is_blank(second):
            sheet.remove(line + 1)
            sheet.touch(second)
            return
        if second is not first and sheet.is_blank(first):
            sheet.remove(line)
            sheet.touch(second)
            return
        rest = [n - 1 for n in sheet.lines_of(second) if n > line + 1]
        if second is not first and second.block is not None:
            new = replace(second.block, id=0, guid="")
            first.block = both(first.block, second.block) if first.block is not None else new
        sheet.join(line)
        if second is not first and rest:
            first.kind = Kind.BULLETS
            for number in rest:
                sheet.assign(number, first)
        sheet.reformat(first)
        sheet.touch(first)

    # ---- looks

    def stress(self, *, strong: bool) -> None:
        """Make the selected words bold or italic, or plain again; else those typed next."""
        lettering = self._sheet.lettering
        cursor = self._edit.textCursor()
        wanted = lettering.strong if strong else lettering.slanted
        if not cursor.hasSelection():
            is_so = self._is_so(self._edit.currentCharFormat(), strong=strong)
            self._edit.setCurrentCharFormat(lettering.plain if is_so else wanted)
            return
        parts = self._own_parts(cursor.selectionStart(), cursor.selectionEnd())
        is_so = all(self._is_so(form, strong=strong) for *_, form in parts)
        cursor.beginEditBlock()
        for start, end, _ in parts:
            part = QTextCursor(cursor)
            part.setPosition(start)
            part.setPosition(end, _KEEP)
            part.setCharFormat(lettering.plain if is_so else wanted)
        cursor.endEditBlock()

    def format_here(self) -> QTextCharFormat:
        """Return the format of what is typed now: never that of an atom or a link."""
        lettering = self._sheet.lettering
        form = self._edit.currentCharFormat()
        if form.intProperty(ATOM) or form.anchorHref():
            return lettering.plain
        if lettering.is_strong(form):
            return lettering.strong
        return lettering.slanted if form.fontItalic() else lettering.plain

    def _is_so(self, form: QTextCharFormat, *, strong: bool) -> bool:
        return self._sheet.lettering.is_strong(form) if strong else form.fontItalic()

    def _own_parts(self, start: int, end: int) -> list[tuple[int, int, QTextCharFormat]]:
        """Return the parts of a range that the analyst wrote, each with its format."""
        parts = []
        block = self._sheet.document.findBlock(start)
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

    # ---- the caret

    @property
    def _caret(self) -> int:
        return self._edit.textCursor().position()

    @property
    def _line(self) -> int:
        return self._sheet.line_at(self._caret)

    def _put(self, position: int) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(max(0, min(position, self._sheet.document.characterCount() - 1)))
        self._edit.setTextCursor(cursor)
