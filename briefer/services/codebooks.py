"""Ready-made codebooks: data in `resources/codebooks`, copied into a new briefing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefer import paths
from briefer.errors import InputError
from briefer.model.names import nearest
from briefer.services import codebook_copies, codebook_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefer.store.transaction import Transaction

STARTER = "us-mexico-migration"
"""The codebook of a new briefing, unless another is chosen."""
NONE = "none"
"""The name that stands for an empty codebook."""


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A codebook that can be chosen for a new briefing, with its counts.

    `attribution` names the source where its licence asks for that; `edition_of` is the codebook
    that this one says in another language.
    """

    name: str
    title: str
    summary: str
    stakeholders: int
    topics: int
    propositions: int
    licence: str
    attribution: str | None = None
    edition_of: str | None = None


def available() -> tuple[ReadyMade, ...]:
    """Return the codebooks with entries that Briefer ships: the starter and its editions first.

    One without entries can be named, but is no choice beside `NONE`.
    """
    found = (_ready_made(_read(path)) for path in _folder().glob("*.toml"))
    chosen = [ready for ready in found if ready.stakeholders or ready.topics]
    return tuple(sorted(chosen, key=_place))


def _place(ready: ReadyMade) -> tuple[bool, str, bool, str]:
    """Return where a codebook stands: an edition behind the one that it is an edition of."""
    original = ready.edition_of or ready.name
    return original != STARTER, original, ready.edition_of is not None, ready.title


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
        edition_of=data.get("edition_of"),
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

    The same entry has the same guid in every briefing.
    """
    data = _read(_folder() / f"{require(name)}.toml")
    codebook, refused = codebook_toml.codebook_of(data)
    if refused:
        raise ValueError(refused)
    codebook_copies.copy_in(tx, codebook)


def _folder() -> Path:
    return paths.resources() / "codebooks"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
