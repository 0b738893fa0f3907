"""The page that finds words everywhere: by keys, to the place, and to tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from briefer.model.anchor import Span
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import TopicTag
from briefer.services import history, tagging
from briefer.ui.everywhere.found_list import FoundList
from briefer.ui.everywhere.rows import Scope
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.everywhere.rows import Row
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def look_for(page: BriefingPage, screen: Screen, qtbot: QtBot) -> Callable[[str], None]:
    """Opens the page by its keys and types words."""

    def look(words: str) -> None:
        screen.press(Key.Key_F, CONTROL | SHIFT)
        screen.fill("everywhere.field", words)
        settle(page, qtbot)

    return look


def settle(page: BriefingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.jobs.running)


def shown(screen: Screen) -> tuple[Row, ...]:
    found = screen.find("everywhere.found")
    assert isinstance(found, FoundList)
    return found.shown


def current(screen: Screen) -> Row:
    found = screen.find("everywhere.found")
    assert isinstance(found, FoundList)
    assert found.current is not None
    return found.current


def rich(screen: Screen, name: str) -> str:
    label = screen.find(name)
    assert isinstance(label, QLabel)
    return label.text()


def test_enter_opens_the_passage_that_is_chosen(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None]
) -> None:
    page.stack.show_workspace("memo")
    look_for("sanctions")
    row = current(screen)
    assert row.group is Scope.PASSAGES
    screen.press(Key.Key_Return)
    assert page.stack.shown == "read"
    assert not screen.shows("everywhere")
    quote = page.session.workspace.passages.get(page.session.selection.passage_id).quote
    assert "sanctions" in quote


def test_the_arrow_keys_go_over_headings_and_the_preview_marks_the_hit(
    screen: Screen, look_for: Callable[[str], None]
) -> None:
    look_for("sanctions")
    assert "font-weight:700" in rich(screen, "everywhere.text")
    assert ">WHO<" in rich(screen, "everywhere.tags")
    while current(screen).group is Scope.PASSAGES:
        screen.press(Key.Key_Down)
    assert current(screen).group is Scope.ARTICLES
    assert ">sanctions</span>" in rich(screen, "everywhere.text")
    assert not screen.shows("everywhere.tags")


def test_escape_goes_back_and_the_words_stay(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None]
) -> None:
    page.stack.show_workspace("memo")
    look_for("sanctions")
    screen.press(Key.Key_Escape)
    assert page.stack.shown == "memo"
    assert not screen.shows("everywhere")
    screen.press(Key.Key_F, CONTROL | SHIFT)
    assert screen.field("everywhere.field").text() == "sanctions"


def test_the_finder_hands_its_words_over(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    screen.press(Key.Key_K, CONTROL)
    screen.fill("finder.field", "sanctions")
    settle(page, qtbot)
    screen.press(Key.Key_PageDown)
    screen.press(Key.Key_PageDown)
    screen.press(Key.Key_Return)
    settle(page, qtbot)
    assert screen.field("everywhere.field").text() == "sanctions"
    assert shown(screen)


def test_more_of_a_group_is_shown_with_enter(
    screen: Screen, look_for: Callable[[str], None]
) -> None:
    look_for("mig")
    before = len(shown(screen))
    while not current(screen).is_more:
        screen.press(Key.Key_Down)
    screen.press(Key.Key_Return)
    assert len(shown(screen)) > before


def test_a_part_and_a_box_narrow_what_is_shown(
    screen: Screen, look_for: Callable[[str], None]
) -> None:
    look_for("mig")
    screen.click("everywhere.articles")
    assert {row.group for row in shown(screen)} == {Scope.ARTICLES}
    screen.click("everywhere.all")
    screen.click("everywhere.own_words")
    assert all(row.voice is not None and row.voice.in_marks for row in shown(screen) if row.found)


def test_words_that_stand_nowhere_are_said_to(
    screen: Screen, look_for: Callable[[str], None]
) -> None:
    look_for("zzzzqqq")
    assert screen.shows("everywhere.nothing")
    assert not screen.shows("everywhere.tag-all")
    screen.press(Key.Key_Return)
    assert screen.shows("everywhere")


def test_all_places_are_tagged_in_one_step_after_a_word_of_how_many(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None], qtbot: QtBot
) -> None:
    ws = page.session.workspace
    add(page, "The ferry and the ferry.", "No ferry.")
    before = ws.passages.count()
    look_for("ferry")
    screen.click("everywhere.tag-all")
    settle(page, qtbot)
    assert screen.text("tag-all.says") == (
        "“ferry” stands outside of passages 3 times, in 2 articles."
    )
    screen.click("tag-all.tag")
    assert screen.text("tag-all.fault") == "Name a speaker or a topic."
    codebook = ws.codebook.load()
    screen.fill("tag-all.who", codebook.stakeholders[0].name)
    screen.click("tag-all.tag")
    assert ws.passages.count() == before + 3
    settle(page, qtbot)
    assert not screen.shows("everywhere.tag-all")
    history.undo(ws)
    settle(page, qtbot)
    assert ws.passages.count() == before
    assert screen.shows("everywhere.tag-all")


def test_type_and_stance_are_given_and_passages_on_the_same_words_if_asked(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None], qtbot: QtBot
) -> None:
    ws = page.session.workspace
    add(page, "The ferry and the ferry.")
    article = max(ws.articles.all(), key=lambda one: one.id)
    there = tagging.tag(ws, article.id, Span(4, 9))
    topic = next(t for t in ws.codebook.load().topics if t.default_proposition)
    before = ws.passages.count()
    look_for("ferry")
    screen.click("everywhere.tag-all")
    settle(page, qtbot)
    assert screen.text("tag-all.tag") == "Tag it"
    screen.fill("tag-all.topic", ws.codebook.load().path(topic.id))
    for name, key in (("tag-all.type", "demand"), ("tag-all.stance", "for")):
        box = screen.find(name)
        assert isinstance(box, TermBox)
        box.setFocus()
        while box.currentData() != key:
            screen.press(Key.Key_Down)
    onto = screen.find("tag-all.onto")
    assert isinstance(onto, QCheckBox)
    assert not onto.isChecked()
    onto.setFocus()
    screen.press(Key.Key_Space)
    assert screen.text("tag-all.tag") == "Tag 2 places"
    screen.click("tag-all.tag")
    settle(page, qtbot)
    assert ws.passages.count() == before + 1
    assert topic.default_proposition is not None
    wanted = (TopicTag(topic.id, topic.default_proposition.id, 2),)
    tagged = [p for p in ws.passages.of_article(article.id) if p.quote == "ferry"]
    assert [(p.topics, p.statement.type, p.statement.modality) for p in tagged] == [
        (wanted, "demand", None)
    ] * 2
    history.undo(ws)
    settle(page, qtbot)
    assert ws.passages.of_article(article.id) == (there,)


def test_a_stance_needs_a_topic(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None], qtbot: QtBot
) -> None:
    add(page, "The ferry.")
    look_for("ferry")
    screen.click("everywhere.tag-all")
    settle(page, qtbot)
    assert not screen.shows("tag-all.onto")
    screen.fill("tag-all.who", page.session.workspace.codebook.load().stakeholders[0].name)
    screen.find("tag-all.stance").setFocus()
    screen.press(Key.Key_Down)
    screen.click("tag-all.tag")
    assert screen.text("tag-all.fault") == "Name the topic that the stance is about."


def test_a_name_that_is_none_is_said_and_nothing_is_tagged(
    page: BriefingPage, screen: Screen, look_for: Callable[[str], None], qtbot: QtBot
) -> None:
    add(page, "The ferry.")
    before = page.session.workspace.passages.count()
    look_for("ferry")
    screen.click("everywhere.tag-all")
    settle(page, qtbot)
    screen.fill("tag-all.topic", "nothing at all")
    screen.press(Key.Key_Return)
    assert "nothing at all" in screen.text("tag-all.fault")
    assert page.session.workspace.passages.count() == before
    screen.press(Key.Key_Escape)
    assert not screen.shows("tag-all")
    assert screen.shows("everywhere")


def add(page: BriefingPage, *bodies: str) -> None:
    with page.session.workspace.change("Import articles") as tx:
        for number, body in enumerate(bodies):
            original = Original(body.encode(), "text.txt", "text/plain")
            tx.articles.add(ArticleDraft(f"Title {number}", body, original))
