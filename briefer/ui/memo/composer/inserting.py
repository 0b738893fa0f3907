"""Putting passages and page breaks into the memo: by list, by button, by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.model.inline import InlineExtract, NoteRef
from briefer.model.memo import PAGE_BREAK, KeptTable, MemoBlock
from briefer.model.memo import TABLE as KEPT_TABLE
from briefer.services import memos
from briefer.ui.memo.composer import moving
from briefer.ui.memo.composer.dragging import BLOCK
from briefer.ui.memo.composer.insert_list import BULLETS, PICTURE, REFERENCE, TABLE, InsertList
from briefer.ui.memo.composer.insert_list import PAGE_BREAK as BREAK
from briefer.ui.memo.composer.piece import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.memo import KeptMemo
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.picturing import Picturing

_NEAREST = 40


_MADE = {
    BREAK: MemoBlock(PAGE_BREAK),
    TABLE: MemoBlock(KEPT_TABLE, table=KeptTable(("", "", ""), (("", "", ""),) * 2)),
}
"""What is new and has no source."""


class Inserting(QObject):
    """Owns the list behind `/`.

    `table_added` comes with the block of a new table, `reference_asked` where one is wanted.
    """

    table_added = Signal(int)
    reference_asked = Signal()

    def __init__(self, hand: Hand, picturing: Picturing) -> None:
        super().__init__(hand)
        self._hand = hand
        self._picturing = picturing
        composer = hand.composer
        self._list = InsertList(hand.session.appearance, composer.viewport())
        self._cites = False
        self._list.chosen.connect(self._insert_chosen)
        self._list.closed.connect(composer.setFocus)
        composer.commands.slash_typed.connect(self._open_list)
        composer.commands.cite_asked.connect(self._open_cites)
        composer.overlays.insert_asked.connect(
            lambda section_id, passage_id: self.insert(section_id, None, passage_id)
        )
        composer.dropping.dropped.connect(self._drop)
        composer.dropping.dropped_inside.connect(self._drop_inside)

    def insert(self, section_id: int, position: int | None, *passage_ids: int) -> None:
        """Put passages into a section, at its end without a position, and go there."""

        def insert(_memo: KeptMemo) -> int:
            ws = self._hand.workspace
            new = 0
            for number, passage_id in enumerate(passage_ids):
                place = None if position is None else position + number
                new = memos.insert_passage(ws, section_id, passage_id, place)
            return new

        self._go_to(self._hand.change(insert))

    def _open_list(self) -> None:
        """Offer what can be inserted on an empty line."""
        composer, desk = self._hand.composer, self._hand.desk
        piece, faces = composer.caret.piece, desk.faces
        section = desk.section(piece.section_id) if piece is not None else None
        if faces is None or section is None:
            return
        _, nearest = faces.unused(section, _NEAREST)
        self._cites = False
        self._list.open_at(composer.cursorRect().bottomLeft(), faces, nearest)

    def _open_cites(self) -> None:
        """Offer every passage, for a note at the caret."""
        composer, faces = self._hand.composer, self._hand.desk.faces
        if faces is not None:
            self._cites = True
            self._list.open_at(composer.cursorRect().bottomLeft(), faces, (), cites=True)

    def cite(self, passage_ids: Sequence[int], position: int) -> None:
        """Put notes on passages into a sentence."""
        composer = self._hand.composer
        notes = tuple(NoteRef(self._hand.workspace.passages.get(n).guid) for n in passage_ids)

        def write() -> None:
            composer.caret.put(position)
            composer.pen.insert(notes)

        self._hand.step(write)
        composer.setFocus()

    def _insert_chosen(self, number: int) -> None:
        composer = self._hand.composer
        if self._cites:
            self.cite((number,), composer.caret.position)
            return
        if number == REFERENCE:
            self.reference_asked.emit()
            return
        if number == BULLETS:
            self._hand.step(lambda: composer.pen.turn(Kind.BULLETS))
            return
        figure = self._picturing.choose() if number == PICTURE else None
        if number == PICTURE and figure is None:
            return
        section_id, position = composer.sheet.place_before(composer.caret.line)
        self._leave_empty_line()
        if figure is not None:
            self._picturing.add(section_id, position, (figure,), opens=True)
            return
        if number not in _MADE:
            self.insert(section_id, position, number)
            return

        def add(_memo: KeptMemo) -> int:
            return memos.add_block(self._hand.workspace, section_id, _MADE[number], position)

        new = self._hand.change(add)
        self._go_to(new)
        if number == TABLE and new is not None:
            self.table_added.emit(new)

    def _leave_empty_line(self) -> None:
        """Take away the empty line in whose place something comes."""
        sheet, caret = self._hand.composer.sheet, self._hand.composer.caret
        piece = caret.piece
        if piece is not None and piece.key[0] == "new" and sheet.is_blank(piece):
            sheet.remove(caret.line)

    def _drop(self, kind: str, numbers: tuple[int, ...], section_id: int, position: int) -> None:
        if kind != BLOCK:
            self.insert(section_id, position, *numbers)
            return
        (block_id,) = numbers

        def move(memo: KeptMemo) -> int | None:
            if block_id not in {block.id for block in memo.blocks()}:
                return None  # its last letter was erased just before
            moving.move_to(self._hand.workspace, memo, block_id, section_id, position)
            return block_id

        self._go_to(self._hand.change(move))

    def _drop_inside(self, numbers: tuple[int, ...], position: int, cites: bool) -> None:
        """Put passages into the sentence in which they were let go, or notes on them."""
        if cites:
            self.cite(numbers, position)
            return
        composer = self._hand.composer
        passages = [self._hand.workspace.passages.get(number) for number in numbers]
        run = tuple(InlineExtract(p.guid, p.quote, p.voice) for p in passages)

        def write() -> None:
            composer.caret.put(position)
            composer.pen.insert(run)

        self._hand.step(write)
        composer.setFocus()

    def _go_to(self, block_id: int | None) -> None:
        if block_id is not None:
            self._hand.composer.go_to(("block", block_id))
