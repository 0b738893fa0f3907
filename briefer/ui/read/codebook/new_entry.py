"""The line in which a new topic or stakeholder is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class NewEntry(QWidget):
    """`made(kind, name, beside)` says whether it goes below the chosen topic, or on its side.

    `left` comes with Esc.
    """

    made = Signal(object, str, bool)
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        px = appearance.px
        named(self, "codebook.new")
        surface(self, "panel", edge="bottom")
        self._kind = Kind.TOPICS
        column = tight(QVBoxLayout(self), (px(12), px(2), px(12), px(8)), px(5))
        row = tight(QHBoxLayout(), gap=px(6))
        self.field = named(QLineEdit(), "codebook.new.name")
        self.field.returnPressed.connect(self._make)
        add = look(named(QPushButton(tr("Add")), "codebook.new.add"), scale="small")
        add.clicked.connect(self._make)
        row.addWidget(self.field, 1)
        row.addWidget(add)
        column.addLayout(row)
        self.beside = named(QCheckBox(), "codebook.new.beside")
        column.addWidget(self.beside)

    def begin(self, kind: Kind, beside: str) -> None:
        """Ask for a name; `beside` says in words where the chosen entry would put it."""
        self._kind = kind
        who = kind is Kind.STAKEHOLDERS
        words = tr("Name of the new stakeholder") if who else tr("Name of the new topic")
        named(self.field, "codebook.new.name", words).setPlaceholderText(words)
        self.field.clear()
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self.beside.setChecked(bool(beside))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        name = self.field.text().strip()
        if name:
            self.made.emit(self._kind, name, self.beside.isChecked())
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
