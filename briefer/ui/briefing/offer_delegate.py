"""How a row of the finder is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import BOLD, REGULAR, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.widgets.initials import COLUMN, paint_initials
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.finding import Offer

_HEADING, _ROW = 22, 27
_LEFT = 14
_ICON = 13


def row_height(appearance: Appearance, offer: Offer) -> int:
    """Return the height of a row, in logical pixels."""
    return appearance.px(_HEADING if offer.is_heading else _ROW)


class OfferDelegate(QStyledItemDelegate):
    """Icon, words with what was typed in bold, and keys or a detail at the right."""

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
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offer.is_heading:
            self._paint_heading(painter, rect, offer.text)
        else:
            paint_row_ground(painter, self._appearance, QRectF(rect), state)
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

    def _paint_row(self, painter: QPainter, rect: QRect, offer: Offer) -> None:
        px = self._appearance.px
        left = rect.left() + px(_LEFT) + self._paint_sign(painter, rect, offer) + px(8)
        right = rect.right() - px(_LEFT) - self._paint_end(painter, rect, offer)
        self._paint_words(painter, QRect(left, rect.top(), right - left, rect.height()), offer)

    def _paint_sign(self, painter: QPainter, rect: QRect, offer: Offer) -> int:
        """Draw initials, a topic's square or an icon; return how wide it is."""
        px = self._appearance.px
        x, middle, side = rect.left() + px(_LEFT), rect.center().y() + 0.5, px(_ICON)
        if offer.letters:
            width = paint_initials(painter, self._appearance, x, middle, offer.letters)
            return max(round(width), px(COLUMN))
        if offer.colour:
            return round(paint_square(painter, self._appearance, x, middle, offer.colour))
        icon = QRectF(x, middle - side / 2, side, side)
        self._appearance.paint_icon(painter, icon, offer.icon, "muted")
        return side

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

    def _paint_words(self, painter: QPainter, area: QRect, offer: Offer) -> None:
        """Draw the words, what was typed in bold, and the hint after them."""
        plain, bold = self._appearance.sans(13, REGULAR), self._appearance.sans(13, BOLD)
        painter.setPen(self._appearance.colour("ink" if offer.enabled else "muted"))
        x = area.left()
        for piece, is_marked in _pieces(offer):
            font = bold if is_marked else plain
            x += self._paint_piece(painter, area, x, piece, font)
        if offer.hint:
            painter.setPen(self._appearance.colour("muted"))
            small = self._appearance.sans(12, REGULAR)
            self._paint_piece(painter, area, x + self._appearance.px(9), offer.hint, small)

    def _paint_piece(self, painter: QPainter, area: QRect, x: int, text: str, font: QFont) -> int:
        """Draw text from `x` as far as there is room; return how wide it is."""
        room = area.right() - x + 1
        if room <= 0:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        box = QRect(x, area.top(), room, area.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(text)


def _pieces(offer: Offer) -> list[tuple[str, bool]]:
    """Return the words in pieces, each with whether it was typed."""
    pieces, at = [], 0
    for start, end in offer.marks:
        pieces += [(offer.text[at:start], False), (offer.text[start:end], True)]
        at = end
    pieces.append((offer.text[at:], False))
    return [piece for piece in pieces if piece[0]]
