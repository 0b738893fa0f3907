"""Finding words in the memo, and replacing those that are the analyst's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from briefer.model.inline import Emph, InlineExtract, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import history, memos

if TYPE_CHECKING:
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def written(desk: Desk) -> Desk:
    """A memo in which "border" stands twice in the analyst's words and once in a source's."""
    passage = desk.workspace.passages.all()[0]
    extract = InlineExtract(passage.guid, "a 🐦 Border", passage.voice)
    section = desk.section("bottom-line").id
    for run in (
        (Text("The bórder; he said "), extract, Text(" today.")),
        (Text("At the "), Emph("border", strong=True), Text(" again.")),
    ):
        memos.add_block(desk.workspace, section, MemoBlock(PARAGRAPH, (run,)))
    desk.wait_for_pages()
    desk.composer.setFocus()
    desk.composer.caret.put(0)
    return desk


def find(desk: Desk, words: str) -> QWidget:
    desk.session.actions.action("memo.find").trigger()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)
    return field


def part(desk: Desk, name: str) -> QWidget:
    found = desk.pane.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def count(desk: Desk) -> str:
    label = part(desk, "findCount")
    assert isinstance(label, QLabel)
    return label.text()


def selected(desk: Desk) -> str:
    return desk.composer.textCursor().selectedText()


def test_hits_are_walked_through_also_in_words_of_a_source(written: Desk) -> None:
    field = find(written, "border")
    assert selected(written) == "bórder"
    total = int(count(written).split()[-1])
    QTest.keyClick(field, Key.Key_Return)
    assert selected(written) == "Border"
    QTest.keyClick(field, Key.Key_Return)
    assert selected(written) == "border"
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert selected(written) == "Border"
    assert count(written) == f"2 of {total}"
    QTest.keyClick(field, Key.Key_Escape)
    assert written.composer.hasFocus()
    assert not field.isVisible()


def test_each_hit_is_framed(written: Desk) -> None:
    before = written.composer.viewport().grab().toImage()
    find(written, "again")
    written.composer.caret.put(0)
    after = written.composer.viewport().grab().toImage()
    block = written.composer.sheet.block(2)
    start = block.text().index("again")
    (box,) = written.composer.marking.boxes(block, start, start + 5)
    at = (round(box.left() - 0.5), round(box.center().y()))
    assert before.pixelColor(*at) != after.pixelColor(*at)


def test_what_replaces_a_hit_looks_as_the_hit_did_and_the_next_one_is_shown(written: Desk) -> None:
    find(written, "border")
    field = part(written, "memo.find.with")
    field.setFocus()
    QTest.keyClicks(field, "frontier")
    QTest.keyClick(field, Key.Key_Return)
    assert written.words("bottom-line")[0].startswith("The frontier; he said")
    assert selected(written) == "Border"
    QTest.keyClick(field, Key.Key_Return)
    told = part(written, "memo.find.told")
    assert isinstance(told, QLabel)
    assert "never replaced" in told.text()
    assert selected(written) == "border"
    QTest.keyClick(field, Key.Key_Return)
    content = written.section("bottom-line").blocks[1].content
    assert content == ((Text("At the "), Emph("frontier", strong=True), Text(" again.")),)


def test_replace_all_is_one_step_and_leaves_sources_alone(written: Desk) -> None:
    before = written.memo
    steps = len(written.workspace.history.steps())
    find(written, "border")
    field = part(written, "memo.find.with")
    field.setFocus()
    QTest.keyClicks(field, "frontier")
    button = part(written, "memo.find.replace-all")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    words = " ".join(written.words("bottom-line"))
    assert words.count("frontier") == 2
    assert "a 🐦 Border" in words
    assert len(written.workspace.history.steps()) == steps + 1
    extracts = [block.words for block in written.memo.blocks()]
    assert extracts == [block.words for block in before.blocks()]
    history.undo(written.workspace)
    assert [b.content for b in written.memo.blocks()] == [b.content for b in before.blocks()]


def test_the_line_below_an_extract_is_not_looked_through(written: Desk) -> None:
    find(written, "s words about")
    assert count(written) == "not found"


def test_a_hit_is_replaced_where_its_words_stand_by_then(written: Desk) -> None:
    field = find(written, "again")
    earlier = written.memo.sections[0].id
    words = MemoBlock(PARAGRAPH, ((Text("A line that comes from elsewhere."),),))
    memos.add_block(written.workspace, earlier, words, 0)
    written.wait_for_pages()
    other = part(written, "memo.find.with")
    other.setFocus()
    QTest.keyClicks(other, "anew")
    QTest.keyClick(other, Key.Key_Return)
    assert written.words("bottom-line")[-1] == "At the border anew."
    assert field.isVisible()


def test_words_that_are_others_by_now_are_not_replaced(written: Desk) -> None:
    find(written, "again")
    block = written.section("bottom-line").blocks[1]
    other_words = replace(block, content=((Text("At the gate anew."),),))
    memos.set_block(written.workspace, block.id, other_words)
    written.wait_for_pages()
    other = part(written, "memo.find.with")
    other.setFocus()
    QTest.keyClicks(other, "x")
    QTest.keyClick(other, Key.Key_Return)
    assert written.words("bottom-line")[-1] == "At the gate anew."
