"""A memo tree as JSON, and back: what an edition keeps of the memo that was printed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from briefer.memo import document, picture, shapes
from briefer.memo.document import Memo, NotesAt, ParaRole
from briefer.memo.shapes import Anchor, Cap, Join
from briefer.model import inline, partial
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

_IS: Final = "is"
"""The key that names the class of a value."""
_BYTES: Final = "bytes"


def plain(value: object) -> object:
    """Return a frozen value as JSON, each dataclass with its name."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {_IS: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return {_IS: _BYTES, _BYTES: b64encode(value).decode("ascii")}
    return value


def memo_of(data: Mapping[str, Any]) -> Memo | None:
    """Return the memo that `plain` wrote; None where another version of Briefer did.

    What that version knew beside is left out.
    """
    try:
        found = _value(data)
    except (KeyError, TypeError, ValueError):
        return None
    return found if isinstance(found, Memo) else None


def _value(data: object) -> object:
    if isinstance(data, list):
        return tuple(map(_value, data))
    if not isinstance(data, dict):
        return data
    if data[_IS] == _BYTES:
        return b64decode(data[_BYTES])
    kind = _CLASSES[data[_IS]]
    known = {field.name for field in fields(kind)}
    parts = {name: _value(part) for name, part in data.items() if name in known}
    choices = _CHOICES.get(data[_IS], {})
    for name in choices.keys() & parts.keys():
        parts[name] = choices[name](parts[name])
    return kind(**parts)


_CLASSES: Final[dict[str, Any]] = {
    name: kind
    for module in (document, inline, partial, picture, shapes)
    for name, kind in vars(module).items()
    if is_dataclass(kind)
}
_CHOICES: Final[dict[str, dict[str, Any]]] = {
    "Extract": {"voice": Voice},
    "InlineExtract": {"voice": Voice},
    "Para": {"role": ParaRole},
    "MemoMeta": {"notes_at": NotesAt},
    "Stroke": {"cap": Cap, "join": Join},
    "Words": {"anchor": Anchor},
}
"""The parts that are one of a closed list, by their classes and names."""
