"""Entries are put in another order, and merged, in the tree: by keys, by dragging, by the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

if TYPE_CHECKING:
    from tests.ui.codebook.conftest import Desk

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def below(desk: Desk, path: str | None) -> list[str]:
    parent = desk.topic(path).id if path else None
    return [t.name for t in desk.codebook.topics if t.parent_id == parent]


def test_alt_and_up_and_down_order_topics(desk: Desk) -> None:
    before, codebook = below(desk, "Sanctions"), desk.codebook
    desk.choose_topic(f"Sanctions/{before[2]}")
    desk.press(Qt.Key.Key_Up, ALT)
    assert below(desk, "Sanctions") == [before[0], before[2], before[1], *before[3:]]
    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Up, ALT)
    assert below(desk, "Sanctions") == [before[2], before[0], before[1], *before[3:]]
    node = desk.page.tree.current
    assert node is not None
    assert node.name == before[2]
    desk.press(Qt.Key.Key_Down, ALT)
    for _ in range(3):
        desk.undo()
    assert desk.codebook == codebook


def test_alt_and_down_order_stakeholders_of_a_side(desk: Desk) -> None:
    people = [s.name for s in desk.codebook.stakeholders if s.side == "Mexico"]
    before = desk.codebook
    desk.choose_who(people[0])
    desk.press(Qt.Key.Key_Down, ALT)
    after = [s.name for s in desk.codebook.stakeholders if s.side == "Mexico"]
    assert after == [people[1], people[0], *people[2:]]
    desk.undo()
    assert desk.codebook == before


def test_a_topic_is_dragged_between_two_others(desk: Desk) -> None:
    before, codebook = below(desk, None), desk.codebook
    desk.drop("Aid", "Sanctions", above=True)
    others = [name for name in before if name != "Aid"]
    place = others.index("Sanctions")
    assert below(desk, None) == [*others[:place], "Aid", *others[place:]]
    desk.undo()
    assert desk.codebook == codebook


def test_a_topic_is_dragged_below_another_and_the_step_says_so(desk: Desk) -> None:
    aid = desk.topic("Aid")
    desk.drop("Aid", "Border")
    assert desk.topic("Border/Aid").id == aid.id
    step = desk.workspace.history.undoable()
    assert step is not None
    assert step.label == "Move topic “Aid”"


def test_a_drop_with_ctrl_shows_what_a_merge_would_change(desk: Desk) -> None:
    before = desk.codebook
    aid = desk.topic("Aid")
    desk.drop("Aid", "Border", CONTROL)
    assert desk.screen.text("codebook-merge.title") == "Merge “Aid” into “Border”"
    assert desk.codebook == before
    desk.press(Qt.Key.Key_Return)
    assert aid.id not in desk.codebook.topic_by_id
    desk.undo()
    assert desk.codebook == before


def test_keys_open_the_panes_that_merge_and_split(desk: Desk) -> None:
    desk.choose_topic("Aid")
    desk.press(Qt.Key.Key_M, CONTROL)
    assert desk.screen.text("codebook-merge.title") == "Merge “Aid”"
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_T, CONTROL)
    assert desk.screen.text("codebook-split.title") == "Split “Aid”"
    assert not desk.screen.shows("codebook-merge")


def test_the_menu_of_an_entry_merges(desk: Desk) -> None:
    desk.choose_who("Joe Biden")
    tree = desk.page.tree
    at = tree.visualRect(tree.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(a for a in menu.actions() if a.objectName() == "codebook.merge-entry")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()
    assert desk.screen.text("codebook-merge.title") == "Merge “Biden”"
