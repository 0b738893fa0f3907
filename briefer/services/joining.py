"""Making one passage of two that stand side by side."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import InputError
from briefer.memo.cutting import ELLIPSIS
from briefer.model.anchor import Span, make_anchor
from briefer.model.changes import Place
from briefer.model.passage import Statement, Translation
from briefer.model.vocabulary import DIRECT, OFFICIAL, PARAPHRASE, PARTIAL, stance_key
from briefer.services.tagging import set_tags
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Link, PartyTag, Passage, TopicTag
    from briefer.model.vocabulary import Stance
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

T = TypeVar("T", bound=Hashable)
_TWICE = f"{ELLIPSIS} {ELLIPSIS}"

_ONE_ONLY = {
    "type": "kind of statement",
    "event_date": "event date",
    "certainty": "certainty",
    "via": "way in which it was heard",
}


def touch(text: str, first: Span, second: Span) -> bool:
    """Say whether two spans overlap, or have nothing but white space between them."""
    gap = text[min(first.end, second.end) : max(first.start, second.start)]
    return first.overlaps(second) or not gap.strip()


def join(ws: Workspace, passage_ids: Sequence[int]) -> Passage:
    """Make one passage of several of one article, with the tags of all; return it.

    Each touches or overlaps what is joined before it. The first one goes on; links that name
    another name it from now on. Where not all words are in one mouth, the whole is never somebody's
    own words. Raises InputError, and joins nothing, where two do not touch, are of two kinds, or
    say two things on one topic.
    """
    first, *others = (ws.passages.get(passage_id) for passage_id in passage_ids)
    with ws.change("Join passages", at=Place(first.article_id, first.span)) as tx:
        for other in others:
            _join_two(tx, tx.read.passages.get(first.id), other)
    return ws.passages.get(first.id)


def _join_two(tx: Transaction, first: Passage, second: Passage) -> None:
    text = tx.read.articles.text(first.article_id)
    if first.article_id != second.article_id or not touch(text, first.span, second.span):
        raise InputError("Only passages that touch or overlap can be joined.")
    span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
    tx.passages.set_place(first.id, make_anchor(text, span))
    tx.passages.set_statement(first.id, _statement(first, second))
    topics = _topics(tx.read.codebook.load(), first, second)
    set_tags(tx, first.id, _parties(first, second), topics)
    tx.passages.set_figures(first.id, _unique((*first.figures, *second.figures)))
    tx.passages.set_translations(first.id, _translations(first, second))
    tx.passages.set_links(first.id, _links(first, second))
    naming = {entry for _kind, entry in tx.read.passages.linking_to(second.id)} - {first.id}
    for other in tx.read.passages.many(naming):
        tx.passages.set_links(other.id, _renamed(other.links, second.id, first.id))
    tx.passages.remove(second.id)


def _statement(first: Passage, second: Passage) -> Statement:
    one, other = first.statement, second.statement
    for field, words in _ONE_ONLY.items():
        values = {getattr(one, field), getattr(other, field)} - {None}
        if len(values) > 1:
            raise InputError(
                f"The two passages differ in their {words}; give both the same, then join them."
            )
    notes = _unique(note for note in (one.note, other.note) if note)
    return Statement(
        type=one.type or other.type,
        modality=_modality(first, second),
        event_date=one.event_date or other.event_date,
        event_date_inferred=one.event_date_inferred or other.event_date_inferred,
        certainty=one.certainty or other.certainty,
        via=one.via or other.via,
        note="\n".join(notes) or None,
        starred=one.starred or other.starred,
    )


def _modality(first: Passage, second: Passage) -> str | None:
    """Return whose words the whole is in: never more of a speaker's own than both parts are."""
    one, other = first.statement.modality, second.statement.modality
    one_mouth = set(first.speakers) == set(second.speakers)
    if one == other and (one_mouth or one not in {DIRECT, OFFICIAL}):
        return one
    return PARTIAL if {one, other} & {DIRECT, PARTIAL} else PARAPHRASE


def _parties(first: Passage, second: Passage) -> list[PartyTag]:
    said = {(p.stakeholder_id, p.part) for p in second.parties if not p.inferred}
    there = {(p.stakeholder_id, p.part) for p in first.parties}
    own = [
        replace(p, inferred=p.inferred and (p.stakeholder_id, p.part) not in said)
        for p in first.parties
    ]
    return [*own, *(p for p in second.parties if (p.stakeholder_id, p.part) not in there)]


def _topics(codebook: Codebook, first: Passage, second: Passage) -> list[TopicTag]:
    others = {tag.topic_id: tag for tag in second.topics}
    there = {tag.topic_id for tag in first.topics}
    united = [
        _united(codebook, tag, others[tag.topic_id]) if tag.topic_id in others else tag
        for tag in first.topics
    ]
    return [*united, *(tag for tag in second.topics if tag.topic_id not in there)]


def _united(codebook: Codebook, one: TopicTag, other: TopicTag) -> TopicTag:
    path = codebook.path(one.topic_id).replace("/", " › ")
    if one.proposition_id and other.proposition_id and one.proposition_id != other.proposition_id:
        raise InputError(
            f"The two passages stand towards two propositions of {path}; a passage has room for "
            "one, so they stay apart."
        )
    if one.stance is not None and other.stance is not None and one.stance != other.stance:
        raise InputError(
            f"On {path} one passage is {_said(one.stance)} and the other {_said(other.stance)}; "
            "give both the same stance, then join them."
        )
    full = one if one.stance is not None else other
    return replace(
        full,
        proposition_id=one.proposition_id or other.proposition_id,
        condition="; ".join(_unique(c for c in (one.condition, other.condition) if c)) or None,
        condition_inferred=one.condition_inferred or other.condition_inferred,
    )


def _said(stance: Stance) -> str:
    words = vocabulary().stances[stance_key(stance)].label
    return f"{words} ({stance:+d})" if isinstance(stance, int) and stance else words


def _translations(first: Passage, second: Passage) -> list[Translation]:
    """Return translations of the whole: those of both parts, one after the other.

    For a part that nobody has translated there stands an ellipsis.
    """
    parts = [
        {(t.language, t.by, t.kind): t.text for t in passage.translations}
        for passage in sorted((first, second), key=lambda passage: passage.span)
    ]
    hands = dict.fromkeys(hand for part in parts for hand in part)
    joined = ((hand, " ".join(part.get(hand, ELLIPSIS) for part in parts)) for hand in hands)
    return [
        Translation(language, words.replace(_TWICE, ELLIPSIS), by, kind)
        for (language, by, kind), words in joined
    ]


def _links(first: Passage, second: Passage) -> list[Link]:
    both = {first.id, second.id}
    own = [link for link in (*first.links, *second.links) if link.other_id not in both]
    return list({(link.kind, link.other_id): link for link in reversed(own)}.values())[::-1]


def _renamed(links: Sequence[Link], old: int, new: int) -> list[Link]:
    renamed = [replace(link, other_id=new) if link.other_id == old else link for link in links]
    return list({(link.kind, link.other_id): link for link in renamed}.values())


def _unique(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))
