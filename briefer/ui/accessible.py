"""Names for widgets, one for tests and style sheets and one for screen readers, and their roles."""

from __future__ import annotations

import sys
from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QWidget

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
    if accessible:
        widget.setAccessibleName(accessible)
    if not description and isinstance(widget, QComboBox) and _NAMES_A_BOX_BY_ITS_VALUE:
        # Qt reads out the value there in place of the name, which would be lost.
        description = accessible
    if description:
        widget.setAccessibleDescription(description)
    return widget if role is None else acts_as(widget, role)


def acts_as(widget: WidgetT, role: Role) -> WidgetT:
    """Let screen readers take `widget` for something else than its class says; return it.

    Its method `press()` is what they press; `spoken_value()` is what they read after the name.
    """
    widget.setProperty(ROLE, role.value)
    return widget
