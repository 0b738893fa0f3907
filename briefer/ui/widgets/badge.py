"""A small framed word, with or without an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SIZE = 11
_HEIGHT = 19
_PADDING = 6
_ICON = 12


class Badge(QWidget):
    """Says what is special: read-only, sample, open elsewhere."""

    def __init__(self, appearance: Appearance, text: str, *, icon: str = "") -> None:
        super().__init__()
        self._appearance = appearance
        self._text = text
        self._icon = icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        width = QFontMetrics(self._appearance.sans(_SIZE, SEMIBOLD)).horizontalAdvance(self._text)
        icon = px(_ICON) + px(4) if self._icon else 0
        return QSize(width + icon + 2 * px(_PADDING) + 2, px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        left = px(_PADDING) + 1
        if self._icon:
            side = px(_ICON)
            box = QRectF(left, (self.height() - side) / 2, side, side)
            self._appearance.paint_icon(painter, box, self._icon, "muted")
            left += side + px(4)
        painter.setFont(self._appearance.sans(_SIZE, SEMIBOLD))
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text
        )
