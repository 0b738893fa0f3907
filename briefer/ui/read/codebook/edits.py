"""What can be changed of the codebook; each change is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.codebook import LEVEL
from briefer.services import stakeholders, topics
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session


class CodebookEdits(Writing):
    """Writes entries of the codebook."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent)
        self._ws = session.workspace

    def rename(self, node: Node, name: str) -> bool:
        """Give an entry another name: the label of a proposition, the short name of somebody."""
        if node.kind is Kind.TOPIC:
            return self.change_topic(node.id, "name", name)
        if node.kind is Kind.PROPOSITION:
            return self.change_proposition(node.id, "label", name)
        entry = self._ws.codebook.load().stakeholder_by_id[node.id]
        return self.change_stakeholder(node.id, "short_name" if entry.short_name else "name", name)

    def change_topic(self, topic_id: int, field: str, value: object, spell: str = "") -> bool:
        """Set a field of a topic."""
        return self.attempt(
            lambda: topics.change(self._ws, topic_id, join=spell or None, **{field: value})
        )

    def change_stakeholder(self, stakeholder_id: int, field: str, value: object) -> bool:
        """Set a field of a stakeholder."""
        return self.attempt(lambda: stakeholders.change(self._ws, stakeholder_id, **{field: value}))

    def rename_stakeholder(
        self, stakeholder_id: int, aliases: Sequence[str], metonyms: Sequence[str]
    ) -> bool:
        """Set a stakeholder's other names, and those of them that stand for an institution."""
        return self.attempt(
            lambda: stakeholders.change(
                self._ws, stakeholder_id, aliases=aliases, metonyms=tuple(metonyms)
            )
        )

    def place_topic(self, topic_id: int, parent_id: int | None, place: int) -> bool:
        """Put a topic at a place below another one, or at the top."""
        return self.attempt(lambda: topics.move(self._ws, topic_id, parent_id, place))

    def place_stakeholder(self, stakeholder_id: int, side: str | None, place: int) -> bool:
        """Put a stakeholder at a place on a side."""
        return self.attempt(lambda: stakeholders.move(self._ws, stakeholder_id, side, place))

    def change_proposition(self, proposition_id: int, field: str, value: object) -> bool:
        """Set a field of a proposition."""
        return self.attempt(
            lambda: topics.change_proposition(self._ws, proposition_id, **{field: value})
        )

    def add_topic(self, name: str, parent_id: int | None) -> int:
        """Add a topic below another one, or at the top; return its id, or 0."""
        made = 0

        def write() -> None:
            nonlocal made
            path = name
            if parent_id is not None:
                path = f"{self._ws.codebook.load().path(parent_id)}{LEVEL}{name}"
            made = topics.add(self._ws, path).id

        self.attempt(write)
        return made

    def add_stakeholder(self, name: str, side: str | None) -> int:
        """Add a stakeholder on a side; return its id, or 0."""
        made = 0

        def write() -> None:
            nonlocal made
            made = stakeholders.add(self._ws, name, side=side).id

        self.attempt(write)
        return made

    def add_proposition(self, topic_id: int, sentence: str, label: str) -> bool:
        """Add a proposition to a topic."""
        return self.attempt(lambda: topics.add_proposition(self._ws, topic_id, sentence, label))

    def remove(self, kind: Kind, entry_id: int) -> bool:
        """Remove an entry and its tags; undo brings all of it back."""
        removes = {
            Kind.TOPIC: topics.remove,
            Kind.PROPOSITION: topics.remove_proposition,
            Kind.STAKEHOLDER: stakeholders.remove,
        }
        return self.attempt(lambda: removes[kind](self._ws, entry_id))
