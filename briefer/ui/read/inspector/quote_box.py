"""The words of the passage, in serif, with a bar in the colour of the first topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from briefer.ui.accessible import named
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown

_SIZE, _LEADING = 14, 1.5
_LEFT, _SIDE, _TOP = 14, 11, 8
_BAR, _RADIUS = 3, 6
_MOST_LINES = 9


class QuoteBox(QLabel):
    """Shows up to nine lines; own words and official texts stand in quotation marks."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._colour: int | None = None
        named(self, "inspector.quote")
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_passage(self, shown: Shown) -> None:
        """Show the words of a passage."""
        quote = " ".join(shown.passage.quote.split())
        words = f"“{quote}”" if shown.passage.voice.in_marks else quote
        self._colour = shown.colour
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._appearance.px(280)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(120), self._appearance.px(40))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width).lineCount()
        return round(min(lines, _MOST_LINES) * self._line_height()) + 2 * self._appearance.px(_TOP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(px(_LEFT), 0, self.width() - 2 * px(_LEFT), self.height())
        shape = QPainterPath()
        shape.addRoundedRect(box, px(_RADIUS), px(_RADIUS))
        shape.addRect(box.adjusted(0, 0, -px(_RADIUS), 0))
        shape.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(shape, colour("canvas"))
        tints = self._appearance.theme
        bar = colour("muted") if self._colour is None else tints.tint(self._colour).strong
        painter.fillRect(QRectF(box.left(), 0, px(_BAR), self.height()), bar)
        painter.setPen(colour("ink"))
        self._paint_lines(painter, box.left() + px(_BAR) + px(_SIDE))

    def _paint_lines(self, painter: QPainter, left: float) -> None:
        layout = self._lines(self.width())
        tall, top = self._line_height(), self._appearance.px(_TOP)
        metrics = QFontMetricsF(layout.font())
        offset = (tall - metrics.height()) / 2
        for number in range(min(layout.lineCount(), _MOST_LINES)):
            line = layout.lineAt(number)
            at = QPointF(left, top + number * tall + offset)
            if number == _MOST_LINES - 1 and layout.lineCount() > _MOST_LINES:
                rest = layout.text()[line.textStart() :]
                words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
                painter.setFont(layout.font())
                painter.drawText(QPointF(at.x(), at.y() + metrics.ascent()), words)
            else:
                line.draw(painter, at)

    def _line_height(self) -> float:
        return self._appearance.px(round(_SIZE * _LEADING))

    def _lines(self, width: int) -> QTextLayout:
        """Break the words into lines for a box of that width."""
        px = self._appearance.px
        room = width - 2 * px(_LEFT) - px(_BAR) - 2 * px(_SIDE)
        layout = QTextLayout(self.text(), self._appearance.serif(_SIZE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(room, 40))
        layout.endLayout()
        return layout
