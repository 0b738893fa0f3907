"""The open suggestions of the articles, kept true to the briefing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.services.suggesting import still_open, tagged_of
from briefer.ui.read.suggestions.searching import Searcher, basis_of, open_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.anchor import Span
    from briefer.model.changes import ChangeSet
    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.suggestions.searching import Found
    from briefer.ui.session import Session

_AFTER_SHOWING = 20
_AFTER_WRITING = 60
"""Milliseconds: what was shown or tagged is painted first."""
_CODEBOOK = ("stakeholder", "alias", "role", "topic", "keyword", "proposition")
_ARTICLE = ("article", "outlet")
_TAGS = ("passage", "passage_stakeholder", "passage_topic", "suggestion")
_LITTLE = 400_000
"""Characters of a whole briefing that is looked through without being asked."""


class OpenSuggestions(QObject):
    """Finds the suggestions of the shown article, and of all articles where that is asked for.

    `changed(article_id)` comes when other suggestions are open in an article, `progressed()` when
    one more was looked through.
    """

    changed = Signal(int)
    progressed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = session.workspace
        self._found: dict[int, Found] = {}
        self._open: dict[int, tuple[Suggestion, ...]] = {}
        self._is_closed = False
        self._was_complete = False
        self._wants_all = False
        self._little: bool | None = None
        self._changes: list[ChangeSet] = []
        self._searcher = Searcher(session, self)
        self.keep_still = self._searcher.keep_still
        self._searcher.found.connect(self._take)
        self._searcher.rested.connect(self.progressed)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_SHOWING)
        self._soon.timeout.connect(self._look)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_WRITING)
        self._later.timeout.connect(self.catch_up)
        session.selection.article_chosen.connect(self._show_article)
        session.bridge.changed.connect(self._note)
        self._show_article()

    def of(self, article_id: int) -> tuple[Suggestion, ...]:
        """Return what is open in an article, as far as it is known, in the order of the text."""
        return self._open.get(article_id, ())

    @property
    def counts(self) -> tuple[int, int]:
        """How many are open, and in how many articles, as far as it is known."""
        lengths = [len(found) for found in self._open.values() if found]
        return sum(lengths), len(lengths)

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many articles were looked through."""
        count = self._workspace.articles.count()
        return min(len(self._found), count), count

    @property
    def is_complete(self) -> bool:
        """Whether every article was looked through."""
        done, count = self.progress
        return done == count

    @property
    def are_counted(self) -> bool:
        """Whether every article was looked through once; what was written since may be missing."""
        return self._was_complete

    def want_all(self) -> None:
        """Look through every article from now on."""
        self._wants_all = True
        self._look()

    def stop(self) -> None:
        """Look through no more than the shown article."""
        self._wants_all = False
        self._searcher.forget()

    def close(self) -> None:
        """Read nothing more from the briefing."""
        self._is_closed = True
        self._soon.stop()
        self._later.stop()

    def catch_up(self) -> None:
        """Take in what was written since."""
        self._later.stop()
        changes, self._changes = self._changes, []
        for change in changes:
            self._follow(change)

    # ---- looking

    def _show_article(self, _article_id: int = 0) -> None:
        self._searcher.keep_still()
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._is_closed:
            self._soon.start()

    def _look(self) -> None:
        """Ask for what is wanted and not known."""
        codebook = self._workspace.codebook.load()
        shown = self._session.selection.article_id
        if shown and shown not in self._found:
            self._searcher.ask_first(shown, codebook)
        if not self.is_complete and (self._wants_all or self._is_little()):
            order = self._session.selection.order
            wanted = dict.fromkeys((*order, *self._workspace.articles.titles()))
            self._searcher.ask([one for one in wanted if one not in self._found], codebook)

    def _is_little(self) -> bool:
        """Say whether the whole briefing is quickly looked through, measured once."""
        if self._little is None:
            articles = self._workspace.articles.all()
            self._little = sum(article.characters for article in articles) <= _LITTLE
        return self._little

    def _take(self, found: Found) -> None:
        if self._is_closed:
            return
        if found.writes != self._searcher.writes:  # it may not know of what was written since
            self._look_soon()
            return
        self._found[found.article_id] = found
        self._was_complete = self._was_complete or self.is_complete
        self._settle(found)
        self.progressed.emit()

    def _settle(self, found: Found) -> None:
        self._show(found, open_in(found))

    def _show(self, found: Found, now: tuple[Suggestion, ...]) -> None:
        if now != self._open.get(found.article_id):
            self._open[found.article_id] = now
            self.changed.emit(found.article_id)

    # ---- what is written

    def _note(self, change: ChangeSet) -> None:
        if change.many or change.touches(*_CODEBOOK, *_ARTICLE, *_TAGS):
            self._searcher.writes += 1
            self._changes.append(change)
            self._later.start()

    def _follow(self, change: ChangeSet) -> None:
        if change.many or change.touches(*_CODEBOOK):
            self._found.clear()
            self._little = None
            self._look_soon()
            return
        if change.touches(*_ARTICLE):
            self._follow_articles(change)
        touched = self._workspace.passages.touched(dict(change.rows))
        written = self._follow_passages(touched)
        decided = change.step.place.article_id if change.touches("suggestion") else None
        for article_id, spans in written.items():
            if article_id != decided:
                self._settle_near(self._found[article_id], spans)
        if decided in self._found:
            settled = self._workspace.suggestions.settled(decided)
            self._found[decided] = replace(self._found[decided], settled=settled)
            self._settle(self._found[decided])

    def _follow_articles(self, change: ChangeSet) -> None:
        """Forget what was found in texts that are gone, or have other facts now."""
        self._little = None
        written = {int(key[0]) for key in change.rows.get("article", ())}
        if change.touches("outlet"):
            written.update(self._found)
        there = {article.id: article for article in self._workspace.articles.many(written)}
        for article_id in written & self._found.keys():
            article = there.get(article_id)
            if article is None or basis_of(article) != self._found[article_id].basis:
                del self._found[article_id]
        for article_id in written & self._open.keys() - there.keys():
            del self._open[article_id]
            self.changed.emit(article_id)
        self._look_soon()

    def _follow_passages(self, touched: Iterable[int]) -> dict[int, list[Span]]:
        """Take in what passages carry now; return where they stand and stood, by article."""
        ids = set(touched)
        written: dict[int, list[Span]] = {}
        for article_id, found in self._found.items():
            gone = [found.passages.pop(one) for one in ids & found.passages.keys()]
            if gone:
                written[article_id] = [tagged.span for tagged in gone]
        for passage in self._workspace.passages.many(ids) if ids else ():
            if passage.article_id in self._found:
                self._found[passage.article_id].passages[passage.id] = tagged_of(passage)
                written.setdefault(passage.article_id, []).append(passage.span)
        return written

    def _settle_near(self, found: Found, spans: Iterable[Span]) -> None:
        """Look again at the suggestions that share words with these spans."""
        before = {one.span for one in self.of(found.article_id)}
        start, end = _around(spans)
        near = [one for one in found.all if one.span.start < end and one.span.end > start]
        if near:
            start, end = _around(one.span for one in near)
            passages = [
                tagged
                for tagged in found.passages.values()
                if tagged.span.start < end and tagged.span.end > start
            ]
            before.difference_update(one.span for one in near)
            before.update(one.span for one in still_open(near, found.settled, passages))
            self._show(found, tuple(one for one in found.all if one.span in before))


def _around(spans: Iterable[Span]) -> tuple[int, int]:
    """Return the ends of what holds all the spans; there is one at least."""
    ends = [(span.start, span.end) for span in spans]
    return min(start for start, _end in ends), max(end for _start, end in ends)
