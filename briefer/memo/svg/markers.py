"""The marks of lines, such as arrow heads: at which corners they stand, and how they are turned."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.svg.matrix import Matrix, turned
from briefer.memo.svg.numbers import length, number
from briefer.memo.svg.place import fitted, view_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour, Point, Step
    from briefer.memo.svg.place import Place

START, MID, END = "marker-start", "marker-mid", "marker-end"
_NAMES: Final = (START, MID, END)
_USUAL: Final = "3"
"""Times the width of the line: how large a mark is that does not say."""


class Corner(NamedTuple):
    """A corner of a line: which mark it can have, where it is, and where the line goes there.

    The angle is that of the way, clockwise in degrees.
    """

    name: str
    at: Point
    angle: float


def asks(look: Mapping[str, str]) -> bool:
    """Say whether the lines of a look have marks."""
    return any(look.get(name, "none") != "none" for name in _NAMES)


def corners(contours: Iterable[Contour]) -> Iterator[Corner]:
    """Yield the corners of lines; the first one and the last one have marks of their own."""
    found = [corner for contour in contours for corner in _of(contour)]
    last = len(found) - 1
    for place, (at, angle) in enumerate(found):
        if place in {0, last}:
            yield Corner(START if place == 0 else END, at, angle)
        else:
            yield Corner(MID, at, angle)


def _of(contour: Contour) -> list[tuple[Point, float]]:
    """Return where the corners of a contour are, and the angle at each."""
    at, steps = contour.start, list(contour.steps)
    if contour.closed and (not steps or steps[-1][-2:] != at):
        steps.append(at)
    points, into, out = [at], [(0.0, 0.0)], []
    for step in steps:
        first, last = _ways(at, step)
        out.append(first)
        into.append(last)
        at = (step[-2], step[-1])
        points.append(at)
    out.append((0.0, 0.0))
    if contour.closed:
        into[0], out[-1] = into[-1], out[0]
    return [(point, _between(one, two)) for point, one, two in zip(points, into, out, strict=True)]


def _ways(start: Point, step: Step) -> tuple[Point, Point]:
    """Return the directions in which a step begins and ends, each of the length 1."""
    points = [start, *zip(step[::2], step[1::2], strict=True)]
    ways = [_way(start, point) for point in points[1:]]
    backward = [_way(point, points[-1]) for point in reversed(points[:-1])]
    nowhere = (0.0, 0.0)
    first = next((way for way in ways if way != nowhere), nowhere)
    return first, next((way for way in backward if way != nowhere), nowhere)


def _way(one: Point, two: Point) -> Point:
    dx, dy = two[0] - one[0], two[1] - one[1]
    long = hypot(dx, dy)
    return (dx / long, dy / long) if long else (0.0, 0.0)


def _between(one: Point, two: Point) -> float:
    return degrees(atan2(one[1] + two[1], one[0] + two[0]))


def standing(marker: Element, corner: Corner, place: Place) -> tuple[Matrix, tuple[str, str]]:
    """Return where a mark stands at a corner of a line, and its width and height."""
    size = (marker.get("markerWidth") or _USUAL, marker.get("markerHeight") or _USUAL)
    by_line = (marker.get("markerUnits") or "strokeWidth") == "strokeWidth"
    scale = place.along(place.look.get("stroke-width", "1")) if by_line else 1.0
    box = view_box(marker)
    fit = fitted(marker, box, place.across(size[0]), place.down(size[1]))
    x, y = (length(marker.get(name) or "0", side) for name, side in _references(box))
    matrix = place.matrix.moved(*corner.at).after(turned(_angle(marker, corner)))
    matrix = matrix.after(Matrix(a=scale, d=scale))
    return matrix.moved(-(fit.a * x + fit.e), -(fit.d * y + fit.f)), size


def _references(box: tuple[float, float, float, float] | None) -> tuple[tuple[str, float], ...]:
    width, height = box[2:] if box else (0.0, 0.0)
    return ("refX", width), ("refY", height)


def _angle(marker: Element, corner: Corner) -> float:
    said = (marker.get("orient") or "0").strip()
    if said == "auto":
        return corner.angle
    if said == "auto-start-reverse":
        return corner.angle + 180 * (corner.name == START)
    return number(said.removesuffix("deg"))
