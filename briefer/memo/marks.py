"""Quotation marks in running text: what stands between them, and what before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.model.inline import CrossRef, InlineExtract, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.inline import Inline

_ALL: Final = str.maketrans(dict.fromkeys('“”„«»"'))
_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_OPENING: Final = re.compile('[“„«"]')
_INSIDE: Final = "\ufffc"
"""Stands for each character of an extract or a reference, whose own marks are not meant."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in marks, the text before the opening mark, and the extracts between the marks."""

    words: str
    before: str
    extracts: tuple[InlineExtract, ...]


def quoted(inlines: tuple[Inline, ...]) -> Iterator[Quoted]:
    """Yield everything that the run has in quotation marks.

    Marks inside an extract or a reference are not meant.
    """
    text, masked, places = _flattened(inlines)
    at = 0
    while opening := _OPENING.search(masked, at):
        at = opening.start()
        end = _end(masked, at + 1, _PAIRS[masked[at]])
        if end < 0:
            at += 1
            continue
        inside = tuple(item for start, item in places if at < start < end)
        yield Quoted(text[at + 1 : end], text[:at], inside)
        at = end + 1


def without_marks(words: str) -> str:
    """Return words of the codebook or of a tag as the program may print them: without any marks."""
    return words.translate(_ALL)


def inside_marks(text: str, start: int) -> bool:
    """Say whether the place `start` of a source stands between quotation marks of its paragraph."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    curly = before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»")
    return curly or before.count('"') % 2 == 1


def _flattened(
    inlines: tuple[Inline, ...],
) -> tuple[str, str, list[tuple[int, InlineExtract]]]:
    """Return the text, the same with extracts and references masked, and where extracts start."""
    text = masked = ""
    places = []
    for item in inlines:
        words = plain_text((item,))
        if isinstance(item, InlineExtract):
            lead = 1 if item.voice.in_marks else 0
            places.append((len(text) + lead, item))
            inner = _INSIDE * len(item.words)
            masked += f"“{inner}”" if item.voice.in_marks else inner
        elif isinstance(item, CrossRef):
            masked += _INSIDE * len(words)
        else:
            masked += words
        text += words
    return text, masked, places


def _end(masked: str, start: int, closing: str) -> int:
    return min((at for mark in closing if (at := masked.find(mark, start)) >= 0), default=-1)
