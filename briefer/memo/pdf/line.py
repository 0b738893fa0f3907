"""One line of text, as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.ruler import Piece

Stretch = tuple[str, "Look"]
"""Some text and how it is set."""


@dataclass(slots=True)
class Line:
    """One line, its pieces from left to right.

    One that is `hyphenated` ends in the beginning of a word that could have stood on the next one.
    """

    pieces: list[Piece]
    width: float
    hyphenated: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes whose marks stand in it."""
        return tuple([piece.look.note for piece in self.pieces if piece.look.note])
