"""Searching articles, passages and memos."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.model.anchor import Span
from briefer.model.passage import Statement
from tests.store.making import draft, tag

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def _kinds(ws: Workspace, query: str) -> set[tuple[str, int]]:
    total, hits = ws.search(query, 50)
    assert total == len(hits)
    return {(hit.kind, hit.id) for hit in hits}


def test_a_word_is_found_in_titles_texts_quotes_notes_and_memos(briefing: Workspace) -> None:
    assert ("article", 1) in _kinds(briefing, "minister")
    assert ("article", 1) in _kinds(briefing, "talks")
    assert _kinds(briefing, "two") == {("article", 1), ("passage", 1), ("memo", 1)}
    assert _kinds(briefing, "want") == {("memo", 1)}


def test_case_and_accents_do_not_count(briefing: Workspace) -> None:
    assert _kinds(briefing, "HABLO") == {("article", 2)}
    assert _kinds(briefing, "habló") == {("article", 2)}


def test_all_words_are_wanted_and_the_last_may_be_its_beginning(briefing: Workspace) -> None:
    assert _kinds(briefing, "harbour minis") == {("article", 1)}
    assert _kinds(briefing, "harbour ministra") == set()


def test_words_in_quotes_are_wanted_as_they_stand(briefing: Workspace) -> None:
    assert ("article", 1) in _kinds(briefing, '"stays open"')
    assert _kinds(briefing, '"open stays"') == set()


def test_the_inside_of_a_word_is_found_too(briefing: Workspace) -> None:
    assert ("article", 1) in _kinds(briefing, "inister")


def test_a_limit_leaves_the_total(briefing: Workspace) -> None:
    total, hits = briefing.search("two", 1)
    assert (total, len(hits)) == (3, 1)


def test_what_is_undone_is_not_found(briefing: Workspace) -> None:
    with briefing.change("Tag") as tx:
        passage = tag(tx, 1, Span(0, 11), Statement(note="zeppelin"))
    assert _kinds(briefing, "zeppelin") == {("passage", passage)}
    briefing.undo()
    assert _kinds(briefing, "zeppelin") == set()
    briefing.redo()
    assert _kinds(briefing, "zeppelin") == {("passage", passage)}


def test_removed_articles_and_their_passages_are_not_found(briefing: Workspace) -> None:
    with briefing.change("Remove") as tx:
        tx.articles.change(1, {"removed": 1})
    assert _kinds(briefing, "two") == {("memo", 1)}


def test_one_article_is_one_hit_although_its_words_are_kept_twice(briefing: Workspace) -> None:
    with briefing.change("Import") as tx:
        again = tx.articles.add(draft(briefing.articles.text(2), "El puerto"))
    assert _kinds(briefing, "puerto") == {("article", 2), ("article", again)}


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "*", "-", "( )", "'"])
def test_a_query_without_words_finds_nothing(briefing: Workspace, query: str) -> None:
    assert briefing.search(query, 5) == (0, ())


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    query=st.text(max_size=20)
    | st.lists(
        st.sampled_from(["harbour", "AND", "NEAR(", "^", "*", '"', "title:", ")", "\0", "-x", "é"])
    ).map(" ".join)
)
def test_no_query_is_an_error(briefing: Workspace, query: str) -> None:
    total, hits = briefing.search(query, 5)
    assert len(hits) <= total
