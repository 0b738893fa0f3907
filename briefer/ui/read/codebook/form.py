"""A form of labels and fields: narrow for a side panel, roomy for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.typed_line import TypedLine
from briefer.ui.widgets.word_chips import BETWEEN, WordChips

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance


__all__ = ["BETWEEN", "Form", "several", "several_line"]

_LABEL, _NARROW = 96, 380
QWIDGETSIZE_MAX = 16_777_215
"""What Qt takes for no limit."""


class Form(QWidget):
    """Each label over its field, so that the field has the whole width.

    Where roomy it stands before it, as long as the field keeps room for words.
    """

    def __init__(self, appearance: Appearance, *, roomy: bool = False) -> None:
        super().__init__()
        px = appearance.px
        self.roomy = roomy
        self._gap = px(8)
        self._label = px(_LABEL)
        self._narrow = px(_NARROW)
        self._rows: list[tuple[QBoxLayout, QLabel]] = []
        edge = (0, 0, 0, 0) if roomy else (px(14), px(4), px(14), px(14))
        self._column = tight(QVBoxLayout(self), edge, px(2))

    def add_field(self, words: str, field: QWidget) -> QWidget:
        """Add a field with its label, and return what holds both."""
        label = look(QLabel(words), tone="muted", scale="small")
        label.setBuddy(field)
        label.setWordWrap(not self.roomy)
        return self._add(label, field)

    def add_wide(self, widget: QWidget) -> QWidget:
        """Add a widget that has no label, and return what holds it."""
        return self._add(QLabel() if self.roomy else None, widget)

    def add_part(self, words: str, widget: QWidget) -> None:
        """Add a widget that has a heading of its own where there is no room for a label."""
        if self.roomy:
            self.add_field(words, widget)
        else:
            self.add_wide(widget)

    def _add(self, label: QLabel | None, field: QWidget) -> QWidget:
        """Add one row, with the gap above it as a part of it: a row that is hidden leaves none."""
        holder = QWidget()
        above = self._gap if self._column.count() else 0
        column = tight(QVBoxLayout(holder), (0, above, 0, 0), self._column.spacing())
        if self.roomy and label is not None:
            column.addLayout(self._before(label, field))
        else:
            if label is not None:
                column.addWidget(label)
            column.addWidget(field)
        self._column.addWidget(holder)
        return holder

    def _before(self, label: QLabel, field: QWidget) -> QBoxLayout:
        """Return a row of a label and its field."""
        look(label, weight="semibold")
        row = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        self._rows.append((row, label))
        return row

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < self._narrow
        for row, label in self._rows:
            if stacked:
                row.setDirection(QBoxLayout.Direction.TopToBottom)
                row.setSpacing(2)
                label.setMinimumWidth(0)
                label.setMaximumWidth(QWIDGETSIZE_MAX)
                label.setContentsMargins(0, 0, 0, 0)
            else:
                row.setDirection(QBoxLayout.Direction.LeftToRight)
                row.setSpacing(self._gap + 4)
                label.setFixedWidth(self._label)
                label.setContentsMargins(0, self._gap - 2, 0, 0)
            label.setVisible(bool(label.text()) or not stacked)

    def end(self) -> None:
        """Leave the rest of the height empty."""
        self._column.addStretch(1)


def several_line(
    appearance: Appearance, name: str, accessible: str, *, roomy: bool
) -> TypedLine | WordChips:
    """Return a field for several words: one line, or chips where there is room for them."""
    if roomy:
        return WordChips(appearance, name, accessible)
    return TypedLine(name, accessible, hint=tr("several with ;"))


def several(text: str) -> list[str]:
    """Return the values that stand in one line."""
    return [word for word in map(str.strip, text.split(BETWEEN.strip())) if word]
