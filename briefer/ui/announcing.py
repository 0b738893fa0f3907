"""Telling a screen reader what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say `words`; they stand in the widget's description as well."""
    widget.setAccessibleDescription(words)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def show_fault(label: QLabel, sentence: str) -> None:
    """Show and say why something was not done; without a sentence take the label away."""
    label.setTextFormat(Qt.TextFormat.PlainText)  # it may name what the user has called “<b>”
    label.setText(sentence)
    label.setVisible(bool(sentence))
    if sentence:
        announce(label, sentence)
