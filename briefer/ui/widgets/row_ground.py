"""The ground of the row of a list: chosen, under the mouse, or plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from briefer.ui.appearance import Appearance

_BAR = 3


def paint_row_ground(
    painter: QPainter,
    appearance: Appearance,
    row: QRectF,
    state: QStyle.StateFlag,
    *,
    line: bool = False,
) -> None:
    """Fill a row; a chosen one has a bar at its left. `line` draws one at its foot."""
    colour = appearance.colour
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(row, colour("accent-soft"))
        bar = QRectF(row.left(), row.top(), appearance.px(_BAR), row.height())
        painter.fillRect(bar, colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(row, colour("hover"))
    if line:
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), colour("line"))
