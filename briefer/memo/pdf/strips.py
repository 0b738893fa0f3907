"""Strips: what a memo becomes before it has pages, one slice above the other.

A strip is a line of text or a row of a table, with the boxes behind it. Positions in a strip are
points from the left margin and from the strip's top.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.pdf.breaking import Breaks
from briefer.memo.pdf.lines import lines, lines_of_any, lines_of_plain
from briefer.memo.pdf.telling import told_apart
from briefer.memo.style import HYPHEN_ZONE, Align, Hyphens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.line import Line, Stretch
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
        self._fits: dict[tuple[int, float, float, bool], _Fit] = {}

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
        fit = self._fit(role, measure, rtl=rtl)
        inner, hang = fit.inner, fit.hang
        how = (inner.width, self._ruler, hang)
        broken = None if rtl else lines_of_plain(text, *how, fit.breaks)
        if broken is None:
            told = text if element is None else told_apart(text, element, rtl=rtl)
            broken = lines_of_any(told, *how, fit.breaks, rtl=rtl)
        last = len(broken) - 1
        base, pad, keeps = fit.baseline, role.pad_y, role.keep_next
        strips = []
        for number, line in enumerate(broken):
            top, height, boxes = 0.0, role.leading, fit.boxes
            if pad and number in {0, last}:
                top = pad if number == 0 else 0
                height += top + (pad if number == last else 0)
                boxes = _behind(role, inner, height)
            first = hang if number == 0 else 0
            x = inner.x + first
            if fit.share:
                x += fit.share * (inner.width - first - line.width)
            strip = Strip(
                height,
                (Ink(x, top + base, line, element),),
                boxes,
                keeps=keeps,
                holds=number < last and (not number or number == last - 1 or line.hyphenated),
                notes=line.notes,
            )
            strips.append(strip)
        strips[0].before, strips[-1].after = role.before, role.after
        if role.shade:
            _frame(strips, role, inner)
        return strips

    def _fit(self, role: Role, measure: Measure, *, rtl: bool) -> _Fit:
        """Return how paragraphs of a role stand in a measure; a memo has few such pairs."""
        key = (id(role), measure.x, measure.width, rtl)
        known = self._fits.get(key)
        if known is None:
            known = self._fits[key] = _Fit.of(role, measure, rtl=rtl)
        return known


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the paragraphs of a role stand in a measure.

    `inner` is the room of the lines, the first of them shorter by `hang`; of the room that a line
    leaves, that `share` stands before it. `boxes` stand behind a line.
    """

    role: Role
    inner: Measure
    hang: float
    share: float
    baseline: float
    breaks: Breaks
    boxes: tuple[Box, ...]

    @classmethod
    def of(cls, role: Role, measure: Measure, *, rtl: bool) -> _Fit:
        """Return it for a role; right to left, its indents stand the other way round."""
        left, right = (role.right, role.left) if rtl and not role.bar else (role.left, role.right)
        inner = Measure(measure.x + left, measure.width - left - right)
        starts = role.align in _AT_THE_START
        share = 0.5 if role.align is Align.CENTRE else 0.0 if starts and not rtl else 1.0
        behind = _behind(role, inner, role.leading)
        hang = 0 if rtl else role.first
        return cls(role, inner, hang, share, baseline(role), _breaks(role, inner.width), behind)


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
