"""What a stakeholder can be made into: names, metonyms, posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.codebook import Role
from briefer.services import history, stakeholders

if TYPE_CHECKING:
    from briefer.model.codebook import Stakeholder
    from briefer.store.workspace import Workspace


def named(ws: Workspace, name: str) -> Stakeholder:
    return ws.codebook.load().find_stakeholder(name)


def test_a_metonym_is_an_alias_of_an_institution(ws: Workspace) -> None:
    house = named(ws, "White House")
    names = [*house.aliases, "Pennsylvania Avenue"]
    stakeholders.change(ws, house.id, aliases=names, metonyms=["Pennsylvania Avenue"])
    assert named(ws, "Pennsylvania Avenue").metonyms == ("Pennsylvania Avenue",)
    history.undo(ws)
    assert named(ws, "White House") == house


def test_a_metonym_stays_one_while_the_alias_is_there(ws: Workspace) -> None:
    house = named(ws, "White House")
    kept = house.metonyms[0]
    stakeholders.change(ws, house.id, aliases=["Another name", kept])
    assert named(ws, "White House").metonyms == (kept,)
    stakeholders.change(ws, house.id, aliases=["Another name"])
    assert named(ws, "White House").metonyms == ()


def test_a_person_has_no_metonym(ws: Workspace) -> None:
    biden, house = named(ws, "Joe Biden"), named(ws, "White House")
    with pytest.raises(InputError, match="stands for an institution"):
        stakeholders.change(ws, biden.id, metonyms=[biden.aliases[0]])
    stakeholders.change(ws, house.id, kind="person")
    assert named(ws, "White House").metonyms == ()
    assert set(named(ws, "White House").aliases) == set(house.aliases)


def test_a_post_ends_no_earlier_than_it_begins(ws: Workspace) -> None:
    biden = named(ws, "Joe Biden")
    with pytest.raises(InputError, match="ends before it begins"):
        stakeholders.change(ws, biden.id, roles=[Role("Senator", "2009-01", "1973")])
    with pytest.raises(InputError, match="needs a title"):
        stakeholders.change(ws, biden.id, roles=[Role("  ")])
    with pytest.raises(InputError, match="is not a date"):
        stakeholders.change(ws, biden.id, roles=[Role("Senator", "long ago")])
    assert named(ws, "Joe Biden") == biden
    stakeholders.change(ws, biden.id, roles=[Role("Senator", "2009", "2009-01")])
    assert named(ws, "Joe Biden").roles == (Role("Senator", "2009", "2009-01"),)


def test_a_post_that_is_given_twice_is_kept_once(ws: Workspace) -> None:
    biden = named(ws, "Joe Biden")
    senator = Role("Senator", "1973", "2009")
    stakeholders.change(
        ws, biden.id, roles=[senator, Role("Senator", "2010"), Role("  Senator ", "1973", "2009")]
    )
    assert named(ws, "Joe Biden").roles == (senator, Role("Senator", "2010"))
    stakeholders.change(ws, biden.id, roles=[senator, Role("Senator", "2011")])
    assert named(ws, "Joe Biden").roles == (senator, Role("Senator", "2011")), "another time"
