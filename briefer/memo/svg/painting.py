"""How the parts of a drawing are painted, and which looks no memo can show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.shapes import Shape, Words
from briefer.memo.svg.numbers import share
from briefer.memo.svg.paint import stroke
from briefer.memo.svg.place import kind_of
from briefer.memo.svg.refusal import has

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from briefer.memo.shapes import Contour, Part, Stroke
    from briefer.memo.svg.gradients import Paint
    from briefer.memo.svg.place import Place

_MOVING: Final = frozenset(
    ["animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"]
)
_PLAIN: Final = {
    "filter": ("an effect such as a shadow", {"none"}),
    "mask": ("a mask", {"none"}),
    "mask-image": ("a mask", {"none"}),
    "mix-blend-mode": ("colours that blend", {"normal"}),
    "transform-origin": ("parts that are turned round a point of their own", {"0 0", "0px 0px"}),
    "animation": ("parts that move", {"none"}),
    "animation-name": ("parts that move", {"none"}),
    "d": ("outlines in a style sheet", set()),
}
"""What no memo can show, and when it is as good as none."""


def require_seen(element: Element, look: Mapping[str, str]) -> None:
    """Raise DrawingError for a part that moves, or whose look no memo can show."""
    if any(kind_of(child) in _MOVING for child in element):
        raise has("parts that move")
    for name, (what, none) in _PLAIN.items():
        if name in look and look[name] not in none:
            raise has(what)


def painted(contours: tuple[Contour, ...], place: Place, paint: Paint) -> Iterator[Shape]:
    """Yield outlines filled and drawn; the line may lie under the filling."""
    look = place.look
    covers = round(paint.covers * share(look.get("fill-opacity", "1")), 3)
    line = _line(place)
    even_odd = look.get("fill-rule") == "evenodd"
    filled = Shape(contours, paint.fill if covers else "", None, covers, even_odd)
    if line and filled.fill and look.get("paint-order", "normal").startswith("stroke"):
        yield Shape(contours, "", line)
        line = None
    if filled.fill or line:
        whole = filled if filled.fill else Shape(contours)
        yield replace(whole, stroke=line)


def _line(place: Place) -> Stroke | None:
    """Return how an outline is drawn; raise DrawingError where its line would be bent."""
    fixed = place.look.get("vector-effect") == "non-scaling-stroke"
    line = stroke(place, place.pixel if fixed else place.matrix.scale)
    if line and not fixed and not place.matrix.is_even:
        raise has("lines that are stretched more in one direction than in the other")
    return line if line and line.opacity else None


def lighter(part: Part, covers: float) -> Part | None:
    """Return a part that is let through by itself, None where that takes a group."""
    if isinstance(part, Words) and part.stroke is None:
        return replace(part, opacity=_product(part.opacity, covers))
    if isinstance(part, Shape) and part.stroke is None:
        return replace(part, opacity=_product(part.opacity, covers))
    if isinstance(part, Shape) and part.stroke is not None and not part.fill:
        line = replace(part.stroke, opacity=_product(part.stroke.opacity, covers))
        return replace(part, stroke=line)
    return None


def _product(one: float, other: float) -> float:
    """Return how much is covered by what is let through twice, at least the least that is kept."""
    return max(0.001, round(one * other, 3))
