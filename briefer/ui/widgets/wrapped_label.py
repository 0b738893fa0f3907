"""Words of a memo, an article or an error on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from briefer.ui.accessible import named
from briefer.ui.widgets.looks import look


def wrapped_label(words: str = "", name: str = "", **looks: str) -> QLabel:
    """Return a label that shows words as they are: a “<b>” in them is no bold type."""
    label = look(named(QLabel(words), name), **looks)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
