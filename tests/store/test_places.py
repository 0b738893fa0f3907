"""Where passages stand among the others, and what leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.anchor import Span
from briefer.model.passage import Figure, Link, PartyTag, TopicTag
from briefer.services import articles, briefings, memos, tagging, topics

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.store.workspace import Workspace

WORDS = "The ports stay closed. The minister asked for trains, more trains and bridges."


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    ws = briefings.create(folder / "places.briefing", who="Ana")
    articles.paste(ws, f"A day at the border\n\nThe Gazette\n\n{WORDS}")
    yield ws
    ws.close()


def test_passages_are_numbered_by_place_and_a_second_one_on_the_same_words_comes_after(
    ws: Workspace,
) -> None:
    later = tagging.tag(ws, 1, Span(40, 50))
    first = tagging.tag(ws, 1, Span(0, 9))
    second = tagging.tag(ws, 1, Span(0, 9))
    assert [ws.passages.number_of(p) for p in (first, second, later)] == [(1, 3), (2, 3), (3, 3)]
    assert ws.passages.ids_of_article(1) == (first.id, second.id, later.id)


def test_what_holds_a_passage_comes_with_the_shortest_first(ws: Workspace) -> None:
    inner = tagging.tag(ws, 1, Span(10, 14))
    widest = tagging.tag(ws, 1, Span(0, 30))
    tagging.tag(ws, 1, Span(12, 20))
    close = tagging.tag(ws, 1, Span(8, 15))
    assert [outline.id for outline in ws.passages.around(inner)] == [close.id, widest.id]


def test_passages_are_found_by_topics_and_by_stakeholder_in_the_order_of_the_text(
    ws: Workspace,
) -> None:
    codebook = ws.codebook.load()
    cuba, aid = codebook.find_topic("Sanctions/Cuba"), codebook.find_topic("Aid")
    who = codebook.find_stakeholder("AMLO")
    later = tagging.tag(
        ws, 1, Span(30, 40), topics=(TopicTag(aid.id),), parties=(PartyTag(who.id),)
    )
    first = tagging.tag(ws, 1, Span(0, 9), topics=(TopicTag(cuba.id), TopicTag(aid.id)))
    assert ws.passages.ids_with_topic([cuba.id, aid.id]) == (first.id, later.id)
    assert ws.passages.ids_with_stakeholder(who.id) == (later.id,)
    proposed = tagging.tag(ws, 1, Span(2, 9), topics=(TopicTag(aid.id, aid.propositions[0].id),))
    assert ws.passages.ids_with_proposition(aid.propositions[0].id) == (proposed.id,)


def test_passages_are_counted_by_proposition_without_those_of_removed_articles(
    ws: Workspace,
) -> None:
    aid = ws.codebook.load().find_topic("Aid")
    first = aid.propositions[0]
    other = topics.add_proposition(ws, aid.id, "Aid should end.", "End aid")
    tagging.tag(ws, 1, Span(0, 9), topics=(TopicTag(aid.id, first.id, 2),))
    tagging.tag(ws, 1, Span(3, 9), topics=(TopicTag(aid.id, other.id),))
    tagging.tag(ws, 1, Span(5, 9), topics=(TopicTag(aid.id, other.id),))
    assert ws.codebook.passages_by_proposition() == {first.id: 1, other.id: 2}
    articles.remove(ws, [1])
    assert ws.codebook.passages_by_proposition() == {}


def test_the_history_of_a_passage_knows_its_figures(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(0, 9))
    tagging.tag(ws, 1, Span(3, 9))
    tagging.set_figures(ws, passage.id, (Figure(low=3),))
    labels = [step.label for step in ws.history.of_passage(passage.id)]
    assert labels == ["Tag passage", "Set figures"]


def test_a_memo_names_the_sections_that_rest_on_a_passage(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(0, 9))
    memo = memos.add(ws)
    section = next(memo.walk())
    memos.insert_passage(ws, section.id, passage.id)
    memos.insert_passage(ws, section.id, passage.id)
    assert ws.memos.sections_with(passage.id) == ((memo.id, memo.title, section.title),)


def test_links_are_known_at_their_other_end(ws: Workspace) -> None:
    asked, offered = tagging.tag(ws, 1, Span(0, 9)), tagging.tag(ws, 1, Span(10, 14))
    tagging.set_links(ws, asked.id, (Link("condition-of", offered.id),))
    assert ws.passages.linking_to(offered.id) == (("condition-of", asked.id),)
    assert ws.passages.linking_to(asked.id) == ()
