"""The list of articles with 10,000 of them: keys in its filter, and steps through it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.material import SENTENCE
from benchmarks.measure import Benchmark, memory_folder, timed
from briefer import paths
from briefer.model.article import ArticleDraft, Original
from briefer.model.settings import Preferences
from briefer.services import briefings, everywhere
from briefer.ui.appearance import Appearance
from briefer.ui.choices import Choices
from briefer.ui.messages import Messages
from briefer.ui.read.articles.pane import ArticlesPane
from briefer.ui.session import make_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.store.workspace import Workspace

ARTICLES = 10_000
OUTLETS = ("The Gazette", "Example Wire", "Sample Courier", "Diario Muestra", "Specimen Ledger")
SUBJECTS = ("port of entry", "asylum rules", "aid package", "cifras de la frontera", "sanctions")
TYPED = ("t", "ta", "tal", "talks", "talks 7", "", "a", "wire", "wire 12", "december", "xyz", "")


@contextmanager
def pane() -> Iterator[ArticlesPane]:
    """Show the list over a briefing of 10,000 articles, read ahead as it is when one begins."""
    application = QApplication.instance() or QApplication([])
    # The offscreen platform says again and again that it has no window manager.
    QLoggingCategory.setFilterRules("default.warning=false")
    owner = QObject()
    appearance = Appearance(application, paths.resources())  # type: ignore[arg-type]  # see above
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        workspace = briefings.create(Path(folder) / "bench.briefing", who="Bench")
        add_articles(workspace)
        session = make_session(
            workspace,
            preferences=Choices(Preferences(who="Bench"), owner),
            appearance=appearance,
            messages=Messages(appearance, lambda: None),
            parent=owner,
        )
        shown = ArticlesPane(session)
        shown.resize(280, 830)
        shown.show()
        session.selection.choose_article(shown.model.order[0])
        while shown.model.read_ahead(ARTICLES):
            pass
        paint(shown)
        try:
            yield shown
        finally:
            session.close()
            shown.close()
            shown.deleteLater()
            owner.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            workspace.close()


def add_articles(workspace: Workspace, count: int = ARTICLES, words: str = "") -> None:
    """Keep articles of five outlets, each with these words in its text."""
    with workspace.change("Import articles") as tx:
        for number in range(count):
            body = f"{words}Body {number}"
            original = Original(body.encode(), f"{number}.txt", "text/plain")
            day = f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"
            title = f"Talks {number} on the {SUBJECTS[number % 5]}, and what both sides say of it"
            outlet = OUTLETS[number % len(OUTLETS)]
            tx.articles.add(ArticleDraft(title, body, original, outlet, published=day))


def paint(shown: ArticlesPane) -> None:
    """Paint what is to be painted."""
    QCoreApplication.sendPostedEvents()
    port = shown.list.viewport()
    port.repaint(port.visibleRegion())


@contextmanager
def _filter_key() -> Iterator[Sample]:
    with pane() as shown:
        typed = cycle(TYPED)

        def key() -> None:
            shown.filter.setText(next(typed))
            paint(shown)

        yield lambda: timed(key)


@contextmanager
def _step() -> Iterator[Sample]:
    with pane() as shown:
        order = cycle(shown.model.order)

        def step() -> None:
            shown.list.follow(next(order))
            paint(shown)

        yield lambda: timed(step)


@contextmanager
def _everywhere() -> Iterator[Sample]:
    """Search 1,000 articles of 3,000 words each, all of which have the words."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        workspace = briefings.create(Path(folder) / "bench.briefing", who="Bench")
        add_articles(workspace, 1_000, SENTENCE * 120)
        typed = cycle(("minister", "crossing win", '"stay open"', "nowhere", "cost"))

        def search() -> None:
            words = next(typed)
            workspace.read_apart(lambda read: everywhere.find(read, words))

        try:
            yield lambda: timed(search)
        finally:
            workspace.close()


BENCHMARKS = (
    Benchmark("Key in the filter, 10,000 articles", 0.030, 120, _filter_key),
    Benchmark("Step through a list of 10,000 articles", 0.016, 60, _step),
    Benchmark("Find everywhere, 1,000 articles", 0.100, 30, _everywhere),
)
