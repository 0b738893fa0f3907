"""Running text into lines: greedy, broken at spaces only, every word of the text kept.

What is copied from the PDF is the text again. Readers take a hyphen at the end of a line for a
broken word and drop it, so no line ends in a hyphen of the text; and where a word is wider than a
line, a hidden hyphen says that it goes on. A line ends with the space that it was broken at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.pdf import mixed_lines
from briefer.memo.pdf.ruler import LacksLetterError, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.ruler import Ruler, Words

_SIMPLE: Final = re.compile(
    "[ -\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e"
    "\u2070-\u20cf\u2100-\u2dff]*"
)
"""Letters of one direction that do not change beside one another, and single spaces."""

Stretch = tuple[str, "Look"]
"""Some text and how it is set."""


@dataclass(slots=True)
class Line:
    """One line, its pieces from left to right."""

    pieces: list[Piece]
    width: float

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes whose marks stand in it."""
        return tuple(piece.look.note for piece in self.pieces if piece.look.note)


def lines(
    text: Sequence[Stretch], width: float, ruler: Ruler, first: float = 0, *, rtl: bool = False
) -> list[Line]:
    """Break text into lines of at most `width`, the first one narrower by `first`.

    A line feed ends a line. A word that is wider than a line is broken where it must be.
    """
    plain = None if rtl else _plain_lines(text, width, ruler, first)
    if plain is not None:
        return plain
    return [
        Line(pieces, sum(piece.width for piece in pieces))
        for pieces in mixed_lines.fill(text, width, ruler, first, rtl=rtl)
    ]


def _plain_lines(
    text: Sequence[Stretch], width: float, ruler: Ruler, first: float
) -> list[Line] | None:
    """Return the lines of plain words, None where the text has more than that."""
    if not all(_is_simple(words) for words, _ in text):
        return None
    try:
        if len(text) == 1 and text[0][0].strip(" ") == text[0][0] != "":
            return _fill_one(*text[0], width, first, ruler)
        return _Filler(width, first, ruler).fill(text)
    except (LacksLetterError, _TooWideError):
        return None


def _is_simple(words: str) -> bool:
    # A hyphen before a space may not end a line.
    odd = "  " in words or "- " in words or words.endswith("-")
    return not odd and _SIMPLE.fullmatch(words) is not None


class _TooWideError(Exception):
    """A word is wider than a line."""


def _fill_one(words: str, look: Look, width: float, first: float, ruler: Ruler) -> list[Line]:
    """Return words in one look, in lines: most paragraphs are no more than that."""
    known = ruler.words(look)
    space, blank = known[" "]
    done: list[Line] = []
    codes: list[str] = []
    x, room = -space, width - first
    for word in words.split(" "):
        wide, code = known[word]
        end = x + space + wide
        if end <= room:
            codes.append(code)
            x = end
            continue
        if wide > width or not codes:
            raise _TooWideError
        codes.append("")
        done.append(Line([Piece(look, known.font, blank.join(codes), x)], x))
        codes = [code]
        x, room = wide, width
    done.append(Line([Piece(look, known.font, blank.join(codes), x)], x))
    return done


class _Filler:
    """Fills lines with plain words; nearly every paragraph of a memo goes this way.

    What no space parts (a word and its note) is one word, held back until it is complete.
    """

    def __init__(self, width: float, first: float, ruler: Ruler) -> None:
        self._full = width
        self._room = width - first
        self._ruler = ruler
        self._done: list[Line] = []
        self._pieces: list[Piece] = []
        self._x = 0.0
        self._begun = 0.0
        self._codes: list[str] = []
        self._look: Look | None = None
        self._held: list[tuple[Look, Words, str]] = []
        self._space: tuple[Look, Words] | None = None

    def fill(self, text: Sequence[Stretch]) -> list[Line]:
        """Return the text in lines."""
        for words, look in text:
            known = self._ruler.words(look)
            first, *rest = words.split(" ")
            self._held.append((look, known, first))
            if rest:
                last = rest.pop()
                self._place()
                self._run(rest, look, known)
                self._space = (look, known)
                self._held.append((look, known, last))
        self._place()
        if self._codes or self._pieces or not self._done:
            self._close()
        return self._done

    def _run(self, words: Sequence[str], look: Look, known: Words) -> None:
        """Put words with a space before each one into lines: the innermost loop of the writer."""
        if not words:
            return
        self._turn_to(look)
        space = known[" "][0]
        if not (self._codes or self._pieces):
            self._x -= space
        elif not self._codes:
            self._codes.append("")
        full, room, x, codes = self._full, self._room, self._x, self._codes
        for word in words:
            width, code = known[word]
            end = x + space + width
            if end <= room:
                codes.append(code)
                x = end
                continue
            if width > full:
                raise _TooWideError
            codes.append("")
            self._x = x
            self._close()
            self._begin(look)
            self._codes = codes = [code]
            x, room = width, full
        self._x = x

    def _place(self) -> None:
        """Put the word that is complete into the line, or into the next one."""
        held = [(look, known, *known[word]) for look, known, word in self._held if word]
        self._held.clear()
        width = sum(item[2] for item in held)
        gap = self._space
        self._space = None
        if gap and held and (self._codes or self._pieces):
            look, known = gap
            space = known[" "][0]
            self._turn_to(look)
            self._codes += [""] if self._codes else ["", ""]
            if self._x + space + width > self._room:
                self._close()
            else:
                self._x += space
        if self._x + width > self._room + 0.001:
            raise _TooWideError
        for look, _, wide, code in held:
            self._turn_to(look)
            if not self._codes:
                self._codes.append("")
            self._codes[-1] += code
            self._x += wide

    def _turn_to(self, look: Look) -> None:
        """Begin a new piece, unless the one under way is set like this."""
        if self._look is not look:
            self._end_piece()
            self._begin(look)

    def _begin(self, look: Look) -> None:
        self._look = look
        self._begun = self._x

    def _end_piece(self) -> None:
        if self._look and self._codes:
            known = self._ruler.words(self._look)
            code = known[" "][1].join(self._codes)
            self._pieces.append(Piece(self._look, known.font, code, self._x - self._begun))
        self._codes = []

    def _close(self) -> None:
        self._end_piece()
        self._done.append(Line(self._pieces, self._x))
        self._pieces, self._look = [], None
        self._x = self._begun = 0.0
        self._room = self._full
