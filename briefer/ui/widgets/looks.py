"""How a widget chooses one of the looks of `resources/themes/window.qss`."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)

LINK_FRAME = 3
"""Pixels that stand around the words of a link."""


def look(widget: WidgetT, **properties: str) -> WidgetT:
    """Set look properties (kind, scale, tone, weight, place, ...) and return the widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    return widget


def surface(widget: WidgetT, name: str, *, edge: str = "") -> WidgetT:
    """Give a widget a ground (panel, canvas, bar, card, ...) and perhaps a line on one side."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return look(widget, surface=name, edge=edge)


LayoutT = TypeVar("LayoutT", bound=QBoxLayout)


def tight(
    layout: LayoutT, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> LayoutT:
    """Set a layout's margins (left, top, right, bottom) and spacing, and return it."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    return layout
