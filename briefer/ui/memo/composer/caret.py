"""Where the caret may stand: in words, or on something that is then chosen as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from briefer.ui.memo.composer.piece import CHOSEN, WRITTEN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Caret:
    """The caret of one editor, kept out of atoms and of what is only shown."""

    def __init__(self, edit: QTextEdit, sheet: Sheet) -> None:
        self._edit = edit
        self._sheet = sheet

    @property
    def position(self) -> int:
        """Where it stands, in UTF-16 units from the start."""
        return self._edit.textCursor().position()

    @property
    def line(self) -> int:
        """The number of its line."""
        return self._sheet.line_at(self.position)

    @property
    def piece(self) -> Piece | None:
        """The piece in which it stands."""
        return self._sheet.piece_at(self.position)

    @property
    def chosen(self) -> Piece | None:
        """What is chosen as a whole: something that takes no words, without a selection."""
        piece = self.piece
        if self._edit.textCursor().hasSelection() or piece is self._sheet.lead:
            return None
        return piece if piece is not None and piece.kind in CHOSEN else None

    def put(self, position: int, *, keep: bool = False) -> None:
        """Put it at a place; with `keep` the selection reaches from where it began."""
        cursor = self._edit.textCursor()
        last = max(0, self._sheet.document.characterCount() - 1)
        mode = _KEEP if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(max(0, min(position, last)), mode)
        self._edit.setTextCursor(cursor)

    def enter(self, piece: Piece, *, at_end: bool = False) -> None:
        """Put it into a piece, at its start or its end."""
        lines = self._sheet.lines_of(piece)
        if not lines:
            return
        block = self._sheet.block(lines[-1] if at_end else lines[0])
        to_end = at_end and piece.kind in WRITTEN
        self.put(block.position() + (block.length() - 1 if to_end else 0))

    def stop(self, line: int, *, forward: bool) -> int | None:
        """Return the next line from here on where it may stand, None where there is none."""
        pieces = self._sheet.pieces
        while 0 <= line < len(pieces):
            if pieces[line].kind in WRITTEN | CHOSEN:
                return line
            line += 1 if forward else -1
        return None

    def step(self, *, forward: bool, at_end: bool = False) -> bool:
        """Go to the next line where it may stand, to its end or where it is nearest."""
        line = self.stop(self.line + (1 if forward else -1), forward=forward)
        if line is None:
            return False
        block = self._sheet.block(line)
        place = 0
        if self._sheet.pieces[line].kind in WRITTEN:
            layout = block.layout()
            if at_end:
                place = block.length() - 1
            elif not forward and layout.lineCount():
                place = layout.lineAt(layout.lineCount() - 1).textStart()
        self.put(block.position() + place)
        return True

    def snap(self, before: int | None = None) -> None:
        """Move it, and the other end of a selection, out of atoms: on from `before`, or out."""
        cursor = self._edit.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        if anchor == position:
            wanted = self._allowed(position, before)
            if wanted != position:
                self.put(wanted)
            return
        new_position = self._out(position, ahead=position > (anchor if before is None else before))
        new_anchor = self._out(anchor, ahead=anchor > new_position)
        if (new_anchor, new_position) != (anchor, position):
            cursor.setPosition(new_anchor)
            cursor.setPosition(new_position, _KEEP)
            self._edit.setTextCursor(cursor)

    def _allowed(self, position: int, before: int | None) -> int:
        sheet = self._sheet
        piece = sheet.piece_at(position)
        line = sheet.line_at(position)
        ahead = before is None or position > before
        if piece is None:
            return position
        if piece is sheet.lead:
            return self._out(min(position, sheet.lead_end), ahead=ahead)
        if piece.kind in WRITTEN:
            return self._out(position, ahead=ahead)
        stop = self.stop(line, forward=ahead)
        if stop is None:
            stop = self.stop(line, forward=not ahead)
        if stop is None:
            return position
        block = sheet.block(stop)
        to_end = stop < line and sheet.pieces[stop].kind in WRITTEN
        return block.position() + (block.length() - 1 if to_end else 0)

    def _out(self, position: int, *, ahead: bool) -> int:
        """Return the place at an edge of the atom in which a place lies."""
        for span in self._sheet.runs.spans(self._sheet.document.findBlock(position)):
            if span.start < position < span.end:
                return span.end if ahead else span.start
        return position
