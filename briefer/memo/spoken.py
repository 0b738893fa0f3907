"""What an article has in quotation marks, and which words of a passage stand outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.marks import FEWEST_WORDS
from briefer.memo.verbatim import loosely
from briefer.model.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.quotations import Quotation

_APART: Final = " ¶ "
"""Stands between two quotations of a paragraph, which no words in a row may join."""


class Piece(NamedTuple):
    """Words of a source in a row: in its quotation marks, or outside of them."""

    words: str
    is_inside: bool


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


def parted(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """Part the words of `text[start:end]`; where its marks do not pair up, none is inside."""
    first = text.rfind("\n", 0, start) + 1
    found = quotations(text[first : _behind(text, end)])
    if any(_is_unsure(text, first, quotation) for quotation in found):
        return (Piece(text[start:end], is_inside=False),)
    pieces: list[Piece] = []
    at = start
    for quotation in found:
        opens, closes = first + quotation.opens, first + quotation.closes
        if closes <= at or opens >= end:
            continue
        pieces.append(Piece(text[at : max(at, opens)].strip(), is_inside=False))
        pieces.append(Piece(text[max(at, opens) : min(end, closes)].strip(), is_inside=True))
        at = min(end, closes)
    pieces.append(Piece(text[at:end].strip(), is_inside=False))
    return tuple(piece for piece in pieces if any(map(str.isalnum, piece.words)))


def is_led_on(pieces: Sequence[Piece]) -> bool:
    """Say whether a passage begins or ends in a quotation and has words outside of it.

    One that only names a term in marks, as the words of a transcript may, does not.
    """
    ends = (pieces[0], pieces[-1]) if pieces else ()
    begins_inside = any(p.is_inside and len(p.words.split()) >= FEWEST_WORDS for p in ends)
    return begins_inside and not all(piece.is_inside for piece in pieces)


def inside(pieces: Iterable[Piece]) -> str:
    """Return what pieces of one passage have in marks, as words are looked up."""
    return loosely(_APART.join(piece.words for piece in pieces if piece.is_inside))


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
