"""The bar above the page: which article this is, how many passages it has, find and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_HEIGHT = 40
_NARROW = 380
_NO_LIMIT = 16_777_215
"""What Qt takes for no greatest width."""
_PLACE, _TITLE = 0, 1


class HeaderBar(QWidget):
    """Shows the place in the list of articles, and the title once the headline is out of view."""

    find_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        named(self, "readerBar")
        surface(self, "bar")
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(16), 0, px(10), 0), px(10))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._place = look(ElidedLabel(tall=True), tone="muted", scale="small")
        self._title = look(named(ElidedLabel(), "readerTitle"), weight="semibold")
        self._facts = look(ElidedLabel(tall=True), tone="muted", scale="small")
        self._count = look(
            named(ElidedLabel(tall=True), "readerCount"), tone="muted", scale="small"
        )
        self._number, self._articles = 0, 0
        self._passages, self._suggested = "", ""
        self._caps = [KeyCap(appearance, key) for key in ("B", "N")]
        self._stack.addWidget(self._place_row())
        self._stack.addWidget(self._title_row())
        self._find = IconButton(
            appearance, "search", "readerFind", tr("Find in this article (Ctrl+F)")
        )
        self._find.clicked.connect(self.find_asked)
        self._more = IconButton(appearance, "more", "readerMore", tr("More about this article"))
        self._more.clicked.connect(self._show_menu)
        self._fill: Callable[[QMenu], None] | None = None
        row.addWidget(self._stack, 1)
        for widget in (self._count, self._find, self._more):
            row.addWidget(widget)
        appearance.changed.connect(self._measure)
        self._measure()

    def show_article(self, title: str, facts: str) -> None:
        """Show an article's title and, beside it, outlet and date."""
        self._title.setText(title)
        self._facts.setText(facts)

    def show_place(self, number: int, count: int) -> None:
        """Say which one of all articles this is."""
        self._number, self._articles = number, count
        self._measure()

    def show_count(self, passages: int, suggested: int = 0) -> None:
        """Say how many passages the article has, and how many more are suggested."""
        few = {0: tr("no passages yet"), 1: tr("1 passage")}
        self._passages = few.get(passages) or tr("{n} passages").format(n=passages)
        self._suggested = tr("{n} suggested").format(n=suggested) if suggested else ""
        self._measure()

    def show_title(self, *, shown: bool) -> None:
        """Show the title, or the place among the articles."""
        self._stack.setCurrentIndex(_TITLE if shown else _PLACE)

    def set_menu(self, fill: Callable[[QMenu], None]) -> None:
        """Let `fill` put the entries into the menu behind the three dots."""
        self._fill = fill

    def _place_row(self) -> QWidget:
        place = QWidget()
        row = tight(QHBoxLayout(place), gap=self._appearance.px(5))
        row.addWidget(self._place)
        row.addSpacing(self._appearance.px(6))
        for cap in self._caps:
            row.addWidget(cap)
        row.addStretch(1)
        return place

    def _title_row(self) -> QWidget:
        title = QWidget()
        row = tight(QHBoxLayout(title), gap=self._appearance.px(12))
        row.addWidget(self._title)
        row.addWidget(self._facts)
        row.addStretch(1)
        return title

    def _show_menu(self) -> None:
        if self._fill is None:
            return
        menu = QMenu(self)
        self._fill(menu)
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.deleteLater()

    def _measure(self) -> None:
        """Leave out words and keys where there is no room for them."""
        px = self._appearance.px
        self.setFixedHeight(px(_HEIGHT))
        narrow = self.width() < px(_NARROW)
        words = tr("{number} of {count}") if narrow else tr("Article {number} of {count}")
        words = words.format(number=self._number, count=self._articles)
        self._place.setText(words if self._number else "")
        for cap in self._caps:
            cap.setVisible(not narrow and bool(self._number))
        self._facts.setVisible(not narrow)
        most = self.width() // 2 - px(_HEIGHT) if narrow else _NO_LIMIT
        self._count.setMaximumWidth(max(most, px(_HEIGHT)))
        words = " · ".join(filter(None, (self._passages, self._suggested)))
        fits = self._count.fontMetrics().horizontalAdvance(words) <= most
        self._count.setText(words if fits else self._passages)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
