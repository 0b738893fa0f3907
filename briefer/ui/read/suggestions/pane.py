"""The left pane of the review: how many are open, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.suggestions.list_view import SuggestionList
from briefer.ui.read.suggestions.model import SuggestionModel
from briefer.ui.read.suggestions.words import filters, short_filters
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from briefer.ui.session import Session

_EDGE = 12

_LEAST_LIST, _MOST_LEAST = 64, 90
_LEAST_HEAD = 190
"""Pixels at 100 per cent: so wide has the head room for counts."""
_LARGE = 200
"""Per cent: with such text the sentence at the foot is left to the tip."""


class SuggestionsPane(QWidget):
    """Stands in the place of the list of articles; `left` comes with its cross."""

    left = Signal()
    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "suggestions", tr("Suggestions"))
        surface(self, "panel")
        self._session = session
        self.model = SuggestionModel(self)
        self.list = SuggestionList(session, self.model)
        self.filter = SegmentedControl(
            "suggestions.filter", filters(), accessible=tr("Which suggestions"), flows=True
        )
        self._counts = look(
            named(ElidedLabel(tall=True), "suggestions.counts"), tone="muted", scale="small"
        )
        self._nothing = EmptyState(
            session.appearance, "suggestions.none", tr("Nothing is suggested here.")
        )
        self._progress = look(
            named(ElidedLabel(tall=True), "suggestions.progress"), tone="muted", scale="small"
        )
        self._stack = QStackedWidget()
        self._build()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._session.appearance.px
        self._counts.setVisible(self.width() >= px(_LEAST_HEAD))
        room = self.width() - 2 * px(_EDGE)
        for words, dense in ((filters(), ""), (short_filters(), ""), (short_filters(), "true")):
            self._word_filter(words, dense)
            if self.filter.full_width <= room:
                break

    def _word_filter(self, words: Sequence[tuple[str, str]], dense: str) -> None:
        for key, word in words:
            button = self.filter.button(key)
            button.setText(word)
            if button.property("dense") != dense:
                look(button, dense=dense)

    def show_counts(self, suggestions: int, articles: int) -> None:
        """Say how many are open in how many articles."""
        self._counts.setText(open_words(suggestions, articles))
        shown = self.list if self.model.suggestions else self._nothing
        self._stack.setCurrentWidget(shown)

    def show_progress(self, done: int, count: int) -> None:
        """Say how many articles were looked through, until it is all of them."""
        words = tr("Looked through {done} of {count} articles")
        self._progress.setText(words.format(done=f"{done:,}", count=f"{count:,}"))
        self._working.setVisible(done < count)

    def hide_progress(self) -> None:
        """Say nothing more of it: the search was stopped."""
        self._working.hide()

    def _build(self) -> None:
        px = self._session.appearance.px
        column = tight(QVBoxLayout(self))
        head = tight(QHBoxLayout(), (px(14), px(8), px(10), px(6)), px(8))
        head.addWidget(look(ElidedLabel(tr("Suggestions"), tall=True), weight="semibold"))
        # The count gives way before the title does.
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._counts, 1)
        cross = IconButton(
            self._session.appearance, "close", "suggestions.close", tr("Back to the articles (Esc)")
        )
        cross.clicked.connect(self.left)
        head.addWidget(cross)
        column.addLayout(head)
        narrow = tight(QHBoxLayout(), (px(_EDGE), 0, px(_EDGE), px(4)))
        narrow.addWidget(self.filter, 1)
        column.addLayout(narrow)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        # Its pages must not push out what stands below where text is large.
        self._stack.setMinimumHeight(min(px(_LEAST_LIST), _MOST_LEAST))
        column.addWidget(self._stack, 1)
        column.addWidget(self._working_row())
        column.addWidget(self._foot())

    def _working_row(self) -> QWidget:
        px = self._session.appearance.px
        self._working = surface(QWidget(), "panel", edge="top")
        row = tight(QHBoxLayout(self._working), (px(14), px(6), px(12), px(6)), px(8))
        row.addWidget(self._progress, 1)
        stop = look(named(QPushButton(tr("Stop")), "suggestions.stop"), kind="link", scale="small")
        stop.clicked.connect(self.stopped)
        row.addWidget(stop)
        self._working.hide()
        return self._working

    def _foot(self) -> QWidget:
        px = self._session.appearance.px
        foot = surface(QWidget(), "panel", edge="top")
        words = QLabel(tr("Suggestions are never counted until you accept them."))
        look(named(words, "suggestions.foot"), tone="muted", scale="small").setWordWrap(True)
        if self._session.appearance.text_size >= _LARGE:  # the list needs the room
            self.list.setToolTip(words.text())
            foot.hide()
        tight(QHBoxLayout(foot), (px(14), px(9), px(14), px(9))).addWidget(words)
        return foot


def open_words(suggestions: int, articles: int) -> str:
    """Return `23 open in 4 articles`."""
    if not suggestions:
        return tr("none open")
    words = tr("{n} open in 1 article") if articles == 1 else tr("{n} open in {m} articles")
    return words.format(n=f"{suggestions:,}", m=f"{articles:,}")
