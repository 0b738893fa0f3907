"""The marks of a topic: the digit that it is pinned to, and its colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import InputError

if TYPE_CHECKING:
    from briefer.model.codebook import Topic
    from briefer.store.workspace import Workspace

DIGITS = "123456789"
"""The keys that a topic can be pinned to."""
COLOURS = range(1, 9)
"""The numbers of the tints that a topic can have."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The digit that a topic got, and the topic that had it before."""

    digit: str
    loser: Topic | None = None


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
