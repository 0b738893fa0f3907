"""Pictures as a screen shows them: as fine as it is, and drawn once for each size."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

if TYPE_CHECKING:
    from briefer.services.pictures import Image

_KEPT = 24
"""So many are held in memory."""


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
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = self._drawn[key]
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))


def _drawn(image: Image, size: QSize) -> QPixmap:
    dots = QImage.fromData(image.data)
    fit = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(dots.scaled(size, *fit))
