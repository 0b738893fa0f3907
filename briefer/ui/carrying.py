"""Passages under the mouse, on their way from a list to a memo."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

PASSAGE = "application/x-briefer-passage"


def carried(passage_id: int, words: str) -> QMimeData:
    """Return a passage as it is dragged: by its id for ourselves, as its words for others."""
    data = QMimeData()
    data.setData(PASSAGE, str(passage_id).encode())
    data.setText(words)
    return data


def carried_passage(data: QMimeData) -> int:
    """Return the id of the passage that is held, or 0."""
    number = bytes(data.data(PASSAGE).data()).decode("ascii", "replace")
    return int(number) if number.isdigit() else 0
