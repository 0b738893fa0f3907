"""What the Evidence workspace counts, read from one state of the briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.services import matrix

if TYPE_CHECKING:
    from briefer.analysis.passage_sets import PassageSets
    from briefer.model.changes import ChangeSet
    from briefer.model.codebook import Codebook
    from briefer.store.reading import Reading

_COUNTED = (
    "passage",
    "passage_stakeholder",
    "passage_topic",
    "stakeholder",
    "alias",
    "topic",
    "proposition",
    "article",
    "outlet",
)
_MEMOS = ("memo", "memo_section", "memo_block", "memo_block_passage")


@dataclass(frozen=True, slots=True)
class Material:
    """All passages sorted by their tags, and the codebook that they are tagged with."""

    codebook: Codebook
    sets: PassageSets


def read_material(read: Reading) -> Material:
    """Read everything that is counted."""
    return Material(read.codebook.load(), matrix.sets(read))


def changes_counts(changes: ChangeSet) -> bool:
    """Say whether what was counted before may be wrong after a change."""
    return changes.touches(*_COUNTED)


def changes_memos(changes: ChangeSet) -> bool:
    """Say whether a passage may stand in other places of the memos after a change."""
    return changes.touches(*_MEMOS)
