"""The memo as one document: which piece stands on which line, and how lines come and go.

No widget: an editor shows the document, whoever it is. `pieces` names the piece of each line. A
change that comes from here is quiet; any other is taken for typing and makes its pieces dirty.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from briefer.ui.memo.composer.guarded import guarded_text
from briefer.ui.memo.composer.lettering import Lettering
from briefer.ui.memo.composer.measures import Measures
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN, Kind, Piece
from briefer.ui.memo.composer.plan import TextRow
from briefer.ui.memo.composer.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.runs import Run

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Sheet(QObject):
    """Owns the document.

    `typed(piece)` comes when something was typed into a piece, `torn` when something has taken
    away, past the keys, what only the plan can bring back.
    """

    typed = Signal(object)
    torn = Signal()

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.document = QTextDocument(self)
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self.lettering = Lettering(appearance)
        self.measures = Measures(appearance)
        self.runs = Runs(self.document, self.lettering)
        self.pieces: list[Piece] = []
        self.touched: set[int] = set()
        self.lead: Piece | None = None
        self._quiet = 0
        self._suspects: set[Piece] = set()
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.setInterval(0)
        self._watchdog.timeout.connect(self._heal)
        self.document.contentsChange.connect(self._follow_change)

    # ---- where things stand

    def groups(self) -> Iterator[tuple[Piece, int, int]]:
        """Yield each piece with its first line and how many it has."""
        start = 0
        for number, piece in enumerate(self.pieces):
            following = self.pieces[number + 1] if number + 1 < len(self.pieces) else None
            if following is not piece:
                yield piece, start, number + 1 - start
                start = number + 1

    def first_line(self, piece: Piece) -> int:
        """Return the number of the first line of a piece."""
        return self.pieces.index(piece)

    def lines_of(self, piece: Piece) -> range:
        """Return the numbers of the lines of a piece; none where it is gone."""
        if piece not in self.pieces:
            return range(0)
        first = last = self.pieces.index(piece)
        while last + 1 < len(self.pieces) and self.pieces[last + 1] is piece:
            last += 1
        return range(first, last + 1)

    def block(self, line: int) -> QTextBlock:
        """Return the text block of a line."""
        return self.document.findBlockByNumber(line)

    def line_at(self, position: int) -> int:
        """Return the number of the line at a place."""
        return self.document.findBlock(position).blockNumber()

    def piece_at(self, position: int) -> Piece | None:
        """Return the piece at a place."""
        line = self.line_at(position)
        return self.pieces[line] if 0 <= line < len(self.pieces) else None

    def find(self, key: tuple[str, int]) -> Piece | None:
        """Return the piece of that key."""
        return next((piece for piece in self.pieces if piece.key == key), None)

    def is_blank(self, piece: Piece) -> bool:
        """Say whether nothing stands in a piece."""
        lines = self.lines_of(piece)
        return len(lines) == 1 and self.block(lines[0]).length() <= 1

    def takes_text(self, position: int) -> bool:
        """Say whether words can be written at a place."""
        piece = self.piece_at(position)
        if piece is None:
            return False
        return piece.kind in WRITTEN or (piece is self.lead and position <= self.lead_end)

    @property
    def lead_end(self) -> int:
        """Where the lead-in that is being written ends."""
        if self.lead is None:
            return 0
        block = self.block(self.first_line(self.lead))
        spans = [span for span in self.runs.spans(block) if self.runs.atom(span.key) is None]
        return spans[0].start if spans else block.position() + block.length() - 1

    def read(self, piece: Piece) -> tuple[Run, ...]:
        """Return what stands in a piece that is written in, a run for each line."""
        if piece is self.lead:
            block = self.block(self.first_line(piece))
            run = self.runs.read(block, 0, self.lead_end - block.position())
            return (run,) if run else ()
        return tuple(self.runs.read(self.block(line)) for line in self.lines_of(piece))

    def holds_block(self, piece: Piece) -> bool:
        """Say whether a piece is a block of the memo, or will be once what is typed is kept."""
        if piece.kind in WRITTEN and piece.section_id in self.touched:
            return not self.is_blank(piece)
        return piece.kind in BLOCKS and piece.block is not None

    def place_before(self, line: int) -> tuple[int, int]:
        """Return the section of a line, and how many blocks of it will stand before the line."""
        section = self.pieces[line].section_id
        before = {piece for piece in self.pieces[:line] if piece.section_id == section}
        return section, sum(self.holds_block(piece) for piece in before)

    # ---- lines come and go

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Change the document without taking it for typing."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    @property
    def is_busy(self) -> bool:
        """Whether lines are coming or going just now, so that places cannot be asked for."""
        return self._quiet > 0

    def clear(self) -> None:
        """Take everything away."""
        with self.unheard():
            self.lead = None
            self.pieces = []
            self.touched.clear()
            self._suspects.clear()
            self.document.clear()
            self.lettering = Lettering(self._appearance)
            self.runs.restart(self.lettering)

    def insert(self, line: int, piece: Piece) -> None:
        """Put a piece before a line, with what its row says."""
        runs = self._runs_of(piece)
        numbers = list(piece.row.numbers) if isinstance(piece.row, TextRow) else []
        with self.unheard():
            for place, run in enumerate(runs):
                cursor = self._new_line(line + place)
                self.pieces.insert(line + place, piece)
                if piece.kind in WRITTEN:
                    self.runs.insert(cursor, run, numbers)
                else:
                    self.runs.guard(cursor, guarded_text(piece, self.lettering))
                self._format(line + place)
            self._format(line + len(runs))

    def insert_line(self, line: int, piece: Piece) -> None:
        """Put an empty line of a piece that is written in before a line."""
        with self.unheard():
            self._new_line(line)
            self.pieces.insert(line, piece)
            self._format(line, line + 1)

    def remove(self, line: int, count: int = 1) -> None:
        """Take lines away; those below keep their looks."""
        with self.unheard():
            cursor = QTextCursor(self.block(line))
            following = self.block(line + count)
            if following.isValid():
                form, letters = following.blockFormat(), following.charFormat()
                cursor.setPosition(following.position(), _KEEP)
                cursor.removeSelectedText()
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(letters)
            elif line:
                before = self.block(line - 1)
                form, letters = before.blockFormat(), before.charFormat()
                cursor.setPosition(before.position() + before.length() - 1)
                last = self.block(line + count - 1)
                cursor.setPosition(last.position() + last.length() - 1, _KEEP)
                cursor.removeSelectedText()
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(letters)
            else:
                self.document.clear()
            gone = set(self.pieces[line : line + count])
            del self.pieces[line : line + count]
            if self.lead in gone and self.lead not in self.pieces:
                self.lead = None
            self._format(line)

    def part(self, position: int, piece: Piece) -> None:
        """End the line at a place; what stands behind it becomes a line of `piece`."""
        with self.unheard():
            line = self.line_at(position)
            cursor = QTextCursor(self.document)
            cursor.setPosition(position)
            cursor.insertBlock(self.block(line).blockFormat(), self.lettering.plain)
            self.pieces.insert(line + 1, piece)
            self._format(line, line + 1, line + 2)

    def join(self, line: int) -> int:
        """Put the next line at the end of a line, whose piece takes it; return where they meet."""
        with self.unheard():
            block = self.block(line)
            form, letters = block.blockFormat(), block.charFormat()
            seam = block.position() + block.length() - 1
            cursor = QTextCursor(self.document)
            cursor.setPosition(seam)
            cursor.setPosition(seam + 1, _KEEP)
            cursor.removeSelectedText()
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(letters)
            del self.pieces[line + 1]
            self._format(line, line + 1)
            return seam

    def assign(self, line: int, piece: Piece) -> None:
        """Let a line belong to another piece."""
        self.pieces[line] = piece
        self._format(line - 1, line, line + 1)

    def reformat(self, piece: Piece) -> None:
        """Give the lines of a piece the looks of what it is now."""
        lines = self.lines_of(piece)
        if lines:
            self._format(*lines, lines[-1] + 1)

    def set_column(self, width: int) -> None:
        """Let pictures follow how wide the lines are."""
        if width != self.measures.column:
            self.measures.column = width
            for piece in [piece for piece in self.pieces if piece.kind is Kind.FIGURE]:
                self.reformat(piece)

    def rewrite(self, piece: Piece) -> None:
        """Write what nobody may change anew, as its row says now."""
        line = self.first_line(piece)
        block = self.block(line)
        with self.unheard():
            cursor = QTextCursor(block)
            start = block.position()
            if piece is self.lead:
                cursor.setPosition(self.lead_end)
            cursor.setPosition(start + block.length() - 1, _KEEP)
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            lead = self.runs.read(block) if piece is self.lead else None
            self.runs.guard(cursor, guarded_text(piece, self.lettering, lead))
            cursor.endEditBlock()
            self._format(line, line + 1)

    def open_lead(self, piece: Piece) -> None:
        """Let the lead-in of an extract be written; one that the program wrote is not shown."""
        self.lead = piece
        block = self.block(self.first_line(piece))
        with self.unheard():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            cursor.removeSelectedText()
            lead = piece.block.content[0] if piece.block and piece.block.content else ()
            self.runs.insert(cursor, lead, [])
            self.runs.guard(cursor, guarded_text(piece, self.lettering, lead))

    def close_lead(self) -> None:
        """Show the extract whose lead-in was written as a whole again."""
        piece, self.lead = self.lead, None
        if piece is not None and piece in self.pieces:
            self.rewrite(piece)

    def touch(self, piece: Piece) -> None:
        """Note that a piece is not as it was kept."""
        self.touched.add(piece.section_id)
        piece.is_dirty = piece.kind in WRITTEN or piece is self.lead
        self.typed.emit(piece)

    # ---- within

    def _runs_of(self, piece: Piece) -> Sequence[Run]:
        if piece.kind in WRITTEN and piece.block is not None:
            return piece.block.content or ((),)
        return ((),)

    def _new_line(self, line: int) -> QTextCursor:
        """Make an empty line before a line; return a cursor in it."""
        cursor = QTextCursor(self.document)
        if not self.pieces:
            cursor.setBlockCharFormat(self.lettering.plain)
            return cursor
        following = self.block(line)
        if following.isValid():
            form, letters = following.blockFormat(), following.charFormat()
            cursor.setPosition(following.position())
            cursor.insertBlock(form, letters)
            cursor.setPosition(self.block(line).position())
            cursor.setBlockCharFormat(self.lettering.plain)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(cursor.blockFormat(), self.lettering.plain)
        return cursor

    def _format(self, *lines: int) -> None:
        """Give lines their looks, where they have others."""
        for line in lines:
            if not 0 <= line < len(self.pieces):
                continue
            before = self.pieces[line - 1] if line else None
            block = self.block(line)
            rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
            wanted = self.measures.format(self.pieces[line], before, rtl=rtl)
            if block.blockFormat() != wanted:
                with self.unheard():
                    QTextCursor(block).setBlockFormat(wanted)

    # ---- what something changes past us

    def _follow_change(self, position: int, _removed: int, added: int) -> None:
        if self._quiet or not self.pieces:
            return
        first = self.line_at(position)
        last = self.line_at(min(position + added, self.document.characterCount() - 1))
        surplus = self.document.blockCount() - len(self.pieces)
        if surplus:
            self._splice(first, last, surplus)
        for piece in dict.fromkeys(self.pieces[first : last + 1]):
            if piece.kind in WRITTEN or piece is self.lead:
                guards = 1 if piece is self.lead else 0
                touched = [n for n in self.lines_of(piece) if first <= n <= last]
                if not all(self.runs.is_whole(self.block(n), guards) for n in touched):
                    self._suspect(piece)
                if piece.kind is Kind.BULLETS:
                    self._format(*touched)  # its words may run the other way now
                self.touch(piece)
            else:
                self._suspect(piece)

    def _suspect(self, piece: Piece) -> None:
        self._suspects.add(piece)
        self._watchdog.start()

    def _splice(self, first: int, last: int, surplus: int) -> None:
        """Name the pieces of lines that something has parted or joined."""
        old = self.pieces[first : last + 1 - surplus]
        new = old[: last + 1 - first]
        section = self.pieces[min(first, len(self.pieces) - 1)].section_id
        while len(new) < last + 1 - first:
            new.append(Piece(Kind.PARAGRAPH, section))
        self.pieces[first : last + 1 - surplus] = new
        for piece in set(old) - set(self.pieces):
            self.touched.add(piece.section_id)
        self._suspects.update(new)
        self._watchdog.start()

    def _heal(self) -> None:
        """Put back words that something has changed past the keys."""
        suspects, self._suspects = self._suspects & set(self.pieces), set()
        with self.unheard():
            for piece in suspects:
                lines = self.lines_of(piece)
                if piece.kind in WRITTEN:
                    for line in lines:
                        self.runs.heal(self.block(line))
                    self.reformat(piece)
                elif piece is self.lead:
                    self.close_lead()
                elif not self.runs.is_guarded(self.block(lines[0])):
                    self.rewrite(piece)
        self.torn.emit()
