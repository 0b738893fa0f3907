"""Who stands where, counted from all passages of a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.analysis import matrix as analysis
from briefer.analysis.passage_sets import PassageSets, passage_sets
from briefer.model.positions import Mode

if TYPE_CHECKING:
    from briefer.store.reading import Reading


def sets(read: Reading) -> PassageSets:
    """Return all passages sorted by their tags, to be counted in any way without another read."""
    return passage_sets(read.tags.all(), read.codebook.load())


def as_record(read: Reading, mode: Mode = Mode.SAYS) -> dict[str, Any]:
    """Return stakeholders by topics as the command line prints it."""
    codebook = read.codebook.load()
    counted = analysis.matrix(codebook, read.passages.all(), mode)
    return analysis.to_data(counted, codebook)
