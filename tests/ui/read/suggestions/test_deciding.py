from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services.suggesting import proposed

if TYPE_CHECKING:
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace
    from tests.ui.read.suggestions.conftest import Reviewer

KEY = Qt.Key


def everything(ws: Workspace) -> tuple[object, ...]:
    """Return what a decision may change in the briefing."""
    ids = [article.id for article in ws.articles.all()]
    passages = tuple(ws.passages.of_article(one) for one in ids)
    return passages, tuple(ws.suggestions.settled(one) for one in ids)


def only_passage(ws: Workspace) -> Passage:
    (passage,) = [p for article in ws.articles.all() for p in ws.passages.of_article(article.id)]
    return passage


def test_f8_lists_what_is_suggested_in_all_articles(reviewer: Reviewer) -> None:
    reviewer.begin()
    ids = [article.id for article in reviewer.workspace.articles.all()]
    assert set(reviewer.shown) == {one for article in ids for one in reviewer.open_in(article)}
    assert len({one.article_id for one in reviewer.shown}) == 2
    assert reviewer.text("suggestions.counts") == f"{len(reviewer.shown)} open in 2 articles"
    assert reviewer.is_shown("suggestions.list")
    assert not reviewer.is_shown("articles.list")
    assert reviewer.current == reviewer.shown[0] == reviewer.proposed


def test_enter_tags_exactly_what_is_shown_and_goes_on(reviewer: Reviewer) -> None:
    reviewer.begin()
    first, second = reviewer.shown[:2]
    reviewer.press(KEY.Key_Return)
    passage = only_passage(reviewer.workspace)
    wanted = proposed(first)
    assert (passage.span, passage.statement) == (first.span, wanted.statement)
    assert (passage.parties, passage.topics) == (wanted.parties, wanted.topics)
    assert passage.figures == wanted.figures
    assert reviewer.current == second == reviewer.proposed
    assert first not in reviewer.shown


def test_each_decision_is_one_named_step_and_undo_brings_it_back_to_its_place(
    reviewer: Reviewer,
) -> None:
    reviewer.begin()
    order = list(reviewer.shown)
    before = everything(reviewer.workspace)
    for key, label in (
        (KEY.Key_Return, "Accept suggestion"),
        (KEY.Key_Delete, "Dismiss suggestion"),
    ):
        steps = len(reviewer.workspace.history.steps())
        reviewer.press(KEY.Key_J)
        chosen = reviewer.current
        reviewer.press(key)
        assert len(reviewer.workspace.history.steps()) == steps + 1
        assert reviewer.workspace.history.steps()[-1].label == label
        assert chosen not in reviewer.shown
        reviewer.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert everything(reviewer.workspace) == before
        assert reviewer.shown == order
        assert reviewer.current == chosen == reviewer.proposed


def test_delete_keeps_it_away_for_good_and_tags_nothing(reviewer: Reviewer) -> None:
    reviewer.begin()
    first, second = reviewer.shown[:2]
    reviewer.press(KEY.Key_Delete)
    assert reviewer.workspace.passages.count() == 0
    (settled,) = reviewer.workspace.suggestions.settled(first.article_id)
    assert (settled.quote, settled.state) == (first.quote, "dismissed")
    assert first not in reviewer.open_in(first.article_id)
    assert reviewer.current == second


def test_j_skips_and_k_goes_back_and_nothing_is_written(reviewer: Reviewer) -> None:
    reviewer.begin()
    before = everything(reviewer.workspace)
    first, second = reviewer.shown[:2]
    reviewer.press(KEY.Key_J)
    assert reviewer.current == second == reviewer.proposed
    reviewer.press(KEY.Key_K)
    assert reviewer.current == first
    reviewer.press(KEY.Key_K)
    assert reviewer.current == first
    for _ in reviewer.shown:
        reviewer.press(KEY.Key_J)
    assert reviewer.current == reviewer.shown[-1]
    assert everything(reviewer.workspace) == before


def test_the_buttons_do_what_the_keys_do(reviewer: Reviewer) -> None:
    reviewer.begin()
    first, second, third = reviewer.shown[:3]
    reviewer.click("suggestion.skip")
    assert reviewer.current == second
    reviewer.click("suggestion.accept")
    assert only_passage(reviewer.workspace).span == second.span
    assert reviewer.current == third
    reviewer.click("suggestion.dismiss")
    assert third not in reviewer.shown
    assert first in reviewer.shown


def test_the_last_one_decided_leads_to_the_one_before_and_then_to_nothing(
    reviewer: Reviewer,
) -> None:
    reviewer.begin()
    while len(reviewer.shown) > 2:
        reviewer.press(KEY.Key_Delete)
    first, last = reviewer.shown
    reviewer.press(KEY.Key_J)
    assert reviewer.current == last
    reviewer.press(KEY.Key_Delete)
    assert reviewer.current == first
    reviewer.press(KEY.Key_Delete)
    assert not reviewer.shown
    assert not reviewer.is_shown("suggestion.accept")
    assert reviewer.is_shown("suggestions.none")
    reviewer.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reviewer.shown == [first]


def test_what_is_changed_is_accepted_as_changed_in_one_step(reviewer: Reviewer) -> None:
    reviewer.begin()
    chosen = next(one for one in reviewer.shown if one.parties and one.topics)
    while reviewer.current != chosen:
        reviewer.press(KEY.Key_J)
    steps = len(reviewer.workspace.history.steps())
    assert reviewer.text("suggestion.accept") == "Accept"
    reviewer.press(KEY.Key_E)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "suggestion.who.0"
    reviewer.press(KEY.Key_Delete)
    stance = reviewer.panel.about.rows[0].stance
    stance.setFocus()
    reviewer.press(KEY.Key_F)
    assert reviewer.text("suggestion.accept") == "Accept as changed"
    assert len(reviewer.workspace.history.steps()) == steps
    assert reviewer.workspace.passages.count() == 0
    reviewer.click("suggestion.accept")
    passage = only_passage(reviewer.workspace)
    codebook = reviewer.workspace.codebook.load()
    topic = codebook.topic_by_id[chosen.topics[0].topic_id]
    usual = codebook.require_default(topic).id
    assert passage.parties == tuple(PartyTag(p.stakeholder_id, p.part) for p in chosen.parties[1:])
    assert passage.topics[0] == TopicTag(topic.id, usual, 2)
    assert passage.statement == Statement(type=chosen.type, modality=chosen.modality)
    assert len(reviewer.workspace.history.steps()) == steps + 1
    assert chosen not in reviewer.open_in(chosen.article_id)


def test_no_stance_is_filled_in_by_itself(reviewer: Reviewer) -> None:
    reviewer.begin()
    while reviewer.shown:
        reviewer.press(KEY.Key_Return)
    passages = [
        passage
        for article in reviewer.workspace.articles.all()
        for passage in reviewer.workspace.passages.of_article(article.id)
    ]
    assert any(passage.topics for passage in passages)
    assert {tag.stance for passage in passages for tag in passage.topics} == {None}


def test_whose_words_are_written_as_they_stand_in_the_box(reviewer: Reviewer) -> None:
    reviewer.begin()
    quotation = next(one for one in reviewer.shown if one.modality == "direct")
    while reviewer.current != quotation:
        reviewer.press(KEY.Key_J)
    box = reviewer.panel.kind.modality
    assert box.value == "direct"
    box.setFocus()
    box.showPopup()
    box.setCurrentIndex(box.findData("partial"))
    box.activated.emit(box.currentIndex())
    box.hidePopup()
    reviewer.click("suggestion.accept")
    assert only_passage(reviewer.workspace).statement.modality == "partial"


def test_esc_goes_back_to_the_articles_and_their_passage_pane(reviewer: Reviewer) -> None:
    reviewer.begin()
    assert reviewer.text("side-panel.tabs.passage") == "Suggestion"
    reviewer.press(KEY.Key_Escape)
    assert reviewer.is_shown("articles.list")
    assert not reviewer.is_shown("suggestions.list")
    assert reviewer.text("side-panel.tabs.passage") == "Passage"
    assert reviewer.proposed is None


def test_the_cross_leaves_the_review_and_f8_as_well(reviewer: Reviewer) -> None:
    reviewer.begin()
    assert reviewer.is_shown("suggestions.list")
    reviewer.click("suggestions.close")
    assert not reviewer.is_shown("suggestions.list")
    reviewer.begin()
    reviewer.press(KEY.Key_F8)
    assert not reviewer.is_shown("suggestions.list")


@pytest.mark.parametrize(
    ("key", "fits"),
    [
        ("who", lambda one: bool(one.parties)),
        ("about", lambda one: bool(one.topics)),
        ("quotations", lambda one: one.modality in {"direct", "partial"}),
    ],
)
def test_the_list_is_narrowed(reviewer: Reviewer, key: str, fits: object) -> None:
    assert callable(fits)
    reviewer.begin()
    everything_open = list(reviewer.shown)
    reviewer.click(f"suggestions.filter.{key}")
    assert reviewer.shown == [one for one in everything_open if fits(one)]
    assert reviewer.shown
    assert reviewer.current in reviewer.shown
    reviewer.click("suggestions.filter.all")
    assert reviewer.shown == everything_open


def test_the_foot_leads_to_the_next_one_like_it_in_another_article(reviewer: Reviewer) -> None:
    reviewer.begin()
    mine = next(one for one in reviewer.shown if one.quote.startswith("root causes"))
    while reviewer.current != mine:
        reviewer.press(KEY.Key_J)
    assert reviewer.text("suggestion.alike") == "1 more like this in other articles ·"
    reviewer.click("suggestion.alike.show")
    assert reviewer.current is not None
    assert reviewer.current.article_id != mine.article_id
    assert reviewer.current.quote == mine.quote
    assert reviewer.session.selection.article_id == reviewer.current.article_id
