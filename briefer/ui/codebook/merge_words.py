"""What a merge would change, as numbers with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Proposition
    from briefer.services.merging import StakeholderMerge, TopicMerge
    from briefer.ui.codebook.change_lines import Line


def topic_lines(plan: TopicMerge) -> list[Line]:
    """Return a number and its words for each thing that changes."""
    united = [one for one, _other in plan.united]
    children = [topic.name for topic in plan.children]
    lines = [
        _moving(len(plan.passages), plan.both, plan.target.name),
        (
            plan.parted,
            counted(
                plan.parted,
                tr("passage is added on the same words, for a stance of its own"),
                tr("passages are added on the same words, for stances of their own"),
            ),
        ),
        _named(
            _labels(plan.moved),
            tr("proposition moves: {names}"),
            tr("propositions move: {names}"),
        ),
        _named(
            _labels(united),
            tr("proposition is there already: {names}"),
            tr("propositions are there already: {names}"),
        ),
        _named(
            _labels(plan.dropped),
            tr("proposition without a passage is dropped: {names}"),
            tr("propositions without a passage are dropped: {names}"),
        ),
        _named(
            [k.word for k in plan.keywords],
            tr("keyword is added: {names}"),
            tr("keywords are added: {names}"),
        ),
        _named(children, tr("topic below it moves: {names}"), tr("topics below it move: {names}")),
        _following(plan.sections),
    ]
    return _shown(lines)


def stakeholder_lines(plan: StakeholderMerge) -> list[Line]:
    """Return a number and its words for each thing that changes."""
    lines = [
        _moving(len(plan.passages), plan.both, plan.target.short),
        _named(
            plan.aliases, tr("other name is added: {names}"), tr("other names are added: {names}")
        ),
        _named(
            [role.title for role in plan.roles],
            tr("post is added: {names}"),
            tr("posts are added: {names}"),
        ),
        _named(
            [child.short for child in plan.children],
            tr("stakeholder that is part of it moves: {names}"),
            tr("stakeholders that are part of it move: {names}"),
        ),
        _following(plan.sections),
    ]
    return _shown(lines)


def counted(count: int, one: str, several: str) -> str:
    """Return the words for one thing or for several."""
    return one if count == 1 else several


def _moving(count: int, both: int, name: str) -> Line:
    words = counted(count, tr("passage moves"), tr("passages move"))
    if both:
        twice = counted(
            both,
            tr("one has both and will carry “{name}” once"),
            tr("{n} have both and will carry “{name}” once"),
        )
        words = f"{words}; {twice.format(n=both, name=name)}"
    return count, words


def _named(names: Sequence[str], one: str, several: str) -> Line:
    return len(names), counted(len(names), one, several).format(names=", ".join(names))


def _following(sections: Sequence[str]) -> Line:
    titles = [f"“{title}”" for title in sections]
    return _named(titles, tr("memo section follows: {names}"), tr("memo sections follow: {names}"))


def _labels(propositions: Iterable[Proposition]) -> list[str]:
    return [f"“{p.label}”" for p in propositions]


def _shown(lines: list[Line]) -> list[Line]:
    """Return the lines that say something; that nothing is lost is always said."""
    first, *rest = lines
    return [first, *(line for line in rest if line[0]), (0, tr("passages are lost"))]
