"""The frame around the row of a list that the keyboard is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from briefer.ui.appearance import Appearance

_WIDTH, _RADIUS = 1.5, 4
_FOCUSED = QStyle.StateFlag.State_HasFocus
_BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange


def paint_row_focus(
    painter: QPainter, appearance: Appearance, row: QRectF, state: QStyle.StateFlag
) -> None:
    """Draw the frame just inside of a row that the keyboard, not the mouse, has led to."""
    if not (state & _FOCUSED and state & _BY_KEYBOARD):
        return
    painter.save()
    painter.setPen(QPen(appearance.colour("accent"), _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 1 + _WIDTH / 2
    radius = appearance.px(_RADIUS)
    painter.drawRoundedRect(row.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()
