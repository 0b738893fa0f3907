"""Random memos onto pages: nothing overlaps, nothing is lost, every note stands by its mark.

`BRIEFER_FUZZ_PAGES` says how many pages to make; the suite makes a few hundred.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Rule,
    Table,
)
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.pages import FOOT_ROOM, Page, paginate
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.shapes import Drawing
from briefer.memo.style import Align, Hyphens
from briefer.model.inline import Emph, InlineExtract, NoteRef, Text
from briefer.model.voice import Voice
from tests.memo.picturing import dots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Block
    from briefer.memo.pdf.pages import Column
    from briefer.memo.pdf.strips import Strip
    from briefer.memo.style import Style
    from briefer.model.inline import Inline

PAGES: Final = int(os.environ.get("BRIEFER_FUZZ_PAGES", "300"))
WORDS: Final = (
    *("the", "minister", "said", "that", "talks", "on", "ports", "would", "go", "through"),
    *("representatives", "notwithstanding", "considerable", "administration"),
    *("cross-border", "wait-and-see", "https://example.org/a/long/address/of-a-page", "12.5%"),
)


class Scribe:
    """Writes random memos; the same seed writes the same memo."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._notes: list[Note] = []
        self._dots = dots()
        self._long = self._dice.choice([0.0, 0.1, 0.5])

    def memo(self) -> Memo:
        blocks = [self._block() for _ in range(self._dice.randrange(1, 60))]
        at = self._dice.choice([NotesAt.FOOT, NotesAt.FOOT, NotesAt.FOOT, NotesAt.END])
        meta = MemoMeta("T", "t", "A", "S", "2024-01-02T03:04:05Z", notes_at=at)
        if self._dice.random() < 0.3:
            meta = replace(meta, contents_title="Contents")
        if self._dice.random() < 0.3:
            said = (HeaderField(self._words(4), self._words(14)) for _ in range(3))
            meta = replace(meta, designation=tuple(said))
        return Memo(meta, tuple(blocks), tuple(self._notes))

    def _words(self, most: int) -> str:
        return " ".join(self._dice.choices(WORDS, k=self._dice.randrange(1, most)))

    def _length(self) -> int:
        return self._dice.choice([5, 20, 20, 60, 60, 200, 200, 3000])

    def _note(self) -> NoteRef:
        number = len(self._notes) + 1
        most = self._dice.choice([60, 200, 600, 1500]) if self._dice.random() < self._long else 12
        self._notes.append(Note(number, "p", (Text(self._words(most)),)))
        return NoteRef("p", number)

    def _run(self, notes: int, most: int) -> tuple[Inline, ...]:
        run: list[Inline] = []
        for _ in range(notes):
            run += [Text(self._words(most) + "."), self._note()]
        return (*run, Emph(" " + self._words(6)), Text(" " + self._words(max(2, most // 2))))

    def _block(self) -> Block:
        kinds = (self._heading, self._para, self._extract, self._shaped, self._bullets)
        others = (self._head, self._table, self._figure, Rule, PageBreak)
        weights = (4, 6, 6, 2, 2, 1, 2, 1.5, 0.5, 0.5)
        return self._dice.choices((*kinds, *others), weights)[0]()

    def _heading(self) -> Heading:
        dice = self._dice
        return Heading(dice.choice([1, 2]), self._words(dice.choice([4, 30])))

    def _para(self) -> Para:
        return Para(self._run(self._dice.choice([0, 0, 1, 2]), self._length()))

    def _extract(self) -> Extract:
        words = InlineExtract("p", self._words(self._length()), Voice.OWN)
        after = (Text(self._words(20)),) if self._dice.random() < 0.3 else ()
        return Extract((words, self._note()), Voice.OWN, "p", after)

    def _shaped(self) -> Para:
        role = self._dice.choice([ParaRole.POSITION, ParaRole.BOTTOM_LINE, ParaRole.SMALL])
        return Para(self._run(self._dice.choice([0, 1]), self._length()), role)

    def _bullets(self) -> Bullets:
        return Bullets(tuple(self._run(1, 40) for _ in range(self._dice.randrange(0, 6))))

    def _head(self) -> HeaderBlock:
        fields = tuple(HeaderField(self._words(4), self._words(30)) for _ in range(3))
        return HeaderBlock(self._words(5), fields)

    def _figure(self) -> Figure:
        dice = self._dice
        caption = self._run(dice.choice([0, 1]), 20) if dice.random() < 0.7 else ()
        high = Drawing(100, dice.choice([4.0, 50.0, 120.0, 4000.0]), ())
        image = high if dice.random() < 0.8 else self._dots
        return Figure(caption, image, self._words(9), dice.choice([0.001, 0.2, 0.5, 1, 1]))

    def _table(self) -> Table:
        dice = self._dice
        rows = tuple(
            (self._words(5), self._words(dice.choice([3, 30, 30, 900])), "▲ 1")
            for _ in range(dice.choice([0, 1, 2, 9, 40]))
        )
        caption = self._run(dice.choice([0, 1]), 20) if dice.random() < 0.7 else ()
        return Table(caption, dice.choice([("One", "Two", "Three"), ()]), rows)


def laid_out(
    memo: Memo, sheet: Style
) -> tuple[list[Strip], dict[int, tuple[Strip, ...]], list[Strip]]:
    layout = Layout(memo, sheet, Ruler("en"))
    return list(layout.strips()), layout.footnotes, layout.designation


def dressed(sheet: Style, seed: int) -> Style:
    """Return the sheet with its running text ragged, hyphenated, or justified and hyphenated."""
    align = (Align.LEFT, Align.LEFT, Align.JUSTIFIED)[seed % 3]
    hyphens = (Hyphens.FEW, Hyphens.MANY, Hyphens.MANY)[seed % 3]
    roles = {
        name: role if role.hyphens is Hyphens.NONE else replace(role, align=align, hyphens=hyphens)
        for name, role in sheet.roles.items()
    }
    return replace(sheet, roles=roles)


def faults(
    strips: Sequence[Strip],
    notes: dict[int, tuple[Strip, ...]],
    pages: Sequence[Page],
    height: float,
) -> Iterator[str]:
    """Yield what is wrong with the pages of these strips."""
    for number, page in enumerate(pages):
        room = height - page.lifted - (page.foot.used + FOOT_ROOM if page.foot.strips else 0)
        yield from (f"page {number}: {fault}" for fault in overlaps(page.body, room))
        high = height - page.lifted
        yield from (f"foot {number}: {fault}" for fault in overlaps(page.foot, high))
    page_of = pages_of(strips, pages)
    if len(page_of) != len(strips):
        yield "strips are lost, repeated or out of order"
        return
    yield from stranded(strips, page_of, notes, height)
    yield from notes_away(strips, page_of, notes, pages, height)


def pages_of(strips: Sequence[Strip], pages: Sequence[Page]) -> list[int]:
    """Return the page of each strip, up to the first one that is not where it should be.

    A table's head that is printed again is passed over.
    """
    found: list[int] = []
    for number, page in enumerate(pages):
        for place, (_, strip) in enumerate(page.body.strips):
            if len(found) < len(strips) and strip is strips[len(found)]:
                found.append(number)
            elif place or len(page.body.strips) < 2 or page.body.strips[1][1].head != (strip,):
                return found
    return found


def overlaps(column: Column, room: float) -> Iterator[str]:
    foot = 0.0
    for top, strip in column.strips:
        if top < foot - 0.01:
            yield "strips overlap"
        foot = top + strip.height
    if column.strips:
        foot += column.strips[-1][1].under
    if foot > room + 0.01:
        yield f"strips reach {foot - room:.1f} beyond the room"


def stranded(
    strips: Sequence[Strip],
    page_of: Sequence[int],
    notes: dict[int, tuple[Strip, ...]],
    height: float,
) -> Iterator[str]:
    """Yield each strip that holds and was parted from what follows, though a page has room."""
    for place, (upper, lower) in enumerate(pairwise(strips)):
        if upper.holds and page_of[place] != page_of[place + 1] and not lower.breaks:
            together = unit_around(strips, place)
            if Page().body.height_with(together) + noted(together, notes) <= height:
                yield f"page {page_of[place]}: what must stand together is parted"


def unit_around(strips: Sequence[Strip], place: int) -> Sequence[Strip]:
    """Return the strips that must stand together with one that holds."""
    first, last = place, place + 1
    while first and strips[first - 1].holds and not strips[first].breaks:
        first -= 1
    while strips[last].holds and last + 1 < len(strips) and not strips[last + 1].breaks:
        last += 1
    return strips[first : last + 1]


def noted(strips: Sequence[Strip], notes: dict[int, tuple[Strip, ...]]) -> float:
    """Return how much room the notes of strips need at the least at the foot of their page."""
    column = Page().foot
    marked = [number for strip in strips for number in strip.notes if number in notes]
    for number in marked:
        lines = notes[number]
        is_parted = number == marked[-1] and len(lines) > 3
        for line in lines[:2] if is_parted else lines:
            column.add(line)
    return column.used + FOOT_ROOM if marked else 0


def notes_away(
    strips: Sequence[Strip],
    page_of: Sequence[int],
    notes: dict[int, tuple[Strip, ...]],
    pages: Sequence[Page],
    height: float,
) -> Iterator[str]:
    marked = {n: page_of[place] for place, strip in enumerate(strips) for n in strip.notes}
    at = {id(s): number for number, page in enumerate(pages) for _, s in page.foot.strips}
    standing = [id(s) for page in pages for _, s in page.foot.strips]
    if standing != [id(line) for number in sorted(notes) for line in notes[number]]:
        yield "notes are lost, repeated or out of order"
        return
    beyond = set(too_much(strips, notes, height))
    for number, lines in notes.items():
        if number in beyond:
            continue
        places = [at[id(line)] for line in lines]
        if places[0] != marked[number]:
            yield f"note {number} stands on page {places[0]}, its mark on {marked[number]}"
        if len(lines) <= 3 and len(set(places)) > 1:
            yield f"note {number} is short and parted"
        if any(places.count(place) == 1 for place in places) and len(lines) > 1:
            yield f"note {number} leaves a single line"
        for place in set(places[1:]) - {places[0]}:
            if not pages[place].continues or id(pages[place].foot.strips[0][1]) not in set(
                map(id, lines)
            ):
                yield f"note {number} does not go on at the head of the foot"


def too_much(
    strips: Sequence[Strip], notes: dict[int, tuple[Strip, ...]], height: float
) -> Iterator[int]:
    """Yield the notes, several on strips that hold together, that need more than a page."""
    unit: list[Strip] = []
    for strip in strips:
        unit.append(strip)
        if strip.holds:
            continue
        marked = [number for each in unit for number in each.notes]
        lines = [line for number in marked for line in notes.get(number, ())]
        if len(marked) > 1 and sum(s.height + s.after for s in (*unit, *lines)) > height - 50:
            yield from marked
        unit = []


def test_random_memos_stand_right_on_their_pages(sheet: Style) -> None:
    made, seed = 0, 0
    while made < PAGES:
        height = (648, 250, 400)[seed % 3]
        bottom = sheet.page.height - sheet.page.top - height
        sheet = replace(sheet, page=replace(sheet.page, bottom=bottom))
        memo = Scribe(seed).memo()
        strips, notes, lowest = laid_out(memo, dressed(sheet, seed // 3))
        pages = paginate(strips, height, notes, lowest)
        assert list(faults(strips, notes, pages, height)) == [], f"seed {seed}"
        assert_within_margins(pages, sheet)
        made += len(pages)
        seed += 1


def assert_within_margins(pages: Sequence[Page], sheet: Style) -> None:
    for page in pages:
        for _, strip in (*page.body.strips, *page.foot.strips):
            for ink in strip.inks:
                assert ink.x >= -0.01
                assert ink.x + ink.line.width <= sheet.page.measure + 0.01
            if seen := strip.seen:
                assert seen.y == 0
                assert seen.height == strip.height
                assert 0 <= seen.x <= sheet.page.measure - seen.width + 0.01


def test_the_fuzzer_sees_a_note_away_and_a_part_of_it_alone(sheet: Style) -> None:
    memo = next(m for m in (Scribe(seed).memo() for seed in range(99)) if len(m.notes) > 9)
    memo = replace(memo, meta=replace(memo.meta, notes_at=NotesAt.FOOT))
    strips, notes, _ = laid_out(memo, sheet)
    height = 600.0
    pages = paginate(strips, height, notes)
    noted = next(page for page in pages if page.foot.strips)
    noted.foot.strips.pop()
    assert any("notes are lost" in fault for fault in faults(strips, notes, pages, height))
