"""Pictures as a screen shows them: as fine as it is, and drawn once for each size."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from briefer.memo.shapes import Drawing
from briefer.ui.memo.composer.drawing_painter import drawn

if TYPE_CHECKING:
    from briefer.services.pictures import Image

_PNG = b"\x89PNG"
_KEPT = 24_000_000
"""So many dots are held in memory."""


class PictureImages:
    """Keeps the pictures that were drawn last."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, box: QRectF, picture: str, image: Image) -> None:
        """Draw a picture into a box; `picture` is its hash."""
        ratio = painter.device().devicePixelRatioF()
        size = QSize(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
        key = picture, size.width(), size.height()
        if key not in self._drawn:
            self._drawn[key] = _drawn(image, size)
            self._forget()
        self._drawn.move_to_end(key)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = self._drawn[key]
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))

    def _forget(self) -> None:
        """Let go of what was not painted for long, and never of what was drawn just now."""
        dots = sum(width * height for _, width, height in self._drawn)
        while dots > _KEPT and len(self._drawn) > 1:
            (_, width, height), _ = self._drawn.popitem(last=False)
            dots -= width * height


def read_dots(data: bytes) -> QImage:
    """Return a kept picture of dots, an empty image for anything else: Qt reads no drawing here."""
    held = QBuffer()
    held.setData(data)
    reader = QImageReader(held, QByteArray(b"png" if data.startswith(_PNG) else b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def _drawn(image: Image, size: QSize) -> QPixmap:
    if isinstance(image, Drawing):
        return QPixmap.fromImage(drawn(image, size))
    dots = read_dots(image.data)
    fit = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(dots.scaled(size, *fit))
