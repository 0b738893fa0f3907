"""What the page shows, as far as it can be told from a picture of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.display import wait_for

if TYPE_CHECKING:
    from PIL.Image import Image

    from tests.journeys.display import Display
    from tests.journeys.typist import Point

SELECTED = (229, 239, 250)
"""The ground of selected words in the light theme."""
_COLUMN = (325, 125, 862, 860)
"""Where the words stand; the margin beside them uses the same colour for what is chosen."""
_STEADY = 6
_HALF_LINE = 12
_LEAST = 4
"""So many points of a row must have the ground of selected words."""


class _Steady:
    """The ends of the selection, once they are the same in several looks at the screen."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._seen: list[tuple[Point, Point] | None] = []

    def there(self) -> bool:
        self._seen.append(_ends(self._display.look()))
        last = self._seen[-_STEADY:]
        return last[0] is not None and len(last) == _STEADY and len(set(last)) == 1

    @property
    def ends(self) -> tuple[Point, Point]:
        ends = self._seen[-1]
        assert ends is not None
        return ends


def ends_of_selection(display: Display) -> tuple[Point, Point]:
    """Return a point at the first and one at the last of the selected letters."""
    steady = _Steady(display)
    wait_for(steady.there, lambda: "nothing is selected on the page")
    return steady.ends


def _ends(picture: Image) -> tuple[Point, Point] | None:
    left, top, right, bottom = _COLUMN
    seen = picture.crop(_COLUMN).load()
    assert seen is not None
    rows = {}
    for y in range(bottom - top):
        places = [x for x in range(right - left) if seen[x, y] == SELECTED]
        if len(places) >= _LEAST:
            rows[y] = (places[0], places[-1])
    if not rows:
        return None
    first, last = min(rows), max(rows)
    start = min(ends[0] for y, ends in rows.items() if y < first + _HALF_LINE)
    end = max(ends[1] for y, ends in rows.items() if y > last - _HALF_LINE)
    middle = _HALF_LINE - 1
    # The frame of the selection stands on the outer edges of its letters.
    return (left + start - 1, top + first + middle), (left + end + 1, top + last - middle)
