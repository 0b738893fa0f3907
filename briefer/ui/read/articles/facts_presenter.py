"""From the panel of facts to the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, InputError
from briefer.services import articles

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.ui.read.articles.view import ArticlesView
    from briefer.ui.session import Session


class FactsPresenter(QObject):
    """Edits the facts of the article that is shown."""

    opened = Signal()
    closed = Signal()

    def __init__(self, session: Session, view: ArticlesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        view.facts.fact_set.connect(self._set)
        view.facts.closed.connect(self._close)
        view.no_date.set_asked.connect(self._edit_date)

    def edit(self, name: str = "title") -> None:
        """Open the panel with the cursor in one of its fields."""
        article = self._current()
        if article is None:
            return
        panel = self._view.facts
        outlets = self._session.workspace.articles.outlets()
        panel.offer_outlets(outlet.name for outlet in outlets)
        panel.show_article(article)
        panel.show()
        panel.edit(name)
        self.opened.emit()

    def follow(self) -> None:
        """Show the facts of the article that is shown now, if they are open."""
        article = self._current()
        if article is None:
            self._view.facts.hide()
        elif self._view.facts.isVisible():
            self._view.facts.show_article(article)

    def _edit_date(self) -> None:
        self.edit("published")

    def _close(self) -> None:
        self._view.facts.hide()
        self._view.list.setFocus()
        self.closed.emit()

    def _set(self, name: str, value: object) -> None:
        article = self._current()
        if article is None:
            return
        try:
            articles.set_facts(self._session.workspace, article.id, **{name: value})
        except InputError as error:
            self._view.facts.show_fault(name, str(error))
        except BrieferError as error:
            self._view.facts.show_fault("", str(error))

    def _current(self) -> Article | None:
        return self._view.model.article(self._session.selection.article_id)
