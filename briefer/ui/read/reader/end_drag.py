"""Dragging the ends of the chosen passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.read.reader.boundaries import grapheme_edge
from briefer.ui.read.reader.handles import End, handle_places

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from briefer.ui.read.reader.page_text import PageText

_REACH = 9.0
"""So near to a handle's middle a press takes hold of it."""


@dataclass(frozen=True, slots=True)
class _Hold:
    end: End
    passage_id: int
    units: tuple[int, int]


class EndDrag:
    """Follows the mouse with one end of the chosen passage, on edges between characters."""

    def __init__(self, text: PageText) -> None:
        self._text = text
        self._hold: _Hold | None = None

    def handle_at(self, point: QPointF) -> End | None:
        """Return the handle at a point of the viewport, where there is one."""
        mark = self._text.marks.get(self._text.painter.chosen)
        if mark is None or not self._text.painter.handles:
            return None
        places = handle_places(self._text.rows(), mark.start, mark.end)
        near = {
            end: (place - point).manhattanLength()
            for end, place in places.items()
            if (place - point).manhattanLength() <= _REACH
        }
        return min(near, key=near.__getitem__) if near else None

    def begin(self, end: End) -> None:
        """Take hold of an end of the chosen passage."""
        mark = self._text.marks.get(self._text.painter.chosen)
        if mark is not None:
            self._hold = _Hold(end, mark.passage_id, (mark.start, mark.end))

    def follow(self, unit: int) -> None:
        """Show the passage with its end at `unit`."""
        if self._hold is None:
            return
        start, end = self._hold.units
        units = self._text.units
        edge = units.to_units(grapheme_edge(self._text.text, units.to_point(unit)))
        pair = (edge, end) if self._hold.end is End.START else (start, edge)
        if pair[0] < pair[1]:
            self._text.painter.reshaped = pair
            self._text.viewport().update()

    def drop(self) -> tuple[int, int, int] | None:
        """Let go; return the passage with its new ends, or None where nothing has moved."""
        hold, pair = self._hold, self._text.painter.reshaped
        self.cancel()
        return None if hold is None or pair is None else (hold.passage_id, *pair)

    def cancel(self) -> None:
        """Let go, and leave the passage as it is."""
        self._hold = None
        if self._text.painter.reshaped is not None:
            self._text.painter.reshaped = None
            self._text.viewport().update()

    def near_chosen(self, point: QPointF) -> bool:
        """Say whether the chosen passage is under a point, or close to it."""
        mark = self._text.marks.get(self._text.painter.chosen)
        if mark is None:
            return False
        out = _REACH
        return any(
            box.adjusted(-out, -out, out, out).contains(point)
            for box in self._text.boxes(mark.start, mark.end)
        )
