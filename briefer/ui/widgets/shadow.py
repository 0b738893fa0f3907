"""The soft shadow under things that float."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def paint_shadow(painter: QPainter, box: QRectF, radius: float, depth: int, strength: int) -> None:
    """Draw a shadow around `box`, `depth` pixels wide; `strength` is its darkest alpha (0-255)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = max(depth, 1)
    for step in range(steps):
        spread = depth - step
        alpha = strength * (step + 1) ** 2 / (steps**3) * 2
        painter.setBrush(QColor(0, 0, 0, min(255, max(1, round(alpha)))))
        grown = box.adjusted(-spread, -spread * 0.6, spread, spread)
        painter.drawRoundedRect(grown, radius + spread, radius + spread)
    painter.restore()
