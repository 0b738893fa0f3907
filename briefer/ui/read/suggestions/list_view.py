"""The list of suggestions with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.suggestions.delegate import SuggestionDelegate
from briefer.ui.read.suggestions.keys import command_for
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.suggestions.model import Index, SuggestionModel
    from briefer.ui.session import Session


_BATCH = 400


class SuggestionList(QListView):
    """`chosen(Suggestion)` comes with another row, `asked(Command)` with a key of the review."""

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, session: Session, model: SuggestionModel) -> None:
        super().__init__()
        named(self, "suggestions.list", tr("Suggestions"))
        self._session = session
        self._suggestions = model
        self._choosing = False
        self.setModel(model)
        self.setItemDelegate(SuggestionDelegate(session.appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Ten thousand rows are not measured in one go.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        session.appearance.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> Suggestion | None:
        """The suggestion of the chosen row."""
        return self._suggestions.suggestion_at(self.currentIndex().row())

    def choose(self, suggestion: Suggestion | None) -> None:
        """Choose a row and bring it into view, without a signal."""
        row = -1 if suggestion is None else self._suggestions.row_of(suggestion)
        self._choosing = True
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._suggestions.index(row))
            head = self._suggestions.index(row - 1)
            if self._suggestions.suggestion_at(row - 1) is None:
                self.scrollTo(head)
            self.scrollTo(self.currentIndex())
        self._choosing = False

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        suggestion = self._suggestions.suggestion_at(current.row())
        if suggestion is not None and not self._choosing:
            self.chosen.emit(suggestion)

    @override
    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Leave it to the review which row comes after one that goes."""
        self._choosing = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._choosing = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(event, single_keys=self._session.preferences.value.single_keys)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(command)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the review, and look for nothing."""
