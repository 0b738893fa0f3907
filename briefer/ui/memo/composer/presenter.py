"""Connects the editor with what is done when it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.memo.composer.arranging import Arranging
from briefer.ui.memo.composer.hand import Hand
from briefer.ui.memo.composer.inserting import Inserting
from briefer.ui.memo.composer.picturing import Picturing
from briefer.ui.memo.composer.referring import Referring
from briefer.ui.memo.composer.search.finding import Finding
from briefer.ui.memo.composer.spelling import Spelling

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.search.replace_bar import ReplaceBar
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session


class ComposerPresenter(QObject):
    """Keeps the sheet true to the memo on the desk, and the memo true to what is typed."""

    def __init__(self, session: Session, desk: Desk, composer: Composer, bar: ReplaceBar) -> None:
        super().__init__(composer)
        self._session = session
        self._desk = desk
        self._composer = composer
        self.hand = Hand(session, desk, composer)
        self.picturing = Picturing(self.hand)
        self._inserting = Inserting(self.hand, self.picturing)
        self._referring = Referring(self.hand)
        self._inserting.reference_asked.connect(self._referring.open)
        self.arranging = Arranging(self.hand)
        self.finding = Finding(self.hand, bar)
        desk.shown.connect(self._show_other)
        for signal in (desk.changed, desk.composed, desk.faulted):
            signal.connect(self.hand.show)
        # What is looked through is what is shown by then.
        for signal in (desk.changed, desk.composed):
            signal.connect(self.finding.refresh)
        desk.go_asked.connect(self.go_to)
        composer.commands.step = self.hand.step
        composer.commands.lead_left.connect(self.hand.close_lead)
        composer.commands.moved.connect(self.arranging.move)
        composer.commands.cited_copy_asked.connect(self.arranging.copy_cited)
        composer.commands.section_removed.connect(
            lambda piece: self.arranging.remove_section(piece.section_id)
        )
        composer.name.renamed.connect(
            lambda piece, title: self.arranging.rename_section(piece.section_id, title)
        )
        self.spelling = Spelling(self.hand)
        composer.marking.unknown = self.spelling.unknown
        self.spelling.changed.connect(composer.viewport().update)
        composer.commands.table_asked.connect(
            lambda piece: self.arranging.write_table(piece.block_id)
        )
        self._inserting.table_added.connect(self.arranging.write_table)
        composer.menu_asked.connect(self.spelling.ask)
        self.spelling.menu_ready.connect(self.arranging.show_menu)
        for signal in (desk.shown, desk.changed, desk.composed):
            signal.connect(self.spelling.use_language)
        composer.source_asked.connect(self.hand.open_source)
        composer.placed.connect(self.hand.follow_caret)
        composer.left.connect(self.hand.tidy)
        composer.sheet.torn.connect(self.hand.show)
        session.selection.flush_asked.connect(self.flush)
        # The desk has heard of it before, so that the sheet shows it by then.
        session.bridge.changed.connect(self._follow_turn)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._show_writable()

    def flush(self) -> None:
        """Write what is still being typed."""
        self._composer.name.flush()
        self.hand.writer.flush()

    def go_to(self, section_id: int, block_id: int) -> None:
        """Bring a block, or the head of a section, to the front and put the caret there."""
        key = ("block", block_id) if block_id else ("heading", section_id)
        self._composer.go_to(key, at_top=not block_id)

    def rename_section(self, section_id: int) -> None:
        """Begin to change the name of a section."""
        piece = self._composer.sheet.find(("heading", section_id))
        if piece is not None:
            self._composer.reveal(piece, at_top=True)
            self._composer.rename(piece)

    def open_source(self) -> None:
        """Show the passage of the chosen card, or at the caret, in its article."""
        self.hand.open_source(self._composer.atom_at(self._composer.caret.position))

    def _follow_turn(self, changes: ChangeSet) -> None:
        """Go to the first block that undo or redo has changed, where the caret is in none."""
        if changes.way == "do":
            return
        ids = {int(key[0]) for key in changes.rows.get("memo_block", ())}
        pieces, caret = self._composer.sheet.pieces, self._composer.caret
        turned = [piece for piece in pieces if piece.block_id in ids]
        if turned and caret.piece not in turned:
            caret.enter(turned[0], at_end=len(ids) == 1)  # several: their places have moved
        if turned and caret.piece is not None:
            self._composer.reveal(caret.piece)

    def _show_other(self) -> None:
        self._composer.clear_plan()
        self.hand.show()

    def _show_writable(self) -> None:
        self._composer.set_writable(writable=self._session.writable)
