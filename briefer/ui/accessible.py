"""Names for widgets, one for tests and style sheets and one for screen readers, and their roles."""

from __future__ import annotations

import sys
from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)
Role = QAccessible.Role
ROLE = "accessibleRole"
"""The property that holds the role of a widget that is not what its class says."""
_NAMES_A_BOX_BY_ITS_VALUE = sys.platform.startswith("linux")


def named(
    widget: WidgetT,
    name: str,
    accessible: str = "",
    description: str = "",
    *,
    role: Role | None = None,
) -> WidgetT:
    """Give `widget` its object name and what a screen reader says, and return it.

    Without `accessible` the widget's own text or placeholder is what is read out.
    """
    widget.setObjectName(name)
    if role is not None:
        acts_as(widget, role)
    if accessible:
        widget.setAccessibleName(accessible)
    if not description and isinstance(widget, QComboBox) and _NAMES_A_BOX_BY_ITS_VALUE:
        # Qt reads out the value there in place of the name, which would be lost.
        description = accessible
    if description:
        widget.setAccessibleDescription(description)
    return widget


def acts_as(widget: WidgetT, role: Role) -> WidgetT:
    """Let screen readers take `widget` for something else than its class says; return it.

    Its method `press()` is what they press; `spoken_value()` is what they read after the name.
    """
    widget.setProperty(ROLE, role.value)
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(widget)
        if known.role() != role:  # what Qt made of it when it first spoke of it
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
    return widget


def read_in_order(splitter: QSplitter) -> None:
    """Let screen readers come to the panes in the order in which they stand; Qt has the reverse."""
    count = splitter.count()
    panes = [splitter.widget(number) for number in range(count)]
    for part in (*panes, *(splitter.handle(number) for number in range(count))):
        if part is not None:
            part.raise_()
