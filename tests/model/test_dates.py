from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.model.dates import (
    about,
    first_day,
    last_day,
    long_date,
    parse_date,
    short_date,
    utc_now,
)

if TYPE_CHECKING:
    from datetime import date


@given(st.dates())
def test_each_day_of_the_calendar_is_a_date(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize("text", ["2023", "2023-12", "2023-12-27", " 2024-02-29\n"])
def test_a_year_a_month_and_a_day_are_dates(text: str) -> None:
    assert parse_date(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "27 December 2023", "2023-1", "2023-12-7", "23-12-27", "2023/12/27"),
        *("2023-00", "2023-13", "2023-12-00", "2023-12-32", "2023-02-29", "0000", "2023-12-27T10"),
    ],
)
def test_everything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="is not a date; write 2023-12-27, 2023-12 or 2023"):
        parse_date(text)


def test_digits_of_other_scripts_are_no_date_since_dates_are_compared_as_text() -> None:
    with pytest.raises(InputError):
        parse_date("２０２３")


@pytest.mark.parametrize(
    ("stored", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12-27", "2023-12-27", "2023-12-27"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(stored: str, first: str, last: str) -> None:
    assert first_day(stored) == first
    assert last_day(stored) == last


@pytest.mark.parametrize(
    ("stored", "language", "long", "short"),
    [
        ("2023-12-27", "en", "27 December 2023", "27 Dec 2023"),
        ("2023-01-05", "es", "5 de enero de 2023", "5 ene 2023"),
        ("2023-12", "en", "December 2023", "Dec 2023"),
        ("2023-12", "es", "diciembre de 2023", "dic 2023"),
        ("2023", "es", "2023", "2023"),
        ("2023-12-27", "fr", "27 December 2023", "27 Dec 2023"),
    ],
)
def test_a_date_is_written_in_words(stored: str, language: str, long: str, short: str) -> None:
    assert long_date(stored, language) == long
    assert short_date(stored, language) == short


@pytest.mark.parametrize(
    ("is_about", "language", "words"),
    [
        (False, "en", "December 2023"),
        (True, "en", "about December 2023"),
        (True, "es", "hacia December 2023"),
    ],
)
def test_a_date_that_is_not_exact_says_so(is_about: bool, language: str, words: str) -> None:
    assert about("December 2023", is_about=is_about, language=language) == words


def test_now_is_a_moment_in_utc() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", utc_now())
