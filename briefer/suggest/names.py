"""Where a text names a stakeholder: by name, alias, metonym or, after the full name, by surname."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.model.codebook import PERSON
from briefer.model.suggestion import CERTAIN, POSSIBLE, PROBABLE
from briefer.suggest.phrases import Phrases
from briefer.suggest.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.suggest.language import Language
    from briefer.suggest.phrases import Hit
    from briefer.suggest.sentences import Sentence

_NAME, _ALIAS, _METONYM, _SURNAME = "name", "alias", "metonym", "surname"
_COMMON = frozenset({"group", "unnamed", "business"})
_GOVERNMENT = "government"
_SHORTEST_SURNAME = 3
_SPACES = frozenset({" ", "\u00a0"})


@dataclass(frozen=True, slots=True)
class _Named:
    stakeholder_id: int
    how: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words `[first, last)`, code points `[start, end)`: a name of each of `owners`.

    `is_possessive` says that something of theirs follows; `is_government` and `is_person` what
    kind the owners are of; `is_common` that it is written small, as "migrants" is; `is_metonym`
    that it names a place or a house.
    """

    first: int
    last: int
    start: int
    end: int
    owners: tuple[int, ...]
    certainty: str
    why: str
    is_possessive: bool = False
    is_government: bool = False
    is_person: bool = False
    is_common: bool = False
    is_metonym: bool = False


class NameIndex:
    """The names of a codebook, ready to be looked for."""

    def __init__(self, codebook: Codebook) -> None:
        """Index names, short names, aliases and the surnames of people."""
        self._stakeholders = codebook.stakeholder_by_id
        self._phrases: Phrases[_Named] = Phrases()
        for stakeholder in codebook.stakeholders:
            self._add(stakeholder)

    def _add(self, stakeholder: Stakeholder) -> None:
        # The name of a group is a common noun that a list begins with a capital.
        common = stakeholder.kind in _COMMON
        for name in filter(None, (stakeholder.name, stakeholder.short_name)):
            if name in stakeholder.metonyms:
                continue  # "Mexico" for short is a metonym in an article all the same
            named = _Named(stakeholder.id, _NAME)
            written = name[0].lower() + name[1:] if common else name
            self._phrases.add(written, named, capitals=True)
        for alias in stakeholder.aliases:
            how = _METONYM if alias in stakeholder.metonyms else _ALIAS
            self._phrases.add(alias, _Named(stakeholder.id, how), capitals=True)
        if stakeholder.kind == PERSON and (surname := _surname(stakeholder.name)):
            self._phrases.add(surname, _Named(stakeholder.id, _SURNAME), capitals=True)

    def find(self, words: Words, sentences: Iterable[Sentence], language: Language) -> list[Name]:
        """Return the names in a text, in order; one beside another of the same owner is one."""
        hits = list(self._phrases.find(words))
        page = _Page(words, hits, frozenset(s.first for s in sentences), language)
        named: set[int] = set()
        found: list[Name] = []
        for hit in hits:
            name = self._name(hit, page, named)
            if name is None:
                continue
            if len(name.owners) == 1 and hit.last - hit.first > 1:
                named.update(name.owners)
            if found and _are_one(found[-1], name, words):
                name = _joined(found.pop(), name)
            found.append(name)
        return found

    def _name(self, hit: Hit[_Named], page: _Page, named: Collection[int]) -> Name | None:
        owners = _owners(hit, named)
        if not owners or page.is_common_word(hit):
            return None
        people = [self._stakeholders[named.stakeholder_id] for named in owners]
        neighbour = page.neighbour(hit)
        if neighbour is _OTHER_NAME:
            return None
        words = page.words
        how = owners[0].how
        phrase = next(entry.phrase for entry in hit.entries if entry.value == owners[0])
        certainty, why = CERTAIN, f"{how} “{phrase}”"
        if len(people) > 1:
            certainty = POSSIBLE
            why += f" is shared by {_listed([p.name for p in people])}"
        elif how == _SURNAME:
            certainty = PROBABLE
            why += f", named in full before: {people[0].name}"
        elif neighbour is _UNCLEAR or page.is_common_elsewhere(hit):
            certainty = POSSIBLE
        elif how == _METONYM:
            certainty = PROBABLE
            why += f" for {people[0].name}"
        return Name(
            first=hit.first,
            last=hit.last,
            start=words.starts[hit.first],
            end=words.ends[hit.last - 1],
            owners=tuple(p.id for p in people),
            certainty=certainty,
            why=why,
            is_possessive=page.is_possessive(hit),
            is_government=all(p.kind == _GOVERNMENT for p in people),
            is_person=all(p.kind == PERSON for p in people),
            is_common=words.text[words.starts[hit.first] : words.ends[hit.last - 1]].islower(),
            is_metonym=how == _METONYM,
        )


_OTHER_NAME, _UNCLEAR, _ALONE = "other", "unclear", "alone"


@dataclass(frozen=True)
class _Page:
    """What stands around the names of one text."""

    words: Words
    hits: Sequence[Hit[_Named]]
    sentence_starts: frozenset[int]
    language: Language

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(n for hit in self.hits for n in range(hit.first, hit.last))

    @cached_property
    def _uncapitalised(self) -> Counter[str]:
        words = self.words
        return Counter(
            key
            for start, key in zip(words.starts, words.keys, strict=True)
            if words.text[start].islower()
        )

    def is_common_elsewhere(self, hit: Hit[_Named]) -> bool:
        """Say whether a name of one word is written small elsewhere: State, state."""
        return (
            hit.last - hit.first == 1
            and any(hit.entries[0].capitals)
            and not self.words.as_written(hit.first).isupper()
            and self.words.keys[hit.first] in self._uncapitalised
        )

    def is_common_word(self, hit: Hit[_Named]) -> bool:
        """Say whether such a name only has its capital because a sentence begins."""
        return hit.first in self.sentence_starts and self.is_common_elsewhere(hit)

    def is_possessive(self, hit: Hit[_Named]) -> bool:
        """Say whether 's or ' follows."""
        text, end = self.words.text, self.words.ends[hit.last - 1]
        after = text[end : end + 2]
        if after[:1] not in {"'", "’"}:
            return False
        return after[1:] == "s" or (text[end - 1] == "s" and after[1:].isspace())

    def neighbour(self, hit: Hit[_Named]) -> str:
        """Say whether a name of one word is a piece of another name: New Mexico, Mexico City.

        Before it the first word of a sentence may have its capital from that alone.
        """
        if hit.last - hit.first > 1 or not any(hit.entries[0].capitals):
            return _ALONE
        if self._is_other_name(hit.last, hit.last - 1):
            return _OTHER_NAME
        before = hit.first - 1
        if not self._is_other_name(before, before):
            return _ALONE
        begins = before in self.sentence_starts
        if begins and self.words.keys[before] not in self.language.name_parts:
            return _UNCLEAR
        return _OTHER_NAME

    def _is_other_name(self, number: int, gap: int) -> bool:
        """Say whether word `number`, beyond the gap after word `gap`, is a part of another name."""
        words, language = self.words, self.language
        if not (0 <= number < len(words) and gap >= 0) or number in self._known:
            return False
        if words.gap(gap) not in _SPACES or not words.is_capital(number):
            return False
        if words.as_written(number).isupper() and len(words.keys[number]) > 1:
            return False  # a line in capitals, or an acronym
        key = words.keys[number]
        plain = language.titles | language.adverbs | language.openings | language.heads
        if number in self.sentence_starts and key in self._uncapitalised:
            return False
        return key not in plain


def _owners(hit: Hit[_Named], named: Collection[int]) -> list[_Named]:
    """Return who answers to a phrase: by name, alias, metonym, or a surname known by now."""
    by_how: dict[str, list[_Named]] = {_NAME: [], _ALIAS: [], _METONYM: [], _SURNAME: []}
    for entry in hit.entries:
        found = by_how[entry.value.how]
        if entry.value not in found:
            found.append(entry.value)
    for how in (_NAME, _ALIAS, _METONYM):
        if by_how[how]:
            return _once(by_how[how])
    return [owner for owner in by_how[_SURNAME] if owner.stakeholder_id in named]


def _once(owners: list[_Named]) -> list[_Named]:
    return list({owner.stakeholder_id: owner for owner in owners}.values())


def _are_one(left: Name, right: Name, words: Words) -> bool:
    same = left.owners == right.owners and left.last == right.first
    return same and words.gap(left.last - 1) in _SPACES


def _joined(left: Name, right: Name) -> Name:
    """Return both as one; the name in full says more than a title before it."""
    better = max(right, left, key=lambda n: (n.why.startswith(_NAME), n.last - n.first))
    return replace(right, first=left.first, start=left.start, why=better.why, is_common=False)


def _surname(name: str) -> str | None:
    words = Words(name)
    if len(words) < 2:
        return None
    last = words.as_written(len(words) - 1)
    return last if len(last) >= _SHORTEST_SURNAME and last[0].isupper() else None


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def by_start(names: Iterable[Name]) -> dict[int, Name]:
    """Return names by the number of their first word."""
    return {name.first: name for name in names}


def within(names: Iterable[Name], first: int, last: int) -> Iterator[Name]:
    """Yield the names between two words."""
    return (name for name in names if first <= name.first and name.last <= last)
