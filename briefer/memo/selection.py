"""Which passages a draft takes in, and where: the rule of the position memo.

Every passage that has a speaker stands once, under its first speaker and its first topic or none:
the best few in the body, the others in the annex, each time the speaker's own words first. Passages
with actors and no speaker are actions reported. What nobody says or does is nobody's position and
stays out, and so does what the analyst leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefer.memo.evidence import Evidence
    from briefer.model.codebook import Stakeholder
    from briefer.model.passage import Passage

_NO_TOPIC = -1


@dataclass(frozen=True, slots=True)
class Choice:
    """One speaker's passages: own words first, then topic by topic in codebook order.

    `said` is everything that the stakeholder says, also beside an earlier speaker, and also what is
    left out of `body` and `further`.
    """

    stakeholder: Stakeholder
    said: tuple[Passage, ...]
    body: tuple[Passage, ...]
    further: tuple[Passage, ...]


def by_speaker(
    evidence: Evidence, per_topic: int, leave_out: Collection[str] = ()
) -> tuple[Choice, ...]:
    """Return every speaker in codebook order, with up to `per_topic` passages a topic in the body.

    A speaker's own words come first, then starred passages, then the latest. `leave_out` are guids.
    """
    spoken: dict[int, list[Passage]] = {}
    for passage in sorted(evidence.passages, key=source_order):
        for speaker in dict.fromkeys(passage.speakers):
            spoken.setdefault(speaker, []).append(passage)
    return tuple(
        _choice(entry, spoken[entry.id], evidence, _Rule(per_topic, leave_out))
        for entry in evidence.codebook.stakeholders
        if entry.id in spoken
    )


def actions(evidence: Evidence, leave_out: Collection[str] = ()) -> tuple[Passage, ...]:
    """Return the passages with actors and no speaker, the earliest first."""
    found = [
        p for p in evidence.passages if p.actors and not p.speakers and p.guid not in leave_out
    ]
    return tuple(sorted(found, key=lambda p: (evidence.date_of(p) or "9999", source_order(p))))


def source_order(passage: Passage) -> tuple[int, int, int, int]:
    """Return the key that sorts passages as they stand in their articles."""
    return passage.article_id, passage.span.start, passage.span.end, passage.id


def best_first(passages: Iterable[Passage], evidence: Evidence) -> list[Passage]:
    """Return a speaker's own words first, then starred passages, then the latest by date or id."""
    latest = sorted(passages, key=lambda p: (evidence.date_of(p) or "", p.id), reverse=True)
    return sorted(latest, key=_preference)


def _preference(passage: Passage) -> tuple[bool, bool]:
    return not passage.voice.in_marks, not passage.statement.starred


@dataclass(frozen=True, slots=True)
class _Rule:
    per_topic: int
    leave_out: Collection[str]


def _choice(
    stakeholder: Stakeholder, said: list[Passage], evidence: Evidence, rule: _Rule
) -> Choice:
    first = [p for p in said if p.speakers[0] == stakeholder.id and p.guid not in rule.leave_out]
    body: list[Passage] = []
    further: list[Passage] = []
    for group in _by_topic(first, evidence):
        ranked = best_first(group, evidence)
        body += _arranged(ranked[: rule.per_topic], evidence)
        further += _arranged(ranked[rule.per_topic :], evidence)
    return Choice(stakeholder, tuple(said), _own_first(body), _own_first(further))


def _own_first(passages: list[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: not passage.voice.in_marks))


def _by_topic(passages: list[Passage], evidence: Evidence) -> list[list[Passage]]:
    """Group by first topic, in codebook order; passages without a topic come last."""
    order = {topic.id: place for place, topic in enumerate(evidence.codebook.topics)}
    groups: dict[int, list[Passage]] = {}
    for passage in passages:
        first = passage.topics[0].topic_id if passage.topics else _NO_TOPIC
        groups.setdefault(first, []).append(passage)
    return [groups[topic] for topic in sorted(groups, key=lambda t: order.get(t, len(order)))]


def _arranged(chosen: list[Passage], evidence: Evidence) -> list[Passage]:
    """Put chosen passages in the order of print: as preferred, and of one date as in the source."""
    in_source = sorted(chosen, key=source_order)
    latest = sorted(in_source, key=lambda p: evidence.date_of(p) or "", reverse=True)
    return sorted(latest, key=_preference)
