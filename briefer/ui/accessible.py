"""Names for widgets: one for tests and style sheets, one for screen readers."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


def named(widget: WidgetT, name: str, accessible: str = "", description: str = "") -> WidgetT:
    """Give `widget` its object name and what a screen reader says, and return it.

    Without `accessible` the widget's own text or placeholder is what is read out.
    """
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(accessible)
    if description:
        widget.setAccessibleDescription(description)
    return widget
