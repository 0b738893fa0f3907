from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.suggest.words import Words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("López Obrador", ["lopez", "obrador"]),
        ("Lo\u0301pez", ["lopez"]),
        ("LÓPEZ", ["lopez"]),
        ("Stra\u00dfe", ["strasse"]),
        ("the U.S. border", ["the", "us", "border"]),
        ("EE. UU. y EE.UU.", ["eeuu", "y", "eeuu"]),
        ("Mexico’s, Mexico's", ["mexico", "s", "mexico", "s"]),
        ("mi\u00adgra\u00adtion", ["migration"]),
        ("a\u200fb", ["ab"]),
        ("中国说", ["中", "国", "说"]),
        ("محمد قال", ["محمد", "قال"]),
        ("US-Mexico", ["us", "mexico"]),
        ("50,000 and 2.5 of 3rd", ["50000", "and", "25", "of", "3rd"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_case_accents_and_signs_that_cannot_be_seen_do_not_count(
    text: str, keys: list[str]
) -> None:
    assert Words(text).keys == keys


def test_each_word_knows_its_place_in_the_text_as_it_stands() -> None:
    text = "«😀 Lo\u0301pez», dijo el EE. UU."
    words = Words(text)
    assert [words.as_written(n) for n in range(len(words))] == [
        "Lo\u0301pez",
        "dijo",
        "el",
        "EE. UU.",
    ]
    assert words.first_from(text.index("dijo")) == 1
    assert words.gap(0) == "», "


@given(st.text())
def test_words_stand_in_order_and_do_not_overlap(text: str) -> None:
    words = Words(text)
    ends = [0, *words.ends]
    assert all(end <= start for end, start in zip(ends, words.starts, strict=False))
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
