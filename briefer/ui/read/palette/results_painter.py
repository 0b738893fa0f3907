"""Draws the lines of the palette's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import BOLD, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.palette.line import Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import COLUMN, paint_initials
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.palette.line import Line

_SIDE = 14
_ENTRY, _HEADING, _CREATE, _HINT = 27, 21, 33, 40
_SIZE, _DETAIL_SIZE, _HINT_SIZE = 13, 12, 11.5
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ResultsPainter(QStyledItemDelegate):
    """Draws headings, entries with their matching letters bold, and the offer to create."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def height_of(self, line: Line) -> int:
        """Return the height of a line in logical pixels."""
        heights = {Kind.HEADING: _HEADING, Kind.ENTRY: _ENTRY, Kind.HINT: _HINT}
        return self._appearance.px(heights.get(line.kind, _CREATE))

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.height_of(index.data(Qt.ItemDataRole.UserRole)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is Kind.HEADING:
            self._heading(painter, box, line)
        elif line.kind is Kind.HINT:
            self._hint(painter, box, line)
        else:
            paint_row_ground(painter, self._appearance, box, option.state)
            self._row(painter, box, line)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRectF, line: Line) -> None:
        font = self._appearance.sans(11, SEMIBOLD)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(self._inner(box), _LEFT, line.words.upper())

    def _hint(self, painter: QPainter, box: QRectF, line: Line) -> None:
        painter.setFont(self._appearance.sans(_HINT_SIZE))
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(self._inner(box), _LEFT | Qt.TextFlag.TextWordWrap, line.words)

    def _row(self, painter: QPainter, box: QRectF, line: Line) -> None:
        inner = self._inner(box)
        if line.kind is Kind.CREATE:
            self._create(painter, box, inner, line)
            return
        right = self._detail(painter, inner, line)
        x = inner.left() + self._sign(painter, inner, line) + self._appearance.px(8)
        self._names(painter, QRectF(x, inner.top(), right - x, inner.height()), line)

    def _sign(self, painter: QPainter, inner: QRectF, line: Line) -> float:
        middle = inner.center().y()
        if line.initials:
            width = paint_initials(painter, self._appearance, inner.left(), middle, line.initials)
            return max(width, self._appearance.px(COLUMN))
        return paint_square(painter, self._appearance, inner.left(), middle, line.colour)

    def _detail(self, painter: QPainter, inner: QRectF, line: Line) -> float:
        """Draw what stands at the right, and return where it begins."""
        font = self._appearance.sans(_DETAIL_SIZE)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(line.detail, Qt.TextElideMode.ElideRight, inner.width() * 0.5)
        painter.drawText(inner, _RIGHT, words)
        return inner.right() - metrics.horizontalAdvance(words) - self._appearance.px(10)

    def _names(self, painter: QPainter, room: QRectF, line: Line) -> None:
        """Draw the name, and the alias by which it was found, with the matching letters bold."""
        row = line.row
        bold = row.bold if row else ()
        alias = row.alias if row else ""
        x = self._pieces(painter, room, line.words, () if alias else bold, "ink")
        if alias:
            rest = QRectF(x + self._appearance.px(8), room.top(), room.right() - x, room.height())
            self._pieces(painter, rest, alias, bold, "muted")

    def _pieces(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        bold: tuple[tuple[int, int], ...],
        role: str,
    ) -> float:
        painter.setPen(self._appearance.colour(role))
        x, at = room.left(), 0
        for start, end in (*bold, (len(words), len(words))):
            x = self._piece(painter, room, x, words[at:start], self._appearance.sans(_SIZE))
            strong = self._appearance.sans(_SIZE, BOLD)
            x = self._piece(painter, room, x, words[start:end], strong)
            at = end
        return x

    @staticmethod
    def _piece(painter: QPainter, room: QRectF, x: float, words: str, font: QFont) -> float:
        if not words or x >= room.right():
            return x
        metrics = QFontMetricsF(font)
        left = room.right() - x
        shown = words
        if metrics.horizontalAdvance(words) > left:
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, left)
        painter.setFont(font)
        painter.drawText(QRectF(x, room.top(), left + 2, room.height()), _LEFT, shown)
        return x + metrics.horizontalAdvance(shown)

    def _create(self, painter: QPainter, box: QRectF, inner: QRectF, line: Line) -> None:
        colour = self._appearance.colour
        painter.setPen(colour("line"))
        painter.drawLine(box.topLeft(), box.topRight())
        side = self._appearance.px(13)
        icon = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        self._appearance.paint_icon(painter, icon, "plus", "muted")
        right = self._cap(painter, inner, inner.right(), "Ctrl+Shift+Return")
        right = self._word(painter, inner, right, tr("topic"))
        right = self._cap(painter, inner, right - self._appearance.px(8), "Ctrl+Return")
        x = icon.right() + self._appearance.px(8)
        room = QRectF(x, inner.top(), right - x - self._appearance.px(8), inner.height())
        painter.setPen(colour("muted"))
        self._piece(painter, room, room.left(), line.words, self._appearance.sans(_SIZE))

    def _cap(self, painter: QPainter, inner: QRectF, right: float, keys: str) -> float:
        text = key_text(keys)
        size = key_cap_size(self._appearance, text)
        top = inner.center().y() - size.height() / 2
        box = QRectF(right - size.width(), top, size.width(), size.height())
        paint_key_cap(painter, self._appearance, box, text)
        return box.left()

    def _word(self, painter: QPainter, inner: QRectF, right: float, word: str) -> float:
        font = self._appearance.sans(_DETAIL_SIZE)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        width = QFontMetricsF(font).horizontalAdvance(word)
        left = right - self._appearance.px(5) - width
        painter.drawText(QRectF(left, inner.top(), width + 2, inner.height()), _LEFT, word)
        return left

    def _inner(self, box: QRectF) -> QRectF:
        side = self._appearance.px(_SIDE)
        return box.adjusted(side, 0, -side, 0)
