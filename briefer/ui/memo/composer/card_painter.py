"""How an extract is painted: a bar that tells the voice, the words, the line below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from briefer.model.voice import Voice
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import paint_voice_chip, voice_chip_size

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

    def paint_box(
        self, painter: QPainter, box: QRectF, voice: Voice, *, chosen: bool, rtl: bool = False
    ) -> None:
        """Draw the ground, and a solid bar for a speaker's words, else a dashed one.

        The bar stands where the words begin: at the left, or at the right for `rtl`.
        """
        px, colour = self._appearance.px, self._appearance.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        path = _rounded(inner, px(_RADIUS), rtl=rtl)
        painter.fillPath(path, colour("canvas"))
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_bar(painter, box.adjusted(2, 0, -2, 0) if chosen else box, voice, rtl=rtl)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(3), px(3))

    def _paint_bar(self, painter: QPainter, box: QRectF, voice: Voice, *, rtl: bool) -> None:
        bar = self._appearance.px(_BAR)
        colour = self._appearance.colour
        x = box.right() - bar / 2 if rtl else box.left() + bar / 2
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

    def link_box(self, box: QRectF, *, rtl: bool = False) -> QRectF:
        """Return where the link is in the line below the words: away from the bar."""
        left = box.left() if rtl else box.right() - self.link_width()
        return QRectF(left, box.top(), self.link_width(), box.height())

    def paint_meta(
        self, painter: QPainter, box: QRectF, face: CardFace, *, lit: bool, rtl: bool = False
    ) -> None:
        """Draw the line below the words."""
        px, colour = self._appearance.px, self._appearance.colour
        middle = box.center().y()
        x, right = box.left(), box.right()
        if face.passage is not None:
            link = self.link_box(box, rtl=rtl)
            self._paint_link(painter, link, lit=lit)
            if rtl:
                x = link.right() + px(_GAP)
            else:
                right = link.left() - px(_GAP)
        if rtl:
            x = max(x, right - self._meta_width(face))
        if face.passage is not None:
            x += paint_voice_chip(painter, self._appearance, x, middle, face.voice) + px(_GAP)
        is_fault = face.passage is None and bool(face.whose)
        painter.setFont(self._appearance.sans(_SIZE))
        painter.setPen(colour("warn" if is_fault else "muted"))
        metrics = self._metrics()
        elide = Qt.TextElideMode.ElideRight
        room = max(0.0, right - x)
        whose = metrics.elidedText(face.whose, elide, int(room)) if room > px(24) else ""
        rest = room - metrics.horizontalAdvance(whose) - (px(_GAP) if whose else 0)
        source = self._fitting(face.source, rest) if whose == face.whose else ""
        for words in filter(None, (whose, source)):
            area = QRectF(x, box.top(), max(0.0, right - x), box.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            x += metrics.horizontalAdvance(words) + px(_GAP)

    def _fitting(self, words: str, room: float) -> str:
        """Return words without the last parts for which there is no room: a date is not cut."""
        while words and self._metrics().horizontalAdvance(words) > room:
            words = words.rpartition(", ")[0]
        return words

    def _meta_width(self, face: CardFace) -> float:
        gap, metrics = self._appearance.px(_GAP), self._metrics()
        width = float(
            sum(
                metrics.horizontalAdvance(words) + gap
                for words in (face.whose, face.source)
                if words
            )
        )
        if face.passage is not None:
            width += voice_chip_size(self._appearance, face.voice).width() + gap
        return width

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


def _rounded(box: QRectF, radius: float, *, rtl: bool) -> QPainterPath:
    """Return a box whose corners are round at the side away from the bar."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    left = box.right() - radius if rtl else box.left()
    path.addRect(QRectF(left, box.top(), radius, box.height()))
    return path.simplified()
