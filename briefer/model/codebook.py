"""The codebook of one briefing: stakeholders, topics and propositions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import AmbiguousNameError, InputError, UnknownNameError
from briefer.model.dates import first_day, last_day
from briefer.model.names import fold, initials, nearest
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEVEL = "/"
"""Stands between the levels of a topic's path and is in no name."""
LEVELS = 40
"""How deep a topic can lie."""
COLOURS = range(1, 9)
"""The numbers of the tints that a topic can have."""
DIGITS = "123456789"
"""The keys that a topic can be pinned to."""
PERSON = "person"
"""The kind of a stakeholder who is one human being."""


@dataclass(frozen=True, slots=True)
class Role:
    """A post held from one date to another; either may be open."""

    title: str
    since: str | None = None
    until: str | None = None

    @property
    def is_in_order(self) -> bool:
        """Whether it ends no earlier than it begins."""
        return first_day(self.since or "0001") <= last_day(self.until or "9999")

    def covers(self, date: str) -> bool:
        """Say whether the post was held on every day of `date`, which may be a month or a year."""
        since, until = self.since or "0001", self.until or "9999"
        begins = first_day(since) <= first_day(date)
        return begins and last_day(date) <= last_day(until)


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody who speaks, acts, is addressed or is spoken of.

    `short_name` is for lead-ins ("López Obrador"); `side` is where the actor speaks from.
    `metonyms` are those of the aliases that name a place or a house and mean the institution
    ("Washington"); a person has none.
    """

    id: int
    guid: str
    name: str
    short_name: str | None = None
    kind: str | None = None
    side: str | None = None
    parent_id: int | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    position: int = 0
    metonyms: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name for running text."""
        return self.short_name or self.name

    @property
    def initials(self) -> str:
        """Two letters for a chip."""
        return initials(self.short)

    def role_on(self, date: str | None) -> str | None:
        """Return the post held on `date`; without a date the last one given.

        A date that is a month or a year names a post only where it was held all that time.
        """
        if date is None:
            return self.roles[-1].title if self.roles else None
        return next((role.title for role in self.roles if role.covers(date)), None)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that points to a topic.

    With `excludes` it is one beside which the topic's other words do not count.
    """

    word: str
    language: str = "en"
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """A sentence that a speaker can be for or against, with a short label for columns."""

    id: int
    guid: str
    topic_id: int
    text: str
    label: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about. `colour` is 1 to 8, a tint of the theme; `shortcut` a digit."""

    id: int
    guid: str
    name: str
    parent_id: int | None = None
    full_name: str | None = None
    definition: str | None = None
    colour: int = 1
    shortcut: str | None = None
    keywords: tuple[Keyword, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    position: int = 0

    @property
    def meaning(self) -> str:
        """The full name and the definition, as far as there are any."""
        return ": ".join(filter(None, (self.full_name, self.definition)))

    @property
    def default_proposition(self) -> Proposition | None:
        """The proposition that a bare stance is towards."""
        return next((p for p in self.propositions if p.is_default), None)


_Entry = TypeVar("_Entry", Stakeholder, Topic)


@dataclass(frozen=True)
class Codebook:
    """All entries, in codebook order: for topics each one before its children."""

    stakeholders: tuple[Stakeholder, ...] = ()
    topics: tuple[Topic, ...] = ()
    _paths: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def stakeholder_by_id(self) -> dict[int, Stakeholder]:
        """Stakeholders by id."""
        return {entry.id: entry for entry in self.stakeholders}

    @cached_property
    def topic_by_id(self) -> dict[int, Topic]:
        """Topics by id."""
        return {entry.id: entry for entry in self.topics}

    @cached_property
    def proposition_by_id(self) -> dict[int, Proposition]:
        """Propositions of all topics by id."""
        return {p.id: p for topic in self.topics for p in topic.propositions}

    def path(self, topic_id: int) -> str:
        """Return the names from the root down: `Sanctions/Cuba`."""
        if topic_id not in self._paths:
            topic = self.topic_by_id[topic_id]
            above = f"{self.path(topic.parent_id)}{LEVEL}" if topic.parent_id else ""
            self._paths[topic_id] = above + topic.name
        return self._paths[topic_id]

    def below(self, topic_id: int) -> frozenset[int]:
        """Return the ids of the topic and of everything under it."""
        return frozenset(self._below(topic_id))

    def _below(self, topic_id: int) -> Iterator[int]:
        yield topic_id
        for child in self._children.get(topic_id, ()):
            yield from self._below(child)

    @cached_property
    def _children(self) -> dict[int | None, list[int]]:
        """The ids of the topics directly below each one."""
        children: dict[int | None, list[int]] = {}
        for topic in self.topics:
            children.setdefault(topic.parent_id, []).append(topic.id)
        return children

    def stakeholders_called(self, name: str) -> Sequence[Stakeholder]:
        """Return those of that name, else those of that alias."""
        key = fold(name)
        return self._named.get(key) or self._aliased.get(key) or ()

    def topics_called(self, path: str) -> Sequence[Topic]:
        """Return those of that path, else those of that last name."""
        key = _fold_path(path)
        return self._at_path.get(key) or self._last_named.get(key) or ()

    @cached_property
    def _named(self) -> dict[str, list[Stakeholder]]:
        return _grouped((fold(s.name), s) for s in self.stakeholders)

    @cached_property
    def _aliased(self) -> dict[str, list[Stakeholder]]:
        return _grouped((key, s) for s in self.stakeholders for key in set(map(fold, s.aliases)))

    @cached_property
    def _at_path(self) -> dict[str, list[Topic]]:
        return _grouped((_fold_path(self.path(t.id)), t) for t in self.topics)

    @cached_property
    def _last_named(self) -> dict[str, list[Topic]]:
        return _grouped((fold(t.name), t) for t in self.topics)

    def find_stakeholder(self, name: str) -> Stakeholder:
        """Return the stakeholder of that name, else the one of that alias.

        Raises UnknownNameError or AmbiguousNameError.
        """
        found = self.stakeholders_called(name)
        if not found:
            known = [n for s in self.stakeholders for n in (s.name, *s.aliases)]
            raise UnknownNameError("stakeholder", name, nearest(name, known))
        if len(found) > 1:
            raise AmbiguousNameError("stakeholder", name, [s.name for s in found])
        return found[0]

    def find_topic(self, path: str) -> Topic:
        """Return the topic of that path, or the only topic of that last name.

        Raises UnknownNameError or AmbiguousNameError.
        """
        found = self.topics_called(path)
        if not found:
            paths = [self.path(t.id) for t in self.topics]
            raise UnknownNameError("topic", path, nearest(path, paths))
        if len(found) > 1:
            raise AmbiguousNameError("topic", path, [self.path(t.id) for t in found])
        return found[0]

    def require_default(self, topic: Topic) -> Proposition:
        """Return the proposition that a bare stance is towards; raise InputError without one."""
        default = topic.default_proposition
        if default is None:
            raise InputError(
                f"{self.path(topic.id)} has no proposition, so nobody can be for or against it."
            )
        return default

    def find_proposition(self, topic: Topic, words: str) -> Proposition:
        """Return the topic's proposition with that label or text.

        Raises UnknownNameError or AmbiguousNameError.
        """
        key = fold(words)
        found = [p for p in topic.propositions if key in {fold(p.label), fold(p.text)}]
        if not found:
            labels = [p.label for p in topic.propositions]
            raise UnknownNameError(f"proposition of {topic.name}", words, nearest(words, labels))
        if len(found) > 1:
            raise AmbiguousNameError("proposition", words, [p.text for p in found])
        return found[0]


def _grouped(pairs: Iterable[tuple[str, _Entry]]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _fold_path(path: str) -> str:
    return LEVEL.join(fold(level) for level in path.split(LEVEL))


def check_name(what: str, name: str) -> str:
    """Return `name` on one line; raise InputError where it is empty or has a reserved sign."""
    line = single_line(name)
    if not line:
        raise InputError(f"A {what} needs a name.")
    reserved = [sign for sign in "/=" if sign in line]
    if reserved:
        raise InputError(f"The name of a {what} cannot contain “{reserved[0]}”: “{line}”.")
    return line


def check_path(path: str) -> tuple[str, ...]:
    """Return the names of a topic's path, each one checked; raise InputError for too many."""
    levels = path.split(LEVEL)
    if len(levels) > LEVELS:
        raise InputError(f"A topic lies {LEVELS} levels deep at most.")
    return tuple(check_name("topic", level) for level in levels)


def alias_owners(stakeholders: Iterable[Stakeholder]) -> dict[str, list[Stakeholder]]:
    """Return who answers to each folded name or alias."""
    owners: dict[str, list[Stakeholder]] = {}
    for stakeholder in stakeholders:
        for key in dict.fromkeys(map(fold, (stakeholder.name, *stakeholder.aliases))):
            owners.setdefault(key, []).append(stakeholder)
    return owners
