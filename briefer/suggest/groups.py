"""Names in a sentence: behind titles, in lists, and the one that the sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.sentences import Sentence

_BEFORE_NAME = 7
"""Titles and articles that may stand before a name."""
_STRONG = frozenset(";:()[]—–\n")


class Groups:
    """Finds names and lists of names on one page."""

    def __init__(self, page: Page) -> None:
        """Look on `page`."""
        self._page = page
        self._words = page.words
        self._language = page.language

    def over_titles(self, first: int, lowest: int) -> int:
        """Return where titles and articles before a name begin."""
        skipped = self._language.titles | self._language.determiners
        while (
            first > lowest
            and not self.is_cut(first - 1)
            and self._words.keys[first - 1] in skipped
            and first not in self._page.name_by_end
        ):
            first -= 1
        return first

    def is_cut(self, at: int) -> bool:
        """Say whether something parts word `at` from the one after it."""
        gap = self._words.gap(at)
        return "," in gap or not _STRONG.isdisjoint(gap) or self._page.is_quoted(at)

    def name_after(self, first: int, sentence: Sentence) -> Name | None:
        """Return the name that begins at word `first`, or after titles and articles."""
        language = self._language
        for number in range(first, min(sentence.last, first + _BEFORE_NAME)):
            if number > first and self.is_cut(number - 1):
                return None
            name = self._page.name_by_start.get(number)
            if name is not None:
                return None if name.is_possessive else self._person_behind(name, sentence)
            key = self._words.keys[number]
            if key not in language.titles and key not in language.determiners:
                return None
        return None

    def _person_behind(self, name: Name, sentence: Sentence) -> Name:
        """Return the person whose office a name belongs to: "US President Joe Biden"."""
        language = self._language
        for number in range(name.last, min(sentence.last, name.last + _BEFORE_NAME)):
            if self.is_cut(number - 1):
                return name
            other = self._page.name_by_start.get(number)
            if other is not None:
                return other if other.is_person else name
            key = self._words.keys[number]
            if key not in language.titles and key not in language.heads:
                return name
        return name

    def before(self, name: Name, lowest: int) -> tuple[Name, ...]:
        """Return the names of a list that ends with `name`: "A, B and C"."""
        group = [name]
        while True:
            first = self.over_titles(group[0].first, lowest)
            joint = first - 1
            joined = joint >= lowest and self._words.keys[joint] in self._language.joints
            end = joint if joined else first
            other = self._page.name_by_end.get(end)
            listed = len(group) > 1 and "," in self._words.gap(end - 1) if end > lowest else False
            if other is None or other.first < lowest or not (joined or listed):
                return tuple(group)
            group.insert(0, other)

    def after(self, name: Name, highest: int) -> tuple[Name, ...]:
        """Return the names of a list that begins with `name`; only one with "and" is a list."""
        group = [name]
        at = name.last
        while at < highest:
            gap = self._words.gap(at - 1)
            joined = self._words.keys[at] in self._language.joints
            if not joined and "," not in gap:
                break
            start = at + 1 if joined else at
            while start < highest and self._words.keys[start] in self._language.titles:
                start += 1
            other = self._page.name_by_start.get(start)
            if other is None:
                break
            group.append(other)
            at = other.last
            if joined:
                return tuple(group)
        return (name,)

    def main(self, sentence: Sentence, before: int) -> tuple[Name, ...]:
        """Return the names that a sentence is about: the first one that nothing governs.

        Only names before word `before` count.
        """
        for name in self._page.names_within(sentence.first, before):
            if name.is_possessive or name.is_common or self._page.is_quoted(name.first):
                continue
            first = self.over_titles(name.first, sentence.first)
            governed = (
                first > sentence.first
                and not self.is_cut(first - 1)
                and (
                    self._words.keys[first - 1] in self._language.prepositions
                    or self._words.keys[first - 1] in self._language.subordinators
                    or self._goes_on(first - 1)
                )
            )
            if not governed and not self._is_attribute(name, sentence):
                return self.after(self._person_behind(name, sentence), before)
        return ()

    def _goes_on(self, joint: int) -> bool:
        """Say whether word `joint` adds to a name that stands before it: "between A and B"."""
        return self._words.keys[joint] in self._language.joints and joint in self._page.name_by_end

    def _is_attribute(self, name: Name, sentence: Sentence) -> bool:
        """Say whether a name belongs to the noun after it: "the US border", "US-Mexico border"."""
        if not name.is_government or name.last >= sentence.last:
            return False
        gap = self._words.gap(name.last - 1)
        if gap.strip() in {"-", "–", "/"}:
            return True
        following = self._words.keys[name.last]
        language = self._language
        is_verb = (
            following in language.auxiliaries
            or following in language.finite
            or self._words.accented(name.last).endswith(language.past_endings)
        )
        return self._words.is_capital(name.last) or (
            not is_verb and self.over_titles(name.first, sentence.first) < name.first
        )
