"""The circle with a stakeholder's initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from briefer.ui.fonts import SEMIBOLD

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

HEIGHT = 18
_WIDTH = 20
_PADDING = 3
COLUMN = 23
"""The width that nearly all initials fit into: in a list, names begin behind a column of it."""


def initials_width(appearance: Appearance, letters: str, height: float = HEIGHT) -> int:
    """Return the width of the circle (an oval for wide letters), in logical pixels."""
    scale = height / HEIGHT
    metrics = QFontMetrics(appearance.sans(10 * scale, SEMIBOLD))
    padding = 2 * appearance.px(_PADDING * scale)
    return max(appearance.px(_WIDTH * scale), metrics.horizontalAdvance(letters) + padding)


def paint_initials(
    painter: QPainter,
    appearance: Appearance,
    x: float,
    centre: float,
    letters: str,
    height: float = HEIGHT,
) -> float:
    """Draw the circle from `x` around the line `centre`; return its width."""
    width = initials_width(appearance, letters, height)
    tall = appearance.px(height)
    box = QRectF(x, centre - tall / 2, width, tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.colour("who"))
    painter.drawRoundedRect(box, tall / 2, tall / 2)
    painter.setPen(appearance.colour("who-ink"))
    painter.setFont(appearance.sans(10 * height / HEIGHT, SEMIBOLD))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()
    return width
