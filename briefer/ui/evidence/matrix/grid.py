"""The matrix as it is shown: lines by side, and in each cell who says and who does how much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefer.model.positions import (
    NO_STANCE,
    STANCE_KEYS,
    Mode,
    column_key,
    holders,
    position_table,
    stance_count_key,
)
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.passage import Passage
    from briefer.model.positions import Column, ColumnKey, NotHeard, PositionTable, Row
    from briefer.model.vocabulary import Vocabulary

ALL: Final = (0, None)
"""The column of all passages of a stakeholder."""

_ROWS_FOR_SILENT = 4
_OPEN = ("neutral", "mixed", "conditional", "unclear")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: a proposition in the colour of its topic, or a topic that has none."""

    key: ColumnKey
    label: str
    colour: int
    is_topic: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """How many passages stand where; `says` and `does` count by stance.

    `tone` is the stance that most of those with a stance have: for, against, open, or nothing.
    """

    passages: tuple[int, ...] = ()
    says: Mapping[str, int] = field(default_factory=dict)
    does: Mapping[str, int] = field(default_factory=dict)
    tone: str = ""

    @property
    def depth(self) -> int:
        """How deep the ground is, 1 to 3."""
        return min(len(self.passages), 3)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The side under which the next stakeholders stand."""

    words: str


@dataclass(frozen=True, slots=True)
class StakeholderLine:
    """One stakeholder with a cell for each column, and all passages in the last one."""

    stakeholder_id: int
    name: str
    initials: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class SilentLine:
    """Somebody who is not heard, and what the passages say of them."""

    name: str
    initials: str
    reason: str


@dataclass(frozen=True, slots=True)
class TotalLine:
    """Each column's passages, each counted once, and all of them in the last cell."""

    cells: tuple[GridCell, ...]


Line = GroupLine | StakeholderLine | SilentLine | TotalLine


@dataclass(frozen=True, slots=True)
class Grid:
    """What the matrix shows."""

    mode: Mode = Mode.BOTH
    columns: tuple[GridColumn, ...] = ()
    lines: tuple[Line, ...] = ()
    passages: int = 0
    speakers: int = 0

    @property
    def total(self) -> TotalLine | None:
        """The line of totals."""
        return next((line for line in self.lines if isinstance(line, TotalLine)), None)


def make_grid(
    codebook: Codebook, passages: Iterable[Passage], mode: Mode, vocabulary: Vocabulary
) -> Grid:
    """Count passages and put the stakeholders under their sides."""
    found = tuple(passages)
    table = position_table(codebook, found, mode)
    tally = _Tally(codebook, found, mode)
    lines = (
        *_heard(table, codebook, tally),
        *_silent(table, codebook, vocabulary),
        _total(table),
    )
    return Grid(
        mode=mode,
        columns=tuple(_column(column, codebook) for column in table.columns),
        lines=lines if table.rows else (),
        passages=len(table.passages),
        speakers=len(table.rows),
    )


class _Tally:
    """Stances by stakeholder and column, apart for what is said and what is done."""

    def __init__(self, codebook: Codebook, passages: Sequence[Passage], mode: Mode) -> None:
        self.says: dict[tuple[int, ColumnKey], Counter[str]] = {}
        self.does: dict[tuple[int, ColumnKey], Counter[str]] = {}
        for passage in passages:
            placed = [(column_key(tag, codebook), stance_count_key(tag)) for tag in passage.topics]
            speakers = set(passage.speakers)
            for stakeholder_id, owns in holders(passage, mode).items():
                is_said = mode is not Mode.DOES and stakeholder_id in speakers
                counts = self.says if is_said else self.does
                for key, stance in placed:
                    place = stakeholder_id, key
                    kept = stance if owns else NO_STANCE
                    counts.setdefault(place, Counter())[kept] += 1

    def cell(self, stakeholder_id: int, key: ColumnKey, passages: tuple[int, ...]) -> GridCell:
        place = stakeholder_id, key
        says, does = self.says.get(place, Counter()), self.does.get(place, Counter())
        return GridCell(passages, _in_order(says), _in_order(does), _tone(says + does))


def _in_order(counts: Counter[str]) -> dict[str, int]:
    return {key: counts[key] for key in STANCE_KEYS if counts[key]}


def _tone(counts: Counter[str]) -> str:
    pro, contra = counts["for"], counts["against"]
    undecided = sum(counts[key] for key in _OPEN)
    if not pro + contra + undecided:
        return ""
    if pro > contra + undecided:
        return "for"
    return "against" if contra > pro + undecided else "open"


def _column(column: Column, codebook: Codebook) -> GridColumn:
    topic = codebook.topic_by_id[column.topic_id]
    return GridColumn(column.key, column.label, topic.colour, column.proposition_id is None)


def _heard(table: PositionTable, codebook: Codebook, tally: _Tally) -> Iterator[Line]:
    sides: dict[str, list[Row]] = {}
    for row in table.rows:
        side = codebook.stakeholder_by_id[row.stakeholder_id].side or ""
        sides.setdefault(side, []).append(row)
    without = sides.pop("", None)
    for side, rows in [*sides.items(), *([("", without)] if without else [])]:
        if side or sides:
            yield GroupLine(side or tr("No side"))
        for row in rows:
            yield _line(row, table, codebook.stakeholder_by_id[row.stakeholder_id], tally)


def _line(row: Row, table: PositionTable, who: Stakeholder, tally: _Tally) -> StakeholderLine:
    cells = [
        tally.cell(who.id, column.key, cell.passages)
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    return StakeholderLine(who.id, who.short, who.initials, (*cells, GridCell(row.passages)))


def _silent(table: PositionTable, codebook: Codebook, vocabulary: Vocabulary) -> Iterator[Line]:
    shown = {row.stakeholder_id for row in table.rows}
    silent = [entry for entry in table.not_heard if entry.stakeholder_id not in shown]
    mentioned = [entry for entry in silent if entry.is_mentioned]
    others = [entry for entry in silent if not entry.is_mentioned]
    if silent:
        yield GroupLine(tr("Not heard"))
    for entry in mentioned:
        yield _silent_line(entry, codebook, _reason(entry, vocabulary))
    if len(others) <= _ROWS_FOR_SILENT:
        for entry in others:
            yield _silent_line(entry, codebook, tr("not mentioned"))
    else:
        names = ", ".join(
            codebook.stakeholder_by_id[entry.stakeholder_id].short for entry in others
        )
        words = tr("{n} others of the codebook").format(n=len(others))
        yield SilentLine(words, "", tr("not mentioned: {names}").format(names=names))


def _silent_line(entry: NotHeard, codebook: Codebook, reason: str) -> SilentLine:
    who = codebook.stakeholder_by_id[entry.stakeholder_id]
    return SilentLine(who.short, who.initials, reason)


def _reason(entry: NotHeard, vocabulary: Vocabulary) -> str:
    return ", ".join(_part_words(part, count, vocabulary) for part, count in entry.parts)


def _part_words(part: str, count: int, vocabulary: Vocabulary) -> str:
    passages = tr("1 passage") if count == 1 else tr("{n} passages").format(n=count)
    if part == "subject":
        return tr("spoken about in {passages}, never quoted").format(passages=passages)
    label = vocabulary.parts[part].label.lower() if part in vocabulary.parts else part
    return tr("{part} in {passages}").format(part=label, passages=passages)


def _total(table: PositionTable) -> TotalLine:
    return TotalLine((*map(GridCell, table.column_passages), GridCell(table.passages)))


def words_of(cell: GridCell, vocabulary: Vocabulary) -> str:
    """Return what a cell says, for people who cannot see it."""
    parts = []
    for counts, verb in ((cell.says, ""), (cell.does, tr("does"))):
        for key, number in counts.items():
            stance = tr("no stance") if key == NO_STANCE else vocabulary.stances[key].label
            parts.append(" ".join(filter(None, (stance, str(number), verb))))
    return ", ".join(parts) or str(len(cell.passages) or tr("none"))
