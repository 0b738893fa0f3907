"""What passes between Briefer and its reading process: frames of JSON, and bytes behind them.

Nothing on the wire can be executed; what comes back is checked, since the process that wrote it has
parsed what strangers wrote.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import IO, TypeGuard

from briefer.model.article import ArticleDraft, Fact, Original
from briefer.model.text import canonical_text

_LENGTHS = struct.Struct(">QQ")
_LONGEST_FRAME = 512 * 1024 * 1024
"""Bytes above which a frame is taken for nonsense."""


class WireError(Exception):
    """The other side is gone, or what it sent is no frame."""


def send(stream: IO[bytes], message: dict[str, object], data: bytes = b"") -> None:
    """Write one frame and flush it."""
    words = json.dumps(message).encode("ascii")
    stream.write(_LENGTHS.pack(len(words), len(data)))
    stream.write(words)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, object], bytes]:
    """Return the next frame; raise WireError where there is none."""
    words, data = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if words + data > _LONGEST_FRAME:
        raise WireError("The frame is too long.")
    try:
        message: object = json.loads(_exactly(stream, words))
    except (ValueError, RecursionError) as fault:
        raise WireError("The frame is no JSON.") from fault
    if not _is_object(message):
        raise WireError("The frame is no object.")
    return message, _exactly(stream, data)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise WireError("The stream has ended.")
    return data


def draft_to_json(draft: ArticleDraft) -> dict[str, object]:
    """Return the draft without its original's bytes, which the other side has."""
    return {
        "title": draft.title,
        "body": draft.body,
        "outlet": draft.outlet,
        "authors": list(draft.authors),
        "published": draft.published,
        "url": draft.url,
        "language": draft.language,
        "facts": [asdict(fact) for fact in draft.facts],
        "name": draft.original.name,
        "media_type": draft.original.media_type,
    }


def draft_from_json(message: object, data: bytes) -> ArticleDraft:
    """Return the draft with `data` as its original; raise WireError where a value is not right."""
    if not _is_object(message):
        raise WireError("There is no draft.")
    body = _text(message, "body")
    if body != canonical_text(body):
        raise WireError("The body is no canonical text.")
    return ArticleDraft(
        title=_text(message, "title"),
        body=body,
        original=Original(data, _text(message, "name"), _text(message, "media_type")),
        outlet=_text_or_none(message, "outlet"),
        authors=tuple(_texts(message, "authors")),
        published=_text_or_none(message, "published"),
        url=_text_or_none(message, "url"),
        language=_text_or_none(message, "language"),
        facts=tuple(_fact(item) for item in _list(message, "facts")),
    )


def _fact(item: object) -> Fact:
    if not _is_object(item):
        raise WireError("A fact is no object.")
    return Fact(
        field=_text(item, "field"),
        set_by=_text(item, "set_by"),
        found_in=_text_or_none(item, "found_in"),
        sure=_text_or_none(item, "sure"),
        about=item.get("about") is True,
    )


def _text(message: dict[str, object], key: str) -> str:
    value = message.get(key)
    if not isinstance(value, str):
        raise WireError(f"“{key}” is no text.")
    return value


def _text_or_none(message: dict[str, object], key: str) -> str | None:
    return None if message.get(key) is None else _text(message, key)


def _list(message: dict[str, object], key: str) -> list[object]:
    value = message.get(key)
    if not _is_list(value):
        raise WireError(f"“{key}” is no list.")
    return value


def _texts(message: dict[str, object], key: str) -> list[str]:
    values = _list(message, key)
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < len(values):
        raise WireError(f"“{key}” holds something that is no text.")
    return texts


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
