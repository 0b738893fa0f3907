"""Notes in the form of the Chicago Manual of Style, 18th edition: news articles (14.87 to 14.97).

A later note is short: the manual advises against ibid. A title keeps the letters of its source.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.citations.runs import italic, link, runs
from briefer.memo.notes import distinct_titles, short_title
from briefer.model.inline import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.citations.locale import Locale
    from briefer.memo.citations.record import Record
    from briefer.memo.citations.use import Use
    from briefer.model.inline import Inline

_NAMED = 2
"""A note names this many authors; of more, the first one alone."""
_LISTED = 6
"""A bibliography names this many authors; of more, the first three."""
_LISTED_OF_MORE = 3


def note(use: Use, locale: Locale) -> tuple[Inline, ...]:
    """Return a note: `First Last, “Title,” Newspaper, December 27, 2023, URL.`, or a short one."""
    return _first(use.record, locale) if use.is_first else _later(use.record, locale)


def entry(record: Record, locale: Locale) -> tuple[Inline, ...]:
    """Return the entry of a bibliography: `Last, First. “Title.” Newspaper, May 27, 2023. URL`.

    An article without authors stands under its newspaper.
    """
    title = locale.quoted(record.title, ".")
    address = (". ", link(record.url)) if record.url else ()
    when = _when(record, locale)
    if record.authors or not record.outlet:
        lead = f"{_listed(record, locale)} " if record.authors else ""
        outlet = (italic(record.outlet), ", ") if record.outlet else ()
        return _stopped(runs(lead, title, " ", *outlet, when, *address))
    return _stopped(runs(italic(record.outlet), ". ", title, " ", when, *address))


def told_apart(records: Sequence[Record]) -> list[Record]:
    """Return the sources with the title that tells each one's later notes from those of others.

    Where the whole titles are alike, it needs its date beside that.
    """
    alike = Counter((_lead(record), record.title) for record in records)
    dated = [replace(r, needs_date=alike[_lead(r), r.title] > 1) for r in records]
    known = {r.article: (_lead(r), r.article.published if r.needs_date else "") for r in dated}
    titles = distinct_titles(known, short_title)
    return [replace(record, brief=titles[record.article.id]) for record in dated]


def _lead(record: Record) -> tuple[str, ...]:
    return tuple(one.family for one in record.authors) or (record.outlet,)


def _stopped(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return an entry with a full stop at its end, `n.d.` with no second one."""
    last = inlines[-1]
    if isinstance(last, Text) and last.text.endswith("."):
        return inlines
    return runs(*(i.text if isinstance(i, Text) else i for i in inlines), ".")


def _listed(record: Record, locale: Locale) -> str:
    """Return the authors with the first one turned round, and a full stop."""
    first, *others = record.authors
    names = [first.turned, *(one.full for one in others)]
    if len(names) > _LISTED:
        said = f"{', '.join(names[:_LISTED_OF_MORE])}, {locale.words['others']}"
    elif others:
        # The comma behind a turned name parts it from the next one in any language.
        *before, last = names
        said = f"{', '.join(before)}, {locale.words['and']} {last}"
    else:
        said = names[0]
    return said if said.endswith(".") else f"{said}."


def _first(record: Record, locale: Locale) -> tuple[Inline, ...]:
    lead = f"{_names(record, locale)}, " if record.authors else ""
    outlet = () if not record.outlet else (italic(record.outlet), ", ")
    address = (", ", link(record.url)) if record.url else ()
    title = locale.quoted(record.title, ",")
    return runs(lead, title, " ", *outlet, _when(record, locale), *address, ".")


def _later(record: Record, locale: Locale) -> tuple[Inline, ...]:
    lead: tuple[str | Inline, ...] = ()
    if record.authors:
        lead = (f"{_names(record, locale, is_short=True)}, ",)
    elif record.outlet:
        lead = (italic(record.outlet), ", ")
    words = record.brief or short_title(record.title)
    if record.needs_date:
        return _stopped(runs(*lead, locale.quoted(words, ","), " ", record.date(locale)))
    return runs(*lead, locale.quoted(words, "."))


def _names(record: Record, locale: Locale, *, is_short: bool = False) -> str:
    names = [one.family if is_short else one.full for one in record.authors]
    if len(names) > _NAMED:
        return f"{names[0]} {locale.words['others']}"
    return locale.series(names)


def _when(record: Record, locale: Locale) -> str:
    """Return the date; for a source without one also when it was captured."""
    if record.published or not record.accessed:
        return record.date(locale)
    seen = locale.words["accessed"].format(date=locale.date(record.accessed))
    return f"{record.date(locale)}, {seen}"
