"""Blocks and passages under the mouse, on their way to another place of the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BLOCK = "application/x-briefer-block"
PASSAGE = "application/x-briefer-passage"


def drag(source: QWidget, kind: str, number: int) -> None:
    """Drag the block or the passage of that id; return when it was let go."""
    data = QMimeData()
    data.setData(kind, str(number).encode())
    carried = QDrag(source)
    carried.setMimeData(data)
    picture = source.grab()
    if picture.width() > 420 * picture.devicePixelRatio():
        picture = picture.copy(0, 0, round(420 * picture.devicePixelRatio()), picture.height())
    carried.setPixmap(picture)
    carried.exec(Qt.DropAction.MoveAction)


def dragged(data: QMimeData) -> tuple[str, int] | None:
    """Return what is held over the column, or None where it is nothing of ours."""
    for kind in (BLOCK, PASSAGE):
        number = bytes(data.data(kind).data()).decode("ascii", "replace")
        if number.isdigit():
            return kind, int(number)
    return None
