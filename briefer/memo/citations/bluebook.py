"""Notes in the form of The Bluebook for practitioners: rule B16, with 16.6(f) for news on the web.

Practitioners' papers have no small capitals (Bluepages B2), so an outlet's name is plain.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.citations.runs import italic, link, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.citations.locale import Locale
    from briefer.memo.citations.record import Record
    from briefer.memo.citations.use import Use
    from briefer.model.inline import Inline

_SHORT_NAMES: Final = {
    "Los Angeles Times": "L.A. Times",
    "The New York Times": "N.Y. Times",
    "New York Times": "N.Y. Times",
    "The Wall Street Journal": "Wall St. J.",
    "Wall Street Journal": "Wall St. J.",
    "The Washington Post": "Wash. Post",
    "Washington Post": "Wash. Post",
}
"""Newspapers by the abbreviations of table T13; a name without one stays as it is."""
_NAMED = 2


def note(use: Use, locale: Locale) -> tuple[Inline, ...]:
    """Return a note: `First Last, *Title*, N.Y. Times (Dec. 27, 2023), URL.`, then id. or supra."""
    if use.is_first:
        return entry(use.record, locale)
    if use.repeats:
        return runs(italic("Id."))
    supra = locale.words["supra"].format(number=use.first)
    return runs(*_told(use.record, locale), italic("supra"), supra)


def told_apart(records: Sequence[Record]) -> list[Record]:
    """Return the sources with what tells each one's later notes from those of others.

    One note may name several: beside the same authors a title is said, too, and beside the same
    title the newspaper and its date.
    """
    leads = Counter(map(_lead, records))
    titles = Counter((_lead(record), record.title) for record in records)
    return [
        replace(
            record,
            brief=record.title if record.authors and leads[_lead(record)] > 1 else "",
            needs_date=titles[_lead(record), record.title] > 1,
        )
        for record in records
    ]


def _lead(record: Record) -> tuple[str, ...]:
    return tuple(one.family for one in record.authors) or (record.title,)


def _told(record: Record, locale: Locale) -> Iterator[str | Inline]:
    """Yield what a later note calls a source, with the comma behind it."""
    if record.authors:
        yield f"{_series([one.family for one in record.authors], locale)}, "
    if record.brief or not record.authors:
        yield italic(_title(record, locale))
        yield ", "
    if record.needs_date:
        date = f" ({record.date(locale, short=True)})" if record.article.published else ""
        yield f"{_outlet(record)}{date}, ".lstrip()


def _outlet(record: Record) -> str:
    return _SHORT_NAMES.get(record.outlet, record.outlet)


def entry(record: Record, locale: Locale) -> tuple[Inline, ...]:
    """Return the full citation."""
    lead = f"{_series([one.full for one in record.authors], locale)}, " if record.authors else ""
    outlet = f", {_outlet(record)}" if record.outlet else ""
    date = f" ({record.date(locale, short=True)})" if record.article.published else ""
    address = (", ", link(record.url)) if record.url else ()
    seen = ""
    if not record.published and record.accessed and record.url:
        seen = " " + locale.words["visited"].format(date=locale.short_date(record.accessed))
    return runs(lead, italic(_title(record, locale)), outlet, date, *address, seen, ".")


def _title(record: Record, locale: Locale) -> str:
    return locale.unquoted(record.title).removesuffix(".")


def _series(names: list[str], locale: Locale) -> str:
    if len(names) > _NAMED:
        return f"{names[0]} {locale.words['others']}"
    return locale.series(names, "&" if locale.language == "en" else "")
