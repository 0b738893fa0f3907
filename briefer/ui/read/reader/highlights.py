"""Paints passages under the words: tints, lines, the chosen passage, the selection."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from briefer.ui.read.reader.geometry import box_of, reads_both_ways, x_ranges
from briefer.ui.read.reader.marks import Look, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextLine

    from briefer.ui.read.reader.marks import Marks
    from briefer.ui.theme import Theme

_BANDS = 4
"""A tint is split into at most so many bands."""
_LANES = 3
"""So many lines find room below a line of text; deeper passages share the last one."""
_THICK, _PITCH = 1.5, 3.0
_DOT, _DOT_PITCH = 2.2, 2.0
"""How thick the round dots under a suggestion are, and how far apart in that measure."""
_NECK = 2
"""Pixels between the tint and the lower edge of its line, where the first lane runs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text in view.

    `start` and `end` are its units in the article, `base` where its paragraph begins; `top` and
    `bottom` bound its slot in the viewport.
    """

    line: QTextLine
    base: int
    start: int
    end: int
    top: float
    bottom: float
    both_ways: bool

    def x_ranges(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the pieces that units `[start, end)` of the article take on this line."""
        first, last = max(start, self.start), min(end, self.end)
        if first >= last:
            return []
        return x_ranges(self.line, first - self.base, last - self.base, both_ways=self.both_ways)


def rows_of(block: QTextBlock, top: float, slot: int) -> list[Row]:
    """Return the lines of a paragraph that begins at `top` of the viewport."""
    layout = block.layout()
    base = block.position()
    both_ways = reads_both_ways(block.text())
    rows = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        upper, lower = box_of(line, slot)
        start = base + line.textStart()
        end = start + line.textLength()
        rows.append(Row(line, base, start, end, top + upper, top + lower, both_ways))
    return rows


class Highlighter:
    """Draws the marks of one article on rows of text."""

    def __init__(self, marks: Marks, suggested: Marks, theme: Theme, scale: float) -> None:
        self._marks = marks
        self._suggested = suggested
        self._theme = theme
        self._thick = _THICK * scale
        self._dot = _DOT * scale
        self._pitch = _PITCH * scale
        self._neck = _NECK * scale

    def paint(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw tints and lines on consecutive rows."""
        if not rows:
            return
        marks = self._marks.within(rows[0].start, rows[-1].end)
        suggested = self._suggested.within(rows[0].start, rows[-1].end)
        for row in rows:
            over = [mark for mark in marks if mark.start < row.end and mark.end > row.start]
            if over:
                self._tints(painter, row, over)
                for mark in over:
                    self._line(painter, row, mark)
            for mark in suggested:
                if mark.start < row.end and mark.end > row.start:
                    self._dots(painter, row, mark, over)

    def _tints(self, painter: QPainter, row: Row, over: Sequence[Mark]) -> None:
        tinted = [mark for mark in over if mark.look is Look.TAGGED]
        cuts = sorted(
            {max(mark.start, row.start) for mark in tinted}
            | {min(mark.end, row.end) for mark in tinted}
        )
        for start, end in pairwise(cuts):
            here = [mark for mark in tinted if mark.start <= start and mark.end >= end]
            colours = self._bands(here)
            for left, right in row.x_ranges(start, end) if colours else ():
                self._fill(
                    painter, QRectF(left, row.top, right - left, self._tint_height(row)), colours
                )

    def _tint_height(self, row: Row) -> float:
        return row.bottom - row.top - self._neck

    def _bands(self, marks: Sequence[Mark]) -> list[QColor]:
        """Return the soft colours that share a stretch, the outer passage's first."""
        numbers = list(dict.fromkeys(colour for mark in marks for colour in mark.colours))
        return [self._theme.tint(number).soft for number in numbers[:_BANDS]]

    @staticmethod
    def _fill(painter: QPainter, area: QRectF, colours: Sequence[QColor]) -> None:
        height = area.height() / len(colours)
        for number, colour in enumerate(colours):
            band = QRectF(area.left(), area.top() + number * height, area.width(), height)
            painter.fillRect(band, colour)

    def _line(self, painter: QPainter, row: Row, mark: Mark) -> None:
        lane = min(self._marks.lane(mark.passage_id), _LANES - 1)
        y = row.bottom - self._neck - lane * self._pitch
        colour = self._line_colour(mark)
        for left, right in row.x_ranges(mark.start, mark.end):
            if mark.look is Look.FRAMING:
                dotted(
                    painter, QPointF(left, y + self._thick / 2), right - left, colour, self._thick
                )
            else:
                painter.fillRect(QRectF(left, y, right - left, self._thick), colour)

    def _dots(self, painter: QPainter, row: Row, mark: Mark, passages: Sequence[Mark]) -> None:
        """Draw the round dots of a suggestion, below the lines of the passages that it is over."""
        taken = (
            self._marks.lane(passage.passage_id) + 1
            for passage in passages
            if passage.start < mark.end and passage.end > mark.start
        )
        lane = max(taken, default=0) + self._suggested.lane(mark.passage_id)
        y = row.bottom - self._neck - min(lane, _LANES - 1) * self._pitch + self._dot / 2
        tint = self._theme.tint(mark.colours[0]).strong if mark.colours else None
        colour = tint or self._theme.colour("ink")
        for left, right in row.x_ranges(mark.start, mark.end):
            _round_dots(painter, QPointF(left, y), right - left, colour, self._dot)

    def _line_colour(self, mark: Mark) -> QColor:
        if mark.look is Look.TAGGED:
            return self._theme.tint(mark.colours[0]).strong
        return self._theme.colour("muted")


def dotted(painter: QPainter, start: QPointF, length: float, colour: QColor, thick: float) -> None:
    """Draw a dotted line to the right of `start`."""
    pen = QPen(colour, thick, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.2, 1.2])
    painter.setPen(pen)
    painter.drawLine(start, start + QPointF(length, 0))


def _round_dots(
    painter: QPainter, start: QPointF, length: float, colour: QColor, thick: float
) -> None:
    """Draw a line of round dots to the right of `start`, none of them cut."""
    pen = QPen(colour, thick, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, _DOT_PITCH])
    painter.setPen(pen)
    first = start + QPointF(thick / 2, 0)
    painter.drawLine(first, first + QPointF(max(length - thick, 0.01), 0))


def outline_of(rows: Sequence[Row], start: int, end: int, margin: float) -> QPainterPath:
    """Return one outline around units `[start, end)`, `margin` pixels out to either side."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for row in rows:
        for left, right in row.x_ranges(start, end):
            width = max(right - left, 1) + 2 * margin
            path.addRect(QRectF(left - margin, row.top, width, row.bottom - row.top))
    return path.simplified()


def paint_outline(painter: QPainter, path: QPainterPath, colour: QColor, thick: float) -> None:
    """Draw an outline with rounded corners."""
    painter.setPen(
        QPen(
            colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def stretches(rows: Sequence[Row], start: int, end: int) -> Iterator[QRectF]:
    """Yield the boxes that units `[start, end)` take on these rows."""
    for row in rows:
        for left, right in row.x_ranges(start, end):
            yield QRectF(left, row.top, right - left, row.bottom - row.top)
