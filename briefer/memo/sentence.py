"""The analyst's own sentences: each extract in them stands in marks and has its note.

Marks typed right around an extract are taken away first: whether it needs any is decided by the
voice that its passage has today, and by whether the sentence has it in marks already.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.marks import inside_marks
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.model.inline import Inline

_OPENING: Final = ("“", "„", "«")
_CLOSING: Final = ("”", "»", '"')
_HARD: Final = re.compile(r"(?<=[^\W\d_])[\u00a0\u202f](?=[^\W\d_])")
_STOPS: Final = ".,;:?!"


def running(inlines: tuple[Inline, ...], evidence: Evidence) -> tuple[Inline, ...]:
    """Return a sentence as it prints; notes on passages that are gone are dropped."""
    noted = _with_notes(_without_typed_marks(inlines))
    return tuple(_sentence(noted, evidence))


def opens(words: str) -> bool:
    """Say whether the words end with a mark that opens a quotation; a straight one can close it."""
    if words.endswith('"'):
        return words == '"' or words[-2].isspace()
    return words.endswith(_OPENING)


def breakable(words: str) -> str:
    """Return words with plain spaces between letters, so that lines end where they are full.

    Pages of the web have hard spaces anywhere; those beside figures and marks have a meaning.
    """
    return _HARD.sub(" ", words)


def _sentence(inlines: Sequence[Inline], evidence: Evidence) -> Iterator[Inline]:
    said = ""
    for item in inlines:
        match item:
            case NoteRef(guid):
                if guid in evidence.passage_by_guid:
                    yield item
            case InlineExtract(guid, words, voice):
                passage = evidence.passage_by_guid.get(guid)
                current = replace(
                    item, words=breakable(words), voice=passage.voice if passage else voice
                )
                yield from _marked(current, is_enclosed=inside_marks(said, len(said)))
            case Text(text) | Emph(text) | Link(text):
                yield item
                said += text
            case CrossRef():
                yield item
            case _:
                assert_never(item)


def _marked(item: InlineExtract, *, is_enclosed: bool) -> Iterator[Inline]:
    """Yield an extract in marks: by its voice, by the sentence that encloses it, or by ours."""
    if item.voice.in_marks or is_enclosed:
        yield item
    else:
        yield from (Text("“"), item, Text("”"))


def _without_typed_marks(inlines: tuple[Inline, ...]) -> list[Inline]:
    items = list(inlines)
    for place, item in enumerate(inlines):
        if not isinstance(item, InlineExtract) or place == 0:
            continue
        before, following = items[place - 1], items[place + 1 :]
        closes = bool(following) and _text(following[0]).startswith(_CLOSING)
        closes_later = any(mark in _text(other) for other in following for mark in _CLOSING)
        if isinstance(before, Text) and opens(before.text) and (closes or not closes_later):
            items[place - 1] = Text(before.text[:-1])
            if closes:
                items[place + 1] = Text(_text(following[0])[1:])
    return [item for item in items if item != Text("")]


def _with_notes(inlines: Sequence[Inline]) -> list[Inline]:
    """Give each extract without a note one, after the stop that follows it."""
    items: list[Inline] = []
    waiting: NoteRef | None = None
    for place, item in enumerate(inlines):
        if waiting:
            stop = _text(item)[:1] if isinstance(item, Text) else ""
            if stop and stop in _STOPS:
                items += [Text(stop), waiting, Text(_text(item)[1:])]
            else:
                items += [waiting, item]
            waiting = None
        else:
            items.append(item)
        if isinstance(item, InlineExtract) and not _noted(inlines[place + 1 :], item.passage):
            waiting = NoteRef(item.passage)
    if waiting:
        items.append(waiting)
    return [item for item in items if item != Text("")]


def _noted(following: Sequence[Inline], guid: str) -> bool:
    """Say whether a note on the passage follows before the next extract."""
    for item in following:
        if isinstance(item, NoteRef) and item.passage == guid:
            return True
        if isinstance(item, InlineExtract):
            return False
    return False


def _text(item: Inline) -> str:
    return item.text if isinstance(item, Text | Emph | Link) else ""
