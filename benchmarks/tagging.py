"""Tagging, untagging, changing and undoing by real keys in an article with 10,000 passages.

Each time is from the key until the highlight is painted in the real window, its commit included.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from benchmarks.material import briefing, huge
from benchmarks.measure import Benchmark
from benchmarks.texts import spans
from benchmarks.window import Hands, opened
from briefer.ui.read.palette.panel import TaggingPalette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.model.anchor import Span

PASSAGES = 10_000
PLACES = 997
"""A passage in so many is worked on: all over the article, never twice the same one."""
GOAL = 0.016
Act = Callable[[], object]
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Work:
    """One article of the window, and what is done to its words and its passages."""

    def __init__(self, hands: Hands, clock: Callable[[Act], float] | None = None) -> None:
        """Take another clock than the one that stops when the page is painted."""
        self.hands = hands
        self._clock = clock or (lambda act: hands.until_painted(act, hands.page_view))
        self._palette = hands.find(TaggingPalette, "palette")
        text = hands.reader.view.text
        self._new = cycle(_scattered(spans(text.text, len(text.marks) + 7)))
        self._numbers = cycle(range(0, len(text.marks) - 7, max(1, len(text.marks) // 71)))

    def select_words(self) -> None:
        """Select words that are no passage yet."""
        place = next(self._new)
        self.hands.press(Qt.Key.Key_Escape)
        self.hands.select(place.start, place.end)
        self.hands.rest()

    def _choose_passage(self) -> None:
        marks = self.hands.reader.view.text.marks
        self.hands.session.selection.choose_passage(marks[next(self._numbers)].passage_id)
        text = self.hands.reader.view.text
        text.select(text.selected_units()[1], text.selected_units()[1])
        text.setFocus()
        self.hands.rest()

    def _timed(self, act: Act) -> float:
        """Do something that must be written."""
        workspace = self.hands.session.workspace
        before = workspace.history.undoable(), workspace.history.redoable()
        took = self._clock(act)
        if before == (workspace.history.undoable(), workspace.history.redoable()):
            raise RuntimeError("nothing was written")
        return took

    def tag(self) -> float:
        """Take a speaker in the palette for words that are selected."""
        self.select_words()
        self.hands.type("am")
        self.hands.rest()
        took = self._timed(lambda: self.hands.press(Qt.Key.Key_Return))
        self._leave_palette()
        return took

    def tag_again(self) -> float:
        """Take a topic in the palette, after the speaker."""
        self.select_words()
        self.hands.type("am")
        self.hands.press(Qt.Key.Key_Return)
        self.hands.type("ai")
        self.hands.rest()
        took = self._timed(lambda: self.hands.press(Qt.Key.Key_Return))
        self._leave_palette()
        return took

    def untag(self) -> float:
        """Remove a passage."""
        self._choose_passage()
        return self._timed(lambda: self.hands.press(Qt.Key.Key_Delete))

    def remove_tag(self) -> float:
        """Take the last tag of a passage away in the palette."""
        self._choose_passage()
        self.hands.press(Qt.Key.Key_Return)
        self.hands.rest()
        took = self._timed(lambda: self.hands.press(Qt.Key.Key_Backspace))
        self._leave_palette()
        return took

    def stance(self) -> float:
        """Say in the palette where the speaker stands."""
        while True:
            self._choose_passage()
            self.hands.press(Qt.Key.Key_Return)
            self.hands.press(Qt.Key.Key_Tab)
            self.hands.rest()
            row = next(iter(self._palette.kinds.stances.rows), None)
            if row is not None:
                break
            self._leave_palette()
        row.setFocus()
        self.hands.rest()
        took = self._timed(lambda: self.hands.press(Qt.Key.Key_Plus))
        self._leave_palette()
        return took

    def grow(self) -> float:
        """Let a passage reach a word further."""
        self._choose_passage()
        return self._timed(lambda: self.hands.press(Qt.Key.Key_Right, ALT | SHIFT))

    def undo(self) -> float:
        """Take a removal back."""
        self.untag()
        self.hands.rest()
        return self._timed(lambda: self.hands.press(Qt.Key.Key_Z, CTRL))

    def _leave_palette(self) -> None:
        self.hands.press(Qt.Key.Key_Escape)
        self.hands.rest()


def _scattered(places: list[Span]) -> list[Span]:
    """Return the places in an order that goes back and forth in the text."""
    return [places[(number * PLACES) % len(places)] for number in range(len(places))]


@contextmanager
def _in_the_article(what: Callable[[Work], float]) -> Iterator[Sample]:
    with briefing((huge(PASSAGES),)) as path, opened(path) as hands:
        yield partial(what, Work(hands))


def _row(name: str, what: Callable[[Work], float]) -> Benchmark:
    return Benchmark(
        f"{name}, 10,000 passages", GOAL, 60, partial(_in_the_article, what), commits=True
    )


BENCHMARKS = (
    _row("Tag a speaker: Enter to painted", Work.tag),
    _row("Tag a topic: Enter to painted", Work.tag_again),
    _row("Untag: Delete to painted", Work.untag),
    _row("Change, remove a tag: Backspace to painted", Work.remove_tag),
    _row("Change, stance: + to painted", Work.stance),
    _row("Change, grow: key to painted", Work.grow),
    _row("Undo a removal: Ctrl+Z to painted", Work.undo),
)
