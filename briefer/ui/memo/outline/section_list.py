"""The list of sections, as high as it needs to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView

from briefer.ui.accessible import named
from briefer.ui.carrying import PASSAGE, dragged
from briefer.ui.memo.outline.delegate import OutlineDelegate
from briefer.ui.memo.outline.landing import block_landing, section_landing
from briefer.ui.memo.outline.model import ROW, Index, OutlineModel, carried_section
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
    )

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.outline.landing import Landing
    from briefer.ui.memo.outline.sections import OutlineRow

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_UPRIGHT = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_INDENTED = 34
"""Right of this, what is held between two rows goes below the section above."""


class SectionList(QListView):
    """A click or Enter goes to a section; Alt with an arrow moves it, F2 renames it.

    Alt+Enter asks what it is about. The signals carry the section's id; `menu_asked` also where to
    show the menu, `nest_asked` whether it goes deeper, `dropped` the section above (0 for none) and
    the place among its children, `put_in` kind and ids of the passages or blocks that were let go
    on it. `row_reached` comes with the box of the row that is to be seen.
    """

    chosen = Signal(int)
    rename_asked = Signal(int)
    remove_asked = Signal(int)
    move_asked = Signal(int, bool)
    nest_asked = Signal(int, bool)
    about_asked = Signal(int)
    menu_asked = Signal(int, object)
    row_reached = Signal(object)
    dropped = Signal(int, int, int)
    put_in = Signal(int, str, object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.outline", tr("Outline"))
        self._appearance = appearance
        self.outline = OutlineModel(self)
        self.takes_drops = True
        self.can_nest: Callable[[int, int], bool] = lambda _section, _parent: True
        """Says whether a section can stand below another one; asked while one is held."""
        self._landing: Landing | None = None
        self._delegate = OutlineDelegate(appearance, self)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.chosen.emit(_section(index)))

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """List these rows, and choose the one in which the caret stands."""
        before = _section(self.currentIndex())
        self.outline.show_rows(rows)
        self.setFixedHeight(sum(map(self._delegate.row_height, rows)) + 2)
        current = next((place for place, row in enumerate(rows) if row.is_current), -1)
        if self.hasFocus():
            # Who moves a section with the keys goes on with it.
            current = self.outline.place(before)
        if current >= 0:
            self.setCurrentIndex(self.outline.index(current))

    def choose(self, section_id: int) -> None:
        """Put the keyboard on a section."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.outline.index(max(self.outline.place(section_id), 0))
        self.setCurrentIndex(index)
        self.row_reached.emit(self.visualRect(index))

    def row_box(self, section_id: int) -> QRect:
        """Return where a section's row is shown."""
        return self.visualRect(self.outline.index(max(self.outline.place(section_id), 0)))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.row_reached.emit(self.visualRect(current))

    # ---- the keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, section_id = event.key(), _section(self.currentIndex())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not section_id or not self._act(Qt.Key(key), section_id, alt=alt):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key, section_id: int, *, alt: bool) -> bool:
        """Do what a key asks for; False where it asks for nothing."""
        if alt and key in _UPRIGHT:
            self.move_asked.emit(section_id, key == Qt.Key.Key_Down)
        elif alt and key in _SIDEWAYS:
            self.nest_asked.emit(section_id, key == Qt.Key.Key_Right)
        elif alt and key in _ENTERS:
            self.about_asked.emit(section_id)
        elif key in _ENTERS:
            self.chosen.emit(section_id)
        elif key == Qt.Key.Key_F2:
            self.rename_asked.emit(section_id)
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit(section_id)
        else:
            return False
        return True

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        at: QPoint = event.globalPos()
        if by_key:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if section_id := _section(index):
            self.menu_asked.emit(section_id, at)

    # ---- what is held over it

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._follow(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._follow(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_landing(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        landing, data = self._landing_of(event), event.mimeData()
        self._show_landing(None)
        if landing is None:
            event.ignore()
            return
        event.setDropAction(_action(event))
        event.accept()
        if known := dragged(data):
            self.put_in.emit(landing.parent_id, *known)
        else:
            self.dropped.emit(carried_section(data), landing.parent_id, landing.position)

    def _follow(self, event: QDragMoveEvent) -> None:
        landing = self._landing_of(event)
        self._show_landing(landing)
        if landing is None:
            event.ignore()
        else:
            event.setDropAction(_action(event))
            event.accept()

    def _landing_of(self, event: QDropEvent) -> Landing | None:
        """Return where what is held would land, None where it cannot."""
        at, data = event.position().toPoint(), event.mimeData()
        rows = self.outline.rows
        index = self.indexAt(at)
        row = index.row() if index.isValid() else len(rows)
        if not self.takes_drops:
            return None
        if dragged(data):
            return block_landing(rows, row)
        held = carried_section(data)
        if self.outline.place(held) < 0:
            return None
        box = self.visualRect(index)
        along = (at.y() - box.top()) / box.height() if index.isValid() else 0.0
        indented = at.x() >= self._appearance.px(_INDENTED)
        landing = section_landing(rows, held, row, along, indented=indented)
        can_stand = not landing.parent_id or self.can_nest(held, landing.parent_id)
        return landing if can_stand else None

    def _show_landing(self, landing: Landing | None) -> None:
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            if self._landing.onto:
                box = self.visualRect(self.outline.index(self._landing.row))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            else:
                line = self._line(self._landing)
                painter.drawLine(line.topLeft(), line.topRight())
            painter.end()

    def _line(self, landing: Landing) -> QRect:
        """Return the line between two rows at which a section would stand."""
        last = len(self.outline.rows) - 1
        box = self.visualRect(self.outline.index(min(landing.row, last)))
        y = box.top() if landing.row <= last else box.bottom()
        left = self._delegate.indent(landing.level)
        return QRect(left, max(y, 1), box.width() - left - self._appearance.px(8), 1)


def _action(event: QDropEvent) -> Qt.DropAction:
    """Return what happens to what is held: a passage stays in its list."""
    known = dragged(event.mimeData())
    is_passage = known is not None and known[0] == PASSAGE
    return Qt.DropAction.CopyAction if is_passage else Qt.DropAction.MoveAction


def _section(index: QModelIndex) -> int:
    row: OutlineRow | None = index.data(ROW) if index.isValid() else None
    return row.section_id if row else 0
