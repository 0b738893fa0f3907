"""A drawing: shapes and words with their places, which every writer draws as vectors.

It says what is seen and nothing else: no program, no address, nothing from elsewhere. All lengths
are points, colours `#RRGGBB`, and places count from the upper left corner, to the right and down.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Point = tuple[float, float]
Step = tuple[float, ...]
"""A line to a point (two numbers), or a curve: two points that draw it, and its end (six)."""
Stop = tuple[float, str]
"""Where a colour stands between the beginning (0) and the end (1) of a gradient."""


class Cap(StrEnum):
    """How a line ends."""

    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


class Join(StrEnum):
    """How a line turns."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class Anchor(StrEnum):
    """Which part of words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Contour:
    """A way of the pen from `start` on; one that is `closed` comes back there."""

    start: Point
    steps: tuple[Step, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an outline is drawn; `dash` has the lengths of dashes and gaps in turn."""

    colour: str
    width: float = 1
    dash: tuple[float, ...] = ()
    offset: float = 0
    cap: Cap = Cap.BUTT
    join: Join = Join.MITER
    miter: float = 4
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Gradient:
    """A filling that goes over from colour to colour, and on beyond its ends as it is there.

    `coords` are two points (four numbers), or two circles, each with its radius (six), which
    `matrix` (six numbers, as SVG and PDF have them) brings to their places.
    """

    coords: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """Contours that are filled (with no colour they are not), then stroked.

    `even_odd`: what lies within two of them is left out.
    """

    contours: tuple[Contour, ...]
    fill: str | Gradient = ""
    stroke: Stroke | None = None
    opacity: float = 1
    """Of the filling; that of the stroke is its own."""
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose baseline stands at a place, turned clockwise by degrees round it.

    With a `stroke` its letters are drawn along their edges, too.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    serif: bool = False
    anchor: Anchor = Anchor.START
    colour: str = "#000000"
    opacity: float = 1
    turn: float = 0
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are seen within `clip` alone, where there is one, and together let through."""

    parts: tuple[Part, ...]
    clip: tuple[Contour, ...] = ()
    even_odd: bool = False
    """Of the clip."""
    opacity: float = 1


Part = Shape | Words | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of that size; what is drawn first lies under what follows, and nothing beyond."""

    width: float
    height: float
    parts: tuple[Part, ...]


def words_of(parts: Iterable[Part]) -> Iterator[Words]:
    """Yield the words of a drawing, in the order in which they are drawn."""
    for part in parts:
        if isinstance(part, Words):
            yield part
        elif isinstance(part, Group):
            yield from words_of(part.parts)
