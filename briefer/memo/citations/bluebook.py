"""Notes in the form of The Bluebook for practitioners: rule B16, with 16.6(f) for news on the web.

Practitioners' papers have no small capitals (Bluepages B2), so an outlet's name is plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.citations.runs import italic, link, runs

if TYPE_CHECKING:
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
    people = use.record.authors
    if people:
        return runs(f"{_series([one.family for one in people], locale)}, ", italic("supra"), supra)
    return runs(italic(_title(use.record, locale)), ", ", italic("supra"), supra)


def entry(record: Record, locale: Locale) -> tuple[Inline, ...]:
    """Return the full citation."""
    lead = f"{_series([one.full for one in record.authors], locale)}, " if record.authors else ""
    outlet = (f", {_SHORT_NAMES.get(record.outlet, record.outlet)}") if record.outlet else ""
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
