"""Every stakeholder and topic, by everything that one may type for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from heapq import nsmallest
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from briefer.model.codebook import LEVEL
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.codebook import Codebook, Stakeholder, Topic

ARROW = " › "
_SEPARATORS = str.maketrans({LEVEL: " ", "›": " "})
_LEAST_FOR_TYPOS = 4
_ALIKE = 75


class Group(StrEnum):
    """The two kinds of entries."""

    WHO = "who"
    ABOUT = "about"


class Fit(IntEnum):
    """How well a name fits what is typed, the best first."""

    WHOLE = 0
    PREFIX = 1
    WORD = 2
    """At the start of a word inside."""
    INSIDE = 3
    LOOSE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A stakeholder or a topic as the palette offers it.

    `names` are as they are written, the first one as it is shown; `keys` the same ones folded, and
    `all_keys` those on a line each.
    """

    group: Group
    id: int
    names: tuple[str, ...]
    keys: tuple[str, ...]
    order: int
    all_keys: str

    @property
    def key(self) -> tuple[Group, int]:
        """What tells it from all others."""
        return self.group, self.id

    @property
    def name(self) -> str:
        """The name that the row shows."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry that fits. `alias` is the other name by which it was found, if any.

    `bold` are the places of the matching letters in that alias, else in the name.
    """

    entry: Entry
    fit: Fit
    alias: str = ""
    bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of both groups, each with the best one first."""

    who: tuple[Row, ...]
    about: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, as they are shown."""
        return self.who + self.about

    def best(self, *, about_first: bool) -> int | None:
        """Return which of `rows` Enter takes: the better fit; on a tie the group still wanted."""
        if not self.who or not self.about:
            return 0 if self.rows else None
        who, about = self.who[0].fit, self.about[0].fit
        take_about = about_first if who == about else about < who
        return len(self.who) if take_about else 0


class Catalogue:
    """The entries of one codebook, made anew when it changes; `used` counts by (group, id)."""

    def __init__(self, codebook: Codebook, used: Mapping[tuple[Group, int], int]) -> None:
        who = [_who(s, n) for n, s in enumerate(codebook.stakeholders)]
        about = [_about(codebook, t, n) for n, t in enumerate(codebook.topics)]
        self._entries = {Group.WHO: who, Group.ABOUT: about}
        self._used = used
        self._words: dict[Group, dict[str, list[Entry]]] = {}

    def search(self, typed: str, limit: int, skip: frozenset[tuple[Group, int]]) -> Found:
        """Return up to `limit` rows of each group: the best fit first, then the most used.

        Entries in `skip` are left out. Where nothing is typed everything fits. Loose fits come only
        where nothing fits better in either group.
        """
        query = _query(typed)
        if not query:
            return Found(
                self._most_used(Group.WHO, limit, skip), self._most_used(Group.ABOUT, limit, skip)
            )
        who, about = self._matching(query, skip)
        return Found(self._rows(who, query, limit), self._rows(about, query, limit))

    def ids(self, typed: str, limit: int) -> tuple[frozenset[int], frozenset[int]]:
        """Return the stakeholders and the topics that `search` finds, as ids alone."""
        both = self._matching(_query(typed), frozenset())
        who, about = (
            frozenset(entry.id for _fit, entry in self._best(fits, limit)) for fits in both
        )
        return who, about

    def _matching(
        self, query: str, skip: frozenset[tuple[Group, int]]
    ) -> tuple[list[tuple[Fit, Entry]], list[tuple[Fit, Entry]]]:
        who, about = self._fits(Group.WHO, query, skip), self._fits(Group.ABOUT, query, skip)
        if not who and not about:
            who, about = self._loose(Group.WHO, query, skip), self._loose(Group.ABOUT, query, skip)
        return who, about

    def _most_used(
        self, group: Group, limit: int, skip: frozenset[tuple[Group, int]]
    ) -> tuple[Row, ...]:
        entries = (entry for entry in self._entries[group] if entry.key not in skip)
        best = nsmallest(limit, entries, key=lambda e: (-self._count(e), e.order))
        return tuple(Row(entry, Fit.INSIDE) for entry in best)

    def _fits(
        self, group: Group, query: str, skip: frozenset[tuple[Group, int]]
    ) -> list[tuple[Fit, Entry]]:
        words = query.split()
        alone = len(words) < 2  # then an entry without it need not be looked at again
        return [
            (fit, entry)
            for entry in self._entries[group]
            if not (alone and query not in entry.all_keys)
            and (fit := _fit(entry, query, words)) is not None
            and not (skip and entry.key in skip)
        ]

    def _rows(self, fits: list[tuple[Fit, Entry]], query: str, limit: int) -> tuple[Row, ...]:
        return tuple(_row(entry, fit, query) for fit, entry in self._best(fits, limit))

    def _best(self, fits: list[tuple[Fit, Entry]], limit: int) -> list[tuple[Fit, Entry]]:
        return nsmallest(
            limit, fits, key=lambda found: (found[0], -self._count(found[1]), found[1].order)
        )

    def _count(self, entry: Entry) -> int:
        return self._used.get(entry.key, 0) if self._used else 0

    def _loose(
        self, group: Group, query: str, skip: frozenset[tuple[Group, int]]
    ) -> list[tuple[Fit, Entry]]:
        """Return entries that have the typed letters in order, else a word much like it."""
        in_order = _letters_in_order(query.replace(" ", ""))
        found = [entry for entry in self._entries[group] if in_order.search(entry.all_keys)]
        if not found and len(query) >= _LEAST_FOR_TYPOS:
            words = self._by_word(group)
            alike = process.extract(
                query, words.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5
            )
            found = list(chain.from_iterable(words[word] for word, _score, _at in alike))
        unique = dict.fromkeys(entry for entry in found if entry.key not in skip)
        return [(Fit.LOOSE, entry) for entry in unique]

    def _by_word(self, group: Group) -> dict[str, list[Entry]]:
        if group not in self._words:
            words: dict[str, list[Entry]] = {}
            for entry in self._entries[group]:
                for word in dict.fromkeys(chain.from_iterable(key.split() for key in entry.keys)):
                    words.setdefault(word, []).append(entry)
            self._words[group] = words
        return self._words[group]


def _who(stakeholder: Stakeholder, order: int) -> Entry:
    names = _distinct(stakeholder.name, stakeholder.short_name, *stakeholder.aliases)
    keys = tuple(map(fold, names))
    return Entry(Group.WHO, stakeholder.id, names, keys, order, "\n".join(keys))


def _about(codebook: Codebook, topic: Topic, order: int) -> Entry:
    path = codebook.path(topic.id)
    names = _distinct(path.replace(LEVEL, ARROW), topic.name, topic.full_name)
    keys = (fold(path.replace(LEVEL, " ")), *map(fold, names[1:]))
    return Entry(Group.ABOUT, topic.id, names, keys, order, "\n".join(keys))


def _query(typed: str) -> str:
    return fold(typed.translate(_SEPARATORS))


def _distinct(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _fit(entry: Entry, query: str, words: Sequence[str]) -> Fit | None:
    """Return how the best of an entry's names fits; `words` are those of the query."""
    if query not in entry.all_keys:
        several = len(words) > 1 and any(_has_words(key, words) for key in entry.keys)
        return Fit.WORD if several else None
    fit: Fit | None = None
    for key in entry.keys:
        at = key.find(query)
        if at < 0:
            continue
        if at == 0:
            if len(key) == len(query):
                return Fit.WHOLE
            fit = Fit.PREFIX
        elif fit is None or fit is Fit.INSIDE:
            fit = Fit.WORD if f" {query}" in key else Fit.INSIDE
    return fit


def _letters_in_order(letters: str) -> re.Pattern[str]:
    """Match a line that has these letters in order, from the start of a word on."""
    first, *others = map(re.escape, letters)
    return re.compile(rf"\b{first}" + "".join(rf"[^\n{other}]*{other}" for other in others))


def _has_words(key: str, starts: Sequence[str]) -> bool:
    for start in starts:  # most names lack one of them
        if start not in key:
            return False
    words = key.split()
    return all(any(word.startswith(start) for word in words) for start in starts)


def _row(entry: Entry, fit: Fit, query: str) -> Row:
    """Return the row with its matching letters, in the name or in the alias that was found."""
    for name in entry.names:
        place = place_of(name, query)
        if place is not None:
            return Row(entry, fit, "" if name == entry.name else name, (place,))
    if fit is Fit.WORD:
        places = [place_of(entry.name, word) for word in query.split()]
        return Row(entry, fit, "", tuple(place for place in places if place is not None))
    for name in entry.names:
        letters = letters_of(name, query)
        if letters:
            return Row(entry, fit, "" if name == entry.name else name, letters)
    return Row(entry, fit)


def place_of(name: str, query: str) -> tuple[int, int] | None:
    """Return where the folded `query` stands in `name`, at the start of a word if it can."""
    key, places = _folded_places(name)
    at = key.find(query)
    if at < 0:
        return None
    word = at
    while word > 0 and key[word - 1].isalnum():
        word = key.find(query, word + 1)
    if word > 0:
        at = word
    return places[at], places[at + len(query) - 1] + 1


def letters_of(name: str, query: str) -> tuple[tuple[int, int], ...]:
    """Return where the letters of `query` stand in `name`, in order; nothing if one is missing."""
    key, places = _folded_places(name)
    found = []
    at = 0
    for letter in query:
        at = key.find(letter, at) + 1
        if not at:
            return ()
        found.append((places[at - 1], places[at - 1] + 1))
    return tuple(found)


def _folded_places(name: str) -> tuple[str, list[int]]:
    """Return `name` folded letter by letter, with the place that each letter comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(name.translate(_SEPARATORS)):
        plain = fold(sign) or ("" if letters and letters[-1] == " " else " ")
        if not plain:
            continue
        letters.append(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places
