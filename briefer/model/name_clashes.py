"""Names that more than one stakeholder answers to: allowed, but worth a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.codebook import alias_owners
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.codebook import Codebook, Stakeholder


@dataclass(frozen=True, slots=True)
class NameClash:
    """A name as its first owner writes it, and all who answer to it, in codebook order."""

    name: str
    owners: tuple[Stakeholder, ...]


def alias_clashes(codebook: Codebook) -> tuple[NameClash, ...]:
    """Return every name or alias that several stakeholders share, in codebook order."""
    return tuple(
        NameClash(_written(key, owners[0]), tuple(owners))
        for key, owners in alias_owners(codebook.stakeholders).items()
        if len(owners) > 1
    )


def clashes_of(codebook: Codebook, stakeholder_id: int) -> tuple[NameClash, ...]:
    """Return the names that one stakeholder shares with others."""
    return tuple(
        clash
        for clash in alias_clashes(codebook)
        if any(owner.id == stakeholder_id for owner in clash.owners)
    )


def other_owners(codebook: Codebook, name: str, stakeholder_id: int) -> tuple[Stakeholder, ...]:
    """Return who else answers to `name`, for a warning while an alias is typed."""
    owners = alias_owners(codebook.stakeholders).get(fold(name), [])
    return tuple(owner for owner in owners if owner.id != stakeholder_id)


def _written(key: str, owner: Stakeholder) -> str:
    return next(name for name in _names(owner) if fold(name) == key)


def _names(stakeholder: Stakeholder) -> Iterator[str]:
    yield stakeholder.name
    yield from stakeholder.aliases
