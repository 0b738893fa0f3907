"""How a passage of a cell is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.evidence.passages.model import LINE, MEMO
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.topic_chip import paint_square
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.passages.lines import PassageLine

_HEIGHT, _SIDE, _GAP = 35, 16, 10
_DATE, _OUTLET, _VOICE, _TOPICS, _STANCE, _MEMO = 126, 128, 104, 174, 112, 94
_WORDS = 170
"""Topics and memo go where there is no such room for the words."""
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PassageDelegate(QStyledItemDelegate):
    """Date, outlet, words, whose they are, topics, stance and type, where the memo has it."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self._appearance.px(_HEIGHT))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: PassageLine | None = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        if line is not None:
            self._paint_line(painter, rect, line, str(index.data(MEMO)))
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, line: PassageLine, memo: str) -> None:
        px = self._appearance.px
        box = QRectF(rect).adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        spare = box.width() - px(_DATE + _OUTLET + _VOICE + _STANCE + 4 * _GAP + _WORDS)
        small = self._appearance.sans(12.5)
        self._paint_text(painter, self._cut(box, _DATE), line.date, small, "ink")
        self._paint_outlet(painter, self._cut(box, _OUTLET), line)
        if spare > px(_TOPICS + _MEMO + 2 * _GAP):
            place = self._cut(box, _MEMO, at_right=True)
            self._paint_text(painter, place, memo, self._appearance.sans(12), "muted")
        self._paint_stance(painter, self._cut(box, _STANCE, at_right=True), line)
        if spare > px(_TOPICS + _GAP):
            self._paint_topics(painter, self._cut(box, _TOPICS, at_right=True), line)
        voice = self._cut(box, _VOICE, at_right=True)
        paint_voice_chip(painter, self._appearance, voice.left(), voice.center().y(), line.voice)
        if line.initials:
            width = paint_initials(
                painter, self._appearance, box.left(), box.center().y(), line.initials
            )
            box.setLeft(box.left() + max(width, px(22)) + px(6))
        self._paint_text(painter, box, line.words, self._appearance.serif(14), "ink")

    def _cut(self, box: QRectF, width: int, *, at_right: bool = False) -> QRectF:
        """Cut a column off `box`, and the gap beside it."""
        px = self._appearance.px
        if at_right:
            column = QRectF(box.right() - px(width), box.top(), px(width), box.height())
            box.setRight(column.left() - px(_GAP))
        else:
            column = QRectF(box.left(), box.top(), px(width), box.height())
            box.setLeft(column.right() + px(_GAP))
        return column

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colour = self._appearance.colour
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent-soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
        if state & focused == focused:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))

    def _paint_text(
        self, painter: QPainter, box: QRectF, words: str, font: QFont, role: str
    ) -> float:
        metrics = QFontMetrics(font)
        room = max(0, int(box.width()))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._appearance.colour(role))
        painter.drawText(box, _FLAGS, shown)
        return box.left() + metrics.horizontalAdvance(shown)

    def _paint_outlet(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        px = self._appearance.px
        font = self._appearance.sans(10, SEMIBOLD)
        width = QFontMetrics(font).horizontalAdvance(line.language) + px(8) if line.language else 0
        name = box.adjusted(0, 0, -width, 0)
        x = self._paint_text(painter, name, line.outlet, self._appearance.sans(12), "muted")
        if not line.language:
            return
        frame = QRectF(x + px(4), box.center().y() - px(7), width - px(3), px(14))
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, px(3), px(3))
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, line.language)

    def _paint_topics(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        """Draw as many chips as there is room for, then how many more there are."""
        px = self._appearance.px
        font = self._appearance.sans(12.5)
        metrics = QFontMetrics(font)
        x = box.left()
        for place, (name, colour) in enumerate(line.topics):
            left = len(line.topics) - place
            more = metrics.horizontalAdvance(f"+{left - 1}") + px(4) if left > 1 else 0
            room = box.right() - x - more
            wanted = metrics.horizontalAdvance(name) + px(33)
            if wanted > room and place:
                rest = QRectF(x, box.top(), box.right() - x, box.height())
                self._paint_text(painter, rest, f"+{left}", font, "muted")
                return
            width = min(wanted, room)
            self._paint_topic(painter, QRectF(x, box.top(), width, box.height()), name, colour)
            x += width + px(4)

    def _paint_topic(self, painter: QPainter, box: QRectF, name: str, colour: int) -> None:
        px = self._appearance.px
        tint = self._appearance.theme.tint(colour)
        chip = QRectF(
            box.left() + 0.5, box.center().y() - px(11) + 0.5, box.width() - 1, px(22) - 1
        )
        painter.setPen(QPen(tint.strong, 1))
        painter.setBrush(tint.soft)
        painter.drawRoundedRect(chip, px(5), px(5))
        x = chip.left() + px(8)
        x += paint_square(painter, self._appearance, x, chip.center().y(), colour) + px(6)
        words = QRectF(x, chip.top(), chip.right() - x - px(6), chip.height())
        self._paint_text(painter, words, name, self._appearance.sans(12.5), "ink")

    def _paint_stance(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        px = self._appearance.px
        x = box.left()
        if line.stance is not None:
            colour = self._appearance.theme.stance(line.stance)
            mark = QRectF(x, box.center().y() - px(9) / 2, px(9), px(9))
            paint_mark(painter, mark, line.stance, colour)
            x += px(14)
            font = self._appearance.sans(12.5, SEMIBOLD)
            painter.setFont(font)
            painter.setPen(colour)
            rest = QRectF(x, box.top(), box.right() - x, box.height())
            painter.drawText(rest, _FLAGS, line.stance_words)
            x += QFontMetrics(font).horizontalAdvance(line.stance_words)
        words = f" · {line.kind}" if line.kind and line.stance is not None else line.kind
        rest = QRectF(x, box.top(), box.right() - x, box.height())
        self._paint_text(painter, rest, words, self._appearance.sans(12), "muted")
