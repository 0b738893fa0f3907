"""Strips onto pages: as many on each as fit, and nothing parted that must stand together.

Strips come in units that may not be parted. A unit goes on a page if it fits there with its notes,
or if its last note is long and at least two lines of it fit: the rest goes on at the foot of the
next page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefer.memo.designation import AWAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.memo.pdf.strips import Strip

FOOT_ROOM: Final = 14.0
"""Between the text and the notes at the foot, with the rule in it."""
WHOLE: Final = 3
"""A note of so many lines at most is never parted."""
_SLACK: Final = 0.001


@dataclass(slots=True)
class Column:
    """Strips under each other, each with how far under the column's head it begins."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0
    owed: float = 0
    """The room that the last strip wants under it."""
    under: float = 0
    """How far its shade would reach under it, if it were the last one of the page."""

    @property
    def needed(self) -> float:
        """How high it is with the shade under its last strip."""
        return self.used + self.under

    def add(self, strip: Strip) -> None:
        """Put a strip under the others; the first one has no room before it."""
        top, height = self.used, strip.height
        if height:
            top += max(self.owed, strip.before) if self.strips else strip.over
            self.owed, self.under = strip.after, strip.under
        self.strips.append((top, strip))
        self.used = top + height

    def trial(self) -> Column:
        """Return a column to try on what would fit under this one."""
        return Column(self.strips[-1:], self.used, self.owed, self.under)

    def height_with(self, strips: Iterable[Strip]) -> float:
        """Return how high it would be with these under it."""
        trial = self.trial()
        for strip in strips:
            trial.add(strip)
        return trial.needed


@dataclass(slots=True)
class Page:
    """The text of one page and the notes at its foot.

    It `continues` where its first note began on the page before.
    """

    body: Column = field(default_factory=Column)
    foot: Column = field(default_factory=Column)
    continues: bool = False
    lowest: Column = field(default_factory=Column)
    """What stands under all else."""
    reach: float = 0
    """How far what is lowest reaches into the margin."""

    @property
    def lifted(self) -> float:
        """How far above the margin its text and notes end."""
        return max(0, self.lowest.used + AWAY - self.reach) if self.lowest.strips else 0

    def clear(self) -> None:
        """Forget what stands on it."""
        self.body, self.foot, self.lowest = Column(), Column(), Column()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.body.strips and not self.foot.strips


_Note = tuple["Strip", ...]


def paginate(
    strips: Iterable[Strip],
    height: float,
    notes: Mapping[int, _Note] | None = None,
    lowest: Sequence[Strip] = (),
    reach: float = 0,
) -> list[Page]:
    """Return the pages of a memo, at least one; `height` is the room between the margins.

    `notes` has the lines of each note that stands at the foot of the page with its mark. `lowest`
    stands on the first page, under all else, `reach` points into the margin. What must stand
    together is parted only where it is taller than a page.
    """
    pages = _Pages(height, {} if notes is None else notes, lowest, reach)
    for unit in _units(strips):
        pages.put(unit)
    return pages.finish()


class _Pages:
    def __init__(
        self, height: float, notes: Mapping[int, _Note], lowest: Sequence[Strip], reach: float
    ) -> None:
        self._height = height
        self._notes = notes
        self._pages = [Page(reach=reach)]
        for strip in lowest:
            self._pages[0].lowest.add(strip)
        self._rest: _Note = ()
        """The lines that no page had room for yet; while there are any, the page is full."""

    def put(self, unit: Sequence[Strip]) -> None:
        """Put a unit on the page, or on the next one where it does not fit."""
        if unit[0].breaks and self._pages[-1].body.strips:
            self._turn()
        notes = [self._notes[number] for number in _marked(unit) if number in self._notes]
        while not self._place(unit, notes):
            if _fits(Page(), unit, notes, self._height) is None:
                self._put_parts(unit, notes)
                return
            self._turn()

    def finish(self) -> list[Page]:
        """Return the pages, with one more for what is left of the notes."""
        while self._rest:
            self._turn()
        return self._pages

    def _place(self, unit: Sequence[Strip], notes: Sequence[_Note]) -> bool:
        """Put a unit on the page under way, if it has room for it and its notes."""
        page = self._pages[-1]
        if self._rest:
            return False
        height = self._height - page.lifted
        head = () if page.body.strips else unit[0].head
        whole = [*head, *unit]
        if head and _fits(page, whole, notes, height) is None:
            # A head that leaves no room for a row under it is left out.
            if _fits(Page(), whole, notes, self._height) is not None:
                return False
            whole = list(unit)
        lines = _fits(page, whole, notes, height)
        if lines is None:
            return False
        for strip in whole:
            page.body.add(strip)
        noted = [line for note in notes for line in note]
        for line in noted[:lines]:
            page.foot.add(line)
        self._rest = tuple(noted[lines:])
        return True

    def _put_parts(self, unit: Sequence[Strip], notes: Sequence[_Note]) -> None:
        """Part a unit that no page has room for: first where it only wishes to stay together."""
        parts = list(_units(unit, loosely=False))
        if len(parts) == 1 and (
            len(unit) == 1 or _fits(Page(), unit, (), self._height - 2 * FOOT_ROOM) is not None
        ):
            self._force(unit, notes)
            return
        for part in parts if len(parts) > 1 else [[strip] for strip in unit]:
            self.put(part)

    def _force(self, unit: Sequence[Strip], notes: Sequence[_Note]) -> None:
        """Put a unit on an empty page, whatever room that leaves for its notes."""
        while self._rest or not self._pages[-1].is_empty or self._pages[-1].lifted:
            self._turn()
        page = self._pages[-1]
        for strip in unit:
            page.body.add(strip)
        self._rest = tuple(line for note in notes for line in note)
        self._drain(page)

    def _turn(self) -> None:
        page = Page(continues=bool(self._rest))
        self._pages.append(page)
        self._drain(page)

    def _drain(self, page: Page) -> None:
        """Put as many of the waiting lines at the foot as fit, but never leave a single one."""
        room = self._height - page.lifted - page.body.needed - FOOT_ROOM
        count = _count(page.foot, self._rest, room)
        if count < len(self._rest):
            count = max(min(count, len(self._rest) - 2), 0 if page.body.strips else 1)
        for line in self._rest[:count]:
            page.foot.add(line)
        self._rest = self._rest[count:]


def _fits(page: Page, unit: Iterable[Strip], notes: Sequence[_Note], height: float) -> int | None:
    """Return how many lines of its notes fit on a page with a unit, None where it does not fit."""
    body = page.body.height_with(unit)
    foot = page.foot.trial()
    room = height - body - (FOOT_ROOM if notes or foot.strips else 0)
    if not notes:
        return 0 if foot.used <= room + _SLACK else None
    *whole, last = notes
    for note in whole:
        for line in note:
            foot.add(line)
    if foot.used > room + _SLACK:
        return None
    count = _count(foot, last, room)
    if count < len(last):
        count = min(count, len(last) - 2)
        if len(last) <= WHOLE or count < 2:
            return None
    return sum(map(len, whole)) + count


def _count(column: Column, lines: Iterable[Strip], room: float) -> int:
    """Return how many lines fit into a column that is at most `room` high."""
    trial, count = column.trial(), 0
    for line in lines:
        trial.add(line)
        if trial.used > room + _SLACK:
            break
        count += 1
    return count


def _marked(unit: Iterable[Strip]) -> list[int]:
    """Return the numbers of the notes that are marked in a unit, each once."""
    return list(dict.fromkeys(number for strip in unit for number in strip.notes))


def _units(strips: Iterable[Strip], *, loosely: bool = True) -> Iterator[list[Strip]]:
    """Yield the strips in runs that stand together; a new page parts them all the same.

    Not `loosely`: only what must, and not what wishes to.
    """
    unit: list[Strip] = []
    for strip in strips:
        if strip.breaks and unit:
            yield unit
            unit = []
        unit.append(strip)
        if not (strip.holds or (loosely and strip.keeps)):
            yield unit
            unit = []
    if unit:
        yield unit
