"""Running text, put together from pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.inline import Emph, Link, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.inline import Inline


def italic(words: str) -> Emph:
    """Return words in italics."""
    return Emph(words)


def link(url: str) -> Link:
    """Return an address that leads to itself."""
    return Link(url, url)


def runs(*pieces: str | Inline) -> tuple[Inline, ...]:
    """Return the pieces as running text: neighbouring words joined, empty ones left out."""
    return tuple(_joined(pieces))


def _joined(pieces: tuple[str | Inline, ...]) -> Iterator[Inline]:
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield Text(words)
        words = ""
        yield piece
    if words := words.rstrip():
        yield Text(words)
