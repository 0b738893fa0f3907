from __future__ import annotations

import pytest

from briefer.model.anchor import Span
from briefer.ui.read.reader.boundaries import (
    grown,
    paragraph_at,
    sentence_at,
    shrunk,
    snapped,
    word_at,
)

TEXT = (
    "The U.S. Senate met Mr. Smith. He said “No. Never.” Then he left.\n"
    "¿Qué quieren? Los EE. UU. piden más. Mexico’s answer is short."
)


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("Senate", "The U.S. Senate met Mr. Smith."),
        ("Smith", "The U.S. Senate met Mr. Smith."),
        ("Then", "Then he left."),
        ("Qué", "¿Qué quieren?"),
        ("piden", "Los EE. UU. piden más."),
        ("short", "Mexico’s answer is short."),
    ],
)
def test_a_sentence_ends_at_its_full_stop_and_not_at_an_abbreviation(
    inside: str, sentence: str
) -> None:
    start, end = sentence_at(TEXT, TEXT.index(inside) + 1)
    assert TEXT[start:end] == sentence


def test_a_word_holds_its_apostrophe() -> None:
    start, end = word_at(TEXT, TEXT.index("Mexico") + 2)
    assert TEXT[start:end] == "Mexico’s"


def test_at_the_end_of_a_word_it_is_that_word() -> None:
    at = TEXT.index(" Smith")
    start, end = word_at(TEXT, at + len(" Smith"))
    assert TEXT[start:end] in {"Smith", "."}


def test_a_paragraph_leaves_out_its_line_feed() -> None:
    start, end = paragraph_at(TEXT, TEXT.index("Los"))
    assert TEXT[start:end] == TEXT.split("\n")[1]


def test_a_selection_grows_to_word_sentence_and_paragraph() -> None:
    at = TEXT.index("Never") + 2
    sizes = []
    start, end = at, at
    for _ in range(3):
        start, end = grown(TEXT, start, end)
        sizes.append(TEXT[start:end])
    assert sizes == ["Never", "He said “No. Never.”", TEXT.split("\n", maxsplit=1)[0]]
    assert grown(TEXT, start, end) == (start, end)


def test_a_selection_shrinks_to_what_it_begins_with() -> None:
    start, end = shrunk(TEXT, 0, len(TEXT))
    assert TEXT[start:end] == TEXT.split("\n", maxsplit=1)[0]
    start, end = shrunk(TEXT, start, end)
    assert TEXT[start:end] == "The U.S. Senate met Mr. Smith."
    start, end = shrunk(TEXT, start, end)
    assert TEXT[start:end] == "The"


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("cafe\u0301 x", 0, 4, "cafe\u0301"),
        ("cafe\u0301 x", 4, 7, "e\u0301 x"),
        ("a 👨‍👩‍👧 b", 3, 4, "👨‍👩‍👧"),
        ("  two words ", 0, 12, "two words"),
        ("one\ntwo", 2, 5, "e\nt"),
        ("שלום עולם", 0, 4, "שלום"),
    ],
)
def test_a_span_keeps_whole_characters_and_no_space_at_its_ends(
    text: str, start: int, end: int, words: str
) -> None:
    span = snapped(text, start, end)
    assert span is not None
    assert text[span.start : span.end] == words


def test_white_space_alone_is_no_span() -> None:
    assert snapped("a   b", 1, 4) is None
    assert snapped("a", 0, 0) is None
    assert snapped("ab", 0, 1) == Span(0, 1)
