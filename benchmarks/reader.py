"""The reader with 1 MB of text and 10,000 passages, and the palette with 5,000 entries."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.material import LongArticle, long_article, some_tags, span
from benchmarks.measure import Benchmark, timed
from briefer import paths
from briefer.model.codebook import Codebook, Stakeholder, Topic
from briefer.model.settings import Preferences
from briefer.services import tagging
from briefer.ui.appearance import Appearance
from briefer.ui.choices import Choices
from briefer.ui.messages import Messages
from briefer.ui.read.palette.catalogue import Catalogue
from briefer.ui.read.reader.pane import ReaderPane
from briefer.ui.session import make_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

SIZE = (820, 830)
ENTRIES = 5_000
PASSAGES = 10_000


@contextmanager
def reader(made: LongArticle) -> Iterator[ReaderPane]:
    """Show a reader over a briefing, with no article in it."""
    application = QApplication.instance() or QApplication([])
    # The offscreen platform says again and again that it has no window manager.
    QLoggingCategory.setFilterRules("default.warning=false")
    owner = QObject()
    appearance = Appearance(application, paths.resources())  # type: ignore[arg-type]  # see above
    session = make_session(
        made.workspace,
        preferences=Choices(Preferences(who="Bench"), owner),
        appearance=appearance,
        messages=Messages(appearance, lambda: None),
        parent=owner,
    )
    pane = ReaderPane(session)
    pane.resize(*SIZE)
    pane.show()
    QCoreApplication.processEvents()
    try:
        yield pane
    finally:
        session.close()
        pane.close()
        pane.deleteLater()
        owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def _show(passages: int) -> Iterator[Sample]:
    with long_article(passages) as made, reader(made) as pane:
        selection = pane.session.selection

        def show() -> None:
            selection.choose_article(made.article_id)
            paint(pane)

        def sample() -> float:
            selection.choose_article(0)
            rest()
            return timed(show)

        yield sample


@contextmanager
def _scroll() -> Iterator[Sample]:
    with long_article(PASSAGES) as made, reader(made) as pane:
        pane.session.selection.choose_article(made.article_id)
        rest()

        def step() -> None:
            pane.view.scroll_by(78)
            paint(pane)

        yield lambda: timed(step)


@contextmanager
def _jump() -> Iterator[Sample]:
    with long_article(PASSAGES) as made, reader(made) as pane:
        pane.session.selection.choose_article(made.article_id)
        rest()
        places = cycle((0.9, 0.1, 0.5, 0.3, 0.7))

        def jump() -> None:
            pane.view.scroll_to(round(next(places) * pane.view.text.page.height))
            paint(pane)

        yield lambda: timed(jump)


@contextmanager
def _tag() -> Iterator[Sample]:
    with long_article(PASSAGES) as made, reader(made) as pane:
        workspace = made.workspace
        pane.session.selection.choose_article(made.article_id)
        rest()
        parties, topics = some_tags(workspace)
        places = cycle(range(3, 13))

        def tag() -> None:
            place = span(next(places))
            tagging.tag(workspace, made.article_id, place, parties=parties[0], topics=topics[0])
            paint(pane)

        yield lambda: timed(tag)


@contextmanager
def _key() -> Iterator[Sample]:
    names = [f"Person {n} of Office {n % 97}" for n in range(ENTRIES // 2)]
    book = Codebook(
        tuple(
            Stakeholder(n, f"s{n}", name, aliases=(f"P{n}", f"the {n}th person"))
            for n, name in enumerate(names, 1)
        ),
        tuple(Topic(n, f"t{n}", f"Question {n} about {n % 89}") for n in range(1, ENTRIES // 2)),
    )
    catalogue = Catalogue(book, {})
    typed = cycle(("p", "pe", "off", "office 9", "q", "qu", "abut 88", "xyz", "persn 12"))
    yield lambda: timed(lambda: catalogue.search(next(typed), 8, frozenset()))


def paint(pane: ReaderPane) -> None:
    """Paint what is to be painted."""
    QCoreApplication.sendPostedEvents()
    port = pane.view.text.viewport()
    port.repaint(port.visibleRegion())


def rest() -> None:
    """Let the reader finish what it does while nothing else is to do."""
    for _ in range(300):
        QCoreApplication.processEvents()


BENCHMARKS = (
    Benchmark("Show 1 MB with 1,000 passages", 0.060, 10, lambda: _show(1_000)),
    Benchmark("Show 1 MB with 10,000 passages", 0.100, 10, lambda: _show(PASSAGES)),
    Benchmark("Scroll step, 10,000 passages", 0.016, 200, _scroll),
    Benchmark("Jump, 10,000 passages", None, 40, _jump),
    Benchmark("Tag to painted, 10,000 passages", 0.016, 100, _tag),
    Benchmark("Key in the palette, 5,000 entries", 0.010, 180, _key),
)
