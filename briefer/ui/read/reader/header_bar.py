"""The bar above the page: which article this is, how many passages it has, find and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QStackedWidget, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance

_HEIGHT = 40
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
        self._place = look(QLabel(), tone="muted", scale="small")
        self._title = look(named(ElidedLabel(), "readerTitle"), weight="semibold")
        self._facts = look(QLabel(), tone="muted", scale="small")
        self._count = look(named(QLabel(), "readerCount"), tone="muted", scale="small")
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
        words = tr("Article {number} of {count}").format(number=number, count=count)
        self._place.setText(words if number else "")

    def show_count(self, passages: int, suggested: int = 0) -> None:
        """Say how many passages the article has, and how many more are suggested."""
        few = {0: tr("no passages yet"), 1: tr("1 passage")}
        words = few.get(passages) or tr("{n} passages").format(n=passages)
        if suggested:
            words += " · " + tr("{n} suggested").format(n=suggested)
        self._count.setText(words)

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
        row.addWidget(KeyCap(self._appearance, "B"))
        row.addWidget(KeyCap(self._appearance, "N"))
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
        self.setFixedHeight(self._appearance.px(_HEIGHT))
