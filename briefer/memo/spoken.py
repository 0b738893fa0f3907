"""What an article has in quotation marks, and which words of a passage stand outside of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.verbatim import loosely
from briefer.model.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.quotations import Quotation

_APART: Final = " ¶ "
"""Stands between two quotations of a paragraph, which no words in a row may join."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Words of a stretch of a source: those in its quotation marks, and those outside of them."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether there are both."""
        return bool(self.inside and self.outside)


def spoken(text: str) -> tuple[str, ...]:
    """Return what stands in marks, as words are looked up: paragraph by paragraph.

    A quotation that goes on in the next paragraph is one.
    """
    found: list[str] = []
    last: Quotation | None = None
    for quotation in quotations(text):
        words = text[quotation.start : quotation.end]
        if last is None or "\n" in text[last.closes : quotation.opens]:
            joint = " " if last is not None and last.continues else None
        else:
            joint = _APART
        if joint is None:
            found.append(words)
        else:
            found[-1] += joint + words
        last = quotation
    return tuple(map(loosely, found))


def parted(text: str, start: int, end: int) -> Parted:
    """Part the words of `text[start:end]`; where its marks do not pair up, none is inside."""
    first = text.rfind("\n", 0, start) + 1
    found = quotations(text[first : _behind(text, end)])
    if any(_is_unsure(text, first, quotation) for quotation in found):
        return Parted((), (text[start:end],))
    inside: list[str] = []
    outside: list[str] = []
    at = start
    for quotation in found:
        opens, closes = first + quotation.opens, first + quotation.closes
        if closes <= at or opens >= end:
            continue
        outside += _words(text[at : max(at, opens)])
        inside += _words(text[max(at, opens) : min(end, closes)])
        at = min(end, closes)
    return Parted(tuple(inside), (*outside, *_words(text[at:end])))


def joined(pieces: tuple[str, ...]) -> str:
    """Return pieces of one passage as words are looked up."""
    return loosely(_APART.join(pieces))


def _behind(text: str, end: int) -> int:
    """Return the end of the paragraph after that of a place: it tells whether a quotation goes on.

    No more than its first sign is needed.
    """
    line = text.find("\n", end)
    if line < 0:
        return len(text)
    following = line
    while following < len(text) and text[following].isspace():
        following += 1
    return min(following + 2, len(text))


def _is_unsure(text: str, first: int, quotation: Quotation) -> bool:
    """Say whether a straight mark closes where one would open."""
    closing = first + quotation.closes - 1
    is_straight = text[first + quotation.opens] == text[closing] == '"'
    return is_straight and text[closing - 1].isspace()


def _words(piece: str) -> Iterator[str]:
    if any(map(str.isalnum, piece)):
        yield piece.strip()
