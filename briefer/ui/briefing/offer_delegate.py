"""How a row of the finder is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from briefer.ui.fonts import BOLD, REGULAR, SEMIBOLD
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QLineEdit

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.finding import Offer

_HEADING, _ROW = 22, 27
_LEFT = 14
_ICON = 13


def row_height(appearance: Appearance, offer: Offer) -> int:
    """Return the height of a row, in logical pixels."""
    return appearance.px(_HEADING if offer.act is None else _ROW)


class OfferDelegate(QStyledItemDelegate):
    """Icon, words with what was typed in bold, and keys or a detail at the right."""

    def __init__(self, appearance: Appearance, field: QLineEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._field = field

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
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offer.act is None:
            self._paint_heading(painter, rect, offer.text)
        else:
            self._paint_ground(painter, rect, state)
            self._paint_row(painter, rect, offer)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        font = self._appearance.sans(11, SEMIBOLD)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        area = rect.adjusted(self._appearance.px(_LEFT), 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._appearance.colour("accent-soft"))
            mark = QRect(rect.left(), rect.top(), self._appearance.px(3), rect.height())
            painter.fillRect(mark, self._appearance.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._appearance.colour("hover"))

    def _paint_row(self, painter: QPainter, rect: QRect, offer: Offer) -> None:
        px = self._appearance.px
        side = px(_ICON)
        icon = QRectF(rect.left() + px(_LEFT), rect.center().y() - side / 2 + 0.5, side, side)
        self._appearance.paint_icon(painter, icon, offer.icon, "muted")
        right = rect.right() - px(_LEFT) - self._paint_end(painter, rect, offer)
        left = int(icon.right()) + px(8)
        self._paint_words(painter, QRect(left, rect.top(), right - left, rect.height()), offer.text)

    def _paint_end(self, painter: QPainter, rect: QRect, offer: Offer) -> int:
        px = self._appearance.px
        if offer.keys:
            text = key_text(offer.keys)
            size = key_cap_size(self._appearance, text)
            x = rect.right() - px(_LEFT) - size.width()
            y = rect.center().y() - size.height() / 2 + 0.5
            box = QRectF(x, y, size.width(), size.height())
            paint_key_cap(painter, self._appearance, box, text)
            return size.width() + px(12)
        font = self._appearance.sans(12)
        width = min(QFontMetrics(font).horizontalAdvance(offer.detail) + 2, rect.width() // 3)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        area = QRect(rect.right() - px(_LEFT) - width, rect.top(), width, rect.height())
        shown = QFontMetrics(font).elidedText(offer.detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        return width + px(12) if offer.detail else 0

    def _paint_words(self, painter: QPainter, area: QRect, text: str) -> None:
        """Draw the words, the first match of what was typed in bold."""
        plain, bold = self._appearance.sans(13, REGULAR), self._appearance.sans(13, BOLD)
        shown = QFontMetrics(plain).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        typed = self._field.text().strip()
        at = shown.casefold().find(typed.casefold()) if typed else -1
        pieces = [(shown, plain)]
        if at >= 0:
            end = at + len(typed)
            pieces = [(shown[:at], plain), (shown[at:end], bold), (shown[end:], plain)]
        painter.setPen(self._appearance.colour("ink"))
        x = area.left()
        for piece, font in pieces:
            painter.setFont(font)
            room = QRect(x, area.top(), area.right() - x + 1, area.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, piece)
            x += QFontMetrics(font).horizontalAdvance(piece)
