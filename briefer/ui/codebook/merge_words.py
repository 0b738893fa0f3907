"""What a merge would change, as numbers with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.codebook import Proposition
    from briefer.services.merging import StakeholderMerge, TopicMerge

Line = tuple[int, str]


def topic_lines(plan: TopicMerge) -> list[Line]:
    """Return a number and its words for each thing that changes."""
    keywords = ", ".join(k.word for k in plan.keywords)
    lines = [
        _moving(len(plan.passages), plan.both, plan.target.name),
        (len(plan.moved), tr("propositions move: {names}").format(names=_labels(plan.moved))),
        (len(plan.dropped), tr("propositions go: {names}").format(names=_labels(plan.dropped))),
        (len(plan.keywords), tr("keywords are added: {words}").format(words=keywords)),
        (len(plan.children), tr("topics below it move along")),
        (len(plan.sections), tr("memo sections follow")),
    ]
    return _shown(lines)


def stakeholder_lines(plan: StakeholderMerge) -> list[Line]:
    """Return a number and its words for each thing that changes."""
    names = ", ".join(plan.aliases)
    posts = ", ".join(role.title for role in plan.roles)
    lines = [
        _moving(len(plan.passages), plan.both, plan.target.short),
        (len(plan.aliases), tr("other names are added: {names}").format(names=names)),
        (len(plan.roles), tr("posts are added: {names}").format(names=posts)),
        (len(plan.children), tr("stakeholders that are part of it move along")),
        (len(plan.sections), tr("memo sections follow")),
    ]
    return _shown(lines)


def _moving(count: int, both: int, name: str) -> Line:
    words = tr("passages move")
    if both:
        twice = tr("{n} carry both and will carry “{name}” once").format(n=both, name=name)
        words = f"{words}; {twice}"
    return count, words


def _labels(propositions: Iterable[Proposition]) -> str:
    return ", ".join(f"“{p.label}”" for p in propositions)


def _shown(lines: list[Line]) -> list[Line]:
    """Return the lines that say something; that nothing is lost is always said."""
    first, *rest = lines
    return [first, *(line for line in rest if line[0]), (0, tr("passages are lost"))]
