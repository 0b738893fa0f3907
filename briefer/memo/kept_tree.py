"""A memo tree as JSON, and back: what an edition keeps of the memo that was printed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from briefer.memo import document, picture, shapes
from briefer.memo.document import Figure, Memo, NotesAt, Para, ParaRole
from briefer.memo.shapes import Anchor, Cap, Join
from briefer.model import inline, partial
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing

    Images = Mapping[str, Picture | Drawing]

_IS: Final = "is"
"""The key that names the class of a value."""
_BYTES: Final = "bytes"
_IMAGE: Final = "image"
_PICTURE: Final = "picture"


def plain(value: object) -> object:
    """Return a frozen value as JSON, each dataclass with its name.

    A picture that the briefing keeps is named by its hash alone.
    """
    if is_dataclass(value) and not isinstance(value, type):
        is_kept = isinstance(value, Figure) and value.picture
        told = [field.name for field in fields(value) if not (is_kept and field.name == _IMAGE)]
        named = {name: plain(getattr(value, name)) for name in told}
        return {_IS: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return {_IS: _BYTES, _BYTES: b64encode(value).decode("ascii")}
    return value


def pictures_of(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the hashes of the kept pictures that a memo as JSON names."""
    blocks = data.get("blocks", ())
    named = (block.get(_PICTURE) for block in blocks if block.get(_IS) == Figure.__name__)
    return frozenset(filter(None, named))


def memo_of(data: Mapping[str, Any], images: Images = MappingProxyType({})) -> Memo | None:
    """Return the memo that `plain` wrote; None where another version of Briefer did.

    What that version knew beside is left out. `images` has the kept pictures by their hashes; a
    figure whose picture is lost leaves its caption.
    """
    try:
        found = _value(data, images)
    except (KeyError, TypeError, ValueError):
        return None
    return found if isinstance(found, Memo) else None


def _value(data: object, images: Images) -> object:
    if isinstance(data, list):
        return tuple(_value(part, images) for part in data)
    if not isinstance(data, dict):
        return data
    if data[_IS] == _BYTES:
        return b64decode(data[_BYTES])
    kind = _CLASSES[data[_IS]]
    known = {field.name for field in fields(kind)}
    parts: dict[str, Any] = {
        name: _value(part, images) for name, part in data.items() if name in known
    }
    if kind is Figure and _IMAGE not in parts:
        image = images.get(parts[_PICTURE])
        if image is None:
            return Para(parts["caption"], ParaRole.CAPTION, parts["passages"], parts["origin"])
        parts[_IMAGE] = image
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
