from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.model.codebook import Codebook, Stakeholder
from briefer.suggest.names import NameIndex
from briefer.suggest.page import read
from briefer.suggest.words import Words
from tests.suggest.conftest import (
    ARCADIA,
    BOREAS,
    BORIS,
    CODEBOOK,
    FARMERS,
    MIKE,
    MINISTRY,
    REED,
    RUIZ,
    VOICE,
    Asking,
)

if TYPE_CHECKING:
    from briefer.suggest.language import Language
    from briefer.suggest.names import Name


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(CODEBOOK)


def names(index: NameIndex, language: Language, text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(text[n.start : n.end], n.owners) for n in found(index, language, text)]


def found(index: NameIndex, language: Language, text: str) -> list[Name]:
    return list(read(Words(text), language, index).names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz left.", [("Ana Ruiz", RUIZ)]),
        ("President Ruiz left.", [("President Ruiz", RUIZ)]),
        ("Then ana ruiz left.", []),
        ("ANA RUIZ left.", [("ANA RUIZ", RUIZ)]),
        ("The Water Ministry and MOW", [("Water Ministry", MINISTRY), ("MOW", MINISTRY)]),
        ("They mow the lawn.", []),
        ("Arcadia and Arcadian rivers", [("Arcadia", ARCADIA)]),
        ("In Port Lume it rains.", [("Port Lume", ARCADIA)]),
        ("the farmers left; campesinos too", [("farmers", FARMERS), ("campesinos", FARMERS)]),
        (
            "a spokesperson for the Ministry of Water",
            [("spokesperson for the Ministry of Water", VOICE)],
        ),
    ],
)
def test_names_and_aliases_are_whole_words_the_longest_first(
    index: NameIndex, english: Language, text: str, expected: list[tuple[str, int]]
) -> None:
    assert names(index, english, text) == [(words, (owner,)) for words, owner in expected]


@pytest.mark.parametrize(
    "text",
    ["We saw New Arcadia.", "Arcadia City is far.", "It was Hugo Ruiz.", "The Arcadia Post wrote"],
)
def test_a_piece_of_another_name_is_none(index: NameIndex, english: Language, text: str) -> None:
    assert names(index, english, text) == []


def test_what_begins_a_sentence_may_have_its_capital_from_that(
    index: NameIndex, english: Language
) -> None:
    (doubtful,) = found(index, english, "Hugo Ruiz left.")
    assert doubtful.certainty == "possible"
    (sure,) = found(index, english, "Yesterday Ruiz left.")
    assert sure.certainty == "certain"


def test_two_names_of_one_person_side_by_side_are_one(index: NameIndex, english: Language) -> None:
    text = "Arcadia's president Ana Ruiz left."
    (name,) = found(index, english, text)
    assert text[name.start : name.end] == "Arcadia's president Ana Ruiz"
    assert name.why == "name “Ana Ruiz”"


def test_an_alias_of_two_people_is_a_mention_of_both_and_says_so(
    index: NameIndex, english: Language
) -> None:
    (name,) = found(index, english, "Johnson left.")
    assert set(name.owners) == {MIKE, BORIS}
    assert name.certainty == "possible"
    assert name.why == "alias “Johnson” is shared by Mike Johnson and Boris Johnson"


def test_a_metonym_is_probably_the_institution_and_yields_to_an_alias(english: Language) -> None:
    house = Stakeholder(1, "h", "Harbour Office", kind="agency", aliases=("Lume",))
    house = replace(house, metonyms=("Lume",))
    (name,) = found(NameIndex(Codebook((house,))), english, "Lume agreed.")
    assert (name.owners, name.certainty) == ((1,), "probable")
    assert name.why == "metonym “Lume” for Harbour Office"
    namesake = Stakeholder(2, "p", "Ana Lume", kind="person", aliases=("Lume",))
    both = NameIndex(Codebook((house, namesake)))
    assert [name.owners for name in found(both, english, "Lume agreed.")] == [(2,)]


def test_a_surname_counts_after_the_full_name(index: NameIndex, english: Language) -> None:
    assert names(index, english, "Reed left.") == []
    text = "Tom Reed came. Reed left."
    last = found(index, english, text)[-1]
    assert (last.owners, last.certainty) == ((REED,), "probable")
    assert last.why == "surname “Reed”, named in full before: Tom Reed"


def test_a_word_that_is_written_small_elsewhere_is_no_name_at_the_start_of_a_sentence(
    suggest: Asking,
) -> None:
    text = "Farmers protest. The mow is over. Mow, they say."
    assert all(not s.mentions or s.mentions[0].stakeholder_id == FARMERS for s in suggest(text))


def test_a_suggestion_lists_the_names_in_it(suggest: Asking) -> None:
    text = "Ruiz said that Boreas and Port Lume need irrigation."
    (suggestion,) = suggest(text)
    mentioned = [(m.stakeholder_id, text[m.span.start : m.span.end]) for m in suggestion.mentions]
    assert mentioned == [(RUIZ, "Ruiz"), (BOREAS, "Boreas"), (ARCADIA, "Port Lume")]
