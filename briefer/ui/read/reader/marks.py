"""The marks of an article's passages, sorted so that a screenful is found by bisection."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from enum import IntEnum, auto
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Outline
    from briefer.model.utf16 import Utf16Map

FRAMING = "framing"


class Look(IntEnum):
    """How a passage is drawn."""

    TAGGED = auto()
    """A soft tint and a strong line in the colours of its topics."""
    BARE = auto()
    """A neutral line: it has no topic."""
    FRAMING = auto()
    """A dotted line and no tint: the outlet's own judgement."""
    SUGGESTED = auto()
    """A line of round dots and no tint: nobody has accepted it yet."""


class Mark(NamedTuple):
    """One passage as the reader draws it; `start` and `end` are UTF-16 units, half-open.

    Marks sort as they are drawn: the outer before the inner. `colours` are those of the topics.
    """

    start: int
    neg_end: int
    passage_id: int
    look: Look
    colours: tuple[int, ...]

    @property
    def end(self) -> int:
        """The unit after the last one."""
        return -self.neg_end

    @property
    def length(self) -> int:
        """How many units it covers."""
        return self.end - self.start


def mark_of(outline: Outline, codebook: Codebook, units: Utf16Map) -> Mark:
    """Return how a passage is drawn."""
    topics = codebook.topic_by_id
    colours = tuple(
        dict.fromkeys(topics[entry].colour for entry in outline.topic_ids if entry in topics)
    )
    look = Look.TAGGED if colours else Look.BARE
    if outline.type == FRAMING:
        look = Look.FRAMING
    start = units.to_units(outline.start)
    return Mark(start, -units.to_units(outline.end), outline.id, look, colours)


class Marks:
    """All marks of one article, with the lane in which each one's line is drawn.

    Marks that overlap have different lanes; the outer ones the lower numbers.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks: list[Mark] = sorted(marks)
        self._by_id = {mark.passage_id: mark for mark in self._marks}
        self._starts = [mark.start for mark in self._marks]
        self._reach = list(accumulate((mark.end for mark in self._marks), max))
        self._lanes: dict[int, int] = {}
        self._assign(0, sys.maxsize)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._marks)

    def __getitem__(self, number: int) -> Mark:
        """Return a mark by its place in the text, from 0."""
        return self._marks[number]

    def some(self, first: int, last: int) -> Sequence[Mark]:
        """Return the marks from number `first` to before number `last`."""
        return self._marks[first:last]

    def get(self, passage_id: int) -> Mark | None:
        """Return the mark of a passage."""
        return self._by_id.get(passage_id)

    def lane(self, passage_id: int) -> int:
        """Return in which lane a passage's line is drawn, from 0."""
        return self._lanes[passage_id]

    def number_of(self, passage_id: int) -> int | None:
        """Return the place of a passage among all, from 0."""
        mark = self._by_id.get(passage_id)
        return None if mark is None else bisect_left(self._marks, mark)

    def within(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that share a unit with `[start, end)`, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def starting_in(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that begin in `[start, end)`, in order."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def spread(self, length: int, parts: int) -> Iterator[tuple[int, Mark]]:
        """Yield each of so many equal parts of a text in which marks begin, with the last one."""
        number = 0
        while number < len(self._marks):
            part = self._starts[number] * parts // length
            following = -(-(part + 1) * length // parts)
            number = bisect_left(self._starts, following, number)
            yield part, self._marks[number - 1]

    def at(self, unit: int) -> Sequence[Mark]:
        """Return the marks over one unit, the shortest first."""
        return sorted(self.within(unit, unit + 1), key=lambda mark: mark.length)

    def next_from(self, unit: int) -> Mark | None:
        """Return the first mark that begins at or after `unit`."""
        number = bisect_left(self._starts, unit)
        return self._marks[number] if number < len(self._marks) else None

    def previous_from(self, unit: int) -> Mark | None:
        """Return the last mark that begins before `unit`."""
        number = bisect_left(self._starts, unit)
        return self._marks[number - 1] if number else None

    def put(self, mark: Mark) -> None:
        """Add a mark, or replace the one of the same passage."""
        old = self._by_id.get(mark.passage_id)
        if old is not None and old[:3] == mark[:3]:
            self._marks[bisect_left(self._marks, old)] = mark
            self._by_id[mark.passage_id] = mark
            return
        if old is not None:
            self.drop(mark.passage_id)
        number = bisect_left(self._marks, mark)
        self._marks.insert(number, mark)
        self._starts.insert(number, mark.start)
        self._reach.insert(number, 0)
        self._by_id[mark.passage_id] = mark
        self._learn_reach(number)
        self._assign(number, mark.end)

    def drop(self, passage_id: int) -> None:
        """Take the mark of a passage away, if there is one."""
        mark = self._by_id.pop(passage_id, None)
        if mark is None:
            return
        number = bisect_left(self._marks, mark)
        del self._marks[number], self._starts[number], self._reach[number]
        del self._lanes[passage_id]
        self._learn_reach(number)
        self._assign(number, mark.end)

    # A change costs what overlaps it, however many marks there are: at each, the rest stays.

    def _learn_reach(self, first: int) -> None:
        """Learn anew how far marks reach, from number `first` on until nothing changes."""
        reach = self._reach[first - 1] if first else 0
        for number in range(first, len(self._marks)):
            reach = max(reach, self._marks[number].end)
            if number > first and self._reach[number] == reach:
                return
            self._reach[number] = reach

    def _assign(self, first: int, changed: int) -> None:
        """Assign lanes anew from number `first` on, past unit `changed` and every other lane."""
        if first == len(self._marks):
            return
        lane_ends = self._taken_lanes(first)
        for mark in islice(self._marks, first, None):
            if mark.start >= changed:
                return
            for lane, end in enumerate(lane_ends):
                if end <= mark.start:
                    lane_ends[lane] = mark.end
                    break
            else:
                lane = len(lane_ends)
                lane_ends.append(mark.end)
            if self._lanes.get(mark.passage_id) != lane:
                self._lanes[mark.passage_id] = lane
                changed = max(changed, mark.end)

    def _taken_lanes(self, number: int) -> list[int]:
        """Return where each lane ends that marks before a mark still take at its start."""
        start = self._starts[number]
        lane_ends: list[int] = []
        for mark in self._marks[bisect_right(self._reach, start) : number]:
            if mark.end > start:
                lane = self._lanes[mark.passage_id]
                lane_ends.extend([0] * (lane + 1 - len(lane_ends)))
                lane_ends[lane] = mark.end
        return lane_ends
