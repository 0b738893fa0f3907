"""Many phrases, looked for in a text at once: whole words, the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from briefer.suggest.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_JOINED = re.compile(r"[ \t\u00a0\u2009\u202f]*[-\u2010\u2011/&'’]?[ \t\u00a0\u2009\u202f]*")
_JOINED_BY_STOP = re.compile(r"\.?[ \t\u00a0\u2009\u202f]*")
_SHORT_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A phrase as it was written, and what it stands for.

    `capitals` says for each word how it must be written: 0 any way, 1 with a first capital, 2 all
    in capitals. `stops` says after which words a full stop may stand. `accented` holds the words
    with their accents where those count.
    """

    phrase: str
    value: T
    capitals: tuple[int, ...]
    stops: tuple[bool, ...]
    accented: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    entries: list[Entry[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Words `first` to `last` (half-open) of a text are a phrase; one or several entries match."""

    first: int
    last: int
    entries: tuple[Entry[T], ...]


def _as_it_is(key: str) -> tuple[str, ...]:
    return (key,)


class Phrases(Generic[T]):
    """An index of phrases by their words.

    `forms` returns the keys under which a word of the text is looked up, the word's own first.
    """

    def __init__(self, forms: Callable[[str], Iterable[str]] = _as_it_is) -> None:
        """Begin with no phrase."""
        self._root: _Node[T] = _Node()
        self._forms = forms

    def add(self, phrase: str, value: T, *, capitals: bool = False, accents: bool = False) -> None:
        """Look for `phrase`; its `capitals` and `accents` must stand in the text if asked for."""
        words = Words(phrase)
        if not len(words):
            return
        node = self._root
        for key in words.keys:
            node = node.next.setdefault(key, _Node())
        numbers = range(len(words))
        entry = Entry(
            phrase=phrase,
            value=value,
            capitals=tuple(_demand(words.as_written(n)) if capitals else 0 for n in numbers),
            stops=tuple("." in words.gap(n) for n in numbers[:-1]),
            accented=tuple(map(words.accented, numbers)) if accents else (),
        )
        if entry not in node.entries:
            node.entries.append(entry)

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Hit[T]]:
        """Yield the phrases between two words of a text, none overlapping, each the longest."""
        end = len(words) if last is None else last
        free = first
        for at in self._beginnings(words, first, end):
            hit = self.longest(words, at, end) if at >= free else None
            if hit is not None:
                yield hit
                free = hit.last

    def _beginnings(self, words: Words, first: int, end: int) -> Iterator[int]:
        """Yield the words with which a phrase may begin."""
        keys, known, forms = words.keys, self._root.next, self._forms
        if forms is _as_it_is:
            yield from (at for at in range(first, end) if keys[at] in known)
        else:
            for at in range(first, end):
                if any(form in known for form in forms(keys[at])):
                    yield at

    def longest(self, words: Words, at: int, end: int) -> Hit[T] | None:
        """Return the longest phrase that begins with word `at` and ends before word `end`."""
        best: Hit[T] | None = None
        nodes = [self._root]
        for number in range(at, end):
            forms = self._forms(words.keys[number])
            nodes = [node.next[form] for node in nodes for form in forms if form in node.next]
            if not nodes:
                break
            fitting = tuple(
                entry for node in nodes for entry in node.entries if _fits(entry, words, at)
            )
            if fitting:
                best = Hit(at, number + 1, fitting)
        return best


def _demand(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters or not letters[0].isupper():
        return 0
    if len(letters) > 1 and all(c.isupper() for c in letters) and len(letters) <= _SHORT_ACRONYM:
        return 2
    return 1


def _fits(entry: Entry[T], words: Words, at: int) -> bool:
    for offset, demand in enumerate(entry.capitals):
        if demand and not _is_written(words.as_written(at + offset), demand):
            return False
    if any(words.accented(at + n) != written for n, written in enumerate(entry.accented)):
        return False
    for offset, stop in enumerate(entry.stops):
        joined = _JOINED_BY_STOP if stop else _JOINED
        gap = words.gap(at + offset)
        if not (joined.fullmatch(gap) or _JOINED.fullmatch(gap)):
            return False
    return True


def _is_written(word: str, demand: int) -> bool:
    return word.isupper() if demand == 2 else word[0].isupper()
