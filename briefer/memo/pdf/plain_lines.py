"""Lines of plain words, parted by single spaces; nearly every paragraph of a memo is no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.pdf.breaking import beginning, share, spread
from briefer.memo.pdf.line import Line
from briefer.memo.pdf.ruler import Piece
from briefer.memo.style import HYPHENS_IN_A_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.memo.pdf.breaking import Breaks
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.line import Stretch
    from briefer.memo.pdf.ruler import Ruler, Words

_GAP: Final = re.compile("(?<!-) ")


class TooWideError(Exception):
    """A word is wider than a line."""


def fill(
    text: Sequence[Stretch], width: float, first: float, ruler: Ruler, breaks: Breaks
) -> list[Line]:
    """Return plain words in lines, the first one narrower by `first`.

    Raise TooWideError where a word has no room, LacksLetterError where a font lacks a letter.
    """
    if len(text) == 1:
        return _fill_one(*text[0], width, first, ruler, breaks)
    return _Filler(width, first, ruler, breaks).fill(text)


def _words(text: str) -> list[str]:
    """Return the words of a text; a hyphen and what follows are one, for it may not end a line."""
    return _GAP.split(text) if "- " in text else text.split(" ")


def _in_a_row(done: Sequence[Line]) -> bool:
    """Say whether as many lines end in a hyphen as may."""
    return sum(line.hyphenated for line in done[-HYPHENS_IN_A_ROW:]) == HYPHENS_IN_A_ROW


def _fill_one(
    words: str, look: Look, width: float, first: float, ruler: Ruler, breaks: Breaks
) -> list[Line]:
    """Return words in one look, in lines: most paragraphs are no more than that."""
    known = ruler.words(look)
    space = known[" "][0]
    zone = breaks.zone
    done: list[Line] = []
    codes: list[str] = []
    x, room = -space, width - first
    listed = _words(words)
    final = listed[-1]
    for word in listed:
        wide, code = known[word]
        end = x + space + wide
        if end <= room:
            codes.append(code)
            x = end
            continue
        if wide > width or not codes:
            raise TooWideError
        head = None
        if room - x > zone and word is not final and not _in_a_row(done):
            head = beginning(word, look, room - x - space, ruler)
        if head:
            codes.append(head.code)
            x += space + head.width
            wide, code = known[word[head.stop :]]
        else:
            codes.append("")
        filled = room if breaks.justified else 0
        done.append(_one_line(look, known, codes, x, filled, hyphenated=head is not None))
        codes = [code]
        x, room = wide, width
    done.append(_one_line(look, known, codes, x))
    return done


def _one_line(
    look: Look,
    known: Words,
    codes: Sequence[str],
    width: float,
    filled: float = 0,
    *,
    hyphenated: bool = False,
) -> Line:
    """Return the line of some words, made as wide as `filled` where it can be."""
    blank = known[" "][1]
    by = share(filled - width, len(codes) - (1 if hyphenated else 2), look.size)
    if not by:
        return Line([Piece(look, known.font, blank.join(codes), width)], width, hyphenated)
    code = spread(codes, blank, by, look.size, ends=not hyphenated)
    return Line([Piece(look, known.font, code, filled, shaped=True)], filled, hyphenated)


class _Run(NamedTuple):
    """Words of a line in one look; each code but the first has a space before it."""

    look: Look
    known: Words
    codes: list[str]
    width: float

    def piece(self, by: float, *, is_last: bool) -> Piece:
        """Return what draws it, with each space wider by `by`, but the one at the line's end."""
        look, codes, blank = self.look, self.codes, self.known[" "][1]
        ends = is_last and codes[-1] == ""
        gaps = len(codes) - (2 if ends else 1)
        if not by or not gaps:
            return Piece(look, self.known.font, blank.join(codes), self.width)
        code = spread(codes, blank, by, look.size, ends=ends)
        return Piece(look, self.known.font, code, self.width + gaps * by, shaped=True)


class _Filler:
    """Fills lines with plain words; nearly every paragraph of a memo goes this way.

    What no space parts (a word and its note) is one word, held back until it is complete.
    """

    def __init__(self, width: float, first: float, ruler: Ruler, breaks: Breaks) -> None:
        self._full = width
        self._room = width - first
        self._ruler = ruler
        self._breaks = breaks
        self._done: list[Line] = []
        self._pieces: list[Piece] = []
        self._runs: list[_Run] = []
        """The line where it is justified, before it is known how wide its spaces are."""
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
            first, *rest = _words(words)
            self._held.append((look, known, first))
            if rest:
                last = rest.pop()
                self._place()
                self._run(rest, look, known)
                self._space = (look, known)
                self._held.append((look, known, last))
        self._place(is_final=True)
        if self._codes or self._pieces or self._runs or not self._done:
            self._close()
        return self._done

    def _run(self, words: Sequence[str], look: Look, known: Words) -> None:
        """Put words with a space before each one into lines: the innermost loop of the writer."""
        if not words:
            return
        self._turn_to(look)
        space = known[" "][0]
        if not (self._codes or self._pieces or self._runs):
            self._x -= space
        elif not self._codes:
            self._codes.append("")
        full, room, x, codes = self._full, self._room, self._x, self._codes
        zone = self._breaks.zone
        for word in words:
            width, code = known[word]
            end = x + space + width
            if end <= room:
                codes.append(code)
                x = end
                continue
            if width > full:
                raise TooWideError
            head = None
            if room - x > zone and not _in_a_row(self._done):
                head = beginning(word, look, room - x - space, self._ruler)
            if head:
                codes.append(head.code)
                x += space + head.width
                width, code = known[word[head.stop :]]
            else:
                codes.append("")
            self._x = x
            self._close(wraps=True, hyphenated=head is not None)
            self._begin(look)
            self._codes = codes = [code]
            x, room = width, full
        self._x = x

    def _place(self, *, is_final: bool = False) -> None:
        """Put the word that is complete into the line, or into the next one."""
        held = [_Held(look, word, *known[word]) for look, known, word in self._held if word]
        self._held.clear()
        width = _width(held)
        gap = self._space
        self._space = None
        if gap and held and (self._codes or self._pieces or self._runs):
            look, known = gap
            space = known[" "][0]
            self._turn_to(look)
            self._codes += [""] if self._codes else ["", ""]
            if self._x + space + width <= self._room:
                self._x += space
            elif is_final or not (rest := self._begun_with(held, space)):
                self._close(wraps=True)
            else:
                held, width = rest, _width(rest)
        if self._x + width > self._room + 0.001:
            raise TooWideError
        self._put(held)

    def _put(self, held: Iterable[_Held]) -> None:
        for look, _, width, code in held:
            if self._look is not look:
                self._end_run()
                self._begin(look)
            if not self._codes:
                self._codes.append("")
            self._codes[-1] += code
            self._x += width

    def _begun_with(self, held: Sequence[_Held], space: float) -> list[_Held]:
        """End the line with the beginning of a word, and return its rest; nothing where none fits.

        Only what stands in one look is parted, as a word and its note do not.
        """
        room = self._room - self._x - space
        if room + space <= self._breaks.zone or _in_a_row(self._done):
            return []
        for number, item in enumerate(held):
            before, after = held[:number], held[number + 1 :]
            head = None
            if _stands_alone(item.word, before[-1:], after[:1]):
                left = room - _width(before)
                head = beginning(item.word, item.look, left, self._ruler)
            if head:
                self._x += space
                start = _Held(item.look, "", head.width, head.code)
                self._put((*before, start))
                self._close(wraps=True, hyphenated=True)
                tail = item.word[head.stop :]
                known = self._ruler.words(item.look)
                return [_Held(item.look, tail, *known[tail]), *after]
        return []

    def _turn_to(self, look: Look) -> None:
        """Begin a new piece, unless the one under way is set like this."""
        if self._look is not look:
            self._end_run()
            self._begin(look)

    def _begin(self, look: Look) -> None:
        self._look = look
        self._begun = self._x

    def _end_run(self) -> None:
        if self._look and self._codes:
            known = self._ruler.words(self._look)
            width = self._x - self._begun
            if self._breaks.justified:
                self._runs.append(_Run(self._look, known, self._codes, width))
            else:
                code = known[" "][1].join(self._codes)
                self._pieces.append(Piece(self._look, known.font, code, width))
        self._codes = []

    def _close(self, *, wraps: bool = False, hyphenated: bool = False) -> None:
        """End the line; one that `wraps` goes on in the next one."""
        self._end_run()
        if self._runs:
            self._spread(wraps=wraps)
        self._done.append(Line(self._pieces, self._x, hyphenated))
        self._pieces, self._look = [], None
        self._x = self._begun = 0.0
        self._room = self._full

    def _spread(self, *, wraps: bool) -> None:
        """Make the spaces of a line that goes on so wide that it is full."""
        runs, self._runs = self._runs, []
        gaps = sum(len(run.codes) - 1 for run in runs) - (runs[-1].codes[-1] == "")
        size = max(run.look.size for run in runs)
        by = share(self._room - self._x, gaps, size) if wraps else 0
        last = len(runs) - 1
        self._pieces = [run.piece(by, is_last=place == last) for place, run in enumerate(runs)]
        self._x = sum(piece.width for piece in self._pieces)


class _Held(NamedTuple):
    """A word, or the part of one that is in one look, with what draws it."""

    look: Look
    word: str
    width: float
    code: str


def _width(held: Sequence[_Held]) -> float:
    return sum(item.width for item in held)


def _stands_alone(word: str, before: Sequence[_Held], after: Sequence[_Held]) -> bool:
    """Say whether no letter of another look belongs to the same word."""
    return not (
        (before and before[0].word[-1].isalpha() and word[0].isalpha())
        or (after and after[0].word[0].isalpha() and word[-1].isalpha())
    )
