"""A suggestion as the analyst makes it: what is shown is what accepting writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.passage import PartyTag, TopicTag
from briefer.services.suggesting import proposed
from briefer.ui.read.suggestions.words import reason
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.passage import Passage
    from briefer.model.suggestion import Suggestion


class Draft:
    """Holds the passage that accepting would write, and the reasons of what was suggested."""

    def __init__(self, suggestion: Suggestion) -> None:
        self.suggestion = suggestion
        self.passage: Passage = proposed(suggestion)

    @property
    def is_changed(self) -> bool:
        """Whether the analyst has changed something."""
        return self.passage != proposed(self.suggestion)

    @property
    def party_reasons(self) -> list[str]:
        """The reason for each stakeholder, as rich text."""
        known = {(p.stakeholder_id, p.part): p for p in self.suggestion.parties}
        found = (known.get((p.stakeholder_id, p.part)) for p in self.passage.parties)
        return [reason(one.why, one.certainty) if one else tr("set by you") for one in found]

    @property
    def topic_reasons(self) -> list[str]:
        """The reason for each topic, as rich text."""
        known = {topic.topic_id: topic for topic in self.suggestion.topics}
        found = (known.get(tag.topic_id) for tag in self.passage.topics)
        return [reason(one.why, one.certainty) if one else tr("set by you") for one in found]

    def set_party(self, old: PartyTag, new: PartyTag) -> None:
        """Put one part in place of another; the same part stands only once."""
        same = (new.stakeholder_id, new.part)
        self._take_parties(
            new if p == old else p
            for p in self.passage.parties
            if p == old or (p.stakeholder_id, p.part) != same
        )

    def add_party(self, stakeholder_id: int) -> None:
        """Add a stakeholder, with the part that is likeliest beside the others."""
        added = PartyTag(stakeholder_id, self.passage.next_part)
        there = {(p.stakeholder_id, p.part) for p in self.passage.parties}
        if (added.stakeholder_id, added.part) not in there:
            self._take_parties((*self.passage.parties, added))

    def remove_party(self, party: PartyTag) -> None:
        """Take a stakeholder away."""
        self._take_parties(p for p in self.passage.parties if p != party)

    def set_topic(self, tag: TopicTag) -> None:
        """Set proposition or stance of a topic."""
        tags = (tag if t.topic_id == tag.topic_id else t for t in self.passage.topics)
        self.passage = replace(self.passage, topics=tuple(tags))

    def add_topic(self, topic_id: int) -> None:
        """Add a topic."""
        if all(tag.topic_id != topic_id for tag in self.passage.topics):
            topics = (*self.passage.topics, TopicTag(topic_id))
            self.passage = replace(self.passage, topics=topics)

    def remove_topic(self, topic_id: int) -> None:
        """Take a topic away."""
        kept = tuple(tag for tag in self.passage.topics if tag.topic_id != topic_id)
        self.passage = replace(self.passage, topics=kept)

    def set_field(self, field: str, value: str | None) -> None:
        """Set type or modality."""
        if field == "type":
            statement = replace(self.passage.statement, type=value)
        else:
            statement = replace(self.passage.statement, modality=value)
        self.passage = replace(self.passage, statement=statement)

    def _take_parties(self, parties: Iterable[PartyTag]) -> None:
        self.passage = replace(self.passage, parties=tuple(parties))
