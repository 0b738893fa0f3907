"""The note: written while one types, never lost, and undone by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from briefer.model.passage import PartyTag
from briefer.services import history, tagging

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen
    from tests.ui.read.inspector.conftest import Bench

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def _note(ws: Workspace, passage_id: int) -> str | None:
    return ws.passages.get(passage_id).statement.note


def test_a_note_is_written_half_a_second_after_the_last_key(bench: Bench, qtbot: QtBot) -> None:
    bench.choose(1)
    bench.pane.note.text.setFocus()
    bench.type("Check this")
    assert bench.passage().statement.note is None
    qtbot.waitUntil(lambda: bench.passage().statement.note == "Check this")


def test_one_spell_of_typing_is_one_step(bench: Bench) -> None:
    bench.choose(1)
    before = bench.steps
    bench.pane.note.text.setFocus()
    bench.type("First")
    bench.pane.flush()
    bench.type(" and more")
    bench.pane.flush()
    assert bench.passage().statement.note == "First and more"
    assert bench.steps == [*before, "Write a note"]
    history.undo(bench.workspace)
    assert bench.passage().statement.note is None
    assert bench.pane.note.text.toPlainText() == ""


def test_leaving_the_box_writes_and_ends_the_spell(bench: Bench) -> None:
    bench.choose(1)
    note = bench.pane.note.text
    note.setFocus()
    bench.type("First")
    bench.press(Key.Key_Tab)
    assert bench.focused is not note
    assert bench.passage().statement.note == "First"
    note.setFocus()
    note.moveCursor(note.textCursor().MoveOperation.End)
    bench.type(" second")
    bench.pane.flush()
    assert bench.steps[-2:] == ["Write a note", "Write a note"]


def test_choosing_another_passage_writes_the_note_of_the_first(bench: Bench) -> None:
    first = bench.choose(1)
    bench.pane.note.text.setFocus()
    bench.type("Of the first")
    second = bench.choose(2)
    assert _note(bench.workspace, first.id) == "Of the first"
    assert _note(bench.workspace, second.id) == "nobody says this"
    assert bench.pane.note.text.toPlainText() == "nobody says this"


def test_a_change_elsewhere_leaves_text_and_caret_where_they_are(bench: Bench) -> None:
    passage = bench.choose(1)
    note = bench.pane.note.text
    note.setFocus()
    bench.type("Half typed")
    bench.press(Key.Key_Left)
    tagging.add_party(bench.workspace, passage.id, PartyTag(bench.who("Cuba")))
    assert note.toPlainText() == "Half typed"
    assert note.textCursor().position() == len("Half type")
    bench.type("!")
    bench.pane.flush()
    assert bench.passage().statement.note == "Half type!d"
    assert len(bench.passage().parties) == 1
    assert note.textCursor().position() == len("Half type!")


def test_the_box_grows_with_its_text(bench: Bench) -> None:
    bench.choose(1)
    note = bench.pane.note.text
    low = note.height()
    note.setFocus()
    bench.type("a word and another one " * 8)
    assert note.height() > low + 2 * note.fontMetrics().lineSpacing()
    assert not note.verticalScrollBar().isVisible()


def test_a_note_keeps_signs_that_qt_would_change(bench: Bench) -> None:
    bench.choose(1)
    note = bench.pane.note.text
    note.setFocus()
    note.insertPlainText("50\u00a0000 migrants\n\U0001f600 עברית")
    bench.pane.flush()
    assert bench.passage().statement.note == "50\u00a0000 migrants\n\U0001f600 עברית"


def test_ctrl_z_in_the_note_asks_the_history(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    ws = page.session.workspace
    passage = ws.passages.of_article(1)[0]
    page.session.selection.choose_passage(passage.id)
    note = screen.find("inspector.note")
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "A thought")
    QTest.keyClick(note, Key.Key_Z, CONTROL)
    assert _note(ws, passage.id) is None
    assert note.toPlainText() == ""
    assert ws.history.redoable() is not None
    assert note.hasFocus()
    QTest.keyClick(note, Key.Key_Y, CONTROL)
    assert _note(ws, passage.id) == "A thought"
    assert note.toPlainText() == "A thought"


def test_closing_the_briefing_writes_the_note(page: BriefingPage, screen: Screen) -> None:
    ws = page.session.workspace
    passage = ws.passages.of_article(1)[0]
    page.session.selection.choose_passage(passage.id)
    note = screen.find("inspector.note")
    note.setFocus()
    QTest.keyClicks(note, "At the last moment")
    page.session.selection.flush_asked.emit()
    assert _note(ws, passage.id) == "At the last moment"


def test_a_note_is_read_only_in_a_briefing_that_is(read_only: Bench) -> None:
    read_only.choose(2)
    note = read_only.pane.note.text
    note.setFocus()
    QTest.keyClicks(note, "Not kept")
    assert note.toPlainText() == "nobody says this"
