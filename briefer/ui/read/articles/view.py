"""What the pane of articles shows, and what its user asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.articles.facts_panel import FactsPanel
from briefer.ui.read.articles.import_strip import ImportStrip
from briefer.ui.read.articles.list_view import ArticleListView
from briefer.ui.read.articles.model import ArticleModel
from briefer.ui.read.articles.narrow_panel import NarrowPanel
from briefer.ui.read.articles.no_date_card import NoDateCard
from briefer.ui.read.articles.removal_card import RemovalCard
from briefer.ui.read.articles.several_bar import SeveralBar
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import QAction, QResizeEvent

    from briefer.ui.appearance import Appearance

_LEAST_LIST, _MOST_LEAST = 64, 90
_LEAST_HEAD, _LEAST_BOTH = 190, 420
"""Pixels at 100 per cent: so wide has the head room for counts, so high the facts for the list."""


class ArticlesView(QWidget):
    """List, filter, facts and import of the articles of a briefing."""

    import_asked = Signal()
    everywhere_asked = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "articles", tr("Articles"))
        surface(self, "panel")
        self.model = ArticleModel(self)
        self.list = ArticleListView(appearance, self.model)
        self.filter = SearchField(
            appearance, "articles.filter", tr("Filter: words, outlet, date, tag")
        )
        self.filter.installEventFilter(self)
        self.narrow = NarrowPanel(appearance)
        self.several = SeveralBar(appearance)
        self.removal = RemovalCard(appearance)
        self.facts = FactsPanel(appearance)
        self.strip = ImportStrip(appearance)
        self.no_date = NoDateCard(appearance)
        self._warning = self._framed(self.no_date, appearance)
        self._asking = self._framed(self.removal, appearance)
        self._counts = look(
            named(ElidedLabel(tall=True), "articles.counts"), tone="muted", scale="small"
        )
        self._px = appearance.px
        self._any_articles = True
        self._build(appearance)
        self.facts.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave the counts out, and the list to the facts, where there is no room for both."""
        px = self._px
        self._counts.setVisible(self.width() >= px(_LEAST_HEAD))
        alone = self.facts.isVisibleTo(self) and self.height() < px(_LEAST_BOTH)
        self._stack.setVisible(not alone)
        self.filter.setVisible(self._any_articles and not alone)

    def show_counts(self, words: str, *, any_articles: bool) -> None:
        """Show the head's counts; without an article the list says that it is empty."""
        self._counts.setText(words)
        self._any_articles = any_articles
        self._give_way()
        self._funnel.setVisible(any_articles)
        if not any_articles:
            self.show_narrow(shown=False)
        if not any_articles:
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self.list if self.model.order else self._no_match)

    def show_narrow(self, *, shown: bool) -> None:
        """Show the fields that order and filter, or put them away."""
        self.narrow.setVisible(shown)
        self._funnel.setChecked(shown)
        if shown:
            self.narrow.begin()

    def light_funnel(self, *, lit: bool) -> None:
        """Show that articles are left out, also while the fields are put away."""
        self._funnel.show_icon("filter", "accent" if lit else "ink")
        words = tr("Order and filter (some articles are left out)") if lit else self._funnel_words
        self._funnel.setToolTip(words)
        self._funnel.setAccessibleName(words)

    def show_several(self, count: int, *, writable: bool) -> None:
        """Show what can be done with several chosen articles, while there are several."""
        self.several.show_count(count)
        self.several.setVisible(count > 1 and writable)

    def show_removal(self, *, shown: bool) -> None:
        """Show the card that asks before articles go, or put it away."""
        self._asking.setVisible(shown)

    def warn_of_date(self, *, missing: bool) -> None:
        """Say that the article that is shown has no date, or nothing."""
        self._warning.setVisible(missing)

    def allow_changes(self, *, writable: bool) -> None:
        """Switch on what changes the briefing."""
        self._plus.setVisible(writable)
        self.facts.setEnabled(writable)

    def _build(self, appearance: Appearance) -> None:
        px = appearance.px
        column = tight(QVBoxLayout(self))
        column.addLayout(self._head(appearance))
        field = tight(QHBoxLayout(), (px(12), 0, px(12), px(9)))
        field.addWidget(self.filter)
        column.addLayout(field)
        column.addWidget(self.narrow)
        self.narrow.hide()
        self.narrow.closed.connect(self._close_narrow)
        self._stack = QStackedWidget()
        self._nothing = EmptyState(
            appearance, "articles.empty", tr("Articles will be listed here, newest first.")
        )
        self._no_match = EmptyState(
            appearance, "articles.no-match", tr("No article matches the filter.")
        )
        everywhere = named(QPushButton(tr("Look in the texts")), "articles.everywhere")
        everywhere.clicked.connect(lambda: self.everywhere_asked.emit(self.filter.text()))
        self._no_match.add_button(look(everywhere, scale="small"))
        for page in (self._nothing, self.list, self._no_match):
            self._stack.addWidget(page)
        # Its pages must not push out what stands below where text is large.
        self._stack.setMinimumHeight(min(px(_LEAST_LIST), _MOST_LEAST))
        column.addWidget(self._stack, 1)
        for below in (self._warning, self._asking, self.several, self.facts):
            column.addWidget(below)
            below.hide()
        column.addWidget(self.strip)

    def _head(self, appearance: Appearance) -> QHBoxLayout:
        px = appearance.px
        row = tight(QHBoxLayout(), (px(14), px(8), px(10), px(6)), px(2))
        row.addWidget(look(ElidedLabel(tr("Articles"), tall=True), weight="semibold"))
        row.addSpacing(px(6))
        row.addWidget(self._counts)
        row.addStretch(1)
        self._funnel_words = tr("Order and filter")
        self._funnel = IconButton(appearance, "filter", "articles.order", self._funnel_words)
        self._funnel.setCheckable(True)
        self._funnel.clicked.connect(lambda checked: self.show_narrow(shown=checked))
        self._plus = IconButton(
            appearance, "plus", "articles.import", tr("Import articles (Ctrl+I)")
        )
        self._plus.clicked.connect(self.import_asked)
        row.addWidget(self._funnel)
        row.addWidget(self._plus)
        return row

    def _close_narrow(self) -> None:
        self.show_narrow(shown=False)
        self._funnel.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _framed(card: QWidget, appearance: Appearance) -> QWidget:
        """Return a card with room around it."""
        frame = QWidget()
        px = appearance.px
        tight(QHBoxLayout(frame), (px(12), px(8), px(12), px(10))).addWidget(card)
        return frame

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow key go on from the filter to the list, and Esc clear it."""
        if watched is self.facts and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._give_way()
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = event.key()
            if key == Qt.Key.Key_Down and self.model.order:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def show_article_menu(self, at: QPoint, actions: Sequence[QAction]) -> None:
        """Show the menu of the chosen articles."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(actions))
        menu.popup(at)
