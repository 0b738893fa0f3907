"""Marks that turn text round end with the words that they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.verbatim import same_words
from briefer.model.inline import InlineExtract, Text, plain_text
from briefer.model.steering import closed, is_steered, unsteered
from briefer.model.voice import Voice

TEXTS = st.text("ab\n\u05d0\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=12)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("plain", ""),
        ("a\u202eb", "\u202c"),
        ("a\u202eb\u202c", ""),
        ("a\u2067b\u202ec", "\u202c\u2069"),
        ("a\u2067b\u202ec\u2069", ""),
        ("a\u202c\u2069b", ""),
        ("a\u2067\u202cb", "\u2069"),
    ],
)
def test_each_mark_that_is_open_gets_its_end(text: str, ends: str) -> None:
    assert closed(text) == text + ends


@given(TEXTS)
def test_what_is_closed_is_closed(text: str) -> None:
    assert closed(closed(text)) == closed(text)
    assert not is_steered(unsteered(text))
    assert is_steered(text) == (unsteered(text) != text)


def test_a_passage_ends_what_it_began_and_is_still_verbatim() -> None:
    words = "exe.\u202egnp"
    printed = plain_text((InlineExtract("p", words, Voice.OWN), Text(" there")))
    assert printed == "“exe.\u202egnp\u202c” there"
    assert same_words("exe.\u202egnp\u202c", words)
    assert not same_words("exe.gnp", words)
