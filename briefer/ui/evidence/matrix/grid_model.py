"""The grid as a Qt table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.ui.evidence.matrix.grid import (
    ALL,
    Grid,
    GridCell,
    GroupLine,
    SilentLine,
    StakeholderLine,
    TotalLine,
    words_of,
)
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.evidence.matrix.grid import GridColumn, Line

LINE = Qt.ItemDataRole.UserRole.value
CELL = Qt.ItemDataRole.UserRole.value + 1
COLUMN = Qt.ItemDataRole.UserRole.value + 2
IS_ALL = Qt.ItemDataRole.UserRole.value + 3
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """A row for each line, a column for each of the grid's and one for all.

    The totals can stand first, each way, so that they are in sight where there is no room for all.
    """

    def __init__(self, vocabulary: Vocabulary, parent: QObject) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self._grid = Grid()
        self._lines: tuple[Line, ...] = ()
        self._all_first = False

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    def show_grid(self, grid: Grid, *, totals_first: bool, all_first: bool) -> None:
        """Show a grid, with the totals first or last."""
        self.beginResetModel()
        self._grid = grid
        self._all_first = all_first
        self._lines = grid.lines
        if totals_first:
            totals = tuple(line for line in grid.lines if isinstance(line, TotalLine))
            others = tuple(line for line in grid.lines if not isinstance(line, TotalLine))
            self._lines = (*totals, *others)
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._lines[row]

    def column(self, section: int) -> GridColumn | None:
        """Return the column of a section; None for that of all."""
        columns = self._grid.columns
        place = self._place(section)
        return columns[place] if place < len(columns) else None

    def cell(self, row: int, section: int) -> GridCell | None:
        """Return a cell with passages to list; None for a heading and for whom nobody mentions."""
        line = self._lines[row]
        if isinstance(line, SilentLine):
            return GridCell(line.passages) if line.passages else None
        if isinstance(line, GroupLine):
            return None
        return line.cells[self._place(section)]

    def place_of(self, row: int, section: int) -> tuple[int, ColumnKey]:
        """Return whose cell it is and in which column; 0 and `ALL` stand for the totals."""
        line = self._lines[row]
        column = self.column(section)
        if isinstance(line, SilentLine):
            return line.stakeholder_id, ALL
        who = line.stakeholder_id if isinstance(line, StakeholderLine) else 0
        return who, column.key if column else ALL

    def index_of(self, stakeholder_id: int, key: ColumnKey) -> QModelIndex:
        """Return the cell of a place, that of all columns where there is no such column."""
        line = self._grid.line(stakeholder_id)
        if line is None or (isinstance(line, SilentLine) and not line.passages):
            return QModelIndex()
        row = self._lines.index(line)
        found = {self.place_of(row, s)[1]: s for s in reversed(range(self.columnCount()))}
        return self.index(row, found.get(key, found[ALL]))

    def first(self) -> tuple[int, ColumnKey]:
        """Return the place of the first cell that has passages in it."""
        for row, line in enumerate(self._lines):
            if isinstance(line, StakeholderLine):
                for section in range(self.columnCount()):
                    cell = self.cell(row, section)
                    if self.column(section) is not None and cell and cell.passages:
                        return self.place_of(row, section)
        return 0, ALL

    def _place(self, section: int) -> int:
        """Return the place of a section among the cells of a line, in which all come last."""
        if not self._all_first:
            return section
        return section - 1 if section else len(self._grid.columns)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self._lines else len(self._grid.columns) + 1

    @override
    def data(self, index: Index, role: int = _DISPLAY.value) -> object:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == IS_ALL:
            return self.column(index.column()) is None
        if role == _TIP:
            return line.reason if isinstance(line, SilentLine) else None
        return self._words(index, role) if role in {_DISPLAY, _SPOKEN} else None

    def _words(self, index: Index, role: int) -> str:
        """Return what a cell says; to be read out with the names of its row and column."""
        line, cell = self._lines[index.row()], self.cell(index.row(), index.column())
        if isinstance(line, SilentLine):
            words = line.reason
        else:
            words = words_of(cell, self._vocabulary) if cell else ""
        if role == _DISPLAY:
            return words
        column = self.column(index.column())
        return f"{_name(line)}, {column.label if column else tr('All')}: {words}"

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY.value
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(self._lines[section], role)
        column = self.column(section)
        if role == COLUMN:
            return column
        if role == _DISPLAY:
            return column.label if column else tr("All")
        if role == _TIP:
            return column.hint if column else tr("Each passage once")
        return None

    def _row_header(self, line: Line, role: int) -> object:
        if role == LINE:
            return line
        if role == _TIP and isinstance(line, StakeholderLine):
            return line.full_name
        return _name(line) if role in {_DISPLAY, _TIP} else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _name(line: Line) -> str:
    match line:
        case GroupLine(words):
            return words
        case StakeholderLine() | SilentLine():
            return line.name
        case _:
            return tr("All, each passage once")
