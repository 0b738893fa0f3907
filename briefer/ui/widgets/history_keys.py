"""Undo and redo belong to the window, not to the field that is typed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_TURNS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def asks_to_turn(event: QEvent) -> bool:
    """Say whether a key asks to undo or redo; a field ignores it, so that the window acts."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() in _KEYS
        and any(event.matches(turn) for turn in _TURNS)
    )
