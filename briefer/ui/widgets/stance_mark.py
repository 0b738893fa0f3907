"""The five marks of stance, drawn as lines and areas, so that no font need have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from briefer.model.vocabulary import stance_key
from briefer.ui.fonts import SEMIBOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance

_SIDE = 9
_GAP = 5


def paint_mark(painter: QPainter, rect: QRectF, stance: Stance, colour: QColor) -> None:
    """Draw the mark of `stance` as large as `rect` allows: ▲ ▼ ● ◊ ○, and a bar for neutral."""
    side = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    line = max(1.2, side / 7)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match stance_key(stance):
        case "for":
            painter.drawPolygon(_triangle(box, up=True))
        case "against":
            painter.drawPolygon(_triangle(box, up=False))
        case "mixed":
            painter.drawEllipse(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        case "neutral":
            painter.drawRect(QRectF(box.left(), box.center().y() - line / 2, side, line))
        case "conditional":
            _outline(painter, colour, line)
            painter.drawPolygon(_diamond(box.adjusted(line / 2, line / 2, -line / 2, -line / 2)))
        case _:
            _outline(painter, colour, line)
            painter.drawEllipse(box.adjusted(line, line, -line, -line))
    painter.restore()


def _outline(painter: QPainter, colour: QColor, line: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, line)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)


def _triangle(box: QRectF, *, up: bool) -> QPolygonF:
    inset = box.height() * 0.07
    base, tip = (
        (box.bottom() - inset, box.top() + inset)
        if up
        else (
            box.top() + inset,
            box.bottom() - inset,
        )
    )
    return QPolygonF(
        [QPointF(box.left(), base), QPointF(box.center().x(), tip), QPointF(box.right(), base)]
    )


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    half = box.width() * 0.38
    return QPolygonF(
        [
            QPointF(middle.x(), box.top()),
            QPointF(middle.x() + half, middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(middle.x() - half, middle.y()),
        ]
    )


class StanceMark(QWidget):
    """A mark with its word, both in the colour of the stance."""

    def __init__(
        self,
        appearance: Appearance,
        stance: Stance,
        word: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._stance: Stance = stance
        self._word = word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def show_stance(self, stance: Stance, word: str) -> None:
        """Show another stance."""
        self._stance, self._word = stance, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        px = self._appearance.px
        width = px(_SIDE) + (px(_GAP) + metrics.horizontalAdvance(self._word) if self._word else 0)
        return QSize(width, metrics.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        colour = self._appearance.theme.stance(self._stance)
        painter = QPainter(self)
        paint_mark(painter, QRectF(0, 0, px(_SIDE), self.height()), self._stance, colour)
        painter.setPen(colour)
        painter.setFont(self._appearance.sans(13, SEMIBOLD))
        rest = self.rect().adjusted(px(_SIDE) + px(_GAP), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._word)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._appearance.sans(13, SEMIBOLD))
