"""The list of sections, as high as it needs to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.outline.delegate import OutlineDelegate
from briefer.ui.memo.outline.model import ROW, OutlineModel
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.outline.sections import OutlineRow

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SectionList(QListView):
    """A click or Enter goes to a section; Alt+Up and Alt+Down move it, F2 renames it.

    All signals carry the section's id; `menu_asked` also where to show the menu.
    """

    chosen = Signal(int)
    rename_asked = Signal(int)
    remove_asked = Signal(int)
    move_asked = Signal(int, bool)
    menu_asked = Signal(int, object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.outline", tr("Outline"))
        self.outline = OutlineModel(self)
        self._delegate = OutlineDelegate(appearance, self)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.chosen.emit(_section(index)))

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """List these rows, and choose the one in which the caret stands."""
        self.outline.show_rows(rows)
        self.setFixedHeight(sum(map(self._delegate.row_height, rows)) + 2)
        current = next((place for place, row in enumerate(rows) if row.is_current), None)
        if current is not None and not self.hasFocus():
            self.setCurrentIndex(self.outline.index(current))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, section_id = event.key(), _section(self.currentIndex())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if section_id and alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_asked.emit(section_id, key == Qt.Key.Key_Down)
        elif section_id and key in _ENTERS:
            self.chosen.emit(section_id)
        elif section_id and key == Qt.Key.Key_F2:
            self.rename_asked.emit(section_id)
        elif section_id and key == Qt.Key.Key_Delete:
            self.remove_asked.emit(section_id)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at: QPoint = event.globalPos()
        section_id = _section(self.indexAt(event.pos()))
        if section_id:
            self.menu_asked.emit(section_id, at)


def _section(index: QModelIndex) -> int:
    row: OutlineRow | None = index.data(ROW) if index.isValid() else None
    return row.section_id if row else 0
