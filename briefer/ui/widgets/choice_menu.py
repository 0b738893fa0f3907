"""A menu of choices, opened below what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


def open_below(widget: QWidget, menu: QMenu) -> None:
    """Open a menu below a widget, with the keys on the choice that holds now, if one does."""
    menu.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
    current = next((action for action in menu.actions() if action.isChecked()), None)
    if current is not None:
        menu.setActiveAction(current)
