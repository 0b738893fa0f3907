"""Connects the rows of the column with what is done when they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.memo.composer.arranging import Arranging
from briefer.ui.memo.composer.card_row import CardRowView
from briefer.ui.memo.composer.hand import Hand
from briefer.ui.memo.composer.heading_row import HeadingRowView
from briefer.ui.memo.composer.inserting import Inserting
from briefer.ui.memo.composer.paragraphs import Paragraphs
from briefer.ui.memo.composer.text_row import TextRowView
from briefer.ui.memo.composer.unused_row import UnusedRowView

if TYPE_CHECKING:
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.row import AnyView
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session


class ComposerPresenter(QObject):
    """Keeps the column true to the memo on the desk, and the memo true to what is typed."""

    def __init__(self, session: Session, desk: Desk, composer: Composer) -> None:
        super().__init__(composer)
        self._session = session
        self._desk = desk
        self._composer = composer
        self.hand = Hand(session, desk, composer)
        self._paragraphs = Paragraphs(self.hand)
        self._inserting = Inserting(self.hand)
        self.arranging = Arranging(self.hand)
        desk.shown.connect(self._show_other)
        for signal in (desk.changed, desk.composed, desk.faulted):
            signal.connect(self.hand.show)
        desk.go_asked.connect(self.go_to)
        composer.made.connect(self._take_in)
        composer.entered.connect(self._follow_focus)
        session.selection.flush_asked.connect(self.flush)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._show_writable()

    def flush(self) -> None:
        """Write what is still being typed."""
        for view in self._composer.views:
            view.flush()
        self.hand.writer.flush()

    def go_to(self, section_id: int, block_id: int) -> None:
        """Bring a block, or the head of a section, to the front and put the caret there."""
        key = ("block", block_id) if block_id else ("heading", section_id)
        view = self._composer.view(key)
        if view is not None:
            view.enter(forward=True)
            self._composer.reveal(view, at_top=not block_id)

    def rename_section(self, section_id: int) -> None:
        """Begin to change the name of a section."""
        view = self._composer.view(("heading", section_id))
        if isinstance(view, HeadingRowView):
            self._composer.reveal(view, at_top=True)
            view.rename()

    def open_source(self) -> None:
        """Show the passage of the chosen card, or at the caret, in its article."""
        view = self._composer.focused()
        if isinstance(view, CardRowView):
            view.open_source()
        elif isinstance(view, TextRowView):
            self.hand.open_source(view.field.atom_at(view.field.caret))

    def _show_other(self) -> None:
        self.hand.opened = None
        self._composer.clear()
        self.hand.show()

    def _show_writable(self) -> None:
        self._composer.set_writable(writable=self._session.writable)

    def _take_in(self, view: AnyView) -> None:
        """Connect a new row."""
        hand, arranging = self.hand, self.arranging
        view.crossed.connect(lambda forward, x: self._composer.next_of(view, forward=forward, x=x))
        view.moved.connect(lambda forward: arranging.move(view, forward=forward))
        view.removed.connect(lambda: arranging.remove(view))
        view.menu_asked.connect(lambda at: arranging.show_menu(view, at))
        view.source_asked.connect(hand.open_source)
        view.destroyed.connect(lambda: hand.writer.forget(view))
        if isinstance(view, TextRowView):
            self._paragraphs.take_in(view)
            view.field.slash_typed.connect(lambda: self._inserting.open_list(view))
        elif isinstance(view, CardRowView):
            view.lead_typed.connect(lambda: hand.writer.lead_typed(view))
            view.lead_left.connect(hand.writer.flush)
            view.entered.connect(lambda before: hand.open_beside(view, below=not before))
        elif isinstance(view, HeadingRowView):
            view.renamed.connect(lambda title: arranging.rename_section(view.section_id, title))
            view.entered.connect(lambda: hand.open(view.section_id, 0))
        elif isinstance(view, UnusedRowView):
            insert = self._inserting.insert
            view.insert_asked.connect(lambda key: insert(view.section_id, None, key))

    def _follow_focus(self, view: AnyView) -> None:
        self._desk.place(view.section_id, view.block_id)
        self.hand.show_current()
        if isinstance(view, TextRowView):
            self._composer.reveal_caret(view)
        else:
            self._composer.reveal(view)
