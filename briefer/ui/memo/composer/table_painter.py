"""How a table of the analyst's is painted: one line for each row, cut where it is longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPen

from briefer.ui.fonts import SEMIBOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import TableRow

_SIZE = 13
_SIDE = 8


class TablePainter:
    """Paints a table into its box, whose lines are all of one height."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance

    def paint(self, painter: QPainter, box: QRectF, row: TableRow, *, chosen: bool) -> None:
        """Draw caption, header, rows and the lines between them."""
        lines = row.lines
        count = len(lines) + bool(row.caption)
        if not lines or not count:
            return
        height = box.height() / count
        top = box.top()
        if row.caption:
            area = QRectF(box.left(), top, box.width(), height)
            self._write(painter, area, row.caption, self._font(bold=True), "ink")
            top += height
        width = box.width() / len(lines[0])
        for number, cells in enumerate(lines):
            is_head = number == 0
            area = QRectF(box.left(), top + number * height, box.width(), height)
            if is_head:
                painter.fillRect(area, self._appearance.colour("canvas"))
            for column, cell in enumerate(cells):
                place = QRectF(box.left() + column * width, area.top(), width, height)
                font = self._font(bold=is_head)
                self._write(painter, place, " ".join(cell.split()), font, "ink")
            painter.setPen(QPen(self._appearance.colour("edge" if is_head else "line"), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.drawRect(box.adjusted(-3, -1, 3, 2))

    def _font(self, *, bold: bool) -> QFont:
        if bold:
            return self._appearance.serif(_SIZE, SEMIBOLD)
        return self._appearance.serif(_SIZE)

    def _write(self, painter: QPainter, area: QRectF, words: str, font: QFont, role: str) -> None:
        side = self._appearance.px(_SIDE)
        room = area.adjusted(side, 0, -side, 0)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(words, elide, max(0, int(room.width())))
        painter.setFont(font)
        painter.setPen(self._appearance.colour(role))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
