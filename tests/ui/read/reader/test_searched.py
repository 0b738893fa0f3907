"""Words are found in a text by what counts."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ui.searched import FindOptions, Hits, SearchedText

PLAIN = FindOptions()
WORDS = FindOptions(whole_words=True)
CASE = FindOptions(case=True)
ACCENTS = FindOptions(accents=True)
TEXT = "López said: the border, THE BORDER\nand a borderline. lopez’s Cafe\u0301: İ10, Straße."


@pytest.mark.parametrize(
    ("words", "options", "found"),
    [
        ("border", PLAIN, ["border", "BORDER", "border"]),
        ("border", WORDS, ["border", "BORDER"]),
        ("BORDER", CASE, ["BORDER"]),
        ("lopez", PLAIN, ["López", "lopez"]),
        ("lópez", PLAIN, ["López", "lopez"]),
        ("lópez", ACCENTS, ["López"]),
        ("lopez", ACCENTS, ["lopez"]),
        ("Lopez", FindOptions(case=True), ["López"]),
        ("Lopez", FindOptions(case=True, accents=True), []),
        ("border and", PLAIN, ["BORDER\nand"]),
        ("  the   border ", PLAIN, ["the border", "THE BORDER"]),
        ("cafe", PLAIN, ["Cafe\u0301"]),
        ("café: i10", PLAIN, ["Cafe\u0301: İ10"]),
        ("i10", PLAIN, ["İ10"]),
        ("straße", PLAIN, ["Straße"]),
        (".", PLAIN, [".", "."]),
        ("", PLAIN, []),
        ("   ", PLAIN, []),
    ],
)
def test_hits_are_what_the_options_let_count(
    words: str, options: FindOptions, found: list[str]
) -> None:
    assert [TEXT[start:end] for start, end in SearchedText(TEXT).find(words, options)] == found


@given(st.text("aábBÁ ñn.\n\u0301İςΣ😀", max_size=60), st.text("aábBÁ ñn.ςΣ😀", max_size=4))
def test_every_hit_of_an_exact_search_is_a_hit_of_a_loose_one(text: str, words: str) -> None:
    searched = SearchedText(text)
    exact = searched.find(words, FindOptions(case=True, accents=True))
    pieces = [re.escape(piece) for piece in words.split()]
    wanted = [m.span() for m in re.finditer(r"\s+".join(pieces), text)] if pieces else []
    assert list(exact) == wanted
    assert len(searched.find(words, PLAIN)) >= len(exact)
    whole = searched.find(words, FindOptions(whole_words=True, case=True, accents=True))
    assert set(whole) <= set(exact)


@given(st.lists(st.integers(0, 99), max_size=9), st.integers(1, 5), st.integers(-10, 10))
def test_hits_are_a_sequence_of_pairs(starts: list[int], length: int, index: int) -> None:
    hits = Hits(starts, length)
    pairs = [(start, start + length) for start in starts]
    assert list(hits) == pairs == hits[:]
    assert hits[1:-1] == pairs[1:-1]
    assert list(hits.moved(lambda at: at + 1)) == [(a + 1, b + 1) for a, b in pairs]
    if -len(pairs) <= index < len(pairs):
        assert hits[index] == pairs[index]


def test_a_key_over_a_million_letters_takes_less_than_thirty_milliseconds() -> None:
    some = "the border migration enforcement López Obrador según Washington said aid of a México"
    rng = random.Random(1)
    text = " ".join(rng.choice(some.split()) for _ in range(160_000))
    searched = SearchedText(text)
    for options in (PLAIN, WORDS, FindOptions(case=True, accents=True)):
        searched.prepare(options)
        for words in ("e", "bo", "border", "said aid", "según"):
            times = []
            for _ in range(5):
                start = time.process_time()
                assert len(searched.find(words, options)) >= 0
                times.append(time.process_time() - start)
            assert min(times) < 0.03, (words, options, min(times))
