"""What the page shows: parts at left, what was found, a look at it at right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.everywhere.found_list import FoundList
from briefer.ui.everywhere.preview import Preview
from briefer.ui.everywhere.scope_panel import ScopePanel
from briefer.ui.everywhere.tag_form import TagForm
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance

_SCOPE = 236
_PREVIEW, _NARROW_PREVIEW = 440, 320
_NARROW, _STACKED, _TALL = 1200, 900, 290
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class EverywhereView(QWidget):
    """Words in, places out. `left` comes with Esc, `taken` with Enter."""

    left = Signal()
    taken = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "everywhere", tr("Find everywhere"))
        surface(self, "panel")
        self._appearance = appearance
        self.scope = ScopePanel(appearance)
        self.field = SearchField(
            appearance, "everywhere.field", tr("Words, or “words together”"), ground="panel"
        )
        look(self.field, scale="big")
        self.field.installEventFilter(self)
        counts = named(ElidedLabel(tall=True), "everywhere.count")
        self.counts = look(counts, tone="muted", scale="small")
        self.tag_all = look(named(QPushButton(tr("Tag all…")), "everywhere.tag-all"), scale="small")
        self.list = FoundList(appearance)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = TagForm(appearance, vocabulary)
        self.preview = Preview(appearance)
        self._stack = QStackedWidget()
        self._nothing = EmptyState(appearance, "everywhere.nothing", "")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.list)
        self._build()
        self.setFocusProxy(self.field)

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence in place of the list, or with nothing the list."""
        self._nothing.say(sentence)
        self._stack.setCurrentWidget(self._nothing if sentence else self.list)

    def _build(self) -> None:
        px = self._appearance.px
        row = tight(QHBoxLayout(self))
        row.addWidget(self.scope)
        middle = QWidget()
        column = tight(QVBoxLayout(middle))
        head = tight(QHBoxLayout(), (px(16), px(10), px(16), px(9)), px(10))
        head.addWidget(self.field, 1)
        head.addWidget(self.counts)
        head.addWidget(self.tag_all)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.form)
        self.form.hide()
        self._places = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight))
        self._places.addWidget(middle, 1)
        self._places.addWidget(self.preview)
        row.addLayout(self._places, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width = self._appearance.px, self.width()
        self.scope.setFixedWidth(min(px(_SCOPE), width * 3 // 10))
        if width < px(_STACKED):  # what was found stands over the look at it
            self._places.setDirection(QBoxLayout.Direction.TopToBottom)
            self.preview.setVisible(self.height() >= px(_TALL))
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(width)
            self.preview.setFixedHeight(self.height() * 2 // 5)
        else:
            self._places.setDirection(QBoxLayout.Direction.LeftToRight)
            self.preview.show()
            self.preview.setFixedWidth(px(_NARROW_PREVIEW if width < px(_NARROW) else _PREVIEW))
            self.preview.setMinimumHeight(0)
            self.preview.setMaximumHeight(self.maximumHeight())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys move in the list and open what is chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.step(_MOVES[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
