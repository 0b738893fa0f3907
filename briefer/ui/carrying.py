"""What is under the mouse on its way to a memo, or to another place of it: passages or blocks."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

BLOCK = "application/x-briefer-block"
PASSAGE = "application/x-briefer-passage"


def held(kind: str, *numbers: int) -> QMimeData:
    """Return what stands for blocks or passages while they are dragged."""
    data = QMimeData()
    data.setData(kind, " ".join(map(str, numbers)).encode())
    return data


def dragged(data: QMimeData) -> tuple[str, tuple[int, ...]] | None:
    """Return the kind and the ids of what is held, or None for nothing of ours."""
    for kind in (BLOCK, PASSAGE):
        numbers = bytes(data.data(kind).data()).decode("ascii", "replace").split()
        if numbers and all(number.isdigit() for number in numbers):
            return kind, tuple(map(int, numbers))
    return None
