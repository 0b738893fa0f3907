"""Lines that are a date and nothing else, in English and Spanish."""

from __future__ import annotations

import re

from briefer.errors import InputError
from briefer.model.dates import parse_date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bado|domingo)"
)
_BEFORE = (
    r"(?:(?:published|posted|publicado|date|fecha)(?:\s+on|\s+el)?:?\s+)?"
    rf"(?:{_WEEKDAY}[,.]?\s+)?"
)
_AFTER = (
    r"(?:\s*[,|·–—-]?\s*(?:at\s+|a\s+las\s+)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?"
    r"\s*(?:[ap]\.?\s?m\.?)?(?:\s+[A-Z]{2,5}|\s*h(?:rs?|oras)?\.?)?)?"
)
_ISO_TIME = r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_BEFORE}(?P<year>[0-9]{{4}})[-/](?P<month>[0-9]{{2}})[-/](?P<day>[0-9]{{2}}){_ISO_TIME}",
        rf"{_BEFORE}{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:del?\s+)?{_YEAR}{_AFTER}",
        rf"{_BEFORE}{_MONTH}\s+{_DAY},?\s+(?:del?\s+)?{_YEAR}{_AFTER}",
        rf"{_BEFORE}{_MONTH},?\s+(?:del?\s+)?{_YEAR}",
    )
)
_LONGEST = 80


def read_date(line: str) -> str | None:
    """Return the stored form of a line that is one date, perhaps with a weekday and a time.

    Numbers alone (12/11/2023) are no date here: nobody can say which of them is the month.
    """
    words = " ".join(line.split())
    if len(words) > _LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _stored(match.groupdict())
    return None


def _stored(parts: dict[str, str | None]) -> str | None:
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _MONTHS[month.lower()]
    stored = f"{parts['year']}-{number:02}"
    if day := parts.get("day"):
        stored += f"-{int(day):02}"
    try:
        return parse_date(stored)
    except InputError:
        # The thirtieth of February is no date.
        return None
