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
    shares = [_share(sets, entry.id, mode, within) for entry in codebook.stakeholders]
    passages = union(share.passages for share in shares)
    columns = []
    column_passages = []
    for column in all_columns(codebook):
        bits = union(sets.columns.get(column.key, {}).values()) & passages
        if bits:
            columns.append(column)
            column_passages.append(bits)
    rows = tuple(
        Row(
            share.stakeholder_id,
            tuple(
                _cell(share, in_column, sets.columns[column.key])
                for column, in_column in zip(columns, column_passages, strict=True)
            ),
            share.passages,
        )
        for share in shares
        if share.passages
    )
    return Standing(
        mode=mode,
        columns=tuple(columns),
        rows=rows,
        column_passages=tuple(column_passages),
        passages=passages,
        unheard=tuple(_unheard(sets, codebook, {row.stakeholder_id for row in rows})),
    )


@dataclass(frozen=True, slots=True)
class _Share:
    """What counts for one stakeholder: all of it, and of that what is said and what is done.

    A stance belongs to the speakers, and only where nobody speaks to the actors: `theirs` is the
    part of `done` whose stance is the stakeholder's.
    """

    stakeholder_id: int
    passages: Bits
    said: Bits
    done: Bits
    theirs: Bits


def _share(sets: PassageSets, stakeholder_id: int, mode: Mode, within: Bits) -> _Share:
    said = sets.speaking(stakeholder_id) & within if mode is not Mode.DOES else 0
    done = sets.acting(stakeholder_id) & within & ~said if mode is not Mode.SAYS else 0
    return _Share(stakeholder_id, said | done, said, done, done & ~sets.spoken)


def _cell(share: _Share, in_column: Bits, stances: Mapping[str, Bits]) -> Cell:
    passages = share.passages & in_column
    if not passages:
        return NO_PASSAGE
    said, done = share.said & in_column, share.done & in_column
    return Cell(
        passages,
        _counts(stances, said, said) if said else {},
        _counts(stances, done, share.theirs & in_column) if done else {},
    )


def _counts(stances: Mapping[str, Bits], passages: Bits, theirs: Bits) -> dict[str, int]:
    """Count passages by stance; those whose stance is somebody else's have none."""
    counts = {}
    left = passages.bit_count()
    for key in STANCE_KEYS[:-1] if theirs else ():
        number = (stances.get(key, 0) & theirs).bit_count()
        if number:
            counts[key] = number
            left -= number
            if not left:
                return counts
    counts[NO_STANCE] = left
    return counts


def _unheard(sets: PassageSets, codebook: Codebook, shown: set[int]) -> Iterator[Unheard]:
    for entry in codebook.stakeholders:
        parts = sets.parts.get(entry.id, {})
        if SPEAKER in parts or entry.id in shown:
            continue
        counts = tuple(sorted((part, bits.bit_count()) for part, bits in parts.items()))
        yield Unheard(NotHeard(entry.id, counts), sets.naming(entry.id))
