"""Strips: what a memo becomes before it has pages, one slice above the other.

A strip is a line of text or a row of a table, with the boxes behind it. Positions in a strip are
points from the left margin and from the strip's top.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.pdf.breaking import Breaks
from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.telling import told_apart
from briefer.memo.style import HYPHEN_ZONE, Align, Hyphens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.lines import Line, Stretch
    from briefer.memo.pdf.ruler import Ruler
    from briefer.memo.pdf.structure import Element
    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing
    from briefer.memo.style import Role

_ASCENT: Final = 0.891
_DESCENT: Final = 0.216
"""Of Liberation Serif, for a size of 1."""
_ENDLESS: Final = 1e6
_VERY_SHORT: Final = 0.25
"""A line that ends by this part of its width too early is very short,"""
_SHORT_LETTERS: Final = 6
"""and by that many times the size of its letters."""
_LOOSE: Final = 0.5
"""A justified line with that much to share out among its spaces is loose."""
_AT_THE_START: Final = frozenset({Align.LEFT, Align.JUSTIFIED})


class Ink(NamedTuple):
    """A line of text, where its baseline starts, and what it is part of; None is furniture."""

    x: float
    y: float
    line: Line
    element: Element | None = None


class Box(NamedTuple):
    """A filled rectangle: a shade, a bar or a rule."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Seen(NamedTuple):
    """A picture, where its upper left corner is, how large it is, and what it is part of."""

    x: float
    y: float
    width: float
    height: float
    image: Picture | Drawing
    element: Element


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the file's outline; level 0 is the highest, `number` is that of its section."""

    level: int
    title: str
    number: str = ""

    @property
    def words(self) -> str:
        """Number and title as a page has them."""
        return f"{self.number}\u2002{self.title}" if self.number else self.title

    @property
    def told(self) -> str:
        """Number and title as a program tells them."""
        return f"{self.number} {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Leader:
    """What leads from a line of the contents to its page: dots and the page's number.

    `heading` counts the lines of the outline; the contents themselves are line 0. `x` and `y` are
    the end of the words.
    """

    heading: int
    x: float
    y: float
    look: Look
    element: Element


class Frame(NamedTuple):
    """The shade behind one paragraph, and the room in it above the first line and under the last.

    Neighbours with the same one stand in one box, as they do in Word.
    """

    x: float
    width: float
    colour: str
    pad: float


@dataclass(slots=True)
class Strip:
    """One slice of a page, which is never parted.

    `before` and `after` is the room that it wants, the larger one of two neighbours counts, and
    none at the head of a page. One that `keeps` wishes to stand on the page of the next strip, one
    that `holds` must. `head` is printed again above it where a page begins with it. `blocks` are
    the numbers of the memo's blocks that begin here, `notes` those of the notes marked here, `note`
    that of the note that begins here. A `leader` leads from its end to the number of a page. A
    picture that is `seen` may begin above it, in the margin.

    `opens` and `closes` are the frame of the paragraph whose first or last line it is. Its first
    box reaches `over` higher at the head of a page and `under` lower at the foot of one, where the
    shade goes on from page to page; one that `joins` has it reach up to the strip above.
    """

    height: float
    inks: tuple[Ink, ...] = ()
    boxes: tuple[Box, ...] = ()
    before: float = 0
    after: float = 0
    keeps: bool = False
    holds: bool = False
    breaks: bool = False
    head: tuple[Strip, ...] = ()
    blocks: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    note: int = 0
    entry: Entry | None = None
    leader: Leader | None = None
    seen: Seen | None = None
    opens: Frame | None = None
    closes: Frame | None = None
    over: float = 0
    under: float = 0
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a paragraph stands: from `x`, so wide."""

    x: float
    width: float


def baseline(role: Role) -> float:
    """Return how far under a line's top its baseline lies."""
    return (role.leading - (_ASCENT + _DESCENT) * role.size) / 2 + _ASCENT * role.size


class Setter:
    """Sets paragraphs, with the words that one file knows."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler

    def line(self, text: Sequence[Stretch], width: float) -> Line:
        """Return the first line of a text."""
        return lines(text, width, self._ruler)[0]

    def width(self, words: str, look: Look) -> float:
        """Return how wide words are."""
        return self.line([(words, look)], _ENDLESS).width

    def paragraph(
        self,
        text: Sequence[Stretch],
        role: Role,
        measure: Measure,
        element: Element | None,
        *,
        rtl: bool = False,
    ) -> list[Strip]:
        """Return a paragraph, line by line, with no single line left at the end of a page.

        One that runs from right to left has its indents the other way round, unless a bar stands
        at its left: an extract keeps one bar beside all its parts.
        """
        if element is not None:
            text = told_apart(text, element, rtl=rtl)
        left, right = (role.right, role.left) if rtl and not role.bar else (role.left, role.right)
        inner = Measure(measure.x + left, measure.width - left - right)
        hang = 0 if rtl else role.first
        breaks = _breaks(role, inner.width)
        broken = lines(text, inner.width, self._ruler, hang, rtl=rtl, breaks=breaks)
        to_the_right = rtl and role.align in _AT_THE_START
        align = Align.RIGHT if to_the_right else role.align
        last = len(broken) - 1
        base, leading, pad = baseline(role), role.leading, role.pad_y
        strips = []
        behind = _behind(role, inner, leading)
        for number, line in enumerate(broken):
            top = pad if number == 0 else 0
            height = leading + top + (pad if number == last else 0)
            first = hang if number == 0 else 0
            x = inner.x + first + _indent(line, inner.width - first, align)
            boxes = behind if height == leading else _behind(role, inner, height)
            strip = Strip(
                height,
                (Ink(x, top + base, line, element),),
                boxes,
                keeps=role.keep_next,
                holds=number < last and (number in {0, last - 1} or line.hyphenated),
                notes=line.notes,
            )
            strips.append(strip)
        strips[0].before, strips[-1].after = role.before, role.after
        if role.shade:
            _frame(strips, role, inner)
        return strips


def _breaks(role: Role, width: float) -> Breaks:
    """Return how the lines of a role are broken, where they are so wide."""
    justified = role.align is Align.JUSTIFIED
    if role.hyphens is Hyphens.NONE:
        return Breaks(justified=justified)
    if role.hyphens is Hyphens.FEW:
        return Breaks(max(_VERY_SHORT * width, _SHORT_LETTERS * role.size), justified=justified)
    return Breaks((_LOOSE if justified else HYPHEN_ZONE) * role.size, justified=justified)


def _frame(strips: Sequence[Strip], role: Role, inner: Measure) -> None:
    """Say what shade stands behind all lines of a paragraph."""
    x, width = inner.x - role.pad_x, inner.width + 2 * role.pad_x
    strips[0].opens = strips[-1].closes = Frame(x, width, role.shade, role.pad_y)
    for strip in strips[1:]:
        strip.over = role.pad_y
    for strip in strips[:-1]:
        strip.under = role.pad_y


def _indent(line: Line, room: float, align: Align) -> float:
    if align in _AT_THE_START:
        return 0
    return (room - line.width) / (2 if align is Align.CENTRE else 1)


def _behind(role: Role, inner: Measure, height: float) -> tuple[Box, ...]:
    if not (role.shade or role.bar):
        return ()
    boxes = []
    if role.shade:
        x, width = inner.x - role.pad_x, inner.width + 2 * role.pad_x
        boxes.append(Box(x, 0, width, height, role.shade))
    if role.bar:
        edge = inner.x - role.bar_gap - role.bar
        boxes.append(Box(edge, 0, role.bar, height, role.bar_colour))
    return tuple(boxes)


def joined(upper: Sequence[Strip], lower: Sequence[Strip]) -> list[Strip]:
    """Put two paragraphs together as one: no room between them, and no page."""
    upper[-1].after, upper[-1].keeps = 0, True
    lower[0].before = 0
    return [*upper, *lower]


def held(strips: list[Strip]) -> list[Strip]:
    """Let strips never be parted, from one another or from what follows."""
    for strip in strips:
        strip.holds = True
    return strips


def furniture(strip: Strip) -> Strip:
    """Return a strip as it is printed again: no part of the text."""
    return replace(strip, inks=tuple(ink._replace(element=None) for ink in strip.inks))
