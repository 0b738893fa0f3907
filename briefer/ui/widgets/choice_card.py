"""A card that is one choice of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_PADDING = 11
_GAP = 10
_RADIUS = 9
_RADIO = 14
_WRAP = Qt.TextFlag.TextWordWrap


class ChoiceCard(QAbstractButton):
    """A title and a line below it, with a radio mark or a small picture of a page at the left."""

    def __init__(
        self, appearance: Appearance, name: str, title: str, text: str, *, picture: bool = False
    ) -> None:
        super().__init__()
        named(self, name, title, text)
        self._appearance = appearance
        self._title = title
        self._words = text
        self._picture = picture
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button for screen readers
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show other words below the title."""
        self._words = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._appearance.px(260)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(150), self._appearance.px(60))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        px = self._appearance.px
        room = width - self._text_left() - px(_PADDING)
        words = self._height(self._title, room, strong=True) + self._height(self._words, room)
        left = px(62) if self._picture else px(_RADIO)
        return max(words, left) + 2 * px(_PADDING - 1)

    def _text_left(self) -> int:
        px = self._appearance.px
        return px(_PADDING) + (px(68) + px(2) if self._picture else px(_RADIO)) + px(_GAP)

    def _height(self, text: str, room: int, *, strong: bool = False) -> int:
        font = self._appearance.sans(13, SEMIBOLD) if strong else self._appearance.sans(12)
        box = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10000), _WRAP, text)
        return box.height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        left = self._text_left()
        room = self.width() - left - px(_PADDING)
        title_height = self._height(self._title, room, strong=True)
        words_height = self._height(self._words, room)
        top = (self.height() - title_height - words_height) // 2
        if self._picture:
            self._paint_page(painter)
        else:
            self._paint_radio(painter, top + title_height / 2)
        painter.setPen(self._appearance.colour("ink"))
        painter.setFont(self._appearance.sans(13, SEMIBOLD))
        painter.drawText(QRect(left, top, room, title_height), _WRAP, self._title)
        painter.setPen(self._appearance.colour("muted"))
        painter.setFont(self._appearance.sans(12))
        words = QRect(left, top + title_height, room, words_height)
        painter.drawText(words, _WRAP, self._words)

    def _paint_frame(self, painter: QPainter) -> None:
        colour = self._appearance.colour
        line = 2 if self.isChecked() else 1
        painter.setPen(QPen(colour("accent" if self.isChecked() else "line"), line))
        painter.setBrush(colour("accent-soft" if self.isChecked() else "panel"))
        if self.underMouse() and not self.isChecked():
            painter.setBrush(colour("hover"))
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        radius = self._appearance.px(_RADIUS)
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), radius - 2, radius - 2)

    def _paint_radio(self, painter: QPainter, centre: float) -> None:
        px = self._appearance.px
        side = px(_RADIO)
        box = QRectF(px(_PADDING), centre - side / 2, side, side)
        icon, role = ("radio-on", "accent") if self.isChecked() else ("radio", "muted")
        self._appearance.paint_icon(painter, box, icon, role)

    def _paint_page(self, painter: QPainter) -> None:
        """Draw a page with grey lines, as small as a stamp."""
        px = self._appearance.px
        page = QRectF(px(_PADDING), (self.height() - px(62)) / 2, px(68), px(62))
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(self._appearance.colour("paper"))
        painter.drawRect(page.adjusted(0.5, 0.5, -0.5, -0.5))
        ink = self._appearance.theme.stance("mixed")
        for x, y, width, height in _LINES:
            line = QRectF(page.left() + px(x), page.top() + px(y), px(width), px(height) * 0.8)
            painter.fillRect(line, ink)


_LINES = (
    (8, 7, 30, 2.2),
    (8, 13, 52, 1.6),
    (8, 17, 52, 1.6),
    (8, 21, 42, 1.6),
    (8, 27, 20, 1.6),
    (8, 32, 50, 1.6),
    (8, 36, 46, 1.6),
    (8, 42, 20, 1.6),
    (8, 47, 52, 1.6),
    (8, 51, 52, 1.6),
    (8, 55, 36, 1.6),
)
"""Left, top, width and height of the lines on the small page."""
