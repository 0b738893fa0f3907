"""Larger and smaller text by keys, with a memo open: from the key to the article painted anew."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from benchmarks.composing import write_memo
from benchmarks.material import Wanted, briefing
from benchmarks.measure import Benchmark, Clock
from benchmarks.tagging import CTRL
from benchmarks.texts import article_text
from benchmarks.window import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

ARTICLES, PASSAGES = 8, 40
GOAL = 0.2
KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus)


class Sizes:
    """Somebody who looks for the size of text that is good for the eyes."""

    def __init__(self, hands: Hands) -> None:
        self._window = hands.window
        self._keys = cycle(KEYS)

    def step(self) -> float:
        """Press a key, until the article of the new page is painted."""
        hands = Hands(self._window)
        begin = Clock.now()
        hands.press(next(self._keys), CTRL)
        while self._window.page is hands.page:
            QCoreApplication.processEvents()
        made = Clock.now() - begin
        hands = Hands(self._window)
        took = made + hands.until_painted(lambda: None, hands.page_view)
        hands.rest()
        return took


@contextmanager
def _sizes() -> Iterator[Sample]:
    wanted = [Wanted(f"Article {n}", article_text(1_500), PASSAGES) for n in range(ARTICLES)]
    with briefing(wanted, entries=60) as path:
        write_memo(path)
        with opened(path) as hands:
            for workspace in ("view.memo", "view.read"):
                hands.session.actions.action(workspace).trigger()
                hands.rest()
            yield Sizes(hands).step


BENCHMARKS = (Benchmark("Larger text: key to painted", GOAL, 12, _sizes),)
