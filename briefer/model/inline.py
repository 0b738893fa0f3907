"""Running text of a memo as meaning, never as fonts; and its JSON form.

A kept block stores this tree. The JSON is a list of small objects: `{"text": s}`,
`{"emph": s, "strong": bool}`, `{"link": url, "text": s}`, `{"note": passage}`,
`{"extract": passage, "words": s, "voice": v}`. A passage is named by its guid. Since version 2 an
extract that prints part of its passage has `"parts"` (see `briefer.model.partial`). Since version 3
there is `{"ref": guid, "text": s}`, a reference to a section or a block of the memo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

from briefer.errors import InputError
from briefer.model import partial
from briefer.model.steering import closed
from briefer.model.voice import Voice

VERSION = 3


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
    """The place of a numbered note on a passage's source.

    Passes over the tree give it its `number`, and `others`: further passages that the same note
    names. A kept one has neither; several of them at one place cite several passages.
    """

    passage: str
    number: int = 0
    others: tuple[str, ...] = ()

    @property
    def passages(self) -> tuple[str, ...]:
        """Every passage that it cites."""
        return (self.passage, *self.others)


@dataclass(frozen=True, slots=True)
class InlineExtract:
    """A passage's own words inside a sentence, verbatim, in the voice they are in.

    `words` are printed as they stand. `parts` says which of them are the passage's and which the
    analyst added; without parts they are the whole passage.
    """

    passage: str
    words: str
    voice: Voice
    parts: tuple[partial.Part, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossRef:
    """A reference to a section of the memo, or to a table of it, by its `target` (a guid).

    A kept one has as its `text` what the target was called when the reference was made, which is
    all that is known of it once that is gone. Composing puts in its place what is printed: the
    number of the target, or its title in quotation marks where it has none. What kind of thing it
    leads to, “section” or “Table”, is said by the analyst's words before it.
    """

    text: str
    target: str


Inline = Text | Emph | Link | NoteRef | InlineExtract | CrossRef


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the words alone, without notes."""
    return "".join(_words(item) for item in inlines)


def _words(item: Inline) -> str:
    match item:
        case Text(text) | Emph(text) | Link(text) | CrossRef(text):
            return text
        case InlineExtract(_, words, voice):
            # What turns words round ends with them.
            whole = closed(words)
            return f"“{whole}”" if voice.in_marks else whole
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
        case CrossRef(text, target):
            return {"ref": target, "text": text}
        case InlineExtract(passage, words, voice, parts):
            data = {"extract": passage, "words": words, "voice": voice.value}
            return {**data, "parts": partial.to_data(parts)} if parts else data
    assert_never(item)


def from_data(data: list[dict[str, Any]]) -> tuple[Inline, ...]:
    """Read the JSON form; raise InputError on anything unknown."""
    return tuple(_item_from_data(item) for item in data)


def _item_from_data(item: dict[str, Any]) -> Inline:
    match item:
        case {"extract": passage, "words": words, "voice": voice, **rest}:
            parts = partial.from_data(rest.get("parts", []))
            return InlineExtract(passage, words, Voice(voice), parts)
        case {"emph": text, **rest}:
            return Emph(text, strong=bool(rest.get("strong")))
        case {"link": url, "text": text}:
            return Link(text, url)
        case {"note": passage}:
            return NoteRef(passage)
        case {"ref": target, "text": text}:
            return CrossRef(text, target)
        case {"text": text}:
            return Text(text)
    raise InputError("A block of the memo holds something that this version cannot read.")
