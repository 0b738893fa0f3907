"""The list of 10,000 articles in the real window: keys in its filter, steps; find everywhere."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from benchmarks.material import briefing
from benchmarks.measure import Benchmark, timed
from benchmarks.window import opened
from briefer.services import briefings, everywhere
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

ARTICLES = 10_000
BACK = "\b"
TYPED = ("talks 7", "wire 12", "december", "xyz", "border")
SENTENCE = (
    "The minister said on Tuesday that the crossing would stay open through the winter, and that "
    "both sides would share the cost of the new hall. "
)


@contextmanager
def _filter_key() -> Iterator[Sample]:
    with briefing((), others=ARTICLES) as path, opened(path) as hands:
        # The rows are painted in one go with the field; where they stay the same, the field alone.
        field = hands.find(SearchField, "articles.filter")
        field.setFocus()
        hands.rest()
        keys = cycle("".join(words + len(words) * BACK for words in TYPED))

        def key() -> None:
            letter = next(keys)
            if letter == BACK:
                hands.press(Qt.Key.Key_Backspace)
            else:
                hands.type(letter)

        def sample() -> float:
            took = hands.until_painted(key, field)
            hands.rest()
            return took

        yield sample


@contextmanager
def _step() -> Iterator[Sample]:
    with briefing((), others=ARTICLES) as path, opened(path) as hands:
        hands.reader.setFocus()
        yield lambda: hands.until_painted(lambda: hands.press(Qt.Key.Key_N), hands.page_view)


@contextmanager
def _everywhere() -> Iterator[Sample]:
    """Search 1,000 articles of 3,000 words each, all of which have the words."""
    with briefing((), others=1_000, words=SENTENCE * 120) as path:
        workspace = briefings.open_briefing(path, who="Bench")
        typed = cycle(("minister", "crossing win", '"stay open"', "nowhere", "cost"))

        def search() -> None:
            words = next(typed)
            workspace.read_apart(lambda read: everywhere.find(read, words))

        try:
            yield lambda: timed(search)
        finally:
            workspace.close()


BENCHMARKS = (
    Benchmark("Key in the filter, 10,000 articles, painted", 0.030, 120, _filter_key),
    Benchmark("Next article of 10,000, painted", None, 60, _step),
    Benchmark("Find everywhere, 1,000 articles", 0.100, 30, _everywhere),
)
