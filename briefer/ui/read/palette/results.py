"""The rows that the palette offers, under their two headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.palette.line import Kind, Line, spoken
from briefer.ui.read.palette.results_painter import ResultsPainter
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.palette.catalogue import Found, Row

Index = QModelIndex | QPersistentModelIndex

_WORDS_ONLY = {Kind.HEADING, Kind.HINT}

SHARE = 4
"""Rows of each group where both have enough; a short group leaves its room to the other."""


class Lines(QAbstractListModel):
    """The lines as Qt reads them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, number: int) -> Line:
        """Return a line by its number."""
        return self._lines[number]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip
        if role == Qt.ItemDataRole.UserRole:
            return line
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._lines[index.row()].kind in _WORDS_ONLY:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultList(QListView):
    """Shows what fits; `taken(Line)` comes with a click. The keys stay in the field above."""

    taken = Signal(object)
    moved = Signal(str)
    """The row that Enter would take, in words."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "paletteResults", tr("Matches"))
        self._lines = Lines(self)
        self.setModel(self._lines)
        self._painter = ResultsPainter(appearance, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.taken.emit(self._lines.line(index.row())))

    def show_lines(self, lines: Sequence[Line], current: int | None) -> None:
        """Show lines, with the row of number `current` chosen beforehand."""
        self._lines.show(lines)
        self.updateGeometry()
        if current is None:
            self.setCurrentIndex(QModelIndex())
            self.moved.emit("")
        else:
            self._choose(current)

    @property
    def current(self) -> Line | None:
        """The line that Enter takes."""
        index = self.currentIndex()
        return self._lines.line(index.row()) if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose the next line down or up, over headings and around the ends."""
        count = self._lines.rowCount()
        index = self.currentIndex()
        number = index.row() if index.isValid() else (-1 if by > 0 else count)
        for _ in range(count):
            number = (number + by) % count
            if self._lines.line(number).kind not in _WORDS_ONLY:
                self._choose(number)
                return

    def _choose(self, number: int) -> None:
        self.setCurrentIndex(self._lines.index(number))
        self.moved.emit(spoken(self._lines.line(number)))

    @override
    def sizeHint(self) -> QSize:
        heights = [
            self._painter.height_of(self._lines.line(number))
            for number in range(self._lines.rowCount())
        ]
        return QSize(0, sum(heights))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def shared(found: Found) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows to show of each group."""
    who = max(SHARE, 2 * SHARE - len(found.about))
    about = max(SHARE, 2 * SHARE - len(found.who))
    return found.who[:who], found.about[:about]
