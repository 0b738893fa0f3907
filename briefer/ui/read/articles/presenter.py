"""From the list of articles to the services, and from changes back to the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from briefer.errors import BrieferError
from briefer.services import articles
from briefer.ui.dropping import dropped
from briefer.ui.read.articles.facts_presenter import FactsPresenter
from briefer.ui.read.articles.importing import Importer
from briefer.ui.read.articles.listing import Listing, is_unread, summary
from briefer.ui.read.articles.removing import remove_articles
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from briefer.model.article import Article
    from briefer.model.changes import ChangeSet
    from briefer.services.articles import ImportReport
    from briefer.ui.read.articles.view import ArticlesView
    from briefer.ui.session import Session

_READ_AFTER = 3000
"""Milliseconds for which an article is shown before it counts as read."""

_TABLES = ("article", "article_author", "article_fact", "article_revision")


class ArticlesPresenter(QObject):
    """Keeps the list true to the briefing and to the selection."""

    def __init__(self, session: Session, view: ArticlesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._workspace = session.workspace
        self._importer = Importer(session, self)
        self.facts = FactsPresenter(session, view)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ_AFTER)
        self._reading.timeout.connect(self.note_reading)
        self._connect()
        self._bind_actions()
        self._read_everything()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        self._importer.import_paths(paths)

    def paste(self) -> None:
        """Keep the clipboard's text as an article, or import the files that it holds."""
        what = dropped(QGuiApplication.clipboard().mimeData())
        if what.files:
            self._importer.import_paths(what.files)
        else:
            self.paste_text(what.text)

    def paste_text(self, text: str) -> None:
        """Keep text as an article."""
        if text.strip():
            self._importer.paste(text)
        else:
            self._view.strip.say(tr("There is no text to paste."))

    def order_by(self, order: str) -> None:
        """List the articles in another order."""
        self._show(replace(self._view.model.listing, order=order))

    def show_only(self, shown: str) -> None:
        """List all articles or only some."""
        self._show(replace(self._view.model.listing, shown=shown))

    def _connect(self) -> None:
        view, session = self._view, self._session
        view.order_chosen.connect(self.order_by)
        view.shown_chosen.connect(self.show_only)
        view.filter.textChanged.connect(self._filter)
        view.list.current_chosen.connect(session.selection.choose_article)
        view.list.menu_asked.connect(self._show_menu)
        self.facts.opened.connect(self._show_no_date)
        self.facts.closed.connect(self._show_no_date)
        session.selection.article_chosen.connect(self._follow)
        session.bridge.changed.connect(self._read_changes)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._importer.began.connect(view.strip.follow)
        self._importer.imported.connect(self._show_report)
        self._importer.pasted.connect(self._show_pasted)
        self._importer.failed.connect(self._show_failure)

    def _bind_actions(self) -> None:
        bind = self._session.actions.bind
        bind("articles.paste", self._view, self.paste)
        bind("articles.facts", self._view, self.facts.edit)
        bind("articles.mark", self._view, self._turn_read)
        bind("articles.remove", self._view.list, self._remove)

    def _turn_read(self) -> None:
        """Mark the chosen articles read, or unread where all of them are read."""
        chosen = self._chosen()
        if chosen:
            state = "read" if any(map(is_unread, chosen)) else "unread"
            articles.set_state(self._workspace, [article.id for article in chosen], state)

    def _remove(self) -> None:
        order = self._view.model.order
        chosen = self._chosen()
        if chosen and remove_articles(self._session, chosen):
            left = self._view.model.order
            place = min(order.index(chosen[0].id), len(left) - 1)
            if left:
                self._session.selection.choose_article(left[place])

    def _show_menu(self, at: QPoint) -> None:
        names = ("articles.facts", "articles.mark", "articles.remove")
        self._view.show_article_menu(at, [self._session.actions.action(name) for name in names])

    def _filter(self, words: str) -> None:
        self._show(replace(self._view.model.listing, words=words))

    def _show(self, listing: Listing) -> None:
        self._view.model.show_listing(listing)
        self._after_change()

    def _read_everything(self) -> None:
        self._view.model.show_articles(self._workspace.articles.all())
        self._after_change()
        self._show_writable()

    def _read_changes(self, changes: ChangeSet) -> None:
        if changes.touches(*_TABLES, "passage", "outlet"):
            ids = self._touched(changes)
            if ids is None:
                self._view.model.show_articles(self._workspace.articles.all())
            else:
                self._view.model.patch(ids, self._workspace.articles.many(ids))
            self._after_change()

    def _touched(self, changes: ChangeSet) -> set[int] | None:
        """Return the articles that a change touches; None where it may be any of them."""
        if changes.many or changes.touches("outlet"):
            return None
        ids = {int(key[0]) for table in _TABLES[:3] for key in changes.rows.get(table, ())}
        if changes.touches("passage"):
            place = changes.step.place.article_id
            if place is None:
                return None
            ids.add(place)
        return ids

    def _after_change(self) -> None:
        model, selection = self._view.model, self._session.selection
        self._view.show_counts(summary(model.everything), any_articles=bool(model.everything))
        selection.set_order(model.order)
        if selection.article_id and model.article(selection.article_id) is None:
            selection.choose_article(model.order[0] if model.order else 0)
        self._view.list.follow(selection.article_id)
        self.facts.follow()
        self._show_no_date()

    def _follow(self, article_id: int) -> None:
        self._view.list.follow(article_id)
        article = self._current()
        if article is not None and is_unread(article):
            self._reading.start()
        else:
            self._reading.stop()
        self.facts.follow()
        self._show_no_date()

    def note_reading(self) -> None:
        """Note that the article that is shown has been read."""
        article = self._current()
        if article is not None and is_unread(article) and self._session.writable:
            articles.note_reading(self._workspace, article.id)

    def _show_no_date(self) -> None:
        article = self._current()
        missing = article is not None and not article.published
        writable = self._session.writable
        self._view.warn_of_date(missing=missing and writable and self._view.facts.isHidden())

    def _show_writable(self) -> None:
        self._view.allow_changes(writable=self._session.writable)
        self._show_no_date()

    def _show_report(self, report: ImportReport) -> None:
        self._view.strip.show_report(report)
        new = [id_ for item in report.items if item.result == "imported" for id_ in item.articles]
        if new and not self._session.selection.article_id:
            shown = [article_id for article_id in self._view.model.order if article_id in set(new)]
            self._session.selection.choose_article((shown or new)[0])

    def _show_pasted(self, article_id: int, is_new: bool) -> None:
        self._view.strip.say(tr("1 imported") if is_new else tr("This text is there already."))
        self._session.selection.choose_article(article_id)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, BrieferError):
            self._view.strip.say(tr("Not imported"), str(error))
        else:
            self._session.messages.report(error)

    def _current(self) -> Article | None:
        return self._view.model.article(self._session.selection.article_id)

    def _chosen(self) -> list[Article]:
        found = (self._view.model.article(article_id) for article_id in self._view.list.chosen)
        return [article for article in found if article is not None]
