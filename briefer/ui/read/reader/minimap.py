"""The scroll bar of the page, with a tick where each passage stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QWidget

_WIDTH = 14
_TICK = 5


class Minimap(QScrollBar):
    """A scroll bar that shows along its length where passages are, and which one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: Mapping[float, QColor] = {}
        self._chosen: tuple[float, QColor] | None = None
        self._hits: tuple[Collection[float], QColor] | None = None

    def set_ticks(self, ticks: Mapping[float, QColor]) -> None:
        """Show ticks at these shares of the height, 0 to 1."""
        self._ticks = ticks
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
        return QSize(_WIDTH, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for share, colour in self._ticks.items():
            painter.fillRect(QRectF(1, share * self.height(), _TICK, 2), colour)
        if self._hits is not None:
            shares, colour = self._hits
            for share in shares:
                box = QRectF(self.width() - _TICK - 1, share * self.height(), _TICK, 2)
                painter.fillRect(box, colour)
        if self._chosen is not None:
            share, colour = self._chosen
            painter.fillRect(QRectF(0, share * self.height() - 1, self.width(), 3), colour)
        painter.end()
