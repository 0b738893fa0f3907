"""What a pane shows while it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class EmptyState(QWidget):
    """An icon, a sentence, a second one that says what to do, and buttons that do it."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        title: str,
        text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, name, title, text)
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(24), px(24), px(24), px(24)), px(6))
        column.addStretch(1)
        if icon:
            column.addWidget(
                IconLabel(appearance, icon, role="muted", size=24),
                0,
                Qt.AlignmentFlag.AlignHCenter,
            )
        self.title = self._line(title, weight="semibold" if text else "")
        self.text = self._line(text, tone="muted")
        if not text:
            look(self.title, tone="muted")
            self.text.hide()
        column.addWidget(self.title)
        column.addWidget(self.text)
        self._buttons = tight(QHBoxLayout(), (0, px(8), 0, 0), px(10))
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def add_button(self, button: QPushButton) -> None:
        """Add a button below the words."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def say(self, title: str, text: str = "") -> None:
        """Show other sentences."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def _line(self, text: str, **looks: str) -> QLabel:
        label = look(QLabel(text), **looks)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
