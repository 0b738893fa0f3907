"""Which passages are counted: all but those that the analyst leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.analysis.passage_sets import Facet, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefer.analysis.passage_sets import Bits, PassageSets


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """The keys that are left out of each facet, so that whatever is new is counted."""

    left_out: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def with_left_out(self, facet: Facet, keys: Iterable[str]) -> EvidenceFilter:
        """Return this filter with just these keys of a facet left out."""
        others = {name: kept for name, kept in self.left_out.items() if name != facet}
        chosen = frozenset(keys)
        return EvidenceFilter(others | {facet: chosen} if chosen else others)

    @property
    def facets_set(self) -> int:
        """How many facets leave something out."""
        return len(self.left_out)


def counted(sets: PassageSets, chosen: EvidenceFilter) -> Bits:
    """Return the passages that the filter lets through."""
    out = union(
        sets.facets.get(facet, {}).get(key, 0)
        for facet, keys in chosen.left_out.items()
        for key in keys
    )
    return sets.everything & ~out
