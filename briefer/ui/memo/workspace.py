"""The Memo workspace: outline and head at left, the memo in the middle, its pages at right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.services import templates
from briefer.ui.accessible import named, read_in_order
from briefer.ui.memo.composer.composer import Composer
from briefer.ui.memo.composer.presenter import ComposerPresenter
from briefer.ui.memo.composer.search.replace_bar import ReplaceBar
from briefer.ui.memo.desk import Desk
from briefer.ui.memo.editions.held import HeldView
from briefer.ui.memo.editions.pane import EditionsPane
from briefer.ui.memo.editions.presenter import EditionsPresenter
from briefer.ui.memo.figure.pane import FigurePane
from briefer.ui.memo.figure.presenter import FigurePresenter
from briefer.ui.memo.memos_menu import MemosMenu
from briefer.ui.memo.outline.about_pane import AboutPane
from briefer.ui.memo.outline.about_presenter import AboutPresenter
from briefer.ui.memo.outline.pane import OutlinePane
from briefer.ui.memo.outline.presenter import OutlinePresenter
from briefer.ui.memo.place import MemoPlace, go_back, place_in
from briefer.ui.memo.preflight.cards import FindingCards
from briefer.ui.memo.preflight.presenter import PreflightPresenter
from briefer.ui.memo.preflight.review import PreflightReview
from briefer.ui.memo.preflight.summary import PreflightSummary
from briefer.ui.memo.preview.pane import PreviewPane
from briefer.ui.memo.preview.presenter import PreviewPresenter
from briefer.ui.memo.quotation.pane import QuotationPane
from briefer.ui.memo.quotation.presenter import QuotationPresenter
from briefer.ui.memo.returned.pane import ReturnedPane
from briefer.ui.memo.returned.presenter import ReturnedPresenter
from briefer.ui.memo.start_page import MemoStartPage
from briefer.ui.memo.table.pane import TablePane
from briefer.ui.memo.table.presenter import TablePresenter
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.looks import surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from briefer.memo.finding import Finding
    from briefer.model.changes import ChangeSet, Place
    from briefer.ui.session import Session

_LEFT, _RIGHT = 270, 480
_NARROW_LEFT, _NARROW_RIGHT = 226, 324
_REVIEW = 308
_LEAST_LEFT, _LEAST_MIDDLE = 190, 330
_LEFT_SHARE, _RIGHT_SHARE = 0.26, 0.28
"""Of the window, where large text leaves no room for the widths of the design."""
_NARROW = 1200
_LOW = 760
"""A window lower than this shows the head and the checks on one line each."""


class MemoWorkspace(QWidget):
    """One memo at a time.

    `blocked(number)` comes with the number of findings that block the export, `status(words)` with
    what the status line says of the memo.
    """

    blocked = Signal(int)
    status = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "memo", tr("Memo"))
        self._session = session
        self._workspace = session.workspace
        self.desk = Desk(session, self)
        appearance = session.appearance
        self._start = MemoStartPage(appearance, templates.available())
        self.outline = OutlinePane(appearance)
        self._summary = PreflightSummary(appearance)
        self._review = PreflightReview(appearance)
        self._cards = FindingCards(appearance)
        self._editions = EditionsPane(appearance)
        self._held = HeldView(appearance)
        self._returned = ReturnedPane(appearance)
        self.composer = Composer(appearance)
        self._find_bar = ReplaceBar(appearance)
        self._fault = Banner(appearance, "memo.fault", "", tone="danger")
        self.preview = PreviewPane(session)
        self._place: MemoPlace | None = None
        self._left = QStackedWidget()
        self._middle = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._build()
        self.composing = ComposerPresenter(session, self.desk, self.composer, self._find_bar)
        self.about = AboutPane(appearance, self)
        asking = AboutPresenter(session, self.desk, self.outline.sections, self.about)
        self._outlining = OutlinePresenter(session, self.desk, self.outline, asking)
        self._memos = MemosMenu(session, self.desk, self.outline.menu)
        self.quotation = QuotationPane(appearance, self)
        self._quoting = QuotationPresenter(session, self.desk, self.quotation)
        self.table = TablePane(appearance, self)
        self._tabling = TablePresenter(session, self.desk, self.table)
        self.figure = FigurePane(appearance, self)
        choose = self.composing.picturing.choose_file
        self._figuring = FigurePresenter(session, self.desk, self.figure, choose)
        self._checking = PreflightPresenter(
            session, self.desk, self._summary, self._review, self._cards
        )
        self.paging = PreviewPresenter(session, self.desk, self.preview)
        self._comparing = EditionsPresenter(session, self.desk, self._editions, self._held)
        self._returning = ReturnedPresenter(session, self.desk, self._returned)
        self._connect()
        self.desk.choose(session.selection.memo_id)
        self._show_state()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes, from left to right; the page that offers a first memo."""
        return self._start, self._left, self.composer, self._cards, self._held, self.preview

    @property
    def splitter(self) -> QSplitter:
        """The splitter, whose state is kept between runs."""
        return self._splitter

    @property
    def memo_id(self) -> int:
        """The memo that is shown, or 0."""
        memo = self.desk.memo
        return memo.id if memo else 0

    @property
    def place(self) -> MemoPlace | None:
        """Where somebody stands in the memo, None before it is shown."""
        if not self.composer.sheet.pieces:
            return self._place
        return place_in(self.composer, self.desk)

    def begin_at(self, place: MemoPlace) -> None:
        """Show the memo as it was composed before, and remember where somebody stood in it."""
        self._place = place
        if place.rendered is not None:
            self.desk.take_over(place.rendered, is_current=place.is_current)

    def go_back(self) -> None:
        """Go back to where somebody stood, or do so as soon as the memo is composed."""
        if self._place is not None and self.composer.sheet.pieces:
            go_back(self.composer, self._place)
            self._place = None

    def measure(self, width: int) -> None:
        """Give the panes the widths of the design in a window of that width."""
        px = self._session.appearance.px
        narrow = width < px(_NARROW)
        left = px(_NARROW_LEFT if narrow else _LEFT)
        right = px(_NARROW_RIGHT if narrow else _RIGHT)
        if width - left - right < px(_LEAST_MIDDLE):
            left, right = round(width * _LEFT_SHARE), round(width * _RIGHT_SHARE)
        if self._left.currentIndex() > 0:
            self._left_width, left = left, max(left, min(px(_REVIEW), width // 3))
        self._splitter.setSizes([left, max(width - left - right, 1), right])

    def follow_templates(self) -> None:
        """Offer the templates as they are now, and compose the memo anew."""
        self._start.show_templates(templates.available())
        self.desk.compose_again()

    # ---- building

    def _build(self) -> None:
        left = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(left))
        column.addWidget(self.outline, 1)
        column.addWidget(self._summary)
        self._left.addWidget(left)
        self._left.addWidget(self._review)
        self._left.addWidget(self._editions)
        self._left.addWidget(self._returned)
        middle = surface(QWidget(), "memo-paper")
        column = tight(QVBoxLayout(middle))
        column.addWidget(self._fault)
        column.addWidget(self._find_bar)
        self._middle.addWidget(self.composer)
        self._middle.addWidget(self._cards)
        self._middle.addWidget(self._held)
        column.addWidget(self._middle, 1)
        self._fault.hide()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._left, middle, self.preview):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        read_in_order(self._splitter)
        self._stack.addWidget(self._start)
        self._stack.addWidget(self._splitter)
        tight(QHBoxLayout(self)).addWidget(self._stack)
        self._measured = 0
        self._left_width = 0
        self._right_width = 0
        self._wants_focus = False

    def _connect(self) -> None:
        session, desk = self._session, self.desk
        self._start.draft_asked.connect(self._memos.draft)
        self.outline.menu_asked.connect(self._memos.show)
        self._memos.rename_asked.connect(self.outline.title.edit)
        self._memos.editions_asked.connect(self._open_editions)
        self._summary.review_asked.connect(self._open_review)
        self._returning.checked.connect(self._show_returned)
        for pane in (self._review, self._cards, self._editions, self._returned):
            pane.closed.connect(self._close_beside)
        self._held.closed.connect(self._close_held)
        self._comparing.held_shown.connect(self._show_held)
        self._checking.memo_asked.connect(self._show_memo)
        self._checking.cards_asked.connect(self._show_cards)
        self._checking.field_asked.connect(self._go_to_head)
        self._checking.picture_asked.connect(self.composing.picturing.open)
        self._outlining.rename_asked.connect(self.composing.rename_section)
        self.composing.arranging.quotation_asked.connect(self._quoting.open)
        self.composing.arranging.table_asked.connect(self._tabling.open)
        self.composing.picturing.figure_asked.connect(self._figuring.open)
        for closed in (self._quoting.closed, self._tabling.closed, self._figuring.closed):
            closed.connect(self.composer.setFocus)
        self._outlining.remove_asked.connect(self.composing.arranging.remove_section)
        for failed in (
            self.composing.hand.failed,
            self._outlining.failed,
            self._tabling.failed,
        ):
            failed.connect(self._show_fault)
        for signal in (desk.shown, desk.changed, desk.composed, desk.faulted):
            signal.connect(self._show_state)
        desk.composed.connect(self._take_focus)
        desk.composed.connect(self._go_back_late)
        session.bridge.changed.connect(self._follow_changes)
        session.selection.place_asked.connect(self._follow_place)
        session.selection.finding_asked.connect(self._show_finding)
        session.jobs.started.connect(self._show_state)
        session.jobs.ended.connect(self._show_state)
        session.actions.bind("memo.source", self.composer, self.composing.open_source)
        session.actions.bind("memo.find", self, self._find)
        session.actions.bind("memo.hit", self, lambda: self.composing.finding.step(1))
        session.actions.bind("memo.findings", self, self._next_finding)
        session.actions.bind("memo.editions", self, self._open_editions)
        session.actions.bind("memo.returned", self, self._returning.ask)

    # ---- which memo

    def _follow_place(self, place: Place) -> None:
        if place.memo_id is not None:
            self.desk.choose(place.memo_id)

    def _find(self) -> None:
        if self.desk.memo is not None:
            self._show_memo()
            self.composing.finding.open()

    # ---- the checks and the editions

    def _open_review(self) -> None:
        self._show_beside(self._review)
        self._checking.open()

    def _show_finding(self, finding: Finding) -> None:
        self._show_beside(self._review)
        self._checking.open_at(finding)

    def _open_editions(self) -> None:
        if self.desk.memo is not None:
            self._show_memo()
            self._show_beside(self._editions)
            self._comparing.refresh()
            self._editions.focus_first()

    def _show_returned(self) -> None:
        self._show_memo()
        self._show_beside(self._returned)
        self._returned.focus_first()

    def _show_beside(self, pane: QWidget) -> None:
        """Show the findings or the editions in place of the outline, with room for them."""
        if self._left.currentIndex() == 0:
            left, middle, right = self._splitter.sizes()
            self._left_width = left
            wanted = max(left, self._session.appearance.px(_REVIEW))
            self._splitter.setSizes([wanted, middle - (wanted - left), right])
        self._left.setCurrentWidget(pane)

    def _show_held(self) -> None:
        self._middle.setCurrentWidget(self._held)

    def _close_held(self) -> None:
        self._show_memo()
        self._editions.focus_first()

    def _show_cards(self) -> None:
        """Show the findings in full, in place of the memo and its pages."""
        self._show_beside(self._review)
        self._middle.setCurrentWidget(self._cards)
        if not self.preview.isHidden():
            self._right_width = self._splitter.sizes()[2]
        self.preview.hide()

    def _show_memo(self) -> None:
        """Show the memo and its pages again; the list of findings stays."""
        self._middle.setCurrentWidget(self.composer)
        if self.preview.isHidden():
            left, middle, _ = self._splitter.sizes()
            self.preview.show()
            # A pane that was hidden is told as one without any width.
            self._splitter.setSizes([left, middle - self._right_width, self._right_width])

    def _hide_beside(self) -> None:
        self._show_memo()
        if self._left.currentIndex() > 0:
            self._left.setCurrentIndex(0)
            left, middle, right = self._splitter.sizes()
            self._splitter.setSizes([self._left_width, middle + left - self._left_width, right])

    def _close_beside(self) -> None:
        self._hide_beside()
        self._focus_memo()

    def _next_finding(self) -> None:
        if self._left.currentWidget() is self._review:
            self._review.choose_next()
        else:
            self._open_review()

    def _go_to_head(self) -> None:
        self._hide_beside()
        self._outlining.edit_field()

    # ---- showing

    def _follow_changes(self, changes: ChangeSet) -> None:
        if changes.touches("passage"):
            self._show_state()

    def _show_state(self) -> None:
        writable = self._session.writable
        self._start.count_passages(self._workspace.passages.count(), writable=writable)
        has_memo = self.desk.memo is not None
        self._stack.setCurrentWidget(self._splitter if has_memo else self._start)
        rendering = self.desk.rendering
        findings = rendering.findings if rendering is not None else ()
        self.blocked.emit(sum(finding.blocks for finding in findings))
        self.status.emit(self._status_words())

    def _take_focus(self) -> None:
        """Take the focus that was given before there was anything to write in."""
        if self._wants_focus and self.isVisible() and self.composer.sheet.pieces:
            self._focus_memo()

    def _go_back_late(self) -> None:
        if self._place is not None and self._place.rendered is None:
            self.go_back()

    def _status_words(self) -> str:
        rendering = self.desk.rendering
        if rendering is None:
            return ""
        pages = rendering.typeset.page_count
        said = tr("1 page") if pages == 1 else tr("{n} pages").format(n=pages)
        said += tr(" · {n} words").format(n=f"{self.desk.words:,}")
        if self.desk.is_up_to_date:
            return tr("Preview up to date · {pages}").format(pages=said)
        return tr("Preview is being made · {pages}").format(pages=said)

    def _show_fault(self, sentence: str) -> None:
        if sentence:
            self._fault.say(sentence)
        self._fault.setVisible(bool(sentence))

    def _focus_memo(self) -> None:
        if self.desk.memo is None:
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        # It comes with the first rendering; the caret stays where it is.
        self._wants_focus = not self.composer.sheet.pieces
        if not self._wants_focus:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus where writing goes on."""
        self._focus_memo()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.show_pages(wanted=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.composing.flush()
        self.desk.show_pages(wanted=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        px = self._session.appearance.px
        narrow = width < px(_NARROW)
        self._left.setMinimumWidth(min(px(_LEAST_LEFT), width // 4))
        if self._measured != (2 if narrow else 1):
            self._measured = 2 if narrow else 1
            self.measure(width)
            low = narrow or height < px(_LOW)
            self.outline.fold_header(folded=low)
            self._summary.shorten(short=low)
