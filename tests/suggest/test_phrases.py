from __future__ import annotations

import pytest

from briefer.suggest.phrases import Phrases
from briefer.suggest.words import Words


def found(phrases: Phrases[str], text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[hit.first] : words.ends[hit.last - 1]] for hit in phrases.find(words)]


def index(*phrases: str, capitals: bool = False, accents: bool = False) -> Phrases[str]:
    made: Phrases[str] = Phrases()
    for phrase in phrases:
        made.add(phrase, phrase, capitals=capitals, accents=accents)
    return made


def test_the_longest_phrase_wins() -> None:
    phrases = index("aid", "foreign aid", "foreign aid package")
    assert found(phrases, "Foreign aid, a foreign aid package and aid.") == [
        "Foreign aid",
        "foreign aid package",
        "aid",
    ]


def test_a_phrase_begins_and_ends_with_whole_words() -> None:
    assert found(index("aid"), "said, aids, aide; aid-worker, aid") == ["aid", "aid"]


@pytest.mark.parametrize(
    "text", ["Cuba. Sanctions", "Cuba, sanctions", "Cuba\nsanctions", "Cuba — sanctions"]
)
def test_a_phrase_does_not_reach_over_a_stop(text: str) -> None:
    assert found(index("Cuba sanctions"), text) == []


@pytest.mark.parametrize("text", ["Cuba sanctions", "CUBA\u00a0Sanctions", "Cuba-sanctions"])
def test_spaces_hyphens_and_case_do_not_part_a_phrase(text: str) -> None:
    assert found(index("Cuba sanctions"), text) == [text]


def test_a_full_stop_may_stand_where_the_phrase_has_one() -> None:
    assert found(index("Sec. of State"), "Sec. of State and Sec of State") == [
        "Sec. of State",
        "Sec of State",
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("US", "the US told us, Us", ["US"]),
        ("U.S.", "the U.S. told us; US", ["U.S.", "US"]),
        ("State", "State said the state", ["State"]),
        ("Nato", "NATO and Nato, no nato", ["NATO", "Nato"]),
        ("UNHCR", "UNHCR and Unhcr, no unhcr", ["UNHCR", "Unhcr"]),
        ("the White House", "The White House, no white house", ["The White House"]),
        ("amlo", "AMLO and amlo", ["AMLO", "amlo"]),
    ],
)
def test_capitals_of_a_name_must_stand_in_the_text(phrase: str, text: str, hits: list[str]) -> None:
    assert found(index(phrase, capitals=True), text) == hits


def test_accents_count_where_they_are_asked_for() -> None:
    assert found(index("apoyó", accents=True), "Apoyó el apoyo; apoyo\u0301") == [
        "Apoyó",
        "apoyo\u0301",
    ]
    assert found(index("apoyó"), "Apoyó el apoyo") == ["Apoyó", "apoyo"]


def test_one_phrase_may_stand_for_several_things() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("Johnson", 1)
    phrases.add("Johnson", 2)
    (hit,) = phrases.find(Words("Johnson"))
    assert [entry.value for entry in hit.entries] == [1, 2]
