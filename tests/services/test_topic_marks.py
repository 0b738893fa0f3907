"""Keys and colours of topics: each change is one step that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.services import history, topic_marks, topics
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


def test_a_topic_is_pinned_to_the_first_free_key(ws: Workspace) -> None:
    assert topic_marks.pin(ws, topic(ws, "B").id, "1") == topic_marks.Pinned("1")
    assert topic_marks.pin(ws, topic(ws, "C").id) == topic_marks.Pinned("2")
    assert topic(ws, "C").shortcut == "2"
    topic_marks.unpin(ws, topic(ws, "B").id)
    assert topic(ws, "B").shortcut is None
    assert topic_marks.pin(ws, topic(ws, "D").id).digit == "1"


def test_it_is_said_which_topic_loses_its_key(ws: Workspace) -> None:
    topic_marks.pin(ws, topic(ws, "B").id, "5")
    loser = topic(ws, "B")
    before = dump(ws.path)
    assert topic_marks.pin(ws, topic(ws, "C").id, "5") == topic_marks.Pinned("5", loser)
    assert topic(ws, "B").shortcut is None
    assert history.undo(ws).label == "Pin topic “C” to 5"
    assert dump(ws.path) == before


def test_there_are_nine_keys(ws: Workspace) -> None:
    for digit in topic_marks.DIGITS:
        topic_marks.pin(ws, topics.add(ws, f"Topic {digit}").id)
    with pytest.raises(InputError, match="All nine keys"):
        topic_marks.pin(ws, topic(ws, "A").id)
    for wrong in ("0", "12", "x", "²"):
        with pytest.raises(InputError, match="no key for a topic"):
            topic_marks.pin(ws, topic(ws, "A").id, wrong)


def test_a_colour_goes_down_the_tree_where_that_is_wished(ws: Workspace) -> None:
    entry = topic(ws, "A")
    topic_marks.recolour(ws, entry.id, 7)
    assert [topic(ws, path).colour == 7 for path in ("A", "A/E", "A/F")] == [True, False, False]
    before = dump(ws.path)
    topic_marks.recolour(ws, entry.id, 8, with_below=True)
    assert {topic(ws, path).colour for path in ("A", "A/E", "A/F")} == {8}
    assert topic(ws, "B").colour != 8
    history.undo(ws)
    assert dump(ws.path) == before
    for wrong in (0, 9):
        with pytest.raises(InputError, match="no colour"):
            topic_marks.recolour(ws, entry.id, wrong)
