"""The matrix: a table whose cells lead to their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTableView, QWidget

from briefer.ui.accessible import named
from briefer.ui.evidence.matrix.cell_delegate import CellDelegate
from briefer.ui.evidence.matrix.grid import ALL, GroupLine, SilentLine, StakeholderLine
from briefer.ui.evidence.matrix.grid_model import GridModel
from briefer.ui.evidence.matrix.headers import PropositionHeader, StakeholderHeader
from briefer.ui.evidence.matrix.words import mode_words
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.matrix.grid import Grid

_LEAST_NAMES, _MOST_NAMES, _NARROW_NAMES, _NARROW = 190, 244, 205, 1000
_LEAST, _COMMON, _MOST, _ALL = 68, 89, 190, 52
_RIGHT = 14
_ROW, _GROUP = 25, 21


class MatrixView(QTableView):
    """`chosen(stakeholder id, column key)` comes with a cell; 0 and `ALL` stand for the totals.

    Where there is no room for everything, the totals come first, and the headings stay.
    """

    chosen = Signal(int, object)
    opened = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "evidence.matrix", tr("Who stands where"))
        self._appearance = appearance
        self.grid_model = GridModel(vocabulary, self)
        self._place: tuple[int, ColumnKey] | None = None
        self._order = (False, False)
        self._filling = False
        self.setModel(self.grid_model)
        self._cells = CellDelegate(appearance, self)
        self.setItemDelegate(self._cells)
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
        appearance.changed.connect(self._fit)

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; the chosen cell and the place stay where they are still there."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        at = [bar.value() for bar in bars]
        self._corner.setText(mode_words(grid.mode).corner)
        self._fill(grid)
        self._fit()
        for bar, value in zip(bars, at, strict=True):
            bar.setValue(value)
        self.choose(*(self._place or self.grid_model.first()))

    def choose(self, stakeholder_id: int, key: ColumnKey) -> None:
        """Choose a cell; where it is not there, the total of its row, else of everything."""
        index = self.grid_model.index_of(stakeholder_id, key)
        if not index.isValid():
            index = self.grid_model.index_of(0, key)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        if not index.isValid():
            self.chosen.emit(0, ALL)

    @property
    def content_height(self) -> int:
        """The height that the whole matrix wants, in pixels."""
        return self._columns.height() + self._names.length() + self._appearance.px(4)

    @property
    def least_height(self) -> int:
        """The height of the headings, two rows and what scrolls them."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return self._columns.height() + 2 * self._appearance.px(_ROW) + bar

    # ---- filling

    def _fill(self, grid: Grid) -> None:
        """Put a grid into the table, its totals where they are now."""
        self._filling = True
        totals_first, all_first = self._order
        self.clearSpans()
        self.grid_model.show_grid(grid, totals_first=totals_first, all_first=all_first)
        count = len(grid.columns)
        for row in range(self.grid_model.rowCount()):
            line = self.grid_model.line(row)
            if isinstance(line, GroupLine):
                self.setSpan(row, 0, 1, count + 1)
            elif isinstance(line, SilentLine) and count > 1:
                self.setSpan(row, 1 if all_first else 0, 1, count)
        self._filling = False

    def _fit(self) -> None:
        """Give rows and columns their sizes, and put the totals first where they do not fit."""
        grid = self.grid_model.grid
        self._size_rows()
        overflows = self._size_columns(grid)
        bar = self.horizontalScrollBar().sizeHint().height() if overflows else 0
        room = self.height() - self._columns.height() - bar
        is_tall = self._names.length() > room
        if (is_tall, overflows) != self._order:
            self._order = (is_tall, overflows)
            self._fill(grid)
            self._size_rows()
            self._size_columns(grid)
            if self._place is not None and grid.lines:
                self.choose(*self._place)
        size = self._corner.sizeHint()
        self._corner.move(
            self._appearance.px(14), self._columns.height() - size.height() - self._appearance.px(3)
        )
        self._corner.resize(size)
        self._corner.setVisible(bool(grid.lines))
        self.updateGeometries()

    def _size_rows(self) -> None:
        px = self._appearance.px
        for row in range(self.grid_model.rowCount()):
            is_group = isinstance(self.grid_model.line(row), GroupLine)
            self.setRowHeight(row, px(_GROUP if is_group else _ROW))

    def _size_columns(self, grid: Grid) -> bool:
        """Share the width among the columns; say whether they need more than there is."""
        px = self._appearance.px
        most = px(_NARROW_NAMES if self.width() < px(_NARROW) else _MOST_NAMES)
        names = max(px(_LEAST_NAMES), min(self._names.wanted_width, most))
        self._names.setFixedWidth(names)
        room = self.width() - names - px(_ALL) - px(_RIGHT)
        wanted = [self._wanted(grid, place) for place in range(len(grid.columns))]
        widths = _shared(wanted, room, px(_COMMON))
        for section in range(self.grid_model.columnCount()):
            column = self.grid_model.column(section)
            width = px(_ALL) if column is None else widths[grid.columns.index(column)]
            self.setColumnWidth(section, width)
        self._columns.setFixedHeight(self._columns.sizeHint().height())
        return sum(widths) > room

    def _wanted(self, grid: Grid, place: int) -> int:
        """Return the least width of a column: that of its heading, or of its fullest cell."""
        px = self._appearance.px
        cells = (line.cells[place] for line in grid.lines if isinstance(line, StakeholderLine))
        fullest = max(
            (self._cells.wanted_width(cell) for cell in cells if cell.passages), default=0
        )
        heading = self._columns.wanted_width(grid.columns[place])
        return min(max(px(_LEAST), heading, fullest), px(_MOST))

    # ---- choosing

    def _follow_current(self, index: QModelIndex) -> None:
        if self._filling or not index.isValid():
            return
        self._place = self.grid_model.place_of(index.row(), index.column())
        self.chosen.emit(*self._place)

    def _choose_column(self, section: int) -> None:
        column = self.grid_model.column(section)
        self.choose(0, column.key if column else ALL)

    def _choose_row(self, row: int) -> None:
        line = self.grid_model.line(row)
        if isinstance(line, StakeholderLine | SilentLine) and line.stakeholder_id:
            self.choose(line.stakeholder_id, ALL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._fit()

    @override
    def sizeHintForRow(self, row: int) -> int:
        return self._appearance.px(_ROW)


def _shared(wanted: Sequence[int], room: int, common: int) -> list[int]:
    """Return the widths of columns, none below what it wants, all alike where there is room."""
    if not wanted:
        return []
    even = min(common, room // len(wanted))
    widths = [max(width, even) for width in wanted]
    return widths if sum(widths) <= room else list(wanted)
