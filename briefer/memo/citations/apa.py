"""References in the form of the American Psychological Association, 7th edition (10.1, item 16).

APA has author and year in the text; as a note, the first use gives the reference, a later one
author and year.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.citations.runs import italic, link, runs
from briefer.memo.notes import distinct_titles, short_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.memo.citations.locale import Locale
    from briefer.memo.citations.record import Record
    from briefer.memo.citations.use import Use
    from briefer.model.inline import Inline

_NAMED = 20
"""A reference names this many authors; of more, the first 19 and the last."""
_IN_TEXT = 2


def note(use: Use, locale: Locale) -> tuple[Inline, ...]:
    """Return a note: `Last, F. (2023, December 27). Title. Newspaper. URL`."""
    return entry(use.record, locale) if use.is_first else _later(use.record, locale)


def entry(record: Record, locale: Locale) -> tuple[Inline, ...]:
    """Return the reference; a source without authors begins with its title."""
    when = f"({_date(record, locale)}). "
    title = _stopped(locale.unquoted(record.title), locale)
    outlet = (italic(record.outlet), ". ") if record.outlet else ()
    address = (_seen(record, locale), link(record.url)) if record.url else ()
    # A source that stands alone, in no newspaper, has its title in italics.
    styled = title if record.outlet else italic(title)
    if record.authors:
        return runs(
            _stopped(_names(record, locale), locale), " ", when, styled, " ", *outlet, *address
        )
    return runs(styled, " ", when, *outlet, *address)


def told_apart(records: Sequence[Record], locale: Locale) -> list[Record]:
    """Return the sources with a letter where one author has several of one year: 2023a, 2023b.

    One without authors has the title that tells its later notes from those of others.
    """
    letters = _suffixes(records)
    found = [replace(record, suffix=letters.get(record.article.id, "")) for record in records]
    known = {r.article: _year(r, locale) for r in found if not r.authors}
    titles = distinct_titles(known, short_title)
    return [replace(record, brief=titles.get(record.article.id, "")) for record in found]


def _suffixes(records: Iterable[Record]) -> dict[int, str]:
    alike: dict[tuple[tuple[str, ...], str], list[Record]] = {}
    for record in records:
        names = tuple(one.turned for one in record.authors) or (record.title,)
        alike.setdefault((names, (record.published or "")[:4]), []).append(record)
    return {
        record.article.id: chr(ord("a") + place)
        for group in alike.values()
        if 1 < len(group) <= 26
        for place, record in enumerate(sorted(group, key=_by_title))
    }


def _by_title(record: Record) -> tuple[str, str]:
    return record.title, record.article.published or ""


def _seen(record: Record, locale: Locale) -> str:
    """Return when a source without a date was retrieved, before its address."""
    if record.published or not record.accessed:
        return ""
    return locale.words["retrieved"].format(date=locale.date(record.accessed))


def _later(record: Record, locale: Locale) -> tuple[Inline, ...]:
    year = _year(record, locale)
    if not record.authors:
        title = record.brief or short_title(record.title)
        return runs(locale.quoted(title), f" ({year}).")
    names = [one.family for one in record.authors]
    if len(names) > _IN_TEXT:
        return runs(f"{names[0]} {locale.words['others']} ({year}).")
    return runs(f"{locale.series(names)} ({year}).")


def _names(record: Record, locale: Locale) -> str:
    names = [one.initialled for one in record.authors]
    if len(names) > _NAMED:
        return f"{', '.join(names[: _NAMED - 1])}, . . . {names[-1]}"
    if len(names) == 1:
        return names[0]
    comma, joint = (",", "&") if locale.language == "en" else ("", "y")
    return f"{', '.join(names[:-1])}{comma} {joint} {names[-1]}"


def _year(record: Record, locale: Locale) -> str:
    if record.published is None:
        undated = locale.words["undated"]
        return f"{undated}-{record.suffix}" if record.suffix else undated
    year = record.published[:4] + record.suffix
    return f"{locale.words['circa']} {year}" if record.article.published_about else year


def _date(record: Record, locale: Locale) -> str:
    """Return `2023, December 27`; `n.d.` with the analyst's own date beside it."""
    year, stored = _year(record, locale), record.article.published
    if stored is None:
        return year
    if record.published is None:
        words = locale.date(stored)
        is_about = record.article.published_about
        dated = (
            locale.about(stored, words) if is_about else locale.words["dated"].format(date=words)
        )
        return f"{year}; {dated}"
    rest = locale.date(stored).removesuffix(stored[:4]).removesuffix(" de ").strip(" ,")
    return f"{year}, {rest}" if rest else year


def _stopped(words: str, locale: Locale) -> str:
    """Return words with a full stop at their end, inside a closing mark where that is the use."""
    if words.endswith((".", "?", "!")):
        return words
    if locale.inside and words.endswith(locale.marks[1]):
        return words if words[-2:-1] in {".", "?", "!"} else f"{words[:-1]}.{words[-1]}"
    return f"{words}."
