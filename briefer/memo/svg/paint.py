"""The colours of a drawing, and how lines look in it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from tinycss2 import parse_one_component_value
from tinycss2.color4 import parse_color

from briefer.memo.shapes import Cap, Join, Stroke
from briefer.memo.svg.numbers import number, share
from briefer.memo.svg.refusal import damaged, has

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tinycss2.ast import Node

    from briefer.memo.svg.place import Place

_MODELS: Final = {"srgb", "hsl", "hwb"}
_BETWEEN: Final = re.compile(r"[\s,]+")
_LONGEST: Final = 200
"""Letters of a colour."""
_ALL: Final = 255
_DIGITS: Final = 3
_MOST_DASHES: Final = 64


def colour(look: Mapping[str, str], name: str, default: str) -> tuple[str, float]:
    """Return a colour as `#RRGGBB` and how much it covers; an empty one where nothing is drawn."""
    said = look.get(name, default).strip()
    if said in {"context-fill", "context-stroke"}:
        said = look.get(said, "none").strip()
    if said.lower() == "currentcolor":
        said = look.get("color", "black").strip()
    if said.lower() in {"none", "transparent", ""}:
        return "", 0.0
    if said.startswith("url("):
        raise has("lines or words with a pattern or a gradient")
    red, green, blue, covers = _parts(said)
    return f"#{red:02X}{green:02X}{blue:02X}", covers


@lru_cache(maxsize=1024)
def _parts(said: str) -> tuple[int, int, int, float]:
    """Return red, green and blue up to 255, and how much they cover."""
    if len(said) > _LONGEST:
        raise has("a colour that nobody knows")
    found = parse_color(_by_day(parse_one_component_value(said, True)))
    if found is None or found == "currentcolor" or found.space not in _MODELS:
        raise has(f"the colour “{said[:30]}”")
    *parts, covers = found.to("srgb")
    red, green, blue = (round(min(1, max(0, part)) * _ALL) for part in parts)
    return red, green, blue, min(1, max(0, covers))


def _by_day(node: Node) -> Node:
    """Return the first of two colours, where there is one for pages and one for dark screens."""
    if node.type != "function" or node.lower_name != "light-dark":
        return node
    given = takewhile(lambda part: part.type != "literal" or part.value != ",", node.arguments)
    return parse_one_component_value(list(given), True)


def stroke(place: Place, scale: float) -> Stroke | None:
    """Return how outlines are drawn, nothing where they are not; `scale` is that of lengths."""
    look = place.look
    drawn, covers = colour(look, "stroke", "none")
    width = place.along(look.get("stroke-width", "1")) * scale
    if not drawn or round(width, _DIGITS) <= 0:
        return None
    return Stroke(
        drawn,
        round(width, _DIGITS),
        _dash(place, scale),
        round(place.along(look.get("stroke-dashoffset", "0")) * scale, _DIGITS) + 0.0,
        _cap(look),
        _join(look),
        max(1.0, round(number(look.get("stroke-miterlimit", "4")), _DIGITS)),
        round(covers * share(look.get("stroke-opacity", "1")), _DIGITS),
    )


def _cap(look: Mapping[str, str]) -> Cap:
    said = look.get("stroke-linecap", "butt")
    return Cap(said) if said in set(Cap) else Cap.BUTT


def _join(look: Mapping[str, str]) -> Join:
    said = look.get("stroke-linejoin", "miter")
    return Join(said) if said in set(Join) else Join.MITER


def _dash(place: Place, scale: float) -> tuple[float, ...]:
    said = place.look.get("stroke-dasharray", "none")
    if said == "none":
        return ()
    parts = [part for part in _BETWEEN.split(said.strip()) if part]
    found = [round(place.along(part) * scale, _DIGITS) for part in parts]
    if len(found) > _MOST_DASHES or any(part < 0 for part in found):
        raise damaged()
    if not any(found):
        return ()
    return tuple(found * 2 if len(found) % 2 else found)
