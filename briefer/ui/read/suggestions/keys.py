"""What a key means while suggestions are reviewed, in the list and in the pane beside the text."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Command(Enum):
    """What can be asked of the review."""

    ACCEPT = auto()
    CHANGE = auto()
    SKIP = auto()
    BACK = auto()
    DISMISS = auto()
    LEAVE = auto()


_KEYS = {
    Qt.Key.Key_Return: Command.ACCEPT,
    Qt.Key.Key_Enter: Command.ACCEPT,
    Qt.Key.Key_Delete: Command.DISMISS,
    Qt.Key.Key_Escape: Command.LEAVE,
}
_LETTERS = {"e": Command.CHANGE, "j": Command.SKIP, "k": Command.BACK}


def command_for(event: QKeyEvent, *, single_keys: bool) -> Command | None:
    """Return what a key asks for; letters go by what they write."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    letter = _LETTERS.get(event.text().lower()) if single_keys else None
    return letter or _KEYS.get(Qt.Key(event.key()))
