"""How a row of the outline is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import REGULAR, SEMIBOLD
from briefer.ui.memo.outline.model import ROW
from briefer.ui.overriding import override
from briefer.ui.widgets.initials import paint_initials

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.outline.sections import OutlineRow

_ROW, _CHILD_ROW = 31, 27
_LEFT, _RIGHT, _NUMBER, _INITIALS = 14, 14, 20, 27
_CHILD = 20
_MARK = 3


class OutlineDelegate(QStyledItemDelegate):
    """Number or initials, name, and the count at the right."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def row_height(self, row: OutlineRow) -> int:
        """Return the height of a row, in pixels."""
        return self._appearance.px(_ROW if row.level == 1 else _CHILD_ROW)

    def indent(self, level: int) -> int:
        """Return how far a row of that level stands in, in pixels."""
        return self._appearance.px(_LEFT) + self._appearance.px(_CHILD) * (level - 1)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self.row_height(index.data(ROW)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: OutlineRow = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, row, state)
        right = self._paint_count(painter, rect, row)
        left = rect.left() + self._paint_sign(painter, rect, row)
        is_bold = row.level == 1 and (row.is_current or row.holds_current)
        font = self._appearance.sans(13, SEMIBOLD if is_bold else REGULAR)
        metrics = QFontMetrics(font)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(right - left))
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted" if row.is_empty else "ink"))
        box = QRectF(left, rect.top(), right - left, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, row: OutlineRow, state: QStyle.StateFlag
    ) -> None:
        colour = self._appearance.colour
        if row.is_current:
            painter.fillRect(rect, colour("accent-soft"))
            mark = QRect(rect.left(), rect.top(), self._appearance.px(_MARK), rect.height())
            painter.fillRect(mark, colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("hover"))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _paint_count(self, painter: QPainter, rect: QRect, row: OutlineRow) -> float:
        px = self._appearance.px
        font = self._appearance.sans(12)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        right = rect.right() + 1 - px(_RIGHT)
        width = QFontMetrics(font).horizontalAdvance(row.count)
        box = QRectF(right - width - 1, rect.top(), width + 1, rect.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, row.count)
        return float(right - width - px(8))

    def _paint_sign(self, painter: QPainter, rect: QRect, row: OutlineRow) -> float:
        """Draw the number or the initials; return how far the title stands in."""
        px = self._appearance.px
        left = self.indent(row.level)
        if row.level == 1:
            painter.setFont(self._appearance.sans(13))
            painter.setPen(self._appearance.colour("ink"))
            box = QRectF(rect.left() + left, rect.top(), px(_NUMBER), rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.number)
            return float(left + px(_NUMBER))
        if row.initials:
            middle = rect.top() + rect.height() / 2
            x = rect.left() + left
            width = paint_initials(painter, self._appearance, x, middle, row.initials)
            return left + max(width + px(7), float(px(_INITIALS)))
        return float(left)
