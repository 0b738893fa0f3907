"""The colours of a drawing, and how lines look in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PIL import ImageColor

from briefer.memo.shapes import Cap, Join, Stroke
from briefer.memo.svg.numbers import length, number, share
from briefer.memo.svg.refusal import damaged, has

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITH_SHARE: Final = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_BETWEEN: Final = re.compile(r"[\s,/]+")
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


def _parts(said: str) -> tuple[int, int, int, float]:
    """Return red, green and blue up to 255, and how much they cover."""
    found = _WITH_SHARE.fullmatch(said.lower())
    covers = 1.0
    if found:
        parts = [part for part in _BETWEEN.split(found[2].strip()) if part]
        if len(parts) not in {3, 4}:
            raise damaged()
        covers = share(parts[3]) if len(parts) == 4 else 1.0
        told = [_told(part, found[1]) for part in parts[:3]]
        said = f"{found[1]}({', '.join(told)})"
    try:
        red, green, blue, *rest = ImageColor.getrgb(said)
    except ValueError as error:
        raise has(f"the colour “{said[:30]}”") from error
    return red, green, blue, covers * rest[0] / _ALL if rest else covers


def _told(part: str, model: str) -> str:
    """Return a part of a colour as the reader of colours takes it: no more than there can be."""
    value = number(part.removesuffix("%").removesuffix("deg"))
    if model == "hsl":
        return f"{value:.2f}" + ("%" if part.endswith("%") else "")
    whole = value * _ALL / 100 if part.endswith("%") else value
    return str(round(min(_ALL, max(0, whole))))


def stroke(look: Mapping[str, str], scale: float, whole: float) -> Stroke | None:
    """Return how outlines are drawn, nothing where they are not; `scale` is that of lengths.

    Per cent are of `whole`.
    """
    drawn, covers = colour(look, "stroke", "none")
    width = length(look.get("stroke-width", "1"), whole) * scale
    if not drawn or round(width, _DIGITS) <= 0:
        return None
    return Stroke(
        drawn,
        round(width, _DIGITS),
        _dash(look, scale, whole),
        round(length(look.get("stroke-dashoffset", "0"), whole) * scale, _DIGITS) + 0.0,
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


def _dash(look: Mapping[str, str], scale: float, whole: float) -> tuple[float, ...]:
    said = look.get("stroke-dasharray", "none")
    if said == "none":
        return ()
    parts = [part for part in _BETWEEN.split(said.strip()) if part]
    found = [round(length(part, whole) * scale, _DIGITS) for part in parts]
    if len(found) > _MOST_DASHES or any(part < 0 for part in found):
        raise damaged()
    if not any(found):
        return ()
    return tuple(found * 2 if len(found) % 2 else found)
