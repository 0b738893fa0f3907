"""Dates in the words of the window."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefer.errors import InputError
from briefer.ui.dates import (
    ago_words,
    due_words,
    moment_words,
    parse_day,
    parse_moment,
    since_words,
)

NOW = datetime(2023, 12, 29, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("29 Dec 2023, 17:00", "2023-12-29T17:00"),
        ("29 December 2023 17:00", "2023-12-29T17:00"),
        ("2023-12-29T17:00", "2023-12-29T17:00"),
        ("29 Oct 2023", "2023-10-29"),
        (" 29.12.2023 ", "2023-12-29"),
    ],
)
def test_a_moment_can_be_typed_in_several_ways(typed: str, stored: str) -> None:
    assert parse_moment(typed) == stored


@pytest.mark.parametrize("typed", ["soon", "31 Feb 2023", "29 Dec 2023, 27:00"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="is not a date"):
        parse_moment(typed)


def test_a_moment_comes_back_as_it_can_be_typed() -> None:
    assert parse_moment(moment_words("2023-12-29T17:00")) == "2023-12-29T17:00"
    assert moment_words("2023-12-29") == "29 Dec 2023"


def test_a_due_date_is_said_as_today_sees_it() -> None:
    assert due_words("2023-12-29T17:00", NOW.date()) == "today, 17:00"
    assert due_words("2023-12-30", NOW.date()) == "tomorrow"
    assert due_words("2023-12-28", NOW.date()) == "yesterday"
    assert due_words("2024-01-05", date(2023, 12, 29)) == "5 Jan 2024"


def test_when_a_briefing_was_open_is_said_as_today_sees_it() -> None:
    assert ago_words("2023-12-29T09:12:00Z", NOW) == "Today 09:12"
    assert ago_words("2023-12-28T09:12:00Z", NOW) == "Yesterday"
    assert ago_words("2023-11-14T09:12:00Z", NOW) == "14 Nov"
    assert ago_words("2022-11-14T09:12:00Z", NOW) == "14 Nov 2022"


def test_since_when_it_is_held() -> None:
    assert since_words("2023-12-29T08:40:00Z", NOW) == "08:40"
    assert since_words("2023-12-27T08:40:00Z", NOW) == "27 Dec, 08:40"


def test_a_day_a_month_and_a_year_are_dates_and_a_time_is_not() -> None:
    assert parse_day("29 Dec 2023") == "2023-12-29"
    assert parse_day("2023-12") == "2023-12"
    assert parse_day("2023") == "2023"
    with pytest.raises(InputError, match="is not a date"):
        parse_day("29 Dec 2023, 17:00")
