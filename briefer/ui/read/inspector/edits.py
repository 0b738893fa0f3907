"""What can be changed of the passage that is shown; each change is one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.passage import PartyTag, TopicTag
from briefer.model.vocabulary import ADDRESSEE, AGREEMENT, SPEAKER
from briefer.services import stakeholders, tagging, topics
from briefer.ui.read.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from briefer.model.passage import Figure, Link, Passage, Translation
    from briefer.ui.session import Session


class Edits(Writing):
    """Writes to the passage of `passage_id`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent)
        self._ws = session.workspace
        self.passage_id = 0
        self._unsaid: dict[int, str] = {}

    def begin(self, passage_id: int) -> None:
        """Write to another passage from now on."""
        self.passage_id = passage_id
        self._unsaid.clear()

    def add_party(self, stakeholder_id: int) -> bool:
        """Give a stakeholder the part that is still wanted."""
        passage = self._passage
        party = PartyTag(stakeholder_id, passage.next_part)
        self._unsaid[stakeholder_id] = passage.usual_part
        return self.attempt(lambda: tagging.add_party(self._ws, self.passage_id, party))

    def create_party(self, name: str) -> int:
        """Make a stakeholder and give it a part; return its id, or 0."""
        key = _key()
        made = 0

        def write() -> None:
            nonlocal made
            passage = self._passage
            made = stakeholders.add(self._ws, name, join=key).id
            party = PartyTag(made, passage.next_part)
            tagging.add_party(self._ws, self.passage_id, party, join=key)
            self._unsaid[made] = passage.usual_part

        self.attempt(write)
        return made

    def set_part(self, old: PartyTag, new: PartyTag) -> None:
        """Put one part in place of another."""
        self._unsaid.pop(old.stakeholder_id, None)
        self.attempt(lambda: tagging.change_party(self._ws, self.passage_id, old, new))

    def remove_party(self, party: PartyTag) -> None:
        """Take a stakeholder's part away."""
        self.attempt(
            lambda: tagging.remove_party(
                self._ws, self.passage_id, party.stakeholder_id, party.part
            )
        )

    def add_topic(self, topic_id: int) -> bool:
        """Tag with a topic; only a stance brings a proposition with it."""
        tag = TopicTag(topic_id)
        return self.attempt(lambda: tagging.set_topic(self._ws, self.passage_id, tag))

    def create_topic(self, path: str) -> int:
        """Make a topic and tag with it; return its id, or 0."""
        key = _key()
        made = 0

        def write() -> None:
            nonlocal made
            made = topics.add(self._ws, path, join=key).id
            tagging.set_topic(self._ws, self.passage_id, TopicTag(made), join=key)

        self.attempt(write)
        return made

    def set_topic(self, tag: TopicTag) -> None:
        """Put a tag in place of the one for the same topic."""
        self.attempt(lambda: tagging.set_topic(self._ws, self.passage_id, tag))

    def remove_topic(self, topic_id: int) -> None:
        """Take a topic off the passage."""
        self.attempt(lambda: tagging.remove_topic(self._ws, self.passage_id, topic_id))

    def propose(self, topic_id: int, sentence: str, label: str) -> bool:
        """Make a proposition of a topic, and let the stance be towards it."""
        key = _key()
        tags = {tag.topic_id: tag for tag in self._passage.topics}

        def write() -> None:
            made = topics.add_proposition(self._ws, topic_id, sentence, label, join=key)
            tag = replace(tags.get(topic_id, TopicTag(topic_id)), proposition_id=made.id)
            tagging.set_topic(self._ws, self.passage_id, tag, join=key)

        return self.attempt(write)

    def set_statement(self, **fields: object) -> bool:
        """Set fields of the statement."""
        return self.attempt(lambda: self._set_statement(self.passage_id, None, fields))

    def set_type(self, value: str | None) -> tuple[int, ...] | None:
        """Set the type; return whose part changed with it, None where it could not be set.

        As in the palette, whoever was named here with no part told says an agreement. With another
        type they get back their usual part.
        """
        key = _key()
        changed: list[int] = []

        def write() -> None:
            self._set_statement(self.passage_id, key, {"type": value})
            for party in self._passage.parties:
                usual = self._unsaid.get(party.stakeholder_id, party.part)
                part = SPEAKER if value == AGREEMENT and self._is_unsaid(party) else usual
                if part != party.part:
                    self._put_part(self.passage_id, party, part, key)
                    changed.append(party.stakeholder_id)

        return tuple(changed) if self.attempt(write) else None

    @property
    def addressees(self) -> tuple[PartyTag, ...]:
        """Those to whom the passage is said."""
        return tuple(party for party in self._passage.parties if party.part == ADDRESSEE)

    def let_speak(self, passage_id: int, parties: Sequence[PartyTag]) -> None:
        """Make these speakers, in one step."""
        key = _key()

        def write() -> None:
            for party in parties:
                self._put_part(passage_id, party, SPEAKER, key)

        self.attempt(write)

    def _is_unsaid(self, party: PartyTag) -> bool:
        return party.stakeholder_id in self._unsaid

    def _put_part(self, passage_id: int, party: PartyTag, part: str, key: str) -> None:
        new = replace(party, part=part)
        tagging.change_party(self._ws, passage_id, party, new, join=key)

    def write_note(self, passage_id: int, text: str, spell: str) -> None:
        """Write a note; all writes of one spell of typing are one step."""
        self.attempt(lambda: self._set_statement(passage_id, spell, {"note": text or None}))

    def set_figures(self, figures: Sequence[Figure]) -> bool:
        """Put these figures in place of the passage's."""
        return self.attempt(lambda: tagging.set_figures(self._ws, self.passage_id, figures))

    def set_translations(self, translations: Sequence[Translation], spell: str = "") -> bool:
        """Put these translations in place of the passage's."""
        return self.attempt(
            lambda: tagging.set_translations(
                self._ws, self.passage_id, translations, join=spell or None
            )
        )

    def set_links(self, links: Sequence[Link]) -> bool:
        """Put these links in place of those that stand on the passage."""
        return self.attempt(lambda: tagging.set_links(self._ws, self.passage_id, links))

    @property
    def _passage(self) -> Passage:
        return self._ws.passages.get(self.passage_id)

    def _set_statement(self, passage_id: int, spell: str | None, fields: dict[str, object]) -> None:
        statement = self._ws.passages.get(passage_id).statement
        changed = replace(statement, **fields)  # type: ignore[arg-type]  # checked by the service
        tagging.set_statement(self._ws, passage_id, changed, join=spell)


def _key() -> str:
    return f"inspector:{uuid4()}"
