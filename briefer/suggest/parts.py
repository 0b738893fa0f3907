"""A statement on several topics, parted where one of them ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.suggest.page import Page
    from briefer.suggest.topics import TopicHit

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Code points `[start, end)`, and what in them points to topics."""

    start: int
    end: int
    hits: tuple[TopicHit, ...]


def clauses(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Part what is said at "and that": each such clause is a statement of its own."""
    words, language = page.words, page.language
    found = []
    low = start
    first, last = words.first_from(start), words.first_from(end)
    for number in range(first + _FEWEST_WORDS, last - _FEWEST_WORDS):
        joined = words.keys[number] in language.joints and words.keys[number + 1] in language.that
        if joined and not page.is_quoted(number):
            found.append((low, words.starts[number]))
            low = words.ends[number + 1]
    return [*found, (low, end)]


def parts(page: Page, start: int, end: int, hits: Iterable[TopicHit]) -> list[Part]:
    """Part a stretch of text by its topics; with one topic, or none, it stays whole."""
    found: list[Part] = []
    low = start
    group: list[TopicHit] = []
    first_word = page.words.first_from(start)
    for hit in sorted(hits, key=lambda h: (h.first, h.last)):
        topics = {h.topic_id for h in group}
        cut = None
        if group and hit.topic_id not in topics:
            cut = _cut(page, max(h.last for h in group), hit.first, first_word)
        if cut is not None:
            ends, begins = cut
            found.append(_part(page, low, page.words.ends[ends - 1], group))
            low, first_word, group = page.words.starts[begins], begins, []
        group.append(hit)
    found.append(_part(page, low, end, group))
    return found


def _part(page: Page, start: int, end: int, hits: Sequence[TopicHit]) -> Part:
    low, high = page.trimmed(start, end)
    return Part(low, high, tuple(hits))


def _cut(page: Page, after: int, before: int, first: int) -> tuple[int, int] | None:
    """Return where one part ends and the next begins, as words, between two hits."""
    words, language = page.words, page.language
    if after - first < _FEWEST_WORDS:
        return None
    for number in range(before - 1, after - 1, -1):
        key = words.keys[number]
        if page.is_quoted(number):
            return None
        if key in language.inclusions or key in language.contrasts:
            return number, number + 1
        if key in language.joints and _begins_anew(page, number + 1):
            return number, number + 1
        if ";" in words.gap(number):
            return number + 1, number + 1
    return None


def _begins_anew(page: Page, number: int) -> bool:
    """Say whether a phrase of its own begins with this word: an article, or a form in -ing."""
    key, language = page.words.keys[number], page.language
    return (
        key in language.determiners
        or key in language.that
        or key in language.infinitives
        or key.endswith(language.gerund_endings)
    )
