"""What the filters offer: everything that some passage has, with how many have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.analysis.passage_sets import Facet
from briefer.model.voice import Voice
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from briefer.analysis.passage_sets import PassageSets
    from briefer.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One thing that can be switched off, and how many passages it has."""

    key: str
    words: str
    count: int


def facet_lines(facet: Facet, sets: PassageSets, vocabulary: Vocabulary) -> tuple[FacetLine, ...]:
    """Return what passages have in one facet: types and voices in their order, outlets by number.

    What is not set comes last.
    """
    found = sets.facets.get(facet, {})
    lines = [
        FacetLine(key, _words(facet, key, vocabulary), bits.bit_count())
        for key, bits in found.items()
    ]
    if facet is Facet.OUTLET:
        return tuple(sorted(lines, key=lambda line: (not line.key, -line.count, line.words)))
    keys = vocabulary.types.keys if facet is Facet.TYPE else tuple(Voice)
    order = {str(key): place for place, key in enumerate(keys)}
    return tuple(sorted(lines, key=lambda line: order.get(line.key, len(order))))


def _words(facet: Facet, key: str, vocabulary: Vocabulary) -> str:
    if facet is Facet.VOICE:
        words = voice_word(Voice(key))
        return words[:1].upper() + words[1:]
    if not key:
        return tr("No type set") if facet is Facet.TYPE else tr("No outlet named")
    is_term = facet is Facet.TYPE and key in vocabulary.types
    return vocabulary.types[key].label if is_term else key
