"""A sheet that says something, or asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_WIDTH = 440


class MessageSheet(Sheet):
    """An icon, a sentence, perhaps a second one; each button has a key, and Esc has none.

    `tone` is the role of the icon: accent, warn or danger.
    """

    def __init__(
        self, appearance: Appearance, text: str, detail: str, *, tone: str, window: QWidget | None
    ) -> None:
        super().__init__(appearance, "message", "Briefer", window)
        self.setAccessibleName(text)
        self.chosen = ""
        px = appearance.px
        row = tight(QHBoxLayout(), (px(20), px(18), px(20), px(18)), px(14))
        icon = "info" if tone == "accent" else "warning"
        row.addWidget(IconLabel(appearance, icon, role=tone, size=22), 0, Qt.AlignmentFlag.AlignTop)
        self.words = tight(QVBoxLayout(), gap=px(5))
        for words, looks in ((text, {"weight": "medium"}), (detail, {"tone": "muted"})):
            if words:
                label = look(QLabel(words), **looks)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setMinimumWidth(px(_WIDTH))
                self.words.addWidget(label)
        row.addLayout(self.words, 1)
        self.body.addLayout(row)
        self.foot.addStretch(1)

    def add_button(self, key: str, text: str, kind: str = "") -> QPushButton:
        """Add a button that closes the sheet with its key as what was chosen."""
        button = look(named(QPushButton(text), f"message.{key}"), kind=kind)
        button.clicked.connect(lambda: self._choose(key))
        self.foot.addWidget(button)
        return button

    def ask(self) -> str:
        """Show it, wait, and return the key that was chosen, or nothing."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.exec()
        self.deleteLater()
        return self.chosen

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()
