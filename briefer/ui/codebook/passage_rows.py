"""Draws passages on one line each: initials, quote, voice, source, stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.inspector.stances import stance_words
from briefer.ui.read.passages.delegate import PassageDelegate
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.passages.line import PassageLine

ROW = 32
_INITIALS, _VOICE, _SOURCE, _STANCE = 34, 112, 190, 92
_NARROW, _NARROW_SOURCE = 640, 118
_MARK = 9


class PassageRows(PassageDelegate):
    """One line each, in columns."""

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._vocabulary = vocabulary

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._appearance.px(ROW))

    @override
    def _row(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        px, middle = self._appearance.px, box.center().y()
        source = px(_NARROW_SOURCE if box.width() < px(_NARROW) else _SOURCE)
        stance_left = box.right() - px(_STANCE)
        source_left = stance_left - source
        voice_left = source_left - px(_VOICE)
        quote_left = box.left() + px(_INITIALS)
        if line.initials:
            paint_initials(painter, self._appearance, box.left(), middle, line.initials)
        room = QRectF(quote_left, box.top(), voice_left - quote_left - px(10), box.height())
        self._words(painter, room, line.quote, self._appearance.serif(13.5), "ink")
        paint_voice_chip(painter, self._appearance, voice_left, middle, line.passage.voice)
        words = " · ".join(piece.words for piece in line.pieces)
        room = QRectF(source_left, box.top(), source - px(10), box.height())
        self._words(painter, room, words, self._appearance.sans(12), "muted")
        self._stance(painter, QRectF(stance_left, box.top(), px(_STANCE), box.height()), line)

    def _stance(self, painter: QPainter, room: QRectF, line: PassageLine) -> None:
        if line.stance is None:
            return
        side = self._appearance.px(_MARK)
        colour = self._appearance.theme.stance(line.stance)
        box = QRectF(room.left(), room.center().y() - side / 2, side, side)
        paint_mark(painter, box, line.stance, colour)
        font = self._appearance.sans(12.5, SEMIBOLD)
        words = stance_words(self._vocabulary, line.stance).lower()
        room.setLeft(box.right() + self._appearance.px(5))
        painter.setFont(font)
        painter.setPen(colour)
        right = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(words, right, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
