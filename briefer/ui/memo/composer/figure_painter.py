"""How a picture of the analyst's is painted: as wide as it is printed, its caption under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPen

from briefer.ui.memo.composer.picture_images import PictureImages
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import FigureRow

_HIGHEST = 1.1
"""Of the column's width: about what a page has room for."""
_LOST = 64
_CAPTION, _HINT = 13, 12
_GAP, _HINT_LINE, _ICON = 6, 22, 14
_WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class FigureLayout:
    """The size of the picture, and the heights of what stands under it, in pixels."""

    picture: QSizeF
    caption: int
    hint: int

    @property
    def height(self) -> int:
        """How high all of it is."""
        return round(self.picture.height()) + self.caption + self.hint


def figure_layout(appearance: Appearance, row: FigureRow, column: int) -> FigureLayout:
    """Return how a picture stands in a column of that width."""
    px, caption = appearance.px, 0
    if row.caption:
        metrics = QFontMetrics(_caption_font(appearance))
        room = QRect(0, 0, max(column, 1), 100_000)
        caption = metrics.boundingRect(room, _WRAPPED, row.caption).height() + px(_GAP)
    hint = 0 if row.figure.alt else px(_HINT_LINE)
    return FigureLayout(_size(appearance, row, column), caption, hint)


def _size(appearance: Appearance, row: FigureRow, column: int) -> QSizeF:
    if row.picture is None:
        return QSizeF(column, appearance.px(_LOST))
    image = row.picture.image
    width = max(column * row.figure.width / 100, 1.0)
    height = width * image.height / image.width
    scale = min(1.0, _HIGHEST * max(column, 1) / height)
    return QSizeF(width * scale, max(height * scale, 1.0))


def _caption_font(appearance: Appearance) -> QFont:
    return appearance.serif(_CAPTION, italic=True)


class FigurePainter:
    """Paints a picture with what stands under it into its box."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._images = PictureImages()

    def paint(self, painter: QPainter, box: QRectF, row: FigureRow, *, chosen: bool) -> None:
        """Draw the picture, its caption, and that nobody has said yet what it shows."""
        layout = figure_layout(self._appearance, row, round(box.width()))
        seen = QRectF(box.topLeft(), layout.picture)
        if row.picture is None:
            self._paint_lost(painter, seen)
        else:
            self._images.paint(painter, seen, row.figure.picture, row.picture.image)
        top = seen.bottom()
        if layout.caption:
            self._paint_caption(painter, QRectF(box.left(), top, box.width(), layout.caption), row)
        if layout.hint:
            top += layout.caption
            self._paint_hint(painter, QRectF(box.left(), top, box.width(), layout.hint))
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.drawRect(seen.adjusted(-3, -3, 3, 3))

    def _paint_lost(self, painter: QPainter, box: QRectF) -> None:
        colour = self._appearance.colour
        painter.fillRect(box, colour("canvas"))
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(self._appearance.sans(_HINT))
        painter.setPen(colour("warn"))
        words = tr("The picture is lost. Put it in again.")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | _WRAPPED, words)

    def _paint_caption(self, painter: QPainter, box: QRectF, row: FigureRow) -> None:
        painter.setFont(_caption_font(self._appearance))
        painter.setPen(self._appearance.colour("ink"))
        area = box.adjusted(0, self._appearance.px(_GAP), 0, self._appearance.px(_GAP))
        painter.drawText(area, _WRAPPED, row.caption)

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        px = self._appearance.px
        side = px(_ICON)
        icon = QRectF(box.left(), box.center().y() - side / 2, side, side)
        self._appearance.paint_icon(painter, icon, "warning", "warn")
        font = self._appearance.sans(_HINT)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("warn"))
        area = box.adjusted(side + px(_GAP), 0, 0, 0)
        words = tr("Say what the picture shows: F2")
        shown = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, max(0, int(area.width()))
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
