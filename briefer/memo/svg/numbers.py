"""Numbers and lengths of an SVG file, which may not be without end."""

from __future__ import annotations

import re
from typing import Final

from briefer.memo.svg.refusal import damaged, has, too_much

NUMBER: Final = re.compile(
    r"[-+]?(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?"
)
_BETWEEN: Final = re.compile(r"[\s,]*")
_LENGTH: Final = re.compile(rf"\s*({NUMBER.pattern})\s*([a-zA-Z%]*)\s*")
_LARGEST: Final = 1e7
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
"""How many pixels a unit is."""


def number(text: str) -> float:
    """Return a number; raise DrawingError where it is none, or beyond all measure."""
    if NUMBER.fullmatch(text.strip()) is None:
        raise damaged()
    return limited(float(text))


def limited(value: float) -> float:
    """Return a number; raise DrawingError where it is beyond all measure."""
    if not abs(value) <= _LARGEST:
        raise too_much()
    return value


def numbers(text: str) -> list[float]:
    """Return the numbers of a list that spaces and commas part."""
    found, place = [], after(text, 0)
    while place < len(text):
        match = NUMBER.match(text, place)
        if match is None:
            raise damaged()
        found.append(limited(float(match[0])))
        place = after(text, match.end())
    return found


def after(text: str, place: int) -> int:
    """Return where a text goes on behind the spaces and commas at a place."""
    gap = _BETWEEN.match(text, place)
    return gap.end() if gap else place


def length(text: str, whole: float = 0, size: float = 16) -> float:
    """Return a length in pixels; per cent are of `whole`, `size` is that of the letters."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise damaged()
    value, unit = float(match[1]), match[2].lower()
    if unit == "%":
        return limited(value * whole / 100)
    if unit in {"em", "rem"}:
        return limited(value * size)
    if unit in {"ex", "ch"}:
        return limited(value * size / 2)
    if unit not in _UNITS:
        raise has(f"lengths in “{unit[:10]}”")
    return limited(value * _UNITS[unit])


def share(text: str) -> float:
    """Return a number from 0 to 1, which may be given in per cent."""
    said = text.strip()
    value = number(said[:-1]) / 100 if said.endswith("%") else number(said)
    return min(1.0, max(0.0, value))
