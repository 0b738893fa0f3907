"""Who is named in a text: an outlet before its words, a stakeholder before a quotation.

A name that is also a word, such as “Time” or “El País”, is named where it begins with its capital.
Accents do not count, nor does the case of an article before the name or of its other letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from briefer.memo.estimative import sentences
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.model.codebook import Codebook

_ARTICLES: Final = frozenset({"the", "el", "la", "los", "las", "le", "les", "der", "die", "das"})
_MARKS: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def is_named(names: Iterable[str], text: str) -> bool:
    """Say whether a text has one of the names."""
    return any(True for _ in _places(names, _plain(text)))


def is_named_in_words(names: Iterable[str], text: str) -> bool:
    """Say whether a text has one of the names outside of brackets.

    In them it only says where the words before it come from, as the clean version does.
    """
    plain = _plain(text)
    return any(_depth(plain[:place]) <= 0 for place in _places(names, plain))


class Names:
    """Finds the names of many in a text; `known` has each name with those whose it is."""

    def __init__(self, known: Mapping[str, tuple[int, ...]]) -> None:
        self._known: dict[str, tuple[int, ...]] = {}
        for name, ids in known.items():
            if key := fold(name):
                self._known[key] = (*self._known.get(key, ()), *ids)
        longest = sorted((name for name in known if name.strip()), key=len, reverse=True)
        said = "|".join(map(_said, longest)) or r"(?!)"
        self._any = re.compile(rf"(?<!\w)(?:{said})(?!\w)")

    def mentions(self, text: str) -> Iterator[tuple[re.Match[str], tuple[int, ...]]]:
        """Yield every mention in the text without its accents, with those who are meant."""
        for found in self._any.finditer(_plain(text)):
            yield found, self._known[fold(found[0])]


def _places(names: Iterable[str], plain: str) -> Iterator[int]:
    for name in names:
        if name.strip():
            yield from (found.start() for found in _pattern(name).finditer(plain))


def _depth(text: str) -> int:
    """Return how many brackets a text opens more than it closes."""
    return sum(text.count(one) - text.count(other) for one, other in ("()", "[]"))


def stakeholder_names(codebook: Codebook) -> Names:
    """Return the names of all stakeholders, by whom they are meant (ids)."""
    known: dict[str, tuple[int, ...]] = {}
    for entry in codebook.stakeholders:
        for name in dict.fromkeys((entry.name, entry.short, *entry.aliases)):
            known[name] = (*known.get(name, ()), entry.id)
    return Names(known)


def last_sentence(text: str) -> str:
    """Return the sentence in which a text ends."""
    found = sentences(f"{text}\ufffc")
    return found[-1] if found else ""


def _plain(text: str) -> str:
    """Return a text without accents, with straight marks and single spaces."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_MARKS))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_said(name)}(?!\w)")


def _said(name: str) -> str:
    """Return a pattern of a name as it may be written."""
    words = _plain(name).split()
    if not any(word[0].isupper() for word in words):
        return rf"(?i:{re.escape(' '.join(words))})"
    has_article = words[0].casefold() in _ARTICLES and len(words) > 1
    first = rf"(?i:{re.escape(words[0])})" if has_article else _word(words[0])
    return " ".join((first, *map(_word, words[1:])))


def _word(word: str) -> str:
    begins = re.escape(word[0]) if word[0].isupper() else rf"(?i:{re.escape(word[0])})"
    return rf"{begins}(?i:{re.escape(word[1:])})"
