"""Where an entry of the codebook stands, which digit a topic has, and its colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import InputError
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook, Stakeholder, Topic
    from briefer.store.workspace import Workspace

Entry = TypeVar("Entry")

DIGITS = "123456789"
"""The keys that a topic can be pinned to."""
COLOURS = range(1, 9)
"""The numbers of the tints that a topic can have."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The digit that a topic got, and the topic that had it before."""

    digit: str
    loser: Topic | None = None


def move_topic(ws: Workspace, topic_id: int, parent_id: int | None, position: int) -> None:
    """Put a topic below another, or at the root, before the child that stands at `position`.

    A position beyond the last child is the end. Raises InputError where the topic would lie below
    itself, or beside one of its name.
    """
    codebook = ws.codebook.load()
    topic = codebook.topic_by_id[topic_id]
    if parent_id in codebook.below(topic_id):
        raise InputError("A topic cannot be moved below itself.")
    siblings = [t for t in codebook.topics if t.parent_id == parent_id and t.id != topic_id]
    for sibling in siblings:
        if fold(sibling.name) == fold(topic.name):
            raise InputError(
                f"There is a topic called “{codebook.path(sibling.id)}” already; "
                "merge the two, or give one another name."
            )
    order = _inserted(siblings, topic, position)
    with ws.change(f"Move topic “{topic.name}”") as tx:
        tx.codebook.change_topic(topic_id, {"parent_id": parent_id})
        for entry, place in zip(order, _places(order), strict=True):
            tx.codebook.change_topic(entry.id, {"position": place})


def move_stakeholder(
    ws: Workspace, stakeholder_id: int, parent_id: int | None, position: int
) -> None:
    """Let a stakeholder be part of another, or of none, before the part that stands at `position`.

    A position beyond the last part is the end. Raises InputError where it would be part of itself.
    """
    codebook = ws.codebook.load()
    stakeholder = codebook.stakeholder_by_id[stakeholder_id]
    if _is_within(codebook, parent_id, stakeholder_id):
        raise InputError("A stakeholder cannot be part of itself.")
    siblings = [
        s for s in codebook.stakeholders if s.parent_id == parent_id and s.id != stakeholder_id
    ]
    order = _inserted(siblings, stakeholder, position)
    with ws.change(f"Move stakeholder “{stakeholder.name}”") as tx:
        tx.codebook.change_stakeholder(stakeholder_id, {"parent_id": parent_id})
        for entry, place in zip(order, _places(order), strict=True):
            tx.codebook.change_stakeholder(entry.id, {"position": place})


def _is_within(codebook: Codebook, stakeholder_id: int | None, whole_id: int) -> bool:
    """Say whether a stakeholder is `whole_id`, or part of it."""
    while stakeholder_id is not None:
        if stakeholder_id == whole_id:
            return True
        stakeholder_id = codebook.stakeholder_by_id[stakeholder_id].parent_id
    return False


def _inserted(siblings: Sequence[Entry], entry: Entry, position: int) -> list[Entry]:
    order = list(siblings)
    order.insert(max(position, 0), entry)
    return order


def _places(order: Sequence[Stakeholder] | Sequence[Topic]) -> list[int]:
    """Return a place for each entry: those that they have, in rising order, each one once."""
    places: list[int] = []
    for place in sorted(entry.position for entry in order):
        places.append(max(place, places[-1] + 1) if places else place)
    return places


def pin(ws: Workspace, topic_id: int, digit: str | None = None) -> Pinned:
    """Give a topic a digit, by default the first one that is free; return what happened.

    Raises InputError for what is no digit, and where none is free.
    """
    codebook = ws.codebook.load()
    topic = codebook.topic_by_id[topic_id]
    owners = {t.shortcut: t for t in codebook.topics if t.shortcut and t.id != topic_id}
    chosen = digit or topic.shortcut or next((d for d in DIGITS if d not in owners), None)
    if chosen is None:
        raise InputError("All nine keys are taken; choose the one that this topic shall have.")
    if len(chosen) != 1 or chosen not in DIGITS:
        raise InputError(f"“{chosen}” is no key for a topic; there are 1 to 9.")
    loser = owners.get(chosen)
    with ws.change(f"Pin topic “{topic.name}” to {chosen}") as tx:
        if loser is not None:
            tx.codebook.change_topic(loser.id, {"shortcut": None})
        tx.codebook.change_topic(topic_id, {"shortcut": chosen})
    return Pinned(chosen, loser)


def unpin(ws: Workspace, topic_id: int) -> None:
    """Take a topic's digit away."""
    name = ws.codebook.load().topic_by_id[topic_id].name
    with ws.change(f"Unpin topic “{name}”") as tx:
        tx.codebook.change_topic(topic_id, {"shortcut": None})


def recolour(ws: Workspace, topic_id: int, colour: int, *, with_below: bool = False) -> None:
    """Give a topic a tint, and with `with_below` all that lies below it."""
    if colour not in COLOURS:
        raise InputError(f"There is no colour {colour}; there are 1 to 8.")
    codebook = ws.codebook.load()
    chosen = codebook.below(topic_id) if with_below else {topic_id}
    with ws.change(f"Colour topic “{codebook.topic_by_id[topic_id].name}”") as tx:
        for entry in sorted(chosen):
            tx.codebook.change_topic(entry, {"colour": colour})
