"""Changes of the codebook that are refused, and those that are one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.services import history, stakeholders, topics

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def test_a_topic_cannot_take_the_name_of_its_neighbour(ws: Workspace) -> None:
    codebook = ws.codebook.load()
    cuba = codebook.find_topic("Sanctions/Cuba")
    with pytest.raises(InputError, match="There is a topic called “Sanctions/Venezuela” already"):
        topics.change(ws, cuba.id, name="VENEZUELA")
    topics.change(ws, cuba.id, name="cuba")
    assert ws.codebook.load().topic_by_id[cuba.id].name == "cuba"


def test_a_topic_cannot_be_moved_beside_one_of_its_name(ws: Workspace) -> None:
    other = topics.add(ws, "Aid/Cuba")
    sanctions = ws.codebook.load().find_topic("Sanctions")
    with pytest.raises(InputError, match="already"):
        topics.change(ws, other.id, parent_id=sanctions.id)


def test_one_spell_of_writing_a_definition_is_one_step(ws: Workspace) -> None:
    aid = ws.codebook.load().find_topic("Aid")
    topics.change(ws, aid.id, definition="Money", join="spell")
    topics.change(ws, aid.id, definition="Money and goods", join="spell")
    history.undo(ws)
    assert ws.codebook.load().topic_by_id[aid.id].definition == aid.definition


@pytest.mark.parametrize("field", ["text", "label"])
def test_a_proposition_keeps_its_words_where_none_are_given(ws: Workspace, field: str) -> None:
    proposition = ws.codebook.load().find_topic("Aid").propositions[0]
    with pytest.raises(InputError, match=f"needs a {field}"):
        topics.change_proposition(ws, proposition.id, **{field: "  "})


def test_a_stakeholder_cannot_take_the_name_of_another(ws: Workspace) -> None:
    cuba = ws.codebook.load().find_stakeholder("Cuba")
    with pytest.raises(InputError, match="There is a stakeholder called “joe biden” already"):
        stakeholders.change(ws, cuba.id, name="joe biden")


def test_a_stakeholder_cannot_be_part_of_what_is_part_of_it(ws: Workspace) -> None:
    cuba = ws.codebook.load().find_stakeholder("Cuba")
    office = stakeholders.add(ws, "An office")
    stakeholders.change(ws, office.id, parent_id=cuba.id)
    with pytest.raises(InputError, match="cannot be part of itself"):
        stakeholders.change(ws, cuba.id, parent_id=office.id)


def test_another_proposition_becomes_the_default_where_that_is_removed(ws: Workspace) -> None:
    fish = topics.add(ws, "Fish", propositions=[("Free fish.", "Free"), ("More fish.", "More")])
    topics.remove_proposition(ws, fish.propositions[0].id)
    left = ws.codebook.load().topic_by_id[fish.id].propositions
    assert [(p.label, p.is_default) for p in left] == [("More", True)]
    history.undo(ws)
    assert ws.codebook.load().topic_by_id[fish.id] == fish
