"""Copying the codebook of another briefing: entries keep their guids."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.names import fold
from briefer.model.text import readable
from briefer.store import workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefer.model.codebook import Codebook, Stakeholder, Topic
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copied:
    """How many entries are new, and how many were there already."""

    stakeholders: int = 0
    topics: int = 0
    propositions: int = 0
    there: int = 0


def read(path: Path, who: str) -> Codebook:
    """Return the codebook of a briefing, also while somebody else has it open.

    Raises InputError, NotAProjectError, NewerVersionError or StorageError.
    """
    with closing(workspace.open_workspace(path, who, read_only=True)) as other:
        return other.codebook.load()


def copy(ws: Workspace, path: Path) -> Copied:
    """Copy the codebook of another briefing into this one, in one step.

    An entry with the guid or the name of one that is here is the same and stays as it is here; its
    propositions that are not here are added. Raises what `read` raises.
    """
    if ws.is_at(path):
        raise InputError("That is this briefing itself; choose another one.")
    other = read(path, ws.who)
    with ws.change(f"Copy the codebook of {readable(path.stem)}") as tx:
        return copy_in(tx, other)


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a codebook is not here yet, by name, and how many entries are here already."""

    stakeholders: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    propositions: tuple[str, ...] = ()
    there: int = 0


def compare(here: Codebook, other: Codebook) -> Compared:
    """Return what `copy_in` would add."""
    guids = {entry.guid for entry in here.stakeholders}
    names = {fold(entry.name) for entry in here.stakeholders}
    stakeholders = [
        entry.name
        for entry in other.stakeholders
        if entry.guid not in guids and fold(entry.name) not in names
    ]
    topics, propositions = _compare_topics(here, other)
    entries = len(other.stakeholders) + len(other.topics)
    there = entries - len(stakeholders) - len(topics)
    return Compared(tuple(stakeholders), tuple(topics), tuple(propositions), there)


def _compare_topics(here: Codebook, other: Codebook) -> tuple[list[str], list[str]]:
    guids = {proposition.guid for topic in here.topics for proposition in topic.propositions}
    same = _same_topics(here, other.topics)
    topics, propositions = [], []
    for entry in other.topics:
        there = same[entry.id]
        if there is None:
            topics.append(other.path(entry.id))
        known = other.topic_by_id[there] if isinstance(there, int) else there
        sentences = {fold(p.text) for p in known.propositions} if known else set()
        propositions += [
            p.label
            for p in entry.propositions
            if p.guid not in guids and fold(p.text) not in sentences
        ]
    return topics, propositions


def _same_topics(here: Codebook, entries: Iterable[Topic]) -> dict[int, Topic | int | None]:
    """Return what each topic is the same as: one that is here, or the id of one of the entries.

    Two entries can be one here, where one has the guid of a topic and the other its name; then
    what is below them is side by side.
    """
    by_guid = {topic.guid: topic for topic in here.topics}
    by_place = {(topic.parent_id, fold(topic.name)): topic for topic in here.topics}
    new: dict[tuple[int | None, str], int] = {}
    same: dict[int, Topic | int | None] = {}
    places: dict[int, int] = {}  # the id here, or less than nothing for what is not here yet
    for entry in entries:
        above = None if entry.parent_id is None else places[entry.parent_id]
        place = (above, fold(entry.name))
        there = by_guid.get(entry.guid) or by_place.get(place)
        same[entry.id] = there or new.get(place)
        if there is None:
            places[entry.id] = -new.setdefault(place, entry.id)
        else:
            places[entry.id] = there.id
    return same


def copy_in(tx: Transaction, other: Codebook) -> Copied:
    """Copy a codebook inside a step."""
    here = tx.read.codebook.load()
    stakeholders, old_stakeholders = _copy_stakeholders(tx, here, other.stakeholders)
    topics, propositions, old_topics = _copy_topics(tx, here, other.topics)
    return Copied(stakeholders, topics, propositions, old_stakeholders + old_topics)


def _copy_stakeholders(
    tx: Transaction, here: Codebook, entries: Iterable[Stakeholder]
) -> tuple[int, int]:
    """Add the stakeholders that are not here, then what they belong to; return new and old."""
    by_guid = {entry.guid: entry.id for entry in here.stakeholders}
    by_name = {fold(entry.name): entry.id for entry in here.stakeholders}
    ids: dict[int, int] = {}
    new = []
    for entry in entries:
        there = by_guid.get(entry.guid) or by_name.get(fold(entry.name))
        if there is not None:
            ids[entry.id] = there
            continue
        ids[entry.id] = added = tx.codebook.add_stakeholder(
            entry.name,
            guid=entry.guid,
            short_name=entry.short_name,
            kind=entry.kind,
            side=entry.side,
        )
        tx.codebook.set_aliases(added, entry.aliases, entry.metonyms)
        tx.codebook.set_roles(added, entry.roles)
        new.append(entry)
    for entry in new:
        if entry.parent_id in ids:
            tx.codebook.change_stakeholder(ids[entry.id], {"parent_id": ids[entry.parent_id]})
    return len(new), len(ids) - len(new)


def _copy_topics(tx: Transaction, here: Codebook, entries: Iterable[Topic]) -> tuple[int, int, int]:
    """Add the topics that are not here, and propositions; return new ones of both, and old topics.

    Each topic stands before those below it.
    """
    entries = tuple(entries)
    same = _same_topics(here, entries)
    digits = {topic.shortcut for topic in here.topics}
    guids = {proposition.guid for topic in here.topics for proposition in topic.propositions}
    ids: dict[int, int] = {}
    new = propositions = 0
    for entry in entries:
        there = same[entry.id]
        if isinstance(there, int):
            there = tx.read.codebook.load().topic_by_id[ids[there]]
        if there is not None:
            ids[entry.id] = there.id
        else:
            new += 1
            ids[entry.id] = _add_topic(tx, entry, ids.get(entry.parent_id or 0), digits)
        propositions += _add_propositions(tx, entry, ids[entry.id], there, guids)
    return new, propositions, len(ids) - new


def _add_topic(tx: Transaction, entry: Topic, parent: int | None, digits: set[str | None]) -> int:
    """Add a topic; its digit is left out where another topic has it."""
    shortcut = None if entry.shortcut in digits else entry.shortcut
    digits.add(shortcut)
    added = tx.codebook.add_topic(
        entry.name,
        guid=entry.guid,
        parent_id=parent,
        full_name=entry.full_name,
        definition=entry.definition,
        colour=entry.colour,
        shortcut=shortcut,
    )
    tx.codebook.set_keywords(added, entry.keywords)
    return added


def _add_propositions(
    tx: Transaction, entry: Topic, topic_id: int, there: Topic | None, guids: set[str]
) -> int:
    """Add the propositions of a topic that are not here (as `guids` says); return how many."""
    known = there.propositions if there else ()
    sentences = {fold(proposition.text) for proposition in known}
    has_default = any(proposition.is_default for proposition in known)
    added = 0
    for proposition in entry.propositions:
        if proposition.guid in guids or fold(proposition.text) in sentences:
            continue
        tx.codebook.add_proposition(
            topic_id,
            proposition.text,
            proposition.label,
            is_default=proposition.is_default and not has_default,
            guid=proposition.guid,
        )
        added += 1
    return added
