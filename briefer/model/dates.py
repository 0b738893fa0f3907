"""Dates as far as they are known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime

from briefer.errors import InputError

# ASCII digits alone: a stored date is compared and sorted as text.
_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}


def parse_date(text: str) -> str:
    """Return `text` as a stored date; raise InputError where it is no date of the calendar."""
    match = _PATTERN.fullmatch(text.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        if year and _exists(year, month, day):
            return text.strip()
    raise InputError(f"“{text}” is not a date; write 2023-12-27, 2023-12 or 2023.")


def _exists(year: int, month: int | None, day: int | None) -> bool:
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= calendar.monthrange(year, month)[1]


def first_day(date: str) -> str:
    """Return the first day of a stored date: `2023-12-01` of `2023-12`."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """Return the last day of a stored date: `2023-12-31` of `2023`, `2024-02-29` of `2024-02`."""
    if len(date) == 10:
        return date
    month = date if len(date) == 7 else f"{date}-12"
    days = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
    return f"{month}-{days}"


def long_date(date: str, language: str = "en") -> str:
    """Return the date in words: `27 December 2023`, `27 de diciembre de 2023`, `December 2023`."""
    months = month_names(language)
    joint = " de " if language == "es" else " "
    parts = date.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, months[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return joint.join(words)


def month_names(language: str) -> tuple[str, ...]:
    """Return the names of the months as `long_date` has them."""
    return _MONTHS.get(language, _MONTHS["en"])


def short_date(date: str, language: str = "en") -> str:
    """Return the date with a short month: `27 Dec 2023`."""
    parts = date.split("-")
    months = month_names(language)
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, months[int(parts[1]) - 1][:3])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def about(words: str, *, is_about: bool, language: str = "en") -> str:
    """Return `words`, marked where the date is not exact."""
    if not is_about:
        return words
    return f"hacia {words}" if language == "es" else f"about {words}"


def utc_now() -> str:
    """Return the present moment in UTC, `2023-12-27T14:05:09Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
