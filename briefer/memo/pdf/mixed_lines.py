"""Lines of text that has more than plain words of one direction.

Here belong right-to-left and joined scripts, Chinese, Japanese and Korean, which break between
letters, line feeds, words wider than a line, and letters that the asked font does not have.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefer.memo.direction import has_rtl
from briefer.memo.pdf.bidi import levels, visual_order
from briefer.memo.pdf.breaking import share
from briefer.memo.pdf.hyphens import address_parts, places, syllables
from briefer.memo.style import HYPHENS_IN_A_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.pdf.breaking import Breaks
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.ruler import Piece, Ruler

_SPACE: Final = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORD: Final = re.compile(f"\n|[{_SPACE}]+|[^\n{_SPACE}]+")
_IS_SPACE: Final = re.compile(f"[{_SPACE}]")
_STEERS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EAST_ASIAN: Final = re.compile(
    "[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
)
_NO_START: Final = frozenset(
    "、。，．・：；？！）］｝」』】〉》〕ゝゞ々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]}’”%"
)
_NO_END: Final = frozenset("（［｛「『【〈《〔([{“‘")


@dataclass(frozen=True, slots=True)
class _Part:
    """Letters of one word in one look and of one level."""

    text: str
    look: Look
    level: int


@dataclass(slots=True)
class _Word:
    """What no break may part. A space is a word of its own.

    A line feed has no parts; its pieces are the space that is read in its place.
    """

    parts: list[_Part] = field(default_factory=list)
    is_space: bool = False
    pieces: list[Piece] = field(default_factory=list)
    width: float = 0

    def add(self, parts: Sequence[_Part], ruler: Ruler) -> None:
        self.parts += parts
        for part in parts:
            drawn = ruler.pieces(part.text, part.look, part.level)
            self.pieces += drawn
            self.width += sum(piece.width for piece in drawn)


def fill(
    text: Sequence[tuple[str, Look]],
    width: float,
    ruler: Ruler,
    first: float,
    breaks: Breaks,
    *,
    rtl: bool,
) -> list[tuple[list[Piece], bool]]:
    """Return the pieces of each line, from left to right, and whether it ends in a hyphen.

    A hyphen in a word that is wider than its line does not count.
    """
    filler = _Filler(width, first, ruler, breaks, rtl=rtl)
    words = list(_words(text, ruler, rtl=rtl))
    for word, is_final in zip(words, _are_final(words), strict=True):
        filler.add(word, is_final=is_final)
    return filler.finish()


def _are_final(words: Sequence[_Word]) -> Iterator[bool]:
    """Say of each word whether nothing but spaces follows it, up to a line feed or the end."""
    found, is_final = [], True
    for word in reversed(words):
        found.append(is_final)
        is_final = is_final if word.is_space else not word.parts
    return reversed(found)


def _words(text: Sequence[tuple[str, Look]], ruler: Ruler, *, rtl: bool) -> Iterator[_Word]:
    """Yield words, spaces and line feeds; what no space parts (a word and its note) is one word."""
    whole = "".join(words for words, _ in text)
    mixed = rtl or has_rtl(whole) or _STEERS.search(whole)
    found = levels(whole, rtl=rtl) if mixed else [0] * len(whole)
    place = 0
    word = _Word()
    for words, look in text:
        for run in _WORD.findall(words):
            parts = _parts(run, look, found[place : place + len(run)])
            place += len(run)
            if run == "\n" or (_IS_SPACE.match(run) and not _ends_in_hyphen(word)):
                if word.parts:
                    yield word
                yield _blank(run, look, found[place - 1], ruler)
                word = _Word()
                continue
            for stretch in _breakable(run, parts):
                if word.parts and not look.note and _may_break(_last(word), stretch[0].text[0]):
                    yield word
                    word = _Word()
                word.add(stretch, ruler)
    if word.parts:
        yield word


def _last(word: _Word) -> str:
    return word.parts[-1].text[-1]


def _ends_in_hyphen(word: _Word) -> bool:
    return bool(word.parts) and _last(word) == "-"


def _blank(run: str, look: Look, level: int, ruler: Ruler) -> _Word:
    blank = _Word(is_space=run != "\n")
    if blank.is_space:
        blank.add([_Part(run.replace("\t", " "), look, level)], ruler)
    else:
        blank.pieces += ruler.pieces(" ", look, level)
    return blank


def _parts(run: str, look: Look, found: Sequence[int]) -> list[_Part]:
    """Return a word in parts of one level each."""
    run = run.replace("\t", " ")
    parts, place = [], 0
    for level, group in groupby(found):
        length = len(list(group))
        parts.append(_Part(run[place : place + length], look, level))
        place += length
    return parts


def _breakable(run: str, parts: list[_Part]) -> Iterator[list[_Part]]:
    """Yield a word in the stretches between which a line may break."""
    if not _EAST_ASIAN.search(run):
        yield parts
        return
    for part in parts:
        start = 0
        for place in range(1, len(part.text)):
            if _may_break(part.text[place - 1], part.text[place]):
                yield [replace(part, text=part.text[start:place])]
                start = place
        yield [replace(part, text=part.text[start:])]


def _may_break(before: str, after: str) -> bool:
    """Say whether a line may break between two letters that no space parts."""
    if not (_EAST_ASIAN.match(before) or _EAST_ASIAN.match(after)):
        return False
    is_part = unicodedata.category(after).startswith(("M", "C"))
    return not is_part and after not in _NO_START and before not in _NO_END


class _Filler:
    def __init__(
        self, width: float, first: float, ruler: Ruler, breaks: Breaks, *, rtl: bool
    ) -> None:
        self._width = width
        self._first = first
        self._ruler = ruler
        self._breaks = breaks
        self._rtl = rtl
        self._done: list[tuple[list[Piece], bool]] = []
        self._line: list[Piece] = []
        self._blanks: list[int] = []
        self._used = 0.0
        self._gap: _Word | None = None
        self._ended = True

    def add(self, word: _Word, *, is_final: bool) -> None:
        """Put a word into the line, or into the next one; the final one is not parted."""
        if not word.parts:
            self._close(word)
            self._ended = True
            return
        if word.is_space:
            self._gap = word
            return
        self._ended = False
        gap = self._gap if self._line else None
        if self._line and self._used + (gap.width if gap else 0) + word.width > self._room():
            parted = None if is_final else self._parted(word, gap)
            if parted:
                head, word = parted
                for each in (gap, head):
                    if each:
                        self._put(each)
                self._close(wraps=True, hyphenated=True)
                gap = None
            elif not self._begins_here(word, gap):
                self._close(gap, wraps=True)
                gap = None
        if gap:
            self._put(gap)
        if word.width > self._room():
            self._break(word)
        else:
            self._put(word)
        self._gap = None

    def finish(self) -> list[tuple[list[Piece], bool]]:
        """Return the lines, at least one."""
        if self._line or not self._done:
            self._close()
        return self._done

    def _room(self) -> float:
        return self._width - (0 if self._done else self._first)

    def _put(self, word: _Word) -> None:
        self._line += word.pieces
        self._used += word.width
        if word.is_space:
            self._blanks.append(len(self._line) - 1)

    def _parted(self, word: _Word, gap: _Word | None) -> tuple[_Word, _Word] | None:
        """Return a word in what ends the line, with a hyphen, and the rest; None where it is whole.

        Only words that run to the right are parted, and none that is wider than a line.
        """
        left = self._room() - self._used
        in_a_row = sum(hyphenated for _, hyphenated in self._done[-HYPHENS_IN_A_ROW:])
        if self._rtl or left <= self._breaks.zone or in_a_row == HYPHENS_IN_A_ROW:
            return None
        if word.width > self._width:
            return None
        left -= gap.width if gap else 0
        for place, part in enumerate(word.parts):
            before, after = word.parts[:place], word.parts[place + 1 :]
            if part.level % 2 or _goes_on(before[-1:], [part]) or _goes_on([part], after[:1]):
                continue
            room = left - sum(self._width_of(each.text, each) for each in before)
            for stop in places(part.text, part.look.language or self._ruler.language):
                hyphen = self._ruler.hyphen(part.look)
                if self._width_of(part.text[:stop], part) + hyphen.width <= room:
                    return self._in_two(word, place, stop, hyphen)
        return None

    def _in_two(self, word: _Word, place: int, stop: int, hyphen: Piece) -> tuple[_Word, _Word]:
        """Part a word within one of its parts."""
        part = word.parts[place]
        head, tail = _Word(), _Word()
        head.add([*word.parts[:place], replace(part, text=part.text[:stop])], self._ruler)
        head.pieces.append(hyphen._replace(level=part.level))
        head.width += hyphen.width
        tail.add([replace(part, text=part.text[stop:]), *word.parts[place + 1 :]], self._ruler)
        return head, tail

    def _break(self, word: _Word) -> None:
        """Close lines that are full of parts of a word wider than they are."""
        for place, part in enumerate(word.parts):
            units, hyphen = self._units(part)
            closing = self._closing(word.parts[place + 1 :])
            for number, unit in enumerate(units):
                pieces = self._ruler.pieces(unit, part.look, part.level)
                width = sum(piece.width for piece in pieces)
                more = number + 1 < len(units)
                goes_on = (hyphen[0].width if hyphen else 0) if more else closing
                if self._line and self._used + width + goes_on > self._room():
                    self._line += hyphen
                    self._close()
                self._line += pieces
                self._used += width

    def _begins_here(self, word: _Word, gap: _Word | None) -> bool:
        """Say whether the line takes the beginning of an address that is wider than a line."""
        if word.width <= self._width or self._rtl:
            return False
        first = next(iter(address_parts(word.parts[0].text)), "")
        left = self._room() - self._used - (gap.width if gap else 0)
        return bool(first) and self._width_of(first, word.parts[0]) <= left

    def _closing(self, parts: Sequence[_Part]) -> float:
        """Return the width of the signs that follow a part of a word and belong behind it."""
        if parts and not any(char.isalnum() for char in parts[0].text):
            return self._width_of(parts[0].text, parts[0])
        return 0

    def _units(self, part: _Part) -> tuple[Sequence[str], list[Piece]]:
        """Return syllables with the hyphen between them, or letters where a syllable is too wide.

        Letters and the parts of an address have a hyphen that is not seen, and none in words that
        run to the left.
        """
        language = part.look.language or self._ruler.language
        found = syllables(part.text, language) if part.level % 2 == 0 else (part.text,)
        hyphen = self._ruler.hyphen(part.look)
        widths = [self._width_of(unit, part) + hyphen.width for unit in found]
        if len(found) > 1 and max(widths) <= self._width - max(self._first, 0):
            return found, [hyphen]
        hidden = [] if self._rtl else _hidden_hyphen(part.look, self._ruler)
        units = address_parts(part.text) if part.level % 2 == 0 else ()
        widest = self._width - max(self._first, 0)
        if units and max(self._width_of(unit, part) for unit in units) <= widest:
            return units, hidden
        return list(_letters(part.text)), hidden

    def _width_of(self, text: str, part: _Part) -> float:
        return sum(piece.width for piece in self._ruler.pieces(text, part.look, part.level))

    def _close(
        self, space: _Word | None = None, *, wraps: bool = False, hyphenated: bool = False
    ) -> None:
        """End the line; one that `wraps` goes on in the next one."""
        if wraps and self._breaks.justified:
            self._spread()
        order = visual_order([piece.level for piece in self._line])
        line = _merged([self._line[place] for place in order])
        if space and not self._rtl and line:
            line += [piece._replace(width=0) for piece in space.pieces]
        self._done.append((line, hyphenated))
        self._line, self._used, self._gap, self._blanks = [], 0.0, None, []

    def _spread(self) -> None:
        """Make the spaces of the line so wide that it is full."""
        size = max((piece.look.size for piece in self._line), default=0)
        by = share(self._room() - self._used, len(self._blanks), size)
        if by:
            for place in self._blanks:
                self._line[place] = _wider(self._line[place], by)


def _goes_on(before: Sequence[_Part], after: Sequence[_Part]) -> bool:
    """Say whether the letters of one part go on in the next one."""
    return bool(before and after) and before[0].text[-1:].isalpha() and after[0].text[:1].isalpha()


def _wider(blank: Piece, by: float) -> Piece:
    """Return a space with more room after it."""
    drawn = blank.code if blank.shaped else f"({blank.code})Tj"
    room = f"[{-1000 * by / blank.look.size:.1f}]TJ"
    return blank._replace(code=f"{drawn} {room}", width=blank.width + by, shaped=True)


def _letters(text: str) -> Iterator[str]:
    """Yield each letter with its accents."""
    letter = ""
    for char in text:
        if letter and not unicodedata.category(char).startswith("M"):
            yield letter
            letter = ""
        letter += char
    if letter:
        yield letter


def _hidden_hyphen(look: Look, ruler: Ruler) -> list[Piece]:
    hidden = replace(look, hidden=True, link="", note=0, back=0)
    return [piece._replace(width=0) for piece in ruler.pieces("-", hidden)]


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours that are set alike."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if (
            last
            and last.look is piece.look
            and last.font is piece.font
            and not (last.meant or piece.meant or last.shaped or piece.shaped)
        ):
            joined = last._replace(code=last.code + piece.code, width=last.width + piece.width)
            merged[-1] = joined
        else:
            merged.append(piece)
    return merged
