"""Posts of a stakeholder, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.codebook import Role
from briefer.services import history, posts, stakeholders
from tests.store.making import dump, new_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.store.workspace import Workspace

MAYOR = Role("Mayor", "2018-05", "2022-05")
SENATOR = Role("Senator", "2021")
JUDGE = Role("Judge", None, "2010")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    workspace = new_briefing(tmp_path / "harbour.briefing")
    yield workspace
    workspace.close()


@pytest.fixture
def prado(ws: Workspace) -> int:
    return stakeholders.add(ws, "Ines Prado", kind="person", side="City").id


def roles(ws: Workspace, who: int) -> tuple[Role, ...]:
    return ws.codebook.load().stakeholder_by_id[who].roles


def test_posts_that_overlap_are_allowed_and_told(ws: Workspace, prado: int) -> None:
    assert posts.add(ws, prado, MAYOR) == ()
    assert posts.add(ws, prado, JUDGE) == ()
    assert posts.add(ws, prado, SENATOR) == (MAYOR,)
    assert roles(ws, prado) == (JUDGE, MAYOR, SENATOR)
    assert posts.overlaps(roles(ws, prado)) == ((MAYOR, SENATOR),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Role("A", "2020", "2021"), Role("B", "2021", "2022"), False),
        (Role("A", "2020", "2021-06"), Role("B", "2021", "2022"), True),
        (Role("A", None, None), Role("B", "1990", "1991"), True),
        (Role("A", "2020", None), Role("B", None, "2019-12-31"), False),
        (Role("A", "2020-02-01", "2020-02-29"), Role("B", "2020-03", None), False),
    ],
)
def test_a_post_hands_over_to_the_next_one_without_overlap(
    one: Role, other: Role, expected: bool
) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


def test_one_post_is_changed_and_removed_and_the_others_stay(ws: Workspace, prado: int) -> None:
    posts.add(ws, prado, MAYOR)
    posts.add(ws, prado, JUDGE)
    before = dump(ws.path)
    later = Role("Mayor", "2018-05", "2024-05")
    assert posts.change(ws, prado, MAYOR, later) == ()
    assert roles(ws, prado) == (JUDGE, later)
    posts.remove(ws, prado, JUDGE)
    assert roles(ws, prado) == (later,)
    assert history.undo(ws).label == "Remove post “Judge”"
    assert history.undo(ws).label == "Change post “Mayor”"
    assert dump(ws.path) == before


def test_a_post_that_cannot_be_is_refused(ws: Workspace, prado: int) -> None:
    posts.add(ws, prado, MAYOR)
    before = dump(ws.path)
    with pytest.raises(InputError, match="ends before it begins"):
        posts.add(ws, prado, Role("Mayor", "2022", "2021"))
    with pytest.raises(InputError, match="is there already"):
        posts.add(ws, prado, Role(" Mayor ", "2018-05", "2022-05"))
    with pytest.raises(InputError, match="needs a title"):
        posts.change(ws, prado, MAYOR, Role(""))
    with pytest.raises(InputError, match="not there any more"):
        posts.remove(ws, prado, JUDGE)
    assert dump(ws.path) == before


def test_the_sides_in_use_are_listed_once(ws: Workspace, prado: int) -> None:
    stakeholders.add(ws, "The clerk", side="City")
    stakeholders.add(ws, "The ship", side="Sea")
    assert ws.codebook.load().sides == ("City", "Sea")
    assert ws.codebook.load().stakeholder_by_id[prado].side == "City"
