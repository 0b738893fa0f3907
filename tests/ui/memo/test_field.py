"""A field of memo text: words of a source in it are taken whole or left alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from briefer.ui.memo.composer.field import TextField
from briefer.ui.memo.composer.runs import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.model.inline import Inline
    from briefer.ui.appearance import Appearance

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

OWN = InlineExtract("own", "we will go on, 🐦 as ever", Voice.OWN)
TOLD = InlineExtract("told", "said it\nwould open", Voice.REPORT)
RUN: tuple[Inline, ...] = (
    Text("He says "),
    OWN,
    NoteRef("own"),
    Text(" and the Gazette "),
    TOLD,
    NoteRef("told"),
    Text("."),
)


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> Iterator[TextField]:
    """A field with the focus."""
    field = TextField(appearance)
    field.resize(500, 200)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    yield field
    field.close()
    field.deleteLater()


def press(field: TextField, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(field, key, modifiers)
    QApplication.processEvents()


def atoms(field: TextField) -> list[Inline]:
    return [item for run in field.runs for item in run if not isinstance(item, Text | Emph | Link)]


def place(field: TextField, words: str) -> int:
    """Return where words begin, in UTF-16 units."""
    text = field.toPlainText()
    return len(text[: text.index(words)].encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "runs",
    [
        (),
        ((),),
        (RUN,),
        ((Emph("Asks:", strong=True), Text(" more. "), Emph("Now"), Link("here", "https://a.b")),),
        ((OWN,), (NoteRef("a"), NoteRef("b")), ()),
        ((Text("a"), Text("b"), Text(""), Emph("c"), Emph("d")),),
        ((Text("שלום "), OWN, Text("\ne\u0301 🐦")),),
    ],
)
@pytest.mark.parametrize("bulleted", [False, True])
def test_what_is_shown_is_read_back(
    field: TextField, runs: tuple[tuple[Inline, ...], ...], *, bulleted: bool
) -> None:
    field.show_runs(runs, bulleted=bulleted)
    assert field.runs == normal(runs)
    assert not field.is_dirty


def test_notes_stand_with_their_numbers_and_extracts_in_marks(field: TextField) -> None:
    field.show_runs((RUN,), (("own", 3), ("told", 4)), bulleted=False)
    expected = "He says “we will go on, 🐦 as ever”3 and the Gazette “said it\nwould open”4."
    assert field.toPlainText() == expected
    field.show_runs((RUN,), (("own", 7), ("told", 12)), bulleted=False)
    assert field.toPlainText().endswith("would open”12.")
    assert not field.is_dirty


def test_an_extract_without_a_note_of_its_own_shows_the_number_that_it_prints_with(
    field: TextField,
) -> None:
    field.show_runs(((Text("He says "), OWN, Text(".")),), (("own", 3),), bulleted=False)
    assert field.toPlainText().endswith("as ever”3.")


def test_marks_that_stand_before_an_extract_are_not_doubled(field: TextField) -> None:
    field.show_runs(((Text("He says “"), OWN, Text("”.")),), bulleted=False)
    assert field.toPlainText() == "He says “we will go on, 🐦 as ever”."


@pytest.mark.parametrize(("key", "words"), [(Key.Key_Backspace, "3"), (Key.Key_Delete, "“we")])
def test_one_key_removes_an_atom_whole(field: TextField, key: Qt.Key, words: str) -> None:
    field.show_runs((RUN,), (("own", 3), ("told", 4)), bulleted=False)
    at = place(field, words)
    field.put_caret(at + len(words) if key == Key.Key_Backspace else at)
    press(field, key)
    gone = NoteRef("own") if key == Key.Key_Backspace else OWN
    assert atoms(field) == [item for item in RUN if not isinstance(item, Text) and item != gone]


def test_the_caret_steps_over_an_extract(field: TextField) -> None:
    field.show_runs((RUN,), bulleted=False)
    start = place(field, "“we")
    field.put_caret(start)
    press(field, Key.Key_Right)
    assert field.caret == place(field, "”") + 1
    press(field, Key.Key_Left)
    assert field.caret == start


def test_words_typed_beside_an_extract_are_the_analysts(field: TextField) -> None:
    field.show_runs(((OWN,),), bulleted=False)
    for at, words in ((0, "x"), (field.document().characterCount(), "y")):
        field.put_caret(at)
        QTest.keyClicks(field, words)
    assert field.runs == ((Text("x"), OWN, Text("y")),)


def test_a_selection_that_takes_a_part_takes_the_whole(field: TextField) -> None:
    field.show_runs((RUN,), bulleted=False)
    cursor = field.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(place(field, "go on"), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "x")
    assert field.runs[0][:2] == (Text("Hex"), NoteRef("own"))


def test_a_copy_inside_the_memo_keeps_its_source(field: TextField) -> None:
    field.show_runs((RUN,), bulleted=False)
    field.selectAll()
    press(field, Key.Key_C, CONTROL)
    assert "“we will go on, 🐦 as ever”" in QGuiApplication.clipboard().text()
    press(field, Key.Key_End, CONTROL)
    press(field, Key.Key_V, CONTROL)
    assert atoms(field) == [item for item in (*RUN, *RUN) if not isinstance(item, Text)]


def test_an_input_method_cannot_replace_words_of_a_source(field: TextField) -> None:
    field.show_runs(((Text("a"), OWN, Text("b")),), bulleted=False)
    field.put_caret(field.document().characterCount())
    event = QInputMethodEvent("", [])
    event.setCommitString("日本", -4, 4)
    QApplication.sendEvent(field, event)
    assert field.runs == ((Text("a"), OWN, Text("b日本")),)


def test_words_of_a_source_that_something_has_changed_are_put_back(
    field: TextField, qtbot: QtBot
) -> None:
    field.show_runs((RUN,), bulleted=False)
    cursor = QTextCursor(field.document())
    cursor.setPosition(place(field, "go on"))
    cursor.insertText("not ")
    cursor.deleteChar()
    assert atoms(field) == [item for item in RUN if not isinstance(item, Text)]
    qtbot.waitUntil(lambda: "“we will go on, 🐦 as ever”" in field.toPlainText())


KEYS = [
    (key, modifiers)
    for key in (
        Key.Key_Left,
        Key.Key_Right,
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_Home,
        Key.Key_End,
    )
    for modifiers in (NONE, SHIFT, CONTROL, CONTROL | SHIFT)
] + [
    (key, modifiers)
    for key in (Key.Key_Backspace, Key.Key_Delete)
    for modifiers in (NONE, SHIFT, CONTROL)
]
KEYS += [(key, CONTROL) for key in (Key.Key_X, Key.Key_C, Key.Key_V, Key.Key_B, Key.Key_I)]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bulleted", [False, True])
def test_no_sequence_of_keys_changes_a_word_of_a_source(
    field: TextField, seed: int, *, bulleted: bool
) -> None:
    chance = random.Random(seed)
    field.show_runs((RUN, RUN) if bulleted else (RUN,), bulleted=bulleted)
    known = {OWN, TOLD, NoteRef("own"), NoteRef("told")}
    words = {"“we will go on, 🐦 as ever”", "“said it\nwould open”"}
    for _ in range(400):
        what = chance.random()
        if what < 0.3:
            QTest.keyClicks(field, chance.choice("abc de"))
        elif what < 0.36:
            _commit(field, chance)
        elif what < 0.4:
            field.put_caret(chance.randrange(field.document().characterCount()))
        elif what < 0.42:
            data = QMimeData()
            data.setText("pasted\nlines")
            field.insertFromMimeData(data)
        else:
            QTest.keyClick(field, *chance.choice(KEYS))
        assert set(atoms(field)) <= known
        for atom in atoms(field):
            if isinstance(atom, InlineExtract):
                assert any(word in field.toPlainText() for word in words)
    QApplication.processEvents()
    field.show_runs(field.runs, bulleted=bulleted)
    assert field.runs == normal(field.runs)


def _commit(field: TextField, chance: random.Random) -> None:
    event = QInputMethodEvent("", [])
    replaced = chance.choice([(0, 0), (-2, 2), (-5, 3)])
    event.setCommitString("日本", *replaced)
    QApplication.sendEvent(field, event)
