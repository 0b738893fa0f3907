"""The list behind `/`: what can be inserted at an empty place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model.names import fold
from briefer.ui.memo.composer.offer_list import ROW, Names, OfferList
from briefer.ui.memo.composer.unused_row import paint_line
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from briefer.model.passage import Passage
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import LineFace
    from briefer.ui.memo.faces import Faces

PAGE_BREAK, BULLETS, TABLE, PICTURE, REFERENCE = 0, -1, -2, -3, -4
"""Stand in the list for what has no source; any other number is the id of a passage."""

_LISTED = 60
_NUMBER = Qt.ItemDataRole.UserRole.value
_FACE = Qt.ItemDataRole.UserRole.value + 1


def _others() -> dict[int, str]:
    return {
        BULLETS: tr("List"),
        TABLE: tr("Table"),
        PICTURE: tr("Picture…"),
        REFERENCE: tr("Reference to a section, a table or a picture…"),
        PAGE_BREAK: tr("Page break"),
    }


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
        return QSize(10, self._appearance.px(ROW))

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


class InsertList(OfferList):
    """Asks for words, lists what fits; `chosen(number)` comes with Enter or a click."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        self._listed = InsertModel(parent)
        words = tr("Words of a passage not used yet")
        names = Names("memo.insert-list", tr("Insert"), words, tr("What can be inserted"))
        super().__init__(appearance, parent, self._listed, names)
        self._nearest: tuple[LineFace, ...] = ()
        self._passages: list[tuple[str, Passage]] = []
        self._faces: Faces | None = None
        self._cites = False
        self.list.setItemDelegate(InsertDelegate(appearance, self.list))
        self.asked.connect(self._filter)
        self.taken.connect(lambda index: self.chosen.emit(int(index.data(_NUMBER))))

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
        self.open_below(at)

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
        self._listed.show_faces(faces, without)
        self.settle()
