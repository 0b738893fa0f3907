"""A panel that floats over its pane, with a shadow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.ui.overriding import override
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from briefer.ui.appearance import Appearance

SHADOW = 18
"""The room for the shadow around the panel, inside the widget."""

_RADIUS = 10
_SHADOWS = 8
"""So many sizes of the shadow are kept."""


def height_of(inside: QWidget, width: int) -> int:
    """Return how high a panel must be for what stands in it at that width, its frame included."""
    layout = inside.layout()
    if layout is None or not layout.hasHeightForWidth():
        return inside.sizeHint().height() + 2
    layout.invalidate()
    return layout.totalHeightForWidth(width) + 2


class Popover(QWidget):
    """A child of the pane that it floats over; put its contents into `body`.

    Esc closes it and emits `closed`.
    """

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shadows: dict[tuple[int, int, float, bool], QPixmap] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.body = tight(QVBoxLayout(self), (SHADOW + 1, SHADOW + 1, SHADOW + 1, SHADOW + 1))
        self.hide()

    def show_panel(self, panel: QRect) -> None:
        """Show it so that its panel (without the shadow) has this place in the parent."""
        self.setGeometry(panel.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Hide it and say so."""
        if self.isHidden():
            return
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.drawPixmap(QPoint(), self._shadow_around(box))
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _shadow_around(self, box: QRectF) -> QPixmap:
        """Return the shadow, drawn once for each size: it takes longer than all the rest."""
        scale, dark = self.devicePixelRatioF(), self._appearance.theme.dark
        key = (self.width(), self.height(), scale, dark)
        if key not in self._shadows:
            if len(self._shadows) == _SHADOWS:
                self._shadows.clear()
            shadow = QPixmap(self.size() * scale)
            shadow.setDevicePixelRatio(scale)
            shadow.fill(Qt.GlobalColor.transparent)
            painter = QPainter(shadow)
            paint_shadow(painter, box, _RADIUS, SHADOW, 110 if dark else 60)
            painter.end()
            self._shadows[key] = shadow
        return self._shadows[key]
