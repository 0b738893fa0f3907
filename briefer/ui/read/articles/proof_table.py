"""The table of the proof sheet: a fact with its origin in each cell, edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from briefer.ui.accessible import named
from briefer.ui.fonts import REGULAR, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.articles.proof_rows import COLUMNS, ORIGIN, TITLE, Cell, ProofRow, titles
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.ui.appearance import Appearance

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a `Cell` is found."""

_ROW = 52
_SHARES = {"title": 34, "outlet": 19, "published": 15, "authors": 16, "language": 8, "origin": 14}


class ProofModel(QAbstractTableModel):
    """`set_asked(article id, fact, words)` comes when a cell is edited."""

    set_asked = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProofRow] = []
        self._titles = titles()
        self.writable = True

    @property
    def rows(self) -> tuple[ProofRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows)

    def show_rows(self, rows: list[ProofRow]) -> None:
        """Show other rows; where these are the same articles, only what differs is told."""
        if [row.article.id for row in rows] == [row.article.id for row in self._rows]:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[COLUMNS[section]]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.writable and index.isValid() and COLUMNS[index.column()] != ORIGIN:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == CELL:
            return cell
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return cell.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self._titles[COLUMNS[index.column()]]
            return ", ".join(filter(None, (title, cell.text, cell.note)))
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        words = " ".join(str(value).split())
        if words == row.cells[index.column()].value:
            return False
        self.set_asked.emit(row.article.id, COLUMNS[index.column()], words)
        return True


class ProofDelegate(QStyledItemDelegate):
    """The fact on one line, its origin below it; what was not found stands out."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._appearance.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        appearance, px = self._appearance, self._appearance.px
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, appearance.colour("accent-soft"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), appearance.colour("line")
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(appearance.colour("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        strong = cell.is_missing or COLUMNS[index.column()] == TITLE
        font = appearance.sans(13, SEMIBOLD if strong else REGULAR)
        role = "warn" if cell.is_missing else "ink"
        room = rect.adjusted(px(10), px(7), -px(8), -px(7))
        first = QRect(room.left(), room.top(), room.width(), px(19))
        if not cell.note:
            first.moveTop(rect.center().y() - px(9))
        for text, box, letters, colour in (
            (cell.text, first, font, role),
            (cell.note, first.translated(0, px(19)), appearance.sans(11.5), "muted"),
        ):
            painter.setFont(letters)
            painter.setPen(appearance.colour(colour))
            shown = QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class ProofTable(QTableView):
    """One row per article."""

    def __init__(self, appearance: Appearance, model: ProofModel) -> None:
        super().__init__()
        named(self, "proof.table", tr("Imported articles"))
        self._appearance = appearance
        self.setModel(model)
        self.setItemDelegate(ProofDelegate(appearance, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab would never leave it; the arrow keys go on
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(appearance.px(_ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        room, total = self.viewport().width(), sum(_SHARES.values())
        for number, name in enumerate(COLUMNS):
            width = room * _SHARES[name] // total
            if self.columnWidth(number) != width:
                self.setColumnWidth(number, width)
