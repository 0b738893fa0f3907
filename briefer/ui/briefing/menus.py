"""The menus, built from the table of actions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefer.services import recents
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.action_set import ActionSet

_RECENT = 8

IN_THE_SYSTEM_S_BAR = sys.platform == "darwin"
"""Whether menus stand in the bar of the system, and not behind a button."""


def menus() -> tuple[tuple[str, str], ...]:
    """Return the menus with their titles."""
    return (
        ("file", tr("File")),
        ("edit", tr("Edit")),
        ("view", tr("View")),
        ("help", tr("Help")),
    )


def fill_menus(
    target: QMenu | QMenuBar, actions: ActionSet, open_recent: Callable[[str], None]
) -> None:
    """Add every menu to the menu of the button, or to the menu bar of macOS."""
    for name, title in menus():
        menu = QMenu(title, target)
        menu.setObjectName(f"menu.{name}")
        actions.fill(menu, name)
        if name == "file":
            _insert_recent(menu, actions, open_recent)
        if not menu.isEmpty():
            target.addMenu(menu)
        else:
            menu.deleteLater()


def _insert_recent(menu: QMenu, actions: ActionSet, open_recent: Callable[[str], None]) -> None:
    submenu = QMenu(tr("Open recent"), menu)
    submenu.setObjectName("menu.recent")
    for entry in recents.load()[:_RECENT]:
        if entry.is_there:
            action = submenu.addAction(entry.title)
            action.setToolTip(entry.path)
            action.triggered.connect(lambda _checked=False, path=entry.path: open_recent(path))
    submenu.setEnabled(not submenu.isEmpty())
    below = actions.action("file.open")
    following = menu.actions()[menu.actions().index(below) + 1 :]
    menu.insertMenu(following[0] if following else None, submenu)  # type: ignore[arg-type]  # None: at the end


def menu_of(parent: QWidget, actions: ActionSet, open_recent: Callable[[str], None]) -> QMenu:
    """Return a new menu for the menu button, gone when it closes."""
    menu = QMenu(parent)
    menu.setObjectName("menu.all")
    fill_menus(menu, actions, open_recent)
    return menu


def menu_bar_of(actions: ActionSet, open_recent: Callable[[str], None]) -> QMenuBar:
    """Return a new bar with every menu, for the window."""
    bar = QMenuBar()
    bar.setObjectName("menu.bar")
    fill_menus(bar, actions, open_recent)
    return bar
