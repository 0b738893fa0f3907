"""Topics and stakeholders go to another place among their siblings, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.services import history, stakeholders, topics

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def names_below(ws: Workspace, path: str | None) -> list[str]:
    codebook = ws.codebook.load()
    parent = codebook.find_topic(path).id if path else None
    return [topic.name for topic in codebook.topics if topic.parent_id == parent]


def people_of(ws: Workspace, side: str) -> list[str]:
    return [s.name for s in ws.codebook.load().stakeholders if s.side == side]


def test_a_topic_goes_up_and_undo_brings_it_back(ws: Workspace) -> None:
    before, codebook = names_below(ws, "Sanctions"), ws.codebook.load()
    second = codebook.find_topic(f"Sanctions/{before[1]}")
    topics.move(ws, second.id, second.parent_id, 0)
    assert names_below(ws, "Sanctions") == [before[1], before[0], *before[2:]]
    assert ws.history.steps()[-1].label == f"Move topic “Sanctions/{before[1]}”"
    history.undo(ws)
    assert ws.codebook.load() == codebook


def test_a_topic_goes_between_two_below_another_one(ws: Workspace) -> None:
    children = names_below(ws, "Sanctions")
    codebook = ws.codebook.load()
    aid = codebook.find_topic("Aid")
    topics.move(ws, aid.id, codebook.find_topic("Sanctions").id, 1)
    assert names_below(ws, "Sanctions") == [children[0], "Aid", *children[1:]]
    history.undo(ws)
    assert ws.codebook.load() == codebook


def test_a_topic_that_stays_where_it_is_makes_no_step(ws: Workspace) -> None:
    aid = ws.codebook.load().find_topic("Aid")
    place = names_below(ws, None).index("Aid")
    steps = len(ws.history.steps())
    topics.move(ws, aid.id, None, place)
    assert len(ws.history.steps()) == steps


def test_a_topic_does_not_go_below_itself(ws: Workspace) -> None:
    codebook = ws.codebook.load()
    with pytest.raises(InputError, match="below itself"):
        topics.move(
            ws, codebook.find_topic("Sanctions").id, codebook.find_topic("Sanctions/Cuba").id, 0
        )


def test_a_stakeholder_goes_to_a_place_on_another_side(ws: Workspace) -> None:
    codebook = ws.codebook.load()
    there = people_of(ws, "Mexico")
    stakeholders.move(ws, codebook.find_stakeholder("Joe Biden").id, "Mexico", 1)
    assert people_of(ws, "Mexico") == [there[0], "Joe Biden", *there[1:]]
    history.undo(ws)
    assert ws.codebook.load() == codebook


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(number=st.integers(0, 100), place=st.integers(0, 30))
def test_any_topic_goes_to_any_place_of_its_level_and_no_other_one_moves(
    ws: Workspace, number: int, place: int
) -> None:
    codebook = ws.codebook.load()
    topic = codebook.topics[number % len(codebook.topics)]
    siblings = [t.name for t in codebook.topics if t.parent_id == topic.parent_id]
    others = [name for name in siblings if name != topic.name]
    place %= len(others) + 1
    topics.move(ws, topic.id, topic.parent_id, place)
    path = codebook.path(topic.parent_id) if topic.parent_id else None
    assert names_below(ws, path) == [*others[:place], topic.name, *others[place:]]
    rest = [t for t in codebook.topics if t.parent_id != topic.parent_id]
    after = ws.codebook.load().topic_by_id
    assert all(after[t.id] == t for t in rest)
    if names_below(ws, path) != siblings:
        history.undo(ws)
    assert ws.codebook.load() == codebook
