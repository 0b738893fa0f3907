"""Typing that reaches beyond one paragraph: Enter, joining, pasting, and what is left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.services import memos
from briefer.ui.memo.composer import editing
from briefer.ui.memo.composer.text_row import TextRowView
from briefer.ui.memo.structure import place_of

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo
    from briefer.ui.memo.composer.hand import Hand
    from briefer.ui.memo.composer.runs import Run


class Paragraphs(QObject):
    """Follows the fields of the column."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._hand = hand
        hand.writer.kept.connect(self._adopt)
        self._tidying = QTimer(self)
        self._tidying.setSingleShot(True)
        self._tidying.setInterval(0)
        self._tidying.timeout.connect(self._tidy)

    def take_in(self, view: TextRowView) -> None:
        """Follow a new row."""
        view.edited.connect(lambda: self._hand.writer.text_typed(view))
        field = view.field
        field.entered.connect(lambda: self._enter(view))
        field.joined.connect(lambda forward: self._join(view, forward=forward))
        field.lines_pasted.connect(lambda runs: self._paste(view, runs))
        field.left.connect(self._leave)
        field.cursorPositionChanged.connect(lambda: self._follow_caret(view))

    def _enter(self, view: TextRowView) -> None:
        field = view.field
        if field.is_bulleted and not field.stands_in_empty_bullet:
            field.begin_bullet()
            return
        if field.is_bulleted:
            field.drop_empty_bullet()
            self._hand.writer.flush()
            self._hand.open_beside(view, below=True)
            return
        (head, tail) = field.split()
        if not self._hand.writer.flush() or not view.block_id:
            return
        if tail == ((),):
            self._hand.open_beside(view, below=True)
        elif head == ((),):
            self._hand.open_beside(view, below=False)
        else:
            self._split(view, head[0], tail[0])

    def _split(self, view: TextRowView, head: Run, tail: Run) -> None:
        key = self._hand.writer.spells.new()

        def split(memo: KeptMemo) -> int:
            ws = self._hand.workspace
            return editing.split(ws, memo, view.block_id, (head, tail), join=key)

        new = self._hand.change(split)
        if new is not None:
            self._hand.focus_block(new)
            self._go_on(new, key)

    def _join(self, view: TextRowView, *, forward: bool) -> None:
        """Join a paragraph with its neighbour, or go to a neighbour that is none."""
        if not self._hand.writer.flush():
            return
        other = self._hand.composer.neighbour(view, 1 if forward else -1)
        if view.field.is_bulleted and not forward and view.block_id:
            self._lift_bullet(view)
        elif not isinstance(other, TextRowView) or not _are_beside(view, other):
            # An empty paragraph that is left goes away by itself.
            self._hand.composer.next_of(view, forward=forward, x=0 if forward else -1)
        elif forward:
            self._join_pair(view, other)
        else:
            self._join_pair(other, view)

    def _join_pair(self, first: TextRowView, second: TextRowView) -> None:
        key = self._hand.writer.spells.new()
        caret = first.field.document().characterCount() - 1
        first_id, second_id = first.block_id, second.block_id

        def join(memo: KeptMemo) -> int:
            editing.join_blocks(self._hand.workspace, memo, first_id, second_id, join=key)
            return first_id

        if self._hand.change(join) is not None:
            self._hand.focus_block(first_id, at_end=True)
            first.field.put_caret(caret)
            self._go_on(first_id, key)

    def _lift_bullet(self, view: TextRowView) -> None:
        key = self._hand.writer.spells.new()

        def lift(memo: KeptMemo) -> int:
            ws = self._hand.workspace
            return editing.lift_first_bullet(ws, memo, view.block_id, join=key)

        new = self._hand.change(lift)
        if new is not None:
            self._hand.focus_block(new)

    def _paste(self, view: TextRowView, runs: tuple[Run, ...]) -> None:
        """Put the pasted paragraphs after the first into paragraphs of their own."""
        if not self._hand.writer.flush() or not view.block_id:
            return
        key = self._hand.writer.spells.new()

        def paste(memo: KeptMemo) -> int:
            section, position = place_of(memo, view.block_id)
            ws = self._hand.workspace
            return editing.add_paragraphs(ws, section.id, position + 1, runs, join=key)

        last = self._hand.change(paste)
        if last is not None:
            self._hand.focus_block(last, at_end=True)

    def _go_on(self, block_id: int, key: str) -> None:
        """Let typing in a block go on with the step of that key."""
        view = self._hand.composer.view(("block", block_id))
        if view is not None:
            self._hand.writer.spells.go_on(view, key)

    def _adopt(self, view: TextRowView, block_id: int) -> None:
        """Let the row that was typed into go on as the row of its new block."""
        if view.row is not None:
            self._hand.composer.rekey(view.row.key, ("block", block_id))
            if view.row.opened:
                self._hand.opened = None
        view.block_id = block_id
        if view.field.hasFocus():
            self._hand.desk.place(view.section_id, block_id)

    def _follow_caret(self, view: TextRowView) -> None:
        if view.field.hasFocus():
            self._hand.composer.reveal_caret(view)

    def _leave(self) -> None:
        """Write what was typed in a field that is left, and close it if it is empty."""
        if self._hand.session.writable:
            self._hand.writer.flush()
        self._tidying.start()

    def _tidy(self) -> None:
        """Remove emptied paragraphs, and the place that was opened and left empty."""
        hand = self._hand
        if not hand.session.writable or hand.is_choosing:
            return
        focused = hand.composer.focused()
        for view in list(hand.composer.views):
            if view is focused or not isinstance(view, TextRowView) or not view.field.is_blank:
                continue
            if view.block_id:
                self._remove(view.block_id)
            elif view.row is not None and view.row.opened:
                hand.close_opened()

    def _remove(self, block_id: int) -> None:
        self._hand.change(lambda _: memos.remove_block(self._hand.workspace, block_id))


def _are_beside(view: TextRowView, other: TextRowView) -> bool:
    """Say whether two rows are paragraphs of one section."""
    return bool(view.block_id and other.block_id) and view.section_id == other.section_id
