"""The middle of the Read workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.reader.face import ReaderFace
from briefer.ui.read.reader.presenter import ReaderPresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.palette.panel import TaggingPalette
    from briefer.ui.session import Session


class ReaderPane(ReaderFace):
    """Shows the chosen article and lets the analyst tag it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.session = session
        self._presenter = ReaderPresenter(session, self)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what is suggested in the article that is shown."""
        self._presenter.show_suggestions(suggestions)

    def outline_suggestion(self, suggestion: Suggestion | None) -> None:
        """Outline the suggestion that is looked at and bring it into view; None for none."""
        self._presenter.outline_suggestion(suggestion)

    @property
    def tagging_palette(self) -> TaggingPalette:
        """The tagging palette of this reader."""
        return self._presenter.palette
