"""The gradients of an SVG file, where they are as simple as every format can draw them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.shapes import Gradient
from briefer.memo.svg.extent import extent
from briefer.memo.svg.matrix import Matrix, parsed
from briefer.memo.svg.numbers import share
from briefer.memo.svg.paint import colour
from briefer.memo.svg.place import address_of, called, kind_of
from briefer.memo.svg.refusal import has, too_much
from briefer.memo.svg.spreading import corners, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour, Stop
    from briefer.memo.svg.place import Place
    from briefer.memo.svg.styling import Sheet

_KINDS: Final = ("linearGradient", "radialGradient")
_DEEPEST: Final = 8
_MOST: Final = 256
_DIGITS: Final = 6
_NEAR: Final = 0.002


@dataclass(frozen=True, slots=True)
class Paint:
    """What a shape is filled with, and how much that covers; no fill where nothing is drawn."""

    fill: str | Gradient
    covers: float


class Gradients:
    """Reads the gradients of one drawing; `named` has its parts by their names."""

    def __init__(self, named: Mapping[str, Element], sheet: Sheet) -> None:
        self._named = named
        self._sheet = sheet

    def fill(self, place: Place, contours: Iterable[Contour]) -> Paint:
        """Return what fills contours, which are in the lengths of their place.

        Raise DrawingError for what is neither a colour nor a simple gradient.
        """
        said = place.look.get("fill", "black").strip()
        if not said.startswith("url("):
            return Paint(*colour(place.look, "fill", "black"))
        element = self._named.get(called(said))
        if element is None or kind_of(element) not in _KINDS:
            raise has("a pattern")
        return self._gradient(element, place, contours)

    def _gradient(self, element: Element, place: Place, contours: Iterable[Contour]) -> Paint:
        chain = self._chain(element)
        stops, covers = self._stops(chain)
        if len(stops) < 2:
            return Paint(stops[0][1] if stops else "", covers)
        box = extent(contours)
        matrix, wide, high = Matrix(), place.wide, place.high
        if _said(chain, "gradientUnits", "objectBoundingBox") != "userSpaceOnUse":
            if not (box.width and box.height):
                return Paint("", 0)
            matrix = Matrix(box.width, 0, 0, box.height, box.x, box.y)
            wide = high = 1.0
        matrix = matrix.after(parsed(_said(chain, "gradientTransform", "none")))
        coords = _coords(chain, place._replace(wide=wide, high=high))
        way = _said(chain, "spreadMethod", "pad")
        if way in {"reflect", "repeat"}:
            reached = corners(box, matrix)
            coords, stops = spread(coords, stops, reached, mirrored=way == "reflect")
        rounded = tuple(round(value, _DIGITS) + 0.0 for value in coords)
        turned = tuple(round(value, _DIGITS) + 0.0 for value in place.matrix.after(matrix))
        return Paint(Gradient(rounded, stops, turned), covers)

    def _chain(self, element: Element) -> list[Element]:
        """Return a gradient and those that it takes from what it does not say itself."""
        chain = [element]
        while address := address_of(chain[-1]):
            target = self._named.get(address[1:]) if address.startswith("#") else None
            if target is None or kind_of(target) not in _KINDS or len(chain) > _DEEPEST:
                raise has("a gradient that is not all there")
            chain.append(target)
        return chain

    def _stops(self, chain: Iterable[Element]) -> tuple[tuple[Stop, ...], float]:
        """Return where each colour stands, and how much all of them cover."""
        listed = ([each for each in one if kind_of(each) == "stop"] for one in chain)
        found: list[Stop] = []
        shares = set()
        given = next(filter(None, listed), [])
        if len(given) > _MOST:
            raise too_much()
        for element in given:
            look = self._sheet.look(element, {})
            seen, covers = colour(look, "stop-color", "black")
            shares.add(round(covers * share(look.get("stop-opacity", "1")), 3))
            at = max(share(element.get("offset") or "0"), found[-1][0] if found else 0)
            found.append((round(at, 4), seen or "#000000"))
        if len(shares) > 1:
            raise has("a gradient that lets more and more through")
        return tuple(found), shares.pop() if shares else 0.0


def _said(chain: Iterable[Element], name: str, default: str) -> str:
    """Return what a gradient says, or the next one that says it."""
    return next((said for one in chain if (said := one.get(name)) is not None), default)


def _coords(chain: list[Element], place: Place) -> tuple[float, ...]:
    """Return two points, or two circles, that the colours go from and to."""

    def said(name: str, default: str) -> str:
        return _said(chain, name, default)

    if kind_of(chain[0]) == "linearGradient":
        ends = ((said("x1", "0%"), said("y1", "0%")), (said("x2", "100%"), said("y2", "0%")))
        return tuple(value for x, y in ends for value in (place.across(x), place.down(y)))
    cx, cy = said("cx", "50%"), said("cy", "50%")
    x, y, radius = place.across(cx), place.down(cy), max(0.0, place.along(said("r", "50%")))
    inner = place.across(said("fx", cx)), place.down(said("fy", cy))
    off = (inner[0] - x) ** 2 + (inner[1] - y) ** 2
    if not radius or off >= (radius * (1 - _NEAR)) ** 2:
        raise has("a gradient that begins outside of itself")
    return (*inner, max(0.0, place.along(said("fr", "0%"))), x, y, radius)
