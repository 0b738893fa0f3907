"""Printed words against frozen words."""

from __future__ import annotations

import pytest

from briefer.memo.verbatim import same_words

SOURCE = 'The two sides agreed that "further steps" are needed, [applause] and soon.'


@pytest.mark.parametrize(
    "words",
    [
        SOURCE,
        "The two sides agreed that “further steps” are needed, [applause] and soon.",
        "The two  sides\nagreed that «further steps» are need\u00aded, [applause] and soon.",
        "The two sides [both] agreed that “further steps” are needed, [applause] and soon.",
        "The two sides … are needed, [applause] and soon.",
        "The two sides [...] and soon.",
        "… agreed that “further steps” are needed …",
    ],
)
def test_only_marks_spaces_additions_and_omissions_may_differ(words: str) -> None:
    assert same_words(words, SOURCE)


@pytest.mark.parametrize(
    "words",
    [
        "The two sides agreed that “more steps” are needed, [applause] and soon.",
        "The two sides agreed that “further steps” are needed, and soon.",
        "The two sides agreed that “further steps” are needed, [applause] and soon",
        "and soon … The two sides",
        "The two sides agreed … are need …",
        "…",
        "",
        "the two sides agreed that “further steps” are needed, [applause] and soon.",
    ],
)
def test_a_changed_left_out_or_moved_word_is_a_difference(words: str) -> None:
    assert not same_words(words, SOURCE)


def test_a_sign_before_an_addition_stays_where_it_was() -> None:
    assert same_words("steps [at sea], and soon", "steps, and soon")
