"""Dates as people type them, and as a text says them, read beside the date of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.dates import parse_date
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTHS = {
    "jan": 1, "enero": 1, "ene": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "ago": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
}  # fmt: skip
_DAYS = {
    "mon": 0, "lun": 0, "tue": 1, "mar": 1, "wed": 2, "mie": 2, "thu": 3, "jue": 3,
    "fri": 4, "vie": 4, "sat": 5, "sab": 5, "sun": 6, "dom": 6,
}  # fmt: skip
_NEAR = {
    "today": 0, "hoy": 0, "yesterday": -1, "ayer": -1, "anteayer": -2,
    "tomorrow": 1, "manana": 1,
}  # fmt: skip
_NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FULL_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
)
_FULL_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_LAST, _NEXT = frozenset({"last", "pasado", "pasada"}), frozenset({"next", "proximo", "proxima"})
_SMALL_WORDS = frozenset({"on", "in", "of", "the", "el", "la", "de", "del", "en", "this", "este"})
_IN_TEXT = re.compile(
    rf"\b(?:(?:\d{{1,2}} (?:de )?)(?:{_FULL_MONTHS})(?:,? (?:de )?\d{{4}})?"
    rf"|(?:{_FULL_MONTHS}) \d{{1,2}}(?:,? \d{{4}})?"
    rf"|(?:in|en) (?:{_FULL_MONTHS})(?: (?:de )?\d{{4}})?"
    rf"|(?:(?:last|next|on|el|on the) )(?:{_FULL_DAYS})(?: (?:pasado|proximo))?"
    r"|yesterday|ayer|today|hoy|last month|last year)\b"
)


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A date as it is stored; `inferred` where a part of it comes from the article's own date."""

    date: str
    inferred: bool = False


def read_loosely(typed: str, published: str | None) -> LooseDate | None:
    """Return the date that is meant, seen from the day of an article; None where it is none.

    A weekday is the last one up to that day, with "last" the one before it, with "next" the one
    after it; a month or a day without a year is the latest one up to that day.
    """
    try:
        return LooseDate(parse_date(typed))
    except InputError:
        words = [w for w in re.split(r"[\s,./-]+", fold(typed)) if w and w not in _SMALL_WORDS]
    base = _day(published)
    for read in (_numbers, _month, _relative):
        found = read(words, base)
        if found is not None:
            return found
    return None


def dates_in(text: str, published: str | None) -> tuple[LooseDate, ...]:
    """Return the dates that some words name, each once, in their order."""
    return tuple(dict.fromkeys(_found(fold(text), published)))


def _found(text: str, published: str | None) -> Iterator[LooseDate]:
    for match in _IN_TEXT.finditer(text):
        found = read_loosely(match.group(), published)
        if found is not None:
            yield found


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published and len(published) == 10 else None


def _stored(year: int, month: int, day: int | None, *, inferred: bool) -> LooseDate | None:
    text = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        return LooseDate(parse_date(text), inferred)
    except InputError:
        return None


def _numbers(words: Sequence[str], _base: date | None) -> LooseDate | None:
    """Read `27.12.2023` and `2023 12 27`."""
    if len(words) != 3 or not all(word.isdecimal() and word.isascii() for word in words):
        return None
    first, month, last = map(int, words)
    if len(words[0]) == 4:
        return _stored(first, month, last, inferred=False)
    return _stored(last, month, first, inferred=False) if len(words[2]) == 4 else None


def _month(words: Sequence[str], base: date | None) -> LooseDate | None:
    """Read `27 Dec 2023`, `December 27`, `Dec 2023`, `December`."""
    named = [_MONTHS[key] for word in words if (key := _key(word, _MONTHS)) is not None]
    numbers = [int(word) for word in words if word.isdecimal() and word.isascii()]
    years, days = [n for n in numbers if n > 31], [n for n in numbers if 0 < n <= 31]
    if len(named) != 1 or len(years) > 1 or len(days) > 1 or len(words) != 1 + len(numbers):
        return None
    month, day = named[0], days[0] if days else None
    if years:
        return _stored(years[0], month, day, inferred=False)
    if base is None:
        return None
    later = (month, day or 1) > (base.month, base.day)
    return _stored(base.year - later, month, day, inferred=True)


def _relative(words: Sequence[str], base: date | None) -> LooseDate | None:
    """Read `yesterday`, `last Wednesday`, `3 days ago`, `last month`."""
    if base is None:
        return None
    last, coming = bool(_LAST.intersection(words)), bool(_NEXT.intersection(words))
    found: date | LooseDate | None = None
    match [word for word in words if word not in _LAST | _NEXT]:
        case [near] if near in _NEAR and not (last or coming):
            found = base + timedelta(days=_NEAR[near])
        case [day] if (key := _key(day, _DAYS)) is not None:
            back = (base.weekday() - _DAYS[key]) % 7
            by = 7 - back if coming else -(back or (7 if last else 0))
            found = base + timedelta(days=by)
        case [count, "day" | "days", "ago"] if count in _NUMBERS or count.isdecimal():
            found = base - timedelta(days=_NUMBERS.get(count) or min(int(count), 9999))
        case ["month" | "mes"] if last:
            before = base.replace(day=1) - timedelta(days=1)
            found = _stored(before.year, before.month, None, inferred=True)
        case ["year" | "ano"] if last:
            found = LooseDate(f"{base.year - 1:04}", inferred=True)
    return LooseDate(found.isoformat(), inferred=True) if isinstance(found, date) else found


def _key(word: str, table: dict[str, int]) -> str | None:
    """Return the abbreviation of a month or a weekday, of which a word is a beginning."""
    names = _FULL_DAYS if table is _DAYS else _FULL_MONTHS
    begins = len(word) >= 3 and any(name.startswith(word) for name in names.split("|"))
    key = next((one for one in (word, word[:5], word[:3]) if one in table), None)
    return key if begins else None
