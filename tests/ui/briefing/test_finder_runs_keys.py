"""The reader's own keys as commands of the finder, on what was selected before it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from briefer.model.anchor import locate
from briefer.ui.actions import ACTIONS
from briefer.ui.read.reader.page_text import PageText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.finding import Offer
    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "shelters ran out of beds"


@pytest.fixture
def text(page: BriefingPage, screen: Screen) -> PageText:
    """The page of the article, with some words selected."""
    page.stack.show_workspace("read")
    page.session.selection.choose_article(page.session.workspace.articles.all()[0].id)
    found = screen.find("articleText")
    assert isinstance(found, PageText)
    select(found)
    return found


def select(text: PageText) -> None:
    span = locate(text.text, WORDS)
    text.select(text.units.to_units(span.start), text.units.to_units(span.end))
    text.setFocus()


def look_for(words: str, page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    screen.press(Key.Key_K, CONTROL)
    screen.fill("finder.field", words)
    qtbot.waitUntil(lambda: not page.session.jobs.running)


def offers(screen: Screen) -> dict[str, Offer]:
    found = screen.find("finder.rows")
    assert isinstance(found, QListWidget)
    rows = [found.item(n).data(Qt.ItemDataRole.UserRole) for n in range(found.count())]
    return {offer.text: offer for offer in rows}


def test_tag_opens_the_palette_on_the_selection(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    look_for("tag", page, screen, qtbot)
    assert offers(screen)["Tag…"].keys == "Return"
    screen.press(Key.Key_Return)
    assert screen.shows("palette")
    assert screen.field("paletteLine").hasFocus()
    screen.fill("paletteLine", "amlo")
    screen.press(Key.Key_Return)
    screen.press(Key.Key_Escape)
    made = max(page.session.workspace.passages.all(), key=lambda passage: passage.id)
    assert made.quote == WORDS
    assert text.hasFocus()


def test_a_pinned_topic_is_given_by_its_name(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    ws = page.session.workspace
    pinned = next(topic for topic in ws.codebook.load().topics if topic.shortcut)
    look_for(f"tag with {pinned.name}", page, screen, qtbot)
    screen.press(Key.Key_Return)
    made = max(ws.passages.all(), key=lambda passage: passage.id)
    assert (made.quote, [tag.topic_id for tag in made.topics]) == (WORDS, [pinned.id])


def test_going_on_to_the_next_passage_is_a_command_too(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    first, second = page.session.workspace.passages.of_article(1)[:2]
    page.session.selection.choose_passage(first.id)
    look_for("next passage", page, screen, qtbot)
    screen.press(Key.Key_Return)
    assert page.session.selection.passage_id == second.id


def test_a_command_is_off_where_it_makes_no_sense(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    look_for("remove passage", page, screen, qtbot)
    assert not offers(screen)["Remove passage"].enabled, "words are selected"
    screen.press(Key.Key_Escape)
    assert text.selected_units()[0] != text.selected_units()[1], "what is selected stays"
    text.select(0, 0)
    page.session.selection.choose_passage(page.session.workspace.passages.of_article(1)[0].id)
    look_for("remove passage", page, screen, qtbot)
    assert offers(screen)["Remove passage"].enabled
    screen.press(Key.Key_Escape)
    page.stack.show_workspace("memo")
    look_for("remove passage", page, screen, qtbot)
    assert not offers(screen)["Remove passage"].enabled, "the reader is not to be seen"
    screen.press(Key.Key_Escape)


def test_every_key_of_the_reader_is_offered(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    rows = [row for row in ACTIONS if row.where == "reader" and row.shown_only]
    assert rows
    assert [row.id for row in rows if not page.session.actions.runnables(row.id)] == []


def test_type_whose_words_and_how_sure_are_set_by_a_few_letters(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    for typed, field, key in (
        ("cn", "type", "concern"),
        ("concession", "type", "concession"),
        ("type cr", "type", "criticism"),
        ("paraphrase", "modality", "paraphrase"),
        ("how sure po", "certainty", "possible"),
    ):
        look_for(typed, page, screen, qtbot)
        screen.press(Key.Key_Return)
        made = max(page.session.workspace.passages.all(), key=lambda passage: passage.id)
        assert (made.quote, getattr(made.statement, field)) == (WORDS, key)


def test_letters_that_begin_a_command_run_the_command(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    look_for("re", page, screen, qtbot)
    assert next(iter(offers(screen).values())).is_heading
    assert list(offers(screen))[1].startswith("Re"), "and not the type Refusal"


def test_nothing_is_offered_for_a_type_where_nothing_is_chosen(
    page: BriefingPage, screen: Screen, qtbot: QtBot, text: PageText
) -> None:
    text.select(0, 0)
    page.session.selection.choose_passage(0)
    look_for("concern", page, screen, qtbot)
    assert not [words for words in offers(screen) if words.startswith("Type")]
