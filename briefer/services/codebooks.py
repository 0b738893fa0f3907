"""Ready-made codebooks: data in `resources/codebooks`, copied into a new briefing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from briefer import paths
from briefer.errors import InputError
from briefer.model.codebook import LEVEL, Keyword, Role
from briefer.model.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefer.store.transaction import Transaction

STARTER = "us-mexico-migration"
"""The codebook of a new briefing, unless another is chosen."""
NONE = "none"
"""The name that stands for an empty codebook."""


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A codebook that can be chosen for a new briefing, with its counts.

    `attribution` names the source where its licence asks for that.
    """

    name: str
    title: str
    summary: str
    stakeholders: int
    topics: int
    propositions: int
    licence: str
    attribution: str | None = None


def available() -> tuple[ReadyMade, ...]:
    """Return the codebooks with entries that Briefer ships: the starter first, then by title.

    One without entries can be named, but is no choice beside `NONE`.
    """
    found = (_ready_made(_read(path)) for path in _folder().glob("*.toml"))
    chosen = [ready for ready in found if ready.stakeholders or ready.topics]
    return tuple(sorted(chosen, key=lambda ready: (ready.name != STARTER, ready.title)))


def _ready_made(data: Mapping[str, Any]) -> ReadyMade:
    topics = data.get("topic", ())
    return ReadyMade(
        name=data["name"],
        title=data["title"],
        summary=data["summary"],
        stakeholders=len(data.get("stakeholder", ())),
        topics=len(topics),
        propositions=sum(len(topic.get("propositions", ())) for topic in topics),
        licence=data["licence"],
        attribution=data.get("attribution"),
    )


def require(name: str) -> str:
    """Return `name`; raise InputError where no ready-made codebook is called so."""
    names = [NONE, *(path.stem for path in _folder().glob("*.toml"))]
    if name not in names:
        hint = ", ".join(nearest(name, names)) or ", ".join(sorted(names))
        raise InputError(f"There is no codebook called “{name}”. There is: {hint}.")
    return name


def copy_into(tx: Transaction, name: str) -> None:
    """Add every entry of a ready-made codebook.

    The guid of an entry comes from the codebook's name and the entry's key, so the same entry has
    the same guid in every briefing.
    """
    data = _read(_folder() / f"{require(name)}.toml")
    space = uuid5(NAMESPACE_URL, f"briefer:codebook:{data['name']}")
    _copy_stakeholders(tx, data.get("stakeholder", []), space)
    _copy_topics(tx, data.get("topic", []), space)


def _folder() -> Path:
    return paths.resources() / "codebooks"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _copy_stakeholders(tx: Transaction, entries: list[dict[str, Any]], space: UUID) -> None:
    ids: dict[str, int] = {}
    for entry in entries:
        ids[entry["key"]] = stakeholder_id = tx.codebook.add_stakeholder(
            entry["name"],
            guid=str(uuid5(space, f"stakeholder:{entry['key']}")),
            short_name=entry.get("short"),
            kind=entry.get("kind"),
            side=entry.get("side"),
        )
        metonyms = entry.get("metonyms", ())
        tx.codebook.set_aliases(stakeholder_id, [*entry.get("aliases", ()), *metonyms], metonyms)
        roles = [Role(r["title"], r.get("since"), r.get("until")) for r in entry.get("roles", ())]
        tx.codebook.set_roles(stakeholder_id, roles)
    for entry in entries:
        if parent := entry.get("parent"):
            tx.codebook.change_stakeholder(ids[entry["key"]], {"parent_id": ids[parent]})


def _copy_topics(tx: Transaction, entries: list[dict[str, Any]], space: UUID) -> None:
    ids: dict[str, int] = {}
    for entry in entries:
        above, _, name = entry["path"].rpartition(LEVEL)
        ids[entry["path"]] = topic_id = tx.codebook.add_topic(
            name,
            guid=str(uuid5(space, f"topic:{entry['path']}")),
            parent_id=ids[above] if above else None,
            full_name=entry.get("full_name"),
            definition=entry.get("definition"),
            colour=entry["colour"],
            shortcut=entry.get("shortcut"),
        )
        tx.codebook.set_keywords(topic_id, list(_keywords(entry)))
        for proposition in entry.get("propositions", ()):
            tx.codebook.add_proposition(
                topic_id,
                proposition["text"],
                proposition["label"],
                is_default=proposition.get("default", False),
                guid=str(uuid5(space, f"proposition:{entry['path']}:{proposition['text']}")),
            )


def _keywords(entry: Mapping[str, Any]) -> Iterator[Keyword]:
    for excludes, key in ((False, "keywords"), (True, "not_beside")):
        for language, words in entry.get(key, {}).items():
            for word in words:
                yield Keyword(word, language, excludes)
