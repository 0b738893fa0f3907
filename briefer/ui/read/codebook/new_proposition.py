"""Two lines in which a proposition is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class NewProposition(QWidget):
    """`made(sentence, label)` comes with Enter or Add, `left` with Esc or Cancel."""

    made = Signal(str, str)
    left = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        px = appearance.px
        named(self, name, tr("New proposition"))
        column = tight(QVBoxLayout(self), (px(3), px(3), px(3), px(4)), px(4))
        self.sentence = named(QLineEdit(), f"{name}.sentence", tr("Proposition"))
        self.sentence.setPlaceholderText(tr("Somebody should do something"))
        self.label = named(QLineEdit(), f"{name}.label", tr("Short label"))
        self.label.setPlaceholderText(tr("Short label, for columns"))
        for field in (self.sentence, self.label):
            field.returnPressed.connect(self._make)
            column.addWidget(field)
        row = tight(QHBoxLayout(), gap=px(6))
        row.addStretch(1)
        for key, words, slot in (
            ("cancel", tr("Cancel"), self.left.emit),
            ("add", tr("Add"), self._make),
        ):
            button = look(named(QPushButton(words), f"{name}.{key}"), scale="small")
            button.clicked.connect(slot)
            row.addWidget(button)
        column.addLayout(row)

    def begin(self) -> None:
        """Start with empty lines."""
        self.sentence.clear()
        self.label.clear()
        self.show()
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        sentence = self.sentence.text().strip()
        if sentence:
            self.made.emit(sentence, self.label.text().strip())
        else:
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
