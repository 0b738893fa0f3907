"""Where rows of different heights stand below each other."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowPlaces:
    """Tops and heights of rows, in logical pixels from the top of the first one."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        """Put rows of these heights below each other."""
        self._tops = [0, *accumulate(heights)]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._tops) - 1

    @property
    def height(self) -> int:
        """The height of all rows together."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return where a row begins."""
        return self._tops[row]

    def height_of(self, row: int) -> int:
        """Return how high a row is."""
        return self._tops[row + 1] - self._tops[row]

    def row_at(self, y: int) -> int:
        """Return the row at a height, or -1 where there is none."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self.height else -1

    def between(self, top: int, bottom: int) -> range:
        """Return the rows of which something stands between two heights."""
        if not len(self) or bottom < 0 or top >= self.height:
            return range(0)
        first = self.row_at(max(top, 0))
        last = self.row_at(min(bottom, self.height - 1))
        return range(first, last + 1)
