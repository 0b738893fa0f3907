"""One tag, its commit included, in a briefing that holds 10,000 passages already."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.material import long_article, some_tags, span
from benchmarks.measure import Benchmark, timed
from briefer.services import history, tagging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

PASSAGES = 10_000


@contextmanager
def _tag() -> Iterator[Sample]:
    with long_article(PASSAGES - 1) as made:
        parties, topics = some_tags(made.workspace)
        numbers = count()

        def tag_next() -> None:
            tagging.tag(
                made.workspace,
                made.article_id,
                span(next(numbers)),
                parties=parties[0],
                topics=topics[0],
            )

        yield lambda: timed(tag_next)


@contextmanager
def _undo() -> Iterator[Sample]:
    with long_article(PASSAGES) as made:
        parties, topics = some_tags(made.workspace)

        def undo_one() -> float:
            place = span(0)
            tagging.tag(
                made.workspace, made.article_id, place, parties=parties[0], topics=topics[0]
            )
            return timed(lambda: history.undo(made.workspace))

        yield undo_one


BENCHMARKS = (
    Benchmark("One tag among 10,000", 0.016, 200, _tag),
    Benchmark("Undo of one tag among 10,000", 0.016, 100, _undo),
)
