"""The menu of a topic of the passage: which proposition the speaker's stance is towards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.codebook import Topic
    from briefer.model.passage import TopicTag


def proposition_menu(
    parent: QWidget,
    topic: Topic,
    tag: TopicTag,
    change: Callable[[TopicTag], object],
    create: Callable[[], object],
    remove: Callable[[], object],
) -> QMenu:
    """Return the menu; it is deleted when it closes."""
    menu = named(QMenu(parent), "inspector.proposition-menu", tr("Proposition"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    group = QActionGroup(menu)
    for proposition in topic.propositions:
        action = _offer(menu, group, proposition.label, str(proposition.id))
        action.setToolTip(proposition.text)
        action.setChecked(proposition.id == tag.proposition_id)
        chosen = replace(tag, proposition_id=proposition.id)
        action.triggered.connect(lambda _checked=False, chosen=chosen: change(chosen))
    none = _offer(menu, group, tr("No proposition"), "none")
    none.setChecked(tag.proposition_id is None)
    without = replace(
        tag, proposition_id=None, stance=None, condition=None, condition_inferred=False
    )
    none.triggered.connect(lambda _checked=False: change(without))
    menu.addSeparator()
    new = menu.addAction(tr("New proposition…"))
    new.setObjectName("inspector.proposition.new")
    new.triggered.connect(lambda _checked=False: create())
    menu.addSeparator()
    gone = menu.addAction(tr("Remove topic"))
    gone.setObjectName("inspector.proposition.remove")
    gone.triggered.connect(lambda _checked=False: remove())
    return menu


def _offer(menu: QMenu, group: QActionGroup, words: str, key: str) -> QAction:
    action = QAction(words.replace("&", "&&"), group)
    action.setObjectName(f"inspector.proposition.{key}")
    action.setCheckable(True)
    menu.addAction(action)
    return action
