"""The list itself: rows of different heights, keys, menu.

Qt's own list asks for the height of every row anew whenever one of them changes; with 10,000
articles that takes a second at each key. So this one places its rows itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.articles.delegate import ArticleDelegate
from briefer.ui.read.articles.row_places import RowPlaces
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent

    from briefer.model.article import Article
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.articles.model import ArticleModel, Index

_STEP = 40
"""Logical pixels that one notch of the wheel scrolls, thrice."""

Move = QAbstractItemView.CursorAction


class ArticleListView(QListView):
    """A list of which several rows can be chosen.

    `current_chosen(article id)` comes when the user moves to another row, `several_chosen(count)`
    with every other choice of rows, `menu_asked(QPoint)` with the right button and the menu key.
    """

    current_chosen = Signal(int)
    several_chosen = Signal(int)
    menu_asked = Signal(object)

    def __init__(
        self, appearance: Appearance, model: ArticleModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "articles.list", tr("Articles"))
        self._appearance = appearance
        self._model = model
        self._delegate = ArticleDelegate(appearance, self)
        self._places = RowPlaces()
        self._stale = True
        self._width = 0
        self._heights: dict[int, tuple[Article, int]] = {}
        self._following = False
        self._leading = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        appearance.changed.connect(self._measure_anew)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the chosen articles, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        order = self._model.order
        return tuple(order[row] for row in rows)

    def follow(self, article_id: int) -> None:
        """Make an article the only chosen one, without a signal; not while the user chooses."""
        if self._leading:
            return
        index = self._model.index_of(article_id)
        self._following = True
        if not index.isValid():
            self.clearSelection()
        elif self.currentIndex() != index or not self.selectionModel().isSelected(index):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._following = False

    # Where rows stand

    def _measure_anew(self) -> None:
        self._heights.clear()
        self._spoil()

    def _spoil(self) -> None:
        """Note that rows have other heights now."""
        self._stale = True
        self.viewport().update()

    def _lay_out(self) -> RowPlaces:
        if self._stale:
            self._stale = False
            width = self.viewport().width()
            if width != self._width:
                self._width = width
                self._heights.clear()
            selected = self.selectionModel().selectedRows()
            chosen = {index.row() for index in selected}
            self._places = RowPlaces(
                self._delegate.row_height(article, width, chosen=True)
                if row in chosen
                else self._height(article)
                for row, article in enumerate(self._model.shown)
            )
            self.updateGeometries()
        return self._places

    def _height(self, article: Article) -> int:
        known = self._heights.get(article.id)
        if known is not None and known[0] is article:
            return known[1]
        height = self._delegate.row_height(article, self._width, chosen=False)
        self._heights[article.id] = (article, height)
        return height

    @override
    def visualRect(self, index: Index) -> QRect:
        places = self._lay_out()
        if not index.isValid() or index.row() >= len(places):
            return QRect()
        top = places.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), places.height_of(index.row()))

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        row = self._lay_out().row_at(p.y() + self.verticalOffset())
        return self._model.index(row) if row >= 0 else QModelIndex()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        box = self.visualRect(index)
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        if not box.isValid():
            return
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + box.center().y() - room // 2)
        elif box.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= room or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + min(box.bottom() + 1 - room, box.top()))

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._places.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._appearance.px(_STEP))

    @override
    def doItemsLayout(self) -> None:
        self._spoil()
        QAbstractItemView.doItemsLayout(self)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        current = self.currentIndex()
        box = self.visualRect(current)
        was_seen = box.isValid() and box.top() >= 0 and box.bottom() < e.oldSize().height()
        self._spoil()
        QAbstractItemView.resizeEvent(self, e)
        if was_seen:
            self.scrollTo(current)

    @override
    def reset(self) -> None:
        super().reset()
        self._spoil()

    @override
    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: object = ()) -> None:
        self._spoil()

    # Choosing

    @override
    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        places, last = self._lay_out(), len(self._model.order) - 1
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        page = self.viewport().height()
        match cursorAction:
            case Move.MoveHome:
                row = 0
            case Move.MoveEnd:
                row = last
            case Move.MovePageDown | Move.MovePageUp:
                by = page if cursorAction == Move.MovePageDown else -page
                y = min(max(places.top(max(row, 0)) + by, 0), places.height - 1)
                row = places.row_at(y)
            case Move.MoveDown | Move.MoveNext:
                row += 1
            case Move.MoveUp | Move.MovePrevious:
                row -= 1
        return self._model.index(min(max(row, 0), last))

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset = self.verticalOffset()
        rows = self._lay_out().between(rect.top() + offset, rect.bottom() + offset)
        chosen = QItemSelection()
        if rows:
            chosen.select(self._model.index(rows[0]), self._model.index(rows[-1]))
        self.selectionModel().select(chosen, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._following:
            self._leading = True
            self.current_chosen.emit(self._model.order[current.row()])
            self._leading = False

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self._spoil()  # a chosen row is taller
        super().selectionChanged(selected, deselected)
        self.several_chosen.emit(len(self.selectionModel().selectedRows()))

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        if self.chosen:
            self.menu_asked.emit(arg__1.globalPos())

    # Painting

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        places, offset = self._lay_out(), self.verticalOffset()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        hovered = self._hovered()
        dirty = e.rect()
        for row in places.between(dirty.top() + offset, dirty.bottom() + offset):
            index = self._model.index(row)
            option.rect = self.visualRect(index)
            option.state = plain
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if row == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            if self.hasFocus() and index == self.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._delegate.paint(painter, option, index)

    def _hovered(self) -> int:
        port = self.viewport()
        return self.indexAt(port.mapFromGlobal(QCursor.pos())).row() if port.underMouse() else -1
