"""The Memo workspace in the whole window: keys, undo, status, export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from briefer.memo.draft import extract_block
from briefer.model.inline import Text, plain_text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import memos
from briefer.ui.memo.composer.piece import WRITTEN, Kind
from briefer.ui.memo.workspace import MemoWorkspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(page: BriefingPage, screen: Screen, qtbot: QtBot) -> MemoWorkspace:
    """The Memo workspace of the window, with a draft on the desk."""
    memos.add(page.session.workspace)
    screen.press(Key.Key_3, CONTROL)
    pane = screen.find("memo")
    assert isinstance(pane, MemoWorkspace)
    qtbot.waitUntil(lambda: pane.desk.rendering is not None and pane.desk.is_up_to_date)
    return pane


def write(pane: MemoWorkspace, words: str) -> None:
    composer = pane.composer
    place = next(piece for piece in composer.sheet.pieces if piece.kind is Kind.PARAGRAPH)
    composer.setFocus()
    composer.caret.enter(place)
    QTest.keyClicks(composer, words)


def said(page: BriefingPage, pane: MemoWorkspace) -> list[str]:
    section = page.session.workspace.memos.get(pane.memo_id).sections[0]
    return [plain_text(run) for block in section.blocks for run in block.content]


def test_control_z_takes_back_what_was_typed_and_stays_in_the_memo(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    write(pane, "Mexico offers help.")
    screen.press(Key.Key_Z, CONTROL)
    assert said(page, pane) == []
    assert pane.isVisible()
    screen.press(Key.Key_Y, CONTROL)
    assert said(page, pane) == ["Mexico offers help."]


def test_what_is_typed_is_kept_when_another_workspace_is_shown(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    write(pane, "Mexico offers help.")
    screen.press(Key.Key_1, CONTROL)
    assert not pane.isVisible()
    assert said(page, pane) == ["Mexico offers help."]


def test_what_is_typed_is_kept_when_the_briefing_is_left(
    page: BriefingPage, pane: MemoWorkspace, qtbot: QtBot
) -> None:
    write(pane, "Mexico offers help.")
    workspace, memo_id = page.session.workspace, pane.memo_id
    page.session.selection.flush_asked.emit()
    blocks = workspace.memos.get(memo_id).sections[0].blocks
    assert [plain_text(run) for block in blocks for run in block.content] == ["Mexico offers help."]


def test_the_status_line_says_how_long_the_memo_is(pane: MemoWorkspace, screen: Screen) -> None:
    QApplication.processEvents()
    assert screen.text("status.counts").startswith("Preview up to date · ")
    screen.press(Key.Key_1, CONTROL)
    assert "Preview" not in screen.text("status.counts")


def test_a_finding_that_blocks_switches_the_export_off_while_the_memo_is_in_front(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    assert screen.find("export").isEnabled()
    workspace = page.session.workspace
    passage = next(p for p in workspace.passages.all() if p.voice.value == "report")
    words = f"He says “{passage.quote}”."
    section = workspace.memos.get(pane.memo_id).sections[0]
    memos.add_block(workspace, section.id, MemoBlock(PARAGRAPH, ((Text(words),),)))
    qtbot.waitUntil(lambda: not screen.find("export").isEnabled())
    assert screen.text("export") == "Export: 1 blocks"
    screen.press(Key.Key_1, CONTROL)
    assert screen.find("export").isEnabled()


def test_the_focus_is_in_the_memo_when_it_comes_to_the_front(
    pane: MemoWorkspace, qtbot: QtBot
) -> None:
    qtbot.waitUntil(pane.composer.hasFocus)
    piece = pane.composer.caret.piece
    assert piece is next(p for p in pane.composer.sheet.pieces if p.kind in WRITTEN)


def test_f4_goes_through_the_findings(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    qtbot.waitUntil(pane.composer.hasFocus)
    screen.press(Key.Key_F4)
    screen.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("memo.header.")
    for key in ("to", "subject"):
        memos.set_field(page.session.workspace, pane.memo_id, key, "Somebody")
    qtbot.waitUntil(lambda: pane.desk.is_up_to_date)
    screen.press(Key.Key_Escape)
    screen.press(Key.Key_F4)
    assert screen.find("memo.review").isVisible()


def test_what_was_mended_is_taken_back_with_ctrl_z_and_shown_again(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    ws = page.session.workspace
    passage = next(p for p in ws.passages.all() if p.quote.startswith("orderly, humane"))
    section = ws.memos.get(pane.memo_id).sections[0]
    altered = replace(extract_block(passage), words="orderly and humane migration")
    block_id = memos.add_block(ws, section.id, altered)
    qtbot.waitUntil(lambda: pane.desk.is_up_to_date)
    screen.press(Key.Key_F4)
    screen.press(Key.Key_Return)
    qtbot.waitUntil(lambda: pane.desk.is_up_to_date)
    words = {block.id: block.words for block in ws.memos.get(pane.memo_id).blocks()}
    assert words[block_id] == passage.quote
    screen.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.desk.is_up_to_date)
    words = {block.id: block.words for block in ws.memos.get(pane.memo_id).blocks()}
    assert words[block_id] == altered.words
    assert screen.find("memo.review").isVisible()
    qtbot.waitUntil(lambda: screen.shows("memo.card.1.fix.0"))
    assert screen.find("memo.card.1.fix.0").text().startswith("Restore")  # type: ignore[attr-defined]  # a button
    screen.press(Key.Key_F4)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("memo.card.2.")


def test_an_article_without_a_date_opens_its_facts(
    page: BriefingPage, pane: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    for _ in range(20):
        screen.press(Key.Key_F4)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(focus, QPushButton) and focus.text() == "Set the article’s facts":
            break
    else:
        pytest.fail("no source lacks a date")
    screen.press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.stack.shown == "read")
    assert page.session.selection.article_id == page.session.workspace.articles.all()[0].id
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("facts.")
    assert pane.memo_id
