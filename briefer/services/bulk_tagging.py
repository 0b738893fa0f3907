"""Tagging several passages at once. Each function is one step, or goes on with one.

`join` means what it means in `tagging`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.changes import Place
from briefer.services.tagging import (
    add_passage,
    check_statement,
    set_tags,
    statement_label,
    topic_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.anchor import Span
    from briefer.model.codebook import Codebook
    from briefer.model.passage import PartyTag, Passage, Statement, TopicTag
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def tag(  # noqa: PLR0913 - a statement has that many sides
    ws: Workspace,
    article_id: int,
    spans: Sequence[Span],
    statement: Statement,
    *,
    parties: Sequence[PartyTag] = (),
    topics: Sequence[TopicTag] = (),
    join: str | None = None,
) -> tuple[int, ...]:
    """Tag each of these spans as a new passage; return their ids."""
    label = _label("Tag", _names(ws.codebook.load(), parties, topics), len(spans))
    ids = []
    with ws.change(label, at=Place(article_id, spans[0]), join=join) as tx:
        for span in spans:
            passage_id = add_passage(tx, article_id, span, statement)
            set_tags(tx, passage_id, parties, topics)
            ids.append(passage_id)
    return tuple(ids)


def tag_many(
    ws: Workspace,
    places: Sequence[tuple[int, Span]],
    statement: Statement,
    *,
    parties: Sequence[PartyTag] = (),
    topics: Sequence[TopicTag] = (),
    onto: Sequence[int] = (),
) -> tuple[int, ...]:
    """Tag places of several articles, each an article's id with a span; return the passages' ids.

    The passages `onto` take the tags and the type that they do not have; what they have stays.
    Raises InputError where there is no place, or a place is past the end of its text.
    """
    there = ws.passages.many(onto)
    if not (places or there):
        raise InputError("There is no place to tag.")
    label = _label("Tag", _names(ws.codebook.load(), parties, topics), len(places) + len(there))
    first = Place(*places[0]) if places else Place(there[0].article_id, there[0].span)
    ids = []
    with ws.change(label, at=first) as tx:
        for passage in there:
            _complete(tx, passage, statement, parties, topics)
        for article_id, span in places:
            passage_id = add_passage(tx, article_id, span, statement)
            set_tags(tx, passage_id, parties, topics)
            ids.append(passage_id)
    return tuple(ids)


def give(
    ws: Workspace,
    passage_ids: Sequence[int],
    *,
    parties: Sequence[PartyTag] = (),
    topics: Sequence[TopicTag] = (),
    join: str | None = None,
) -> None:
    """Add tags to passages; a tag of a topic that is there already is put in its place."""

    def write(tx: Transaction, passage: Passage) -> None:
        set_tags(tx, passage.id, _with(passage, parties), _about(passage, topics))

    names = _names(ws.codebook.load(), parties, topics)
    _write(ws, passage_ids, _label("Tag", names, len(passage_ids)), write, join, detail=False)


def take(
    ws: Workspace,
    passage_ids: Sequence[int],
    *,
    parties: Sequence[tuple[int, str]] = (),
    topic_ids: Sequence[int] = (),
    join: str | None = None,
) -> None:
    """Take tags off passages: stakeholders with this part, and topics."""

    def write(tx: Transaction, passage: Passage) -> None:
        kept = [p for p in passage.parties if (p.stakeholder_id, p.part) not in parties]
        topics = [t for t in passage.topics if t.topic_id not in topic_ids]
        set_tags(tx, passage.id, kept, topics)

    codebook = ws.codebook.load()
    names = [codebook.stakeholder_by_id[entry].short for entry, _part in parties]
    names += [topic_name(codebook, entry) for entry in topic_ids]
    _write(ws, passage_ids, _label("Remove", names, len(passage_ids)), write, join)


def change_part(
    ws: Workspace,
    passage_ids: Sequence[int],
    old: PartyTag,
    new: PartyTag,
    *,
    join: str | None = None,
) -> None:
    """Put one part in place of another, wherever it stands in these passages."""

    def write(tx: Transaction, passage: Passage) -> None:
        others = {(p.stakeholder_id, p.part) for p in passage.parties if p != old}
        taken = (new.stakeholder_id, new.part) in others
        changed = [new if p == old else p for p in passage.parties if p != old or not taken]
        set_tags(tx, passage.id, changed, passage.topics)

    label = _label("Set part", [new.part], len(passage_ids))
    _write(ws, passage_ids, label, write, join)


def set_fields(
    ws: Workspace, passage_ids: Sequence[int], *, join: str | None = None, **fields: object
) -> None:
    """Set fields of the statement of passages: type, modality, certainty ..."""
    passages = ws.passages.many(passage_ids)
    wanted = {p.id: replace(p.statement, **fields) for p in passages}  # type: ignore[arg-type]  # checked below
    labels = [statement_label(p.statement, wanted[p.id]) for p in passages]

    def write(tx: Transaction, passage: Passage) -> None:
        tx.passages.set_statement(passage.id, check_statement(wanted[passage.id]))

    _write(ws, passage_ids, labels[0] if labels else "", write, join)


def _write(
    ws: Workspace,
    passage_ids: Sequence[int],
    label: str,
    write: Callable[[Transaction, Passage], None],
    join: str | None,
    *,
    detail: bool = True,
) -> None:
    passages = ws.passages.many(passage_ids)
    if not passages:
        raise InputError("There is no such passage in this briefing.")
    at = Place(passages[0].article_id, passages[0].span)
    with ws.change(label, at=at, join=join, detail=detail) as tx:
        for passage in passages:
            write(tx, passage)


def _complete(
    tx: Transaction,
    passage: Passage,
    statement: Statement,
    parties: Sequence[PartyTag],
    topics: Sequence[TopicTag],
) -> None:
    """Add the tags that a passage does not have, and the type where it has none."""
    who = {(p.stakeholder_id, p.part) for p in passage.parties}
    about = {tag.topic_id for tag in passage.topics}
    set_tags(
        tx,
        passage.id,
        [*passage.parties, *(p for p in parties if (p.stakeholder_id, p.part) not in who)],
        [*passage.topics, *(tag for tag in topics if tag.topic_id not in about)],
    )
    if statement.type and passage.statement.type is None:
        typed = replace(passage.statement, type=statement.type)
        tx.passages.set_statement(passage.id, check_statement(typed))


def _with(passage: Passage, parties: Sequence[PartyTag]) -> list[PartyTag]:
    new = {(p.stakeholder_id, p.part) for p in parties}
    kept = [p for p in passage.parties if (p.stakeholder_id, p.part) not in new]
    return [*kept, *parties]


def _about(passage: Passage, topics: Sequence[TopicTag]) -> list[TopicTag]:
    new = {tag.topic_id: tag for tag in topics}
    there = {tag.topic_id for tag in passage.topics}
    replaced = [new.get(tag.topic_id, tag) for tag in passage.topics]
    return [*replaced, *(tag for tag in topics if tag.topic_id not in there)]


def _names(
    codebook: Codebook, parties: Sequence[PartyTag], topics: Sequence[TopicTag]
) -> list[str]:
    names = [codebook.stakeholder_by_id[p.stakeholder_id].short for p in parties]
    return names + [topic_name(codebook, tag.topic_id) for tag in topics]


def _label(verb: str, names: Sequence[str], count: int) -> str:
    many = f" {count} passages" if count > 1 else "" if names else " passage"
    return f"{verb}{many}" + (f" “{names[-1]}”" if names else "")
