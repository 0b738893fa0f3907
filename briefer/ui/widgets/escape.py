"""Esc belongs to the widget that has the focus before it is a key of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def asks_who_takes_escape(event: QEvent) -> bool:
    """Say whether Qt asks if a widget wants Esc; where it accepts, the key comes to it next."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


def takes_escape(event: QEvent) -> bool:
    """Accept such a question; say whether it was one."""
    if asks_who_takes_escape(event):
        event.accept()
        return True
    return False
