"""A pane at the right: a heading with a cross, room, and below it what is done or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class SidePane(QWidget):
    """`left` comes with Cancel, the cross and Esc, `_act` runs with the button that does it."""

    left = Signal()

    def __init__(self, appearance: Appearance, name: str, title: str, yes: str) -> None:
        """`yes` are the words of the button."""
        super().__init__()
        named(self, name, title)
        surface(self, "panel", edge="left")
        self._appearance = appearance
        px = appearance.px
        self.title = look(named(QLabel(title), f"{name}.title"), weight="semibold")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.fault = look(named(QLabel(), f"{name}.fault"), tone="danger", scale="small")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.body = tight(QVBoxLayout(), (px(14), px(4), px(14), px(10)), px(8))
        column = tight(QVBoxLayout(self), (1, 0, 0, 0))
        column.addLayout(self._head(name))
        column.addLayout(self.body, 1)
        column.addWidget(self._foot(name, yes))

    def _head(self, name: str) -> QHBoxLayout:
        px = self._appearance.px
        says = tr("Cancel (Esc)")
        close = IconButton(self._appearance, "close", f"{name}.close", says, size=14)
        close.clicked.connect(self.left)
        head = tight(QHBoxLayout(), (px(14), px(8), px(10), px(4)), px(8))
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self, name: str, yes: str) -> QWidget:
        px = self._appearance.px
        foot = surface(QWidget(), "panel", edge="top")
        column = tight(QVBoxLayout(foot), (px(14), px(10), px(14), px(10)), px(8))
        column.addWidget(self.fault)
        row = tight(QHBoxLayout(), gap=px(8))
        undone = look(QLabel(tr("One step, can be undone")), tone="muted", scale="small")
        undone.setWordWrap(True)
        row.addWidget(undone, 1)
        cancel = named(QPushButton(tr("Cancel")), f"{name}.cancel")
        cancel.clicked.connect(self.left)
        self.button = look(named(QPushButton(yes), f"{name}.do"), kind="primary")
        self.button.clicked.connect(self._act)
        row.addWidget(cancel)
        row.addWidget(self.button)
        column.addLayout(row)
        return foot

    def say(self, sentence: str) -> None:
        """Say why it cannot be done, or nothing."""
        show_fault(self.fault, sentence)

    def _act(self) -> None:
        """Do what the pane is for."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            button = focused if isinstance(focused, QPushButton | QToolButton) else self.button
            button.click()
        else:
            super().keyPressEvent(event)
