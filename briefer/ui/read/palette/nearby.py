"""The passages around one, nearest first, to link it to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

LETTERS = "abcdef"
"""One for each passage that is offered."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A passage that can be linked to: who says it, and its words."""

    id: int
    initials: str
    words: str


def nearby(workspace: Workspace, passage: Passage) -> tuple[Nearby, ...]:
    """Return passages of the same article: the one before, the one after, and so on outwards."""
    ids = workspace.passages.ids_of_article(passage.article_id)
    at = ids.index(passage.id)
    before, after = ids[:at][::-1][: len(LETTERS)], ids[at + 1 :][: len(LETTERS)]
    mixed = chain.from_iterable(zip_longest(before, after))
    wanted = [one for one in mixed if one is not None][: len(LETTERS)]
    found = {other.id: other for other in workspace.passages.many(wanted)}
    codebook = workspace.codebook.load()
    return tuple(as_nearby(found[one], codebook) for one in wanted)


def as_nearby(passage: Passage, codebook: Codebook) -> Nearby:
    """Return a passage as it is offered."""
    ids = passage.speakers or passage.actors or [p.stakeholder_id for p in passage.parties]
    who = next((codebook.stakeholder_by_id[one] for one in ids), None)
    return Nearby(passage.id, who.initials if who else "", " ".join(passage.quote.split()))
