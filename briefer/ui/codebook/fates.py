"""What passages carry before and after a change, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Codebook
    from briefer.services.merge_plans import MergedParties, MergedTopics
    from briefer.ui.codebook.changed_passages import Fate


def topic_fates(codebook: Codebook, entries: Iterable[MergedTopics]) -> dict[int, Fate]:
    """Return the topics of each passage."""
    names = {topic.id: topic.name for topic in codebook.topics}
    return {
        entry.passage.id: _fate(
            [tag.topic_id for tag in entry.passage.topics],
            [tag.topic_id for tag in entry.topics],
            names,
        )
        for entry in entries
    }


def party_fates(codebook: Codebook, entries: Iterable[MergedParties]) -> dict[int, Fate]:
    """Return the stakeholders of each passage."""
    names = {entry.id: entry.short for entry in codebook.stakeholders}
    return {
        entry.passage.id: _fate(
            [tag.stakeholder_id for tag in entry.passage.parties],
            [tag.stakeholder_id for tag in entry.parties],
            names,
        )
        for entry in entries
    }


def _fate(before: Sequence[int], after: Sequence[int], names: dict[int, str]) -> Fate:
    """Return the names that go, that stay, and what is there afterwards."""
    goes = [names[key] for key in dict.fromkeys(before) if key not in after]
    stays = [names[key] for key in dict.fromkeys(before) if key in after]
    comes = [names[key] for key in dict.fromkeys(after)]
    return ", ".join(goes), ", ".join(stays), ", ".join(comes)
