"""Splitting an entry of the codebook in two: some of its passages go to a new entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.services import stakeholders, topics
from briefer.services.merge_plans import merged_parties, merged_topics
from briefer.services.merging import retag
from briefer.services.split_plans import (
    StakeholderSplit,
    TopicSplit,
    plan_stakeholder,
    plan_topic,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefer.model.codebook import Keyword, Role, Stakeholder, Topic
    from briefer.store.reading import Reading
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

__all__ = [
    "StakeholderSplit",
    "TopicSplit",
    "preview_stakeholder_split",
    "preview_topic_split",
    "split_stakeholder",
    "split_topic",
]


def preview_topic_split(
    read: Reading,
    topic_id: int,
    path: str,
    passage_ids: Collection[int],
    keywords: Collection[Keyword] = (),
    propositions: Collection[int] = (),
) -> TopicSplit:
    """Return what `split_topic` would change; raise InputError where it makes no sense."""
    return plan_topic(
        read.codebook.load(),
        read.passages.with_topics([topic_id]),
        topic_id,
        path,
        passage_ids,
        keywords=keywords,
        propositions=propositions,
        carriers=read.codebook.carriers(topic_id),
    )


def split_topic(
    ws: Workspace,
    topic_id: int,
    path: str,
    passage_ids: Collection[int],
    keywords: Collection[Keyword] = (),
    propositions: Collection[int] = (),
) -> Topic:
    """Move passages, keywords and propositions from a topic to that of `path`; return that one.

    It is added where it is not there yet. A proposition of a passage goes along where no other
    passage carries it, else the other topic gets an equal one. Raises InputError where nothing is
    chosen.
    """
    plan = preview_topic_split(ws, topic_id, path, passage_ids, keywords, propositions)
    label = f"Split topic “{ws.codebook.load().path(topic_id)}”"
    with ws.change(label) as tx:
        target_id = plan.target.id if plan.target else _new_topic(tx, plan)
        same = _give_propositions(tx, plan, target_id)
        for entry in plan.passages:
            retag(tx, merged_topics(entry.passage, {topic_id: target_id}, same))
        _move_keywords(tx, plan, target_id)
    return ws.codebook.load().topic_by_id[target_id]


def _new_topic(tx: Transaction, plan: TopicSplit) -> int:
    """Add the topic, in the colour of the one that it comes from."""
    topic_id = topics.add_in(tx, plan.path)
    tx.codebook.change_topic(topic_id, {"colour": plan.source.colour})
    return topic_id


def _give_propositions(tx: Transaction, plan: TopicSplit, target_id: int) -> dict[int, int]:
    """Give the target its propositions; return its one for each that is not the same."""
    same = {one.id: other.id for one, other in plan.united}
    has_default = bool(plan.target and plan.target.default_proposition)
    for proposition in plan.source.propositions:
        if proposition in plan.copied:
            same[proposition.id] = tx.codebook.add_proposition(
                target_id, proposition.text, proposition.label, is_default=not has_default
            )
        elif proposition in plan.moved:
            columns = {"topic_id": target_id, "is_default": int(not has_default)}
            tx.codebook.change_proposition(proposition.id, columns)
        else:
            continue
        has_default = True
    topics.keep_default_in(tx, plan.source.id)
    return same


def _move_keywords(tx: Transaction, plan: TopicSplit, target_id: int) -> None:
    staying = [keyword for keyword in plan.source.keywords if keyword not in plan.keywords]
    there = tx.read.codebook.load().topic_by_id[target_id].keywords
    tx.codebook.set_keywords(plan.source.id, staying)
    tx.codebook.set_keywords(target_id, [*there, *plan.keywords])


def preview_stakeholder_split(
    read: Reading,
    stakeholder_id: int,
    name: str,
    passage_ids: Collection[int],
    *,
    aliases: Collection[str] = (),
    roles: Collection[Role] = (),
) -> StakeholderSplit:
    """Return what `split_stakeholder` would change; raise InputError where it makes no sense."""
    return plan_stakeholder(
        read.codebook.load(),
        read.passages.with_stakeholder(stakeholder_id),
        stakeholder_id,
        name,
        passage_ids,
        aliases=aliases,
        roles=roles,
    )


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
    plan = preview_stakeholder_split(
        ws, stakeholder_id, name, passage_ids, aliases=aliases, roles=roles
    )
    source = plan.source
    with ws.change(f"Split stakeholder “{source.name}”") as tx:
        target_id = stakeholders.add_in(
            tx,
            plan.name,
            kind=source.kind,
            side=source.side,
            aliases=[alias for alias in plan.aliases if fold(alias) != fold(plan.name)],
            metonyms=source.metonyms,
        )
        tx.codebook.change_stakeholder(target_id, {"parent_id": source.parent_id})
        staying = [alias for alias in source.aliases if alias not in plan.aliases]
        tx.codebook.set_aliases(source.id, staying, source.metonyms)
        tx.codebook.set_roles(source.id, [role for role in source.roles if role not in plan.roles])
        tx.codebook.set_roles(target_id, plan.roles)
        for entry in plan.passages:
            parties = merged_parties(entry.passage, source.id, target_id)
            tx.passages.set_parties(entry.passage.id, parties)
    return ws.codebook.load().stakeholder_by_id[target_id]
