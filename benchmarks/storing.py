"""The project file: opening a large briefing, one tag, undo of many rows, reading the codebook."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from benchmarks.measure import Benchmark, memory_folder, timed
from briefer.model.anchor import Span, make_anchor
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.project import Project
from briefer.store.workspace import Workspace, create, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.store.transaction import Transaction

ARTICLES = 1_000
PASSAGES_EACH = 25
STAKEHOLDERS = 4_000
TOPICS = 1_000
ROWS = 10_000
WHO = "Bench"
SENTENCE = "The minister said on Tuesday that the crossing would stay open through the winter. "
BODY = "\n\n".join([SENTENCE * 5] * 12)
GAP = 150


def fill(tx: Transaction) -> None:
    """Write 1,000 articles, 25,000 passages and a codebook of 5,000 entries."""
    tx.project.add(Project(str(uuid4()), "Bench", created_by=WHO))
    who = [tx.codebook.add_stakeholder(f"Stakeholder {n}") for n in range(STAKEHOLDERS)]
    for one in who:
        tx.codebook.set_aliases(one, [f"Alias {one}"])
    topics = [tx.codebook.add_topic(f"Topic {n}") for n in range(TOPICS)]
    for number in range(ARTICLES):
        text = f"Number {number}. {BODY}"
        original = Original(text.encode(), f"{number}.txt", "text/plain")
        article = tx.articles.add(ArticleDraft(f"Talks, day {number}", text, original, "Gazette"))
        revision = tx.read.articles.get(article).revision_id
        for place in range(PASSAGES_EACH):
            anchor = make_anchor(text, Span(place * GAP, place * GAP + 80))
            passage = tx.passages.add(article, revision, anchor, Statement(type="demand"))
            tx.passages.set_parties(passage, [PartyTag(who[(number + place) % 60])])
            tx.passages.set_topics(passage, [TopicTag(topics[place])])


@contextmanager
def _large(folder: Path | None) -> Iterator[Path]:
    """Yield the large briefing, in a folder of its own below `folder`."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / "bench.briefing"
        create(path, WHO, fill)
        yield path


@contextmanager
def _open() -> Iterator[Sample]:
    with _large(memory_folder()) as path:

        def open_it() -> None:
            """Read what the window shows first."""
            ws = open_workspace(path, WHO)
            ws.project.get()
            ws.articles.all()
            ws.codebook.load()
            ws.passages.of_article(1)
            ws.history.undoable()
            ws.close()

        yield lambda: timed(open_it)


def _tag(ws: Workspace, numbers: Iterator[int]) -> None:
    place = next(numbers) % PASSAGES_EACH * GAP
    with ws.change("Tag") as tx:
        anchor = make_anchor(ws.articles.text(1), Span(place, place + 60))
        passage = tx.passages.add(1, 1, anchor, Statement())
        tx.passages.set_parties(passage, [PartyTag(1)])
        tx.passages.set_topics(passage, [TopicTag(1)])


@contextmanager
def _tag_in(folder: Path | None) -> Iterator[Sample]:
    with _large(folder) as path:
        ws = open_workspace(path, WHO)
        yield partial(timed, partial(_tag, ws, count()))
        ws.close()


@contextmanager
def _turn(way: str) -> Iterator[Sample]:
    with _large(memory_folder()) as path:
        ws = open_workspace(path, WHO)
        with ws.change("Star 10,000") as tx:
            for passage in range(1, ROWS + 1):
                tx.passages.set_statement(passage, Statement(type="demand", starred=True))

        def turn() -> float:
            undo, redo = timed(ws.undo), timed(ws.redo)
            return undo if way == "undo" else redo

        yield turn
        ws.close()


@contextmanager
def _codebook() -> Iterator[Sample]:
    with _large(memory_folder()) as path:
        ws = open_workspace(path, WHO)

        def load() -> None:
            ws.codebook.forget()
            ws.codebook.load()

        yield lambda: timed(load)
        ws.close()


@contextmanager
def _check() -> Iterator[Sample]:
    with _large(memory_folder()) as path:
        ws = open_workspace(path, WHO)
        yield lambda: timed(ws.anchor_faults)
        ws.close()


@contextmanager
def _copy() -> Iterator[Sample]:
    with _large(memory_folder()) as path:
        ws = open_workspace(path, WHO)
        copy = path.with_name("copy.briefing")
        yield lambda: timed(lambda: ws.copy_to(copy))
        ws.close()


BENCHMARKS = (
    Benchmark("Open 1,000 articles, 25,000 passages", 0.3, 10, _open),
    Benchmark("One tag among 25,000, in memory", 0.016, 200, partial(_tag_in, memory_folder())),
    Benchmark("One tag among 25,000, on this disk", None, 50, partial(_tag_in, Path.cwd())),
    Benchmark("Undo of 10,000 rows", 1.0, 5, partial(_turn, "undo")),
    Benchmark("Redo of 10,000 rows", 1.0, 5, partial(_turn, "redo")),
    Benchmark("Read a codebook of 5,000 entries", 0.05, 10, _codebook),
    Benchmark("Check the anchors of 25,000 passages", 1.0, 5, _check),
    Benchmark("Copy a briefing of 25,000 passages", 1.0, 5, _copy),
)
