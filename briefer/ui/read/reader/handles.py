"""The handles at the ends of the chosen passage."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from briefer.ui.read.reader.geometry import x_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter

    from briefer.ui.read.reader.highlights import Row

_RADIUS = 4.5


class End(Enum):
    """Which end of a passage."""

    START = "start"
    END = "end"


def handle_places(rows: Sequence[Row], start: int, end: int) -> dict[End, QPointF]:
    """Return where the handles of units `[start, end)` are, as far as they are on these rows.

    The first stands on top of its end of the line, the last one below it.
    """
    places = {}
    for row in rows:
        if row.start <= start < row.end:
            places[End.START] = QPointF(x_of(row.line, start - row.base), row.top)
        if row.start < end <= row.end:
            places[End.END] = QPointF(x_of(row.line, end - row.base), row.bottom)
    return places


def paint_handles(
    painter: QPainter, places: dict[End, QPointF], colour: QColor, ring: QColor
) -> None:
    """Draw a dot at each place."""
    painter.setPen(ring)
    painter.setBrush(colour)
    for place in places.values():
        painter.drawEllipse(place, _RADIUS, _RADIUS)
