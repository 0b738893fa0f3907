"""A form of labels and fields, narrow enough for a side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

BETWEEN = "; "
"""Stands between several values in one line."""


class Form(QWidget):
    """Each label over its field, so that the field has the whole width."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        px = appearance.px
        self._gap = px(8)
        self._column = tight(QVBoxLayout(self), (px(14), px(4), px(14), px(14)), px(2))

    def add_field(self, words: str, field: QWidget) -> None:
        """Add a field with its label."""
        label = look(QLabel(words), tone="muted", scale="small")
        label.setBuddy(field)
        self._column.addSpacing(self._gap if self._column.count() else 0)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget that has no label."""
        self._column.addSpacing(self._gap)
        self._column.addWidget(widget)

    def end(self) -> None:
        """Leave the rest of the height empty."""
        self._column.addStretch(1)


def several(text: str) -> list[str]:
    """Return the values that stand in one line."""
    return [word for word in map(str.strip, text.split(BETWEEN.strip())) if word]
