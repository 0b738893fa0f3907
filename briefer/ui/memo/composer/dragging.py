"""Blocks and passages under the mouse, on their way to another place of the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

BLOCK = "application/x-briefer-block"
PASSAGE = "application/x-briefer-passage"
_WIDEST = 420


def held(kind: str, *numbers: int) -> QMimeData:
    """Return what stands for blocks or passages while they are dragged."""
    data = QMimeData()
    data.setData(kind, " ".join(map(str, numbers)).encode())
    return data


def drag(source: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Drag something; return when it was let go."""
    carried = QDrag(source)
    carried.setMimeData(data)
    widest = round(_WIDEST * picture.devicePixelRatio())
    if picture.width() > widest:
        picture = picture.copy(0, 0, widest, picture.height())
    carried.setPixmap(picture)
    carried.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)


def dragged(data: QMimeData) -> tuple[str, tuple[int, ...]] | None:
    """Return the kind and the ids of what is held over the memo, or None for nothing of ours."""
    for kind in (BLOCK, PASSAGE):
        numbers = bytes(data.data(kind).data()).decode("ascii", "replace").split()
        if numbers and all(number.isdigit() for number in numbers):
            return kind, tuple(map(int, numbers))
    return None
