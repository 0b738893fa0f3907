"""A memo tree as JSON, and back: what an edition keeps of the memo that was printed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from briefer.memo import document
from briefer.memo.document import Memo, NotesAt, ParaRole
from briefer.model import inline, partial
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

_IS: Final = "is"
"""The key that names the class of a value."""


def plain(value: object) -> object:
    """Return a frozen value as JSON, each dataclass with its name."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {_IS: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
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
    kind = _CLASSES[data[_IS]]
    known = {field.name for field in fields(kind)}
    parts = {name: _value(part) for name, part in data.items() if name in known}
    for name in _CHOICES.keys() & parts.keys():
        parts[name] = _CHOICES[name](parts[name])
    return kind(**parts)


_CLASSES: Final[dict[str, Any]] = {
    name: kind
    for module in (document, inline, partial)
    for name, kind in vars(module).items()
    if is_dataclass(kind)
}
_CHOICES: Final[dict[str, Any]] = {"voice": Voice, "role": ParaRole, "notes_at": NotesAt}
"""The parts that are one of a closed list, by their names."""
