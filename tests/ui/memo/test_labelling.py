"""The menu of a block labels it: a handling mark of its own, and how sure a judgement is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import block_labels, history, memos

if TYPE_CHECKING:
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


def open_menu(desk: Desk) -> QMenu:
    """Open the menu where the caret stands, with the keyboard."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(desk.composer.viewport(), event)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def choose(desk: Desk, title: str, words: str) -> list[str]:
    """Choose an entry of a part of the menu; return the one that was ticked."""
    menu = open_menu(desk)
    part = next(a for a in menu.actions() if a.text() == title).menu()
    assert isinstance(part, QMenu)
    ticked = [action.text() for action in part.actions() if action.isChecked()]
    next(action for action in part.actions() if action.text() == words).trigger()
    menu.close()
    return ticked


def titles(desk: Desk) -> set[str]:
    menu = open_menu(desk)
    found = {action.text() for action in menu.actions() if action.menu() is not None}
    menu.close()
    return found


def test_a_block_gets_a_handling_mark_of_its_own(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("They meet.")
    desk.flush()
    assert choose(desk, "Handling mark", "(CUI)") == ["None"]
    (block,) = desk.section("bottom-line").blocks
    assert block.portion == "CUI"
    assert choose(desk, "Handling mark", "None") == ["(CUI)"]
    assert desk.block(block.id).portion == ""
    history.undo(desk.workspace)
    assert desk.block(block.id).portion == "CUI"


def test_the_marks_are_those_of_the_memos_scheme(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("They meet.")
    desk.flush()
    memos.set_field(desk.workspace, desk.memo.id, "banner", "TLP:AMBER")
    choose(desk, "Handling mark", "(TLP:GREEN)")
    (block,) = desk.section("bottom-line").blocks
    assert block.portion == "TLP:GREEN"


def test_a_sentence_that_is_no_judgement_is_not_asked_how_sure_it_is(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("They meet.")
    desk.flush()
    assert "Confidence" not in titles(desk)


def test_a_judgement_says_how_sure_it_is(desk: Desk) -> None:
    made = memos.add(desk.workspace, "assessment")
    desk.pane.desk.choose(made.id)
    desk.qtbot.waitUntil(lambda: desk.pane.memo_id == made.id)
    section = desk.section("judgements")
    memos.add_block(desk.workspace, section.id, MemoBlock(PARAGRAPH, ((Text("We judge so."),),)))
    desk.qtbot.waitUntil(lambda: bool(desk.texts("judgements")) and desk.composer.isVisible())
    desk.go(desk.texts("judgements")[0])
    assert choose(desk, "Confidence", "Moderate") == ["Not said"]
    (block,) = desk.section("judgements").blocks
    assert block.confidence == "moderate"
    block_labels.set_confidence(desk.workspace, block.id, "low")
    assert choose(desk, "Confidence", "High") == ["Low"]
