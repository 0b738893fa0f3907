"""Whose verb it is: the names beside a verb that reports speech."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from briefer.model.suggestion import CERTAIN, POSSIBLE, PROBABLE

if TYPE_CHECKING:
    from briefer.suggest.groups import Groups
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.sentences import Sentence

_APPOSITION = 30
"""Words that may stand between a name and its verb, set off by commas."""
_AFTER_NAME = 3
_STRONG = frozenset(";:()[]—–\n")


class Kind(Enum):
    """What stands where the subject of a verb is looked for."""

    NAMED = "a name"
    PRONOUN = "he or she"
    SAME = "nobody new: the verb is joined to the one before"
    UNKNOWN = "somebody whom the codebook does not know"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb belongs to; its words begin with word `first`, and one unknown ends with `noun`.

    `is_doubtful` says that the verb tells what may or will be, `is_negated` that it did not happen,
    `is_passive` that it happened to the subject, `is_set_off` that a comma or a quotation stands
    before the verb.
    """

    kind: Kind
    first: int
    noun: int = 0
    names: tuple[Name, ...] = ()
    certainty: str = CERTAIN
    is_doubtful: bool = False
    is_negated: bool = False
    is_passive: bool = False
    is_set_off: bool = False


class Subjects:
    """Finds subjects on one page."""

    def __init__(self, page: Page, groups: Groups) -> None:
        """Look on `page`, whose names `groups` finds."""
        self._groups = groups
        self._page = page
        self._words = page.words
        self._language = page.language

    def before(self, verb: int, sentence: Sentence) -> Subject:
        """Return whose verb word `verb` is, as far as what stands before it tells."""
        language, keys = self._language, self._words.keys
        at = verb - 1
        while at >= sentence.first and self._is_skipped(at):
            at -= 1
        skipped = keys[at + 1 : verb]
        found = self._standing(at, sentence)
        return replace(
            found,
            is_doubtful=any(key in language.hypothetical for key in skipped),
            is_negated=any(key in language.negations for key in skipped),
            is_passive=bool(skipped) and skipped[-1] in language.passive,
        )

    def _is_skipped(self, at: int) -> bool:
        """Say whether word `at` belongs to the verb after it."""
        language, key = self._language, self._words.keys[at]
        if self._groups.is_cut(at) or (at + 1) in self._page.name_by_end:
            return False
        if self._words.accented(at) in language.pronouns:
            return False
        return (
            key in language.auxiliaries
            or key in language.hypothetical
            or key in language.negations
            or language.is_adverb(key)
            or (key in language.prepositions and self._is_dated(at + 1))
        )

    def _is_dated(self, number: int) -> bool:
        """Say whether a date begins with the word: "of 21 December"."""
        key = self._words.keys[number]
        return key.isdigit() or bool(
            self._language.numbers.months.longest(self._words, number, number + 1)
        )

    def _standing(self, at: int, sentence: Sentence) -> Subject:
        """Return the subject whose last word is word `at`."""
        if at < sentence.first:
            return Subject(Kind.NOTHING, sentence.first, is_set_off=True)
        if self._groups.is_cut(at):
            return self._over_comma(at, sentence)
        name = self._page.name_by_end.get(at + 1)
        if name is not None:
            return self._named(name, sentence)
        return self._unnamed(at, sentence)

    def _unnamed(self, at: int, sentence: Sentence) -> Subject:
        """Return the subject whose last word is word `at`, which is no name."""
        language, key = self._language, self._words.keys[at]
        if self._words.accented(at) in language.pronouns:
            return Subject(Kind.PRONOUN, at)
        if key in language.coordinators:
            return Subject(Kind.SAME, at)
        if key in language.relatives:
            return self._antecedent(at)
        return self._with_head(at, sentence)

    def _named(self, name: Name, sentence: Sentence) -> Subject:
        """Return the subject that ends with a name, with those that are listed before it."""
        group = self._groups.before(name, sentence.first)
        first = self._groups.over_titles(group[0].first, sentence.first)
        before = first - 1
        if before >= sentence.first and not self._groups.is_cut(before):
            key = self._words.keys[before]
            if key in self._language.prepositions:
                return self._of(group, before, sentence)
        return Subject(Kind.NAMED, first, names=group)

    def _of(self, group: tuple[Name, ...], preposition: int, sentence: Sentence) -> Subject:
        """Return the subject "officials of ...": those people are read as the institution."""
        head = preposition - 1
        other = self._page.name_by_end.get(preposition)
        if other is not None and other.first >= sentence.first:
            return Subject(Kind.NAMED, other.first, names=(other,))
        if head >= sentence.first and self._words.keys[head] in self._language.heads:
            return Subject(Kind.NAMED, head, names=group, certainty=POSSIBLE)
        if self._language.drops_subject and preposition == sentence.first:
            return Subject(Kind.NOTHING, group[-1].last)
        return self._unknown(preposition, sentence)

    def _unknown(self, at: int, sentence: Sentence) -> Subject:
        """Return the subject of which no more is known than that word `at` is in it."""
        first = at
        while first > sentence.first and not self._groups.is_cut(first - 1):
            key = self._words.keys[first - 1]
            if key in self._language.coordinators or key in self._language.that:
                break
            first -= 1
        return Subject(Kind.UNKNOWN, first, noun=at)

    def _with_head(self, at: int, sentence: Sentence) -> Subject:
        """Return the subject "White House officials", which ends with word `at`."""
        if self._words.keys[at] in self._language.heads:
            for number in range(at, at - _AFTER_NAME, -1):
                if number < 1 or self._groups.is_cut(number - 1):
                    break
                name = self._page.name_by_end.get(number)
                if name is not None and not name.is_person:
                    return Subject(Kind.NAMED, name.first, names=(name,), certainty=POSSIBLE)
        return self._unknown(at, sentence)

    def _antecedent(self, at: int) -> Subject:
        """Return who is meant by "who" at word `at`."""
        name = self._page.name_by_end.get(at)
        if name is None:
            return Subject(Kind.UNKNOWN, at, noun=at)
        return Subject(Kind.NAMED, at, names=(name,), certainty=PROBABLE, is_set_off=True)

    def _over_comma(self, at: int, sentence: Sentence) -> Subject:
        """Return the subject before what commas set off: "Biden, on a visit to Mexico, said"."""
        nothing = Subject(Kind.NOTHING, at + 1, is_set_off=True)
        if not self._words.gap(at).strip().startswith(","):
            return nothing
        lowest = max(sentence.first, at - _APPOSITION)
        for number in range(at - 1, lowest - 1, -1):
            if self._page.is_quoted(number) or not _STRONG.isdisjoint(self._words.gap(number)):
                return nothing
            if "," not in self._words.gap(number):
                continue
            name = self._page.name_by_end.get(number + 1)
            if name is not None and not name.is_possessive:
                found = self._named(name, sentence)
                return replace(found, certainty=PROBABLE, is_set_off=True)
            if self._words.is_capital(number):
                return replace(nothing, kind=Kind.UNKNOWN, noun=number)
        return nothing

    def after(self, verb_end: int, sentence: Sentence) -> Subject:
        """Return whose verb ends before word `verb_end`, as far as what stands after it tells."""
        name = self._groups.name_after(verb_end, sentence)
        if name is None:
            return Subject(Kind.NOTHING, verb_end)
        return Subject(Kind.NAMED, verb_end, names=self._groups.after(name, sentence.last))
