"""The page of the codebook with 5,000 more stakeholders and topics, in the real window."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from benchmarks.material import briefing, ordinary
from benchmarks.measure import Benchmark
from benchmarks.window import opened
from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.measure import Sample
    from benchmarks.window import Hands

ENTRIES = 5_000
BACK = "\b"
TYPED = ("person 12", "question 7", "off", "xyzw")
SHOWN, KEY, MERGE = 0.100, 0.016, 0.100


class Librarian:
    """Somebody who tidies a large codebook."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._page = hands.page.stack.show_codebook()
        hands.rest()
        self._letters = cycle("".join(words + len(words) * BACK for words in TYPED))
        topics = [node for node in self._page.model.root.walk() if node.kind is Kind.TOPIC]
        self._pairs = cycle(zip(topics[10:40], topics[50:80], strict=True))

    def show(self) -> float:
        """Go from the article to the page."""
        self._hands.page.stack.show_workspace("read")
        self._hands.rest()
        return self._until_painted(self._hands.page.stack.show_codebook)

    def search(self) -> float:
        """Press a key in the line that finds entries."""
        self._page.search.setFocus()
        self._hands.rest()
        letter = next(self._letters)

        def key() -> None:
            if letter == BACK:
                self._hands.press(Qt.Key.Key_Backspace)
            else:
                self._hands.type(letter)

        # The tree is painted in one go with the line; where it stays the same, the line alone.
        return self._hands.until_painted(key, self._page.search)

    def select(self) -> float:
        """Go on to the next entry, which is shown beside the tree."""
        self._page.tree.setFocus()
        self._hands.rest()
        return self._until_painted(lambda: self._hands.press(Qt.Key.Key_Down))

    def merge(self) -> float:
        """Show what merging an entry into another one would change."""
        entry, onto = next(self._pairs)
        took = self._until_painted(lambda: self._page.model.merge_asked.emit(entry, onto))
        self._hands.rest()
        self._hands.press(Qt.Key.Key_Escape)
        self._hands.rest()
        return took

    def _until_painted(self, act: Callable[[], object]) -> float:
        return self._hands.until_painted(act, self._page.tree.viewport())


@contextmanager
def _at_work(what: Callable[[Librarian], float]) -> Iterator[Sample]:
    with briefing((ordinary(),), entries=ENTRIES) as path, opened(path) as hands:
        yield partial(what, Librarian(hands))


BENCHMARKS = (
    Benchmark("Show the codebook, 5,000 entries", SHOWN, 15, partial(_at_work, Librarian.show)),
    Benchmark("Key in its search, 5,000 entries", KEY, 60, partial(_at_work, Librarian.search)),
    Benchmark("Next entry of the codebook", KEY, 40, partial(_at_work, Librarian.select)),
    Benchmark("Preview of a merge", MERGE, 15, partial(_at_work, Librarian.merge)),
)
