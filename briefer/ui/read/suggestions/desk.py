"""Puts the parts of the review together, and keeps the reader shown what is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.ui.read.suggestions.footer import SuggestionsFooter
from briefer.ui.read.suggestions.open_suggestions import OpenSuggestions
from briefer.ui.read.suggestions.pane import SuggestionsPane
from briefer.ui.read.suggestions.panel import SuggestionPanel
from briefer.ui.read.suggestions.presenter import Review

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.reader.pane import ReaderPane
    from briefer.ui.session import Session


class SuggestionDesk(QObject):
    """`began()` and `ended()` ask for the panes of the review to be shown and put away.

    `looked_at()` comes when a suggestion is chosen, so that its pane is brought to the front;
    `counted()` when more or fewer are open, and when the review begins and ends.
    """

    began = Signal()
    ended = Signal()
    looked_at = Signal()
    counted = Signal()

    def __init__(self, session: Session, reader: ReaderPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self.open = OpenSuggestions(session, self)
        self.pane = SuggestionsPane(session)
        self.panel = SuggestionPanel(session, parent)
        self.footer = SuggestionsFooter(session.appearance)
        self.review = Review(session, self.open, self.pane, self.panel)
        self.review.left.connect(self.end)
        self.review.looked_at.connect(self._look_at)
        self.footer.asked.connect(self.begin)
        self.open.changed.connect(self._follow)
        self.open.progressed.connect(self._show_counts)
        session.selection.article_chosen.connect(self._show_article)
        reader.suggestion_asked.connect(self.begin)
        reader.view.scrolled.connect(self.open.keep_still)
        reader.view.text.key_read.connect(self._keep_still)
        self._show_article(session.selection.article_id)

    @property
    def is_under_way(self) -> bool:
        """Whether suggestions are being reviewed."""
        return self.review.is_under_way

    def turn(self) -> None:
        """Begin the review, or leave it."""
        if self.is_under_way:
            self.end()
        else:
            self.begin()

    def begin(self, suggestion: Suggestion | None = None) -> None:
        """Begin the review, or go on with it at another suggestion."""
        if not self.is_under_way:
            self.began.emit()
        self.review.begin(suggestion)
        self.counted.emit()

    def end(self) -> None:
        """Go back to the articles."""
        if self.is_under_way:
            self.review.end()
            self.ended.emit()
            self.counted.emit()

    def close(self) -> None:
        """Read nothing more: the briefing is going to be closed."""
        self.open.close()
        self.review.close()

    def _keep_still(self, _event: object) -> None:
        self.open.keep_still()

    def _follow(self, article_id: int) -> None:
        self._show_counts()
        if article_id == self._session.selection.article_id:
            self._show_article(article_id)

    def _show_article(self, article_id: int) -> None:
        self._reader.show_suggestions(self.open.of(article_id))

    def _look_at(self, suggestion: Suggestion | None) -> None:
        self._reader.outline_suggestion(suggestion)
        if suggestion is not None:
            self.looked_at.emit()

    def _show_counts(self) -> None:
        """Show under the list of articles how much is open."""
        self.footer.show_counts(*self.open.counts, complete=self.open.are_counted)
        self.counted.emit()
