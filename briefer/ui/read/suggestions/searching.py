"""Finding suggestions in a thread, article by article, without getting in the way of the hands."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefer.errors import BrieferError
from briefer.services import suggesting
from briefer.services.suggesting import Tagged, suggester, tagged_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.model.article import Article
    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Settled, Suggestion
    from briefer.store.reading import Reading
    from briefer.suggest.passages import Suggester
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_TURN = 0.0005
"""Seconds after which the thread lets the window have its turn, while it works."""
_QUIET = 0.15
"""Seconds for which hands must rest before the next article is looked through."""
_NAP = 0.03
_BREATH = 0.004
"""Seconds of rest after each article, in which the window shows what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article, and what of its passages and decisions settles it.

    `basis` is what the engine reads of the article; `codebook` is the one it was found with, and
    `writes` how many times something was written before.
    """

    article_id: int
    basis: tuple[str | None, ...]
    codebook: Codebook
    all: tuple[Suggestion, ...]
    passages: dict[int, Tagged]
    settled: tuple[Settled, ...]
    writes: int


def basis_of(article: Article) -> tuple[str | None, ...]:
    """Return what suggestions in an article depend on, besides the codebook."""
    return article.text_hash, article.title, article.outlet, article.published, article.language


class Searcher(QObject):
    """Looks through the articles that are asked for, one after the other in one job.

    `writes` counts what is written meanwhile.

    `found(Found)` comes for each, `rested()` when nothing is left to do, on the UI thread.
    """

    found = Signal(object)
    rested = Signal()
    _arrived = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.writes = 0
        self._first = 0
        self._waiting: deque[int] = deque()
        self._codebook: Codebook | None = None
        self._job: Job | None = None
        self._busy_at = 0.0
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask_first(self, article_id: int, codebook: Codebook) -> None:
        """Look through this article next, in place of another one that was to be the next."""
        self._first, self._codebook = article_id, codebook
        self._start()

    def ask(self, article_ids: Iterable[int], codebook: Codebook) -> None:
        """Look through these articles, in place of those that still wait."""
        self._codebook = codebook
        self._waiting = deque(article_ids)
        self._start()

    def forget(self) -> None:
        """Look through nothing more but the article that is next."""
        self._waiting.clear()

    def keep_still(self) -> None:
        """Wait until the hands rest: something is typed or scrolled just now."""
        self._busy_at = time.monotonic()

    @property
    def waiting(self) -> int:
        """How many articles still wait."""
        return len(self._waiting)

    def _start(self) -> None:
        if self._job is None and (self._first or self._waiting):
            self._job = self._session.jobs.run(self._work, done=self._end, failed=self._fail)

    def _work(self, job: Job) -> None:
        """Look through what waits, in a thread."""
        engine: Suggester | None = None
        known: Codebook | None = None
        while not job.cancelled:
            self._wait_for_rest(job)
            article_id, codebook = self._next(), self._codebook
            if not article_id or codebook is None or job.cancelled:
                return
            if engine is None or codebook is not known:
                engine, known = suggester(codebook), codebook
            found = self._look(article_id, engine, codebook)
            if found is not None:
                self._arrived.emit(found)
            time.sleep(_BREATH)

    def _next(self) -> int:
        """Take the next article off what waits; 0 where nothing does."""
        first, self._first = self._first, 0
        if first:
            return first
        try:
            return self._waiting.popleft()
        except IndexError:
            return 0

    def _wait_for_rest(self, job: Job) -> None:
        while not job.cancelled and time.monotonic() - self._busy_at < _QUIET:
            time.sleep(_NAP)

    def _look(self, article_id: int, engine: Suggester, codebook: Codebook) -> Found | None:
        writes = self.writes
        with _short_turns():
            there = self._session.workspace.read_apart(lambda read: _read(read, article_id))
            if there is None:
                return None
            suggestions = engine.suggest(there.article, there.text)
            basis = basis_of(there.article)
            return Found(
                article_id,
                basis,
                codebook,
                suggestions,
                there.passages,
                there.settled,
                writes,
            )

    def _take(self, found: Found) -> None:
        self.found.emit(found)

    def _end(self, _result: object) -> None:
        self._job = None
        if self._first or self._waiting:
            self._start()
        else:
            self.rested.emit()

    def _fail(self, error: Exception) -> None:
        """Say what is wrong with the program; a briefing that was closed meanwhile is no fault."""
        self._end(None)
        if not isinstance(error, BrieferError):
            self._session.messages.report(error)


@dataclass(frozen=True, slots=True)
class _There:
    """An article as it was at one moment."""

    article: Article
    text: str
    passages: dict[int, Tagged]
    settled: tuple[Settled, ...]


def _read(read: Reading, article_id: int) -> _There | None:
    articles = read.articles.many([article_id])
    if not articles:
        return None
    passages = {p.id: tagged_of(p) for p in read.passages.of_article(article_id)}
    text = read.articles.text(article_id)
    return _There(articles[0], text, passages, read.suggestions.settled(article_id))


def open_in(found: Found) -> tuple[Suggestion, ...]:
    """Return what is still open of it."""
    return suggesting.still_open(found.all, found.settled, found.passages.values())


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the window wait for the thread only shortly, each time that it wants to go on."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
