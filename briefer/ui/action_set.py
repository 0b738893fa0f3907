"""The rows of the table of actions as Qt actions of one window part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from briefer.ui.actions import ACTIONS, BY_ID
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Runnable:
    """Something that a pane does by a key of its own, as the finder runs it.

    `short` are a few letters that find it at once; they stand beside the words.
    """

    text: str
    keys: str
    run: Callable[[], object]
    enabled: bool = True
    short: str = ""


class ActionSet(QObject):
    """Gives actions their effect, and enables them by what is possible now.

    An action that nobody has bound is disabled and in no menu.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._conditions: frozenset[str] = frozenset()
        self._runnables: dict[str, Callable[[], Sequence[Runnable]]] = {}

    def bind(self, action_id: str, widget: QWidget, slot: Callable[[], object]) -> QAction:
        """Let the action call `slot`; its keys work in `widget` (in its window for "window")."""
        row = BY_ID[action_id]
        action = QAction(tr(row.text), self)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if row.where == "window"
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.setEnabled(row.needs <= self._conditions)
        action.triggered.connect(lambda _checked=False: slot())
        widget.addAction(action)
        self._actions[action_id] = action
        return action

    def action(self, action_id: str) -> QAction:
        """Return a bound action, for a button or a menu of a pane."""
        return self._actions[action_id]

    def bound(self, action_id: str) -> QAction | None:
        """Return an action, or None where nobody has bound it."""
        return self._actions.get(action_id)

    def offer(self, action_id: str, runnables: Callable[[], Sequence[Runnable]]) -> None:
        """Let the finder run what a pane does by keys that it reads itself."""
        self._runnables[action_id] = runnables

    def runnables(self, action_id: str) -> Sequence[Runnable]:
        """Return what there is to run for such keys, as things are now."""
        offered = self._runnables.get(action_id)
        return offered() if offered else ()

    def allow(self, conditions: Iterable[str]) -> None:
        """Enable the actions whose needs are among `conditions`, and disable the others."""
        self._conditions = frozenset(conditions)
        for action_id, action in self._actions.items():
            action.setEnabled(BY_ID[action_id].needs <= self._conditions)

    def fill(self, menu: QMenu, name: str) -> None:
        """Add the bound actions of one menu, in the order of the table."""
        for row in ACTIONS:
            if row.menu == name and row.id in self._actions:
                menu.addAction(self._actions[row.id])
