"""The page that finds words everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.ui.everywhere.presenter import EverywherePresenter
from briefer.ui.everywhere.view import EverywhereView

if TYPE_CHECKING:
    from briefer.ui.session import Session


class EverywherePage(EverywhereView):
    """The page with all that it does."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.appearance, session.vocabulary)
        self.presenter = EverywherePresenter(session, self)

    def begin(self, words: str) -> None:
        """Put the focus into the field, with these words in it where there are any."""
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
        self.presenter.refresh()
