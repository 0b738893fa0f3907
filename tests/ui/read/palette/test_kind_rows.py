from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefer.model.anchor import locate
from briefer.model.passage import Figure, Link, PartyTag, TopicTag, Translation
from briefer.services import articles, bulk_tagging, history, tagging
from briefer.ui.read.palette.figure_words import figure_words, typed_words, with_words
from tests.ui.read.conftest import add_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from briefer.model.passage import Passage
    from briefer.ui.read.palette.kind_stage import KindStage
    from tests.ui.read.conftest import Hands

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
BODY = (
    "She would help if aid came first. In November, more than 191,000 people and up to 40 buses "
    "were held at the US-Mexico border.\n\nHe agreed at once. They met on Monday."
)


@pytest.fixture
def page(show_text: Callable[[str], Hands]) -> Hands:
    """A reader with the text above, published on 27 December 2023."""
    hands = show_text(BODY)
    ws = hands.session.workspace
    articles.set_facts(ws, ws.articles.all()[0].id, published="2023-12-27")
    return hands


def stage(hands: Hands) -> KindStage:
    return hands.palette.kinds


def open_stage(hands: Hands, words: str, *tags: str) -> None:
    """Select words, tag them, and go on to the second stage."""
    hands.select(words)
    hands.press(Key.Key_Return)
    for tag in tags:
        hands.type(tag)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)


def go_to(hands: Hands, row: QWidget) -> None:
    """Go down by Tab until a row, or the line in it, has the keys."""
    for _ in range(12):
        if hands.focused is row or row.isAncestorOf(hands.focused):
            return
        hands.press(Key.Key_Tab)
    raise AssertionError(row.objectName())


def tag(hands: Hands, words: str) -> Passage:
    ws = hands.session.workspace
    amlo = ws.codebook.load().find_stakeholder("AMLO")
    return tagging.tag(
        ws,
        hands.session.selection.article_id,
        locate(BODY, words),
        parties=(PartyTag(amlo.id),),
    )


# ---- a condition


def test_the_words_of_a_condition_are_typed_right_after_the_stance(page: Hands) -> None:
    open_stage(page, "She would help if aid came first.", "amlo", "aid")
    row = stage(page).stances.rows[0]
    go_to(page, row)
    page.type("i")
    assert page.has_focus(row.line)
    page.type("aid first")
    page.press(Key.Key_Return)
    page.type("p")
    page.press(Key.Key_Return)
    assert not page.palette.isVisible()
    (topic,) = page.newest.topics
    assert (topic.stance, topic.condition, topic.condition_inferred) == (
        "conditional",
        "aid first",
        True,
    )


def test_another_stance_takes_the_condition_away(page: Hands) -> None:
    open_stage(page, "She would help if aid came first.", "aid")
    row = stage(page).stances.rows[0]
    go_to(page, row)
    page.type("i")
    page.type("aid first")
    page.press(Key.Key_Return)
    page.type("f")
    (topic,) = page.newest.topics
    assert (topic.stance, topic.condition) == (2, None)
    assert row.line.isHidden() or not row.line.isVisible()


# ---- how sure


def test_how_sure_it_is_can_be_set_and_unset(page: Hands) -> None:
    open_stage(page, "He agreed at once.", "amlo")
    go_to(page, stage(page).certainty)
    for letter, certainty in (("c", "certain"), ("p", "probable"), ("o", "possible")):
        page.type(letter)
        assert page.newest.statement.certainty == certainty
    page.press(Key.Key_Delete)
    assert page.newest.statement.certainty is None


# ---- figures

HELD = Figure(191000, None, "more than", "people", "US-Mexico border", "2023-11")
BUSES = Figure(None, 40, "up to", "buses", "US-Mexico border", "2023-11")
NUMBERS = "more than 191,000 people and up to 40 buses were held at the US-Mexico border"


def test_enter_takes_one_proposed_figure_after_the_other_and_then_is_done(page: Hands) -> None:
    open_stage(page, NUMBERS, "amlo")
    go_to(page, stage(page).figures)
    page.press(Key.Key_Return)
    assert list(page.newest.figures) == [HELD]
    page.press(Key.Key_Return)
    assert list(page.newest.figures) == [HELD, BUSES]
    page.press(Key.Key_Return)
    assert not page.palette.isVisible()


def test_a_figure_is_left_out_and_its_words_are_edited(page: Hands) -> None:
    open_stage(page, NUMBERS, "amlo")
    row = stage(page).figures
    go_to(page, row)
    page.press(Key.Key_Right)
    page.type("e")
    assert row.line.text() == "buses; US-Mexico border; 2023-11"
    row.line.clear()
    page.type("coaches; ; one day")
    page.press(Key.Key_Return)
    assert page.newest.figures == (Figure(None, 40, "up to", "coaches", None, "one day"),)
    assert page.has_focus(row)
    page.press(Key.Key_Delete)
    assert not page.newest.figures


def test_words_without_a_number_have_no_row_of_figures(page: Hands) -> None:
    open_stage(page, "He agreed at once.", "amlo")
    assert stage(page).figures.isHidden()


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (HELD, "more than 191,000 · people · US-Mexico border · 2023-11"),
        (Figure(10000, 12000), "10,000 to 12,000"),
        (Figure(2.5, 2.5, None, "percent"), "2.5 · percent"),
        (Figure(None, None, "many"), "many no number"),
    ],
)
def test_a_figure_is_said_with_what_is_known_of_it(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words
    assert with_words(figure, typed_words(figure)) == figure


# ---- a translation


def test_a_foreign_passage_is_translated_and_labelled(page: Hands) -> None:
    ws = page.session.workspace
    with ws.change("Set language") as tx:
        tx.recorder.update("article", (page.session.selection.article_id,), {"language": "es"})
    open_stage(page, "He agreed at once.", "amlo")
    rows = stage(page).translation
    go_to(page, rows.text)
    assert page.has_focus(rows.line)
    page.type("He said yes")
    page.press(Key.Key_Tab)
    assert page.newest.translations == (Translation("en", "He said yes", "Ana", "ours"),)
    assert page.has_focus(rows.kind)
    page.type("m")
    assert page.newest.translations == (Translation("en", "He said yes", None, "machine"),)
    page.press(Key.Key_Tab, SHIFT)
    rows.line.clear()
    page.press(Key.Key_Return)
    assert not page.newest.translations


def test_english_words_are_not_translated(page: Hands) -> None:
    open_stage(page, "He agreed at once.", "amlo")
    assert stage(page).translation.text.isHidden()


# ---- links


def test_a_link_is_made_by_two_letters(page: Hands) -> None:
    before, after = tag(page, "She would help"), tag(page, "They met on Monday.")
    open_stage(page, "He agreed at once.", "amlo")
    go_to(page, stage(page).links)
    page.type("cb")
    made = page.newest
    links = [(link.kind, link.other_id) for link in made.links]
    assert links == [("condition-of", after.id)]
    page.type("a")
    page.press(Key.Key_Down)
    page.press(Key.Key_Up)
    page.press(Key.Key_Return)
    links = [(link.kind, link.other_id) for link in page.newest.links]
    assert links == [("condition-of", after.id), ("answers", before.id)]
    page.press(Key.Key_Left)
    page.press(Key.Key_Delete)
    assert [link.kind for link in page.newest.links] == ["answers"]
    page.press(Key.Key_Return)
    assert not page.palette.isVisible()


def test_escape_gives_a_link_up_and_leaves_the_palette_open(page: Hands) -> None:
    tag(page, "She would help")
    open_stage(page, "He agreed at once.", "amlo")
    row = stage(page).links
    go_to(page, row)
    page.type("d")
    assert row.list.isVisible()
    page.press(Key.Key_Escape)
    assert row.list.isHidden()
    assert page.newest.links == ()
    assert page.palette.writing.passage_ids == (page.newest.id,)
    page.press(Key.Key_Escape)
    assert page.has_focus(page.text)


def test_the_nearest_passages_are_offered_first(page: Hands) -> None:
    words = ("She would help", "aid came first", "In November", "They met", "Monday")
    ids = {word: tag(page, word).id for word in words}
    open_stage(page, "He agreed at once.", "amlo")
    go_to(page, stage(page).links)
    page.type("s")
    page.type("a")
    assert [link.other_id for link in page.newest.links] == [ids["In November"]]
    page.type("s")
    page.type("d")
    assert page.newest.links[-1].other_id == ids["Monday"]


def test_any_passage_of_the_briefing_is_found_by_its_words(page: Hands) -> None:
    ws = page.session.workspace
    here = tag(page, "She would help")
    other = add_article(ws, "A governor said that the bridges stay open.")
    there = tagging.tag(ws, other, locate(ws.articles.text(other), "the bridges stay open"))
    open_stage(page, "He agreed at once.", "amlo")
    row = stage(page).links
    go_to(page, row)
    page.type("d/bridg")
    assert page.has_focus(row.line)
    assert row.list.count == 1
    page.press(Key.Key_Return)
    assert page.has_focus(row)
    page.type("azzz")
    assert row.list.count == 0
    page.press(Key.Key_Escape)
    assert row.list.count == 1
    page.type("/amlo")
    page.press(Key.Key_Return)
    links = [(link.kind, link.other_id) for link in page.newest.links]
    assert links == [("disputes", there.id), ("answers", here.id)]
    assert page.palette.isVisible()


def test_the_direction_of_a_link_is_said_in_words(page: Hands) -> None:
    tag(page, "She would help")
    open_stage(page, "He agreed at once.", "amlo")
    row = stage(page).links
    go_to(page, row)
    for term in page.session.vocabulary.link_kinds.terms:
        page.type(term.letter)
        assert row.direction.isVisible()
        assert "that you choose" in row.direction.text()
        page.press(Key.Key_Escape)
    assert row.direction.isHidden()


# ---- all of it


def test_everything_of_one_visit_is_one_undo(page: Hands) -> None:
    tag(page, "She would help")
    before = page.passages
    open_stage(page, NUMBERS, "amlo", "aid")
    page.type("fact")
    go_to(page, stage(page).certainty)
    page.type("p")
    go_to(page, stage(page).figures)
    page.press(Key.Key_Return)
    go_to(page, stage(page).links)
    page.type("da")
    page.press(Key.Key_Escape)
    made = page.newest
    assert made.links == (Link("disputes", before[0].id, before[0].guid),)
    assert made.figures == (HELD,)
    assert (made.statement.type, made.statement.certainty) == ("fact", "probable")
    history.undo(page.session.workspace)
    assert page.passages == before


def test_every_term_can_be_reached_by_keys(page: Hands) -> None:
    words = page.session.vocabulary
    open_stage(page, "He agreed at once.", "amlo", "aid")
    kinds = stage(page)
    go_to(page, kinds.who)
    for part in words.parts.terms:
        page.type(part.letter)
        assert page.newest.parties[0].part == part.key
    go_to(page, kinds.words)
    for modality in words.modalities.terms:
        page.type(modality.letter)
        assert page.newest.statement.modality == modality.key
    go_to(page, kinds.type)
    seen = set()
    for _ in words.types.terms:
        page.press(Key.Key_Right)
        seen.add(page.newest.statement.type)
    assert seen == set(words.types.keys)
    row = kinds.stances.rows[0]
    go_to(page, row)
    for stance, letter in ((2, "f"), (-2, "a"), (0, "n"), ("mixed", "m"), ("unclear", "u")):
        page.type(letter)
        assert page.newest.topics[0].stance == stance
    page.type("f")
    strengths = []
    for sign in "+-----":
        page.type(sign)
        strengths.append(page.newest.topics[0].stance)
    assert strengths == [3, 2, 1, 0, -1, -2]


def test_several_passages_have_no_rows_for_what_belongs_to_one(page: Hands) -> None:
    ws = page.session.workspace
    ids = [tag(page, words).id for words in ("more than 191,000 people", "up to 40 buses")]
    aid = ws.codebook.load().find_topic("Aid").id
    bulk_tagging.give(ws, ids, topics=[TopicTag(aid, None, None)])
    page.session.selection.choose_passage(ids[0])
    page.text.setFocus()
    page.press(Key.Key_J, SHIFT)
    page.press(Key.Key_Return)
    page.press(Key.Key_Tab)
    kinds = stage(page)
    assert kinds.figures.isHidden()
    assert kinds.links.isHidden()
    page.type("fact")
    assert {p.statement.type for p in ws.passages.many(ids)} == {"fact"}


def test_the_stage_scrolls_where_the_window_is_low(page: Hands) -> None:
    page.pane.resize(720, 420)
    QApplication.processEvents()
    tag(page, "She would help")
    open_stage(page, NUMBERS, "amlo", "aid", "biden")
    assert page.palette.geometry().bottom() <= page.pane.height() + 18
    for row in (stage(page).links, stage(page).who):
        go_to(page, row)
        QApplication.processEvents()
        port = stage(page).parentWidget()
        assert port is not None
        corner = row.mapTo(port, row.rect().topLeft())
        assert 0 <= corner.y() < port.height()


def test_what_is_typed_is_written_before_the_briefing_is_left(page: Hands) -> None:
    open_stage(page, "She would help if aid came first.", "aid")
    go_to(page, stage(page).stances.rows[0])
    page.type("i")
    page.type("aid first")
    page.session.selection.flush_asked.emit()
    assert page.newest.topics[0].condition == "aid first"
