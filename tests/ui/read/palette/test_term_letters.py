"""Two letters choose a type, whose words and how sure, and no two terms share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.services.vocabulary import vocabulary
from briefer.ui.read.palette.term_letters import TermLetters, letters_of_all, places_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

LISTS = ("types", "modalities", "certainties", "vias")
Key = Qt.Key


def words_of(name: str, language: str) -> tuple[str, ...]:
    return tuple(getattr(term, language) for term in getattr(vocabulary(), name).terms)


@pytest.mark.parametrize("language", ["label", "label_es"])
@pytest.mark.parametrize("name", LISTS)
def test_two_letters_are_enough_and_no_two_terms_share_them(name: str, language: str) -> None:
    words = words_of(name, language)
    for least in (1, 2):
        letters = letters_of_all(words, least)
        assert len(set(letters)) == len(words)
        assert max(map(len, letters)) <= 2
        assert [TermLetters(words).find(typed) for typed in letters] == list(range(len(words)))
        assert all(places_of(typed, term) for typed, term in zip(letters, words, strict=True))


@pytest.mark.parametrize("language", ["label", "label_es"])
@pytest.mark.parametrize("name", LISTS)
def test_a_term_is_found_by_its_whole_word(name: str, language: str) -> None:
    words = words_of(name, language)
    assert [TermLetters(words).find(term) for term in words] == list(range(len(words)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("c", "Commitment"),
        ("con", "Concession"),
        ("concer", "Concern"),
        ("cn", "Concern"),
        ("cs", "Concession"),
        ("cr", "Criticism"),
        ("nc", "No comment"),
        ("fg", "Framing"),
        ("xq", None),
    ],
)
def test_a_beginning_goes_before_letters_in_order(typed: str, found: str | None) -> None:
    words = words_of("types", "label")
    place = TermLetters(words).find(typed)
    assert (None if place is None else words[place]) == found


@pytest.mark.parametrize(
    ("row", "typed", "key"),
    [
        ("type", "cn", "concern"),
        ("type", "cs", "concession"),
        ("type", "concession", "concession"),
        ("type", "ag", "agreement"),
        ("words", "p", "paraphrase"),
        ("words", "para", "paraphrase"),
        ("words", "part", "partial"),
        ("words", "pa", "partial"),
        ("words", "own", "direct"),
        ("words", "pw", "direct"),
        ("words", "ou", "outlet"),
        ("certainty", "po", "possible"),
        ("certainty", "pr", "probable"),
    ],
)
def test_letters_choose_in_the_second_stage(
    row: str, typed: str, key: str, show_text: Callable[[str], Hands]
) -> None:
    hands = show_text("He agreed at once.")
    hands.select("agreed")
    hands.press(Key.Key_Return)
    hands.type("aml")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    getattr(hands.palette.kinds, row).setFocus()
    hands.type(typed)
    statement = hands.newest.statement
    assert key in {statement.type, statement.modality, statement.certainty}
