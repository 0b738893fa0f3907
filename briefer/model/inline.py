"""Running text of a memo as meaning, never as fonts; and its JSON form.

A kept block stores this tree. Version 1 of the JSON is a list of one-key objects:
`{"text": s}`, `{"emph": s, "strong": bool}`, `{"link": url, "text": s}`, `{"note": passage}`,
`{"extract": passage, "words": s, "voice": v}`. A passage is named by its guid.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, assert_never

from briefer.errors import InputError
from briefer.model.voice import Voice

VERSION = 1


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """Stressed words: italic, or bold where `strong`."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place of a numbered note on a passage's source; passes give it its `number`."""

    passage: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class InlineExtract:
    """A passage's own words inside a sentence, verbatim, in the voice they are in."""

    passage: str
    words: str
    voice: Voice


Inline = Text | Emph | Link | NoteRef | InlineExtract


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the words alone, without notes."""
    return "".join(_words(item) for item in inlines)


def _words(item: Inline) -> str:
    match item:
        case Text(text) | Emph(text) | Link(text):
            return text
        case InlineExtract(_, words, voice):
            return f"“{words}”" if voice.in_marks else words
        case NoteRef():
            return ""
    assert_never(item)


def to_data(inlines: tuple[Inline, ...]) -> list[dict[str, Any]]:
    """Return the JSON form, without its version."""
    return [_item_to_data(item) for item in inlines]


def _item_to_data(item: Inline) -> dict[str, Any]:
    match item:
        case Text(text):
            return {"text": text}
        case Emph(text, strong):
            return {"emph": text, "strong": strong}
        case Link(text, url):
            return {"link": url, "text": text}
        case NoteRef(passage):
            return {"note": passage}
        case InlineExtract(passage, words, voice):
            return {"extract": passage, "words": words, "voice": voice.value}
    assert_never(item)


def from_data(data: list[dict[str, Any]]) -> tuple[Inline, ...]:
    """Read the JSON form; raise InputError on anything unknown."""
    return tuple(_item_from_data(item) for item in data)


def _item_from_data(item: dict[str, Any]) -> Inline:
    match item:
        case {"extract": passage, "words": words, "voice": voice}:
            return InlineExtract(passage, words, Voice(voice))
        case {"emph": text, **rest}:
            return Emph(text, strong=bool(rest.get("strong")))
        case {"link": url, "text": text}:
            return Link(text, url)
        case {"note": passage}:
            return NoteRef(passage)
        case {"text": text}:
            return Text(text)
    raise InputError("A block of the memo holds something that this version cannot read.")


def dumps(inlines: tuple[Inline, ...]) -> str:
    """Return the versioned JSON text."""
    return json.dumps({"v": VERSION, "inline": to_data(inlines)}, ensure_ascii=False)


def loads(text: str) -> tuple[Inline, ...]:
    """Read what `dumps` wrote."""
    return from_data(json.loads(text)["inline"])
