"""A codebook that is put together entry by entry from a file, each entry checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from briefer.errors import InputError
from briefer.model.codebook import (
    COLOURS,
    DIGITS,
    LEVEL,
    PERSON,
    Codebook,
    Keyword,
    Proposition,
    Role,
    Stakeholder,
    Topic,
    check_name,
    check_path,
)
from briefer.model.names import fold
from briefer.model.text import canonical_text, single_line
from briefer.services.stakeholders import check_roles
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class CodebookDraft:
    """Collects entries; every `add` raises InputError, and adds nothing, where one is not right.

    An entry without a guid gets one of its own.
    """

    def __init__(self) -> None:
        self._stakeholders: dict[str, Stakeholder] = {}
        self._parents: dict[str, str] = {}
        self._topics: dict[tuple[str, ...], Topic] = {}
        self._implied: set[tuple[str, ...]] = set()
        self._guids: set[str] = set()
        self._propositions = 0

    def codebook(self) -> Codebook:
        """Return what was collected, each topic before those below it."""
        stakeholders = tuple(self._with_parents())
        return Codebook(stakeholders, tuple(self._in_tree_order()))

    # ---- stakeholders

    def add_stakeholder(  # noqa: PLR0913 - a stakeholder has that many sides
        self,
        name: str,
        *,
        guid: str = "",
        short_name: str = "",
        kind: str = "",
        side: str = "",
        parent: str = "",
        aliases: Sequence[str] = (),
        metonyms: Sequence[str] = (),
        roles: Sequence[Role] = (),
    ) -> None:
        """Add a stakeholder; `parent` is a name that may come later."""
        line = check_name("stakeholder", name)
        if fold(line) in self._stakeholders:
            raise InputError(f"“{line}” is there twice.")
        if kind:
            vocabulary().kinds.check(kind)
        if kind == PERSON and metonyms:
            raise InputError(f"“{line}” is a person and has metonyms.")
        names = [check_name("stakeholder", alias) for alias in (*aliases, *metonyms)]
        checked = check_roles(roles)
        self._stakeholders[fold(line)] = Stakeholder(
            id=len(self._stakeholders) + 1,
            guid=self._guid(guid),
            name=line,
            short_name=single_line(short_name) or None,
            kind=kind or None,
            side=single_line(side) or None,
            aliases=tuple(dict.fromkeys(names)),
            roles=checked,
            metonyms=tuple(dict.fromkeys(single_line(metonym) for metonym in metonyms)),
        )
        if parent:
            self._parents[fold(line)] = fold(single_line(parent))

    def loose_parents(self) -> Iterator[tuple[str, str]]:
        """Yield who belongs to somebody that is not there, and why it now belongs to nobody."""
        ringed = self._ringed()
        for key, parent in self._parents.items():
            if parent not in self._stakeholders:
                name = self._stakeholders[key].name
                yield f"“{name}”", "What it is part of is not in the file; it comes in without."
            elif key in ringed:
                yield f"“{self._stakeholders[key].name}”", "It is part of itself; that is left out."

    def _with_parents(self) -> Iterator[Stakeholder]:
        """Yield the stakeholders with their parents; one that is not there, or a ring, is left."""
        ringed = self._ringed()
        for key, entry in self._stakeholders.items():
            parent = self._stakeholders.get(self._parents.get(key, ""))
            yield replace(entry, parent_id=parent.id if parent and key not in ringed else None)

    def _ringed(self) -> set[str]:
        """Return who is part of itself, at once or through others."""
        ringed: set[str] = set()
        seen: set[str] = set()
        for start in self._parents:
            way, key = [], start
            while key in self._parents and key not in seen:
                seen.add(key)
                way.append(key)
                key = self._parents[key]
            if key in way:  # the way has come back to where it was
                ringed.update(way[way.index(key) :])
        return ringed

    # ---- topics

    def add_topic(  # noqa: PLR0913 - a topic has that many sides
        self,
        path: str,
        *,
        guid: str = "",
        full_name: str = "",
        definition: str = "",
        colour: int | None = None,
        shortcut: str = "",
        keywords: Sequence[Keyword] = (),
    ) -> None:
        """Add a topic, and those above it that are missing; without a colour its parent's."""
        names = check_path(path)
        place = _folded(names)
        implied = self._topics.get(place)
        if implied is not None and place not in self._implied:
            raise InputError(f"“{LEVEL.join(names)}” is there twice.")
        if colour is not None and colour not in COLOURS:
            raise InputError(f"“{LEVEL.join(names)}” has the colour {colour}; there are 1 to 8.")
        if shortcut and shortcut not in tuple(DIGITS):
            raise InputError(f"“{LEVEL.join(names)}” has the key “{shortcut}”; there are 1 to 9.")
        parent = self._parent(names)
        words = [
            replace(k, word=single_line(k.word), language=single_line(k.language) or "en")
            for k in keywords
        ]
        self._topics[place] = Topic(
            id=implied.id if implied else len(self._topics) + 1,
            guid=self._guid(guid),
            name=names[-1],
            parent_id=parent.id if parent else None,
            full_name=single_line(full_name) or None,
            definition=canonical_text(definition).strip() or None,
            colour=colour or (parent.colour if parent else 1),
            shortcut=shortcut or None,
            keywords=tuple(dict.fromkeys(keyword for keyword in words if keyword.word)),
        )
        self._implied.discard(place)

    def _parent(self, names: tuple[str, ...]) -> Topic | None:
        above = names[:-1]
        if not above:
            return None
        if _folded(above) not in self._topics:
            self.add_topic(LEVEL.join(above))
            self._implied.add(_folded(above))
        return self._topics[_folded(above)]

    def add_proposition(
        self, path: str, text: str, label: str = "", *, default: bool = False, guid: str = ""
    ) -> None:
        """Add a proposition to a topic that is there; without a label its text is the label."""
        place = _folded(check_path(path))
        topic = self._topics[place]
        sentence = single_line(text)
        if not sentence:
            raise InputError(f"A proposition of “{path}” has no text.")
        if any(fold(sentence) == fold(other.text) for other in topic.propositions):
            raise InputError(f"“{path}” has the proposition “{sentence}” twice.")
        self._propositions += 1
        added = Proposition(
            id=self._propositions,
            guid=self._guid(guid),
            topic_id=topic.id,
            text=sentence,
            label=single_line(label) or sentence,
            is_default=default and topic.default_proposition is None,
        )
        self._topics[place] = replace(topic, propositions=(*topic.propositions, added))

    def _in_tree_order(self) -> Iterator[Topic]:
        below: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for place in self._topics:
            below.setdefault(place[:-1], []).append(place)
        waiting = below.get((), [])[::-1]
        while waiting:
            place = waiting.pop()
            yield _with_default(self._topics[place])
            waiting += below.get(place, [])[::-1]

    def _guid(self, given: str) -> str:
        """Return the guid given, a new one where none is, or where it is none or was used."""
        try:
            guid = str(UUID(given)) if given else str(uuid4())
        except ValueError:
            guid = str(uuid4())
        if guid in self._guids:
            guid = str(uuid4())
        self._guids.add(guid)
        return guid


def _with_default(topic: Topic) -> Topic:
    """Return the topic with its first proposition as the default, where the file names none."""
    if not topic.propositions or topic.default_proposition:
        return topic
    first, *others = topic.propositions
    return replace(topic, propositions=(replace(first, is_default=True), *others))


def names_apart(entry: Stakeholder) -> tuple[list[str], list[str]]:
    """Return aliases and metonyms as two lists that make the entry's names, in their order."""
    plain = [alias for alias in entry.aliases if alias not in entry.metonyms]
    is_in_order = (*plain, *entry.metonyms) == entry.aliases
    return plain if is_in_order else list(entry.aliases), list(entry.metonyms)


def _folded(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(name) for name in names)
