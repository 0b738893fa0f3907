"""The Read workspace: articles at left, the reader, passage and codebook at right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named, read_in_order
from briefer.ui.dates import moment_words
from briefer.ui.overriding import override
from briefer.ui.read.articles.pane import ArticlesPane
from briefer.ui.read.no_articles import NoArticles
from briefer.ui.read.side_panel import CODEBOOK, PASSAGE, SidePanel, Tab
from briefer.ui.read.suggestions.desk import SuggestionDesk
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from briefer.model.changes import ChangeSet
    from briefer.ui.read.reader.view import ReaderView
    from briefer.ui.session import Session

_LEFT, _RIGHT = 280, 340
_REVIEW_LEFT = 300
_NARROW_LEFT, _NARROW_RIGHT = 222, 286
_NARROW = 1200
_LEAST_MIDDLE = 360
_LEFT_SHARE, _RIGHT_SHARE = 0.26, 0.34
"""Of the window, where large text leaves no room for the widths of the design."""


@dataclass(frozen=True, slots=True)
class Panes:
    """How the panes beside the list of articles are made."""

    reader: Callable[[Session], Any]
    inspector: Callable[[Session], Any]
    codebook: Callable[[Session], Any]


class ReadWorkspace(QWidget):
    """Three panes side by side, whose widths the user can drag."""

    import_asked = Signal()
    codebook_asked = Signal()

    def __init__(self, session: Session, panes: Panes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "read", tr("Read"))
        self._session = session
        self.articles = ArticlesPane(session)
        self.articles.import_asked.connect(self.import_asked)
        self._reader: Any = panes.reader(session)
        self._reader.fact_asked.connect(self.articles.edit_fact)
        self._codebook: Any = panes.codebook(session)
        self._codebook.manage_asked.connect(self.codebook_asked)
        self._side = SidePanel(
            session.appearance, _tab(panes.inspector(session)), _tab(self._codebook)
        )
        self.suggestions = SuggestionDesk(session, self._reader, self)
        self._suggestion = Tab(
            self.suggestions.panel, self.suggestions.panel.counted, self.suggestions.panel.corner
        )
        self._left = self._left_side()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty_page())
        self._middle.addWidget(self._reader)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._left, self._middle, self._side):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        read_in_order(self._splitter)
        tight(QHBoxLayout(self)).addWidget(self._splitter)
        self._dragged = False
        self._splitter.splitterMoved.connect(self._note_drag)
        session.bridge.changed.connect(self._follow_changes)
        session.selection.passage_chosen.connect(self._follow_passage)
        self.suggestions.began.connect(self._begin_review)
        self.suggestions.ended.connect(self._end_review)
        self.suggestions.looked_at.connect(self._show_suggestion)
        self._show_middle()

    @property
    def splitter(self) -> QSplitter:
        """The splitter, whose state is kept between runs."""
        return self._splitter

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes, from left to right."""
        return self._left, self._middle, self._side

    @property
    def page_view(self) -> ReaderView:
        """What shows the article."""
        view: ReaderView = self._reader.view
        return view

    @property
    def was_dragged(self) -> bool:
        """Whether the user has set the widths of the panes."""
        return self._dragged

    def focus_reader(self) -> None:
        """Put the focus where reading goes on."""
        if self._middle.currentIndex() == 1:
            self._reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.articles.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, kind: str, entry_id: int) -> None:
        """Show a "stakeholder" or a "topic" in the codebook."""
        self._side.show_tab(CODEBOOK)
        self._codebook.show_entry(kind, entry_id)

    @property
    def chosen_entry(self) -> tuple[str, int] | None:
        """The "stakeholder" or "topic" that is chosen in the codebook, where that is in front."""
        return self._codebook.chosen_entry if self._codebook.isVisible() else None

    def keep_widths(self) -> None:
        """Leave the widths as they are from now on: the user has set them."""
        self._dragged = True

    def measure(self, width: int) -> None:
        """Give the panes the widths of the design in a window of that width."""
        px = self._session.appearance.px
        narrow = width < px(_NARROW)
        wide = _REVIEW_LEFT if self._left.currentIndex() else _LEFT
        left = px(_NARROW_LEFT if narrow else wide)
        right = px(_NARROW_RIGHT if narrow else _RIGHT)
        leasts = 0, 0, 0
        if width - left - right < px(_LEAST_MIDDLE):
            left, right = round(width * _LEFT_SHARE), round(width * _RIGHT_SHARE)
            leasts = left, 1, right
        for pane, least in zip(self.panes, leasts, strict=True):
            pane.setMinimumWidth(least)
        self._splitter.setSizes([left, max(width - left - right, 1), right])

    def _note_drag(self) -> None:
        self._dragged = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_again()

    def _empty_page(self) -> NoArticles:
        due = self._session.workspace.project.get().due
        page = NoArticles(self._session.appearance, moment_words(due) if due else "")
        page.import_asked.connect(self.import_asked)
        page.paste_asked.connect(self.articles.paste)
        return page

    def _left_side(self) -> QStackedWidget:
        """Return the articles over the way to the suggestions, and behind them the review."""
        articles = QWidget()
        column = tight(QVBoxLayout(articles))
        column.addWidget(self.articles, 1)
        column.addWidget(self.suggestions.footer)
        left = QStackedWidget()
        left.addWidget(articles)
        left.addWidget(self.suggestions.pane)
        return left

    def _begin_review(self) -> None:
        self._left.setCurrentIndex(1)
        self._side.review(self._suggestion)
        self._side.show_tab(PASSAGE)
        self._measure_again()

    def _end_review(self) -> None:
        self._left.setCurrentIndex(0)
        self._side.review(None)
        self._measure_again()
        self.focus_reader()

    def _show_suggestion(self) -> None:
        self._side.review(self._suggestion)
        self._side.show_tab(PASSAGE)

    def _measure_again(self) -> None:
        if not self._dragged:
            self.measure(self.width())

    def _follow_changes(self, changes: ChangeSet) -> None:
        if changes.touches("article"):
            self._show_middle()

    def _follow_passage(self, passage_id: int) -> None:
        """Show what is said of it; a list in the codebook that leads to it stays in front."""
        if passage_id and not self._side.has_focus_in(CODEBOOK):
            self._side.review(None)
            self._side.show_tab(PASSAGE)

    def _show_middle(self) -> None:
        any_articles = self._session.workspace.articles.count() > 0
        self._middle.setCurrentIndex(1 if any_articles else 0)
        if not any_articles:
            self._side.show_tab(CODEBOOK)


def _tab(pane: Any) -> Tab:  # noqa: ANN401 - a widget with two more attributes
    return Tab(pane, pane.counted, pane.corner)
