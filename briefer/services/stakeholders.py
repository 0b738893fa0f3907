"""Stakeholders of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.errors import InputError
from briefer.model.codebook import PERSON, Role, check_name
from briefer.model.dates import parse_date
from briefer.model.names import fold
from briefer.model.text import single_line
from briefer.services.placing import placed
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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
    metonyms: Collection[str] = (),
) -> int:
    """Add a stakeholder inside a step; return its id. A person's `metonyms` are plain aliases."""
    line = check_name("stakeholder", name)
    if kind is not None:
        vocabulary().kinds.check(kind)
    for there in tx.read.codebook.load().stakeholders:
        if fold(there.name) == fold(line):
            raise InputError(f"There is a stakeholder called “{there.name}” already.")
    stakeholder_id = tx.codebook.add_stakeholder(
        line, kind=kind, side=single_line(side or "") or None
    )
    names = [check_name("stakeholder", alias) for alias in aliases]
    tx.codebook.set_aliases(stakeholder_id, names, () if kind == PERSON else metonyms)
    return stakeholder_id


def change(ws: Workspace, stakeholder_id: int, **fields: Any) -> None:  # noqa: ANN401 - fields have several types
    """Change a stakeholder: name, short_name, kind, side, parent_id, aliases, metonyms, roles.

    An alias that is a metonym stays one while it is there, save where the kind becomes a person.
    Raises InputError where another one has that name, a role ends before it begins, or a person is
    given a metonym. A role or an alias that is given twice is kept once.
    """
    codebook = ws.codebook.load()
    if "name" in fields:
        fields["name"] = check_name("stakeholder", fields["name"])
        others = (s for s in codebook.stakeholders if s.id != stakeholder_id)
        if any(fold(other.name) == fold(fields["name"]) for other in others):
            raise InputError(f"There is a stakeholder called “{fields['name']}” already.")
    if fields.get("kind"):
        vocabulary().kinds.check(fields["kind"])
    if _is_below(codebook, fields.get("parent_id"), stakeholder_id):
        raise InputError("A stakeholder cannot be part of itself.")
    there = codebook.stakeholder_by_id[stakeholder_id]
    names = _names(there, fields)
    roles = check_roles(fields.pop("roles", there.roles))
    with ws.change(f"Change stakeholder “{there.name}”") as tx:
        if names != (there.aliases, there.metonyms):
            tx.codebook.set_aliases(stakeholder_id, *names)
        if roles != there.roles:
            tx.codebook.set_roles(stakeholder_id, roles)
        tx.codebook.change_stakeholder(stakeholder_id, fields)


def _names(there: Stakeholder, fields: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take aliases and metonyms out of the fields; return what they are from now on."""
    given = fields.pop("aliases", there.aliases)
    aliases = tuple(dict.fromkeys(check_name("stakeholder", alias) for alias in given))
    is_person = fields.get("kind", there.kind) == PERSON
    if is_person and fields.get("metonyms"):
        raise InputError("A metonym stands for an institution; a person has none.")
    metonyms = () if is_person else fields.get("metonyms", there.metonyms)
    fields.pop("metonyms", None)
    return aliases, tuple(alias for alias in aliases if alias in metonyms)


def check_role(role: Role) -> Role:
    """Return a role with clean words and dates; raise InputError for what is none."""
    title = single_line(role.title)
    if not title:
        raise InputError("A post needs a title.")
    since, until = (parse_date(date) if date else None for date in (role.since, role.until))
    checked = Role(title, since, until)
    if not checked.is_in_order:
        raise InputError(f"The post “{title}” ends before it begins.")
    return checked


def check_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return roles as `check_role` does, each of them once."""
    return tuple(dict.fromkeys(check_role(role) for role in roles))


def _is_below(codebook: Codebook, parent: int | None, stakeholder_id: int) -> bool:
    """Say whether the new parent is the stakeholder, or part of it."""
    seen: set[int] = set()
    while parent is not None and parent not in seen:
        if parent == stakeholder_id:
            return True
        seen.add(parent)
        parent = codebook.stakeholder_by_id[parent].parent_id
    return False


def move(ws: Workspace, stakeholder_id: int, side: str | None, place: int) -> None:
    """Put a stakeholder at a place (from 0, without itself) among those of a side."""
    codebook = ws.codebook.load()
    entry = codebook.stakeholder_by_id[stakeholder_id]
    siblings = [s for s in codebook.stakeholders if (s.side or None) == (side or None)]
    positions = placed(siblings, entry, place)
    if not positions and (entry.side or None) == (side or None):
        return
    with ws.change(f"Move stakeholder “{entry.name}”") as tx:
        tx.codebook.change_stakeholder(stakeholder_id, {"side": side or None})
        for entry_id, position in positions.items():
            tx.codebook.change_stakeholder(entry_id, {"position": position})


def remove(ws: Workspace, stakeholder_id: int) -> None:
    """Remove a stakeholder and its parts in passages; undo brings all of it back."""
    name = ws.codebook.load().stakeholder_by_id[stakeholder_id].name
    with ws.change(f"Remove stakeholder “{name}”") as tx:
        tx.codebook.remove_stakeholder(stakeholder_id)
