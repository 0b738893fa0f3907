"""A memo from its tree to the bytes of a Word file and of a PDF."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, timed
from benchmarks.quotations import memo, table
from briefer import paths
from briefer.memo import template
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from benchmarks.measure import Sample
    from briefer.memo.document import Memo
    from briefer.memo.style import Style

BLOCKS_OF_A_PAGE = 9
"""About so many blocks stand on a page; the contents of a Word file name their pages."""


@cache
def _template() -> tuple[Style, bytes]:
    folder = paths.templates() / "position"
    return template.load(folder).style, (folder / "base.docx").read_bytes()


def to_word(tree: Memo) -> bytes:
    """Return the Word file of a memo."""
    return word.write(tree, *_template(), told=word.FromPages(_pages(tree)))


def _pages(tree: Memo) -> dict[int, int]:
    return {number: 1 + number // BLOCKS_OF_A_PAGE for number in range(len(tree.blocks))}


def to_pdf(tree: Memo) -> bytes:
    """Return the PDF of a memo."""
    return pdf.write(tree, _template()[0])


def pages_of(tree: Memo) -> int:
    """Return how many pages the PDF of a memo has."""
    return pdf.typeset(tree, _template()[0]).page_count


def _written(
    write: Callable[[Memo], bytes], make: Callable[[], Memo]
) -> Callable[[], AbstractContextManager[Sample]]:
    @contextmanager
    def prepare() -> Iterator[Sample]:
        tree = make()
        yield lambda: timed(lambda: write(tree))

    return prepare


def _benchmarks() -> Iterator[Benchmark]:
    goals = (("Word", to_word, (None, None, 1.0), 0.05), ("PDF", to_pdf, (None, 0.4, 4.0), 0.2))
    for kind, write, limits, rows in goals:
        for count, goal, times in zip((100, 1_000, 10_000), limits, (10, 5, 3), strict=True):
            name = f"{kind}, {count:,} quotations with footnotes"
            yield Benchmark(name, goal, times, _written(write, partial(memo, count)))
        yield Benchmark(
            f"{kind}, a table of 1,000 rows", rows, 5, _written(write, partial(table, 1_000))
        )


BENCHMARKS = tuple(_benchmarks())
