"""What a memo prints by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.wording import parse_wording

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording

MARKS = re.compile('[“”„«»"]')


def test_every_language_has_the_same_patterns_with_the_same_gaps(template: Template) -> None:
    english, spanish = template.wordings["en"].patterns, template.wordings["es"].patterns
    assert set(english) == set(spanish)
    optional = {"n", "figure"}  # a language may say a number in words, in figures, or not at all
    for key, pattern in english.items():
        gaps = set(re.findall(r"{(\w+)}", pattern)) - optional
        assert gaps == set(re.findall(r"{(\w+)}", spanish[key])) - optional, key


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_pattern_puts_anything_in_marks_save_a_notes_title(
    template: Template, language: str
) -> None:
    patterns = template.wordings[language].patterns
    assert [key for key, words in patterns.items() if MARKS.search(words)] == [
        "notes.full",
        "notes.short",
    ]


def test_small_numbers_are_words_and_large_ones_figures(template: Template) -> None:
    english, spanish = template.wording("en"), template.wording("es")
    assert [english.number(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert english.figures(1234567) == "1,234,567"
    assert spanish.figures(1234567) == "1,234,567"
    assert [english.figures(2.5), spanish.figures(2.5)] == ["2.5", "2.5"]


def test_a_series_ends_in_and(template: Template) -> None:
    english = template.wording("en")
    assert [english.series(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("last", "word"),
    [("Israel", "e"), ("Irán", "e"), ("Hidalgo", "e"), ("Ucrania", "y"), ("hielo", "y")],
)
def test_spanish_says_e_before_the_sound_of_i(template: Template, last: str, word: str) -> None:
    assert template.wording("es").series(["Mexico", last]) == f"Mexico {word} {last}"
    assert template.wording("en").series(["Mexico", last]) == f"Mexico and {last}"


def test_dates_are_words_and_words_stay(wording: Wording) -> None:
    assert wording.date_or_words("2023-12") == "December 2023"
    assert wording.date_or_words("one week") == "one week"
    assert wording.date("2023-12-27", is_about=True) == "about 27 December 2023"


def test_a_missing_or_wrong_pattern_is_named(wording: Wording) -> None:
    with pytest.raises(InputError, match=r"lacks “lead\.nothing”"):
        wording.say("lead.nothing")
    with pytest.raises(InputError, match=r"“lead\.report” does not fit"):
        wording.say("lead.report")


@pytest.mark.parametrize("toml", ["[lead", "numbers = 3", "numbers = [1]", "[lead]\nreport = 3"])
def test_a_file_of_anything_but_patterns_is_refused(toml: str) -> None:
    with pytest.raises(InputError, match="“xx”"):
        parse_wording(toml, "xx")
