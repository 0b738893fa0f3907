"""Numbered lines: how a thing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.ui.appearance import Appearance


class Steps(QWidget):
    """One line for each step, with its number in a circle."""

    def __init__(self, appearance: Appearance, steps: Iterable[str]) -> None:
        super().__init__()
        px = appearance.px
        self.layout_column = tight(QVBoxLayout(self), gap=px(8))
        for number, words in enumerate(steps, 1):
            row = tight(QHBoxLayout(), gap=px(10))
            circle = look(QLabel(str(number)), kind="number")
            circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line = look(QLabel(words), tone="muted")
            line.setWordWrap(True)
            row.addWidget(circle, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(line, 1)
            self.layout_column.addLayout(row)
