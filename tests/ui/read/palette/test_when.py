"""The day, the way it was heard and the note, typed in the second stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefer.services import articles
from briefer.ui.read.palette.loose_date import LooseDate, dates_in, read_loosely

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
DAY = "2023-12-27"


@pytest.fixture
def stage(show_text: Callable[[str], Hands]) -> Hands:
    """The second stage on words that name a weekday, in an article of Wednesday 27 December."""
    hands = show_text("They travelled to Mexico on Wednesday. He agreed.")
    ws = hands.session.workspace
    articles.set_facts(ws, ws.articles.all()[0].id, published=DAY)
    hands.select("They travelled to Mexico on Wednesday.")
    hands.press(Key.Key_Return)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    return hands


def test_the_day_that_the_words_name_is_taken_by_enter_as_inferred(stage: Hands) -> None:
    stage.press(Key.Key_E, ALT)
    assert stage.newest.statement.event_date is None
    stage.press(Key.Key_Return)
    said = stage.newest.statement
    assert (said.event_date, said.event_date_inferred) == (DAY, True)
    stage.type("i")
    assert not stage.newest.statement.event_date_inferred
    stage.press(Key.Key_Delete)
    assert stage.newest.statement.event_date is None


def test_a_typed_day_takes_the_place_of_the_proposed_one(stage: Hands) -> None:
    stage.press(Key.Key_E, ALT)
    stage.type("last wed")
    stage.press(Key.Key_Return)
    said = stage.newest.statement
    assert (said.event_date, said.event_date_inferred) == ("2023-12-20", True)


def test_the_palette_is_as_high_as_its_rows_again_when_the_day_is_typed(stage: Hands) -> None:
    palette = stage.palette
    stage.press(Key.Key_E, ALT)
    before = palette.kinds.height()
    stage.type("no day")
    assert palette.kinds.height() > before
    stage.press(Key.Key_Escape)
    QApplication.processEvents()
    assert palette.kinds.height() == before


def test_how_it_was_heard_and_a_note_are_reached_by_a_key_each(stage: Hands) -> None:
    stage.press(Key.Key_V, ALT)
    stage.type("r")
    stage.press(Key.Key_N, ALT)
    stage.type("see the readout")
    stage.press(Key.Key_Return)
    said = stage.newest.statement
    assert (said.via, said.note) == ("release", "see the readout")


@pytest.mark.parametrize(
    ("typed", "date", "inferred"),
    [
        ("27 Dec 2023", DAY, False),
        ("December 27, 2023", DAY, False),
        ("27.12.2023", DAY, False),
        ("2023-12", "2023-12", False),
        ("Nov", "2023-11", True),
        ("28 Dec", "2022-12-28", True),
        ("wednesday", DAY, True),
        ("last Wednesday", "2023-12-20", True),
        ("next wed", "2024-01-03", True),
        ("el miércoles pasado", "2023-12-20", True),
        ("yesterday", "2023-12-26", True),
        ("3 days ago", "2023-12-24", True),
        ("last month", "2023-11", True),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, date: str, inferred: bool) -> None:
    assert read_loosely(typed, DAY) == LooseDate(date, inferred)


@pytest.mark.parametrize("typed", ["", "31 Feb 2023", "soon", "last", "2023-13"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_loosely(typed, DAY) is None


def test_without_a_day_of_the_article_nothing_is_counted_from_it() -> None:
    assert read_loosely("wednesday", None) is None
    assert dates_in("on Wednesday", None) == ()
