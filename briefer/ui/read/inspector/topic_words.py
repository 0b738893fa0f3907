"""A topic of the passage: its square, its path, and the proposition below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from briefer.ui.appearance import Appearance

_SQUARE, _GAP, _EDGE = 9, 7, 3
_WRAP = Qt.TextFlag.TextWordWrap
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Menu}


class TopicWords(QAbstractButton):
    """A click, Space or Enter asks for its menu; `removed` comes with Delete."""

    removed = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._colour = 1
        self._below = ""
        named(self, name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_topic(self, path: str, below: str, colour: int) -> None:
        """Show a topic's path, the words below it, and its tint."""
        self._colour, self._below = colour, below
        self.setText(path)
        self.setAccessibleName(f"{path}, {below}")
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _OPENING:
            self.click()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = self._appearance.px(180)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(60), self._appearance.px(40))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        path, below = self._boxes(width)
        return path.height() + below.height() + 2 * self._appearance.px(_EDGE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(-px(5) + px(5), 0.5, -0.5, -0.5)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        path, below = self._boxes(self.width())
        paint_square(painter, self._appearance, px(_EDGE), self._first_line(), self._colour)
        painter.setPen(colour("ink"))
        painter.setFont(self._path_font())
        painter.drawText(path, _WRAP, self.text())
        painter.setPen(colour("muted"))
        painter.setFont(self._below_font())
        painter.drawText(below, _WRAP, self._below)

    def _first_line(self) -> float:
        height = QFontMetrics(self._path_font()).height()
        return self._appearance.px(_EDGE) + height / 2

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Return where the path and the words below it stand in that width."""
        px = self._appearance.px
        left = px(_EDGE) + px(_SQUARE) + px(_GAP)
        room = QRect(0, 0, max(width - left - px(_EDGE), px(40)), 10_000)
        path = QFontMetrics(self._path_font()).boundingRect(room, _WRAP, self.text())
        below = QFontMetrics(self._below_font()).boundingRect(room, _WRAP, self._below)
        top = px(_EDGE)
        return (
            QRect(left, top, room.width(), path.height()),
            QRect(left, top + path.height(), room.width(), below.height()),
        )

    def _path_font(self) -> QFont:
        return self._appearance.sans(13)

    def _below_font(self) -> QFont:
        return self._appearance.sans(12)
