"""Which passages belong into a section, by what it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.selection import best_first, source_order
from briefer.model import binding
from briefer.model.dates import first_day, last_day
from briefer.model.vocabulary import stance_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefer.memo.evidence import Evidence
    from briefer.model.binding import Binding
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.model.passage import Passage, TopicTag


def fitting(section: MemoSection, evidence: Evidence) -> tuple[Passage, ...]:
    """Return the passages that belong into a section, in the order of the briefing.

    Into one that is bound to nothing belongs every passage that has a speaker.
    """
    bound = binding.read(section.binding)
    rule = _Rule(bound, evidence)
    return tuple(passage for passage in rule.candidates() if rule.takes(passage))


def unused(kept: KeptMemo, section: MemoSection, evidence: Evidence) -> tuple[Passage, ...]:
    """Return the passages that belong into a section and that the memo does not print."""
    shown = printed(kept)
    return tuple(p for p in fitting(section, evidence) if p.guid not in shown)


def printed(kept: KeptMemo) -> frozenset[str]:
    """Return the passages that stand in the memo as extracts of their own (guids)."""
    return frozenset(block.extract for block in kept.blocks() if block.extract)


def arranged(passages: Iterable[Passage], evidence: Evidence) -> list[Passage]:
    """Return passages as a section prints them: a speaker's own words, then starred, then late."""
    return best_first(sorted(passages, key=source_order), evidence)


def is_bound(section: MemoSection) -> bool:
    """Say whether a section is about some passages and not about all."""
    return bool(binding.read(section.binding))


def topic_ids(bound: Binding, evidence: Evidence) -> frozenset[int]:
    """Return the ids of the topics that a section is bound to, with everything below them."""
    book = evidence.codebook
    found = (book.below(topic.id) for topic in book.topics if topic.guid in bound.topics)
    return frozenset().union(*found)


class _Rule:
    """The binding of one section, ready to be asked."""

    def __init__(self, bound: Binding, evidence: Evidence) -> None:
        self._bound = bound
        self._evidence = evidence
        self._topics = topic_ids(bound, evidence)
        self._speakers = frozenset(
            entry.id for entry in evidence.codebook.stakeholders if entry.guid in bound.stakeholders
        )

    def candidates(self) -> Iterable[Passage]:
        """Return passages among which all are that it takes, as few as can be told at once."""
        if len(self._speakers) == 1 and not self._bound.actions:
            (speaker,) = self._speakers
            return self._evidence.said_by.get(speaker, ())
        return self._evidence.passages

    def takes(self, passage: Passage) -> bool:
        bound = self._bound
        return (
            self._is_by_whom(passage)
            and self._is_about(passage)
            and (not bound.types or passage.statement.type in bound.types)
            and (not bound.starred or passage.statement.starred)
            and self._is_of_time(passage)
        )

    def _is_by_whom(self, passage: Passage) -> bool:
        if self._bound.actions:
            does = bool(passage.actors) and not passage.speakers
            return does and (not self._bound.stakeholders or _meet(passage.actors, self._speakers))
        if self._bound.stakeholders:
            return _meet(passage.speakers, self._speakers)
        return bool(passage.speakers or (self._bound and passage.actors))

    def _is_about(self, passage: Passage) -> bool:
        if not self._bound.topics and not self._bound.stances:
            return True
        return any(map(self._tags, passage.topics))

    def _tags(self, tag: TopicTag) -> bool:
        """Say whether one tag has a topic and, on it, a stance that are asked for."""
        if self._bound.topics and tag.topic_id not in self._topics:
            return False
        if not self._bound.stances:
            return True
        return tag.stance is not None and stance_key(tag.stance) in self._bound.stances

    def _is_of_time(self, passage: Passage) -> bool:
        """Say whether its date, as far as it is known, is inside; one without a date is not."""
        since, until = self._bound.since, self._bound.until
        if not since and not until:
            return True
        date = self._evidence.date_of(passage)
        if not date:
            return False
        late = not since or last_day(date) >= first_day(since)
        return late and (not until or first_day(date) <= last_day(until))


def _meet(ids: Iterable[int], others: Collection[int]) -> bool:
    return any(one in others for one in ids)
