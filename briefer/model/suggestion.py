"""Suggestions: passages that the program proposes; nothing counts until a person accepts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.passage import Figure

CERTAIN: Final = "certain"
PROBABLE: Final = "probable"
POSSIBLE: Final = "possible"
CERTAINTIES: Final = (CERTAIN, PROBABLE, POSSIBLE)
"""From the surest down."""

Offer = tuple[str, int]
"""One tag of a suggestion: the part and a stakeholder's id, or `TOPIC` and a topic's id."""

TOPIC: Final = "topic"

ACCEPTED: Final = "accepted"
DISMISSED: Final = "dismissed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the article's text that names a stakeholder."""

    stakeholder_id: int
    span: Span


@dataclass(frozen=True, slots=True)
class SuggestedParty:
    """A stakeholder with the part proposed for it, how sure that is, and why."""

    stakeholder_id: int
    part: str
    certainty: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """A topic, how sure it is, and why."""

    topic_id: int
    certainty: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One passage proposed in one article: `text[span.start:span.end] == quote`.

    `type` and `modality` are tokens of the vocabulary or None. `mentions` are the names in the
    span, and those of the speaker beside it. `reasons` say why the span was chosen.
    """

    article_id: int
    span: Span
    quote: str
    parties: tuple[SuggestedParty, ...] = ()
    topics: tuple[SuggestedTopic, ...] = ()
    type: str | None = None
    modality: str | None = None
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """Every reason once: for the stakeholders, the topics, the span."""
        of_parties = (why for party in self.parties for why in party.why)
        of_topics = (why for topic in self.topics for why in topic.why)
        return tuple(dict.fromkeys((*of_parties, *of_topics, *self.reasons)))

    @property
    def offers(self) -> frozenset[Offer]:
        """What accepting it would tag."""
        return frozenset(
            [
                *((party.part, party.stakeholder_id) for party in self.parties),
                *((TOPIC, topic.topic_id) for topic in self.topics),
            ]
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """What the analyst decided on a suggestion; `state` is `ACCEPTED` or `DISMISSED`."""

    quote: str
    offers: frozenset[Offer]
    state: str
