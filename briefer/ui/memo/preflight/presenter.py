"""From the findings to their cards, to what mends them, and to the places that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from briefer.errors import BrieferError
from briefer.memo import fix as fixes
from briefer.memo.finding import EMPTY_SECTION, HEADER, UNDESCRIBED
from briefer.model.changes import Place
from briefer.services import accepting, mending
from briefer.ui.announcing import announce
from briefer.ui.memo.preflight.verdicts import heading, total, verdicts
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.finding import Finding
    from briefer.memo.fix import Fix
    from briefer.model.memo import MemoBlock
    from briefer.services.exporting import Rendering
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.preflight.cards import FindingCards
    from briefer.ui.memo.preflight.review import PreflightReview
    from briefer.ui.memo.preflight.summary import PreflightSummary
    from briefer.ui.session import Session


class PreflightPresenter(QObject):
    """Shows the checks of the newest rendering.

    `field_asked` comes for a field of the head, `memo_asked` before a place of the memo is shown,
    `cards_asked` before a card is, `picture_asked(block id)` to describe a picture.
    """

    field_asked = Signal()
    memo_asked = Signal()
    cards_asked = Signal()
    picture_asked = Signal(int)

    def __init__(
        self,
        session: Session,
        desk: Desk,
        summary: PreflightSummary,
        review: PreflightReview,
        cards: FindingCards,
    ) -> None:
        super().__init__(summary)
        self._session = session
        self._desk = desk
        self._summary = summary
        self._review = review
        self._cards = cards
        self._awaited = -1
        self._wanted = ""
        self._listed: Rendering | None = None
        # The list has a turn of its own, so that a key need not wait for it and for the memo.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._follow)
        desk.shown.connect(self._show_none)
        desk.composed.connect(self._show)
        desk.faulted.connect(self._give_up)
        review.finding_chosen.connect(self._show_card)
        cards.fix_asked.connect(self._mend)
        cards.accept_asked.connect(self._accept)
        cards.withdraw_asked.connect(self._withdraw)
        cards.place_asked.connect(self.go_to)
        cards.source_asked.connect(self._open_source)
        cards.next_asked.connect(review.choose_next)

    def open(self) -> None:
        """Show the chosen finding, the first one where none is chosen."""
        if self._desk.rendering is None:
            return
        self._list()
        self._review.choose(max(self._review.chosen, 0))
        self._show_cards()
        self._cards.focus_first()

    def open_at(self, finding: Finding) -> None:
        """Show a finding, as soon as the memo is checked."""
        self._wanted = finding.key
        self._open_wanted()

    def _open_wanted(self) -> None:
        """Show the finding that was asked for, the first one where it is gone."""
        if not self._wanted or self._desk.rendering is None or not self._desk.is_up_to_date:
            return
        self._list()
        keys = [found.key for found in self._review.findings]
        self._review.choose(keys.index(self._wanted) if self._wanted in keys else 0)
        self._wanted = ""
        self._show_cards()
        self._cards.focus_first()

    def go_to(self, finding: Finding) -> None:
        """Bring the block to the front, or the section, or the head."""
        if finding.kind == HEADER:
            self.field_asked.emit()
            return
        self.memo_asked.emit()
        if self._desk.go_to_origin(finding.origin):
            return
        for fix in finding.fixes:
            if fix.action == fixes.WRITE and self._desk.go_to_origin(fix.target):
                return
        memo = self._desk.memo
        for section in memo.walk() if memo else ():
            if finding.kind == EMPTY_SECTION and section.title == finding.where:
                self._desk.go_to_origin(section.guid)
                return
            for block in section.blocks:
                if finding.passage and _rests_on(block, finding.passage):
                    self._desk.go_to_origin(block.guid)
                    return

    # ---- showing

    def _show_none(self) -> None:
        self._summary.show_verdicts(())
        self._awaited = -1

    def _show(self) -> None:
        rendering = self._desk.rendering
        if rendering is None:
            return
        self._summary.show_verdicts(verdicts(rendering))
        if self._review.isVisible() or self._wanted:
            self._later.start()
        else:
            self._awaited = -1

    def _list(self) -> None:
        """List the findings of the newest rendering."""
        rendering = self._desk.rendering
        if rendering is not None and rendering is not self._listed:
            self._listed = rendering
            self._review.show_rendering(rendering)

    def _follow(self) -> None:
        """List what was found, and show the card that the analyst should see now."""
        rendering = self._desk.rendering
        if rendering is None:
            return
        had, known = self._review.chosen, {finding.key for finding in self._review.findings}
        self._list()
        self._open_wanted()
        if not self._cards.isVisible():
            self._awaited = -1
            return
        if self._awaited < 0:
            keys = [finding.key for finding in rendering.findings]
            back = next((place for place, key in enumerate(keys) if key not in known), -1)
            if back >= 0:  # undo brought it back
                self._review.choose(back)
            elif self._review.chosen < 0:
                self._review.choose(had)
        if self._awaited >= 0:
            self._go_on()
        elif not self._cards.is_giving_reason:
            focus = QApplication.focusWidget()
            has_focus = focus is not None and self._cards.isAncestorOf(focus)
            self._show_cards()
            if has_focus:
                self._cards.focus_first()

    def _give_up(self) -> None:
        """Await nothing where the memo cannot be composed."""
        self._awaited = -1

    def _go_on(self) -> None:
        """Show the finding that follows the one which was mended, and say so."""
        rendering = self._desk.rendering
        self._review.choose(self._awaited)
        self._awaited = -1
        if rendering is not None and all(finding.accepted for finding in rendering.findings):
            self._cards.show_findings((), 0, rendering, writable=self._session.writable)
        else:
            self._show_cards()
        self._cards.focus_first()
        if rendering is not None:
            left = total(rendering).words
            announce(self._cards, tr("Done. {left}.").format(left=left))

    def _show_card(self, finding: Finding) -> None:
        self._show_cards()
        self._cards.focus_first()
        announce(self._review, f"{heading(finding)}. {finding.where}")

    def _show_cards(self) -> None:
        rendering = self._desk.rendering
        if rendering is None:
            return
        self._list()
        place = max(self._review.chosen, 0)
        writable = self._session.writable
        self._cards.show_findings(self._review.findings, place, rendering, writable=writable)
        self.cards_asked.emit()

    # ---- mending

    def _mend(self, finding: Finding, fix: Fix) -> None:
        memo = self._desk.memo
        if memo is None:
            return
        match fix.action:
            case fixes.FIELD:
                self.field_asked.emit()
            case fixes.WRITE:
                self.memo_asked.emit()
                self._desk.go_to_origin(fix.target)
                if finding.kind == UNDESCRIBED:
                    self.picture_asked.emit(self._desk.block_id)
            case fixes.ARTICLE:
                self._open_article(fix.target)
            case _:
                self._change(
                    finding,
                    lambda: mending.mend_finding(self._session.workspace, memo.id, finding, fix),
                )

    def _accept(self, finding: Finding, reason: str) -> None:
        memo = self._desk.memo
        if memo is not None:
            ws = self._session.workspace
            self._change(finding, lambda: accepting.accept(ws, memo.id, finding, reason))

    def _withdraw(self, finding: Finding) -> None:
        memo = self._desk.memo
        if memo is not None:
            ws = self._session.workspace
            self._change(finding, lambda: accepting.withdraw(ws, memo.id, finding))

    def _change(self, finding: Finding, change: Callable[[], None]) -> None:
        """Make a change, and go on with the finding that stands where this one stood.

        Until the memo is checked again, another press does nothing.
        """
        if self._awaited >= 0:
            return
        keys = [other.key for other in self._review.findings]
        self._session.selection.flush_asked.emit()
        try:
            change()
        except BrieferError as error:
            self._cards.show_fault(str(error))
            announce(self._cards, str(error))
            return
        self._awaited = keys.index(finding.key) if finding.key in keys else 0

    def _open_source(self, finding: Finding) -> None:
        rendering = self._desk.rendering
        passage = rendering.evidence.passage_by_guid.get(finding.passage) if rendering else None
        if passage is not None:
            selection = self._session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)

    def _open_article(self, guid: str) -> None:
        """Show an article, and open its facts where they can be set."""
        rendering = self._desk.rendering
        articles = rendering.evidence.articles if rendering else ()
        for article in articles:
            if article.guid == guid:
                self._session.selection.go_to_place(Place(article.id))
                facts = self._session.actions.bound("articles.facts")
                if facts is not None and facts.isEnabled():
                    facts.trigger()
                return


def _rests_on(block: MemoBlock, passage: str) -> bool:
    return any(guid == passage for guid, _ in block.passages)
