"""The passages of a cell as a Qt list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from briefer.ui.evidence.passages.lines import PassageLine

LINE = Qt.ItemDataRole.UserRole.value

Index = QModelIndex | QPersistentModelIndex


class PassageModel(QAbstractListModel):
    """One row for each passage."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[PassageLine, ...] = ()

    @property
    def lines(self) -> tuple[PassageLine, ...]:
        """What is listed."""
        return self._lines

    def show_lines(self, lines: tuple[PassageLine, ...]) -> None:
        """List these passages."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            stance = " · ".join(filter(None, (line.stance_words, line.kind)))
            whose = voice_word(line.voice)
            return ", ".join(filter(None, (line.date, line.outlet, whose, line.words, stance)))
        if role == Qt.ItemDataRole.ToolTipRole:
            where = ", ".join(dict.fromkeys(line.printed))
            return tr("In the memo: {where}").format(where=where) if where else None
        return None
