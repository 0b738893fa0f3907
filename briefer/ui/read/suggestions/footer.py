"""The line under the list of articles: how much is suggested, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance


class SuggestionsFooter(QWidget):
    """`asked` comes with a click; hidden where nothing is suggested in any article."""

    asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        surface(self, "panel", edge="top")
        px = appearance.px
        row = self._row = tight(QHBoxLayout(self), (px(12), px(8), px(14), px(8)), px(6))
        self._button = look(
            named(ElidedButton(tr("Suggestions")), "articles.suggestions", tr("Suggestions")),
            kind="link",
        )
        self._button.clicked.connect(self.asked)
        self._where = look(ElidedLabel(tall=True), tone="muted", scale="small")
        row.addWidget(self._button)
        row.addWidget(self._where)
        row.addStretch(1)
        self._key = KeyCap(appearance, "F8")
        row.addWidget(self._key)
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say where they are only beside all of the number."""
        row = self._row
        parts = (self._button, self._where, self._key)
        need = sum(part.sizeHint().width() + row.spacing() for part in parts)
        margins = row.contentsMargins()
        self._where.setVisible(need + margins.left() + margins.right() <= self.width())

    def show_counts(self, suggestions: int, articles: int, *, complete: bool) -> None:
        """Say how many are open; without all articles looked through, no number is given."""
        one = tr("1 suggestion") if suggestions == 1 else tr("{n} suggestions")
        words = one.format(n=f"{suggestions:,}") if complete else tr("Suggestions")
        self._button.setText(words)
        some = tr("in 1 article") if articles == 1 else tr("in {n} articles")
        where = some.format(n=f"{articles:,}") if complete else ""
        self._where.setText(where)
        self._fit()
        self._button.setAccessibleName(" ".join(filter(None, (words, where))))
        self.setVisible(bool(suggestions) or not complete)
