"""Stakeholders of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.errors import InputError
from briefer.model.codebook import check_name
from briefer.model.names import fold
from briefer.model.text import single_line
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def add(
    ws: Workspace,
    name: str,
    *,
    kind: str | None = None,
    side: str | None = None,
    aliases: Sequence[str] = (),
    join: str | None = None,
) -> Stakeholder:
    """Add a stakeholder; raise InputError where one of that name is there."""
    with ws.change(f"Add stakeholder “{single_line(name)}”", join=join) as tx:
        stakeholder_id = add_in(tx, name, kind=kind, side=side, aliases=aliases)
    return ws.codebook.load().stakeholder_by_id[stakeholder_id]


def add_in(
    tx: Transaction,
    name: str,
    *,
    kind: str | None = None,
    side: str | None = None,
    aliases: Sequence[str] = (),
) -> int:
    """Add a stakeholder inside a step; return its id."""
    line = check_name("stakeholder", name)
    if kind is not None:
        vocabulary().kinds.check(kind)
    for there in tx.read.codebook.load().stakeholders:
        if fold(there.name) == fold(line):
            raise InputError(f"There is a stakeholder called “{there.name}” already.")
    stakeholder_id = tx.codebook.add_stakeholder(
        line, kind=kind, side=single_line(side or "") or None
    )
    tx.codebook.set_aliases(stakeholder_id, [check_name("stakeholder", a) for a in aliases])
    return stakeholder_id


def change(ws: Workspace, stakeholder_id: int, **fields: Any) -> None:  # noqa: ANN401 - fields have several types
    """Change a stakeholder: name, short_name, kind, side, parent_id, aliases, roles.

    Raises InputError where another one has that name.
    """
    codebook = ws.codebook.load()
    if "name" in fields:
        fields["name"] = check_name("stakeholder", fields["name"])
        others = (s for s in codebook.stakeholders if s.id != stakeholder_id)
        if any(fold(other.name) == fold(fields["name"]) for other in others):
            raise InputError(f"There is a stakeholder called “{fields['name']}” already.")
    if fields.get("kind"):
        vocabulary().kinds.check(fields["kind"])
    if fields.get("parent_id") is not None and _is_below(codebook, stakeholder_id, fields):
        raise InputError("A stakeholder cannot be part of itself.")
    name = codebook.stakeholder_by_id[stakeholder_id].name
    with ws.change(f"Change stakeholder “{name}”") as tx:
        if "aliases" in fields:
            aliases = [check_name("stakeholder", alias) for alias in fields.pop("aliases")]
            tx.codebook.set_aliases(stakeholder_id, aliases)
        if "roles" in fields:
            tx.codebook.set_roles(stakeholder_id, fields.pop("roles"))
        tx.codebook.change_stakeholder(stakeholder_id, fields)


def _is_below(codebook: Codebook, stakeholder_id: int, fields: dict[str, Any]) -> bool:
    """Say whether the new parent is the stakeholder, or part of it."""
    parent: int | None = fields["parent_id"]
    seen: set[int] = set()
    while parent is not None and parent not in seen:
        if parent == stakeholder_id:
            return True
        seen.add(parent)
        parent = codebook.stakeholder_by_id[parent].parent_id
    return False


def remove(ws: Workspace, stakeholder_id: int) -> None:
    """Remove a stakeholder and its parts in passages; undo brings all of it back."""
    name = ws.codebook.load().stakeholder_by_id[stakeholder_id].name
    with ws.change(f"Remove stakeholder “{name}”") as tx:
        tx.codebook.remove_stakeholder(stakeholder_id)
