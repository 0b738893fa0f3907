"""Taking all that stands in a layout away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def empty(layout: QLayout, *, keep: int = 0) -> None:
    """Take the widgets out of a layout and delete them; the last `keep` items stay.

    They are hidden at once: Qt deletes them later, and would paint them until then.
    """
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
