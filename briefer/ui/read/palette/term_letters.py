"""The few letters that choose one of several terms: its beginning, or letters of it in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class TermLetters:
    """The terms of one list, by their words; `find` and `letters_of` tell them by their place.

    Typed letters choose the first term that begins with them. Where none does they choose the one
    that begins with the first of them and has the others soonest in order, the shortest on a tie:
    "cs" is Concession and "cn" Concern.
    """

    words: tuple[str, ...]

    def find(self, typed: str) -> int | None:
        """Return the place of the term that these letters choose; None where they choose none."""
        query = _plain(typed)
        if not query:
            return None
        begun = self.begun(query)
        if begun is not None:
            return begun
        keys = [_plain(words) for words in self.words]
        within = re.compile(".*?".join(map(re.escape, query)))
        found = [
            (match.end(), len(key), place)
            for place, key in enumerate(keys)
            if (match := within.match(key))
        ]
        return min(found)[2] if found else None

    def begun(self, typed: str) -> int | None:
        """Return the place of the first term that begins with these letters, if any."""
        query = _plain(typed)
        places = (n for n, words in enumerate(self.words) if _plain(words).startswith(query))
        return next(places, None)

    def letters_of(self, place: int, least: int = 1) -> str:
        """Return the fewest letters, and `least` at least, that choose the term of a place."""
        plain = _plain(self.words[place])
        first, others = plain[0], plain[1:]
        for count in range(least - 1, len(others) + 1):
            for chosen in combinations(others, count):
                letters = first + "".join(chosen)
                if self.find(letters) == place:
                    return letters
        return plain


def places_of(letters: str, words: str) -> tuple[int, ...]:
    """Return where letters stand in words, in order."""
    found: list[int] = []
    for letter in letters:
        start = found[-1] + 1 if found else 0
        at = next((n for n in range(start, len(words)) if fold(words[n]) == letter), None)
        if at is None:
            return ()
        found.append(at)
    return tuple(found)


def letters_of_all(words: Sequence[str], least: int = 1) -> tuple[str, ...]:
    """Return the letters of each term of a list."""
    letters = TermLetters(tuple(words))
    return tuple(letters.letters_of(place, least) for place in range(len(words)))


def _plain(words: str) -> str:
    """Return the letters alone: no accents, spaces or marks."""
    return "".join(sign for sign in fold(words) if sign.isalnum())
