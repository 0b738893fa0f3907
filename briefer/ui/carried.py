"""Passages in a list, to be carried to a section of the memo by the mouse."""

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

from briefer.ui.carrying import PASSAGE, held
from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex


class CarriedPassages(QAbstractListModel):
    """One row for each passage; what a row shows is its subclass's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """The passages that are listed, from the top."""
        return self._ids

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [PASSAGE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return held(PASSAGE, *(self._ids[index.row()] for index in indexes))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)
