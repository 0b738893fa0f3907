"""How a row of what was found is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.services.everywhere import InCodebook
from briefer.ui.everywhere.rows import Row, Scope
from briefer.ui.fonts import BOLD, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.widgets.initials import COLUMN, paint_initials
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.topic_chip import paint_square
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.ui.appearance import Appearance

_HEADING, _ONE, _TWO, _MORE = 38, 33, 54, 30
_SIDE = 18
_VCENTER = Qt.AlignmentFlag.AlignVCenter


def row_height(appearance: Appearance, row: Row) -> int:
    """Return the height of a row, in logical pixels."""
    if row.is_heading:
        return appearance.px(_HEADING)
    if row.is_more:
        return appearance.px(_MORE)
    return appearance.px(_TWO if row.voice is not None else _ONE)


class FoundDelegate(QStyledItemDelegate):
    """Words with the hits marked; of a passage, whose words they are and where they stand."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, row_height(self._appearance, index.data(Qt.ItemDataRole.UserRole)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._appearance.px(_SIDE)
        inner = box.adjusted(side, 0, -side, 0)
        if row.is_heading:
            self._paint_heading(painter, inner, row)
        else:
            paint_row_ground(painter, self._appearance, box, option.state, line=True)
            self._paint_row(painter, inner, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, row: Row) -> None:
        px = self._appearance.px
        line = QRectF(box.left(), box.top() + px(9), box.width(), px(22))
        x = line.left() + self._words(painter, line, row.text, self._bold(13), "ink") + px(5)
        rest = line.adjusted(x - line.left(), 0, 0, 0)
        self._words(painter, rest, row.count, self._appearance.sans(12), "muted")

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row) -> None:
        px = self._appearance.px
        if row.is_more:
            self._words(painter, box, row.text, self._bold(13), "accent")
        elif row.voice is not None:
            first = QRectF(box.left(), box.top() + px(5), box.width(), px(22))
            self._paint_marked(painter, first, row, self._appearance.serif(14))
            middle = box.top() + px(38)
            chip = paint_voice_chip(painter, self._appearance, box.left(), middle, row.voice)
            second = QRectF(box.left() + chip + px(8), middle - px(10), 0, px(20))
            second.setRight(box.right())
            self._words(painter, second, row.meta, self._appearance.sans(12), "muted")
        else:
            left = self._paint_sign(painter, box, row)
            font = self._appearance.serif(14) if row.group is Scope.MEMOS else self._bold(13)
            width = self._paint_marked(painter, box.adjusted(left, 0, 0, 0), row, font)
            rest = box.adjusted(left + width + px(7), 0, 0, 0)
            self._words(painter, rest, f"· {row.meta}", self._appearance.sans(12), "muted")

    def _paint_sign(self, painter: QPainter, box: QRectF, row: Row) -> float:
        found, middle = row.found, box.center().y()
        if not isinstance(found, InCodebook):
            return 0
        if found.colour:
            width = paint_square(painter, self._appearance, box.left(), middle, found.colour)
        else:
            width = paint_initials(painter, self._appearance, box.left(), middle, found.letters)
            width = max(width, self._appearance.px(COLUMN))
        return width + self._appearance.px(7)

    def _paint_marked(self, painter: QPainter, box: QRectF, row: Row, font: QFont) -> float:
        """Draw words on one line with a ground and a line under each hit; return their width."""
        bold = QFont(font)
        bold.setWeight(BOLD)
        x, at = box.left(), 0
        for start, end in ((mark.start, mark.end) for mark in row.marks):
            x += self._words(painter, _from(box, x), row.text[at:start], font, "ink")
            hit = row.text[start:end]
            width = min(QFontMetricsF(bold).horizontalAdvance(hit), max(box.right() - x, 0))
            ground = QRectF(x, box.center().y() - self._appearance.px(10), width, 0)
            ground.setHeight(self._appearance.px(20))
            painter.fillRect(ground, self._appearance.colour("warn-soft"))
            under = QRectF(x, ground.bottom() - 1.5, width, 1.5)
            painter.fillRect(under, self._appearance.colour("warn"))
            x += self._words(painter, _from(box, x), hit, bold, "ink")
            at = end
        x += self._words(painter, _from(box, x), row.text[at:], font, "ink")
        return min(x, box.right()) - box.left()

    def _words(self, painter: QPainter, room: QRectF, words: str, font: QFont, role: str) -> float:
        """Draw words as far as there is room; return their whole width."""
        metrics = QFontMetricsF(font)
        if words and room.width() > 1:
            painter.setFont(font)
            painter.setPen(self._appearance.colour(role))
            width = metrics.horizontalAdvance(words)
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _VCENTER, words if width <= room.width() else cut)
        return metrics.horizontalAdvance(words)

    def _bold(self, size: float) -> QFont:
        return self._appearance.sans(size, SEMIBOLD)


def _from(box: QRectF, x: float) -> QRectF:
    return QRectF(x, box.top(), max(box.right() - x, 0), box.height())
