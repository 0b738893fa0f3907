"""A list of passages in which one of them is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.passages.delegate import PassageDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.passages.model import PassageModel

_MANY = 1_000
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class PassageListView(QListView):
    """`taken(Passage)` comes with a click, and with Enter or Space on the row of the arrow keys.

    With `twice` it takes a double click.
    """

    taken = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        model: PassageModel,
        name: str,
        accessible: str,
        parent: QWidget | None = None,
        *,
        twice: bool = False,
    ) -> None:
        super().__init__(parent)
        self._passages = model
        named(self, name, accessible)
        self.setModel(model)
        model.modelReset.connect(self._begin_again)
        self.setItemDelegate(PassageDelegate(appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        (self.doubleClicked if twice else self.clicked).connect(self._take)

    def take_current(self) -> None:
        """Take the row of the arrow keys, if there is one."""
        index = self.currentIndex()
        if index.isValid():
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        line = self._passages.line(index.row())
        if line is not None:
            self.taken.emit(line.passage)

    @override
    def reset(self) -> None:
        """Qt asks for every row before it paints one; where there are thousands, for some."""
        many = len(self._passages.ids) > _MANY
        mode = QListView.LayoutMode
        self.setLayoutMode(mode.Batched if many else mode.SinglePass)
        super().reset()

    def _begin_again(self) -> None:
        if self.hasFocus():
            self._begin()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        """Let the arrow keys go from the first row, where they are on none."""
        if not self.currentIndex().isValid() and self._passages.ids:
            self.setCurrentIndex(self._passages.index(0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING and self.currentIndex().isValid():
            self.take_current()
        else:
            super().keyPressEvent(event)
