"""One text, read: its words, sentences, quotations and names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefer.model.quotations import Quotation, quotations
from briefer.suggest.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.suggest.language import Language
    from briefer.suggest.names import Name, NameIndex
    from briefer.suggest.words import Words


class Placed(Protocol):
    """What begins with a word of the text."""

    @property
    def first(self) -> int:
        """The number of that word."""


P = TypeVar("P", bound=Placed)

_TRIMMED = " \t\n\u00a0,;:.–—-"


@dataclass(frozen=True)
class Page:
    """One text, read once; everything else that is found stands on this."""

    words: Words
    language: Language
    quotations: Sequence[Quotation]
    sentences: Sequence[Sentence]
    names: Sequence[Name]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.words.text

    @cached_property
    def name_by_end(self) -> dict[int, Name]:
        """Names by the number of the word after them."""
        return {name.last: name for name in self.names}

    @cached_property
    def name_by_start(self) -> dict[int, Name]:
        """Names by the number of their first word."""
        return {name.first: name for name in self.names}

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.first for name in self.names]

    def names_within(self, first: int, last: int) -> Sequence[Name]:
        """Return the names that begin between two words."""
        low, high = (
            bisect_right(self._name_starts, first - 1),
            bisect_right(self._name_starts, last - 1),
        )
        return self.names[low:high]

    @cached_property
    def _openings(self) -> list[int]:
        return [quotation.opens for quotation in self.quotations]

    def quotation_at(self, place: int) -> Quotation | None:
        """Return the quotation around a place of the text."""
        number = bisect_right(self._openings, place) - 1
        if number >= 0 and place < self.quotations[number].closes:
            return self.quotations[number]
        return None

    def quotation_before(self, place: int) -> Quotation | None:
        """Return the last quotation that begins before a place of the text."""
        number = bisect_right(self._openings, place - 1) - 1
        return self.quotations[number] if number >= 0 else None

    def quotations_within(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations that begin between two places."""
        low, high = bisect_right(self._openings, start - 1), bisect_right(self._openings, end - 1)
        return self.quotations[low:high]

    def by_sentence(self, placed: Iterable[P]) -> dict[int, list[P]]:
        """Return what begins in each sentence, by the number of the sentence."""
        return by_sentence(placed, self.sentences)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence around a place of the text."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, place) - 1)]

    def is_quoted(self, word: int) -> bool:
        """Say whether the word stands in quotation marks."""
        return self.quotation_at(self.words.starts[word]) is not None

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the ends of a stretch of text without spaces and marks around it.

        A mark of quotation whose partner is outside goes, too.
        """
        text = self.text
        quotation = self.quotation_at(start)
        if quotation and (start, end) == (quotation.start, quotation.end):
            return start, end  # the full stop of a quotation is its own
        while start < end and text[start] in _TRIMMED:
            start += 1
        while end > start and text[end - 1] in _TRIMMED and not self._ends_abbreviation(end):
            end -= 1
        quotation = self.quotation_at(start)
        if quotation and start == quotation.opens and quotation.closes in {end, end + 1}:
            return quotation.start, quotation.end
        return start, end

    def _ends_abbreviation(self, end: int) -> bool:
        """Say whether the full stop before `end` belongs to a word, as in U.S."""
        number = self.words.first_from(end) - 1
        return number >= 0 and self.words.ends[number] == end


def by_sentence(placed: Iterable[P], sentences: Sequence[Sentence]) -> dict[int, list[P]]:
    """Return what begins in each sentence, by the number of the sentence."""
    firsts = [sentence.first for sentence in sentences]
    found: dict[int, list[P]] = {}
    for item in placed:
        number = bisect_right(firsts, item.first) - 1
        if number >= 0 and item.first < sentences[number].last:
            found.setdefault(number, []).append(item)
    return found


def read(words: Words, language: Language, index: NameIndex) -> Page:
    """Read a text."""
    marks = quotations(words.text)
    found = sentences(words, marks, language)
    return Page(words, language, marks, found, index.find(words, found, language))
