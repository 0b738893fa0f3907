"""A section or a line of the head, as one row of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.ui.appearance import Appearance

_WORDS = 190
"""The room that words need beside the buttons; with less, the buttons stand below."""
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PartRow(QWidget):
    """Its words, edited in place; a tick; buttons and Alt+Up, Alt+Down, Del.

    `renamed(words)`, `ticked(bool)`, `moved(-1 or 1)` and `removed()` come from the user alone.
    """

    renamed = Signal(str)
    ticked = Signal(bool)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, appearance: Appearance, name: str, says: str, tick: str) -> None:
        """`says` is what the words are for, `tick` what the box at the right means."""
        super().__init__()
        named(self, name)
        surface(self, "card")
        self._appearance = appearance
        px = appearance.px
        self._row = tight(QHBoxLayout(self), (px(10), px(6), px(6), px(6)), px(6))
        self.words = InlineEdit(f"{name}.words", says)
        look(self.words.label, weight="medium")
        self.words.committed.connect(self.renamed)
        self.setFocusProxy(self.words)
        self.note = look(named(QLabel(), f"{name}.note"), tone="muted", scale="small")
        self.note.setWordWrap(True)
        self.below = tight(QVBoxLayout(), gap=px(2))
        self.below.addWidget(self.words)
        self.below.addWidget(self.note)
        self._row.addLayout(self.below, 1)
        self._hands = QWidget()
        row = tight(QHBoxLayout(self._hands), gap=px(2))
        self.tick = named(QCheckBox(tick), f"{name}.tick")
        self.tick.clicked.connect(self.ticked)
        row.addWidget(self.tick, 1)
        self._row.addWidget(self._hands)
        self.up = IconButton(appearance, "chevron-up", f"{name}.up", tr("Move up (Alt+Up)"))
        self.down = IconButton(
            appearance, "chevron-down", f"{name}.down", tr("Move down (Alt+Down)")
        )
        self.cross = IconButton(appearance, "trash", f"{name}.remove", tr("Remove (Del)"))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.cross.clicked.connect(self.removed)
        for button in (self.up, self.down, self.cross):
            row.addWidget(button)

    @override
    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the buttons, below which the words find their room."""
        margins = self._row.contentsMargins()
        width = self._hands.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self._hands.sizeHint().width() >= self._appearance.px(_WORDS)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def allow(self, *, own: bool, up: bool, down: bool) -> None:
        """Let the user change the row, and move it where there is somewhere to go."""
        for widget in (self.words, self.tick):
            widget.setEnabled(own)
        for button, can in ((self.up, up), (self.down, down), (self.cross, True)):
            button.setVisible(own)
            button.setEnabled(own and can)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if alt and key in _UP_AND_DOWN and self.up.isVisible():
            button = self.up if key == Qt.Key.Key_Up else self.down
            if button.isEnabled():
                self.moved.emit(_UP_AND_DOWN[key])
        elif key == Qt.Key.Key_Delete and self.cross.isEnabled():
            self.removed.emit()
        else:
            super().keyPressEvent(event)
