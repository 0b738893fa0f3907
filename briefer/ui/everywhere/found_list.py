"""The list of what was found; keys come from the field above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from briefer.ui.accessible import named
from briefer.ui.everywhere.delegate import FoundDelegate
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.everywhere.rows import Row


class FoundList(QListWidget):
    """`moved(Row or None)` comes with another row, `taken(Row)` with a double click."""

    moved = Signal(object)
    taken = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "everywhere.found", tr("Found"))
        self.setItemDelegate(FoundDelegate(appearance, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(self._take)

    @property
    def current(self) -> Row | None:
        """The row that is chosen."""
        return _row_of(self.currentItem())

    @property
    def shown(self) -> tuple[Row, ...]:
        """Every row, from the top."""
        rows = (_row_of(self.item(number)) for number in range(self.count()))
        return tuple(row for row in rows if row is not None)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the one that was chosen stays so, else the first one is."""
        before = self.current
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if row.is_heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(False)
        same = rows.index(before) if before in rows else None
        first = next((n for n, row in enumerate(rows) if not row.is_heading), -1)
        self.setCurrentRow(first if same is None else same)
        self.moved.emit(self.current)

    def step(self, by: int) -> None:
        """Go on by some rows, over headings."""
        places = [n for n in range(self.count()) if self.item(n).flags() != Qt.ItemFlag(0)]
        if places:
            current = self.currentRow()
            place = places.index(current) + by if current in places else 0
            self.setCurrentRow(places[min(max(place, 0), len(places) - 1)])

    def _tell(self) -> None:
        self.moved.emit(self.current)

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(_row_of(item))


def _row_of(item: QListWidgetItem | None) -> Row | None:
    row: Row | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
    return row
