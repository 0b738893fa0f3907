"""Suggestions in a text of 100,000 characters, with the starter codebook and 500 names."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, timed
from briefer import paths
from briefer.model.article import Article
from briefer.model.codebook import Codebook, Stakeholder
from briefer.services import briefings
from briefer.services.suggesting import languages
from briefer.suggest.passages import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

CHARACTERS = 100_000
NAMES = 500


def _text() -> str:
    """Return the bodies of the sample's English articles, over and over."""
    folder = paths.resources() / "sample" / "articles"
    bodies = [
        path.read_text(encoding="utf-8").split("\n", 2)[2]
        for path in sorted(folder.glob("*.txt"))
        if "diario" not in path.name
    ]
    once = "\n".join(bodies)
    return (once * (CHARACTERS // len(once) + 1))[:CHARACTERS]


def _codebook() -> Codebook:
    """Return the starter codebook with as many more people as make up the names."""
    with tempfile.TemporaryDirectory() as folder:
        ws = briefings.create(Path(folder) / "a.briefing", who="benchmark")
        starter = ws.codebook.load()
        ws.close()
    there = sum(1 + len(entry.aliases) for entry in starter.stakeholders)
    more = tuple(
        Stakeholder(number, str(number), f"Person{number} Surname{number}", kind="person")
        for number in range(10_000, 10_000 + NAMES - there)
    )
    return Codebook((*starter.stakeholders, *more), starter.topics)


@contextmanager
def _suggest() -> Iterator[Sample]:
    text, codebook = _text(), _codebook()
    article = Article(1, "a", "Benchmark", "h", len(text), language="en")
    yield lambda: timed(lambda: Suggester(codebook, languages()).suggest(article, text))


BENCHMARKS = (Benchmark("Suggestions in 100,000 characters, 500 names", 0.2, 20, _suggest),)
