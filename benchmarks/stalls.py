"""How long a key would have to wait: the longest stall of the window for each thing that is done.

The briefing has 1,000 articles, one of them of 5,000 words with 1,000 passages. A stall is the time
from the beginning of an action, or of one turn of the event loop after it, until the window answers
again. What follows by itself (counts, lists, the margin) is waited for and counted too.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from benchmarks.material import Wanted, briefing, huge, ordinary
from benchmarks.measure import Benchmark
from benchmarks.tagging import CTRL, Work
from benchmarks.window import Hands, opened
from briefer.ui.read.suggestions.list_view import SuggestionList
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.measure import Sample

ARTICLES = 1_000
PASSAGES = 1_000
GOAL = 0.050
BACK = "\b"
RUNS = 15


class Day:
    """Somebody at work in a briefing of the usual size."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        hands.read_article(ordinary().title)
        self._work = Work(hands, hands.longest_stall)
        self._titles = cycle((huge(0).title, ordinary().title))
        self._letters = cycle("talks 7" + 7 * BACK + "border" + 6 * BACK)
        self._tabs = cycle(("codebook", "passage"))

    def tag(self) -> float:
        """Take a speaker in the palette."""
        return self._work.tag()

    def untag(self) -> float:
        """Remove a passage."""
        return self._work.untag()

    def undo(self) -> float:
        """Take a removal back."""
        return self._work.undo()

    def switch(self) -> float:
        """Go to an article of 1 MB, or back from it."""
        title = next(self._titles)
        return self._hands.longest_stall(lambda: self._hands.read_article(title, rest=False))

    def filter(self) -> float:
        """Press a key in the filter of the articles."""
        self._hands.find(SearchField, "articles.filter").setFocus()
        return self._hands.longest_stall(lambda: self._key(next(self._letters)))

    def find(self) -> float:
        """Press a key in the line that finds words in the article."""
        self._hands.read_article(huge(0).title)
        self._hands.press(Qt.Key.Key_F, CTRL)
        self._hands.rest()
        took = self._hands.longest_stall(lambda: self._key("e"))
        self._hands.press(Qt.Key.Key_Escape)
        self._hands.rest()
        return took

    def palette(self) -> float:
        """Open the palette with a letter."""
        self._work.select_words()
        took = self._hands.longest_stall(lambda: self._key("a"))
        self._hands.press(Qt.Key.Key_Escape)
        self._hands.rest()
        return took

    def tab(self) -> float:
        """Bring the codebook beside the article to the front, or the passage."""
        button = self._hands.find(QPushButton, f"side-panel.tabs.{next(self._tabs)}")
        return self._hands.longest_stall(button.click)

    def codebook(self) -> float:
        """Open the page of the codebook."""
        took = self._hands.longest_stall(self._hands.page.stack.show_codebook)
        self._hands.page.stack.show_workspace("read")
        self._hands.rest()
        return took

    def everywhere(self) -> float:
        """Find words everywhere."""
        took = self._hands.longest_stall(
            lambda: self._hands.page.stack.show_everywhere("migration")
        )
        self._hands.page.stack.show_workspace("read")
        self._hands.rest()
        return took

    def review(self) -> float:
        """Open the review of the suggestions, while all articles are looked through for them."""
        took = self._hands.longest_stall(lambda: self._hands.press(Qt.Key.Key_F8))
        self._hands.press(Qt.Key.Key_F8)
        self._hands.rest()
        return took

    def next_suggestion(self) -> float:
        """Go on to the next suggestion in the review."""
        review = self._hands.find(SuggestionList, "suggestions.list")
        if not review.isVisible():
            self._hands.press(Qt.Key.Key_F8)
            self._hands.rest()
        review.setFocus()
        return self._hands.longest_stall(lambda: self._hands.press(Qt.Key.Key_J))

    def _key(self, letter: str) -> None:
        if letter == BACK:
            self._hands.press(Qt.Key.Key_Backspace)
        else:
            self._hands.type(letter)


@contextmanager
def _day(what: Callable[[Day], float]) -> Iterator[Sample]:
    wanted = (Wanted(ordinary().title, ordinary().text, PASSAGES), huge(1_000))
    with briefing(wanted, others=ARTICLES - len(wanted)) as path, opened(path) as hands:
        yield partial(what, Day(hands))


def _row(name: str, what: Callable[[Day], float], *, commits: bool = False) -> Benchmark:
    return Benchmark(f"Stall, {name}", GOAL, RUNS, partial(_day, what), commits=commits)


BENCHMARKS = (
    _row("tag", Day.tag, commits=True),
    _row("untag", Day.untag, commits=True),
    _row("undo", Day.undo, commits=True),
    _row("another article (1 MB and back)", Day.switch),
    _row("key in the filter", Day.filter),
    _row("key in Find, 1 MB", Day.find),
    _row("open the palette", Day.palette),
    _row("Codebook tab and back", Day.tab),
    _row("page of the codebook", Day.codebook),
    _row("review of suggestions (F8)", Day.review),
    _row("next suggestion (J)", Day.next_suggestion),
    _row("find everywhere", Day.everywhere),
)
