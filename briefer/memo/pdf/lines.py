"""Running text into lines: greedy, broken at spaces only, every word of the text kept.

What is copied from the PDF is the text again. Readers take a hyphen at the end of a line for a
broken word and drop it, so no line ends in a hyphen of the text; and where a word is wider than a
line, a hidden hyphen says that it goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics

from briefer.memo.direction import has_rtl
from briefer.memo.pdf import fonts
from briefer.memo.pdf.bidi import joined, visual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.pdf.fonts import Look

_SPACE: Final = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORD: Final = re.compile(f"\n|[{_SPACE}]+|[^\n{_SPACE}]+")
_IS_SPACE: Final = re.compile(f"[{_SPACE}]")

Stretch = tuple[str, "Look"]
"""Some text and how it is set."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one face, as it is drawn; `meant` is the text that it stands for.

    It is empty where what is drawn is the text.
    """

    text: str
    face: str
    width: float
    look: Look
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes whose marks stand in it."""
        return tuple(piece.look.note for piece in self.pieces if piece.look.note)


class Ruler:
    """Knows how wide words are and measures each one once. One for each file."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | float, ...], dict[str, float]] = {}

    def words(self, look: Look) -> dict[str, float]:
        """Return the widths known so far for words that are set like this."""
        key = (look.family, look.size, look.bold, look.italic, look.spacing)
        return self._known.setdefault(key, {})


def lines(
    text: Iterable[Stretch], width: float, ruler: Ruler, first: float = 0, *, rtl: bool = False
) -> list[Line]:
    """Break text into lines of at most `width`, the first one narrower by `first`.

    A line feed ends a line. A word that is wider than a line is broken where it must be.
    """
    filler = _Filler(width, first, rtl=rtl)
    for raw, look in text:
        known = ruler.words(look)
        for word in _WORD.findall(joined(raw)):
            if word == "\n":
                filler.feed()
                continue
            measured = known.get(word)
            if measured is None:
                measured = known[word] = fonts.width(word, look)
            if _IS_SPACE.match(word):
                filler.space(word, look, measured)
            else:
                filler.word(word, look, measured)
    return filler.finish()


@dataclass(slots=True)
class _Open:
    """A line or a word that is being put together."""

    stretches: list[tuple[list[str], Look]] = field(default_factory=list)
    width: float = 0

    def add(self, text: str, look: Look, width: float) -> None:
        if self.stretches and self.stretches[-1][1] is look:
            self.stretches[-1][0].append(text)
        else:
            self.stretches.append(([text], look))
        self.width += width

    @property
    def ends_in_hyphen(self) -> bool:
        return bool(self.stretches) and self.stretches[-1][0][-1].endswith("-")

    def take(self, other: _Open) -> None:
        for texts, look in other.stretches:
            self.add("".join(texts), look, 0)
        self.width += other.width


class _Filler:
    """Fills lines with words; what no space parts (a word and its note) is one word."""

    def __init__(self, width: float, first: float, *, rtl: bool) -> None:
        self._width = width
        self._first = first
        self._rtl = rtl
        self._done: list[Line] = []
        self._line = _Open()
        self._word = _Open()
        self._gap: tuple[str, Look, float] | None = None

    def word(self, text: str, look: Look, width: float) -> None:
        self._word.add(text, look, width)

    def space(self, text: str, look: Look, width: float) -> None:
        blank = text.replace("\t", " ")
        if self._word.ends_in_hyphen:
            self._word.add(blank, look, width)
            return
        self._place()
        self._gap = (blank, look, width)

    def feed(self) -> None:
        self._place()
        self._close()

    def finish(self) -> list[Line]:
        self._place()
        if self._line.stretches or not self._done:
            self._close()
        return self._done

    def _room(self) -> float:
        return self._width - (0 if self._done else self._first)

    def _place(self) -> None:
        """Put the word that is complete into the line, or into the next one."""
        if not self._word.stretches:
            return
        if self._line.stretches and self._gap:
            if self._line.width + self._gap[2] + self._word.width > self._room():
                self._close()
            else:
                self._line.add(*self._gap)
        if self._word.width > self._room():
            self._break_word()
        self._line.take(self._word)
        self._word, self._gap = _Open(), None

    def _break_word(self) -> None:
        """Close lines that are full of letters of a word wider than they are."""
        word, self._word = self._word, _Open()
        for texts, look in word.stretches:
            for letter in "".join(texts):
                width = fonts.width(letter, look)
                if self._word.stretches and self._word.width + width > self._room():
                    self._line.take(self._word)
                    if not self._rtl:
                        self._line.add("-", replace(look, hidden=True), 0)
                    self._close()
                    self._word = _Open()
                self._word.add(letter, look, width)

    def _close(self) -> None:
        stretches = [("".join(texts), look) for texts, look in self._line.stretches]
        if self._rtl or any(has_rtl(text) for text, _ in stretches):
            stretches = visual(stretches, rtl=self._rtl)
        pieces = tuple(
            Piece(drawn, name, _drawn_width(drawn, name, look), look, meant)
            for text, look in stretches
            for name, drawn, meant in fonts.cut(text, look.chain)
        )
        self._done.append(Line(pieces, sum(piece.width for piece in pieces)))
        self._line, self._gap = _Open(), None


def _drawn_width(text: str, face: str, look: Look) -> float:
    if look.hidden:
        return 0
    return pdfmetrics.stringWidth(text, face, look.size) + look.spacing * len(text)
