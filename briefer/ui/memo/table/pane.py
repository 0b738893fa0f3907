"""The panel in which a table of the memo is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QWidget,
)

from briefer.model.memo import KeptTable
from briefer.ui.accessible import named
from briefer.ui.memo.beside import PanelBeside
from briefer.ui.memo.table.grid import TableGrid
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_WIDTH, _GRID = 520, 210


class TablePane(PanelBeside):
    """`written(table)` comes with every change."""

    written = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent, "memo.table", tr("Table"), _WIDTH)
        px, column = appearance.px, self._column
        self.caption = named(QLineEdit(), "memo.table.caption", tr("Title of the table"))
        self.caption.setPlaceholderText(tr("Title of the table"))
        self.caption.editingFinished.connect(self._tell)
        column.addWidget(self.caption)
        self.grid = TableGrid(appearance)
        self.grid.changed.connect(self._tell)
        column.addWidget(self.grid)
        holder = QWidget()
        row = FlowLayout(holder, gap=px(6), line_gap=px(6))
        for name, words, slot in (
            ("add-row", tr("Row below"), self.grid.add_row),
            ("add-column", tr("Column after"), self.grid.add_column),
            ("remove-row", tr("Remove row"), self.grid.remove_row),
            ("remove-column", tr("Remove column"), self.grid.remove_column),
        ):
            button = look(named(QPushButton(words), f"memo.table.{name}"), scale="small")
            button.clicked.connect(slot)
            row.addWidget(button)
        column.addWidget(holder)
        self._shown: KeptTable | None = None
        self._beside = QRect()

    def show_table(self, table: KeptTable) -> None:
        """Show a table."""
        self._shown = table
        if self.caption.text() != table.caption:
            self.caption.setText(table.caption)
        self.grid.show_table(table)
        self._measure()

    def open_beside(self, box: QRect) -> None:
        """Show it below a place of the screen, above it where there is no room."""
        self._beside = box
        self._show_beside(box)
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)
        self.grid.setCurrentCell(0, 0)

    def _measure(self) -> None:
        """Let the grid be as high as its rows, up to a limit, and the panel follow."""
        px = self._appearance.px
        rows = min(self.grid.rowCount() * self.grid.row_height + 4, px(_GRID))
        if rows != self.grid.height():
            self.grid.setFixedHeight(rows)
            if not self.isHidden():
                self._show_beside(self._beside)

    def flush(self) -> None:
        """Keep what is being typed into a cell or the title."""
        if self.grid.state() is QAbstractItemView.State.EditingState:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # an open cell is kept with it
        self._tell()

    @override
    def close_panel(self) -> None:
        """Hide it; what was being typed is kept."""
        if not self.isHidden():
            self.flush()
        super().close_panel()

    def _tell(self) -> None:
        header, rows = self.grid.cells()
        table = KeptTable(header, rows, self.caption.text())
        if self._shown is not None and table != self._shown:
            self._measure()
            self.written.emit(table)
