"""What painted and composed widgets are for a screen reader: buttons, tabs, choices, groups."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from briefer.ui.accessible import ROLE, Role
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

_PLAIN = frozenset({"QWidget", "QFrame", "QStackedWidget"})
"""Classes of which Qt knows no more than that they hold other widgets."""
_CHOICES = frozenset({Role.RadioButton, Role.PageTab, Role.CheckBox})
_PRESS = QAccessibleActionInterface.pressAction()


@runtime_checkable
class Pressable(Protocol):
    """A widget that does something when it is pressed."""

    def press(self) -> None:
        """Do it."""


@runtime_checkable
class Valued(Protocol):
    """A widget with a value beside its name."""

    def spoken_value(self) -> str:
        """Return what is read out."""


@runtime_checkable
class Foldable(Protocol):
    """A button that shows and hides something."""

    @property
    def is_unfolded(self) -> bool:
        """Whether it is shown."""


class WidgetInterface(QAccessibleWidget):
    """Answers for a widget with a role of its own, and for a plain one that has a name."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)

    @override
    def role(self) -> Role:
        widget = self.widget()
        given = widget.property(ROLE)
        if given is not None:
            return Role(given)
        if not widget.accessibleName():
            return Role.Client
        holds = widget.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return Role.StaticText if holds is None else Role.Grouping

    @override
    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        if isinstance(widget, QAbstractButton) and self.role() in _CHOICES:
            state.checkable, state.checked = 1, int(widget.isChecked())
        if isinstance(widget, QAbstractButton) and self.role() == Role.PageTab:
            state.selectable, state.selected = 1, int(widget.isChecked())
        if isinstance(widget, Foldable):
            state.expandable = 1
            state.expanded, state.collapsed = int(widget.is_unfolded), int(not widget.is_unfolded)
        return state

    @override
    def text(self, t: QAccessible.Text) -> str:
        widget = self.widget()
        if t == QAccessible.Text.Value and isinstance(widget, Valued):
            return widget.spoken_value()
        if t == QAccessible.Text.Name and not widget.accessibleName():
            return widget.text() if isinstance(widget, QAbstractButton) else ""
        return super().text(t)

    @override
    def actionNames(self) -> list[str]:
        pressed = isinstance(self.widget(), QAbstractButton | Pressable)
        return [_PRESS, *super().actionNames()] if pressed else super().actionNames()

    @override
    def doAction(self, actionName: str) -> None:
        widget = self.widget()
        if actionName != _PRESS:
            super().doAction(actionName)
        # After the answer, since a press may open a menu.
        elif isinstance(widget, QAbstractButton):
            QTimer.singleShot(0, widget, widget.click)
        elif isinstance(widget, Pressable):
            QTimer.singleShot(0, widget, widget.press)


@cache
def be_told() -> None:
    """Let Qt ask here, from now on, what the widgets are that it does not know.

    Qt asks only while a screen reader is on. What is made for a widget stays, some 300 bytes.
    """
    QAccessible.installFactory(_make)


def _make(key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    if thing.property(ROLE) is not None:
        return WidgetInterface(thing)
    # One of ours may get its name later.
    ours = not type(thing).__module__.startswith("PySide6")
    plain = key in _PLAIN and (ours or thing.accessibleName())
    return WidgetInterface(thing) if plain else None
