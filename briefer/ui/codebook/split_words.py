"""What a split would change, as numbers with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.codebook.merge_words import counted
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefer.model.codebook import Topic
    from briefer.model.passage import Passage
    from briefer.ui.codebook.change_lines import Line


def passage_lines(picked: int, of: int, name: str) -> list[Line]:
    """Return how many passages go to the entry of that name, and how many stay."""
    goes = counted(picked, tr("passage goes to “{name}”"), tr("passages go to “{name}”"))
    stays = counted(of - picked, tr("passage stays"), tr("passages stay"))
    return [(picked, goes.format(name=name)), (of - picked, stays)]


def proposition_lines(
    topic: Topic, passages: Sequence[Passage], ids: Collection[int]
) -> list[Line]:
    """Return what becomes of the propositions that the picked passages carry."""
    leaving = _carried(topic, (p for p in passages if p.id in ids))
    staying = _carried(topic, (p for p in passages if p.id not in ids))
    goes = [f"“{p.label}”" for p in topic.propositions if p.id in leaving - staying]
    both = [f"“{p.label}”" for p in topic.propositions if p.id in leaving & staying]
    return [
        *named_line(goes, tr("proposition goes: {names}"), tr("propositions go: {names}")),
        *named_line(
            both, tr("proposition is in both: {names}"), tr("propositions are in both: {names}")
        ),
    ]


def named_line(names: Sequence[str], one: str, several: str) -> list[Line]:
    """Return a line of names, or none without a name."""
    words = counted(len(names), one, several).format(names=", ".join(names))
    return [(len(names), words)] if names else []


def _carried(topic: Topic, passages: Iterable[Passage]) -> set[int | None]:
    return {tag.proposition_id for p in passages for tag in p.topics if tag.topic_id == topic.id}
