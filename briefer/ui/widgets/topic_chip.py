"""A topic as a chip in its tint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SIZE = 12.5
_HEIGHT = 22
_SQUARE = 9
_PADDING = 8
_GAP = 6


def paint_square(
    painter: QPainter,
    appearance: Appearance,
    x: float,
    centre: float,
    colour: int,
    *,
    size: int = _SQUARE,
) -> float:
    """Draw a topic's square from `x` around the line `centre`; return its width."""
    side = appearance.px(size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.theme.tint(colour).strong)
    painter.drawRoundedRect(QRectF(x, centre - side / 2, side, side), 2, 2)
    painter.restore()
    return side


class TopicSquare(QWidget):
    """The square alone, beside a topic's name."""

    def __init__(self, appearance: Appearance, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def set_colour(self, colour: int) -> None:
        """Show another tint."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._appearance.px(_SQUARE)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_square(QPainter(self), self._appearance, 0, self.height() / 2, self._colour)


class TopicChip(QWidget):
    """A topic's square and name on the soft ground of its tint."""

    def __init__(
        self, appearance: Appearance, name: str, colour: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name = name
        self._colour = colour
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        metrics = QFontMetrics(self._appearance.sans(_SIZE))
        name = metrics.horizontalAdvance(self._name)
        return QSize(2 * px(_PADDING) + px(_SQUARE) + px(_GAP) + name + 2, px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        tint = self._appearance.theme.tint(self._colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tint.strong, 1))
        painter.setBrush(tint.soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        x = px(_PADDING)
        x += int(paint_square(painter, self._appearance, x, self.height() / 2, self._colour))
        painter.setPen(self._appearance.colour("ink"))
        painter.setFont(self._appearance.sans(_SIZE))
        rest = self.rect().adjusted(x + px(_GAP), 0, -px(4), 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._name)
