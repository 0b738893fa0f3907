"""Finding a passage by any of its words: quote, who has a part, topic, title of the article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefer.model.codebook import LEVEL
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.store.reading import Reading

LIMIT = 50
_LEAST_FOR_NAMES = 2
"""With fewer letters nearly every name begins like that."""


def find(read: Reading, typed: str, article_id: int, limit: int = LIMIT) -> tuple[int, ...]:
    """Return the passages that have all the words, those of one article first.

    A word is the beginning of one in the quote, a name, a topic or the title of the article; in the
    article itself it may stand inside of one. Without words all passages of the article are found.
    """
    own = read.passages.ids_of_article(article_id)
    words = typed.split()
    if not words:
        return own
    codebook = read.codebook.load()
    title = read.articles.get(article_id).title
    found = set(frozenset.intersection(*(_with_word(read, codebook, w) for w in words)))
    by_words = set(read.passage_ids(typed))
    for passage in read.passages.many(own):
        if _has(words, passage.quote):
            by_words.add(passage.id)
        if _has(words, title, passage.quote, *_names(passage, codebook)):
            found.add(passage.id)
    of_own = [one for one in own if one in found]
    there = sorted(found - set(own))
    # The sorts are stable: those that have the words themselves come before those by a name.
    ordered = (sorted(ids, key=lambda one: one not in by_words) for ids in (of_own, there))
    return tuple(chain.from_iterable(ordered))[:limit]


def _has(words: Iterable[str], *texts: str) -> bool:
    text = fold(" ".join(texts))
    return all(fold(word) in text for word in words)


def _names(passage: Passage, codebook: Codebook) -> list[str]:
    names = [codebook.path(tag.topic_id) for tag in passage.topics]
    for party in passage.parties:
        who = codebook.stakeholder_by_id[party.stakeholder_id]
        names += [who.name, who.short, *who.aliases]
    return names


def _with_word(read: Reading, codebook: Codebook, word: str) -> frozenset[int]:
    """Return the passages of all articles that have a word which begins like this one."""
    found = set(read.passage_ids(word))
    start = fold(word)
    if len(start) < _LEAST_FOR_NAMES:
        return frozenset(found)
    for who in codebook.stakeholders:
        if _begins([who.name, who.short, *who.aliases], start):
            found.update(read.passages.ids_with_stakeholder(who.id))
    topics = [
        topic.id
        for topic in codebook.topics
        if _begins([codebook.path(topic.id).replace(LEVEL, " "), topic.full_name or ""], start)
    ]
    found.update(read.passages.ids_with_topic(topics) if topics else ())
    return frozenset(found)


def _begins(names: Iterable[str], start: str) -> bool:
    return any(f" {start}" in f" {fold(name)}" for name in names)
