"""From the list of articles to the services, and from changes back to the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from briefer.errors import BrieferError
from briefer.services import articles
from briefer.ui.after_painting import AfterPainting
from briefer.ui.dropping import dropped
from briefer.ui.read.articles.facts_presenter import FactsPresenter
from briefer.ui.read.articles.importing import Importer
from briefer.ui.read.articles.listing import Listing, is_unread, summary
from briefer.ui.read.articles.removing import Remover
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from briefer.model.article import Article
    from briefer.model.changes import ChangeSet
    from briefer.services.articles import ImportReport
    from briefer.ui.read.articles.view import ArticlesView
    from briefer.ui.session import Session

_READ_AFTER = 3000
"""Milliseconds for which an article is shown before it counts as read."""

_AHEAD = 200
"""So many articles are prepared for a filter at a time."""

_TABLES = ("article", "article_author", "article_fact", "article_revision")
_TAG_TABLES = ("passage", "passage_stakeholder", "passage_topic")
_NAME_TABLES = ("stakeholder", "topic")


class ArticlesPresenter(QObject):
    """Keeps the list true to the briefing and to the selection."""

    def __init__(self, session: Session, view: ArticlesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._workspace = session.workspace
        self._importer = Importer(session, self)
        self.facts = FactsPresenter(session, view)
        self._remover = Remover(session, view)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ_AFTER)
        self._reading.timeout.connect(self.note_reading)
        # The tags of an article with thousands of passages are read once the page is painted.
        self._tagged: set[int] = set()
        self._tagging = AfterPainting(self._read_tagged, self)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._read_ahead)
        self._connect()
        self._bind_actions()
        self._read_everything()

    def close(self) -> None:
        """Read and write nothing more: the briefing is going to be closed."""
        self._reading.stop()
        self._ahead.stop()

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

    def show_listing(self, listing: Listing) -> None:
        """List other articles, or in another order; the words of the filter stay."""
        self._show(replace(listing, words=self._view.model.listing.words))

    def _connect(self) -> None:
        view, session = self._view, self._session
        view.narrow.asked.connect(self.show_listing)
        view.filter.textChanged.connect(self._filter)
        view.list.current_chosen.connect(session.selection.choose_article)
        view.list.several_chosen.connect(self._show_several)
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
        add = self._view.several.add_button
        add("facts", tr("Set facts…"), self.facts.edit)
        add("read", tr("Mark as read"), lambda: self._mark("read"))
        add("unread", tr("Mark as unread"), lambda: self._mark("unread"))
        add("remove", tr("Remove…"), self._remove)

    def _turn_read(self) -> None:
        """Mark the chosen articles read, or unread where all of them are read."""
        self._mark("read" if any(map(is_unread, self._chosen())) else "unread")

    def _mark(self, state: str) -> None:
        ids = [article.id for article in self._chosen()]
        if ids:
            self._attempt(lambda: articles.set_state(self._workspace, ids, state))

    def _remove(self) -> None:
        self._remover.remove(self._chosen())

    def _show_several(self, count: int) -> None:
        self._view.show_several(count, writable=self._session.writable)
        self._remover.forget_others(self._view.list.chosen)
        self.facts.follow()

    def _show_menu(self, at: QPoint) -> None:
        names = ("articles.facts", "articles.mark", "articles.remove")
        self._view.show_article_menu(at, [self._session.actions.action(name) for name in names])

    def _filter(self, words: str) -> None:
        self._show(replace(self._view.model.listing, words=words))

    def _show(self, listing: Listing) -> None:
        self._view.model.show_listing(listing)
        self._after_change()

    def _read_everything(self) -> None:
        self._show_all()
        self._after_change()
        self._show_writable()

    def _show_all(self) -> None:
        read = self._workspace
        self._view.model.show_articles(
            read.articles.all(), read.articles.tags(), read.codebook.load()
        )
        self._offer_names()

    def _offer_names(self) -> None:
        outlets = {article.outlet for article in self._view.model.everything}
        self._view.narrow.offer(filter(None, outlets), self._workspace.codebook.load())
        self._ahead.start()

    def _read_ahead(self) -> None:
        """Prepare the list for words that may be typed, a little at a time."""
        if self._view.model.read_ahead(_AHEAD):
            self._ahead.start()

    def _read_changes(self, changes: ChangeSet) -> None:
        articles_touched = changes.touches(*_TABLES, *_TAG_TABLES, "outlet")
        if changes.touches(*_NAME_TABLES):
            self._view.model.name_tags(self._workspace.codebook.load())
            self._offer_names()
        if not articles_touched:
            return
        ids = self._touched(changes)
        if ids is None:
            self._show_all()
        elif changes.touches(*_TABLES):
            self._read_again(ids)
        else:
            self._tagged |= ids
            self._tagging.start()
            return
        self._after_change()

    def _read_tagged(self) -> None:
        """Take in the tags of articles whose passages have changed."""
        ids, self._tagged = self._tagged, set()
        self._read_again(ids)
        self._after_change()

    def _read_again(self, ids: set[int]) -> None:
        read = self._workspace.articles
        self._view.model.patch(ids, read.many(ids), read.tags(ids))
        self._ahead.start()

    def _touched(self, changes: ChangeSet) -> set[int] | None:
        """Return the articles that a change touches; None where it may be any of them."""
        if changes.many or changes.touches("outlet"):
            return None
        ids = {int(key[0]) for table in _TABLES[:3] for key in changes.rows.get(table, ())}
        touched = {int(key[0]) for table in _TAG_TABLES for key in changes.rows.get(table, ())}
        there = self._workspace.passages.many(touched)
        ids.update(passage.article_id for passage in there)
        gone = len(touched) - len(there)
        place = changes.step.place.article_id
        if gone > 1 or (gone and place is None):
            return None
        if gone and place is not None:
            ids.add(place)
        return ids

    def _after_change(self) -> None:
        model, selection = self._view.model, self._session.selection
        words = summary(model.everything, len(model.order))
        self._view.show_counts(words, any_articles=bool(model.everything))
        self._view.light_funnel(lit=model.listing.is_narrow)
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
            self._attempt(lambda: articles.note_reading(self._workspace, article.id))

    def _attempt(self, write: Callable[[], object]) -> None:
        try:
            write()
        except BrieferError as error:
            self._session.messages.note(str(error))

    def _show_no_date(self) -> None:
        article = self._current()
        missing = article is not None and not article.published
        writable = self._session.writable
        self._view.warn_of_date(missing=missing and writable and self._view.facts.isHidden())

    def _show_writable(self) -> None:
        writable = self._session.writable
        self._view.allow_changes(writable=writable)
        self._view.show_several(len(self._view.list.chosen), writable=writable)
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
