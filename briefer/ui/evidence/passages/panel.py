"""What stands below the matrix: the passages of the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.evidence.passages.delegate import PassageDelegate
from briefer.ui.evidence.passages.model import PassageModel
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.model.passage import Passage
    from briefer.ui.evidence.passages.lines import Subject
    from briefer.ui.session import Session

_NARROW = 560
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PassageList(QListView):
    """A double click or Enter opens a passage in its article, Esc goes back to the matrix."""

    opened = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "evidence.passages", tr("Passages of the cell"))
        self.passages = PassageModel(session, self)
        self.setModel(self.passages)
        self.setItemDelegate(PassageDelegate(session.appearance, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_passages(self, ids: tuple[int, ...], subject: Subject) -> None:
        """List these passages; the one that is chosen stays chosen where it is still there."""
        row = self.currentIndex().row()
        chosen = self.passages.ids[row] if 0 <= row < len(self.passages.ids) else 0
        self.passages.show_passages(ids, subject)
        place = ids.index(chosen) if chosen in ids else 0
        self.setCurrentIndex(self.passages.index(place) if ids else QModelIndex())

    @property
    def chosen(self) -> Passage | None:
        """The chosen passage."""
        line = self.passages.line(self.currentIndex().row())
        return line.passage if line else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PassagesPanel(QWidget):
    """Says which cell it is, and what can be done with a passage of it."""

    open_asked = Signal()
    menu_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        appearance = session.appearance
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
        self.open = look(named(QPushButton(), "evidence.open"), scale="small")
        self.open.clicked.connect(self.open_asked)
        self.add = look(named(QPushButton(), "evidence.add"), scale="small")
        self.add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.add.clicked.connect(self.menu_asked)
        self._head.addWidget(self._what)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self.open)
        self._head.addWidget(self.add)
        column.addLayout(self._head)
        self.list = PassageList(session)
        self.list.opened.connect(self.open_asked)
        rule = surface(QWidget(), "", edge="top")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.list, 1)
        appearance.changed.connect(self._draw)
        self._draw()

    def show_cell(self, who: ChipFace | None, what: str, count: str) -> None:
        """Say whose cell it is, without `who` everybody's, and what is in it."""
        fresh: QWidget = (
            Chip(self._appearance, who) if who else look(QLabel(tr("Everybody")), weight="semibold")
        )
        self._head.replaceWidget(self._who, fresh)
        self._who.hide()
        self._who.deleteLater()
        self._who = fresh
        self._what.setText(what)
        self._count.setText(count)

    def allow(self, *, reading: bool, writing: bool) -> None:
        """Switch on what can be done with the chosen passage."""
        self.open.setEnabled(reading)
        self.add.setEnabled(reading and writing)

    def _draw(self) -> None:
        """Write on the buttons what they do, or let their tips say it."""
        narrow = self.width() < self._appearance.px(_NARROW)
        for button, words, icon, short_icon in (
            (self.open, tr("Open in Read"), "", "document-lines"),
            (self.add, tr("Add to memo section"), "chevron-down", "plus"),
        ):
            shown = short_icon if narrow else icon
            button.setText("" if narrow else words)
            button.setIcon(self._appearance.icon(shown, "ink", 13) if shown else QIcon())
            button.setToolTip(words if narrow else "")
            button.setAccessibleName(words if narrow else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
