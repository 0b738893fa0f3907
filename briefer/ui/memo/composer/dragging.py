"""Blocks and passages under the mouse, on their way to another place of the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag

from briefer.ui.carrying import BLOCK, PASSAGE, dragged, held

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

__all__ = ["BLOCK", "PASSAGE", "drag", "dragged", "held"]

_WIDEST = 420


def drag(source: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Drag something; return when it was let go."""
    carried = QDrag(source)
    carried.setMimeData(data)
    widest = round(_WIDEST * picture.devicePixelRatio())
    if picture.width() > widest:
        picture = picture.copy(0, 0, widest, picture.height())
    carried.setPixmap(picture)
    carried.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
