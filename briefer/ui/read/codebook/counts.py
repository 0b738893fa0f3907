"""How many passages each entry of the codebook has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.store.reading import Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """Passages by the id of an entry; a topic counts those of the topics below it as well.

    `stances` are the passages for and against a proposition.
    """

    topics: Mapping[int, int] = field(default_factory=dict)
    propositions: Mapping[int, int] = field(default_factory=dict)
    stakeholders: Mapping[int, int] = field(default_factory=dict)
    stances: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def of(self, kind: Kind, entry_id: int) -> int:
        """Return the number of passages of one entry."""
        by_kind = {
            Kind.TOPIC: self.topics,
            Kind.PROPOSITION: self.propositions,
            Kind.STAKEHOLDER: self.stakeholders,
        }
        return by_kind[kind].get(entry_id, 0) if kind in by_kind else 0


def read_counts(read: Reading) -> Counts:
    """Count the passages of every entry."""
    return Counts(
        topics=read.codebook.passages_by_topic(),
        propositions=read.codebook.passages_by_proposition(),
        stakeholders=read.codebook.passages_by_stakeholder(),
        stances=read.codebook.stances_by_proposition(),
    )
