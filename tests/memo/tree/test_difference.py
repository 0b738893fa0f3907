"""The difference between printed words and their source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.difference import ADDED, REMOVED, SAME, difference, nearest_part
from briefer.memo.verbatim import folded


def runs(words: str, source: str) -> list[tuple[str, str]]:
    return [(run.kind, run.words) for run in difference(words, source)]


def test_words_that_differ_are_shown_from_both_texts() -> None:
    assert runs(
        "agreed that more actions are needed at our border",
        "agreed that additional actions are needed across our border",
    ) == [
        (SAME, "agreed that "),
        (REMOVED, "more "),
        (ADDED, "additional "),
        (SAME, "actions are needed "),
        (REMOVED, "at "),
        (ADDED, "across "),
        (SAME, "our border"),
    ]


def test_what_may_differ_is_no_difference() -> None:
    shown = runs("seeks “lower\u00a0tolls” [at sea]\nand boats", 'seeks "lower tolls" and boats')
    assert {kind for kind, _ in shown} == {SAME}


def test_an_ellipsis_stands_and_what_it_leaves_out_is_shown_as_the_sources() -> None:
    shown = runs("seeks … bouts", "seeks more small boats")
    assert (REMOVED, "bouts") in shown
    assert (ADDED, "more small boats") in shown
    assert not any("…" in words for kind, words in shown if kind != SAME)


@given(st.text(alphabet="ab “”[]…\n", max_size=30), st.text(alphabet="ab “”[]…\n", max_size=30))
def test_the_runs_that_are_not_the_sources_are_the_memos_text(words: str, source: str) -> None:
    shown = difference(words, source)
    assert "".join(run.words for run in shown if run.kind != ADDED) == words
    assert all(one.kind != other.kind for one, other in pairwise(shown))


@given(st.text(alphabet="ab “”\n", max_size=30), st.text(alphabet="ab “”\n", max_size=30))
def test_the_runs_that_are_not_the_memos_are_the_sources_words(words: str, source: str) -> None:
    shown = difference(words, source)
    theirs = [word for run in shown if run.kind != REMOVED for word in folded(run.words).split()]
    assert theirs == folded(source).split()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("steps were needed", "steps are needed"),
        ("we agred that", "we agreed that"),
        ("nothing that is here at all, and much longer", "we agreed that steps are needed"),
    ],
)
def test_the_nearest_part_is_whole_words(words: str, part: str) -> None:
    assert nearest_part(words, "we agreed that steps are needed") == part
