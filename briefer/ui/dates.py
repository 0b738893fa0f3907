"""Dates and moments in the words of the window."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

from briefer.errors import InputError
from briefer.model.dates import parse_date, short_date
from briefer.ui.translation import tr


def moment_words(stored: str) -> str:
    """Return a date or a local moment (`2023-12-29T17:00`) in words: `29 Dec 2023, 17:00`."""
    day, _, time = stored.partition("T")
    return f"{short_date(day)}, {time[:5]}" if time else short_date(day)


def due_words(stored: str, today: date) -> str:
    """Return a due date as it is said today: `today, 17:00`, `tomorrow`, `29 Dec 2023`."""
    day, _, time = stored.partition("T")
    near = {
        today.isoformat(): tr("today"),
        (today + timedelta(days=1)).isoformat(): tr("tomorrow"),
        (today - timedelta(days=1)).isoformat(): tr("yesterday"),
    }
    words = near.get(day, short_date(day))
    return f"{words}, {time[:5]}" if time else words


def ago_words(utc: str, now: datetime) -> str:
    """Return a moment in UTC as it is said at `now`: `Today 09:12`, `Yesterday`, `14 Nov`."""
    moment = datetime.fromisoformat(utc).astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days <= 0:
        return tr("Today {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return tr("Yesterday")
    words = short_date(moment.date().isoformat())
    return words.removesuffix(f" {now.year}")


def since_words(utc: str, now: datetime) -> str:
    """Return since when, in UTC, as it is said at `now`: `08:40`, or `14 Nov, 08:40`."""
    moment = datetime.fromisoformat(utc).astimezone(now.tzinfo)
    if moment.date() == now.date():
        return f"{moment:%H:%M}"
    words = short_date(moment.date().isoformat()).removesuffix(f" {now.year}")
    return f"{words}, {moment:%H:%M}"


_DAYS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d.%m.%Y", "%d/%m/%Y")


def parse_moment(text: str) -> str:
    """Return a day, or a day and a time, as it is stored: `2023-12-29` or `2023-12-29T17:00`.

    Raises InputError where the text is neither.
    """
    words = " ".join(re.sub(r"(?<=\d)T(?=\d)|,", " ", text).split())
    for day in _DAYS:
        for pattern, stored in ((day, "%Y-%m-%d"), (f"{day} %H:%M", "%Y-%m-%dT%H:%M")):
            with suppress(ValueError):
                moment = datetime.strptime(words, pattern)  # noqa: DTZ007 - a local time of the user
                return moment.strftime(stored)
    raise InputError(tr("“{text}” is not a date; write 29 Dec 2023, 17:00.").format(text=text))


def parse_day(text: str) -> str:
    """Return a date as it is stored: `2023`, `2023-12`, or the day of `29 Dec 2023`.

    Raises InputError where the text is none.
    """
    try:
        return parse_date(text)
    except InputError:
        day, _, time = parse_moment(text).partition("T")
        if time:
            raise
        return day
