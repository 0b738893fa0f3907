"""Tagging several passages in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import bulk_tagging, history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

SPANS = (Span(0, 10), Span(11, 20), Span(21, 30))


@pytest.fixture
def ids(ws: Workspace) -> tuple[int, ...]:
    """Three new passages."""
    return bulk_tagging.tag(ws, 1, SPANS, Statement())


def party(ws: Workspace, name: str, part: str = "speaker") -> PartyTag:
    return PartyTag(ws.codebook.load().find_stakeholder(name).id, part)


def topic(ws: Workspace, path: str, stance: int | None = None) -> TopicTag:
    return TopicTag(ws.codebook.load().find_topic(path).id, stance=stance)


def read(ws: Workspace, ids: Sequence[int]) -> tuple[Passage, ...]:
    return ws.passages.many(ids)


def test_many_spans_are_tagged_in_one_step(ws: Workspace) -> None:
    before = len(ws.passages.all())
    made = bulk_tagging.tag(ws, 1, SPANS, Statement(type="fact"), topics=[topic(ws, "Aid")])
    assert [p.span for p in read(ws, made)] == list(SPANS)
    assert {p.statement.type for p in read(ws, made)} == {"fact"}
    assert history.undo(ws).label == "Tag 3 passages “Aid”"
    assert len(ws.passages.all()) == before


def test_tags_are_added_and_a_topic_that_is_there_is_replaced(
    ws: Workspace, ids: tuple[int, ...]
) -> None:
    bulk_tagging.give(ws, ids[:1], topics=[topic(ws, "Aid", 1), topic(ws, "Talks")])
    bulk_tagging.give(ws, ids, parties=[party(ws, "AMLO")], topics=[topic(ws, "Aid", -2)])
    first, *others = read(ws, ids)
    assert [tag.stance for tag in first.topics] == [-2, None]
    assert all([tag.stance for tag in p.topics] == [-2] for p in others)
    assert all(p.parties == (party(ws, "AMLO"),) for p in (first, *others))
    bulk_tagging.give(ws, ids, parties=[party(ws, "AMLO")])
    assert read(ws, ids)[0].parties == (party(ws, "AMLO"),)


def test_tags_are_taken_off_all_of_them(ws: Workspace, ids: tuple[int, ...]) -> None:
    amlo = party(ws, "AMLO")
    bulk_tagging.give(ws, ids, parties=[amlo, party(ws, "Biden")], topics=[topic(ws, "Aid")])
    aid = topic(ws, "Aid").topic_id
    gone = [(amlo.stakeholder_id, "speaker")]
    bulk_tagging.take(ws, ids, parties=gone, topic_ids=[aid])
    assert all(p.parties == (party(ws, "Biden"),) and not p.topics for p in read(ws, ids))


def test_a_part_and_the_kind_are_set_for_all_that_have_it(
    ws: Workspace, ids: tuple[int, ...]
) -> None:
    bulk_tagging.give(ws, ids[:2], parties=[party(ws, "AMLO")])
    bulk_tagging.change_part(ws, ids, party(ws, "AMLO"), party(ws, "AMLO", "actor"))
    bulk_tagging.set_fields(ws, ids, type="demand", certainty="possible")
    first, second, third = read(ws, ids)
    assert first.parties == second.parties == (party(ws, "AMLO", "actor"),)
    assert third.parties == ()
    assert {p.statement.type for p in (first, second, third)} == {"demand"}
    with pytest.raises(InputError):
        bulk_tagging.set_fields(ws, ids, type="no such type")


def test_what_is_joined_is_one_step(ws: Workspace, ids: tuple[int, ...]) -> None:
    before = read(ws, ids)
    bulk_tagging.give(ws, ids, topics=[topic(ws, "Aid")], join="visit")
    bulk_tagging.set_fields(ws, ids, join="visit", type="fact")
    assert history.undo(ws).label == "Tag 3 passages “Aid”"
    assert read(ws, ids) == before


def test_one_passage_is_named_without_a_number(ws: Workspace, ids: tuple[int, ...]) -> None:
    bulk_tagging.give(ws, ids[:1], topics=[topic(ws, "Aid")])
    assert history.undo(ws).label == "Tag “Aid”"
