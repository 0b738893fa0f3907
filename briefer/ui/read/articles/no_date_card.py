"""The card that says that the article has no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_LEAST = 130
"""Pixels at 100 per cent: a narrower card has no room for a word of what is missing."""
_LARGE = 150


class NoDateCard(QWidget):
    """What is missing, what that means, and a button that mends it."""

    set_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "articles.no-date", tr("No date in the source"))
        surface(self, "warn")
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(12), px(9), px(12), px(10)), px(4))
        self._head = QWidget()
        head = tight(QHBoxLayout(self._head), gap=px(5))
        head.addWidget(IconLabel(appearance, "warning", role="warn", size=13))
        title = QLabel(tr("No date in the source"))
        title.setWordWrap(True)
        head.addWidget(look(title, tone="warn", weight="semibold"), 1)
        column.addWidget(self._head)
        advice = tr("Set it yourself, or leave it open. The memo will say which.")
        self._words = QLabel(advice)
        self._words.setWordWrap(True)
        column.addWidget(self._words)
        button = look(named(ElidedButton(tr("Set date…")), "articles.set-date"), scale="small")
        button.clicked.connect(self.set_asked)
        button.setToolTip(f"{title.text()}. {advice}")
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._appearance = appearance
        appearance.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Leave the advice to the tip where large text would push the list away."""
        self._words.setVisible(self._appearance.text_size < _LARGE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is missing to the tip as well where a word would have no room."""
        super().resizeEvent(event)
        self._head.setVisible(self.width() >= self._appearance.px(_LEAST))
