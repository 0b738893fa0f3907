"""The small heading of a part of a form, with the link that adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class PartHead(QWidget):
    """`add_asked` comes with the link."""

    add_asked = Signal()

    def __init__(self, appearance: Appearance, name: str, title: str, adds: str) -> None:
        super().__init__()
        px = appearance.px
        row = self._row = tight(QHBoxLayout(self), (0, px(6), 0, 0), px(8))
        self._title = look(QLabel(title), tone="muted", scale="small")
        self._adds = adds
        row.addWidget(self._title)
        row.addStretch(1)
        self.add = named(QPushButton(tr("Add")), f"{name}.add", adds)
        look(self.add, kind="link", weight="regular")
        self.add.clicked.connect(self.add_asked)
        row.addWidget(self.add)

    def show_link_alone(self) -> None:
        """Let the link say all, at the left: the title stands elsewhere."""
        self._title.hide()
        look(self.add, weight="").setText(self._adds)
        self._row.removeWidget(self.add)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.insertWidget(0, self.add)

    def allow(self, *, writable: bool) -> None:
        """Show the link, or hide it where nothing can be added."""
        self.add.setVisible(writable)
