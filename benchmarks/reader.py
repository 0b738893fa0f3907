"""Showing, scrolling and jumping in the real window, until the page is painted."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from benchmarks.material import briefing, huge, ordinary, short
from benchmarks.measure import Benchmark
from benchmarks.window import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.material import Wanted
    from benchmarks.measure import Sample

MANY = 10_000
SCROLLED = 78
"""Pixels of one notch of the wheel."""


@contextmanager
def _show(wanted: Wanted) -> Iterator[Sample]:
    with briefing((short(), wanted)) as path, opened(path) as hands:
        yield lambda: show(hands)


def show(hands: Hands) -> float:
    """Go from the first article of the list to the next one by its key, until it is painted."""
    order = hands.session.selection.order
    if hands.session.selection.article_id != order[0]:
        hands.press(Qt.Key.Key_B)
    hands.rest()
    return hands.until_painted(lambda: hands.press(Qt.Key.Key_N), hands.page_view)


@contextmanager
def _scroll(passages: int) -> Iterator[Sample]:
    with briefing((huge(passages),)) as path, opened(path) as hands:
        yield lambda: scroll(hands)


def scroll(hands: Hands) -> float:
    """Scroll on by a notch of the wheel, until that is painted."""
    view = hands.reader.view
    if view.offset + 3 * view.height() > view.text.page.height:
        view.scroll_to(0)
        hands.rest()
    return hands.until_painted(lambda: view.scroll_by(SCROLLED), hands.page_view)


@contextmanager
def _jump() -> Iterator[Sample]:
    with briefing((huge(MANY),)) as path, opened(path) as hands:
        view = hands.reader.view
        places = cycle((0.9, 0.1, 0.5, 0.3, 0.7))

        def jump() -> None:
            view.scroll_to(round(next(places) * view.text.page.height))

        yield lambda: hands.until_painted(jump, hands.page_view)


BENCHMARKS = (
    Benchmark("Show 5,000 words with 200 passages", 0.030, 20, lambda: _show(ordinary())),
    Benchmark("Show 1 MB with 1,000 passages", 0.060, 15, lambda: _show(huge(1_000))),
    Benchmark("Show 1 MB with 10,000 passages", 0.100, 15, lambda: _show(huge(MANY))),
    Benchmark("Scroll frame, 1,000 passages", 0.016, 200, lambda: _scroll(1_000)),
    Benchmark("Scroll frame, 10,000 passages", 0.016, 200, lambda: _scroll(MANY)),
    Benchmark("Jump, 10,000 passages", None, 40, _jump),
)
