"""What the inspector shows of one passage, read from the briefing at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.read.palette.guess import guess_modality
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Around:
    """A passage that holds the words of the one that is shown; `same` if it has no others."""

    number: int
    same: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with its article, and its place among the passages of that article.

    `guess` is whose words these seem to be by their quotation marks, where nobody has said it.
    """

    passage: Passage
    article: Article
    codebook: Codebook
    number: int
    count: int
    around: Around | None = None
    guess: str = ""

    @property
    def outlet(self) -> str:
        """The outlet's name, or words for one that is not known."""
        return self.article.outlet or tr("the outlet")

    @property
    def speakers(self) -> tuple[Stakeholder, ...]:
        """Who says it."""
        known = self.codebook.stakeholder_by_id
        return tuple(known[entry] for entry in self.passage.speakers if entry in known)

    @property
    def colour(self) -> int | None:
        """The tint of the first topic, None without a topic."""
        known = self.codebook.topic_by_id
        tags = (tag for tag in self.passage.topics if tag.topic_id in known)
        first = next(tags, None)
        return known[first.topic_id].colour if first else None


def read(ws: Workspace, passage_id: int) -> Shown | None:
    """Read a passage; None where it is gone."""
    found = ws.passages.many([passage_id])
    if not found:
        return None
    passage = found[0]
    number, count = ws.passages.number_of(passage)
    return Shown(
        passage=passage,
        article=ws.articles.get(passage.article_id),
        codebook=ws.codebook.load(),
        number=number,
        count=count,
        around=_around(ws, passage),
        guess=_guess(ws, passage),
    )


def _guess(ws: Workspace, passage: Passage) -> str:
    if passage.statement.modality is not None or not passage.speakers:
        return ""
    return guess_modality(ws.articles.text(passage.article_id), passage.span)


def _around(ws: Workspace, passage: Passage) -> Around | None:
    holding = ws.passages.around(passage)
    if not holding:
        return None
    nearest = holding[0]
    same = (nearest.start, nearest.end) == (passage.span.start, passage.span.end)
    number, _ = ws.passages.number_of(ws.passages.get(nearest.id))
    return Around(number, same)
