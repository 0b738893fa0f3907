"""A drawing on the screen: its shapes and words as Qt paints them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
    QTransform,
)

from briefer.memo.shapes import Anchor, Cap, Gradient, Group, Join, Shape, Words
from briefer.ui.fonts import SANS, SERIF, make_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.shapes import Contour, Drawing, Part, Stroke

_FINE = 100
"""Pixels of the letters from which words are scaled, so that no size is rounded."""
_CAPS = {
    Cap.BUTT: Qt.PenCapStyle.FlatCap,
    Cap.ROUND: Qt.PenCapStyle.RoundCap,
    Cap.SQUARE: Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    Join.MITER: Qt.PenJoinStyle.SvgMiterJoin,
    Join.ROUND: Qt.PenJoinStyle.RoundJoin,
    Join.BEVEL: Qt.PenJoinStyle.BevelJoin,
}
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_LIKE_PRINT = {True: "Liberation Serif", False: "Liberation Sans"}
"""What words are printed in, where the system has it."""


def drawn(drawing: Drawing, size: QSize) -> QImage:
    """Return the drawing on white paper, at that many dots."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size.width() / drawing.width, size.height() / drawing.height)
    painter.setClipRect(QRectF(0, 0, drawing.width, drawing.height))
    _paint(painter, drawing.parts)
    painter.end()
    return image


def _paint(painter: QPainter, parts: Iterable[Part]) -> None:
    for part in parts:
        painter.save()
        match part:
            case Shape():
                _paint_shape(painter, part)
            case Words():
                _paint_words(painter, part)
            case Group():
                _paint_group(painter, part)
            case _:
                assert_never(part)
        painter.restore()


def _paint_group(painter: QPainter, group: Group) -> None:
    """Draw a group; one that is let through is laid together first."""
    if group.clip:
        way = _path(group.clip, even_odd=group.even_odd)
        painter.setClipPath(way, Qt.ClipOperation.IntersectClip)
    if group.opacity >= 1:
        _paint(painter, group.parts)
        return
    device = painter.device()
    together = QImage(device.width(), device.height(), QImage.Format.Format_ARGB32_Premultiplied)
    together.fill(Qt.GlobalColor.transparent)
    beside = QPainter(together)
    beside.setRenderHint(QPainter.RenderHint.Antialiasing)
    beside.setTransform(painter.transform())
    _paint(beside, group.parts)
    beside.end()
    painter.setOpacity(group.opacity)
    painter.setTransform(QTransform())
    painter.drawImage(QPointF(), together)


def _paint_shape(painter: QPainter, shape: Shape) -> None:
    way = _path(shape.contours, even_odd=shape.even_odd)
    if shape.fill:
        _fill(painter, way, shape)
    if shape.stroke:
        painter.strokePath(way, _pen(shape.stroke))


def _fill(painter: QPainter, way: QPainterPath, shape: Shape) -> None:
    if isinstance(shape.fill, Gradient):
        painter.save()
        painter.setOpacity(painter.opacity() * shape.opacity)
        painter.fillPath(way, _brush(shape.fill))
        painter.restore()
    else:
        painter.fillPath(way, _colour(shape.fill, shape.opacity))


def _brush(gradient: Gradient) -> QBrush:
    """Return a gradient as Qt paints it."""
    made: QGradient
    if len(gradient.coords) == 4:
        x1, y1, x2, y2 = gradient.coords
        made = QLinearGradient(x1, y1, x2, y2)
    else:
        x, y, inner, outer_x, outer_y, outer = gradient.coords
        made = QRadialGradient(outer_x, outer_y, outer, x, y, inner)
    made.setStops([(at, QColor(name)) for at, name in gradient.stops])
    brush = QBrush(made)
    brush.setTransform(QTransform(*gradient.matrix))
    return brush


def _paint_words(painter: QPainter, words: Words) -> None:
    path, font = QPainterPath(), _font(words)
    path.addText(QPointF(), font, words.text)
    width = QFontMetricsF(font).horizontalAdvance(words.text)
    painter.translate(words.x, words.y)
    painter.rotate(words.turn)
    painter.scale(words.size / _FINE, words.size / _FINE)
    painter.translate(-_SHARES[words.anchor] * width, 0)
    painter.fillPath(path, _colour(words.colour, words.opacity))
    if words.stroke:
        wider = words.stroke.width * _FINE / words.size
        painter.strokePath(path, _pen(replace(words.stroke, width=wider, dash=())))


def _font(words: Words) -> QFont:
    families = (_LIKE_PRINT[words.serif], *(SERIF if words.serif else SANS))
    weight = QFont.Weight.Bold if words.bold else QFont.Weight.Normal
    font = make_font(families, _FINE, weight, italic=words.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _pen(stroke: Stroke) -> QPen:
    pen = QPen(_colour(stroke.colour, stroke.opacity), stroke.width)
    pen.setCapStyle(_CAPS[stroke.cap])
    pen.setJoinStyle(_JOINS[stroke.join])
    pen.setMiterLimit(stroke.miter)
    if stroke.dash and stroke.width > 0:
        lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        pen.setDashPattern([length / stroke.width for length in lengths])
        pen.setDashOffset(stroke.offset / stroke.width)
    return pen


def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(max(0.0, min(opacity, 1.0)))
    return colour


def _path(contours: Iterable[Contour], *, even_odd: bool) -> QPainterPath:
    path = QPainterPath()
    rule = Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill
    path.setFillRule(rule)
    for contour in contours:
        path.moveTo(*contour.start)
        for step in contour.steps:
            if len(step) == 2:
                path.lineTo(*step)
            else:
                path.cubicTo(*step)
        if contour.closed:
            path.closeSubpath()
    return path
