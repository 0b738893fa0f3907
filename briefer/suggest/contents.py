"""What is said: the words that a verb of saying brings in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.suggest.subjects import Kind

if TYPE_CHECKING:
    from briefer.model.quotations import Quotation
    from briefer.suggest.groups import Groups
    from briefer.suggest.language import Cue
    from briefer.suggest.page import Page
    from briefer.suggest.phrases import Hit
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.subjects import Subject

_THAT_WITHIN = 18
"""Words that may stand between a verb and the "that" that belongs to it."""
_TAIL = 8
"""Words that may follow "he said" where it comes after what is said."""
_CLAUSE = 8
"""Words among which a clause shows its verb."""
_FEWEST_BEFORE = 4
"""Words that make what stands before "he said" more than a date or a place."""


@dataclass(frozen=True, slots=True)
class Content:
    """Code points `[start, end)`.

    `holds_all` says that it is a clause of its own, to which later verbs with subjects belong;
    `is_before` that it stands before the verb.
    """

    start: int
    end: int
    holds_all: bool = False
    is_before: bool = False


class Contents:
    """Finds what is said, on one page."""

    def __init__(self, page: Page, groups: Groups) -> None:
        """Look on `page`."""
        self._page = page
        self._words = page.words
        self._language = page.language
        self._groups = groups

    def of_verb(self, hit: Hit[Cue], subject: Subject, sentence: Sentence) -> Content:
        """Return what stands after or before a verb and its subject."""
        cue = hit.entries[0].value
        end = max(hit.last, subject.names[-1].last) if subject.names else hit.last
        joined = self._after_that(hit, end, sentence)
        if joined is not None:
            return Content(joined, sentence.end, holds_all=True)
        block = min(hit.first, subject.first)
        if self._may_follow(subject) and self._is_tail(block, end, hit, sentence):
            return Content(sentence.start, self._words.starts[block], is_before=True)
        quotation = self._quoted_after(end, sentence)
        if quotation and (cue.type is None or quotation.closes + 1 >= sentence.end):
            return Content(quotation.opens, sentence.end)
        bare = self._bare_clause(cue, end, sentence)
        if bare is not None:
            return Content(bare, sentence.end, holds_all=True)
        has_subject = subject.kind in {Kind.NAMED, Kind.PRONOUN} and not subject.is_set_off
        first = subject.first if has_subject else hit.first
        return Content(self._words.starts[min(first, hit.first)], sentence.end)

    def of_gerund(self, hit: Hit[Cue], sentence: Sentence) -> Content:
        """Return what a gerund brings in; one that opens the sentence ends with its comma."""
        joined = self._after_that(hit, hit.last, sentence)
        start = self._words.starts[hit.first] if joined is None else joined
        comma = self.comma_after(hit.last, sentence) if hit.first == sentence.first else None
        end = sentence.end if comma is None else self._words.ends[comma]
        return Content(start, end, holds_all=joined is not None)

    def beside(self, first: int, last: int, sentence: Sentence) -> Content | None:
        """Return what stands beside "according to somebody", which is words `[first, last)`."""
        if first - sentence.first >= _FEWEST_BEFORE:
            return Content(sentence.start, self._words.starts[first], is_before=True)
        comma = self.comma_after(last - 1, sentence)
        if comma is None:
            return None
        return Content(self._words.starts[comma + 1], sentence.end, holds_all=True)

    def up_to_comma(self, content: Content, word: int, sentence: Sentence) -> Content:
        """Return the content cut at the first comma from a word on."""
        comma = self.comma_after(word, sentence)
        if comma is None or content.is_before:
            return content
        return replace(content, end=self._words.ends[comma])

    def comma_after(self, word: int, sentence: Sentence) -> int | None:
        """Return the first word from `word` on after which a comma stands, outside quotations."""
        for number in range(word, sentence.last - 1):
            if "," in self._words.gap(number) and not self._page.is_quoted(number):
                return number
        return None

    def _after_that(self, hit: Hit[Cue], end: int, sentence: Sentence) -> int | None:
        """Return where the clause after "that" begins, if that belongs to the verb."""
        language, keys = self._language, self._words.keys
        takes_object = hit.entries[0].value.takes_addressee
        for number in range(end, min(sentence.last - 1, end + _THAT_WITHIN)):
            if self._page.is_quoted(number) or not self._is_soft(number - 1):
                return None
            key = keys[number]
            governed = number > end and keys[number - 1] in language.prepositions
            if key in language.that:
                is_relative = number > end and keys[number + 1] in language.finite
                return None if is_relative or governed else self._words.ends[number]
            if key in language.determiners and not governed and not takes_object:
                return None  # an object: what follows "that" is about it
        return None

    def _is_soft(self, number: int) -> bool:
        """Say whether only spaces, commas or hyphens follow word `number`."""
        return set(self._words.gap(number)) <= set(" \u00a0,-'’.")

    def _may_follow(self, subject: Subject) -> bool:
        """Say whether verb and subject can come after what is said: not "and said", "who said"."""
        is_relative = self._words.keys[subject.first] in self._language.relatives
        return subject.kind is not Kind.SAME and not is_relative

    def _is_tail(self, block: int, end: int, hit: Hit[Cue], sentence: Sentence) -> bool:
        """Say whether verb and subject come after what is said: "..., he said on Monday"."""
        if block - sentence.first < 1:
            return False
        before = self._words.gap(block - 1)
        quoted = self._page.is_quoted(block - 1)
        if not quoted and ("," not in before or block - sentence.first < _FEWEST_BEFORE):
            return False
        if self._quoted_after(end, sentence) is not None:
            return False
        if end < sentence.last and "," in self._words.gap(end - 1):
            return True
        tail = range(end, min(sentence.last, end + _TAIL))
        if any(self._page.is_quoted(number) for number in tail):
            return False
        has_object = (
            end == hit.last
            and end < sentence.last
            and not hit.entries[0].value.takes_addressee
            and self._words.keys[end] in self._language.determiners
        )
        ends = any("," in self._words.gap(number - 1) for number in tail)
        return not has_object and (ends or sentence.last - end <= _TAIL)

    def _quoted_after(self, end: int, sentence: Sentence) -> Quotation | None:
        """Return the quotation that the verb leads up to, by a colon or at once."""
        for number in range(end, min(sentence.last, end + _TAIL + 1)):
            if self._page.is_quoted(number):
                gap = self._words.gap(number - 1)
                quotation = self._page.quotation_at(self._words.starts[number])
                at_once = number == end or ":" in gap or "," in gap or self._tells_where(end)
                return quotation if at_once else None
        return None

    def _tells_where(self, number: int) -> bool:
        """Say whether a place or a time begins with the word: "said in an interview"."""
        key, language = self._words.keys[number], self._language
        return key in language.prepositions or language.is_adverb(key)

    def _bare_clause(self, cue: Cue, end: int, sentence: Sentence) -> int | None:
        """Return where a clause begins that follows without "that": "said he would"."""
        if not cue.is_bare:
            return None
        language = self._language
        number = end
        name = self._groups.name_after(end, sentence) if cue.takes_addressee else None
        if name is not None:
            number = name.last
        while number < sentence.last and language.is_adverb(self._words.keys[number]):
            number += 1
        if number >= sentence.last:
            return None
        key = self._words.keys[number]
        begins = (
            number in self._page.name_by_start
            or key in language.other_pronouns
            or key in language.determiners
            or self._words.accented(number) in language.pronouns
            or self._has_verb(number, sentence)
        ) and self._words.keys[number - 1] not in language.prepositions
        return self._words.starts[number] if begins else None

    def _has_verb(self, first: int, sentence: Sentence) -> bool:
        """Say whether a verb stands within a few words: "sanctions may be eased"."""
        last = min(sentence.last, first + _CLAUSE)
        return any(
            self._words.keys[number] in self._language.finite
            for number in range(first + 1, last)
            if not self._page.is_quoted(number)
        )
