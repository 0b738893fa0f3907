"""Entries that are made where a name is not in the codebook: in a step, or only in the mind.

A tag file is read twice: once to see which lines can be read, when nothing may be written, and once
to write those. Both times names must find the same, so the first reading has a codebook that grows
as the second one's will.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from briefer.errors import InputError
from briefer.model.codebook import (
    Codebook,
    Proposition,
    Stakeholder,
    Topic,
    check_name,
    check_path,
)
from briefer.model.text import single_line
from briefer.services import stakeholders, topics

if TYPE_CHECKING:
    from briefer.store.transaction import Transaction


class Entries(Protocol):
    """A codebook that grows."""

    @property
    def codebook(self) -> Codebook:
        """The codebook as it is now."""

    def add_stakeholder(self, name: str) -> int:
        """Add a stakeholder; return its id."""

    def add_topic(self, path: str) -> int:
        """Add a topic with the levels above it that are missing; return its id."""

    def add_proposition(self, topic_id: int, words: str) -> int:
        """Add a proposition to a topic; return its id."""


class Written:
    """Entries that are written in a step."""

    def __init__(self, tx: Transaction) -> None:
        """Write through `tx`."""
        self._tx = tx

    @property
    def codebook(self) -> Codebook:
        """The codebook with all that the step has added."""
        return self._tx.read.codebook.load()

    def add_stakeholder(self, name: str) -> int:
        """Add a stakeholder; return its id."""
        return stakeholders.add_in(self._tx, name)

    def add_topic(self, path: str) -> int:
        """Add a topic with the levels above it that are missing; return its id."""
        return topics.add_in(self._tx, path)

    def add_proposition(self, topic_id: int, words: str) -> int:
        """Add a proposition to a topic; return its id."""
        return topics.add_proposition_in(self._tx, topic_id, words, words)


class Imagined:
    """Entries that are written nowhere; their ids are negative.

    `codebook` can be put back to what it was.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Grow from `codebook`."""
        self.codebook = self._before = codebook
        self._last_id = 0

    def add_stakeholder(self, name: str) -> int:
        """Add a stakeholder; return its id."""
        entry = Stakeholder(self._next_id(), "", check_name("stakeholder", name))
        there = self.codebook
        self.codebook = Codebook((*there.stakeholders, entry), there.topics)
        return entry.id

    def add_topic(self, path: str) -> int:
        """Add a topic with the levels above it that are missing; return its id."""
        parent: int | None = None
        for name in check_path(path):
            parent = self._child(parent, name)
        return parent or 0

    def add_proposition(self, topic_id: int, words: str) -> int:
        """Add a proposition to a topic; return its id."""
        sentence = single_line(words)
        if not sentence:
            raise InputError("A proposition needs a text.")
        topic = self.codebook.topic_by_id[topic_id]
        is_default = topic.default_proposition is None
        new = Proposition(self._next_id(), "", topic_id, sentence, sentence, is_default)
        grown = replace(topic, propositions=(*topic.propositions, new))
        there = self.codebook
        self.codebook = Codebook(
            there.stakeholders,
            tuple(grown if entry.id == topic_id else entry for entry in there.topics),
        )
        return new.id

    def write(self, tx: Transaction) -> None:
        """Write what the codebook has grown by, at once: it is read only once for all of them.

        Where it is no longer what it was, nothing is written.
        """
        if tx.read.codebook.load() != self._before:
            return
        ids: dict[int, int] = {}
        for entry in self.codebook.stakeholders:
            if entry.id < 0:
                tx.codebook.add_stakeholder(entry.name)
        for topic in self.codebook.topics:
            topic_id = topic.id
            if topic_id < 0:
                parent = ids.get(topic.parent_id or 0, topic.parent_id)
                topic_id = tx.codebook.add_topic(topic.name, parent_id=parent, colour=topic.colour)
                ids[topic.id] = topic_id
            for new in topic.propositions:
                if new.id < 0:
                    tx.codebook.add_proposition(
                        topic_id, new.text, new.label, is_default=new.is_default
                    )

    def _child(self, parent: int | None, name: str) -> int:
        there = self.codebook
        if found := topics.child_called(there, parent, name):
            return found.id
        colour = topics.new_colour(there, parent)
        new = Topic(self._next_id(), "", name, parent, colour=colour)
        self.codebook = Codebook(there.stakeholders, (*there.topics, new))
        return new.id

    def _next_id(self) -> int:
        self._last_id -= 1
        return self._last_id
