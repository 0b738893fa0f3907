"""The passages around one, nearest first, to link it to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from briefer.services import passage_finding
from briefer.ui.read.short_source import short_source

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

LETTERS = "abcdef"
"""One for each passage that is offered."""

_MOST = 8
"""So many are shown of those that have the words."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A passage that can be linked to: who says it, its words, its source if that is another."""

    id: int
    initials: str
    words: str
    source: str = ""


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


def found(workspace: Workspace, passage: Passage, typed: str) -> tuple[Nearby, ...]:
    """Return passages of the briefing that have these words, those of the same article first."""
    ids = passage_finding.find(workspace, typed, passage.article_id, _MOST + 1)
    ids = tuple(one for one in ids if one != passage.id)[:_MOST]
    others = {other.id: other for other in workspace.passages.many(ids)}
    away = {one.article_id for one in others.values()} - {passage.article_id}
    sources = {a.id: short_source(a) for a in workspace.articles.many(away)} if away else {}
    codebook = workspace.codebook.load()
    return tuple(
        as_nearby(others[one], codebook, sources.get(others[one].article_id, "")) for one in ids
    )


def as_nearby(passage: Passage, codebook: Codebook, source: str = "") -> Nearby:
    """Return a passage as it is offered."""
    ids = passage.speakers or passage.actors or [p.stakeholder_id for p in passage.parties]
    who = next((codebook.stakeholder_by_id[one] for one in ids), None)
    return Nearby(passage.id, who.initials if who else "", " ".join(passage.quote.split()), source)
