"""What stands below the matrix: the passages of the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.evidence.passages.delegate import PassageDelegate
from briefer.ui.evidence.passages.model import LINE, PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.model.passage import Passage
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.passages.lines import PassageLine

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PassageList(QListView):
    """A double click or Enter opens a passage in its article."""

    opened = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "evidence.passages", tr("Passages of the cell"))
        self.passages = PassageModel(self)
        self.setModel(self.passages)
        self.setItemDelegate(PassageDelegate(appearance, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_lines(self, lines: tuple[PassageLine, ...]) -> None:
        """List these passages; the one that is chosen stays chosen where it is still there."""
        chosen = self.chosen
        self.passages.show_lines(lines)
        ids = [line.passage.id for line in lines]
        place = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0
        self.setCurrentIndex(self.passages.index(place) if lines else QModelIndex())

    @property
    def chosen(self) -> Passage | None:
        """The chosen passage."""
        index = self.currentIndex()
        line: PassageLine | None = index.data(LINE) if index.isValid() else None
        return line.passage if line else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class PassagesPanel(QWidget):
    """Says which cell it is, and what can be done with a passage of it."""

    open_asked = Signal()
    menu_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "evidence.cell", tr("Passages of the cell"))
        surface(self, "panel", edge="top")
        self._appearance = appearance
        px = appearance.px
        column = tight(QVBoxLayout(self), (0, 1, 0, 0))
        self._head = tight(QHBoxLayout(), (px(16), px(7), px(16), px(7)), px(9))
        self._who = QWidget()
        self._head.addWidget(self._who)
        self._what = look(named(ElidedLabel(), "evidence.cell.what"), weight="semibold")
        self._count = look(named(QLabel(), "evidence.cell.count"), tone="muted", scale="small")
        self.open = look(named(QPushButton(tr("Open in Read")), "evidence.open"), scale="small")
        self.open.clicked.connect(self.open_asked)
        words = tr("Add to memo section")
        self.add = look(named(QPushButton(words), "evidence.add"), scale="small")
        self.add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.add.clicked.connect(self.menu_asked)
        self._head.addWidget(self._what)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self.open)
        self._head.addWidget(self.add)
        column.addLayout(self._head)
        self.list = PassageList(appearance)
        self.list.opened.connect(self.open_asked)
        rule = surface(QWidget(), "", edge="top")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.list, 1)
        appearance.changed.connect(self._draw)
        self._draw()

    def show_cell(self, who: ChipFace | None, what: str, lines: tuple[PassageLine, ...]) -> None:
        """Show the passages of a cell; without `who` of everybody."""
        fresh: QWidget = (
            Chip(self._appearance, who) if who else look(QLabel(tr("Everybody")), weight="semibold")
        )
        self._head.replaceWidget(self._who, fresh)
        self._who.hide()
        self._who.deleteLater()
        self._who = fresh
        self._what.setText(what)
        self._count.setText(_counted(lines))
        self.list.show_lines(lines)
        self.open.setEnabled(bool(lines))

    def _draw(self) -> None:
        self.add.setIcon(self._appearance.icon("chevron-down", "ink", 13))


def _counted(lines: tuple[PassageLine, ...]) -> str:
    own = sum(line.voice.in_marks for line in lines)
    words = tr("1 passage") if len(lines) == 1 else tr("{n} passages").format(n=len(lines))
    if not lines:
        return tr("no passage")
    return f"{words}, {tr('{n} in own words').format(n=own)}" if own else words
