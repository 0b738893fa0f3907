"""What the pane of articles shows, and what its user asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.articles.delegate import ArticleDelegate
from briefer.ui.read.articles.facts_panel import FactsPanel
from briefer.ui.read.articles.import_strip import ImportStrip
from briefer.ui.read.articles.list_view import ArticleListView
from briefer.ui.read.articles.listing import choices, orders
from briefer.ui.read.articles.model import ArticleModel
from briefer.ui.read.articles.no_date_card import NoDateCard
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from briefer.ui.appearance import Appearance


class ArticlesView(QWidget):
    """List, filter, facts and import of the articles of a briefing."""

    import_asked = Signal()
    order_chosen = Signal(str)
    shown_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "articles", tr("Articles"))
        surface(self, "panel")
        self.model = ArticleModel(self)
        self.list = ArticleListView(self.model)
        self.list.setItemDelegate(ArticleDelegate(appearance, self.list))
        self.filter = SearchField(appearance, "articles.filter", tr("Filter: words, outlet, date"))
        self.facts = FactsPanel(appearance)
        self.strip = ImportStrip(appearance)
        self.no_date = NoDateCard(appearance)
        self._warning = QWidget()
        px = appearance.px
        margins = (px(12), px(8), px(12), px(10))
        tight(QHBoxLayout(self._warning), margins).addWidget(self.no_date)
        self._counts = look(named(QLabel(), "articles.counts"), tone="muted", scale="small")
        self._build(appearance)

    def show_counts(self, words: str, *, any_articles: bool) -> None:
        """Show the head's counts; without an article the list says that it is empty."""
        self._counts.setText(words)
        self.filter.setVisible(any_articles)
        self._funnel.setVisible(any_articles)
        if not any_articles:
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self.list if self.model.order else self._no_match)

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
        self._stack = QStackedWidget()
        self._nothing = EmptyState(
            appearance, "articles.empty", tr("Articles will be listed here, newest first.")
        )
        self._no_match = EmptyState(
            appearance, "articles.no-match", tr("No article matches the filter.")
        )
        for page in (self._nothing, self.list, self._no_match):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        column.addWidget(self._warning)
        self._warning.hide()
        column.addWidget(self.facts)
        self.facts.hide()
        column.addWidget(self.strip)

    def _head(self, appearance: Appearance) -> QHBoxLayout:
        px = appearance.px
        row = tight(QHBoxLayout(), (px(14), px(8), px(10), px(6)), px(2))
        row.addWidget(look(QLabel(tr("Articles")), weight="semibold"))
        row.addSpacing(px(6))
        row.addWidget(self._counts)
        row.addStretch(1)
        self._funnel = IconButton(appearance, "filter", "articles.order", tr("Order and filter"))
        self._funnel.clicked.connect(self._show_order_menu)
        self._plus = IconButton(
            appearance, "plus", "articles.import", tr("Import articles (Ctrl+I)")
        )
        self._plus.clicked.connect(self.import_asked)
        row.addWidget(self._funnel)
        row.addWidget(self._plus)
        return row

    def _show_order_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listing = self.model.listing
        for options, current, chosen in (
            (orders(), listing.order, self.order_chosen),
            (choices(), listing.shown, self.shown_chosen),
        ):
            group = QActionGroup(menu)
            for key, words in options:
                action = QAction(words, group)
                action.setObjectName(f"articles.order.{key}")
                action.setCheckable(True)
                action.setChecked(key == current)
                action.triggered.connect(
                    lambda _checked=False, key=key, chosen=chosen: chosen.emit(key)
                )
                menu.addAction(action)
            menu.addSeparator()
        menu.popup(self._funnel.mapToGlobal(self._funnel.rect().bottomLeft()))

    def show_article_menu(self, at: QPoint, actions: Sequence[QAction]) -> None:
        """Show the menu of the chosen articles."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(actions))
        menu.popup(at)
