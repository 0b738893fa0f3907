"""Order, keys and colours of the codebook: each change is one step that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.services import arranging, history, stakeholders, topics
from tests.store.making import dump, new_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.model.codebook import Topic
    from briefer.store.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with the topics A to D at the root, and E and F below A."""
    workspace = new_briefing(tmp_path / "harbour.briefing")
    topics.remove(workspace, workspace.codebook.load().find_topic("Harbour").id)
    for path in ("A", "B", "C", "D", "A/E", "A/F"):
        topics.add(workspace, path)
    yield workspace
    workspace.close()


def topic(ws: Workspace, path: str) -> Topic:
    return ws.codebook.load().find_topic(path)


def paths(ws: Workspace) -> list[str]:
    codebook = ws.codebook.load()
    return [codebook.path(entry.id) for entry in codebook.topics]


def test_a_topic_moves_among_its_siblings_and_back(ws: Workspace) -> None:
    before = dump(ws.path)
    arranging.move_topic(ws, topic(ws, "D").id, None, 1)
    assert paths(ws) == ["A", "A/E", "A/F", "D", "B", "C"]
    arranging.move_topic(ws, topic(ws, "A").id, None, 99)
    assert paths(ws) == ["D", "B", "C", "A", "A/E", "A/F"]
    history.undo(ws)
    assert history.undo(ws).label == "Move topic “D”"
    assert dump(ws.path) == before


def test_a_topic_moves_below_another_at_the_place_asked_for(ws: Workspace) -> None:
    arranging.move_topic(ws, topic(ws, "C").id, topic(ws, "A").id, 1)
    assert paths(ws) == ["A", "A/E", "A/C", "A/F", "B", "D"]
    arranging.move_topic(ws, topic(ws, "A/E").id, None, 0)
    assert paths(ws) == ["E", "A", "A/C", "A/F", "B", "D"]


def test_a_topic_never_lies_below_itself_or_beside_its_own_name(ws: Workspace) -> None:
    before = dump(ws.path)
    for parent in ("A", "A/E"):
        with pytest.raises(InputError, match="below itself"):
            arranging.move_topic(ws, topic(ws, "A").id, topic(ws, parent).id, 0)
    assert dump(ws.path) == before
    topics.add(ws, "e")
    with pytest.raises(InputError, match="“A/E” already"):
        arranging.move_topic(ws, topic(ws, "e").id, topic(ws, "A").id, 0)


@given(data=st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_move_ends_where_it_was_asked_to(ws: Workspace, data: st.DataObject) -> None:
    codebook = ws.codebook.load()
    moved = data.draw(st.sampled_from(codebook.topics))
    below = codebook.below(moved.id)
    parents = [None, *(t.id for t in codebook.topics if t.id not in below)]
    parent = data.draw(st.sampled_from(parents))
    place = data.draw(st.integers(0, 6))
    siblings = [t.id for t in codebook.topics if t.parent_id == parent and t.id != moved.id]
    before = dump(ws.path)
    arranging.move_topic(ws, moved.id, parent, place)
    now = ws.codebook.load()
    children = [t.id for t in now.topics if t.parent_id == parent]
    assert children == [*siblings[:place], moved.id, *siblings[place:]]
    assert {t.id for t in now.topics} == {t.id for t in codebook.topics}
    if dump(ws.path) != before:
        history.undo(ws)
    assert dump(ws.path) == before


def test_a_stakeholder_becomes_part_of_another_but_never_of_itself(ws: Workspace) -> None:
    top, middle, low = (stakeholders.add(ws, name) for name in ("Top", "Middle", "Low"))
    arranging.move_stakeholder(ws, middle.id, top.id, 0)
    arranging.move_stakeholder(ws, low.id, top.id, 0)
    names = [s.name for s in ws.codebook.load().stakeholders if s.parent_id == top.id]
    assert names == ["Low", "Middle"]
    before = dump(ws.path)
    with pytest.raises(InputError, match="part of itself"):
        arranging.move_stakeholder(ws, top.id, low.id, 0)
    assert dump(ws.path) == before


def test_a_topic_is_pinned_to_the_first_free_key(ws: Workspace) -> None:
    assert arranging.pin(ws, topic(ws, "B").id, "1") == arranging.Pinned("1")
    assert arranging.pin(ws, topic(ws, "C").id) == arranging.Pinned("2")
    assert topic(ws, "C").shortcut == "2"
    arranging.unpin(ws, topic(ws, "B").id)
    assert topic(ws, "B").shortcut is None
    assert arranging.pin(ws, topic(ws, "D").id).digit == "1"


def test_it_is_said_which_topic_loses_its_key(ws: Workspace) -> None:
    arranging.pin(ws, topic(ws, "B").id, "5")
    loser = topic(ws, "B")
    before = dump(ws.path)
    assert arranging.pin(ws, topic(ws, "C").id, "5") == arranging.Pinned("5", loser)
    assert topic(ws, "B").shortcut is None
    assert history.undo(ws).label == "Pin topic “C” to 5"
    assert dump(ws.path) == before


def test_there_are_nine_keys(ws: Workspace) -> None:
    for digit in arranging.DIGITS:
        arranging.pin(ws, topics.add(ws, f"Topic {digit}").id)
    with pytest.raises(InputError, match="All nine keys"):
        arranging.pin(ws, topic(ws, "A").id)
    for wrong in ("0", "12", "x", "²"):
        with pytest.raises(InputError, match="no key for a topic"):
            arranging.pin(ws, topic(ws, "A").id, wrong)


def test_a_colour_goes_down_the_tree_where_that_is_wished(ws: Workspace) -> None:
    entry = topic(ws, "A")
    arranging.recolour(ws, entry.id, 7)
    assert [topic(ws, path).colour == 7 for path in ("A", "A/E", "A/F")] == [True, False, False]
    before = dump(ws.path)
    arranging.recolour(ws, entry.id, 8, with_below=True)
    assert {topic(ws, path).colour for path in ("A", "A/E", "A/F")} == {8}
    assert topic(ws, "B").colour != 8
    history.undo(ws)
    assert dump(ws.path) == before
    for wrong in (0, 9):
        with pytest.raises(InputError, match="no colour"):
            arranging.recolour(ws, entry.id, wrong)
