"""The one place that maps code points to the UTF-16 units in which Qt counts."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Maps offsets of one text between code points and UTF-16 units, both ways.

    Characters above U+FFFF take two units; their sorted positions and a bisection are enough.
    """

    __slots__ = ("_astral", "_units")

    def __init__(self, text: str) -> None:
        """Index the astral characters of `text`."""
        self._astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [position + n for n, position in enumerate(self._astral)]

    def to_units(self, point: int) -> int:
        """Return the UTF-16 offset of code point offset `point`."""
        return point + bisect_left(self._astral, point)

    def to_point(self, unit: int) -> int:
        """Return the code point offset of UTF-16 offset `unit`.

        An offset inside a surrogate pair maps to the character that it is inside of.
        """
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            return self._astral[before - 1]
        return unit - before
