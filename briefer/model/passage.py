"""Passages: one statement, anchored to one span of one article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefer.model.vocabulary import ACTOR, ADDRESSEE, AGREEMENT, SPEAKER
from briefer.model.voice import Voice, voice_of

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class PartyTag:
    """A stakeholder's part in a statement; `inferred` where the text does not say it."""

    stakeholder_id: int
    part: str = SPEAKER
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A topic of a statement, and where its speaker stands towards one proposition of it.

    `condition` is in words; `condition_inferred` marks one that is implied, not stated.
    """

    topic_id: int
    proposition_id: int | None = None
    stance: Stance | None = None
    condition: str | None = None
    condition_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: `low` and `high` bound it, one of them may be open."""

    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    measure: str | None = None
    place: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of the quote; what is checked stays the original."""

    language: str
    text: str
    by: str | None = None
    kind: str = "ours"


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another passage; it stands on the passage that names the other.

    `other_guid` is the other passage's guid.
    """

    kind: str
    other_id: int
    other_guid: str = ""
    ruling: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of a passage as a whole; everything may be unset.

    `event_date` is a date as in `briefer.model.dates`.
    """

    type: str | None = None
    modality: str | None = None
    event_date: str | None = None
    event_date_inferred: bool = False
    certainty: str | None = None
    via: str | None = None
    note: str | None = None
    starred: bool = False


class Outline(NamedTuple):
    """As much of a passage as its highlight needs; a tuple, for an article has thousands."""

    id: int
    start: int
    end: int
    type: str | None
    topic_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement with everything that hangs on it, in the order in which it was tagged."""

    id: int
    guid: str
    article_id: int
    span: Span
    quote: str
    statement: Statement = Statement()
    parties: tuple[PartyTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    figures: tuple[Figure, ...] = ()
    translations: tuple[Translation, ...] = ()
    links: tuple[Link, ...] = ()
    prefix: str = ""
    suffix: str = ""
    anchor_state: str = "exact"
    revision_id: int = 0
    tagged_by: str = ""
    tagged_at: str = ""

    def with_part(self, part: str) -> tuple[int, ...]:
        """Return the ids of the stakeholders with this part, in order."""
        return tuple(party.stakeholder_id for party in self.parties if party.part == part)

    @property
    def speakers(self) -> tuple[int, ...]:
        """The ids of the stakeholders who say it."""
        return self.with_part(SPEAKER)

    @property
    def actors(self) -> tuple[int, ...]:
        """The ids of the stakeholders who do it."""
        return self.with_part(ACTOR)

    @property
    def next_part(self) -> str:
        """The part of whoever is named next: who says or does it, then most often who is asked.

        All parties to an agreement say it.
        """
        return SPEAKER if self.statement.type == AGREEMENT else self.usual_part

    @property
    def usual_part(self) -> str:
        """The part of whoever is named next where it is no agreement."""
        return ADDRESSEE if self.speakers or self.actors else SPEAKER

    @property
    def outline(self) -> Outline:
        """What its highlight needs."""
        topic_ids = tuple(tag.topic_id for tag in self.topics)
        return Outline(self.id, self.span.start, self.span.end, self.statement.type, topic_ids)

    @property
    def voice(self) -> Voice:
        """Whose words these are."""
        return voice_of(self.statement.modality, has_speaker=bool(self.speakers))
