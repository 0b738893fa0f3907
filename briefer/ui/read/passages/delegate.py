"""Draws the rows of a list of passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.ui.overriding import override
from briefer.ui.read.passages.model import LINE
from briefer.ui.read.reader.geometry import runs_from_right
from briefer.ui.widgets.initials import COLUMN, initials_width, paint_initials
from briefer.ui.widgets.row_focus import paint_row_focus
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.passages.line import PassageLine
    from briefer.ui.read.reader.notes import Piece

_HEIGHT, _SIDE, _TOP, _BETWEEN = 53, 14, 7, 20
_MARK = 9
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PassageDelegate(QStyledItemDelegate):
    """Initials, the quote on one line, and below it whose words they are and where they stand."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._appearance.px(_HEIGHT))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: PassageLine | None = index.data(LINE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, self._appearance, box, option.state, line=True)
        paint_row_focus(painter, self._appearance, box, option.state)
        if line is not None:
            side = self._appearance.px(_SIDE)
            self._row(painter, box.adjusted(side, 0, -side, 0), line)
        painter.restore()

    def _row(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        px = self._appearance.px
        first = box.top() + px(_TOP) + px(9)
        if line.initials:
            paint_initials(painter, self._appearance, box.left(), first, line.initials)
        width = initials_width(self._appearance, line.initials) if line.initials else 0
        left = box.left() + max(px(COLUMN), width) + px(6)
        right = box.right()
        if line.number:
            right = self._at_right(painter, QRectF(left, first - px(9), right - left, px(18)), line)
        font = self._appearance.serif(13.5)
        room = QRectF(left, first - px(10), right - left, px(20))
        self._words(painter, room, line.quote, font, "ink")
        second = first + px(_BETWEEN)
        chip = paint_voice_chip(painter, self._appearance, left, second, line.passage.voice)
        rest = QRectF(left + chip + px(7), second - px(9), 0, px(18))
        rest.setRight(self._mark(painter, box.right(), second, line))
        self._pieces(painter, rest, line.pieces)

    def _pieces(self, painter: QPainter, room: QRectF, pieces: tuple[Piece, ...]) -> None:
        """Draw words one after the other, each with the mark of its stance before it."""
        font, px = self._appearance.sans(12), self._appearance.px
        for number, piece in enumerate(pieces):
            if number and room.width() < self._least(piece, font):
                self._after(painter, room, "…", font)
                return
            if number:
                room = self._after(painter, room, "·", font)
            if piece.stance is not None and room.width() > px(_MARK):
                box = QRectF(room.left(), room.center().y() - px(_MARK) / 2, px(_MARK), px(_MARK))
                paint_mark(painter, box, piece.stance, self._appearance.theme.stance(piece.stance))
                room.setLeft(box.right() + px(4))
            room = self._after(painter, room, piece.words, font)

    def _least(self, piece: Piece, font: QFont) -> float:
        """Return the room without which a piece is better left out: some letters of it."""
        mark = 0 if piece.stance is None else self._appearance.px(_MARK + 4)
        words = QFontMetricsF(font).horizontalAdvance(f"·{piece.words[:4]}…")
        return words + mark + self._appearance.px(5)

    def _after(self, painter: QPainter, room: QRectF, words: str, font: QFont) -> QRectF:
        """Draw words, and return the room that is left."""
        if room.width() <= self._appearance.px(8):
            return room
        self._words(painter, room, words, font, "muted")
        width = QFontMetricsF(font).horizontalAdvance(words) + self._appearance.px(5)
        return room.adjusted(min(width, room.width()), 0, 0, 0)

    def _at_right(self, painter: QPainter, room: QRectF, line: PassageLine) -> float:
        font = self._appearance.sans(12)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, str(line.number))
        width = QFontMetricsF(font).horizontalAdvance(str(line.number))
        return room.right() - width - self._appearance.px(8)

    def _mark(self, painter: QPainter, right: float, middle: float, line: PassageLine) -> float:
        if line.stance is None:
            return right
        side = self._appearance.px(_MARK)
        box = QRectF(right - side, middle - side / 2, side, side)
        paint_mark(painter, box, line.stance, self._appearance.theme.stance(line.stance))
        return box.left() - self._appearance.px(7)

    def _words(self, painter: QPainter, room: QRectF, words: str, font: QFont, role: str) -> None:
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        from_right = runs_from_right(words)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self._appearance.colour(role))
        painter.drawText(room, _MIDDLE | side | Qt.AlignmentFlag.AlignAbsolute, shown)
