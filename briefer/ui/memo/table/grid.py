"""The cells of a table while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from briefer.ui.accessible import named
from briefer.ui.fonts import REGULAR, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.model.memo import KeptTable
    from briefer.ui.appearance import Appearance

_ROW = 27


class TableGrid(QTableWidget):
    """The header is the first row; `changed` comes with every cell that is written.

    Cells of a spreadsheet can be pasted: they fill from the current cell on, and the table grows.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.table.cells", tr("Cells of the table"))
        self._appearance = appearance
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(appearance.px(_ROW))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellChanged.connect(lambda _row, _column: self.changed.emit())

    @property
    def row_height(self) -> int:
        """The height of a row, in pixels."""
        return self.verticalHeader().defaultSectionSize()

    def show_table(self, table: KeptTable) -> None:
        """Show these cells; the current one stays current."""
        at = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        if (table.header, table.rows) == self.cells():
            return
        self.blockSignals(True)
        self.setRowCount(1 + len(table.rows))
        self.setColumnCount(len(table.header))
        for row, words in enumerate((table.header, *table.rows)):
            for column, cell in enumerate(words):
                self._put(row, column, cell)
        self.blockSignals(False)
        self.setCurrentCell(min(at[0], self.rowCount() - 1), min(at[1], self.columnCount() - 1))

    def cells(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the header and the other rows."""
        rows = tuple(
            tuple(self._words(row, column) for column in range(self.columnCount()))
            for row in range(self.rowCount())
        )
        return (rows[0], rows[1:]) if rows else ((), ())

    def add_row(self) -> None:
        """Add a row below the current one."""
        self.insertRow(self.currentRow() + 1)
        self.setCurrentCell(self.currentRow() + 1, max(self.currentColumn(), 0))
        self._fill()

    def add_column(self) -> None:
        """Add a column after the current one."""
        self.insertColumn(self.currentColumn() + 1)
        self.setCurrentCell(max(self.currentRow(), 0), self.currentColumn() + 1)
        self._fill()

    def remove_row(self) -> None:
        """Take the current row away; the header stays."""
        if self.currentRow() > 0:
            self.removeRow(self.currentRow())
            self.changed.emit()

    def remove_column(self) -> None:
        """Take the current column away; the last one stays."""
        if self.columnCount() > 1:
            self.removeColumn(self.currentColumn())
            self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self.currentItem().setText("")
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        lines = [line.split("\t") for line in text.rstrip("\n").split("\n")]
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.blockSignals(True)
        self.setRowCount(max(self.rowCount(), top + len(lines)))
        self.setColumnCount(max(self.columnCount(), left + max(map(len, lines))))
        for row, line in enumerate(lines, top):
            for column, words in enumerate(line, left):
                self._put(row, column, words.strip())
        self.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        """Give every cell its look, and say that the table is another."""
        self.blockSignals(True)
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                self._put(row, column, self._words(row, column))
        self.blockSignals(False)
        self.changed.emit()

    def _put(self, row: int, column: int, words: str) -> None:
        if self.item(row, column) is None:
            self.setItem(row, column, QTableWidgetItem())
        item = self.item(row, column)
        if item is not None:
            item.setText(words)
            item.setFont(self._appearance.sans(13, REGULAR if row else SEMIBOLD))

    def _words(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""
