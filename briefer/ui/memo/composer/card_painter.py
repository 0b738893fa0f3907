"""How an extract is painted: a bar that tells the voice, the words, the line below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from briefer.model.voice import Voice
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import CardFace

_BAR = 3
_RADIUS = 8
_GAP = 10
_SIZE = 12
_ICON = 13


class CardPainter:
    """Paints the parts of a card; all measures at the present text size."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance

    def paint_box(self, painter: QPainter, box: QRectF, voice: Voice, *, chosen: bool) -> None:
        """Draw the ground, and at its left a solid bar for a speaker's words, else a dashed one."""
        px, colour = self._appearance.px, self._appearance.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        path = _rounded_right(inner, px(_RADIUS))
        painter.fillPath(path, colour("canvas"))
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_bar(painter, box.adjusted(2, 0, 0, 0) if chosen else box, voice)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(3), px(3))

    def _paint_bar(self, painter: QPainter, box: QRectF, voice: Voice) -> None:
        bar = self._appearance.px(_BAR)
        colour = self._appearance.colour
        x = box.left() + bar / 2
        pen = QPen(colour("ink" if voice.in_marks else "muted"), bar)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not voice.in_marks:
            pen.setDashPattern([1.6, 1.2] if voice is not Voice.OUTLET else [0.7, 1.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def link_width(self) -> int:
        """Return the width of the link to the source, with its icon."""
        px = self._appearance.px
        words = self._metrics(bold=True).horizontalAdvance(tr("Open source"))
        return words + px(5) + px(_ICON)

    def paint_meta(self, painter: QPainter, box: QRectF, face: CardFace, *, lit: bool) -> QRectF:
        """Draw the line below the words; return where its link is."""
        px, colour = self._appearance.px, self._appearance.colour
        middle = box.center().y()
        link = QRectF()
        right = box.right()
        if face.passage is not None:
            link = QRectF(right - self.link_width(), box.top(), self.link_width(), box.height())
            self._paint_link(painter, link, lit=lit)
            right = link.left() - px(_GAP)
        x = box.left()
        if face.passage is not None:
            x += paint_voice_chip(painter, self._appearance, x, middle, face.voice) + px(_GAP)
        is_fault = face.passage is None and bool(face.whose)
        painter.setFont(self._appearance.sans(_SIZE))
        painter.setPen(colour("warn" if is_fault else "muted"))
        for words in filter(None, (face.whose, face.source)):
            room = max(0.0, right - x)
            metrics = self._metrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            if room > px(24):
                area = QRectF(x, box.top(), room, box.height())
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            x += metrics.horizontalAdvance(words) + px(_GAP)
        return link

    def _paint_link(self, painter: QPainter, box: QRectF, *, lit: bool) -> None:
        px = self._appearance.px
        font = self._appearance.sans(_SIZE, SEMIBOLD)
        font.setUnderline(lit)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tr("Open source"))
        side = px(_ICON)
        icon = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
        self._appearance.paint_icon(painter, icon, "open-external", "accent")

    def _metrics(self, *, bold: bool = False) -> QFontMetrics:
        if bold:
            return QFontMetrics(self._appearance.sans(_SIZE, SEMIBOLD))
        return QFontMetrics(self._appearance.sans(_SIZE))


def _rounded_right(box: QRectF, radius: float) -> QPainterPath:
    """Return a box whose corners are round at the right only."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
    return path.simplified()
