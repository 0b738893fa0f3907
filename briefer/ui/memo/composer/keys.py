"""What a key means in the text of a memo."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier


class Meaning(Enum):
    """What a key asks of the editor; a key of no meaning here is Qt's or the window's."""

    ENTER = auto()
    ENTER_ABOVE = auto()
    REMOVE_BEFORE = auto()
    REMOVE_AFTER = auto()
    REMOVE_WORD_BEFORE = auto()
    REMOVE_WORD_AFTER = auto()
    COPY = auto()
    COPY_CITED = auto()
    CITE = auto()
    REFER = auto()
    CUT = auto()
    PASTE = auto()
    STRONG = auto()
    SLANTED = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    EDIT = auto()
    ESCAPE = auto()
    SELECT_ALL = auto()
    TYPED = auto()


_PLAIN = {
    _Key.Key_Return: Meaning.ENTER,
    _Key.Key_Enter: Meaning.ENTER,
    _Key.Key_Backspace: Meaning.REMOVE_BEFORE,
    _Key.Key_Delete: Meaning.REMOVE_AFTER,
    _Key.Key_Up: Meaning.UP,
    _Key.Key_Down: Meaning.DOWN,
    _Key.Key_Left: Meaning.LEFT,
    _Key.Key_Right: Meaning.RIGHT,
    _Key.Key_F2: Meaning.EDIT,
    _Key.Key_Escape: Meaning.ESCAPE,
}
_SHIFTED = {
    _Key.Key_Return: Meaning.ENTER_ABOVE,
    _Key.Key_Enter: Meaning.ENTER_ABOVE,
    _Key.Key_Backspace: Meaning.REMOVE_BEFORE,
}
_ALT = {_Key.Key_Up: Meaning.MOVE_UP, _Key.Key_Down: Meaning.MOVE_DOWN}
_BOTH = {_Key.Key_C: Meaning.COPY_CITED, _Key.Key_N: Meaning.CITE, _Key.Key_R: Meaning.REFER}
"""With Ctrl and Shift."""
_STANDARD = {
    QKeySequence.StandardKey.SelectAll: Meaning.SELECT_ALL,
    QKeySequence.StandardKey.Copy: Meaning.COPY,
    QKeySequence.StandardKey.Cut: Meaning.CUT,
    QKeySequence.StandardKey.Paste: Meaning.PASTE,
    QKeySequence.StandardKey.Bold: Meaning.STRONG,
    QKeySequence.StandardKey.Italic: Meaning.SLANTED,
    QKeySequence.StandardKey.DeleteStartOfWord: Meaning.REMOVE_WORD_BEFORE,
    QKeySequence.StandardKey.DeleteEndOfWord: Meaning.REMOVE_WORD_AFTER,
}
_OURS = {_Key.Key_C, _Key.Key_X, _Key.Key_V, _Key.Key_A, _Key.Key_B, _Key.Key_I, _Key.Key_Insert}
"""With Ctrl alone these are the editor's, also where the window has an action on them."""
_MOTIONS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End}
_PAGES = {_Key.Key_PageUp, _Key.Key_PageDown}
_REMOVALS = {_Key.Key_Backspace, _Key.Key_Delete}
_KEYPAD = _Modifier.KeypadModifier


def meaning(event: QKeyEvent) -> Meaning | None:
    """Return what the key asks of the editor."""
    # StandardKey.Backspace matches nothing on some platforms: keys are asked for by their names.
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key())
    if modifiers == _Modifier.NoModifier and key in _PLAIN:
        return _PLAIN[key]
    if modifiers == _Modifier.ShiftModifier and key in _SHIFTED:
        return _SHIFTED[key]
    if modifiers == _Modifier.AltModifier and key in _ALT:
        return _ALT[key]
    if modifiers == _Modifier.ControlModifier | _Modifier.ShiftModifier and key in _BOTH:
        return _BOTH[key]
    for standard, found in _STANDARD.items():
        if event.matches(standard):
            return found
    return Meaning.TYPED if is_typed(event) else None


def is_typed(event: QKeyEvent) -> bool:
    """Say whether the key writes something."""
    modifiers = event.modifiers() & ~(_KEYPAD | _Modifier.GroupSwitchModifier)
    if modifiers & ~_Modifier.ShiftModifier == _Modifier.ControlModifier:
        return False
    if modifiers & _Modifier.MetaModifier:
        return False
    return bool(event.text()) and event.text().isprintable()


def is_ours(event: QKeyEvent) -> bool:
    """Say whether the editor takes the key before the window's actions; undo is always theirs."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~(_KEYPAD | _Modifier.ShiftModifier)
    if modifiers == _Modifier.ControlModifier:
        if event.modifiers() & _Modifier.ShiftModifier and key in _BOTH:
            return True
        return key in _OURS | _MOTIONS | _REMOVALS
    if modifiers == _Modifier.AltModifier and key in _ALT:
        return True
    ours = {*_PLAIN, *_MOTIONS, *_PAGES, _Key.Key_Insert} - {_Key.Key_Escape}
    if modifiers == _Modifier.NoModifier and key in ours:
        return True
    return is_typed(event)
