"""The checks in a few lines, below the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.preflight.verdicts import Verdict

_ICONS = {"ok": "check", "warn": "warning", "danger": "blocked"}


class PreflightSummary(QWidget):
    """A line for each verdict; `review_asked` comes with its button or a click on it."""

    review_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.preflight", tr("Checks before the export"))
        surface(self, "panel", edge="top")
        self._appearance = appearance
        self._verdicts: tuple[Verdict, ...] | None = None
        self._is_short = False
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(14), px(10), px(14), px(10)), px(2))
        self._head = QWidget()
        head = tight(QHBoxLayout(self._head), (0, 0, 0, px(3)))
        head.addWidget(SectionLabel(appearance, tr("Pre-flight")))
        head.addStretch(1)
        words = tr("Review")
        review = look(
            named(QPushButton(words), "memo.preflight.review"), kind="link", scale="small"
        )
        review.clicked.connect(self.review_asked)
        head.addWidget(review)
        column.addWidget(self._head)
        self._lines = tight(QVBoxLayout(), gap=px(2))
        column.addLayout(self._lines)
        self.show_verdicts(())

    def shorten(self, *, short: bool) -> None:
        """Show all lines, or the last one alone, where there is little room."""
        if short != self._is_short:
            self._is_short = short
            self._fill()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show these lines; none while the checks run for the first time."""
        if tuple(verdicts) != self._verdicts:
            self._verdicts = tuple(verdicts)
            self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        for verdict in (self._verdicts or ())[-1 if self._is_short else 0 :]:
            self._lines.addWidget(self._line(verdict))
        if not self._verdicts:
            self._lines.addWidget(look(QLabel(tr("checking…")), tone="muted"))

    def _line(self, verdict: Verdict) -> QWidget:
        line = named(QWidget(), "memo.preflight.line", verdict.words)
        row = tight(QHBoxLayout(line), gap=self._appearance.px(4))
        icon = _ICONS[verdict.tone]
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(self._appearance, icon, role=verdict.tone, size=13), 0, top)
        label = wrapped_label(verdict.words, tone=verdict.tone, scale="small")
        row.addWidget(label, 1)
        return line
