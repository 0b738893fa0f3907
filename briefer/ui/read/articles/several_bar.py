"""What can be done with several chosen articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance


class SeveralBar(QWidget):
    """How many are chosen, and a button for each thing to do with them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "several", tr("Chosen articles"))
        surface(self, "panel", edge="top")
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(12), px(8), px(12), px(9)), px(6))
        self._count = look(named(QLabel(), "several.count"), weight="semibold")
        column.addWidget(self._count)
        self._buttons = FlowLayout(gap=px(6), line_gap=px(6))
        column.addLayout(self._buttons)

    def show_count(self, count: int) -> None:
        """Say how many articles are chosen."""
        self._count.setText(tr("{n} articles chosen").format(n=count))

    def add_button(self, name: str, words: str, slot: Callable[[], object]) -> None:
        """Add a button."""
        button = look(named(QPushButton(words), f"several.{name}"), scale="small")
        button.clicked.connect(lambda _checked=False: slot())
        self._buttons.addWidget(button)
