"""Endnotes in the form of the US intelligence community (ICD 206 and ICS 206-01).

(mark) originator; source number; date of publication; date of information; (mark) title; page or
paragraph; what is extracted; overall; when it was captured. Then the source's descriptor, as far as
the facts of the article give one. A later use refers to the first one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.runs import link, runs
from briefer.model.article import NOT_ESTABLISHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.citations.locale import Locale
    from briefer.memo.citations.record import Record
    from briefer.memo.citations.use import Use
    from briefer.model.inline import Inline

_NO_BREAK: Final = "\u00a0"
"""A mark in the middle of a note stays on the line of the title that it marks."""


def note(use: Use, locale: Locale) -> tuple[Inline, ...]:
    """Return an endnote; a later one on the same article is short, with its own date."""
    if use.is_first:
        return entry(use.record, locale)
    record = use.record
    told = f"; {_information(record, locale)}" if record.information else ""
    see = locale.words["see"].format(number=use.first)
    return runs(f"({record.mark}) {_originator(record, locale)}{told}; {see}")


def entry(record: Record, locale: Locale) -> tuple[Inline, ...]:
    """Return the full form."""
    words, mark = locale.words, record.mark
    plain = _day_first(locale)
    captured = ""
    if record.accessed:
        captured = "; " + words["accessed"].format(date=plain.date(record.accessed))
    identity = link(record.url) if record.url else words["no_number"]
    return runs(
        f"({mark}) {_originator(record, locale)}; ",
        identity,
        f"; {record.date(plain)}; {_information(record, locale)}; ({mark}){_NO_BREAK}",
        replace(locale, inside=False).quoted(record.title),
        f"; {words['whole']}; {words['extracted'].format(mark=mark)}; "
        f"{words['overall'].format(mark=mark)}{captured}. ",
        words["descriptor"].format(facts="; ".join(_described(record, locale))),
    )


def _described(record: Record, locale: Locale) -> Iterator[str]:
    """Yield what a reader must know of a source to trust it or not."""
    words, article = locale.words, record.article
    yield words["signed"] if record.authors else words["unsigned"]
    if article.published is None:
        yield words["no_date"]
    elif record.published is None:
        yield words["set_date"]
    if article.origin is NOT_ESTABLISHED:
        yield words["no_origin"]
    else:
        yield words["origin"].format(origin=article.origin)


def _originator(record: Record, locale: Locale) -> str:
    names = [one.full for one in record.authors]
    return ", ".join([*names, record.outlet or locale.words["no_outlet"]])


def _information(record: Record, locale: Locale) -> str:
    if record.information:
        return _day_first(locale).date(record.information)
    return record.date(_day_first(locale))


def _day_first(locale: Locale) -> Locale:
    """Return the locale with the day before the month, as the community writes dates."""
    return LOCALES["en-GB"] if locale.language == "en" else locale
