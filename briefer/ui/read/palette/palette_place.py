"""Where the palette stands: below the selection, or above it where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.appearance import Appearance

_NAME_WIDTH, _KIND_WIDTH = 432, 720
_GAP = 7
_INDENT = 20
_EDGE = 8
_LEAST_HEIGHT = 230
"""With this much room the first stage is of use: some rows of its list are in view."""


class PalettePlace:
    """Finds the place of each stage during a visit. Boxes and sizes are pixels of the window."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._boxes: Sequence[QRect] = ()
        self._room_for = 0
        self._is_above: dict[bool, bool] = {}

    @property
    def is_known(self) -> bool:
        """Whether there is anything to stand beside."""
        return bool(self._boxes)

    def forget(self) -> None:
        """Begin another visit: it stands nowhere yet."""
        self._boxes, self._room_for = (), 0
        self._is_above.clear()

    def stand_beside(self, boxes: Sequence[QRect]) -> None:
        """Stand below the last of these boxes, above the first where there is no room."""
        self._boxes = boxes

    def width(self, window: QRect, *, kinds: bool) -> int:
        """Return how wide a stage is; `kinds` is the second one."""
        return min(self._appearance.px(_KIND_WIDTH if kinds else _NAME_WIDTH), window.width() - 16)

    def find(self, window: QRect, width: int, height: int, *, kinds: bool) -> QRect | None:
        """Return the place for a stage that wants this height; None asks for room, once a height.

        Where no room was made, the place is lower than that.
        """
        px = self._appearance.px
        first, last = self._boxes[0], self._boxes[-1]
        left = max(_EDGE, min(last.left() + px(_INDENT), window.width() - width - _EDGE))
        top = last.bottom() + px(_GAP)
        above, below = first.top() - px(_GAP) - _EDGE, window.height() - _EDGE - top
        if height > max(above, below) and height != self._room_for:
            self._room_for = height
            self._is_above.pop(kinds, None)
            return None
        # Where there is no room for all of it, the stage scrolls and the list is shorter.
        is_above = self._side(height, above, below, kinds=kinds)
        height = min(height, above if is_above else below)
        if is_above:
            top = first.top() - px(_GAP) - height
        return QRect(left, top, width, height)

    def _side(self, height: int, above: int, below: int, *, kinds: bool) -> bool:
        """Return whether it stands above: a stage keeps its side as long as that is of use."""
        least = height if kinds else min(height, self._appearance.px(_LEAST_HEIGHT))
        kept = self._is_above.get(kinds)
        if kept is None or (above if kept else below) < least:
            kept = below < least and above > below
            self._is_above[kinds] = kept
        return kept
