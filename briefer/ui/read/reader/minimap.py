"""The scroll bar of the page, with a tick where each passage and each suggestion stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QWidget

_WIDTH = 14
_TICK, _DOT = 5, 2.5


class Minimap(QScrollBar):
    """A scroll bar that shows along its length where passages are, and which one is chosen.

    Places are shares of the text, 0 to 1. Without anything to scroll it has no handle.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._scale = 1.0
        self._room = (0.0, 1.0)
        self._ticks: Mapping[float, QColor] = {}
        self._dots: Mapping[float, QColor] = {}
        self._chosen: tuple[float, QColor] | None = None
        self._hits: tuple[Collection[float], QColor] | None = None

    def set_scale(self, scale: float) -> None:
        """Draw everything as much larger as text is."""
        self._scale = scale
        self.updateGeometry()

    def set_room(self, top: float, bottom: float) -> None:
        """Say between which shares of the bar the text stands; above it is the headline."""
        self._room = (top, bottom)
        self.setEnabled(self.maximum() > self.minimum())
        self.update()

    def set_ticks(self, passages: Mapping[float, QColor], dots: Mapping[float, QColor]) -> None:
        """Show a tick for each passage, and a dot for each suggestion."""
        self._ticks, self._dots = passages, dots
        self.update()

    def set_hits(self, shares: Collection[float], colour: QColor) -> None:
        """Show where words that were found are, on the other side."""
        self._hits = (shares, colour) if shares else None
        self.update()

    def set_chosen(self, share: float | None, colour: QColor) -> None:
        """Show where the chosen passage is."""
        self._chosen = None if share is None else (share, colour)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * self._scale), super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tick, thick = round(_TICK * self._scale), round(2 * self._scale)
        for share, colour in self._dots.items():
            painter.setBrush(colour)
            dot = _DOT * self._scale
            painter.drawEllipse(QRectF(1, self._at(share) + thick / 2 - dot / 2, dot, dot))
        for share, colour in self._ticks.items():
            painter.fillRect(QRectF(1, self._at(share), tick, thick), colour)
        if self._hits is not None:
            shares, colour = self._hits
            for share in shares:
                box = QRectF(self.width() - tick - 1, self._at(share), tick, thick)
                painter.fillRect(box, colour)
        if self._chosen is not None:
            share, colour = self._chosen
            painter.fillRect(QRectF(0, self._at(share) - 1, self.width(), thick + 1), colour)
        painter.end()

    def _at(self, share: float) -> int:
        """Return the height of a place in the text."""
        top, bottom = self._room
        return round((top + share * (bottom - top)) * self.height())
