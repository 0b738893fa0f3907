"""Names that two stakeholders share."""

from __future__ import annotations

from briefer.model.codebook import Codebook, Stakeholder
from briefer.model.name_clashes import NameClash, alias_clashes, clashes_of, other_owners

STATE = Stakeholder(1, "a", "Department of State", aliases=("State", "Foggy Bottom"))
SEDENA = Stakeholder(2, "b", "Secretaría", aliases=("STATE",))
CLERK = Stakeholder(3, "c", "secretaria", aliases=("The clerk",))
BOOK = Codebook((STATE, SEDENA, CLERK))


def test_a_clash_names_every_owner_and_case_and_accents_do_not_count() -> None:
    assert alias_clashes(BOOK) == (
        NameClash("State", (STATE, SEDENA)),
        NameClash("Secretaría", (SEDENA, CLERK)),
    )


def test_only_the_clashes_of_one_are_told_for_one() -> None:
    assert [clash.name for clash in clashes_of(BOOK, STATE.id)] == ["State"]
    assert [clash.name for clash in clashes_of(BOOK, SEDENA.id)] == ["State", "Secretaría"]


def test_a_name_of_ones_own_given_twice_is_no_clash() -> None:
    twice = Stakeholder(1, "a", "State", aliases=("state", "STATE"))
    assert alias_clashes(Codebook((twice,))) == ()


def test_who_else_answers_to_a_name_is_told_while_it_is_typed() -> None:
    assert other_owners(BOOK, "foggy bottom", CLERK.id) == (STATE,)
    assert other_owners(BOOK, "foggy bottom", STATE.id) == ()
    assert other_owners(BOOK, "nobody", STATE.id) == ()
