"""Two things beside each other, below each other where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from briefer.ui.overriding import override
from briefer.ui.widgets.looks import tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class GivingRow(QWidget):
    """The one that `grows` takes what room there is; it needs `room` pixels beside the other."""

    def __init__(
        self, first: QWidget, second: QWidget, *, gap: int, room: int, grows: int = 0
    ) -> None:
        super().__init__()
        self._parts = (first, second)
        self._other = self._parts[1 - grows]
        self._gap, self._room = gap, room
        self._row = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), gap=gap)
        for number, part in enumerate(self._parts):
            self._row.addWidget(part, int(number == grows))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, self._row.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._room + self._gap + self._other.sizeHint().width()
        direction = QBoxLayout.Direction
        beside = wanted <= self.width()
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(self._gap if beside else self._gap // 2)
