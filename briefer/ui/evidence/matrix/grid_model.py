"""The grid as a Qt table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from briefer.ui.evidence.matrix.grid import (
    Grid,
    GridCell,
    GroupLine,
    SilentLine,
    StakeholderLine,
    TotalLine,
    words_of,
)
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.evidence.matrix.grid import Line

LINE = Qt.ItemDataRole.UserRole.value
CELL = Qt.ItemDataRole.UserRole.value + 1
COLUMN = Qt.ItemDataRole.UserRole.value + 2
_DISPLAY = Qt.ItemDataRole.DisplayRole

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """A row for each line, a column for each of the grid's and one for all."""

    def __init__(self, vocabulary: Vocabulary, parent: QObject) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self._grid = Grid()
        self._lines: tuple[Line, ...] = ()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    def show_grid(self, grid: Grid, *, totals_first: bool) -> None:
        """Show a grid, with the line of totals at the top or at the bottom."""
        self.beginResetModel()
        self._grid = grid
        self._lines = grid.lines
        if totals_first:
            totals = tuple(line for line in grid.lines if isinstance(line, TotalLine))
            others = tuple(line for line in grid.lines if not isinstance(line, TotalLine))
            self._lines = (*totals, *others)
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._lines[row]

    def cell(self, row: int, column: int) -> GridCell | None:
        """Return the cell of a stakeholder or of the totals."""
        line = self._lines[row]
        return line.cells[column] if isinstance(line, StakeholderLine | TotalLine) else None

    def row_of(self, stakeholder_id: int) -> int:
        """Return the row of a stakeholder, or of the totals for 0; -1 where there is none."""
        for row, line in enumerate(self._lines):
            if isinstance(line, StakeholderLine) and line.stakeholder_id == stakeholder_id:
                return row
            if isinstance(line, TotalLine) and not stakeholder_id:
                return row
        return -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self._lines else len(self._grid.columns) + 1

    @override
    def data(self, index: Index, role: int = _DISPLAY.value) -> object:
        line, cell = self._lines[index.row()], self.cell(index.row(), index.column())
        if role == LINE:
            return line
        if role == CELL:
            return cell
        if role == _DISPLAY:
            if isinstance(line, SilentLine):
                return line.reason
            return words_of(cell, self._vocabulary) if cell else None
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, SilentLine):
            return line.reason
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY.value
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            line = self._lines[section]
            if role == LINE:
                return line
            return _name(line) if role == _DISPLAY else None
        is_all = section >= len(self._grid.columns)
        if role == COLUMN:
            return None if is_all else self._grid.columns[section]
        if role in {_DISPLAY, Qt.ItemDataRole.ToolTipRole}:
            return tr("All") if is_all else self._grid.columns[section].label
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _name(line: Line) -> str:
    match line:
        case GroupLine(words):
            return words
        case StakeholderLine(_, name) | SilentLine(name):
            return name
        case _:
            return tr("All, each passage once")
