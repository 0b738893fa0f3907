"""The matrix: a table whose cells lead to their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTableView, QWidget
from typing_extensions import override

from briefer.model.positions import Mode
from briefer.ui.accessible import named
from briefer.ui.evidence.matrix.cell_delegate import CellDelegate
from briefer.ui.evidence.matrix.grid import ALL, GroupLine, SilentLine, StakeholderLine
from briefer.ui.evidence.matrix.grid_model import GridModel
from briefer.ui.evidence.matrix.headers import PropositionHeader, StakeholderHeader
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.matrix.grid import Grid

_NAMES, _NARROW_NAMES, _NARROW = 215, 205, 1000
_LEAST, _MOST, _ALL = 66, 89, 52
_ROW, _GROUP = 25, 21


class MatrixView(QTableView):
    """`chosen(stakeholder id, column key)` comes with a cell; 0 and `ALL` stand for the totals."""

    chosen = Signal(int, object)
    opened = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "evidence.matrix", tr("Who stands where"))
        self._appearance = appearance
        self.grid_model = GridModel(vocabulary, self)
        self._place: tuple[int, ColumnKey] = (0, ALL)
        self._filling = False
        self.setModel(self.grid_model)
        self.setItemDelegate(CellDelegate(appearance, self))
        self._columns = PropositionHeader(appearance)
        self._names = StakeholderHeader(appearance)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._names)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        scroll = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setVerticalScrollMode(scroll)
        self.setHorizontalScrollMode(scroll)
        self.setCornerWidget(surface(QWidget(), "panel"))
        self._corner = look(QLabel(self), tone="muted", scale="small")
        self.selectionModel().currentChanged.connect(self._follow_current)
        self.activated.connect(lambda _index: self.opened.emit())
        self._columns.sectionClicked.connect(self._choose_column)
        self._names.sectionClicked.connect(self._choose_row)
        appearance.changed.connect(self._measure)

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; the chosen cell stays where it is still there."""
        self._filling = True
        self._corner.setText(_corner_words(grid.mode))
        self.clearSpans()
        self.grid_model.show_grid(grid, totals_first=self._is_tall(grid))
        last = len(grid.columns)
        for row in range(self.grid_model.rowCount()):
            line = self.grid_model.line(row)
            if isinstance(line, GroupLine):
                self.setSpan(row, 0, 1, last + 1)
            elif isinstance(line, SilentLine) and last > 1:
                self.setSpan(row, 0, 1, last)
        self._measure()
        self._filling = False
        self.choose(*self._place)

    def choose(self, stakeholder_id: int, key: ColumnKey) -> None:
        """Choose a cell, or the total where it is not there."""
        grid = self.grid_model.grid
        keys = [column.key for column in grid.columns]
        row = self.grid_model.row_of(stakeholder_id)
        column = keys.index(key) if key in keys else len(keys)
        index = self.grid_model.index(row, column) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        if not index.isValid():
            self.chosen.emit(0, ALL)

    @property
    def content_height(self) -> int:
        """The height that the whole matrix wants, in pixels."""
        rows = sum(self.rowHeight(row) for row in range(self.grid_model.rowCount()))
        return self._columns.sizeHint().height() + rows + self._appearance.px(4)

    def _is_tall(self, grid: Grid) -> bool:
        """Say whether the lines need more room than there is, so that totals go to the top."""
        px = self._appearance.px
        wanted = sum(px(_GROUP) if isinstance(line, GroupLine) else px(_ROW) for line in grid.lines)
        return wanted > self.viewport().height() > 0

    def _measure(self) -> None:
        px = self._appearance.px
        grid = self.grid_model.grid
        names = px(_NARROW_NAMES if self.width() < px(_NARROW) else _NAMES)
        self._names.setFixedWidth(names)
        count = len(grid.columns)
        room = self.width() - names - px(_ALL) - px(14)
        least = min(max(px(_LEAST), self._columns.least_width), px(_MOST))
        width = max(least, min(px(_MOST), room // count)) if count else px(_MOST)
        for column in range(self.grid_model.columnCount()):
            self.setColumnWidth(column, width if column < count else px(_ALL))
        for row in range(self.grid_model.rowCount()):
            is_group = isinstance(self.grid_model.line(row), GroupLine)
            self.setRowHeight(row, px(_GROUP if is_group else _ROW))
        self._columns.setFixedHeight(self._columns.sizeHint().height())
        size = self._corner.sizeHint()
        self._corner.move(px(14), self._columns.height() - size.height() - px(3))
        self._corner.resize(size)
        self._corner.setVisible(bool(grid.lines))
        self.updateGeometries()

    def _follow_current(self, index: QModelIndex) -> None:
        if self._filling or not index.isValid():
            return
        line = self.grid_model.line(index.row())
        columns = self.grid_model.grid.columns
        key = columns[index.column()].key if index.column() < len(columns) else ALL
        who = line.stakeholder_id if isinstance(line, StakeholderLine) else 0
        self._place = (who, key)
        self.chosen.emit(who, key)

    def _choose_column(self, column: int) -> None:
        columns = self.grid_model.grid.columns
        self.choose(0, columns[column].key if column < len(columns) else ALL)

    def _choose_row(self, row: int) -> None:
        line = self.grid_model.line(row)
        if isinstance(line, StakeholderLine):
            self.choose(line.stakeholder_id, ALL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    @override
    def sizeHintForRow(self, row: int) -> int:
        return self._appearance.px(_ROW)


def _corner_words(mode: Mode) -> str:
    return {
        Mode.SAYS: tr("Speaker, by side"),
        Mode.DOES: tr("Actor, by side"),
        Mode.BOTH: tr("Stakeholder, by side"),
    }[mode]
