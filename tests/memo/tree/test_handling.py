"""Handling marks: their order, and the mark that a memo's portions ask for."""

from __future__ import annotations

import pytest

from briefer.memo.handling import (
    UK,
    US,
    banner_level,
    covers,
    higher,
    portion,
    portion_level,
    portions,
    roll_up,
)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("UNCLASSIFIED", "CUI"),
        ("U", "SBU"),
        ("CUI", "CONFIDENTIAL"),
        ("CONFIDENTIAL", "SECRET//NOFORN"),
        ("SECRET", "TOP SECRET//SI"),
        ("UNCLASSIFIED", "UNCLASSIFIED//FOUO"),
        ("TLP:CLEAR", "TLP:GREEN"),
        ("TLP:GREEN", "TLP:AMBER"),
        ("tlp: amber", "TLP:AMBER+STRICT"),
        ("TLP:AMBER+STRICT", "TLP:RED"),
        ("OFFICIAL", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL", "OFFICIAL - SENSITIVE [COMMERCIAL]"),
        ("OFFICIAL", "OFFICIAL-SENSITIVE COMMERCIAL"),
        ("OFFICIAL", "Official-Sensitive: personal data"),
        ("CONFIDENTIAL NOFORN", "SECRET NOFORN"),
        ("OFFICIAL-SENSITIVE", "UK SECRET"),
        ("UK SECRET", "UK TOP SECRET"),
    ],
)
def test_a_mark_stands_above_another(lower: str, higher: str) -> None:
    low, high = banner_level(lower), banner_level(higher)
    assert low is not None
    assert high is not None
    assert low.scheme == high.scheme
    assert low.rank < high.rank


@pytest.mark.parametrize("banner", ["", "Draft", "For the desk only", "CUIDADO", "SECRETARY"])
def test_free_text_has_no_level(banner: str) -> None:
    assert banner_level(banner) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("(U) The talks go on.", "U"),
        ("  (CUI) The talks", "CUI"),
        ("(S//NF) The talks", "S//NF"),
        ("(TLP:AMBER+STRICT) The talks", "TLP:AMBER+STRICT"),
        ("(O-S) The talks", "O-S"),
        ("(U)", "U"),
        ("The talks (U) go on.", ""),
        ("(u) a point", ""),
        ("(1) a point", ""),
        ("(AP) The talks", "AP"),
        ("(U)niform", ""),
    ],
)
def test_a_portion_mark_stands_in_front_in_brackets(text: str, mark: str) -> None:
    assert portion(text) == mark


@pytest.mark.parametrize(
    ("mark", "scheme", "rank"),
    [
        ("U", US, 0),
        ("CUI", US, 1),
        ("U//FOUO", US, 1),
        ("C", US, 2),
        ("S//NF", US, 3),
        ("TS//SI//NF", US, 4),
        ("O", UK, 0),
        ("OS", UK, 1),
        ("O-S", UK, 1),
    ],
)
def test_a_portion_mark_has_a_level(mark: str, scheme: str, rank: int) -> None:
    level = portion_level(mark)
    assert level is not None
    assert (level.scheme, level.rank) == (scheme, rank)


def test_a_letter_means_what_it_means_in_the_banners_scheme() -> None:
    american, british = portion_level("S", US), portion_level("S", UK)
    assert american is not None
    assert british is not None
    assert (american.scheme, british.scheme) == (US, UK)


def test_an_agency_or_a_place_in_brackets_is_no_mark() -> None:
    assert portions(["(AP) The talks", "(EFE) Las pláticas", "(U) One"]) == (
        (2, banner_level("U")),
    )


def test_the_letters_of_a_list_are_no_marks() -> None:
    assert portions(["(A) One", "(B) Two", "(C) Three"]) == ()
    assert [number for number, _ in portions(["(U) One", "(C) Two"])] == [0, 1]


@pytest.mark.parametrize(
    ("banner", "mark", "holds"),
    [
        ("U", "U", True),
        ("U", "CUI", False),
        ("CUI", "CUI", True),
        ("CUI", "U", True),
        ("SBU", "CUI", True),
        ("SECRET", "C", True),
        ("", "U", True),
        ("", "CUI", False),
        ("Draft", "CUI", False),
        ("TLP:GREEN", "TLP:AMBER", False),
        ("TLP:AMBER+STRICT", "TLP:AMBER", True),
        ("TLP:RED", "CUI", False),
        ("TLP:RED", "U", True),
        ("OFFICIAL", "O-S", False),
        ("OFFICIAL-SENSITIVE", "O-S", True),
        ("OFFICIAL-SENSITIVE", "S", False),
    ],
)
def test_the_banner_covers_what_is_not_above_it(banner: str, mark: str, holds: bool) -> None:
    level = banner_level(banner)
    portion_of = portion_level(mark, level.scheme if level else US)
    assert portion_of is not None
    assert covers(level, portion_of) is holds


def test_the_highest_portion_rolls_up() -> None:
    marks = [level for _, level in portions(["(U) a", "(CUI) b", "(S) c", "(U) d"])]
    highest = roll_up(marks)
    assert highest is not None
    assert highest.name == "SECRET"
    assert roll_up([]) is None


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("", "", ""),
        ("CUI", "", "CUI"),
        ("", "U", "U"),
        ("U", "CUI", "CUI"),
        ("S", "CUI", "S"),
        ("EYES ONLY", "S", "EYES ONLY"),
        ("S", "EYES ONLY", "EYES ONLY"),
    ],
)
def test_one_text_made_of_two_has_the_higher_mark(one: str, other: str, kept: str) -> None:
    assert higher(one, other) == kept
