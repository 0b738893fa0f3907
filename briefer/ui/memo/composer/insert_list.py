"""The list behind `/`: what can be inserted at an empty place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.model.names import fold
from briefer.ui.accessible import named
from briefer.ui.memo.composer.unused_row import paint_line
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.passage import Passage
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import LineFace
    from briefer.ui.memo.faces import Faces

PAGE_BREAK, BULLETS, TABLE = 0, -1, -2
"""Stand in the list for what has no source; any other number is the id of a passage."""

_LISTED = 60
_WIDTH, _ROW, _ROWS = 560, 28, 8
_NUMBER = Qt.ItemDataRole.UserRole.value
_FACE = Qt.ItemDataRole.UserRole.value + 1


def _others() -> dict[int, str]:
    return {BULLETS: tr("List"), TABLE: tr("Table"), PAGE_BREAK: tr("Page break")}


class InsertModel(QAbstractListModel):
    """Passages that the memo does not print, then what has no source."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._faces: list[LineFace | int] = []

    def show_faces(self, faces: Sequence[LineFace], others: Sequence[int]) -> None:
        """List these passages, and a page break or a list."""
        self.beginResetModel()
        self._faces = [*faces, *others]
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._faces)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole.value,
    ) -> object:
        face = self._faces[index.row()]
        if role == _NUMBER:
            return face if isinstance(face, int) else face.passage.id
        if role == _FACE:
            return None if isinstance(face, int) else face
        if role == Qt.ItemDataRole.DisplayRole:
            return _others()[face] if isinstance(face, int) else f"{face.speaker}: {face.words}"
        return None


class InsertDelegate(QStyledItemDelegate):
    """Paints a passage on one line."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self._appearance.px(_ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent-soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), colour("accent"))
        box = QRectF(rect).adjusted(px(12), 0, -px(12), 0)
        face: LineFace | None = index.data(_FACE)
        if face is not None:
            paint_line(painter, self._appearance, box, face)
        else:
            font = self._appearance.sans(13)
            painter.setFont(font)
            painter.setPen(colour("ink"))
            baseline = box.center().y() + QFontMetrics(font).ascent() / 2 - 1
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            painter.drawText(round(box.left()), round(baseline), words)
        painter.restore()


class InsertList(Popover):
    """Asks for words, lists what fits; `chosen(number)` comes with Enter or a click."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        named(self, "memo.insert-list", tr("Insert"))
        self._appearance = appearance
        self._over = parent
        self._at = QPoint()
        self._nearest: tuple[LineFace, ...] = ()
        self._passages: list[tuple[str, Passage]] = []
        self._faces: Faces | None = None
        self._cites = False
        px = appearance.px
        holder = tight(QHBoxLayout(), (px(8), px(8), px(8), px(6)))
        self.field = SearchField(
            appearance,
            "memo.insert-list.words",
            tr("Words of a passage not used yet"),
            ground="panel",
        )
        holder.addWidget(self.field)
        self.body.addLayout(holder)
        self._model = InsertModel(self)
        self.list = named(QListView(), "memo.insert-list.offers", tr("What can be inserted"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(InsertDelegate(appearance, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._foot())
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)

    def open_at(
        self, at: QPoint, faces: Faces, nearest: Sequence[LineFace], *, cites: bool = False
    ) -> None:
        """Open below a point of the parent; `nearest` is what belongs into the section.

        To cite there is every passage, and nothing else.
        """
        self._faces = faces
        self._nearest = tuple(nearest)
        self._cites = cites
        offered = faces.passages if cites else faces.unprinted()
        self._passages = [(fold(passage.quote), passage) for passage in offered]
        self.field.setPlaceholderText(
            tr("Words of a passage to cite") if cites else tr("Words of a passage not used yet")
        )
        self.field.clear()
        self._at = at
        self._filter("")
        self._place()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """Stand below the point, as high as what is listed, or above it where there is no room."""
        px, parent, at = self._appearance.px, self._over, self._at
        width = min(px(_WIDTH), parent.width() - px(20))
        rows = min(max(self._model.rowCount(), 1), _ROWS)
        height = px(48) + rows * px(_ROW) + px(34)
        x = max(px(10), min(at.x(), parent.width() - width - px(10)))
        y = max(at.y() + px(6), px(6))
        if y + height > parent.height():
            y = max(px(6), at.y() - height - px(30))
        self.show_panel(QRect(x, y, width, height))

    def _foot(self) -> QWidget:
        px = self._appearance.px
        foot = surface(QWidget(), "popover-foot")
        row = tight(QHBoxLayout(foot), (px(12), px(5), px(12), px(5)), px(6))
        for keys, words in (("Return", tr("insert")), ("Esc", tr("close"))):
            row.addWidget(KeyCap(self._appearance, keys))
            row.addWidget(look(QLabel(words), tone="muted", scale="small"))
            row.addSpacing(px(6))
        row.addStretch(1)
        return foot

    def _filter(self, words: str) -> None:
        asked = fold(words).split()
        faces = self._nearest
        if asked and self._faces is not None:
            found = (p for text, p in self._passages if all(word in text for word in asked))
            faces = tuple(map(self._faces.line, islice(found, _LISTED)))
        elif self._faces is not None:
            known = {face.passage.id for face in faces}
            others = (p for _, p in self._passages if p.id not in known)
            room = max(0, _LISTED - len(faces))
            faces = (*faces, *map(self._faces.line, islice(others, room)))
        without = [
            number
            for number, said in _others().items()
            if not self._cites and all(word in fold(said) for word in asked)
        ]
        self._model.show_faces(faces, without)
        self.list.setCurrentIndex(self._model.index(0))
        if self.isVisible():
            self._place()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            number = int(index.data(_NUMBER))
            self.close_panel()
            self.chosen.emit(number)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                row = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
                row = max(0, min(row, self._model.rowCount() - 1))
                self.list.setCurrentIndex(self._model.index(row))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_panel()
        return super().eventFilter(watched, event)
