"""Sentences, each with its words; a quotation is never cut in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.model.quotations import Quotation
    from briefer.suggest.language import Language
    from briefer.suggest.words import Words

_END = re.compile(r"[.!?…]+([\"'”’»›)\]]*)(?=\s+[\"'`“‘«‹„(\[¿¡—–-]*(\w))|[。！？]")
_LONGEST = 3_000
"""Code points; what goes on for longer without an end is no sentence, and is cut."""
_TAG = 4
"""Words among which "he asked" stands after a question."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points `[start, end)` and words `[first, last)`; `paragraph` counts from 0."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


def sentences(
    words: Words,
    quotations: Sequence[Quotation],
    language: Language,
) -> list[Sentence]:
    """Return the sentences of a text.

    Its abbreviations end no sentence; one of initials (U.S.) does before a small opening word.
    """
    text = words.text
    found = []
    start = paragraph = 0
    cutter = _Cutter(words, quotations, language)
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found += [
            Sentence(low, high, words.first_from(low), words.first_from(high), paragraph)
            for low, high in cutter.pieces(start, end)
        ]
        start = end + 1
        paragraph += 1
    return [sentence for sentence in found if sentence.first < sentence.last]


@dataclass(frozen=True)
class _Cutter:
    words: Words
    quotations: Sequence[Quotation]
    language: Language

    def pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the ends of each sentence of one paragraph, without white space."""
        text = self.words.text
        start = first
        for end in self._ends(first, last):
            while end - start > _LONGEST:
                cut = text.rfind(" ", start, start + _LONGEST)
                cut = cut if cut > start else start + _LONGEST
                yield _trimmed(text, start, cut)
                start = cut
            yield _trimmed(text, start, end)
            start = end

    def _ends(self, first: int, last: int) -> Iterator[int]:
        for match in _END.finditer(self.words.text, first, last):
            if self._is_end(match):
                yield match.end()
        yield last

    def _is_end(self, match: re.Match[str]) -> bool:
        text, place = self.words.text, match.start()
        around = self._around(place)
        if around and match.end() < around.closes:
            return False
        if self._is_within_word(place):
            return False
        follower = match[2]
        if follower is None:
            return True
        if follower.islower():
            return False
        if match[1] and match[0][0] in "?!" and self._says(match.start(2)):
            return False  # “Is it?” Kirby asked.
        return match[0] != "." or not self._is_abbreviated(text, place, match.start(2))

    def _is_within_word(self, place: int) -> bool:
        """Say whether a word goes on after the full stop: EE. UU."""
        number = self.words.first_from(place) - 1
        return number >= 0 and self.words.ends[number] > place + 1

    def _says(self, place: int) -> bool:
        """Say whether a verb of saying stands within the next few words."""
        first = self.words.first_from(place)
        last = min(len(self.words), first + _TAG)
        return any(self.language.cues.find(self.words, first, last))

    def _around(self, place: int) -> Quotation | None:
        number = bisect_right(self.quotations, place, key=lambda q: q.opens) - 1
        if number >= 0 and self.quotations[number].holds(place):
            return self.quotations[number]
        return None

    def _is_abbreviated(self, text: str, place: int, following: int) -> bool:
        before = _WORD_BEFORE.search(text, max(0, place - 24), place)
        if before is None:
            return False
        word = before[0]
        if "." in word or (len(word) <= 2 and word.isupper()):
            after = self.words.first_from(following)
            return self.words.keys[after] not in self.language.openings
        return word.casefold() in self.language.abbreviations


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
