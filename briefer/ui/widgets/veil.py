"""What darkens the window below a panel that floats over all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefer.ui.appearance import Appearance

LIGHT_AND_DARK = 0.22, 0.4
"""How much of it is seen in either theme."""


class Veil(QWidget):
    """Covers its parent, and follows its size; `pressed` comes with a press of the mouse.

    `resized` comes with another size of the parent while it is covered.
    """

    pressed = Signal()
    resized = Signal()

    def __init__(
        self,
        appearance: Appearance,
        parent: QWidget,
        strengths: tuple[float, float] = LIGHT_AND_DARK,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._below = parent
        self._strengths = strengths
        parent.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over everything that is in the parent now."""
        self.setGeometry(self._below.rect())
        if self.isHidden():
            self.show()
            self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._below.rect())
            self.resized.emit()
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._appearance.colour("veil"))
        colour.setAlphaF(self._strengths[self._appearance.theme.dark])
        QPainter(self).fillRect(self.rect(), colour)
