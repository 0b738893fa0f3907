"""The table of actions, and what binds its rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from briefer.ui.action_set import ActionSet
from briefer.ui.actions import ACTIONS, PLACES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.actions import Action


def test_every_action_has_an_id_of_its_own_and_words() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1
    assert all(action.text for action in ACTIONS)


def test_keys_mean_one_thing_in_one_place() -> None:
    taken = Counter((action.where, keys) for action in ACTIONS for keys in action.keys)
    assert not [pair for pair, times in taken.items() if times > 1]


def test_every_place_has_a_heading_on_the_page_of_keys() -> None:
    assert {action.where for action in ACTIONS} <= PLACES.keys()


@pytest.mark.parametrize("action", [a for a in ACTIONS if not a.shown_only], ids=lambda a: a.id)
def test_qt_knows_the_keys(action: Action) -> None:
    for keys in action.keys:
        assert not QKeySequence(keys).isEmpty()
        assert QKeySequence(keys).toString()


def test_the_keys_of_a_bound_action_call_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    called = []
    actions = ActionSet(window)
    actions.bind("help.keys", window, lambda: called.append("keys"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert called == ["keys"]


def test_the_keys_of_a_pane_work_in_that_pane_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    inside, outside = QLineEdit(), QLineEdit()
    pane = QWidget()
    QVBoxLayout(pane).addWidget(inside)
    column.addWidget(pane)
    column.addWidget(outside)
    called = []
    actions = ActionSet(window)
    actions.allow({"writable"})
    actions.bind("articles.facts", pane, lambda: called.append("facts"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_F2)
    assert called == []
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_F2)
    assert called == ["facts"]


def test_an_action_is_enabled_while_its_needs_are_met(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    actions = ActionSet(widget)
    undo = actions.bind("edit.undo", widget, lambda: None)
    assert not undo.isEnabled()
    actions.allow({"undo", "writable"})
    assert undo.isEnabled()
    actions.allow({"undo"})
    assert not undo.isEnabled()


def test_a_menu_lists_what_is_bound_in_the_order_of_the_table(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    actions = ActionSet(widget)
    actions.bind("file.quit", widget, lambda: None)
    actions.bind("file.new", widget, lambda: None)
    menu = QMenu(widget)
    actions.fill(menu, "file")
    assert [action.objectName() for action in menu.actions()] == ["file.new", "file.quit"]
