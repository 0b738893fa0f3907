"""How far outlines reach."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from briefer.memo.svg.place import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.shapes import Contour


def extent(contours: Iterable[Contour]) -> Box:
    """Return the smallest box that holds outlines, their curves with them."""
    xs: list[float] = []
    ys: list[float] = []
    for contour in contours:
        at = contour.start
        xs.append(at[0])
        ys.append(at[1])
        for step in contour.steps:
            if len(step) == 6:
                xs += _turns(at[0], step[0], step[2], step[4])
                ys += _turns(at[1], step[1], step[3], step[5])
            at = (step[-2], step[-1])
            xs.append(at[0])
            ys.append(at[1])
    if not xs:
        return Box(0, 0, 0, 0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _turns(start: float, one: float, two: float, end: float) -> Iterator[float]:
    """Yield where a curve turns back, in one direction."""
    a, b, c = end - 3 * two + 3 * one - start, 2 * (start - 2 * one + two), one - start
    found: list[float] = []
    if abs(a) > 1e-12:
        inner = b * b - 4 * a * c
        if inner >= 0:
            found = [(-b + sqrt(inner)) / (2 * a), (-b - sqrt(inner)) / (2 * a)]
    elif abs(b) > 1e-12:
        found = [-c / b]
    for t in found:
        if 0 < t < 1:
            s = 1 - t
            yield s**3 * start + 3 * s * s * t * one + 3 * s * t * t * two + t**3 * end
