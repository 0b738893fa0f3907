"""A line for words above what fits them: what every list that opens at the caret is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from briefer.ui.appearance import Appearance

ROW = 28
_WIDTH, _ROWS = 560, 8


class Names(NamedTuple):
    """What a list is called: by the program, as a panel, what its line asks for, what it lists."""

    name: str
    panel: str
    asked: str
    listed: str


class OfferList(Popover):
    """The arrows choose from the list while words are typed.

    `asked(words)` comes when other words stand in the line: whoever fills the model calls `settle`
    then. `taken(index)` comes with Enter or a click, once it is closed.
    """

    asked = Signal(str)
    taken = Signal(QModelIndex)

    def __init__(
        self, appearance: Appearance, parent: QWidget, model: QAbstractItemModel, names: Names
    ) -> None:
        super().__init__(appearance, parent)
        named(self, names.name, names.panel)
        self._appearance = appearance
        self._over = parent
        self._at = QPoint()
        self._model = model
        px = appearance.px
        holder = tight(QHBoxLayout(), (px(8), px(8), px(8), px(6)))
        self.field = SearchField(appearance, f"{names.name}.words", names.asked, ground="panel")
        holder.addWidget(self.field)
        self.body.addLayout(holder)
        self.list = named(QListView(), f"{names.name}.offers", names.listed)
        self.list.setModel(model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._foot())
        self.field.textChanged.connect(self.asked)
        self.field.installEventFilter(self)

    def open_below(self, at: QPoint) -> None:
        """Open below a point of the parent, with an empty line."""
        self._at = at
        self.field.clear()
        self.asked.emit("")
        self._place()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def settle(self) -> None:
        """Choose the first of what is listed now."""
        self.list.setCurrentIndex(self._model.index(0, 0))
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Stand below the point, as high as what is listed, or above it where there is no room."""
        px, parent, at = self._appearance.px, self._over, self._at
        width = min(px(_WIDTH), parent.width() - px(20))
        rows = min(max(self._model.rowCount(), 1), _ROWS)
        height = px(48) + rows * px(ROW) + px(34)
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

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close_panel()
            self.taken.emit(index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                row = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
                row = max(0, min(row, self._model.rowCount() - 1))
                self.list.setCurrentIndex(self._model.index(row, 0))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_panel()
        return super().eventFilter(watched, event)
