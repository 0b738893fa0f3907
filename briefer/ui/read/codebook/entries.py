"""What the rows of the codebook stand for in the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace
    from briefer.ui.read.codebook.tree import Node


class Entries:
    """Reads from the briefing what a row does not know itself."""

    def __init__(self, workspace: Workspace) -> None:
        self._ws = workspace

    def topic_of(self, node: Node | None) -> int | None:
        """Return the topic of a row: itself, or the one that a proposition belongs to."""
        if node is not None and node.kind is Kind.TOPIC:
            return node.id
        if node is not None and node.kind is Kind.PROPOSITION:
            return self._ws.codebook.load().proposition_by_id[node.id].topic_id
        return None

    def side_of(self, node: Node | None) -> str | None:
        """Return the side of a stakeholder."""
        if node is None or node.kind is not Kind.STAKEHOLDER:
            return None
        return self._ws.codebook.load().stakeholder_by_id[node.id].side

    def passages_of(self, kind: Kind, entry_id: int) -> tuple[int, ...]:
        """Return the passages of an entry; of a topic also those of the topics below it."""
        passages = self._ws.passages
        if kind is Kind.TOPIC:
            return passages.ids_with_topic(self._ws.codebook.load().below(entry_id))
        if kind is Kind.PROPOSITION:
            return passages.ids_with_proposition(entry_id)
        return passages.ids_with_stakeholder(entry_id)
