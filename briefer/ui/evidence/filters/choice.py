"""Which passages are left when some types, voices or outlets are switched off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.model.voice import Voice
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.model.passage import Passage
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.evidence.material import Material

TYPE, VOICE, OUTLET = "type", "voice", "outlet"
FACETS = (TYPE, VOICE, OUTLET)
NOT_SET = ""
"""Stands for passages without a type, and for articles without an outlet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is switched off, by facet."""

    off: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def turned(self, facet: str, key: str, *, on: bool) -> Choice:
        """Return the choice with one thing switched on or off."""
        keys = self.off.get(facet, frozenset())
        changed = keys - {key} if on else keys | {key}
        return Choice({**self.off, facet: changed})

    @property
    def count(self) -> int:
        """In how many facets something is switched off."""
        return sum(map(bool, self.off.values()))

    def passages(self, material: Material) -> Iterator[Passage]:
        """Yield the passages that are left."""
        off = [(facet, keys) for facet, keys in self.off.items() if keys]
        for passage in material.passages.values():
            if not any(_value(facet, passage, material) in keys for facet, keys in off):
                yield passage


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One thing that can be switched off, and how many passages it has."""

    key: str
    words: str
    count: int


def facet_lines(facet: str, material: Material, vocabulary: Vocabulary) -> tuple[FacetLine, ...]:
    """Return what passages have in one facet: outlets by number."""
    counts = Counter(_value(facet, p, material) for p in material.passages.values())
    lines = [FacetLine(key, _words(facet, key, vocabulary), n) for key, n in counts.items()]
    if facet in {TYPE, VOICE}:
        keys = vocabulary.types.keys if facet == TYPE else tuple(voice.value for voice in Voice)
        order = {key: place for place, key in enumerate(keys)}
        return tuple(sorted(lines, key=lambda line: order.get(line.key, len(order))))
    return tuple(sorted(lines, key=lambda line: (-line.count, line.words)))


def _value(facet: str, passage: Passage, material: Material) -> str:
    if facet == TYPE:
        return passage.statement.type or NOT_SET
    if facet == VOICE:
        return passage.voice.value
    return material.article_of(passage).outlet or NOT_SET


def _words(facet: str, key: str, vocabulary: Vocabulary) -> str:
    if facet == VOICE:
        words = voice_word(Voice(key))
        return words[:1].upper() + words[1:]
    if key == NOT_SET:
        return tr("No type set") if facet == TYPE else tr("No outlet named")
    return vocabulary.types[key].label if facet == TYPE else key
