"""Words, sentences and paragraphs of an article, in code points of its canonical text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTextBoundaryFinder

from briefer.model.anchor import Span
from briefer.model.utf16 import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = QTextBoundaryFinder.BoundaryType

_NO_END = re.compile(
    r"(?:^|[\s(“\"‘«¿¡])"
    r"(?:[^\W\d_]\.(?:\s?[^\W\d_]{1,2}\.)*"  # an initial or initials: J., U.S., EE. UU.
    r"|(?:EE|Mr|Mrs|Ms|Dr|Dra|Prof|Sr|Sra|Srta|Lic|Ing|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Rev|Hon"
    r"|St|Sta|Sto|No|Núm|Art|Jr|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$",
    re.IGNORECASE,
)
"""What may stand before a full stop that does not end a sentence."""
_LONGEST = 200


def snapped(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` on grapheme edges, without white space at its ends; None if empty."""
    if start >= end:
        return None
    first = _edge(text, start, up=False)
    last = _edge(text, end, up=True)
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(first, last) if first < last else None


def paragraph_at(text: str, point: int) -> tuple[int, int]:
    """Return the ends of the paragraph around `point`, without its line feed."""
    start = text.rfind("\n", 0, point) + 1
    end = text.find("\n", point)
    return start, len(text) if end < 0 else end


def sentence_at(text: str, point: int) -> tuple[int, int]:
    """Return the ends of the sentence around `point`, without the space after it."""
    first, last = paragraph_at(text, point)
    start = first
    for end in _sentence_ends(text[first:last]):
        if point < first + end or first + end == last:
            return _trimmed(text, start, first + end)
        start = first + end
    return first, last


def word_at(text: str, point: int) -> tuple[int, int]:
    """Return the ends of the word around `point`, or before it; an empty pair in white space."""
    first, last = paragraph_at(text, point)
    local = point - first
    edges = list(_edges(Kind.Word, text[first:last]))
    for start, end in zip([0, *edges], edges, strict=False):
        word = text[first + start : first + end]
        if start <= local < end and not word.isspace():
            return first + start, first + end
        if end == local and not word.isspace() and not _starts_word(text, point):
            return first + start, first + end
    return point, point


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the next larger piece that holds `[start, end)`: words, sentences, paragraphs."""
    last = max(start, end - 1)
    for piece in (word_at, sentence_at, paragraph_at):
        low, high = min(start, piece(text, start)[0]), max(end, piece(text, last)[1])
        if (low, high) != (start, end):
            return low, high
    return start, end


def shrunk(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the next smaller piece at the start of `[start, end)`; empty below a word."""
    for piece in (paragraph_at, sentence_at, word_at):
        low, high = piece(text, start)
        if start <= low and high <= end and (low, high) != (start, end):
            return low, high
    return start, start


def end_by_word(text: str, point: int, by: int) -> int:
    """Return the next end of a word or mark after `point`, or before it; `point` if none is."""
    return _edge_by_word(text, point, by, side=1)


def start_by_word(text: str, point: int, by: int) -> int:
    """Return the next start of a word or mark after `point`, or before it; `point` if none is."""
    return _edge_by_word(text, point, by, side=0)


def _edge_by_word(text: str, point: int, by: int, *, side: int) -> int:
    first, last = paragraph_at(text, point)
    while True:
        edges = [first + piece[side] for piece in _pieces(text[first:last])]
        beyond = [edge for edge in edges if (edge > point if by > 0 else edge < point)]
        if beyond:
            return beyond[0] if by > 0 else beyond[-1]
        at = last + 1 if by > 0 else first - 1
        if not 0 <= at <= len(text):
            return point
        first, last = paragraph_at(text, at)


def _pieces(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the ends of its words and marks."""
    edges = [0, *_edges(Kind.Word, paragraph)]
    for start, end in pairwise(edges):
        if not paragraph[start:end].isspace():
            yield start, end


def grapheme_edge(text: str, point: int) -> int:
    """Return `point`, or the edge after the character that it would cut."""
    return _edge(text, point, up=True)


def _starts_word(text: str, point: int) -> bool:
    return point < len(text) and not text[point].isspace()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _edge(text: str, point: int, *, up: bool) -> int:
    """Return the grapheme edge at `point`, or the nearest one on the side asked for."""
    first, last = paragraph_at(text, point)
    if point in {first, last}:
        return point
    # No grapheme is longer than this, and none begins before a space and ends after it.
    near = max(first, text.rfind(" ", max(first, point - _LONGEST), point))
    before = near
    for edge in _edges(Kind.Grapheme, text[near : min(last, point + _LONGEST)]):
        if near + edge >= point:
            return near + edge if up or near + edge == point else before
        before = near + edge
    return point


def _sentence_ends(paragraph: str) -> Iterator[int]:
    for end in _edges(Kind.Sentence, paragraph):
        if end == len(paragraph) or not _NO_END.search(paragraph[max(0, end - 24) : end].rstrip()):
            yield end


def _edges(kind: Kind, text: str) -> Iterator[int]:
    """Yield the boundaries of `text` after its start, in code points."""
    units = Utf16Map(text)
    finder = QTextBoundaryFinder(kind, text)
    while (unit := finder.toNextBoundary()) >= 0:
        yield units.to_point(unit)
