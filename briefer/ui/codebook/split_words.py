"""What a split would change, as numbers with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.codebook.merge_words import counted
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Proposition
    from briefer.services.split_plans import TopicSplit
    from briefer.ui.codebook.change_lines import Line


def passage_lines(picked: int, of: int, name: str) -> list[Line]:
    """Return how many passages go to the entry of that name, and how many stay."""
    goes = counted(picked, tr("passage goes to “{name}”"), tr("passages go to “{name}”"))
    stays = counted(of - picked, tr("passage stays"), tr("passages stay"))
    return [(picked, goes.format(name=name)), (of - picked, stays)]


def topic_lines(plan: TopicSplit) -> list[Line]:
    """Return what becomes of stances and propositions that the picked passages carry."""
    united = [one for one, _other in plan.united]
    return [
        *_counted(plan.both, tr("passage has both already"), tr("passages have both already")),
        *_counted(
            plan.parted,
            tr("passage is added on the same words, for a stance of its own"),
            tr("passages are added on the same words, for stances of their own"),
        ),
        *named_line(
            _labels(plan.moved), tr("proposition goes: {names}"), tr("propositions go: {names}")
        ),
        *named_line(
            _labels(plan.copied),
            tr("proposition is in both: {names}"),
            tr("propositions are in both: {names}"),
        ),
        *named_line(
            _labels(united),
            tr("proposition is there already: {names}"),
            tr("propositions are there already: {names}"),
        ),
    ]


def named_line(names: Sequence[str], one: str, several: str) -> list[Line]:
    """Return a line of names, or none without a name."""
    words = counted(len(names), one, several).format(names=", ".join(names))
    return [(len(names), words)] if names else []


def _counted(count: int, one: str, several: str) -> list[Line]:
    return [(count, counted(count, one, several))] if count else []


def _labels(propositions: Iterable[Proposition]) -> list[str]:
    return [f"“{p.label}”" for p in propositions]
