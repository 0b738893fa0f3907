"""Something that is only painted, as a screen reader finds it on the widget that paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QWindow,
)
from shiboken6 import Shiboken

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_PRESS = QAccessibleActionInterface.pressAction()
_FOCUS = QAccessibleActionInterface.setFocusAction()


class Painted(QObject):
    """Stands for something painted on a widget, its parent, of which it is an accessible child."""

    role = QAccessible.Role.StaticText

    @property
    def canvas(self) -> QWidget:
        """The widget that it is painted on."""
        return cast("QWidget", self.parent())

    def name(self) -> str:
        """Return what is read out for it."""
        raise NotImplementedError

    def remark(self) -> str:
        """Return what is read out after the name, on request."""
        return ""

    def box(self) -> QRect:
        """Return where it is painted, in pixels of the canvas."""
        raise NotImplementedError

    def actions(self) -> list[str]:
        """Return what can be done with it: Qt's names for pressing it and for focusing it."""
        return []

    def chosen(self) -> bool:
        """Say whether it is the one that is chosen."""
        return False

    def press(self) -> None:
        """Do what a click on it does."""

    def focus(self) -> None:
        """Make it the one that the keys work on."""


class _Actions(QAccessibleActionInterface):
    """What can be done with something painted."""

    def __init__(self, painted: Painted) -> None:
        super().__init__()
        self._painted = painted

    @override
    def actionNames(self) -> list[str]:
        return self._painted.actions()

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == _FOCUS:
            self._painted.focus()
        elif actionName == _PRESS:
            self._painted.press()

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return []


class PaintedInterface(QAccessibleObject):
    """Answers Qt's questions about something painted."""

    def __init__(self, painted: Painted) -> None:
        super().__init__(painted)
        self._painted = painted
        self._actions = _Actions(painted)

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> int:
        address = 0
        if arg__1 == QAccessible.InterfaceType.ActionInterface and self._painted.actions():
            (address,) = Shiboken.getCppPointer(self._actions)
        # The stubs say a number, but Qt crashes unless it gets the pointer itself.
        return Shiboken.VoidPtr(address)  # type: ignore[return-value]  # see above

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._painted.canvas)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return cast("QAccessibleInterface", None)

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def role(self) -> QAccessible.Role:
        return self._painted.role

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            return self._painted.name()
        return self._painted.remark() if t == QAccessible.Text.Description else ""

    @override
    def rect(self) -> QRect:
        canvas = self._painted.canvas
        box = self._painted.box()
        return QRect(canvas.mapToGlobal(box.topLeft()), box.size())

    @override
    def state(self) -> QAccessible.State:
        painted = self._painted
        state = QAccessible.State()
        state.readOnly = 1
        if _FOCUS in painted.actions():
            state.focusable = state.selectable = 1
            state.selected = int(painted.chosen())
            state.focused = int(painted.chosen() and painted.canvas.hasFocus())
        shown = painted.canvas.isVisible()
        state.invisible = int(not shown)
        state.offscreen = int(not painted.canvas.rect().intersects(painted.box()))
        return state

    @override
    def window(self) -> QWindow:
        return self._painted.canvas.window().windowHandle()


_kept: dict[Painted, PaintedInterface] = {}
"""Interfaces that Qt holds pointers to.

Qt deletes them itself, with what they stand for; Python must not have done it before.
"""


def interface_of(painted: Painted) -> QAccessibleInterface:
    """Return the interface of something painted, made when it is first asked for.

    A factory of Qt's would keep every one that it has made until the program ends.
    """
    if painted not in _kept:
        _kept[painted] = PaintedInterface(painted)
        QAccessible.registerAccessibleInterface(_kept[painted])
    return _kept[painted]


def drop(gone: Sequence[Painted], *, tell: bool = True) -> None:
    """Forget what is no longer painted; screen readers are told unless they know by other ways."""
    for painted in gone:
        if tell and painted in _kept and QAccessible.isActive():
            event = QAccessibleEvent(_kept[painted], QAccessible.Event.ObjectDestroyed)
            QAccessible.updateAccessibility(event)
        Shiboken.delete(painted)
    for painted in [one for one, interface in _kept.items() if not Shiboken.isValid(interface)]:
        del _kept[painted]
