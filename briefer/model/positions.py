"""Who stands where: passages counted by stakeholder and proposition.

A stance belongs to the speakers of a passage, else to its actors. A passage with a topic and no
proposition counts bare under the topic's default proposition; a topic without one has a column of
its own. Totals count each passage once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from briefer.model.vocabulary import ACTOR, SPEAKER, stance_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage, TopicTag

NO_STANCE: Final = "none"
STANCE_KEYS: Final = ("for", "against", "neutral", "mixed", "conditional", "unclear", NO_STANCE)

ColumnKey = tuple[int, int | None]
"""A topic's id, and the id of one of its propositions or None."""


class Mode(StrEnum):
    """Which passages count for a stakeholder."""

    SAYS = "says"
    """Those in which the stakeholder speaks."""
    DOES = "does"
    """Those in which the stakeholder acts."""
    BOTH = "both"
    """Either."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a proposition under its short label, or a topic that has none."""

    topic_id: int
    proposition_id: int | None
    label: str

    @property
    def key(self) -> ColumnKey:
        """What identifies the column."""
        return self.topic_id, self.proposition_id


@dataclass(frozen=True, slots=True)
class Cell:
    """The passages of one stakeholder in one column, and how many stand where."""

    passages: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One stakeholder: a cell per column, and all its passages, also those without a topic."""

    stakeholder_id: int
    cells: tuple[Cell, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NotHeard:
    """A stakeholder who never speaks, with the number of its passages by part."""

    stakeholder_id: int
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def is_mentioned(self) -> bool:
        """Whether any passage names the stakeholder at all."""
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Stakeholders by propositions, both in codebook order; only those that have a passage.

    `column_passages` and `passages` list each passage once.
    """

    mode: Mode
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    column_passages: tuple[tuple[int, ...], ...] = ()
    passages: tuple[int, ...] = ()


def holders(passage: Passage, mode: Mode) -> dict[int, bool]:
    """Return whose passage it is in this mode, each with whether its stance is theirs."""
    speakers = {p.stakeholder_id: True for p in passage.parties if p.part == SPEAKER}
    if mode is Mode.SAYS:
        return speakers
    owned = {p.stakeholder_id: not speakers for p in passage.parties if p.part == ACTOR}
    return owned if mode is Mode.DOES else owned | speakers


def column_key(tag: TopicTag, codebook: Codebook) -> ColumnKey:
    """Return the column in which a topic of a passage counts."""
    if tag.proposition_id is not None:
        return tag.topic_id, tag.proposition_id
    default = codebook.topic_by_id[tag.topic_id].default_proposition
    return tag.topic_id, default.id if default else None


def stance_count_key(tag: TopicTag) -> str:
    """Return the stance under which a topic of a passage counts, `NO_STANCE` where it has none."""
    return NO_STANCE if tag.stance is None else stance_key(tag.stance)


def all_columns(codebook: Codebook) -> list[Column]:
    """Return every column that the codebook allows, in its order."""
    columns = []
    for topic in codebook.topics:
        columns += [Column(topic.id, p.id, p.label) for p in topic.propositions]
        if topic.default_proposition is None:
            columns.append(Column(topic.id, None, topic.full_name or codebook.path(topic.id)))
    return columns


def position_table(
    codebook: Codebook, passages: Iterable[Passage], mode: Mode = Mode.SAYS
) -> PositionTable:
    """Count the passages by stakeholder and proposition."""
    found = tuple(passages)
    tally = _tally(codebook, found, mode)
    columns = tuple(c for c in all_columns(codebook) if tally.by_column.get(c.key))
    return PositionTable(
        mode=mode,
        columns=columns,
        rows=tuple(
            Row(
                stakeholder_id=entry.id,
                cells=tuple(tally.cell(entry.id, column.key) for column in columns),
                passages=tuple(tally.by_stakeholder[entry.id]),
            )
            for entry in codebook.stakeholders
            if entry.id in tally.by_stakeholder
        ),
        column_passages=tuple(tuple(tally.by_column[column.key]) for column in columns),
        passages=tuple(dict.fromkeys(p.id for p in found if holders(p, mode))),
    )


def not_heard(codebook: Codebook, passages: Iterable[Passage]) -> tuple[NotHeard, ...]:
    """Return everybody in the codebook who speaks in none of the passages."""
    parts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        for party in passage.parties:
            parts[party.stakeholder_id][party.part] += 1
    return tuple(
        NotHeard(entry.id, tuple(sorted(parts[entry.id].items())))
        for entry in codebook.stakeholders
        if SPEAKER not in parts[entry.id]
    )


class _Tally:
    """Passage ids and stance counts while they are counted; the dictionaries keep ids in order."""

    def __init__(self) -> None:
        self.ids: defaultdict[tuple[int, ColumnKey], dict[int, None]] = defaultdict(dict)
        self.counts: defaultdict[tuple[int, ColumnKey], Counter[str]] = defaultdict(Counter)
        self.by_stakeholder: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self.by_column: defaultdict[ColumnKey, dict[int, None]] = defaultdict(dict)

    def cell(self, stakeholder_id: int, key: ColumnKey) -> Cell:
        place = stakeholder_id, key
        if place not in self.ids:
            return Cell()
        counts = self.counts[place]
        return Cell(
            tuple(self.ids[place]), {name: counts[name] for name in STANCE_KEYS if counts[name]}
        )


def _tally(codebook: Codebook, passages: tuple[Passage, ...], mode: Mode) -> _Tally:
    tally = _Tally()
    for passage in passages:
        owned = holders(passage, mode)
        if not owned:
            continue
        placed = [(column_key(tag, codebook), stance_count_key(tag)) for tag in passage.topics]
        for key, _ in placed:
            tally.by_column[key][passage.id] = None
        for stakeholder_id, holds_stance in owned.items():
            tally.by_stakeholder[stakeholder_id][passage.id] = None
            for key, stance in placed:
                tally.ids[stakeholder_id, key][passage.id] = None
                tally.counts[stakeholder_id, key][stance if holds_stance else NO_STANCE] += 1
    return tally
