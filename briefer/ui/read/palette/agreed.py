"""What several passages have in common, as if they were one."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from briefer.model.passage import Statement, TopicTag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.passage import Passage


def agreed(passages: Sequence[Passage]) -> Passage | None:
    """Return the first passage with the tags that all of them have; None where there is none.

    A topic on which they stand apart has no stance here, and fields in which they differ are unset.
    """
    if not passages:
        return None
    first, *others = passages
    if not others:
        return first
    return replace(
        first,
        parties=tuple(p for p in first.parties if all(p in other.parties for other in others)),
        topics=tuple(_topic(tag, others) for tag in first.topics if _on_all(tag, others)),
        statement=_statement(passages),
        figures=(),
        translations=(),
        links=(),
    )


def _on_all(tag: TopicTag, others: Sequence[Passage]) -> bool:
    return all(any(t.topic_id == tag.topic_id for t in other.topics) for other in others)


def _topic(tag: TopicTag, others: Sequence[Passage]) -> TopicTag:
    same = all(tag in other.topics for other in others)
    return tag if same else TopicTag(tag.topic_id, tag.proposition_id)


def _statement(passages: Sequence[Passage]) -> Statement:
    unset = Statement()
    values_of = {}
    for field in fields(Statement):
        values = {getattr(passage.statement, field.name) for passage in passages}
        values_of[field.name] = values.pop() if len(values) == 1 else getattr(unset, field.name)
    return Statement(**values_of)
