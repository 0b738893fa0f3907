"""A codebook in the language of a memo, as far as a ready-made edition of it has the words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from briefer import paths
from briefer.model.codebook import Proposition, Stakeholder, Topic
from briefer.services import codebook_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefer.model.codebook import Codebook

    _Entries = Mapping[str, Stakeholder | Topic | Proposition]

_Entry = TypeVar("_Entry", Stakeholder, Topic, Proposition)
_NAMES = ("name", "short_name")
_TOPIC = ("name", "full_name", "definition", "keywords")
_PROPOSITION = ("text", "label")


def in_language(codebook: Codebook, language: str) -> Codebook:
    """Return a codebook whose entries have the words that their edition in a language has.

    An entry is known by its guid. What the analyst has changed stays as it is.
    """
    said, others = _editions(language)
    if not said or not others:
        return codebook
    return replace(
        codebook,
        stakeholders=tuple(_stakeholder(each, said, others) for each in codebook.stakeholders),
        topics=tuple(_topic(each, said, others) for each in codebook.topics),
    )


def _stakeholder(entry: Stakeholder, said: _Entries, others: Sequence[_Entries]) -> Stakeholder:
    made = entry
    for fields in (_NAMES, ("side",), ("roles",)):
        made = _reworded(made, fields, said, others)
    if made.name == entry.name:
        return made
    # The names that it goes by in the briefing are still its own, in what the analyst writes.
    return replace(made, aliases=tuple(dict.fromkeys((*entry.aliases, entry.name, entry.short))))


def _topic(entry: Topic, said: _Entries, others: Sequence[_Entries]) -> Topic:
    made = _reworded(entry, _TOPIC, said, others)
    propositions = tuple(_reworded(p, _PROPOSITION, said, others) for p in entry.propositions)
    return made if propositions == entry.propositions else replace(made, propositions=propositions)


def _reworded(
    entry: _Entry, fields: Sequence[str], said: _Entries, others: Sequence[_Entries]
) -> _Entry:
    """Return an entry with these fields in other words, where it has those of an edition."""
    new = said.get(entry.guid)
    old = [known[entry.guid] for known in others if entry.guid in known]
    if new is None or not any(_values(entry, fields) == _values(each, fields) for each in old):
        return entry
    words: dict[str, Any] = dict(zip(fields, _values(new, fields), strict=True))
    return replace(entry, **words)


def _values(entry: object, fields: Sequence[str]) -> list[object]:
    return [getattr(entry, field) for field in fields]


@cache
def _editions(language: str) -> tuple[_Entries, tuple[_Entries, ...]]:
    """Return by guid the entries of the editions in a language, and those of the other ones."""
    said: dict[str, Stakeholder | Topic | Proposition] = {}
    others: list[_Entries] = []
    for path in sorted((paths.resources() / "codebooks").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "language" in data:
            entries = dict(_entries(codebook_toml.codebook_of(data)[0]))
            if data["language"] == language:
                said |= entries
            else:
                others.append(entries)
    return said, tuple(others)


def _entries(codebook: Codebook) -> Iterator[tuple[str, Stakeholder | Topic | Proposition]]:
    for stakeholder in codebook.stakeholders:
        yield stakeholder.guid, stakeholder
    for topic in codebook.topics:
        yield topic.guid, topic
        yield from ((each.guid, each) for each in topic.propositions)
