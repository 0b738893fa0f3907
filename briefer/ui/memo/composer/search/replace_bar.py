"""The bar that finds words in the memo and puts others in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.find_bar import FindBar
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class ReplaceBar(QWidget):
    """Two lines: what is looked for, and what takes its place.

    `replace_asked` comes with Enter in the second line or its button.
    """

    replace_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.find", tr("Find and replace in the memo"))
        surface(self, "bar")
        px = appearance.px
        every = named(QPushButton(tr("Replace all")), "memo.find.replace-all")
        every.setToolTip(tr("Replace every hit in your own words, in one step (Alt+Enter)"))
        self.search = FindBar(appearance, tr("Find in the memo"), every)
        self.field = SearchField(appearance, "memo.find.with", tr("Replace with"))
        self._one = look(named(QPushButton(tr("Replace")), "memo.find.replace"), kind="small")
        self._one.setToolTip(tr("Replace this hit and go to the next one (Enter)"))
        self._one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._one.clicked.connect(self.replace_asked)
        self._told = look(named(ElidedLabel(), "memo.find.told"), tone="muted", scale="small")
        column = tight(QVBoxLayout(self))
        column.addWidget(self.search)
        self._second = QWidget()
        row = tight(QHBoxLayout(self._second), (px(12), 0, px(10), px(6)), px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self._told, 1)
        row.addWidget(self._one)
        column.addWidget(self._second)
        self.search.closed.connect(self.hide)
        self.hide()

    def set_writable(self, *, writable: bool) -> None:
        """Offer to replace, or only to find."""
        self._second.setVisible(writable)

    def tell(self, words: str) -> None:
        """Say what was replaced, or why not."""
        self._told.setText(words)
        if words:
            announce(self.field, words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.search.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.hasFocus():
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.search.ask_for_all()
            else:
                self.replace_asked.emit()
        else:
            super().keyPressEvent(event)
