"""What a press of a key writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Modifier = Qt.KeyboardModifier
_SHIFTED = Modifier.ShiftModifier | Modifier.KeypadModifier | Modifier.GroupSwitchModifier
_ALTGR = Modifier.ControlModifier | Modifier.AltModifier


def typed_text(event: QKeyEvent) -> str:
    """Return what a key writes; nothing for a shortcut."""
    text = event.text()
    if not text or not text.isprintable():
        return ""
    others = event.modifiers() & ~_SHIFTED
    return text if others in {Modifier.NoModifier, _ALTGR} else ""
