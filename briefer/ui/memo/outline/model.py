"""The outline as a Qt model, in which sections can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.memo.outline.sections import OutlineRow

ROW = Qt.ItemDataRole.UserRole.value
_SECTION = "application/x-briefer-section"

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """The rows; `dropped(section id, row)` comes when a section is let go before a row."""

    dropped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()
        self.takes_drops = True

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """What is listed, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """List these rows; where only their words changed, the list stays as it is scrolled."""
        same = [row.section_id for row in rows] == [row.section_id for row in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(filter(None, (row.number, row.title)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.count
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled if not index.isValid() else flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_SECTION]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        section_id = self._rows[indexes[0].row()].section_id if indexes else 0
        data.setData(_SECTION, str(section_id).encode())
        return data

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return self.takes_drops and data.hasFormat(_SECTION)

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        number = bytes(data.data(_SECTION).data()).decode("ascii", "replace")
        if not self.takes_drops or not number.isdigit():
            return False
        self.dropped.emit(int(number), row if row >= 0 else len(self._rows))
        # The memo is read anew; the view must not take the row away by itself.
        return False
