"""The dashed frame that things can be dropped into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_RADIUS = 13


class DashedFrame(QWidget):
    """A frame of dashes, in the accent's colour while something is held over it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._lit = False

    def light(self, *, lit: bool) -> None:
        """Show that a drop would be taken here."""
        self._lit = lit
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._appearance.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent" if self._lit else "edge"), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        if self._lit:
            painter.setBrush(colour("accent-soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
