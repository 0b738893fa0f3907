"""From what is typed to the briefing: half a second after the last key, and on leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.model.inline import InlineExtract, NoteRef
from briefer.model.memo import AS_BASIS, AS_EXTRACT, BULLETS, EXTRACT, PARAGRAPH, MemoBlock
from briefer.services import memos
from briefer.ui.memo.composer.runs import normal
from briefer.ui.memo.composer.spells import Spells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.ui.memo.composer.card_row import CardRowView
    from briefer.ui.memo.composer.runs import Run
    from briefer.ui.memo.composer.text_row import TextRowView
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

_AFTER = 500
"""Milliseconds after the last key."""


class Writer(QObject):
    """Writes the text of rows; what cannot be written stays typed and is tried again.

    `kept(row, block id)` comes when a row without a block has got one, `failed(sentence)` where
    nothing could be written, and with no words once it could.
    """

    kept = Signal(object, int)
    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self.spells = Spells()
        self._texts: dict[TextRowView, str] = {}
        self._leads: dict[CardRowView, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._write_after_pause)

    def text_typed(self, view: TextRowView) -> None:
        """Note that something was typed into a paragraph."""
        self._texts[view] = self.spells.type(view)
        self._timer.start()

    def lead_typed(self, view: CardRowView) -> None:
        """Note that something was typed into a lead-in."""
        self._leads[view] = self.spells.type(view)
        self._timer.start()

    def forget(self, view: object) -> None:
        """Write nothing more of a row that is gone."""
        self._texts.pop(view, None)  # type: ignore[call-overload]  # a row of either kind
        self._leads.pop(view, None)  # type: ignore[call-overload]  # a row of either kind

    def flush(self) -> bool:
        """Write everything that is typed; False where something could not be written."""
        self._timer.stop()
        try:
            for view, key in list(self._texts.items()):
                self._write_text(view, key)
                self._texts.pop(view, None)
            for card, key in list(self._leads.items()):
                self._write_lead(card, key)
                self._leads.pop(card, None)
        except BrieferError as error:
            self.failed.emit(str(error))
            return False
        self.failed.emit("")
        return True

    def _write_after_pause(self) -> None:
        if self._session.writable:
            self.flush()
        else:
            self._timer.start()

    def _write_text(self, view: TextRowView, key: str) -> None:
        field = view.field
        kind = BULLETS if field.is_bulleted else PARAGRAPH
        before = self._block(view.block_id) or MemoBlock(kind)
        after = with_content(before, field.runs, kind)
        if view.block_id:
            if not _is_same(before, after):
                memos.set_block(self._session.workspace, view.block_id, after, join=key)
        elif not field.is_blank:
            with self._desk.held():
                block_id = memos.add_block(
                    self._session.workspace, view.section_id, after, view.position, join=key
                )
                self.kept.emit(view, block_id)
        field.settle()

    def _write_lead(self, card: CardRowView, key: str) -> None:
        before = self._block(card.block_id)
        if card.field is None or before is None:
            return
        runs = () if card.field.is_blank else card.field.runs[:1]
        after = with_content(before, runs, EXTRACT)
        if not _is_same(before, after):
            memos.set_block(self._session.workspace, card.block_id, after, join=key)
        card.field.settle()

    def _block(self, block_id: int) -> MemoBlock | None:
        memo = self._desk.memo
        return (
            next((block for block in memo.blocks() if block.id == block_id), None) if memo else None
        )


def with_content(block: MemoBlock, runs: Iterable[Run], kind: str) -> MemoBlock:
    """Return the block with other text, resting on the passages that its text names now.

    What it rests on without naming it stays.
    """
    content = tuple(runs)
    named, before = tuple(_named(content)), set(_named(block.content))
    kept = [
        (guid, role)
        for guid, role in block.passages
        if role == AS_EXTRACT or guid in named or guid not in before
    ]
    known = {guid for guid, _ in kept}
    added = [(guid, AS_BASIS) for guid in dict.fromkeys(named) if guid not in known]
    return replace(block, kind=kind, content=content, passages=(*kept, *added))


def _named(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        for item in run:
            if isinstance(item, NoteRef | InlineExtract):
                yield item.passage


def _is_same(before: MemoBlock, after: MemoBlock) -> bool:
    """Say whether two states of a block print the same."""
    return (before.kind, normal(before.content)) == (after.kind, normal(after.content))
