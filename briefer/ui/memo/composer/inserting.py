"""Putting passages and page breaks into the memo: by list, by button, by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.model.memo import PAGE_BREAK, MemoBlock
from briefer.services import memos
from briefer.ui.memo.composer import editing
from briefer.ui.memo.composer.dragging import BLOCK
from briefer.ui.memo.composer.insert_list import PAGE_BREAK as BREAK
from briefer.ui.memo.composer.insert_list import InsertList

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.text_row import TextRowView

_NEAREST = 40


class Inserting(QObject):
    """Owns the list behind `/`."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand
        self._place: tuple[int, int] | None = None
        self._list = InsertList(hand.session.appearance, hand.composer.viewport())
        self._list.chosen.connect(self._insert_chosen)
        self._list.closed.connect(self._leave)
        hand.composer.column.dropped.connect(self._drop)

    def open_list(self, view: TextRowView) -> None:
        """Offer what can be inserted at an empty place."""
        faces, section = self._hand.desk.faces, self._hand.desk.section(view.section_id)
        if faces is None or section is None:
            return
        self._place = (view.section_id, view.position)
        self._hand.is_choosing = True
        caret = view.field.cursorRect().bottomLeft()
        at = view.field.mapTo(self._hand.composer.viewport(), caret)
        _, nearest = faces.unused(section, _NEAREST)
        self._list.open_at(at, faces, nearest)

    def insert(self, section_id: int, position: int | None, passage_id: int) -> None:
        """Put a passage into a section, at its end without a position, and go there."""
        self._hand.opened = None

        def insert(_memo: KeptMemo) -> int:
            ws = self._hand.workspace
            return memos.insert_passage(ws, section_id, passage_id, position)

        new = self._hand.change(insert)
        if new is not None:
            self._hand.focus_block(new)

    def _insert_chosen(self, number: int) -> None:
        if self._place is None:
            return
        (section_id, position), self._place = self._place, None
        if number != BREAK:
            self.insert(section_id, position, number)
            return
        self._hand.opened = None

        def add(_memo: KeptMemo) -> int:
            block = MemoBlock(PAGE_BREAK)
            return memos.add_block(self._hand.workspace, section_id, block, position)

        new = self._hand.change(add)
        if new is not None:
            self._hand.focus_block(new)

    def _leave(self) -> None:
        """Go back to the place from which the list was opened."""
        self._hand.is_choosing = False
        if self._place is None:
            return
        section_id, _ = self._place
        for key in (("opened", section_id), ("write", section_id)):
            view = self._hand.composer.view(key)
            if view is not None:
                view.enter(forward=True)
                return

    def _drop(self, kind: str, number: int, section_id: int, position: int) -> None:
        if kind != BLOCK:
            self.insert(section_id, position, number)
            return

        def move(memo: KeptMemo) -> None:
            editing.move_to(self._hand.workspace, memo, number, section_id, position)

        self._hand.change(move)
        self._hand.focus_block(number)
