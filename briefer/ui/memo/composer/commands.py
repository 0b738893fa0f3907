"""What the editor does for a key, and for what its menu offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from briefer.ui.memo.composer.clipping import clipped, unclipped
from briefer.ui.memo.composer.keys import Meaning
from briefer.ui.memo.composer.pictures_held import holds_pictures, lies_on_the_web
from briefer.ui.memo.composer.piece import WRITTEN, Kind
from briefer.ui.memo.composer.reading import clips_between

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.caret import Caret
    from briefer.ui.memo.composer.clipping import Clip
    from briefer.ui.memo.composer.pen import Pen
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet

_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_LIST_SIGNS = {"-", "*", "•"}


class Commands(QObject):
    """Carries out what a key means; what is read-only is left as it is.

    `step` carries out a change of more than one line as one step of undo. The rest is asked for:
    `slash_typed` on an empty line, `cite_asked` for a note and `reference_asked` for a reference at
    the caret, `cited_copy_asked(clips)` for a copy with its sources, `moved(piece, forward)` by Alt
    and an arrow, `section_removed` and `renaming` with a heading, `lead_left` to close a lead-in,
    `table_asked` and `figure_asked` with a piece to change, `pictures_pasted(data)` with pictures
    of another program, `address_pasted` where only the address of one is held. `admit` looks
    through what is pasted.
    """

    slash_typed = Signal()
    cite_asked = Signal()
    reference_asked = Signal()
    cited_copy_asked = Signal(object)
    moved = Signal(object, bool)
    section_removed = Signal(object)
    renaming = Signal(object)
    table_asked = Signal(object)
    figure_asked = Signal(object)
    pictures_pasted = Signal(object)
    address_pasted = Signal()
    lead_left = Signal()

    def __init__(self, edit: QTextEdit, sheet: Sheet, pen: Pen, caret: Caret) -> None:
        super().__init__(edit)
        self._edit = edit
        self._sheet = sheet
        self._pen = pen
        self._caret = caret
        self.step: Callable[[Callable[[], object]], object] = _at_once
        self.admit: Callable[[Sequence[Clip]], Sequence[Clip]] = _as_it_is
        self._changes: dict[Meaning, Callable[[], object]] = {
            Meaning.ENTER: lambda: self._enter(above=False),
            Meaning.ENTER_ABOVE: lambda: self._enter(above=True),
            Meaning.REMOVE_BEFORE: lambda: self._remove(forward=False),
            Meaning.REMOVE_AFTER: lambda: self._remove(forward=True),
            Meaning.REMOVE_WORD_BEFORE: lambda: self._remove(forward=False, word=True),
            Meaning.REMOVE_WORD_AFTER: lambda: self._remove(forward=True, word=True),
            Meaning.CUT: self._cut,
            Meaning.PASTE: self._paste,
            Meaning.STRONG: lambda: pen.stress(strong=True),
            Meaning.SLANTED: lambda: pen.stress(strong=False),
            Meaning.MOVE_UP: lambda: self._move(forward=False),
            Meaning.MOVE_DOWN: lambda: self._move(forward=True),
            Meaning.EDIT: self._edit_piece,
            Meaning.CITE: self._cite,
            Meaning.REFER: self._refer,
        }
        self._motions: dict[Meaning, Callable[[], bool]] = {
            Meaning.UP: lambda: self._cross(forward=False, by_line=True),
            Meaning.DOWN: lambda: self._cross(forward=True, by_line=True),
            Meaning.LEFT: lambda: self._cross(forward=False, by_line=False),
            Meaning.RIGHT: lambda: self._cross(forward=True, by_line=False),
            Meaning.SELECT_ALL: self._select_all,
            Meaning.ESCAPE: self._escape,
            Meaning.COPY: self._copy,
            Meaning.COPY_CITED: self._copy_cited,
        }

    def do(self, meaning: Meaning | None, text: str = "") -> bool:
        """Do what a key means; False leaves the key to Qt, which moves the caret with it."""
        if meaning in self._motions:
            return self._motions[meaning]()
        if meaning is None:
            return False
        if not self._edit.isReadOnly() and self._sheet.pieces:
            if meaning is Meaning.TYPED:
                self.type(text)
            else:
                self._changes[meaning]()
            self._edit.ensureCursorVisible()
        return True

    # ---- in

    def type(self, text: str) -> None:
        """Write words at the caret, in place of the selection."""
        if self._edit.textCursor().hasSelection():
            self.step(lambda: self._replace(lambda: self._pen.type(text)))
        elif self._caret.chosen is not None:
            return
        elif text == "/" and self.stands_on_empty_line:
            self.slash_typed.emit()
        elif text == " " and self._begins_list():
            self.step(self._begin_list)
        else:
            self._pen.type(text)

    def insert_clips(self, clips: Sequence[Clip]) -> None:
        """Write what a clipboard held in place of the selection."""
        clips = self.admit(clips)
        if clips:
            self.step(lambda: self._replace(lambda: self._pen.paste(clips)))

    def make_room(self) -> None:
        """Remove what is selected, and open a line where none takes words."""
        self.step(lambda: self._replace(lambda: None))

    @property
    def stands_on_empty_line(self) -> bool:
        """Whether the caret stands in a paragraph in which nothing stands yet."""
        piece = self._caret.piece
        return piece is not None and piece.kind is Kind.PARAGRAPH and self._sheet.is_blank(piece)

    def _replace(self, write: Callable[[], object]) -> None:
        """Remove what is selected, open a line where none takes words, and write."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            line, section_id = self._pen.remove(cursor.selectionStart(), cursor.selectionEnd())
            if not self._sheet.takes_text(self._caret.position):
                self._pen.open_at(line, section_id)
        write()

    def paste(self, data: QMimeData) -> None:
        """Write what a clipboard holds, or show its pictures."""
        if holds_pictures(data):
            self.pictures_pasted.emit(data)
        elif lies_on_the_web(data):
            self.address_pasted.emit()
        else:
            self.insert_clips(unclipped(data))

    def _paste(self) -> None:
        self.paste(QGuiApplication.clipboard().mimeData())

    def _begins_list(self) -> bool:
        """Say whether a hyphen is all that stands before the caret in a paragraph."""
        piece = self._caret.piece
        if piece is None or piece.kind is not Kind.PARAGRAPH:
            return False
        block = self._sheet.block(self._caret.line)
        at_second = self._caret.position == block.position() + 1
        return at_second and block.text()[:1] in _LIST_SIGNS

    def _begin_list(self) -> None:
        at = self._caret.position
        self._pen.remove(at - 1, at)
        self._pen.turn(Kind.BULLETS)

    def _enter(self, *, above: bool) -> None:
        if self._edit.textCursor().hasSelection():
            self.step(lambda: self._replace(self._part))
            return
        chosen = self._caret.chosen
        if self._caret.piece is self._sheet.lead:
            self.lead_left.emit()
        elif chosen is not None:
            self._pen.open_line(self._caret.line, below=not above or chosen.kind is Kind.HEADING)
        elif self._caret.piece is not None:
            self._part()

    def _part(self) -> None:
        """Begin another paragraph or bullet at the caret."""
        piece, line, at = self._caret.piece, self._caret.line, self._caret.position
        if piece is None:
            return
        block = self._sheet.block(line)
        is_empty = block.length() <= 1
        if piece.kind is Kind.BULLETS:
            self.step((lambda: self._pen.turn(Kind.PARAGRAPH)) if is_empty else self._pen.part)
        elif is_empty:
            return
        elif at == block.position() + block.length() - 1:
            self._pen.open_line(line, below=True)
        elif at == block.position():
            self._pen.open_line(line, below=False)
        else:
            self.step(self._pen.part)

    # ---- out

    def remove_selection(self) -> bool:
        """Remove what is selected; False where nothing is."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            return False
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if self._sheet.line_at(start) == self._sheet.line_at(end):
            self._pen.remove(start, end)
        else:
            self.step(lambda: self._pen.remove(start, end))
        self._caret.snap()
        return True

    def remove_piece(self, piece: Piece) -> None:
        """Take a card or a page break out of the memo."""
        lines = self._sheet.lines_of(piece)
        if lines and not self._edit.isReadOnly():
            last = self._sheet.block(lines[-1])
            start = self._sheet.block(lines[0]).position()
            self.step(lambda: self._pen.remove(start, last.position() + last.length() - 1))
            self._caret.snap()

    def _cut(self) -> None:
        cursor = self._edit.textCursor()
        chosen = self._caret.chosen
        if cursor.hasSelection():
            self._edit.copy()
            self.remove_selection()
        elif chosen is not None and chosen.kind is not Kind.HEADING:
            self.copy_piece(chosen)
            self.remove_piece(chosen)

    def _copy(self) -> bool:
        self._edit.copy()
        return True

    def _copy_cited(self) -> bool:
        """Copy what is selected, or chosen as a whole, with its sources."""
        cursor, chosen = self._edit.textCursor(), self._caret.chosen
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if chosen is not None:
            block = self._sheet.block(self._caret.line)
            start, end = block.position(), block.position() + block.length() - 1
        if start < end:
            start, end = self._pen.grown(start, end)
            self.cited_copy_asked.emit(clips_between(self._sheet, start, end))
        return True

    def _cite(self) -> None:
        piece = self._caret.piece
        if piece is not None and piece.kind in WRITTEN:
            self.cite_asked.emit()

    def _refer(self) -> None:
        if self._sheet.takes_text(self._caret.position):
            self.reference_asked.emit()

    def copy_piece(self, piece: Piece) -> None:
        """Put a whole piece on the clipboard."""
        lines = self._sheet.lines_of(piece)
        first, last = self._sheet.block(lines[0]), self._sheet.block(lines[-1])
        clips = clips_between(self._sheet, first.position(), last.position() + last.length() - 1)
        QGuiApplication.clipboard().setMimeData(clipped(clips))

    def _remove(self, *, forward: bool, word: bool = False) -> None:
        if self.remove_selection():
            return
        chosen = self._caret.chosen
        if chosen is not None and chosen.kind is Kind.HEADING:
            if forward:
                self.section_removed.emit(chosen)
        elif chosen is not None:
            self.remove_piece(chosen)
        elif self._at_edge(forward=forward):
            self._remove_edge(forward=forward)
        else:
            self._remove_beside(forward=forward, word=word)

    def _at_edge(self, *, forward: bool) -> bool:
        block, at = self._sheet.block(self._caret.line), self._caret.position
        if not forward:
            return at == block.position()
        if self._caret.piece is self._sheet.lead:
            return at >= self._sheet.lead_end
        return at == block.position() + block.length() - 1

    def _remove_edge(self, *, forward: bool) -> None:
        """Join the line with its neighbour, or go to a neighbour that takes no words."""
        sheet, line, piece = self._sheet, self._caret.line, self._caret.piece
        if piece is None or piece is sheet.lead:
            return
        if piece.kind is Kind.BULLETS and not forward and sheet.first_line(piece) == line:
            self.step(lambda: self._pen.turn(Kind.PARAGRAPH))
            return
        first = line if forward else line - 1
        pieces = sheet.pieces
        if first >= 0 and first + 1 < len(pieces) and self._are_beside(first):
            self.step(lambda: self._pen.join(first))
        else:
            self._caret.step(forward=forward, at_end=not forward)

    def _are_beside(self, line: int) -> bool:
        """Say whether a line and the next one are written in, and can be one."""
        first, second = self._sheet.pieces[line], self._sheet.pieces[line + 1]
        if first.section_id != second.section_id or not {first.kind, second.kind} <= WRITTEN:
            return False
        return not (second.is_standing and self._sheet.is_blank(second))

    def _remove_beside(self, *, forward: bool, word: bool) -> None:
        """Remove an atom, a word or a letter beside the caret."""
        at = self._caret.position
        block = self._sheet.block(self._caret.line)
        spans = self._sheet.runs.spans(block)
        atom = next((s for s in spans if at == (s.start if forward else s.end)), None)
        cursor = self._edit.textCursor()
        if atom is not None:
            self._pen.remove(atom.start, atom.end)
        elif word or forward:
            moves = {
                (True, True): _Move.NextWord,
                (True, False): _Move.NextCharacter,
                (False, True): _Move.PreviousWord,
            }
            cursor.movePosition(moves[forward, word], _KEEP)
            end = block.position() + block.length() - 1
            other = max(block.position(), min(cursor.position(), end))
            self._pen.remove(min(at, other), max(at, other))
        else:
            cursor.deletePreviousChar()  # one code point: an accent goes before its letter

    # ---- the rest

    def _move(self, *, forward: bool) -> None:
        piece = self._caret.piece
        if piece is not None and piece is not self._sheet.lead:
            self.moved.emit(piece, forward)

    def _edit_piece(self) -> None:
        chosen = self._caret.chosen
        if chosen is None:
            return
        if chosen.kind is Kind.CARD:
            self.open_lead(chosen)
        elif chosen.kind is Kind.TABLE:
            self.table_asked.emit(chosen)
        elif chosen.kind is Kind.FIGURE:
            self.figure_asked.emit(chosen)
        elif chosen.kind is Kind.HEADING:
            self.renaming.emit(chosen)

    def open_lead(self, piece: Piece) -> None:
        """Let the lead-in of an extract be written."""
        if not self._edit.isReadOnly() and piece.block_id:
            self._sheet.open_lead(piece)
            self._caret.put(self._sheet.lead_end)

    def _escape(self) -> bool:
        if self._sheet.lead is None or self._caret.piece is not self._sheet.lead:
            return False
        self.lead_left.emit()
        return True

    def _select_all(self) -> bool:
        lead = self._sheet.lead
        if lead is not None and self._caret.piece is lead:
            self._caret.put(self._sheet.block(self._caret.line).position())
            self._caret.put(self._sheet.lead_end, keep=True)
        else:
            self._edit.selectAll()
        return True

    def _cross(self, *, forward: bool, by_line: bool) -> bool:
        """Go on from what is chosen as a whole; False leaves the motion to Qt."""
        piece = self._caret.piece
        if self._edit.textCursor().hasSelection() or piece is None:
            return False
        if piece is self._sheet.lead:
            return self._cross_lead(forward=forward, by_line=by_line)
        if piece.kind in WRITTEN:
            return False
        self._caret.step(forward=forward, at_end=not by_line)
        return True

    def _cross_lead(self, *, forward: bool, by_line: bool) -> bool:
        """Leave the lead-in where an arrow leads out of its lines."""
        cursor = QTextCursor(self._edit.textCursor())
        if not by_line:
            return self._at_edge(forward=forward)
        cursor.movePosition(_Move.Down if forward else _Move.Up)
        start = self._sheet.block(self._caret.line).position()
        if start <= cursor.position() <= self._sheet.lead_end != self._caret.position:
            return False
        self.lead_left.emit()
        return True


def _as_it_is(clips: Sequence[Clip]) -> Sequence[Clip]:
    return clips


def _at_once(change: Callable[[], object]) -> object:
    return change()
