"""The posts of a stakeholder, added, changed and removed one by one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.services.stakeholders import check_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Role
    from briefer.store.workspace import Workspace


def overlaps(roles: Iterable[Role]) -> tuple[tuple[Role, Role], ...]:
    """Return the posts that were held at the same time, in pairs; that is allowed."""
    return tuple((one, other) for one, other in combinations(roles, 2) if one.overlaps(other))


def add(ws: Workspace, stakeholder_id: int, role: Role) -> tuple[Role, ...]:
    """Add a post; return those that it overlaps.

    Raises InputError where it has no title, is there already, or ends before it begins.
    """
    there = ws.codebook.load().stakeholder_by_id[stakeholder_id].roles
    new = check_role(role)
    _set(ws, stakeholder_id, f"Add post “{new.title}”", [*there, new])
    return _beside(there, new)


def change(ws: Workspace, stakeholder_id: int, old: Role, new: Role) -> tuple[Role, ...]:
    """Put one post in place of another; return the others that it overlaps.

    Raises what `add` raises, and InputError where `old` is not there.
    """
    others = _without(ws, stakeholder_id, old)
    checked = check_role(new)
    _set(ws, stakeholder_id, f"Change post “{old.title}”", [*others, checked])
    return _beside(others, checked)


def remove(ws: Workspace, stakeholder_id: int, role: Role) -> None:
    """Remove a post; raise InputError where it is not there."""
    others = _without(ws, stakeholder_id, role)
    _set(ws, stakeholder_id, f"Remove post “{role.title}”", others)


def _without(ws: Workspace, stakeholder_id: int, role: Role) -> tuple[Role, ...]:
    there = ws.codebook.load().stakeholder_by_id[stakeholder_id].roles
    if role not in there:
        raise InputError(f"The post “{role.title}” is not there any more.")
    return tuple(other for other in there if other != role)


def _beside(others: Iterable[Role], role: Role) -> tuple[Role, ...]:
    return tuple(other for other in others if other.overlaps(role))


def _set(ws: Workspace, stakeholder_id: int, label: str, roles: Sequence[Role]) -> None:
    if len(set(roles)) < len(roles):
        raise InputError(f"The post “{roles[-1].title}” is there already, with these dates.")
    with ws.change(label) as tx:
        tx.codebook.set_roles(stakeholder_id, roles)
