"""The five marks of stance, drawn as lines and areas, so that no font need have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from briefer.model.vocabulary import stance_key

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from briefer.model.vocabulary import Stance


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
