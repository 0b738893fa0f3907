"""Whether the sources are what they were, and whether the notes say what their articles say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as day
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo.compose import form_of
from briefer.memo.difference import difference
from briefer.memo.finding import ALTERED, LATER, NO_OUTLET, NOTE_FACTS, OLD, UNDATED, Finding
from briefer.memo.fix import ARTICLE, WRITE, Fix
from briefer.memo.numbering import records_of
from briefer.memo.placed import WHOLE, notes_place, origins_of, placed_runs
from briefer.memo.portions import portions_of
from briefer.memo.template import FieldSource, old_days
from briefer.memo.verbatim import folded
from briefer.model.anchor import shorten
from briefer.model.dates import about as about_date
from briefer.model.dates import first_day, last_day, parse_date, short_date
from briefer.model.inline import NoteRef, plain_text
from briefer.model.text import counted, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.article import Article
    from briefer.model.memo import KeptMemo

_FEW: Final = 3
_TITLE: Final = 40


def check_articles(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every article with a note that was altered, or lacks date or outlet.

    Where the analyst has dated more than a few, they are one finding, to be accepted at once.
    """
    dated = [entry for entry in _cited(memo, evidence) if _is_dated_by_analyst(entry[0])]
    if len(dated) > _FEW:
        yield _all_dated(dated, memo)
    for article, notes in _cited(memo, evidence):
        where, first = _place(notes, memo), notes[0].passage
        fixes = (Fix(ARTICLE, article.guid),)
        text = evidence.texts.get(article.text_hash)
        if text is not None and text_hash(text) != article.text_hash:
            message = (
                f"The text of “{shorten(article.title)}” is not the one that was imported. Import "
                "it again, and look at each of its passages."
            )
            yield Finding(
                ALTERED, where, message, passage=first, about=text_hash(text), fixes=fixes
            )
        is_told = len(dated) > _FEW and _is_dated_by_analyst(article)
        if article.published is None or (_is_dated_by_analyst(article) and not is_told):
            about = f"{article.guid} {article.published}"
            yield Finding(
                UNDATED, where, _undated(article), passage=first, about=about, fixes=fixes
            )
        if not article.outlet:
            message = f"“{article.title}” names no outlet; set one in the list of articles."
            yield Finding(NO_OUTLET, where, message, passage=first, about=article.guid, fixes=fixes)


def check_notes(
    kept: KeptMemo, memo: Memo, evidence: Evidence, template: Template
) -> Iterator[Finding]:
    """Yield a finding for every note and source that does not say what its article says."""
    groups = [records_of(note.passages, evidence, note.mark) for note in memo.notes]
    expected = form_of(kept, template).notes(groups)
    portions = portions_of(kept, template, memo.meta.banner)
    for note, inlines in zip(memo.notes, expected, strict=True):
        made = portions.noted(replace(note, inlines=inlines))
        said, meant = plain_text(note.inlines), plain_text(made.inlines)
        if said == meant or folded(said) == folded(meant):
            continue
        yield Finding(
            NOTE_FACTS,
            f"Note {note.number}",
            f"The note says “{shorten(said)}”, and its article “{shorten(meant)}”. Write the memo "
            "anew, so that its notes are made from the articles.",
            blocks=True,
            passage=note.passage,
            difference=difference(said, meant),
        )
    yield from _sources(memo, evidence, form_of(kept, template).wording.say("notes.unnamed_outlet"))
    yield from _marks(memo)


def _marks(memo: Memo) -> Iterator[Finding]:
    """Yield a finding for every mark that leads to a note on other passages than its own."""
    known = {note.number: frozenset(note.passages) for note in memo.notes}
    for run in placed_runs(memo) if known else ():
        for item in run.inlines:
            if isinstance(item, NoteRef) and known.get(item.number) != frozenset(item.passages):
                yield Finding(
                    NOTE_FACTS,
                    run.where,
                    f"The mark of note {item.number} leads to a note on another source. Write the "
                    "memo anew, so that its notes are made from the articles.",
                    blocks=True,
                    origin=run.origin,
                    passage=item.passage,
                    about=f"{item.number} {' '.join(item.passages)}",
                )


def check_ages(
    kept: KeptMemo, memo: Memo, evidence: Evidence, template: Template
) -> Iterator[Finding]:
    """Yield a finding for every article of after the memo, or with passages of too long ago."""
    origins = origins_of(memo)
    limit, today = old_days(kept.fields, template), _memo_date(kept, evidence, template)
    for article, notes in _cited(memo, evidence):
        if article.published and first_day(article.published) > today:
            yield _later(article, _place(notes, memo), notes[0].passage, today, origins)
        dates = [evidence.date_of(evidence.passage_by_guid[note.passage]) for note in notes]
        old = [
            (_days(date, today), date, note)
            for date, note in zip(dates, notes, strict=True)
            if date and _days(date, today) > limit
        ]
        if old:
            days, oldest, _ = max(old, key=lambda entry: entry[0])
            first = old[0][2].passage
            origin = origins.get(first, "")
            yield Finding(
                OLD,
                _place([note for _, _, note in old], memo),
                f"“{shorten(article.title)}” tells of {short_date(oldest)}, {counted(days, 'day')} "
                f"before the memo; more than {limit} is old. Look for something newer, or give the "
                "date in the sentence.",
                origin=origin,
                passage=first,
                about=f"{article.guid} {oldest}",
                fixes=(Fix(WRITE, origin),) if origin else (),
            )


def _later(
    article: Article, where: str, passage: str, today: str, origins: Mapping[str, str]
) -> Finding:
    origin = origins.get(passage, "")
    return Finding(
        LATER,
        where,
        f"“{shorten(article.title)}” is of {short_date(article.published or '')}, and the memo of "
        f"{short_date(today)}. Change the date of the memo, or leave the passage out.",
        origin=origin,
        passage=passage,
        about=f"{article.guid} {article.published} {today}",
        fixes=(Fix(WRITE, origin), Fix(ARTICLE, article.guid)) if origin else (),
    )


def _sources(memo: Memo, evidence: Evidence, unnamed: str) -> Iterator[Finding]:
    """Yield a finding for every entry of the list of sources that is not as its article is."""
    articles = {article.guid: article for article in evidence.articles}
    for source in memo.sources:
        article = articles.get(source.article)
        told = (source.title, source.outlet, source.published, source.text_hash, source.url)
        if article is not None:
            outlet = article.outlet or unnamed
            facts = article.title, outlet, article.published, article.text_hash, article.url
            if all(folded(a or "") == folded(b or "") for a, b in zip(told, facts, strict=True)):
                continue
        yield Finding(
            NOTE_FACTS,
            "Sources",
            f"The source “{shorten(source.title)}” is not as its article is. Write the memo anew, "
            "so that its sources are made from the articles.",
            blocks=True,
            about=repr(source),
        )


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a passage, by the number of its note, 0 in a memo without notes."""

    number: int
    passage: str


def _cited(memo: Memo, evidence: Evidence) -> Iterator[tuple[Article, list[_Use]]]:
    """Yield every article that the memo rests on, with each use of its passages."""
    uses: dict[int, list[_Use]] = {}
    noted = [(note.number, guid) for note in memo.notes for guid in note.passages]
    for number, guid in noted or [(0, guid) for guid in memo.cited]:
        article_id = evidence.passage_by_guid[guid].article_id
        uses.setdefault(article_id, []).append(_Use(number, guid))
    yield from ((evidence.article_by_id[article_id], found) for article_id, found in uses.items())


def _memo_date(kept: KeptMemo, evidence: Evidence, template: Template) -> str:
    """Return the first day of the memo's date: the one in its head where that is a date."""
    for spec in template.fields:
        if spec.source is FieldSource.DATE and kept.fields.get(spec.key):
            try:
                return first_day(parse_date(kept.fields[spec.key]))
            except InputError:
                break
    return first_day(evidence.date)


def _days(date: str, until: str) -> int:
    """Return how many days passed since a stored date, counted from its last day."""
    return (day.fromisoformat(until) - day.fromisoformat(last_day(date))).days


def _place(uses: list[_Use], memo: Memo) -> str:
    """Return the place of the uses: their notes, where the memo has any."""
    numbers = list(dict.fromkeys(use.number for use in uses))
    return notes_place(numbers) if memo.notes else WHOLE


def _is_dated_by_analyst(article: Article) -> bool:
    return article.published is not None and article.published_set_by == "analyst"


def _all_dated(dated: Sequence[tuple[Article, list[_Use]]], memo: Memo) -> Finding:
    """Return one finding for articles whose dates are all the analyst's, and name the first."""
    named = [
        f"“{shorten(article.title, _TITLE)}”, "
        + about_date(short_date(article.published or ""), is_about=article.published_about)
        for article, _ in dated[:_FEW]
    ]
    others = len(dated) - _FEW
    return Finding(
        UNDATED,
        _place([use for _, uses in dated for use in uses], memo),
        f"{len(dated)} sources give no date of their own; the memo prints yours: "
        f"{'; '.join(named)}; and {others} more.",
        passage=dated[0][1][0].passage,
        about=" ".join(f"{article.guid} {article.published}" for article, _ in dated),
        fixes=(Fix(ARTICLE, dated[0][0].guid),),
    )


def _undated(article: Article) -> str:
    if article.published is None:
        return f"“{article.title}” has no date; set one in the list of articles."
    date = about_date(short_date(article.published), is_about=article.published_about)
    return f"“{article.title}” gives no date of its own; it prints yours, {date}."
