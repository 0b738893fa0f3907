"""What a search found, as rows under headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefer.model.anchor import Span
from briefer.model.voice import Voice
from briefer.services.everywhere import (
    Everything,
    InArticle,
    InCodebook,
    InMemo,
    InPassage,
    pattern_of,
    plain,
    spans_of,
)
from briefer.ui.read.articles.listing import date_words, outlet_words
from briefer.ui.translation import tr

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook

_FEW = {"passages": 4, "articles": 3, "memos": 3, "entries": 3, "notes": 3}
_BEFORE = 40
"""So many signs stand before the first hit, where a line is long."""


class Scope(StrEnum):
    """A part of the briefing to look in."""

    ALL = "all"
    PASSAGES = "passages"
    ARTICLES = "articles"
    MEMOS = "memos"
    ENTRIES = "entries"
    NOTES = "notes"


GROUPS = (Scope.PASSAGES, Scope.ARTICLES, Scope.MEMOS, Scope.ENTRIES, Scope.NOTES)

Found = InPassage | InArticle | InMemo | InCodebook


@dataclass(frozen=True, slots=True)
class Look:
    """What of all that was found is asked for; `unfolded` are the groups shown whole."""

    scope: Scope = Scope.ALL
    own_words: bool = False
    not_tagged: bool = False
    not_in_memo: bool = False
    unfolded: frozenset[Scope] = frozenset()

    @property
    def is_narrow(self) -> bool:
        """Whether one of the boxes leaves something out."""
        return self.own_words or self.not_tagged or self.not_in_memo


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading, something found, or the way to more of its group."""

    group: Scope
    text: str
    found: Found | None = None
    marks: tuple[Span, ...] = ()
    meta: str = ""
    voice: Voice | None = None
    count: str = ""
    is_more: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.found is None and not self.is_more

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.text, self.meta, self.count)))


def titles() -> dict[Scope, str]:
    """Return what the parts of a briefing are called."""
    return {
        Scope.ALL: tr("Everything"),
        Scope.PASSAGES: tr("Passages"),
        Scope.ARTICLES: tr("Articles"),
        Scope.MEMOS: tr("Memo"),
        Scope.ENTRIES: tr("Codebook"),
        Scope.NOTES: tr("Notes"),
    }


def counts(everything: Everything) -> dict[Scope, int]:
    """Return how much was found in each part."""
    return {Scope.ALL: everything.total, **dict(zip(GROUPS, everything.counts, strict=True))}


def narrowed_counts(everything: Everything) -> tuple[int, int, int]:
    """Return how much each box leaves: own words, not tagged yet, not in a memo."""
    return (
        sum(map(_is_own, everything.passages)),
        sum(map(_is_untagged, everything.articles)),
        sum(map(_is_unused, everything.passages)),
    )


def rows(everything: Everything, look: Look, codebook: Codebook) -> list[Row]:
    """Return the rows that are asked for, in groups."""
    pattern = pattern_of(everything.words)
    if pattern is None:
        return []
    listed: list[Row] = []
    for group, found, total in _groups(everything, look):
        if look.scope not in {Scope.ALL, group} or not found:
            continue
        whole = look.scope is group or group in look.unfolded
        shown = found if whole else found[: _FEW[group]]
        listed.append(Row(group, titles()[group], count=f"{total:,}"))
        listed += (_row(group, each, pattern, codebook) for each in shown)
        if len(shown) < len(found):
            more = _more(group, total - len(shown))
            listed.append(Row(group, more, is_more=True))
    return listed


def _groups(everything: Everything, look: Look) -> list[tuple[Scope, Sequence[Found], int]]:
    """Return the groups with all that is asked for of each, and how much there is."""
    lists: tuple[Sequence[Found], ...] = (
        everything.passages,
        everything.articles,
        everything.memos,
        everything.entries,
        everything.notes,
    )
    if not look.is_narrow:
        return list(zip(GROUPS, lists, everything.counts, strict=True))
    passages = [
        hit
        for hit in everything.passages
        if (not look.own_words or _is_own(hit)) and (not look.not_in_memo or _is_unused(hit))
    ]
    articles = [hit for hit in everything.articles if _is_untagged(hit)]
    asked: list[tuple[Scope, Sequence[Found], int]] = []
    if look.own_words or look.not_in_memo:
        asked.append((Scope.PASSAGES, passages, len(passages)))
    if look.not_tagged:
        asked.append((Scope.ARTICLES, articles, len(articles)))
    return asked


def _is_own(hit: InPassage) -> bool:
    return hit.passage.voice.in_marks


def _is_unused(hit: InPassage) -> bool:
    return not hit.sections


def _is_untagged(hit: InArticle) -> bool:
    return hit.tagged < len(hit.spans)


def _row(group: Scope, found: Found, pattern: re.Pattern[str], codebook: Codebook) -> Row:
    match found:
        case InPassage():
            return _passage_row(group, found, pattern, codebook)
        case InArticle():
            return _article_row(found, pattern)
        case InMemo():
            text, marks = _cut(found.text, pattern)
            return Row(group, text, found, marks, f"{found.memo} · {found.section}")
        case InCodebook():
            kind = tr("topic") if found.kind == "topic" else tr("stakeholder")
            meta = " · ".join(filter(None, (kind, found.detail)))
            return Row(group, found.name, found, _marks(found.name, pattern), meta)


def _passage_row(
    group: Scope, found: InPassage, pattern: re.Pattern[str], codebook: Codebook
) -> Row:
    passage, article = found.passage, found.article
    words = passage.statement.note or "" if group is Scope.NOTES else passage.quote
    text, marks = _cut(words, pattern)
    if passage.voice.in_marks and group is not Scope.NOTES:
        text = f"“{text}”"
        marks = tuple(Span(mark.start + 1, mark.end + 1) for mark in marks)
    speakers = [codebook.stakeholder_by_id[who].short for who in passage.speakers]
    parts = [", ".join(speakers), outlet_words(article), date_words(article)]
    if passage.voice in {Voice.REPORT, Voice.PARTIAL} and speakers:
        by = tr("{who}, by {outlet}")
        parts[:2] = [by.format(who=", ".join(speakers), outlet=outlet_words(article))]
    if found.sections:
        parts.append(tr("in memo: {sections}").format(sections=", ".join(found.sections)))
    return Row(group, text, found, marks, " · ".join(filter(None, parts)), passage.voice)


def _article_row(found: InArticle, pattern: re.Pattern[str]) -> Row:
    article, times = found.article, len(found.spans)
    parts = [outlet_words(article), date_words(article)]
    if times:
        parts.append(tr("once") if times == 1 else tr("{n} times").format(n=times))
    if found.tagged:
        parts[-1] += ", " + tr("{n} tagged").format(n=found.tagged)
    marks = _marks(article.title, pattern)
    return Row(Scope.ARTICLES, article.title, found, marks, " · ".join(parts))


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[Span, ...]]:
    """Return a text on one line, its beginning cut where the first hit would be far off."""
    line = " ".join(text.split())
    first = pattern.search(plain(line))
    if first is not None and first.start() > 2 * _BEFORE:
        line = "… " + line[line.find(" ", first.start() - _BEFORE) + 1 :]
    return line, _marks(line, pattern)


def _marks(text: str, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(spans_of(text, pattern))


def _more(group: Scope, count: int) -> str:
    one = {
        Scope.PASSAGES: tr("1 more passage"),
        Scope.ARTICLES: tr("1 more article"),
    }
    several = {
        Scope.PASSAGES: tr("{n} more passages"),
        Scope.ARTICLES: tr("{n} more articles"),
    }
    if count == 1:
        return one.get(group, tr("1 more"))
    return several.get(group, tr("{n} more")).format(n=f"{count:,}")
