"""Keys that come fast, late, or one passage after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
FIRST, SECOND = "The talks were tense", "they went on"


@pytest.fixture
def page(show_text: Callable[[str], Hands]) -> Hands:
    """Two clauses to tag, one after the other."""
    return show_text(f"{FIRST}, and {SECOND}. Nobody left.")


def press_at(hands: Hands, letter: str, time: int) -> None:
    """Let a letter arrive that was pressed at a time in milliseconds."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(
            kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter, False, 1
        )
        event.setTimestamp(time)
        QApplication.sendEvent(hands.focused, event)
    QApplication.processEvents()


def go_to_kind(hands: Hands, words: str) -> None:
    hands.select(words)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)


def test_the_letters_for_one_passage_are_not_those_of_the_next(page: Hands) -> None:
    go_to_kind(page, FIRST)
    page.type("fr")
    page.press(Key.Key_Return)
    assert page.newest.statement.type == "framing"
    go_to_kind(page, SECOND)
    page.type("ac")
    page.press(Key.Key_Return)
    assert page.newest.statement.type == "action"


@pytest.mark.parametrize(("pause", "type_"), [(300, "framing"), (5000, "refusal")])
def test_a_pause_is_measured_from_press_to_press(page: Hands, pause: int, type_: str) -> None:
    go_to_kind(page, FIRST)
    press_at(page, "f", 1_000_000)
    press_at(page, "r", 1_000_000 + pause)
    assert page.newest.statement.type == type_


def test_enter_in_the_note_writes_it_and_ends_the_visit(page: Hands) -> None:
    go_to_kind(page, FIRST)
    page.press(Key.Key_N, ALT)
    page.type("who says so?")
    page.press(Key.Key_Return)
    assert page.newest.statement.note == "who says so?"
    assert not page.palette.isVisible()
    assert page.has_focus(page.text)


def test_enter_in_the_note_takes_what_the_quotation_marks_suggest(page: Hands) -> None:
    page.select(FIRST)
    page.type("amlo")
    page.press(Key.Key_Return)
    page.press(Key.Key_Tab)
    page.press(Key.Key_N, ALT)
    page.type("x")
    page.press(Key.Key_Return)
    assert (page.newest.statement.modality, page.newest.statement.note) == ("paraphrase", "x")


def test_words_that_nobody_says_are_suggested_as_the_outlets(page: Hands) -> None:
    page.select(FIRST)
    page.type("flows")
    page.press(Key.Key_Return)
    page.press(Key.Key_Tab)
    assert page.palette.kinds.words.suggested == "outlet"
    assert page.newest.statement.modality is None
    page.press(Key.Key_Return)
    assert page.newest.statement.modality == "outlet"


def test_esc_in_the_note_keeps_the_old_words_and_ends_the_visit(page: Hands) -> None:
    go_to_kind(page, FIRST)
    page.type("fr")
    page.press(Key.Key_N, ALT)
    page.type("never mind")
    page.press(Key.Key_Escape)
    assert (page.newest.statement.type, page.newest.statement.note) == ("framing", None)
    assert not page.palette.isVisible()
