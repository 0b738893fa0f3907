"""A text in which words are found: as they stand, or without regard to case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, overload

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable

Hit = tuple[int, int]

_SPACE = re.compile(r"\s+")
_MARKS = "[\u0300-\u036f]*"
"""Accents that stand in the text as characters of their own."""
_IN_WORD = re.compile(r"\w")
_NO_WORD = r"(?!\w)"
_FEW = 60
"""With more letters than this one pass over the text is quicker than one for each of them."""


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What counts when words are looked for."""

    whole_words: bool = False
    case: bool = False
    accents: bool = False


class Hits(Sequence[Hit]):
    """Pairs of start and end; a hundred thousand of them are made in a few milliseconds."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: list[int], ends: list[int] | int) -> None:
        """`ends` are places, or the length of all of them."""
        self._starts = starts
        self._ends = ends

    def moved(self, move: Callable[[int], int]) -> Hits:
        """Return the same hits at other places."""
        return Hits([move(start) for start, _ in self], [move(end) for _, end in self])

    @override
    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...
    @override
    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        start = self._starts[index]
        ends = self._ends
        return start, start + ends if isinstance(ends, int) else ends[index]

    @override
    def __iter__(self) -> Iterator[Hit]:
        ends = self._ends
        if isinstance(ends, int):
            return zip(self._starts, map(int.__add__, self._starts, repeat(ends)), strict=False)
        return zip(self._starts, ends, strict=True)


class SearchedText:
    """One text; what a way of looking for words needs of it is made once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters: frozenset[str] | None = None
        self._plain: dict[tuple[bool, bool], str] = {}

    def prepare(self, options: FindOptions) -> None:
        """Make what a search with these options needs."""
        self._in(options)

    def find(self, words: str, options: FindOptions) -> Hits:
        """Return where `words` stand, in code points; kinds of space do not count."""
        parts = [_plain(part, options) for part in _SPACE.split(words.strip()) if part]
        if not parts:
            return Hits([], 0)
        text = self._in(options)
        loose = not options.accents and any(map(unicodedata.combining, self._all_letters))
        ends = _NO_WORD if options.whole_words else ""
        if loose or len(parts) > 1:
            pieces = (_with_marks(part) if loose else re.escape(part) for part in parts)
            spans = [found.span() for found in re.finditer(r"\s+".join(pieces) + ends, text)]
            hits = Hits([start for start, _ in spans], [end for _, end in spans])
        else:
            pattern = re.compile(re.escape(parts[0]) + ends)
            hits = Hits([found.start() for found in pattern.finditer(text)], len(parts[0]))
        return _whole(hits, text) if options.whole_words else hits

    @property
    def _all_letters(self) -> frozenset[str]:
        if self._letters is None:
            self._letters = frozenset() if self.text.isascii() else frozenset(self.text)
        return self._letters

    def _in(self, options: FindOptions) -> str:
        """Return the text as the options see it; no character changes its place."""
        key = (options.case, options.accents)
        if key not in self._plain:
            self._plain[key] = self._made(options)
        return self._plain[key]

    def _made(self, options: FindOptions) -> str:
        text = self.text
        lower = text.lower()
        in_place = len(lower) == len(text)
        if in_place and not options.case:
            text = lower
        table = {ord(c): plain for c in self._all_letters if (plain := _one(c, options)) != c}
        if len(table) > _FEW or not in_place:
            return self.text.translate(table)
        for code, plain in table.items():
            for written in {chr(code), chr(code).lower()}:
                text = text.replace(written, plain) if len(written) == 1 else text
        return text if options.case else text.replace("ς", "σ")


def _plain(words: str, options: FindOptions) -> str:
    """Return what is typed as the options see it."""
    composed = words if options.accents else unicodedata.normalize("NFC", words)
    letters = "".join(_one(letter, options) for letter in composed)
    if options.accents:
        return letters
    return "".join(c for c in letters if not unicodedata.combining(c)) or letters


def _one(letter: str, options: FindOptions) -> str:
    """Return a letter without what does not count; it stays one letter."""
    if not options.accents:
        bare = unicodedata.normalize("NFD", letter)[0]
        letter = bare if len(bare) == 1 else letter
    if not options.case:
        lower = letter.lower()
        letter = lower if len(lower) == 1 else letter
        letter = "σ" if letter == "ς" else letter
    return letter


def _with_marks(part: str) -> str:
    return "".join(re.escape(letter) + _MARKS for letter in part)


def _whole(hits: Hits, text: str) -> Hits:
    """Return the hits before which no word goes on; the search looked behind them."""
    kept = [(start, end) for start, end in hits if not start or not _IN_WORD.match(text, start - 1)]
    return Hits([start for start, _ in kept], [end for _, end in kept])
