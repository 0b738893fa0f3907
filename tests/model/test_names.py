from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.names import fold, initials, nearest


@pytest.mark.parametrize(
    "written",
    [
        "López Obrador",
        "lopez obrador",
        "LÓPEZ  OBRADOR ",
        "Lo\u0301pez\u00a0Obrador",
        "\tLopez\nObrador",
    ],
)
def test_case_accents_and_spacing_do_not_count(written: str) -> None:
    assert fold(written) == "lopez obrador"


def test_the_shape_of_quote_marks_does_not_count() -> None:
    assert fold("Biden’s “plan”") == fold('Biden\'s "plan"')


def test_different_names_have_different_keys() -> None:
    assert fold("Sanctions on Cuba") != fold("Sanctions on Venezuela")
    assert fold("Straße") == fold("STRASSE")


@given(st.text())
def test_folding_a_key_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs"])))
def test_the_case_of_a_name_never_counts_where_it_can_be_undone(name: str) -> None:
    if name.upper().lower() == name.lower():
        assert fold(name.upper()) == fold(name.lower())


def test_the_nearest_names_come_first_and_once() -> None:
    known = ["Joe Biden", "López Obrador", "Antony Blinken", "López Obrador"]
    assert nearest("Lopez Obradr", known)[0] == "López Obrador"
    assert nearest("Lopez Obradr", known).count("López Obrador") == 1


def test_names_that_are_not_alike_are_not_near() -> None:
    assert nearest("xqzw", ["Joe Biden", "Antony Blinken"]) == []
    assert nearest("", ["Joe Biden"]) == []


def test_no_more_than_the_limit_are_near() -> None:
    assert len(nearest("Topic", [f"Topic {n}" for n in range(9)], limit=2)) == 2


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("López Obrador", "LO"),
        ("Government of Mexico", "GM"),
        ("Liz Sherwood-Randall", "LS"),
        ("Blinken", "BL"),
        ("e\u0301tat", "ÉT"),
        ("ﬁnance", "FI"),
        ("شرطة الحدود", "شا"),
        ("(unnamed)", "?"),
        ("", "?"),
    ],
)
def test_a_chip_has_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_a_chip_never_has_more_than_two_letters(name: str) -> None:
    assert 1 <= len(initials(name)) <= 2
