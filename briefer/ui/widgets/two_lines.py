"""A row of a list: an icon, a heading and a line below it, painted and never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from briefer.ui.appearance import Appearance

_MARK = 3
_LEFT, _TOP, _ICON, _GAP, _RIGHT = 14, 7, 14, 7, 12
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class TwoLines(QWidget):
    """Both lines wrap where there is little room; `chosen` comes with a click, Enter or Space.

    It paints itself, so that a list of hundreds costs little.
    """

    chosen = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._head = self._below = self._icon = ""
        self._role = "muted"
        self._tone = "ink"
        self._is_chosen = self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._fit)

    def show_lines(
        self, head: str, below: str, icon: str, *, role: str = "muted", tone: str = "ink"
    ) -> None:
        """Show other lines; `role` colours the icon, `tone` the heading."""
        self._head, self._below, self._icon = head, below, icon
        self._role, self._tone = role, tone
        self._fit()
        self.update()

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Mark it as the one that is shown elsewhere."""
        self._is_chosen = is_chosen
        self.update()

    def press(self) -> None:
        """Choose it, for screen readers."""
        self.chosen.emit()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._appearance.sans(13, QFont.Weight.Medium), self._appearance.sans(12)

    def _room(self, width: int) -> int:
        px = self._appearance.px
        return max(width - px(_LEFT) - px(_ICON) - px(_GAP) - px(_RIGHT), 1)

    def _heights(self, width: int) -> tuple[int, int]:
        room = self._room(width)
        head, small = map(QFontMetrics, self._fonts())
        return (
            head.boundingRect(0, 0, room, 10_000, _WRAPPED, self._head).height(),
            small.boundingRect(0, 0, room, 10_000, _WRAPPED, self._below).height(),
        )

    def _fit(self) -> None:
        """Be as high as the lines need: a layout of hundreds that asks them all would be slow."""
        height = sum(self._heights(self.width())) + 2 * self._appearance.px(_TOP) + 1
        if height != self.height():
            self.setFixedHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(120), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour, px = self._appearance.colour, self._appearance.px
        painter = QPainter(self)
        if self._is_chosen:
            painter.fillRect(self.rect(), colour("accent-soft"))
            painter.fillRect(QRectF(0, 0, px(_MARK), self.height()), colour("accent"))
        elif self._hovered:
            painter.fillRect(self.rect(), colour("hover"))
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        top, side = px(_TOP), px(_ICON)
        box = QRectF(px(_LEFT), top + px(2), side, side)
        self._appearance.paint_icon(painter, box, self._icon, self._role)
        x, room = px(_LEFT) + side + px(_GAP), self._room(self.width())
        high, low = self._heights(self.width())
        head, small = self._fonts()
        painter.setFont(head)
        painter.setPen(colour(self._tone))
        painter.drawText(QRectF(x, top, room, high), _WRAPPED, self._head)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        painter.drawText(QRectF(x, top + high + 1, room, low), _WRAPPED, self._below)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
