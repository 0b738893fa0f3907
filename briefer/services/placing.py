"""Putting one of several entries at another place among its siblings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Stakeholder, Topic

EntryT = TypeVar("EntryT", bound="Topic | Stakeholder")


def placed(siblings: Sequence[EntryT], moved: EntryT, place: int) -> dict[int, int]:
    """Return the positions that change where `moved` stands at `place` among the others, by id.

    The siblings share out the positions that they have, so that nothing else moves.
    """
    others = [entry for entry in siblings if entry.id != moved.id]
    place = max(0, min(place, len(others)))
    order = [*others[:place], moved, *others[place:]]
    positions = sorted(entry.position for entry in order)
    if any(one == other for one, other in pairwise(positions)):
        positions = list(range(positions[0], positions[0] + len(order)))
    return {
        entry.id: position
        for entry, position in zip(order, positions, strict=True)
        if entry.position != position
    }
