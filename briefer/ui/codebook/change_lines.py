"""What a change would do, as numbers with their words between ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.appearance import Appearance

Line = tuple[int, str]


class ChangeLines(QWidget):
    """Each line a number and what it counts."""

    def __init__(self, appearance: Appearance, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._appearance = appearance
        self._column = tight(QVBoxLayout(self))
        self._rows: list[QWidget] = []
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        font = self._appearance.sans(13, SEMIBOLD)
        widths = [QFontMetrics(font).horizontalAdvance(f"{number:,}") for number, _ in lines]
        width = max([self._appearance.px(18), *widths])
        self._rows = [self._row(place, *line, width) for place, line in enumerate(lines)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, place: int, number: int, words: str, width: int) -> QWidget:
        px = self._appearance.px
        row = surface(QFrame(), "panel", edge="bottom")
        named(row, f"{self.objectName()}.{place}", f"{number:,} {words}")
        columns = tight(QHBoxLayout(row), (0, px(6), 0, px(7)), px(8))
        count = look(QLabel(f"{number:,}"), weight="semibold")
        count.setMinimumWidth(width)
        text = look(QLabel(words), scale="small")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        columns.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(text, 1)
        return row
