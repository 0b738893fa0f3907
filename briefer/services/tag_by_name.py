"""Tagging one passage by names, as on the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.anchor import shorten
from briefer.model.changes import Place
from briefer.model.vocabulary import CONDITIONAL
from briefer.services.entries import Written
from briefer.services.names import Names, split_party, split_topic
from briefer.services.tagging import add_passage, set_tags

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.passage import Passage, Statement, TopicTag
    from briefer.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NamedTags:
    """`NAME[:PART]`, `PATH[=PROPOSITION][:STANCE]`, and the words of a conditional stance."""

    stakeholders: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    condition: str | None = None


def tag_by_name(
    ws: Workspace,
    article_id: int,
    span: Span,
    tags: NamedTags,
    *,
    statement: Statement,
    create: bool = False,
) -> Passage:
    """Tag a span as a new passage in one step; with `create`, missing entries are made in it.

    Raises UnknownNameError, AmbiguousNameError or InputError; then nothing is kept.
    """
    words = ws.articles.text(article_id)[span.start : span.end]
    with ws.change(f"Tag “{shorten(words, 40)}”", at=Place(article_id, span)) as tx:
        names = Names(Written(tx), create=create)
        parties = [names.party(*split_party(text)) for text in tags.stakeholders]
        topics = [names.topic(*split_topic(text)) for text in tags.topics]
        passage_id = add_passage(tx, article_id, span, statement)
        set_tags(tx, passage_id, parties, _with_condition(topics, tags.condition))
    return ws.passages.get(passage_id)


def _with_condition(topics: list[TopicTag], condition: str | None) -> list[TopicTag]:
    if condition is None:
        return topics
    if not any(tag.stance == CONDITIONAL for tag in topics):
        raise InputError("A condition needs a topic with the stance “conditional”.")
    return [replace(t, condition=condition) if t.stance == CONDITIONAL else t for t in topics]
