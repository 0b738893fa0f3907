"""Splitting an entry of the codebook in two: some of its passages go to a new entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.names import fold
from briefer.services import stakeholders, topics
from briefer.services.merge_plans import merged_parties, merged_topics
from briefer.services.merging import retag

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefer.model.codebook import Keyword, Proposition, Role, Stakeholder, Topic
    from briefer.model.passage import Passage
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def split_topic(
    ws: Workspace,
    topic_id: int,
    path: str,
    passage_ids: Collection[int],
    keywords: Collection[Keyword] = (),
) -> Topic:
    """Move passages, and keywords with them, from a topic to the topic of `path`; return that one.

    It is added where it is not there yet. A proposition goes along where no other passage carries
    it, else the new topic gets an equal one. Raises InputError where nothing is chosen.
    """
    codebook = ws.codebook.load()
    source = codebook.topic_by_id[topic_id]
    carrying = ws.passages.with_topics([topic_id])
    chosen = [passage for passage in carrying if passage.id in passage_ids]
    if not chosen and not keywords:
        raise InputError("Choose the passages that the new topic gets.")
    if fold(codebook.path(topic_id)) == fold(path):
        raise InputError("A topic cannot be split into itself; give the new one a name of its own.")
    with ws.change(f"Split topic “{codebook.path(topic_id)}”") as tx:
        target_id = _topic(tx, path, source)
        same = _propositions(tx, source, target_id, carrying, chosen)
        for passage in chosen:
            retag(tx, merged_topics(passage, {topic_id: target_id}, same))
        _move_keywords(tx, source, target_id, keywords)
    return ws.codebook.load().topic_by_id[target_id]


def _topic(tx: Transaction, path: str, like: Topic) -> int:
    """Return the topic of a path; a new one has the colour of the one that it comes from."""
    codebook = tx.read.codebook.load()
    there = next((t for t in codebook.topics if fold(codebook.path(t.id)) == fold(path)), None)
    if there is not None:
        return there.id
    topic_id = topics.add_in(tx, path)
    tx.codebook.change_topic(topic_id, {"colour": like.colour})
    return topic_id


def _propositions(
    tx: Transaction,
    source: Topic,
    target_id: int,
    carrying: Sequence[Passage],
    chosen: Sequence[Passage],
) -> dict[int, int]:
    """Give the target the propositions of the chosen passages; return its one for each of them."""
    leaving = _carried(source, chosen)
    staying = _carried(source, [passage for passage in carrying if passage not in chosen])
    same = {}
    for proposition in source.propositions:
        if proposition.id not in leaving:
            continue
        target = tx.read.codebook.load().topic_by_id[target_id]
        if equal := _equal(target, proposition):
            same[proposition.id] = equal.id
            continue
        is_default = target.default_proposition is None
        if proposition.id in staying:
            same[proposition.id] = tx.codebook.add_proposition(
                target_id, proposition.text, proposition.label, is_default=is_default
            )
        else:
            columns = {"topic_id": target_id, "is_default": int(is_default)}
            tx.codebook.change_proposition(proposition.id, columns)
    _keep_a_default(tx, source.id)
    return same


def _carried(topic: Topic, passages: Sequence[Passage]) -> set[int | None]:
    return {tag.proposition_id for p in passages for tag in p.topics if tag.topic_id == topic.id}


def _equal(topic: Topic, proposition: Proposition) -> Proposition | None:
    words = {fold(proposition.text), fold(proposition.label)}
    return next((p for p in topic.propositions if words & {fold(p.text), fold(p.label)}), None)


def _keep_a_default(tx: Transaction, topic_id: int) -> None:
    """Make the first proposition that is left the default where the default went."""
    topic = tx.read.codebook.load().topic_by_id[topic_id]
    if topic.propositions and topic.default_proposition is None:
        tx.codebook.change_proposition(topic.propositions[0].id, {"is_default": 1})


def _move_keywords(
    tx: Transaction, source: Topic, target_id: int, keywords: Collection[Keyword]
) -> None:
    there = tx.read.codebook.load().topic_by_id[target_id].keywords
    tx.codebook.set_keywords(source.id, [k for k in source.keywords if k not in keywords])
    going = [k for k in source.keywords if k in keywords and k not in there]
    tx.codebook.set_keywords(target_id, [*there, *going])


def split_stakeholder(
    ws: Workspace,
    stakeholder_id: int,
    name: str,
    passage_ids: Collection[int],
    *,
    aliases: Collection[str] = (),
    roles: Collection[Role] = (),
) -> Stakeholder:
    """Move passages, and aliases and roles with them, to a new stakeholder; return it.

    It has the kind, the side and the parent of the one that it comes from. Raises InputError where
    nothing is chosen, or where a stakeholder of that name is there.
    """
    source = ws.codebook.load().stakeholder_by_id[stakeholder_id]
    chosen = [p for p in ws.passages.with_stakeholder(stakeholder_id) if p.id in passage_ids]
    if not chosen and not aliases and not roles:
        raise InputError("Choose the passages that the new stakeholder gets.")
    with ws.change(f"Split stakeholder “{source.name}”") as tx:
        going = [alias for alias in source.aliases if alias in aliases]
        target_id = stakeholders.add_in(
            tx,
            name,
            kind=source.kind,
            side=source.side,
            aliases=going,
            metonyms=source.metonyms,
        )
        tx.codebook.change_stakeholder(target_id, {"parent_id": source.parent_id})
        staying = [alias for alias in source.aliases if alias not in aliases]
        tx.codebook.set_aliases(source.id, staying, source.metonyms)
        tx.codebook.set_roles(source.id, [role for role in source.roles if role not in roles])
        tx.codebook.set_roles(target_id, [role for role in source.roles if role in roles])
        for passage in chosen:
            parties = merged_parties(passage, source.id, target_id)
            tx.passages.set_parties(passage.id, parties)
    return ws.codebook.load().stakeholder_by_id[target_id]
