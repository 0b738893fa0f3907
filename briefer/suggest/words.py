"""The words of a text, folded for comparison, each with its place in the text as it stands.

Case, accents, the kind of quote mark and signs that cannot be seen do not count, and the places of
the words are the map back: nothing is ever looked up in a changed copy of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import normalize

from briefer.model.names import fold

# Combining marks, soft hyphens, joiners and direction marks stand inside words.
_UNSEEN = "\u00ad\u200b-\u200f\u2060"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u093c\u0941-\u094d"
# Scripts that set no space between words: each sign is a word.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|([A-Z])\1\.\s?([A-Z])\2\b\.?"  # EE. UU., as Spanish doubles the letters of a plural
    r"|\d+(?:[.,]\d+)*(?![^\W_])"  # 50,000
    rf"|[{_UNSPACED}]"
    rf"|[^\W_{_UNSPACED}][^\W_{_UNSPACED}{_MARKS}{_UNSEEN}]*"
    rf"(?:[{_MARKS}{_UNSEEN}]+[^\W_{_UNSPACED}]*)*"
)
_DROPPED = re.compile(rf"[.,\s{_UNSEEN}]")


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """Return what the word is compared by."""
    return fold(_DROPPED.sub("", word))


class Words:
    """The words of one text, in order: `text[starts[n]:ends[n]]` is word n, `keys[n]` its key."""

    def __init__(self, text: str) -> None:
        """Find the words of `text`."""
        self.text = text
        places = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]
        self.keys = [word_key(text[start:end]) for start, end in places]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.keys)

    def first_from(self, place: int) -> int:
        """Return the number of the first word that starts at `place` or after it."""
        return bisect_left(self.starts, place)

    def as_written(self, number: int) -> str:
        """Return the word as the text has it."""
        return self.text[self.starts[number] : self.ends[number]]

    def accented(self, number: int) -> str:
        """Return the word in small letters, with its accents."""
        return normalize("NFC", self.as_written(number).casefold())

    def gap(self, number: int) -> str:
        """Return what stands between word `number` and the one after it."""
        return self.text[self.ends[number] : self.starts[number + 1]]

    def is_capital(self, number: int) -> bool:
        """Say whether the word begins with a capital."""
        return self.text[self.starts[number]].isupper()
