"""Splitting topics and stakeholders: chosen passages go, nothing else changes, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.codebook import Role
from briefer.services import history, parting, stakeholders

if TYPE_CHECKING:
    from briefer.model.codebook import Stakeholder, Topic
    from briefer.store.workspace import Workspace


def topic(ws: Workspace, path: str) -> Topic:
    return ws.codebook.load().find_topic(path)


def person(ws: Workspace, name: str) -> Stakeholder:
    return ws.codebook.load().find_stakeholder(name)


def state(ws: Workspace) -> object:
    codebook = ws.codebook.load()
    return codebook.topics, codebook.stakeholders, ws.passages.all()


def test_a_new_topic_elsewhere_has_the_colour_of_the_one_it_comes_from(ws: Workspace) -> None:
    cuba = topic(ws, "Sanctions/Cuba")
    going = ws.passages.with_topics([cuba.id])[0]
    elsewhere = next(name for name in ("Aid", "Talks") if topic(ws, name).colour != cuba.colour)
    assert parting.split_topic(ws, cuba.id, f"{elsewhere}/New", [going.id]).colour == cuba.colour


def test_chosen_passages_go_to_the_new_topic_with_their_stance(ws: Workspace) -> None:
    aid = topic(ws, "Aid")
    going, *staying = ws.passages.with_topics([aid.id])
    word = aid.keywords[0]
    before = state(ws)
    new = parting.split_topic(ws, aid.id, "Aid/Jobs", [going.id], [word])
    (tag,) = (t for t in ws.passages.get(going.id).topics if t.topic_id == new.id)
    (old,) = (t for t in going.topics if t.topic_id == aid.id)
    assert tag.stance == old.stance
    assert new.default_proposition
    assert tag.proposition_id == new.default_proposition.id
    assert new.default_proposition.text == aid.propositions[0].text
    assert new.colour == aid.colour
    assert new.keywords == (word,)
    assert word not in topic(ws, "Aid").keywords
    assert {p.id for p in ws.passages.with_topics([aid.id])} == {p.id for p in staying}
    after = state(ws)
    history.undo(ws)
    assert state(ws) == before
    history.redo(ws)
    assert state(ws) == after


def test_a_proposition_that_no_other_passage_carries_goes_along(ws: Workspace) -> None:
    aid = topic(ws, "Aid")
    every = [p.id for p in ws.passages.with_topics([aid.id])]
    new = parting.split_topic(ws, aid.id, "Help", every)
    assert [p.id for p in new.propositions] == [aid.propositions[0].id]
    assert topic(ws, "Aid").propositions == ()
    assert len(ws.passages.with_topics([new.id])) == len(every)


def test_passages_can_go_to_a_topic_that_is_there(ws: Workspace) -> None:
    aid, talks = topic(ws, "Aid"), topic(ws, "Talks")
    going = ws.passages.with_topics([aid.id])[0]
    assert parting.split_topic(ws, aid.id, "talks", [going.id]).id == talks.id
    assert talks.id in {tag.topic_id for tag in ws.passages.get(going.id).topics}


def test_a_topic_is_not_split_into_itself_nor_into_nothing(ws: Workspace) -> None:
    aid = topic(ws, "Aid")
    with pytest.raises(InputError, match="Choose the passages"):
        parting.split_topic(ws, aid.id, "Help", [])
    with pytest.raises(InputError, match="name of its own"):
        parting.split_topic(ws, aid.id, "AID", [ws.passages.with_topics([aid.id])[0].id])


def test_chosen_passages_go_to_the_new_stakeholder(ws: Workspace) -> None:
    biden = person(ws, "Joe Biden")
    stakeholders.change(ws, biden.id, roles=[Role("President", "2021"), Role("Senator", "1973")])
    biden = person(ws, "Joe Biden")
    going, *staying = ws.passages.with_stakeholder(biden.id)
    before = state(ws)
    alias = biden.aliases[0]
    senator = next(role for role in biden.roles if role.title == "Senator")
    new = parting.split_stakeholder(
        ws, biden.id, "The younger Biden", [going.id], aliases=[alias], roles=[senator]
    )
    assert (new.kind, new.side, new.parent_id) == (biden.kind, biden.side, biden.parent_id)
    assert new.aliases == (alias,)
    assert alias not in person(ws, "Joe Biden").aliases
    assert new.roles == (senator,)
    assert senator not in person(ws, "Joe Biden").roles
    assert {p.id for p in ws.passages.with_stakeholder(biden.id)} == {p.id for p in staying}
    (moved,) = ws.passages.with_stakeholder(new.id)
    assert [party.part for party in moved.parties] == [party.part for party in going.parties]
    history.undo(ws)
    assert state(ws) == before


def test_a_new_stakeholder_needs_a_name_of_its_own(ws: Workspace) -> None:
    biden = person(ws, "Joe Biden")
    going = ws.passages.with_stakeholder(biden.id)[0]
    before = state(ws)
    with pytest.raises(InputError, match="already"):
        parting.split_stakeholder(ws, biden.id, "Government of Cuba", [going.id])
    assert state(ws) == before
