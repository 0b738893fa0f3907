"""What the plain shapes of an SVG file outline, in its own lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.svg import paths
from briefer.memo.svg.numbers import numbers
from briefer.memo.svg.place import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour
    from briefer.memo.svg.place import Place

    Contours = tuple[Contour, ...]


def contours(element: Element, place: Place) -> Contours:
    """Return what an element outlines; nothing where it has no size."""
    return _MADE[kind_of(element)](element, place)


def _path(element: Element, _: Place) -> Contours:
    return paths.contours(element.get("d") or "")


def _rectangle(element: Element, place: Place) -> Contours:
    x, width = (place.across(element.get(name) or "0") for name in ("x", "width"))
    y, height = (place.down(element.get(name) or "0") for name in ("y", "height"))
    if width <= 0 or height <= 0:
        return ()
    return (paths.rectangle(x, y, width, height, *_radii(element, place)),)


def _radii(element: Element, place: Place) -> tuple[float, float]:
    """Return how round something is in both directions; what is not said is as in the other one."""
    rx, ry = (element.get(name, "auto").strip() for name in ("rx", "ry"))
    across = place.across(rx) if rx != "auto" else None
    down = place.down(ry) if ry != "auto" else across
    across = down if across is None else across
    return max(0, across or 0), max(0, down or 0)


def _circle(element: Element, place: Place) -> Contours:
    radius = place.along(element.get("r") or "0")
    return _round(element, place, radius, radius)


def _ellipse(element: Element, place: Place) -> Contours:
    return _round(element, place, *_radii(element, place))


def _round(element: Element, place: Place, rx: float, ry: float) -> Contours:
    x, y = place.across(element.get("cx") or "0"), place.down(element.get("cy") or "0")
    return (paths.ellipse(x, y, rx, ry),) if rx > 0 and ry > 0 else ()


def _line(element: Element, place: Place) -> Contours:
    x1, x2 = (place.across(element.get(name) or "0") for name in ("x1", "x2"))
    y1, y2 = (place.down(element.get(name) or "0") for name in ("y1", "y2"))
    return paths.polyline((x1, y1, x2, y2), closed=False)


def _polyline(element: Element, _: Place) -> Contours:
    return paths.polyline(numbers(element.get("points") or ""), closed=False)


def _polygon(element: Element, _: Place) -> Contours:
    return paths.polyline(numbers(element.get("points") or ""), closed=True)


_MADE: Final[dict[str, Callable[[Element, Place], Contours]]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
KINDS: Final = frozenset(_MADE)
"""The elements that outline something."""
