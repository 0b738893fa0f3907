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
    """Edits the facts of the article that is shown, or of all that are chosen."""

    opened = Signal()
    closed = Signal()

    def __init__(self, session: Session, view: ArticlesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        view.facts.fact_set.connect(self._set)
        view.facts.closed.connect(self._close)
        session.selection.flush_asked.connect(view.facts.flush)
        view.no_date.set_asked.connect(self._edit_date)

    def edit(self, name: str = "title") -> None:
        """Open the panel with the cursor in one of its fields."""
        shown = self._shown()
        if not shown:
            return
        panel = self._view.facts
        outlets = self._session.workspace.articles.outlets()
        panel.offer_outlets(outlet.name for outlet in outlets)
        panel.show_articles(shown)
        panel.show()
        panel.edit(name if len(shown) == 1 else "outlet")
        self.opened.emit()

    def follow(self) -> None:
        """Show the facts of what is chosen now, if they are open."""
        shown = self._shown()
        if not shown:
            self._view.facts.hide()
        elif self._view.facts.isVisible():
            self._view.facts.show_articles(shown)

    def _edit_date(self) -> None:
        self.edit("published")

    def _close(self) -> None:
        self._view.facts.hide()
        self._view.list.setFocus()
        self.closed.emit()

    def _set(self, name: str, value: object) -> None:
        shown = self._shown()
        if not shown:
            return
        workspace = self._session.workspace
        try:
            if len(shown) == 1:
                articles.set_facts(workspace, shown[0].id, **{name: value})
            else:
                articles.set_facts_of_several(workspace, [a.id for a in shown], **{name: value})
        except InputError as error:
            self._view.facts.show_fault(name, str(error))
        except BrieferError as error:
            self._view.facts.show_fault("", str(error))

    def _shown(self) -> tuple[Article, ...]:
        """Return the chosen articles where there are several, else the one that is shown."""
        view, current = self._view, self._session.selection.article_id
        chosen = view.list.chosen
        ids = chosen if len(chosen) > 1 else (current,)
        found = (view.model.article(article_id) for article_id in ids)
        return tuple(article for article in found if article is not None)
