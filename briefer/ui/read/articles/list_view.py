"""The list itself: keys, menu, drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from briefer.ui.read.articles.model import ArticleModel, Index


class ArticleListView(QListView):
    """A list of which several rows can be chosen.

    `current_chosen(article id)` comes when the user moves to another row, `menu_asked(QPoint)` with
    the right button and the menu key.
    """

    current_chosen = Signal(int)
    menu_asked = Signal(object)

    def __init__(self, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "articles.list", tr("Articles"))
        self._model = model
        self._following = False
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the chosen articles, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.order[row] for row in rows)

    def follow(self, article_id: int) -> None:
        """Make an article the only chosen one, without a signal."""
        index = self._model.index_of(article_id)
        self._following = True
        if not index.isValid():
            self.clearSelection()
        elif self.currentIndex() != index or not self.selectionModel().isSelected(index):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._following = False

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._following:
            self.current_chosen.emit(self._model.order[current.row()])

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.scheduleDelayedItemsLayout()  # a chosen row is taller

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen:
            self.menu_asked.emit(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
