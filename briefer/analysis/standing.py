"""Who stands where among any part of the passages, counted with sets.

It counts as `briefer.model.positions.position_table` does, and keeps apart what a stakeholder says
and does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.analysis.passage_sets import union
from briefer.model.positions import NO_STANCE, STANCE_KEYS, Mode, NotHeard, all_columns
from briefer.model.vocabulary import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.analysis.passage_sets import Bits, PassageSets
    from briefer.model.codebook import Codebook
    from briefer.model.positions import Column


@dataclass(frozen=True, slots=True)
class Cell:
    """One stakeholder in one column: the passages, and how many stand where.

    `says` counts those in which the stakeholder speaks by stance, `does` the others, in which the
    stakeholder acts.
    """

    passages: Bits = 0
    says: Mapping[str, int] = field(default_factory=dict)
    does: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many passages."""
        return self.passages.bit_count()

    def count(self, *stances: str) -> int:
        """Return how many stand so, said or done."""
        return sum(self.says.get(key, 0) + self.does.get(key, 0) for key in stances)


NO_PASSAGE = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One stakeholder: a cell per column, and all its passages, also those without a topic."""

    stakeholder_id: int
    cells: tuple[Cell, ...]
    passages: Bits


@dataclass(frozen=True, slots=True)
class Unheard:
    """A stakeholder without a row who speaks in no passage at all, and where it is named."""

    entry: NotHeard
    passages: Bits


@dataclass(frozen=True, slots=True)
class Standing:
    """Stakeholders by propositions, both in codebook order; only those that have a passage."""

    mode: Mode = Mode.SAYS
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    column_passages: tuple[Bits, ...] = ()
    passages: Bits = 0
    unheard: tuple[Unheard, ...] = ()


def standing(sets: PassageSets, codebook: Codebook, mode: Mode, within: Bits) -> Standing:
    """Count the passages of `within` by stakeholder and proposition.

    Who is not heard is found among all passages: a filter must not make anybody silent.
    """
    owned = {s.id: _owned(sets, s.id, mode) & within for s in codebook.stakeholders}
    passages = union(owned.values())
    columns = []
    column_passages = []
    for column in all_columns(codebook):
        bits = union(sets.columns.get(column.key, {}).values()) & passages
        if bits:
            columns.append(column)
            column_passages.append(bits)
    rows = tuple(
        Row(
            stakeholder_id,
            tuple(
                _cell(sets, stakeholder_id, column, bits & in_column, mode)
                for column, in_column in zip(columns, column_passages, strict=True)
            ),
            bits,
        )
        for stakeholder_id, bits in owned.items()
        if bits
    )
    return Standing(
        mode=mode,
        columns=tuple(columns),
        rows=rows,
        column_passages=tuple(column_passages),
        passages=passages,
        unheard=tuple(_unheard(sets, codebook, {row.stakeholder_id for row in rows})),
    )


def _owned(sets: PassageSets, stakeholder_id: int, mode: Mode) -> Bits:
    said = sets.speaking(stakeholder_id) if mode is not Mode.DOES else 0
    done = sets.acting(stakeholder_id) if mode is not Mode.SAYS else 0
    return said | done


def _cell(
    sets: PassageSets, stakeholder_id: int, column: Column, passages: Bits, mode: Mode
) -> Cell:
    if not passages:
        return NO_PASSAGE
    spoken = sets.speaking(stakeholder_id) if mode is not Mode.DOES else 0
    # A stance belongs to the speakers, and only where nobody speaks to the actors.
    said, done = passages & spoken, passages & ~spoken
    theirs = done & ~sets.spoken
    stances = sets.columns[column.key]
    return Cell(
        passages, _counts(stances, said, said), _counts(stances, done, theirs) if done else {}
    )


def _counts(stances: Mapping[str, Bits], passages: Bits, theirs: Bits) -> dict[str, int]:
    """Count passages by stance; those whose stance is somebody else's have none."""
    counts = {}
    left = passages.bit_count()
    for key in STANCE_KEYS[:-1] if left else ():
        number = (stances.get(key, 0) & theirs).bit_count()
        if number:
            counts[key] = number
            left -= number
    if left:
        counts[NO_STANCE] = left
    return counts


def _unheard(sets: PassageSets, codebook: Codebook, shown: set[int]) -> Iterator[Unheard]:
    for entry in codebook.stakeholders:
        parts = sets.parts.get(entry.id, {})
        if SPEAKER in parts or entry.id in shown:
            continue
        counts = tuple(sorted((part, bits.bit_count()) for part, bits in parts.items()))
        yield Unheard(NotHeard(entry.id, counts), sets.naming(entry.id))
