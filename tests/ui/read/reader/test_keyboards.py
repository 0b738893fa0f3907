"""Keyboards of other countries: dead keys, input methods, digits behind Shift, the keypad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from briefer.services import articles, topics

if TYPE_CHECKING:
    from tests.ui.read.conftest import Hands

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
WORDS = "shelters ran out of beds"


def press(hands: Hands, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Send a key as a keyboard layout makes it: what it is called, and what it writes."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(hands.focused, QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


def compose(hands: Hands, preedit: str, commit: str = "") -> None:
    """Send what an input method writes to whoever has the focus."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(hands.focused, event)
    QApplication.processEvents()


@pytest.fixture
def pinned(hands: Hands) -> int:
    """The topic that the digit 4 stands for."""
    ws = hands.session.workspace
    topic = ws.codebook.load().topics[0]
    topics.change(ws, topic.id, shortcut="4")
    return topic.id


def test_the_page_asks_for_dead_keys_and_input_methods_though_it_is_read_only(
    hands: Hands,
) -> None:
    assert hands.text.isReadOnly()
    assert hands.text.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


@pytest.mark.parametrize("letter", ["ó", "Ó", "ñ", "ä", "ż"])
def test_a_letter_made_by_a_dead_key_opens_the_palette_with_it(hands: Hands, letter: str) -> None:
    hands.select(WORDS)
    press(hands, Key.Key_Dead_Acute, "")
    assert not hands.palette.isVisible()
    compose(hands, "", letter)
    assert hands.palette.field.line.text() == letter
    compose(hands, "", "x")
    assert hands.palette.field.line.text() == f"{letter}x"


def test_a_dead_key_that_comes_as_a_key_event_opens_it_too(hands: Hands) -> None:
    hands.select(WORDS)
    press(hands, Key.Key_Dead_Acute, "")
    press(hands, Key.Key_O, "ó")
    assert hands.palette.field.line.text() == "ó"


def test_what_an_input_method_composes_goes_on_in_the_palette(hands: Hands) -> None:
    hands.select(WORDS)
    compose(hands, "ㅁ")
    assert hands.palette.isVisible()
    compose(hands, "메")
    compose(hands, "", "멕")
    assert hands.palette.field.line.text() == "멕"
    assert hands.has_focus(hands.palette.field.line)
    compose(hands, "ㅅ")
    assert hands.palette.isVisible()
    compose(hands, "", "시코")
    assert hands.palette.field.line.text() == "멕시코"
    hands.press(Key.Key_Escape)
    assert hands.has_focus(hands.text)
    assert hands.selected() == WORDS


def test_an_input_method_that_gives_up_leaves_an_empty_palette(hands: Hands) -> None:
    count = len(hands.passages)
    hands.select(WORDS)
    compose(hands, "ㅁ")
    compose(hands, "")
    assert hands.palette.field.line.text() == ""
    hands.press(Key.Key_Escape)
    assert not hands.palette.isVisible()
    assert len(hands.passages) == count


def test_nothing_is_composed_where_nothing_is_selected(hands: Hands) -> None:
    hands.text.select(0, 0)
    compose(hands, "", "ó")
    assert not hands.palette.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_4, NONE),
        (Key.Key_Apostrophe, SHIFT),
        (Key.Key_4, SHIFT),
        (Key.Key_4, KEYPAD),
        (Key.Key_4, SHIFT | Qt.KeyboardModifier.GroupSwitchModifier),
    ],
    ids=["plain", "azerty", "azerty on windows", "keypad", "second group"],
)
def test_a_digit_tags_wherever_it_stands_on_the_keyboard(
    hands: Hands, pinned: int, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    hands.select(WORDS)
    press(hands, key, "4", modifiers)
    assert hands.newest.quote == WORDS
    assert [tag.topic_id for tag in hands.newest.topics] == [pinned]


def test_the_top_row_of_azerty_opens_the_palette_with_its_letters(hands: Hands) -> None:
    hands.select(WORDS)
    press(hands, Key.Key_Ampersand, "&")
    assert not hands.palette.isVisible()
    press(hands, Key.Key_Eacute, "é")
    assert hands.palette.field.line.text() == "é"


def test_the_signs_behind_shift_do_what_they_do_elsewhere(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    hands.select("closed crossings")
    press(hands, Key.Key_Semicolon, ".", SHIFT)
    assert hands.newest.quote == "closed crossings"
    press(hands, Key.Key_Colon, "/", SHIFT)
    assert hands.pane.find_bar.isVisible()


def test_the_keypad_s_enter_and_delete_work(hands: Hands) -> None:
    hands.select(WORDS)
    press(hands, Key.Key_Enter, "\r", KEYPAD)
    assert hands.palette.isVisible()
    hands.type("amlo")
    press(hands, Key.Key_Enter, "\r", KEYPAD)
    hands.press(Key.Key_Escape)
    made = hands.newest.id
    press(hands, Key.Key_Delete, "\x7f", KEYPAD)
    assert made not in [passage.id for passage in hands.passages]


def test_a_date_begins_with_a_digit_of_the_keypad(hands: Hands) -> None:
    ws = hands.session.workspace
    articles.set_facts(ws, hands.session.selection.article_id, published="2023-12-27")
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_E, Qt.KeyboardModifier.AltModifier)
    press(hands, Key.Key_2, "2", KEYPAD)
    press(hands, Key.Key_6, "6", KEYPAD)
    hands.type(" Dec")
    hands.press(Key.Key_Return)
    assert hands.newest.statement.event_date == "2023-12-26"


@pytest.mark.parametrize("modifiers", [ALTGR, NONE], ids=["as Ctrl and Alt", "as a group"])
def test_alt_gr_writes_a_letter_in_a_line(hands: Hands, modifiers: Qt.KeyboardModifier) -> None:
    hands.select(WORDS)
    press(hands, Key.Key_A, "ą", modifiers)
    assert hands.palette.field.line.text() == "ą"
    hands.press(Key.Key_Backspace)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_N, Qt.KeyboardModifier.AltModifier)
    press(hands, Key.Key_A, "ą", modifiers)
    assert hands.palette.kinds.note.line.text() == "ą"


def test_with_single_keys_off_a_shifted_digit_is_typed(hands: Hands) -> None:
    preferences = hands.session.preferences
    preferences.change(replace(preferences.value, single_keys=False))
    hands.select(WORDS)
    press(hands, Key.Key_Apostrophe, "4", SHIFT)
    assert hands.palette.field.line.text() == "4"
