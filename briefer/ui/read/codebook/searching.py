"""Which entries of the codebook match what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.ui.read.codebook.tree import Wanted
from briefer.ui.read.palette.catalogue import Catalogue

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook

_MOST = 200
"""So many entries of each kind are listed at most."""


def matching(codebook: Codebook, typed: str) -> Wanted | None:
    """Return the entries that match by name, alias, path or sentence; None where nothing is typed.

    Names that are only alike come where nothing matches better.
    """
    query = fold(typed)
    if not query:
        return None
    propositions = frozenset(
        p.id
        for topic in codebook.topics
        for p in topic.propositions
        if query in fold(p.label) or query in fold(p.text)
    )
    found = Catalogue(codebook, {}).search(typed, _MOST, frozenset())
    return Wanted(
        topics=frozenset(row.entry.id for row in found.about),
        propositions=propositions,
        stakeholders=frozenset(row.entry.id for row in found.who),
    )
