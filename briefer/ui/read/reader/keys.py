"""What a key means in the reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.ui.read.typed_letters import typed_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Key = Qt.Key
Modifier = Qt.KeyboardModifier


MODIFIER_KEYS = frozenset(
    {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock}
)
"""Keys that do nothing by themselves."""


class Command(Enum):
    """What can be asked of the reader by a key."""

    TYPE = auto()
    OPEN_PALETTE = auto()
    TAG_PINNED = auto()
    REPEAT = auto()
    SECOND_STATEMENT = auto()
    GROW = auto()
    SHRINK = auto()
    NEXT_PASSAGE = auto()
    PREVIOUS_PASSAGE = auto()
    NEXT_ARTICLE = auto()
    PREVIOUS_ARTICLE = auto()
    NEXT_AS_WELL = auto()
    PREVIOUS_AS_WELL = auto()
    END_LATER = auto()
    END_EARLIER = auto()
    START_LATER = auto()
    START_EARLIER = auto()
    COPY_TAGS = auto()
    PASTE_TAGS = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    REMOVE = auto()
    CANCEL = auto()
    PAGE_DOWN = auto()
    PAGE_UP = auto()


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides the meaning of a key: a selection, a chosen passage, the user's preference."""

    selected: bool
    chosen: bool
    single_keys: bool


_ALT = Modifier.AltModifier
_WITH_MODIFIER = {
    (_ALT, Key.Key_Up): Command.GROW,
    (_ALT, Key.Key_Down): Command.SHRINK,
    (Modifier.ControlModifier, Key.Key_F): Command.FIND,
    (Modifier.NoModifier, Key.Key_F3): Command.FIND_NEXT,
    (Modifier.ShiftModifier, Key.Key_F3): Command.FIND_PREVIOUS,
    (Modifier.ControlModifier, Key.Key_V): Command.PASTE_TAGS,
    (Modifier.ControlModifier | Modifier.ShiftModifier, Key.Key_T): Command.SECOND_STATEMENT,
}
_ON_PASSAGE = {
    (_ALT | Modifier.ShiftModifier, Key.Key_Right): Command.END_LATER,
    (_ALT | Modifier.ShiftModifier, Key.Key_Left): Command.END_EARLIER,
    (_ALT, Key.Key_Right): Command.START_LATER,
    (_ALT, Key.Key_Left): Command.START_EARLIER,
    (Modifier.ControlModifier, Key.Key_C): Command.COPY_TAGS,
}
"""Keys that mean the chosen passage, where nothing is selected."""
_PLAIN = {
    Key.Key_Return: Command.OPEN_PALETTE,
    Key.Key_Enter: Command.OPEN_PALETTE,
    Key.Key_Delete: Command.REMOVE,
    Key.Key_Escape: Command.CANCEL,
    Key.Key_PageDown: Command.PAGE_DOWN,
    Key.Key_PageUp: Command.PAGE_UP,
}
_LETTERS = {
    "j": Command.NEXT_PASSAGE,
    "k": Command.PREVIOUS_PASSAGE,
    "n": Command.NEXT_ARTICLE,
    "b": Command.PREVIOUS_ARTICLE,
    "/": Command.FIND,
    " ": Command.PAGE_DOWN,
}
_SHIFTED_LETTERS = {"j": Command.NEXT_AS_WELL, "k": Command.PREVIOUS_AS_WELL}
_KEYPAD = Modifier.KeypadModifier


def command_for(event: QKeyEvent, now: Situation) -> Command | None:
    """Return what a key asks for, or None where Qt's own motion keys should have it.

    Letters and digits go by what they write, so that every keyboard layout works.
    """
    modifiers = event.modifiers() & ~_KEYPAD
    pressed = (modifiers, Key(event.key()))
    command = _WITH_MODIFIER.get(pressed)
    if now.chosen and not now.selected:
        command = _ON_PASSAGE.get(pressed, command)
    if command is None and modifiers == Modifier.NoModifier:
        command = _PLAIN.get(Key(event.key()))
    if command is not None:
        return command
    text = typed_text(event)
    shifted = bool(modifiers & Modifier.ShiftModifier)
    return _written(text, now, shifted=shifted) if text else None


def _written(text: str, now: Situation, *, shifted: bool) -> Command | None:
    if now.selected:
        return _with_selection(text, now)
    if not now.single_keys:
        return None
    if now.chosen and text in "123456789":
        return Command.TAG_PINNED
    if now.chosen and text == ".":
        return Command.REPEAT
    letter = text.lower()
    return (_SHIFTED_LETTERS.get(letter) if shifted else None) or _LETTERS.get(letter)


def _with_selection(text: str, now: Situation) -> Command | None:
    if now.single_keys and text in "123456789":
        return Command.TAG_PINNED
    if now.single_keys and text == ".":
        return Command.REPEAT
    if now.single_keys and text == "/":
        return Command.FIND
    return Command.TYPE if text.isalnum() else None
