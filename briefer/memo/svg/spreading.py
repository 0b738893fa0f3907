"""Gradients that come again beyond their ends, as ones that are long enough for what they fill."""

from __future__ import annotations

from math import ceil, floor, hypot
from typing import TYPE_CHECKING, Final

from briefer.memo.svg.refusal import has

if TYPE_CHECKING:
    from briefer.memo.shapes import Point, Stop
    from briefer.memo.svg.matrix import Matrix
    from briefer.memo.svg.place import Box

    Coords = tuple[float, ...]
    Stops = tuple[Stop, ...]

_MOST: Final = 256
"""Colours."""
_NEAR: Final = 1e-4


def corners(box: Box, matrix: Matrix) -> list[Point]:
    """Return the corners of a box, in the lengths that the matrix turns into those of the box."""
    x, y, width, height = box
    a, b, c, d, e, f = matrix
    whole = a * d - b * c
    if not whole:
        raise has("a gradient that comes again")
    return [
        ((d * (u - e) - c * (v - f)) / whole, (a * (v - f) - b * (u - e)) / whole)
        for u in (x, x + width)
        for v in (y, y + height)
    ]


def spread(
    coords: Coords, stops: Stops, reached: list[Point], *, mirrored: bool
) -> tuple[Coords, Stops]:
    """Return a gradient that goes as far as the points that it has to reach.

    Raise DrawingError where it would come too often.
    """
    shares = _along(coords, reached) if len(coords) == 4 else _around(coords, reached)
    first, last = floor(min(shares) + _NEAR), ceil(max(shares) - _NEAR)
    last = max(last, first + 1)
    if (last - first) * (len(stops) + 2) > _MOST:
        raise has("a gradient that comes again and again")
    whole = ((0.0, stops[0][1]), *stops, (1.0, stops[-1][1]))
    back = tuple((1 - at, colour) for at, colour in reversed(whole))
    made = tuple(
        (round((turn - first + at) / (last - first), 4), colour)
        for turn in range(first, last)
        for at, colour in (back if mirrored and turn % 2 else whole)
    )
    return _longer(coords, first, last), made


def _along(coords: Coords, reached: list[Point]) -> list[float]:
    """Return how far points lie from the first point of a gradient to its second."""
    x, y, dx, dy = coords[0], coords[1], coords[2] - coords[0], coords[3] - coords[1]
    long = dx * dx + dy * dy
    return [((u - x) * dx + (v - y) * dy) / long if long else 0.0 for u, v in reached]


def _around(coords: Coords, reached: list[Point]) -> list[float]:
    """Return how far points lie from the middle of a gradient to its edge."""
    fx, fy, inner, x, y, radius = coords
    if inner or hypot(fx - x, fy - y) > _NEAR * radius:
        raise has("a gradient that comes again")
    return [0.0, *(hypot(u - x, v - y) / radius for u, v in reached)]


def _longer(coords: Coords, first: int, last: int) -> Coords:
    if len(coords) != 4:
        return (*coords[:5], coords[5] * last)
    x, y, dx, dy = coords[0], coords[1], coords[2] - coords[0], coords[3] - coords[1]
    return (x + dx * first, y + dy * first, x + dx * last, y + dy * last)
