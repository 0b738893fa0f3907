"""Formatting the notes of a memo: 1,000 notes on 200 sources, in each form."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, timed
from briefer import paths
from briefer.memo import template as memo_template
from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.record import Record
from briefer.memo.citations.style import FORMS, CitationForm
from briefer.model.article import Article, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

NOTES, SOURCES = 1_000, 200


def _article(number: int) -> Article:
    return Article(
        number,
        f"article-{number}",
        f"Envoys meet with the minister of harbour {number} amid a surge in ferry crossings",
        "0" * 64,
        1_000,
        f"Example Wire {number % 12}",
        authors=("Ann Example", "Bob de la Sample")[: number % 3],
        published=f"2023-12-{number % 28 + 1:02}",
        url=f"https://example.org/{number}",
        language=("en", "es")[number % 2],
        facts=(Fact("published", "source", about=number % 5 == 0),),
    )


@contextmanager
def _citing(form: str) -> Iterator[Sample]:
    wording = memo_template.load(paths.templates() / "position").wording("en")
    articles = [_article(number) for number in range(SOURCES)]
    made = CitationForm(form, LOCALES["en-US"], wording)

    def notes() -> list[object]:
        # Each record anew, as a memo makes them: what one remembers of its authors is gone.
        groups = [[Record(articles[number * 7 % SOURCES])] for number in range(NOTES)]
        return list(made.notes(groups))

    yield lambda: timed(notes)


BENCHMARKS = tuple(
    Benchmark(f"1,000 notes, {form}", 0.05, 10, partial(_citing, form)) for form in FORMS
)
