"""How the rows of the list of suggestions are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.overriding import override
from briefer.ui.read.suggestions.model import IS_HEAD, ROW, Head
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.row_focus import paint_row_focus
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.suggestions.words import Line

_HEAD, _ROW, _LEFT, _GAP = 31, 52, 14, 6
_VCENTER = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(QStyledItemDelegate):
    """Words on the first line; initials, a topic's square and the reason on the second."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._appearance.px(_HEAD if index.data(IS_HEAD) else _ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Head | Line | None = index.data(ROW)
        if row is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Head):
            self._paint_head(painter, box, row)
        else:
            paint_row_ground(painter, self._appearance, box, option.state, line=True)
            self._paint_line(painter, box, row)
            paint_row_focus(painter, self._appearance, box, option.state)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, head: Head) -> None:
        px = self._appearance.px
        font = self._appearance.sans(11, QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        metrics = QFontMetricsF(font)
        count = f" · {head.count:,}"
        room = box.adjusted(px(_LEFT), px(9), -px(_LEFT), 0)
        width = room.width() - metrics.horizontalAdvance(count)
        title = metrics.elidedText(head.title.upper(), Qt.TextElideMode.ElideRight, width)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(room, _VCENTER, title + count)

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line) -> None:
        px = self._appearance.px
        inner = box.adjusted(px(_LEFT), 0, -px(_LEFT), 0)
        first = QRectF(inner.left(), box.top() + px(5), inner.width(), px(21))
        self._words(painter, first, line.words, self._appearance.serif(13), "ink")
        middle = box.top() + px(37)
        x = inner.left()
        for letters in line.initials:
            x += paint_initials(painter, self._appearance, x, middle, letters) + px(_GAP)
        if line.colour is not None:
            x += paint_square(painter, self._appearance, x, middle, line.colour) + px(_GAP)
        rest = QRectF(x, middle - px(10), max(inner.right() - x, 0), px(20))
        self._words(painter, rest, line.why, self._appearance.sans(12), "muted")

    def _words(self, painter: QPainter, room: QRectF, words: str, font: QFont, role: str) -> None:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._appearance.colour(role))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTER, shown)
