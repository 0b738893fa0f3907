"""The outline as a Qt model, of which sections can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.memo.outline.sections import OutlineRow

ROW = Qt.ItemDataRole.UserRole.value
_SECTION = "application/x-briefer-section"

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """The rows, from the top."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """What is listed, from the top."""
        return self._rows

    def place(self, section_id: int) -> int:
        """Return the number of a section's row, -1 where it has none."""
        places = (n for n, row in enumerate(self._rows) if row.section_id == section_id)
        return next(places, -1)

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
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.title, row.counted, row.about)))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDragActions(self) -> Qt.DropAction:
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


def carried_section(data: QMimeData) -> int:
    """Return the id of the section that is held, or 0."""
    number = bytes(data.data(_SECTION).data()).decode("ascii", "replace")
    return int(number) if number.isdigit() else 0
