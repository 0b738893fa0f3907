"""Tagging: passages and everything that hangs on them. Each function is one step.

With the same `join` key as the newest step, a function goes on with that step: one visit of the
tagging palette, or one spell of typing, is undone as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import InputError
from briefer.model.anchor import make_anchor, shorten
from briefer.model.changes import Place
from briefer.model.dates import parse_date
from briefer.model.passage import Statement
from briefer.model.text import canonical_text
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.anchor import Span
    from briefer.model.codebook import Codebook
    from briefer.model.passage import (
        Figure,
        Link,
        PartyTag,
        Passage,
        TopicTag,
        Translation,
    )
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

_WORD = re.compile(r"\w+")
T = TypeVar("T")

_UNSET = Statement()


def tag(  # noqa: PLR0913 - a statement has that many sides
    ws: Workspace,
    article_id: int,
    span: Span,
    *,
    statement: Statement = _UNSET,
    parties: Sequence[PartyTag] = (),
    topics: Sequence[TopicTag] = (),
    join: str | None = None,
) -> Passage:
    """Tag a span as a new passage, also where one stands already; return it."""
    label = _tag_label(ws.codebook.load(), parties, topics)
    with ws.change(label, at=Place(article_id, span), join=join) as tx:
        passage_id = add_passage(tx, article_id, span, statement)
        set_tags(tx, passage_id, parties, topics)
    return ws.passages.get(passage_id)


def add_passage(tx: Transaction, article_id: int, span: Span, statement: Statement) -> int:
    """Write a new passage inside a step; return its id."""
    article = tx.read.articles.get(article_id)
    anchor = make_anchor(tx.read.articles.text(article_id), span)
    return tx.passages.add(article_id, article.revision_id, anchor, check_statement(statement))


def set_tags(
    tx: Transaction, passage_id: int, parties: Sequence[PartyTag], topics: Sequence[TopicTag]
) -> None:
    """Write a passage's stakeholders and topics inside a step, each checked."""
    codebook = tx.read.codebook.load()
    for party in parties:
        vocabulary().parts.check(party.part)
        _require(codebook.stakeholder_by_id, party.stakeholder_id, "stakeholder")
    unique = {(party.stakeholder_id, party.part) for party in parties}
    if len(unique) < len(parties):
        raise InputError("A stakeholder has the same part twice in one passage.")
    tx.passages.set_parties(passage_id, parties)
    tx.passages.set_topics(passage_id, [check_topic_tag(codebook, tag) for tag in topics])
    if len({tag.topic_id for tag in topics}) < len(topics):
        raise InputError(
            "A passage carries a topic once; for a second proposition tag the words again."
        )


def check_statement(statement: Statement) -> Statement:
    """Return the statement with a clean date and note; raise InputError for what is none."""
    words = vocabulary()
    for tokens, value in (
        (words.types, statement.type),
        (words.modalities, statement.modality),
        (words.certainties, statement.certainty),
        (words.vias, statement.via),
    ):
        if value is not None:
            tokens.check(value)
    if statement.event_date is not None:
        statement = replace(statement, event_date=parse_date(statement.event_date))
    if statement.note is not None:
        return replace(statement, note=canonical_text(statement.note) or None)
    return statement


def check_topic_tag(codebook: Codebook, tag: TopicTag) -> TopicTag:
    """Return the tag with the topic's default proposition where a stance needs one.

    Raises InputError where there is none, or the proposition is of another topic.
    """
    topic = _require(codebook.topic_by_id, tag.topic_id, "topic")
    if tag.stance is not None:
        vocabulary().check_stance(tag.stance)
    if tag.proposition_id is not None:
        proposition = _require(codebook.proposition_by_id, tag.proposition_id, "proposition")
        if proposition.topic_id != topic.id:
            raise InputError(f"“{proposition.label}” is not a proposition of {topic.name}.")
    elif tag.stance is not None:
        tag = replace(tag, proposition_id=codebook.require_default(topic).id)
    if tag.condition is not None:
        words = canonical_text(tag.condition)
        tag = replace(tag, condition=words if words.strip() else None)
    return tag


def _require(entries: dict[int, T], entry_id: int, what: str) -> T:
    if entry_id not in entries:
        raise InputError(f"There is no {what} {entry_id} in this briefing.")
    return entries[entry_id]


def add_party(ws: Workspace, passage_id: int, party: PartyTag, *, join: str | None = None) -> None:
    """Give a stakeholder a part in the passage; one that it has already is set anew."""
    passage = ws.passages.get(passage_id)
    same = (party.stakeholder_id, party.part)
    others = [p for p in passage.parties if (p.stakeholder_id, p.part) != same]
    people = ws.codebook.load().stakeholder_by_id
    name = _require(people, party.stakeholder_id, "stakeholder").short
    _set_parties(ws, passage, [*others, party], f"Tag “{name}”", join, detail=False)


def remove_party(
    ws: Workspace, passage_id: int, stakeholder_id: int, part: str, *, join: str | None = None
) -> None:
    """Take a stakeholder's part away."""
    passage = ws.passages.get(passage_id)
    gone = (stakeholder_id, part)
    kept = [p for p in passage.parties if (p.stakeholder_id, p.part) != gone]
    name = ws.codebook.load().stakeholder_by_id[stakeholder_id].short
    _set_parties(ws, passage, kept, f"Remove “{name}”", join)


def change_party(
    ws: Workspace, passage_id: int, old: PartyTag, new: PartyTag, *, join: str | None = None
) -> None:
    """Put one part in place of another, at the same place in the list."""
    passage = ws.passages.get(passage_id)
    clash = {(p.stakeholder_id, p.part) for p in passage.parties if p != old}
    kept = [
        new if p == old else p
        for p in passage.parties
        if p != old or (new.stakeholder_id, new.part) not in clash
    ]
    _set_parties(ws, passage, kept, f"Set part “{new.part}”", join)


def _set_parties(
    ws: Workspace,
    passage: Passage,
    parties: Sequence[PartyTag],
    label: str,
    join: str | None,
    *,
    detail: bool = True,
) -> None:
    with ws.change(label, at=_place(passage), join=join, detail=detail) as tx:
        set_tags(tx, passage.id, parties, passage.topics)


def set_topic(ws: Workspace, passage_id: int, tag: TopicTag, *, join: str | None = None) -> None:
    """Tag the passage with a topic, or put a new tag in place of the one for the same topic."""
    passage = ws.passages.get(passage_id)
    codebook = ws.codebook.load()
    there = any(t.topic_id == tag.topic_id for t in passage.topics)
    replaced = [tag if t.topic_id == tag.topic_id else t for t in passage.topics]
    topics = replaced if there else [*passage.topics, tag]
    name = topic_name(codebook, tag.topic_id)
    label = f"Set stance on “{name}”" if there else f"Tag “{name}”"
    _set_topics(ws, passage, topics, label, join, detail=there)


def remove_topic(ws: Workspace, passage_id: int, topic_id: int, *, join: str | None = None) -> None:
    """Take a topic off the passage."""
    passage = ws.passages.get(passage_id)
    kept = [tag for tag in passage.topics if tag.topic_id != topic_id]
    name = topic_name(ws.codebook.load(), topic_id)
    _set_topics(ws, passage, kept, f"Remove “{name}”", join)


def _set_topics(
    ws: Workspace,
    passage: Passage,
    topics: Sequence[TopicTag],
    label: str,
    join: str | None,
    *,
    detail: bool = True,
) -> None:
    with ws.change(label, at=_place(passage), join=join, detail=detail) as tx:
        set_tags(tx, passage.id, passage.parties, topics)


def set_statement(
    ws: Workspace, passage_id: int, statement: Statement, *, join: str | None = None
) -> None:
    """Put a statement (type, whose words, dates, note, star ...) in place of the passage's."""
    passage = ws.passages.get(passage_id)
    label = statement_label(passage.statement, statement)
    with ws.change(label, at=_place(passage), join=join, detail=True) as tx:
        tx.passages.set_statement(passage_id, check_statement(statement))


def set_figures(
    ws: Workspace, passage_id: int, figures: Sequence[Figure], *, join: str | None = None
) -> None:
    """Put these figures in place of the passage's."""
    at = _place(ws.passages.get(passage_id))
    with ws.change("Set figures", at=at, join=join, detail=True) as tx:
        tx.passages.set_figures(passage_id, figures)


def set_translations(
    ws: Workspace, passage_id: int, translations: Sequence[Translation], *, join: str | None = None
) -> None:
    """Put these translations in place of the passage's."""
    for translation in translations:
        vocabulary().translation_kinds.check(translation.kind)
    at = _place(ws.passages.get(passage_id))
    with ws.change("Set translation", at=at, join=join, detail=True) as tx:
        tx.passages.set_translations(passage_id, translations)


def set_links(
    ws: Workspace, passage_id: int, links: Sequence[Link], *, join: str | None = None
) -> None:
    """Put these links in place of those that stand on the passage."""
    for link in links:
        vocabulary().link_kinds.check(link.kind)
        if link.other_id == passage_id:
            raise InputError("A passage cannot be linked to itself.")
        ws.passages.get(link.other_id)
    at = _place(ws.passages.get(passage_id))
    with ws.change("Set links", at=at, join=join, detail=True) as tx:
        tx.passages.set_links(passage_id, links)


def set_span(ws: Workspace, passage_id: int, span: Span, *, join: str | None = None) -> None:
    """Move the ends of a passage.

    A translation is of the words that it was made of: where there are others now, it goes to the
    note.
    """
    passage = ws.passages.get(passage_id)
    with ws.change(
        "Move the ends of a passage", at=Place(passage.article_id, span), join=join
    ) as tx:
        anchor = make_anchor(tx.read.articles.text(passage.article_id), span)
        tx.passages.set_place(passage_id, anchor)
        if passage.translations and _WORD.findall(anchor.quote) != _WORD.findall(passage.quote):
            tx.passages.set_translations(passage_id, ())
            tx.passages.set_statement(passage_id, with_translations_in_note(passage))


def remove(ws: Workspace, passage_ids: Iterable[int], *, join: str | None = None) -> None:
    """Remove passages; a memo that uses one keeps its words and loses the tie."""
    passages = ws.passages.many(passage_ids)
    if not passages:
        raise InputError("There is no such passage in this briefing.")
    label = (
        f"Remove passage “{shorten(passages[0].quote, 30)}”"
        if len(passages) == 1
        else f"Remove {len(passages)} passages"
    )
    with ws.change(label, at=_place(passages[0]), join=join) as tx:
        for passage in passages:
            tx.passages.remove(passage.id)


def memo_uses(ws: Workspace, passage_ids: Iterable[int]) -> tuple[tuple[int, str, str], ...]:
    """Return where memos rest on these passages: passage id, memo title, section title."""
    return ws.memos.uses(tuple(passage_ids))


def with_translations_in_note(passage: Passage) -> Statement:
    """Return the statement with the words of all translations in the note.

    They stay there where the passage is no longer what they are of.
    """
    told = (f"{translation.language}: {translation.text}" for translation in passage.translations)
    note = "\n".join(filter(None, (passage.statement.note, *told)))
    return replace(passage.statement, note=note)


def _place(passage: Passage) -> Place:
    return Place(passage.article_id, passage.span)


def topic_name(codebook: Codebook, topic_id: int) -> str:
    """Return a topic's path as it is shown."""
    return codebook.path(topic_id).replace("/", " › ")


def _tag_label(codebook: Codebook, parties: Sequence[PartyTag], topics: Sequence[TopicTag]) -> str:
    people, known = codebook.stakeholder_by_id, codebook.topic_by_id
    names = [_require(people, party.stakeholder_id, "stakeholder").short for party in parties]
    names += [topic_name(codebook, _require(known, t.topic_id, "topic").id) for t in topics]
    return f"Tag “{names[-1]}”" if names else "Tag passage"


_STATEMENT_LABELS = {
    "type": "Set type",
    "modality": "Set whose words",
    "event_date": "Set event date",
    "event_date_inferred": "Set event date",
    "certainty": "Set certainty",
    "via": "Set how it was heard",
    "note": "Write a note",
}


def statement_label(old: Statement, new: Statement) -> str:
    """Return what a step is called that puts one statement in place of another."""
    if old.starred != new.starred:
        return "Star passage" if new.starred else "Remove star"
    for name, label in _STATEMENT_LABELS.items():
        if getattr(old, name) != getattr(new, name):
            return label
    return "Change passage"
