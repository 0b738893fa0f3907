"""Sections that are counted from the tags at each export: figures, people, coverage, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.amounts import figure_words
from briefer.memo.document import Bullets, Para, Table
from briefer.memo.labels import begun
from briefer.memo.lead import outlet_words
from briefer.memo.note_marks import beside_stops
from briefer.memo.selection import source_order
from briefer.memo.speaker_heading import heading
from briefer.memo.template import SectionKind
from briefer.model.inline import Emph, Link, NoteRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import SectionSpec
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage

_DAY: Final = len("2023-12-27")
_NEVER: Final = "9999"
"""What stands behind every date."""


def counted(spec: SectionSpec, evidence: Evidence, wording: Wording) -> tuple[Block, ...]:
    """Return what a section of a counted kind says, nothing for one of another kind."""
    match spec.kind:
        case SectionKind.FIGURES:
            return _bullets(_figures(evidence, wording))
        case SectionKind.PEOPLE:
            return _bullets(_people(evidence, wording))
        case SectionKind.COVERAGE:
            return _coverage(evidence, wording)
        case SectionKind.LINKS:
            return _bullets(_links(evidence, wording))
        case SectionKind.FIXED:
            lines = wording.say(f"fixed.{spec.key}").strip().splitlines()
            return tuple(Para((Text(line),), spec.role) for line in lines)
        case _:
            return ()


def _bullets(items: Iterator[tuple[Inline, ...]]) -> tuple[Block, ...]:
    found = tuple(items)
    return (Bullets(found),) if found else ()


def _figures(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    """Yield each figure once for each outlet that reports it."""
    seen: set[tuple[str, str]] = set()
    for passage in sorted(evidence.passages, key=source_order):
        outlet = outlet_words(passage, evidence, wording)
        for figure in passage.figures:
            words = figure_words(figure, wording)
            if words and (words, outlet) not in seen:
                seen.add((words, outlet))
                said = wording.say("figures.item", figure=words, outlet=outlet)
                yield beside_stops((Text(begun(said)), NoteRef(passage.guid)), wording.language)


def _people(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    """Yield each speaker with the post, the number of statements, and the day of the latest."""
    spoken: dict[int, list[Passage]] = {}
    for passage in evidence.passages:
        for speaker in dict.fromkeys(passage.speakers):
            spoken.setdefault(speaker, []).append(passage)
    for entry in evidence.codebook.stakeholders:
        said = spoken.get(entry.id)
        if not said:
            continue
        latest = max(said, key=lambda p: evidence.date_of(p) or "")
        date = evidence.date_of(latest)
        words = wording.count("people.statements", len(said))
        if date:
            article = evidence.article_of(latest)
            is_about = not latest.statement.event_date and article.published_about
            key = "people.only" if len(said) == 1 else "people.latest"
            if is_about or len(date) < _DAY:
                key += "_about" if is_about else "_in"
            words += wording.say(key, date=wording.date(date, is_about=is_about))
        name = heading(entry, date or evidence.date, wording)
        told = (Emph(name, strong=True), Text(f": {words}."), NoteRef(latest.guid))
        yield beside_stops(told, wording.language)


def _coverage(evidence: Evidence, wording: Wording) -> tuple[Block, ...]:
    by_outlet: dict[str, list[Article]] = {}
    for article in evidence.tagged_articles():
        name = article.outlet or wording.say("notes.unnamed_outlet")
        by_outlet.setdefault(name, []).append(article)
    if not by_outlet:
        return ()
    order = sorted(by_outlet.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return (
        Table(
            caption=(Text(wording.say("coverage.caption")),),
            header=tuple(
                wording.say(f"coverage.{key}")
                for key in ("outlet", "articles", "passages", "own", "latest")
            ),
            rows=tuple(_covered(name, articles, evidence, wording) for name, articles in order),
            summary=wording.say("coverage.summary"),
        ),
    )


def _covered(
    name: str, articles: list[Article], evidence: Evidence, wording: Wording
) -> tuple[str, ...]:
    passages = [passage for article in articles for passage in evidence.in_article[article.id]]
    own = sum(passage.voice.in_marks for passage in passages)
    dated = [article for article in articles if article.published]
    latest = max(dated, key=lambda a: a.published or "") if dated else None
    day = wording.say("notes.undated")
    if latest and latest.published:
        day = wording.date(latest.published, is_about=latest.published_about)
    return (name, *(wording.figures(n) for n in (len(articles), len(passages), own)), day)


def _links(evidence: Evidence, wording: Wording) -> Iterator[tuple[Inline, ...]]:
    """Yield the articles, those of an outlet together and its earliest first."""
    articles = evidence.tagged_articles()
    place = {outlet: n for n, outlet in enumerate(dict.fromkeys(a.outlet for a in articles))}
    for article in sorted(articles, key=lambda a: (place[a.outlet], a.published or _NEVER)):
        outlet = article.outlet or wording.say("notes.unnamed_outlet")
        day = wording.say("notes.undated")
        if article.published:
            day = wording.date(article.published, is_about=article.published_about)
        title = Link(article.title, article.url) if article.url else Emph(article.title)
        yield (Text(f"{outlet}, {day}: "), title)
