"""Boxes beside each other, below each other where their values would be cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from briefer.ui.overriding import override
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.widgets.term_box import TermBox


class BoxPair(QWidget):
    """`boxes` are pairs of a label's words, or none, and the box that it names."""

    def __init__(self, appearance: Appearance, boxes: Sequence[tuple[str, TermBox]]) -> None:
        super().__init__()
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(appearance.px(8))
        self._grid.setVerticalSpacing(appearance.px(2))
        self._boxes: list[tuple[QLabel, TermBox]] = []
        for words, box in boxes:
            label = look(QLabel(words), tone="muted", scale="small")
            label.setBuddy(box)
            if not words:  # shown before it has a parent it would be a window of its own
                label.hide()
            self._boxes.append((label, box))
        self._place()

    def _place(self) -> None:
        gaps = self._grid.horizontalSpacing() * (len(self._boxes) - 1)
        wanted = max(box.longest_width for _label, box in self._boxes)
        beside = self.width() >= wanted * len(self._boxes) + gaps
        if beside == self._beside:
            return
        self._beside = beside
        for at, (label, box) in enumerate(self._boxes):
            row, column = (0, at) if beside else (2 * at, 0)
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(box, row + 1, column)
            self._grid.setColumnStretch(at, 1 if beside or at == 0 else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
