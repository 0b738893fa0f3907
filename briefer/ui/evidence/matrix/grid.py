"""The matrix as it is shown: lines by side, and in each cell who says and who does how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefer.model.positions import NO_STANCE, Mode
from briefer.ui.evidence.matrix.words import reason_words
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefer.analysis.passage_sets import Bits
    from briefer.analysis.standing import Cell, Row, Standing, Unheard
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.positions import Column, ColumnKey
    from briefer.model.vocabulary import Vocabulary

ALL: Final = (0, None)
"""The column of all passages of a stakeholder."""

_ROWS_FOR_SILENT = 4
_OPEN = ("neutral", "mixed", "conditional", "unclear")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: a proposition in the colour of its topic, or a topic that has none."""

    key: ColumnKey
    label: str
    colour: int
    is_topic: bool
    hint: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """How many passages stand where; `says` and `does` count by stance.

    `tone` is the stance that most of those with a stance have: for, against, open, or nothing.
    """

    passages: Bits = 0
    says: Mapping[str, int] = field(default_factory=dict)
    does: Mapping[str, int] = field(default_factory=dict)
    tone: str = ""

    @property
    def total(self) -> int:
        """How many passages."""
        return self.passages.bit_count()

    @property
    def depth(self) -> int:
        """How deep the ground is, 1 to 3."""
        return min(self.total, _DEEPEST)


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
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class SilentLine:
    """Somebody who is not heard, what the passages say of them, and these passages.

    Without a `stakeholder_id` several whom nobody mentions.
    """

    stakeholder_id: int
    name: str
    initials: str
    reason: str
    passages: Bits = 0


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

    def line(self, stakeholder_id: int) -> Line | None:
        """Return the line of a stakeholder, the totals for 0; None where there is none."""
        if not stakeholder_id:
            return self.total
        return next(
            (
                line
                for line in self.lines
                if isinstance(line, StakeholderLine | SilentLine)
                and line.stakeholder_id == stakeholder_id
            ),
            None,
        )

    def cell(self, stakeholder_id: int, key: ColumnKey) -> GridCell:
        """Return the cell of a stakeholder in a column, an empty one where there is none."""
        line = self.line(stakeholder_id)
        if isinstance(line, SilentLine):
            return GridCell(line.passages)
        keys = [column.key for column in self.columns]
        place = keys.index(key) if key in keys else len(keys)
        return line.cells[place] if isinstance(line, StakeholderLine | TotalLine) else GridCell()


def make_grid(counted: Standing, codebook: Codebook) -> Grid:
    """Put the stakeholders under their sides, then those not heard, then the totals."""
    lines = (
        *_heard(counted.rows, codebook),
        *_silent(counted.unheard, codebook),
        TotalLine((*map(GridCell, counted.column_passages), GridCell(counted.passages))),
    )
    return Grid(
        mode=counted.mode,
        columns=tuple(_column(column, codebook) for column in counted.columns),
        lines=lines if counted.rows else (),
        passages=counted.passages.bit_count(),
        speakers=len(counted.rows),
    )


def _column(column: Column, codebook: Codebook) -> GridColumn:
    topic = codebook.topic_by_id[column.topic_id]
    path = codebook.path(topic.id).replace("/", " › ")
    proposition = codebook.proposition_by_id.get(column.proposition_id or 0)
    hint = f"{path}: {proposition.text}" if proposition else path
    return GridColumn(column.key, column.label, topic.colour, proposition is None, hint)


def _heard(rows: Sequence[Row], codebook: Codebook) -> Iterator[Line]:
    sides: dict[str, list[Row]] = {}
    for row in rows:
        side = codebook.stakeholder_by_id[row.stakeholder_id].side or ""
        sides.setdefault(side, []).append(row)
    without = sides.pop("", None)
    for side, members in [*sides.items(), *([("", without)] if without else [])]:
        if side or sides:
            yield GroupLine(side or tr("No side"))
        for row in members:
            yield _line(row, codebook.stakeholder_by_id[row.stakeholder_id])


def _line(row: Row, who: Stakeholder) -> StakeholderLine:
    cells = (*map(_cell, row.cells), GridCell(row.passages))
    return StakeholderLine(who.id, who.short, who.initials, cells, who.name)


def _cell(cell: Cell) -> GridCell:
    return GridCell(cell.passages, cell.says, cell.does, _tone(cell))


def _tone(cell: Cell) -> str:
    pro, contra, undecided = cell.count("for"), cell.count("against"), cell.count(*_OPEN)
    if not pro + contra + undecided:
        return ""
    if pro > contra + undecided:
        return "for"
    return "against" if contra > pro + undecided else "open"


def _silent(unheard: Sequence[Unheard], codebook: Codebook) -> Iterator[Line]:
    """Yield who is not heard: the mentioned one by one, the others together where they are many."""
    mentioned = [gap for gap in unheard if gap.entry.is_mentioned]
    others = [gap for gap in unheard if not gap.entry.is_mentioned]
    if unheard:
        yield GroupLine(tr("Not heard"))
    together = len(others) > _ROWS_FOR_SILENT
    for gap in mentioned if together else (*mentioned, *others):
        who = codebook.stakeholder_by_id[gap.entry.stakeholder_id]
        reason = reason_words(gap.entry)
        yield SilentLine(who.id, who.short, who.initials, reason, gap.passages)
    if together:
        names = ", ".join(codebook.stakeholder_by_id[g.entry.stakeholder_id].short for g in others)
        words = tr("{n} others of the codebook").format(n=len(others))
        yield SilentLine(0, words, "", tr("not mentioned: {names}").format(names=names))


def words_of(cell: GridCell, vocabulary: Vocabulary) -> str:
    """Return what a cell says, for people who cannot see it."""
    parts = []
    for counts, verb in ((cell.says, ""), (cell.does, tr("does"))):
        for key, number in counts.items():
            stance = tr("no stance") if key == NO_STANCE else vocabulary.stances[key].label
            parts.append(" ".join(filter(None, (stance, f"{number:,}", verb))))
    return ", ".join(parts) or f"{cell.total:,}"
