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


class CodebookIndex:
    """The names and sentences of one codebook, folded once; it can be made in any thread."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._catalogue = Catalogue(codebook, {})
        self._sentences = [
            (p.id, f"{fold(p.label)}\n{fold(p.text)}")
            for topic in codebook.topics
            for p in topic.propositions
        ]

    def matching(self, typed: str) -> Wanted | None:
        """Return the entries that match by name, alias, path or sentence; None for no letter.

        Names that are only alike come where nothing matches better.
        """
        query = fold(typed)
        if not query:
            return None
        who, about = self._catalogue.ids(typed, _MOST)
        propositions = frozenset(key for key, words in self._sentences if query in words)
        return Wanted(topics=about, propositions=propositions, stakeholders=who)
