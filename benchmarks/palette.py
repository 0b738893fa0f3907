"""A key in the palette with 5,000 more stakeholders and topics, until the rows are painted."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from benchmarks.material import briefing, ordinary
from benchmarks.measure import Benchmark
from benchmarks.window import opened
from briefer.ui.read.palette.panel import TaggingPalette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample

ENTRIES = 5_000
BACK = "\b"
TYPED = ("persn 12", "question 7", "off", "abut 88", "amlo", "xyzw")
"""Names, words inside of names, aliases, slips of the hand, and nothing that there is."""


@contextmanager
def _key() -> Iterator[Sample]:
    with briefing((ordinary(),), entries=ENTRIES) as path, opened(path) as hands:
        hands.select(400, 460)
        hands.press(Qt.Key.Key_Return)
        hands.rest()
        rows = hands.find(TaggingPalette, "palette").names.list.viewport()
        keys = cycle("".join(words + len(words) * BACK for words in TYPED))

        def key() -> None:
            letter = next(keys)
            if letter == BACK:
                hands.press(Qt.Key.Key_Backspace)
            else:
                hands.type(letter)

        yield lambda: hands.until_painted(key, rows)


BENCHMARKS = (Benchmark("Key in the palette, 5,000 entries, painted", 0.010, 200, _key),)
