"""All who are named in an agreement say it, as long as nobody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.services import history

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
BODY = "Both governments agreed to meet again in January. Aid was not spoken of."
BOTH = [("US government", "speaker"), ("Government of Mexico", "speaker")]


@pytest.fixture
def page(show_text: Callable[[str], Hands]) -> Hands:
    """A reader with the text above."""
    return show_text(BODY)


def name(hands: Hands, *typed: str) -> None:
    """Select the agreement and name these, one after the other."""
    hands.select("Both governments agreed to meet again in January.")
    hands.press(Key.Key_Return)
    for letters in typed:
        hands.type(letters)
        hands.press(Key.Key_Return)


def parts(hands: Hands) -> list[tuple[str, str]]:
    known = hands.session.workspace.codebook.load()
    return [(known.stakeholder_by_id[p.stakeholder_id].name, p.part) for p in hands.newest.parties]


def test_whoever_was_named_becomes_a_speaker_at_once_and_it_is_shown(page: Hands) -> None:
    name(page, "us gov", "government of mex")
    assert parts(page) == [BOTH[0], ("Government of Mexico", "addressee")]
    page.press(Key.Key_Tab)
    page.type("ag")
    assert page.newest.statement.type == "agreement"
    assert parts(page) == BOTH
    assert page.palette.kinds.who.accessibleName() == (
        "Who, US government: speaker, Mexico: speaker"
    )


def test_one_undo_takes_the_whole_visit_back(page: Hands) -> None:
    ws = page.session.workspace
    before = ws.passages.all()
    name(page, "us gov", "government of mex", "talks")
    page.press(Key.Key_Tab)
    page.type("ag")
    page.press(Key.Key_Return)
    history.undo(ws)
    assert ws.passages.all() == before


def test_another_type_gives_the_usual_parts_back(page: Hands) -> None:
    name(page, "us gov", "government of mex")
    page.press(Key.Key_Tab)
    page.type("ac")  # the a alone is Agreement
    assert page.newest.statement.type == "action"
    assert parts(page) == [BOTH[0], ("Government of Mexico", "addressee")]


def test_who_is_named_after_the_type_is_a_speaker_too(page: Hands) -> None:
    name(page, "us gov")
    page.press(Key.Key_Tab)
    page.type("ag")
    page.press(Key.Key_Backtab)
    page.press(Key.Key_Backtab)
    page.press(Key.Key_Backtab)
    page.type("government of mex")
    page.press(Key.Key_Return)
    assert parts(page) == BOTH
    page.press(Key.Key_Tab)
    page.type("de")
    assert parts(page) == [BOTH[0], ("Government of Mexico", "addressee")]


def test_a_part_that_was_said_stays(page: Hands) -> None:
    name(page, "us gov", "government of mex:d", "congress:u")
    page.press(Key.Key_Tab)
    page.type("ag")
    assert parts(page) == [
        BOTH[0],
        ("Government of Mexico", "addressee"),
        ("US Congress", "subject"),
    ]


def test_a_part_that_is_set_after_the_type_stays(page: Hands) -> None:
    name(page, "us gov", "government of mex")
    page.press(Key.Key_Tab)
    page.type("ag")
    page.press(Key.Key_W, Qt.KeyboardModifier.AltModifier)
    page.press(Key.Key_Right)
    page.type("d")
    page.press(Key.Key_T, Qt.KeyboardModifier.AltModifier)
    page.type("ag")
    assert parts(page) == [BOTH[0], ("Government of Mexico", "addressee")]


def test_who_was_named_in_an_earlier_visit_keeps_the_part(page: Hands) -> None:
    name(page, "us gov", "government of mex")
    page.press(Key.Key_Escape)
    page.press(Key.Key_Return)
    page.press(Key.Key_Tab)
    page.type("ag")
    assert page.newest.statement.type == "agreement"
    assert parts(page) == [BOTH[0], ("Government of Mexico", "addressee")]
