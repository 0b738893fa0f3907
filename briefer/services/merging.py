"""Merging two topics, or two stakeholders, into one: what it would change, then the change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.codebook import PERSON
from briefer.services.merge_plans import (
    MergedTopics,
    StakeholderMerge,
    TopicMerge,
    new_keywords,
    plan_stakeholders,
    plan_topics,
)
from briefer.services.topics import keep_default_in

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Topic
    from briefer.model.passage import TopicTag
    from briefer.store.reading import Reading
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

__all__ = [
    "StakeholderMerge",
    "TopicMerge",
    "merge_stakeholders",
    "merge_topics",
    "preview_stakeholders",
    "preview_topics",
]


def preview_topics(read: Reading, source_id: int, target_id: int) -> TopicMerge:
    """Return what `merge_topics` would change; raise InputError where it makes no sense."""
    codebook = read.codebook.load()
    passages = read.passages.with_topics(codebook.below(source_id))
    plan = plan_topics(codebook, passages, source_id, target_id)
    bound = (read.memos.bound_to(one.guid) for one, _other in plan.folded)
    return replace(plan, sections=tuple(title for titles in bound for title in titles))


def merge_topics(ws: Workspace, source_id: int, target_id: int) -> TopicMerge:
    """Merge a topic into another in one step; return what was changed."""
    plan = preview_topics(ws, source_id, target_id)
    codebook = ws.codebook.load()
    source, target = codebook.path(source_id), codebook.path(target_id)
    with ws.change(f"Merge topic “{source}” into “{target}”") as tx:
        _move_propositions(tx, plan)
        for entry in plan.passages:
            retag(tx, entry)
        for one, other in reversed(plan.folded):
            _fold_topic(tx, codebook, one, other)
    return plan


def _move_propositions(tx: Transaction, plan: TopicMerge) -> None:
    """Give the target the propositions that are in use; its own default stays."""
    into = {one.id: other for one, other in plan.folded}
    for proposition in plan.moved:
        target = into[proposition.topic_id]
        is_default = proposition.is_default and target.default_proposition is None
        columns = {"topic_id": target.id, "is_default": int(is_default)}
        tx.codebook.change_proposition(proposition.id, columns)
    for target in into.values():
        keep_default_in(tx, target.id)


def retag(tx: Transaction, entry: MergedTopics) -> None:
    """Write a passage's new topics inside a step, and what goes to further passages."""
    tx.passages.set_topics(entry.passage.id, entry.topics)
    for tag in entry.parted:
        _say_again(tx, entry, tag)


def _say_again(tx: Transaction, entry: MergedTopics, tag: TopicTag) -> None:
    """Add a passage on the same words that says the same with another stance."""
    passage = entry.passage
    twin = tx.passages.add_twin(passage)
    tx.passages.set_parties(twin, passage.parties)
    tx.passages.set_topics(twin, [tag])
    tx.passages.set_figures(twin, passage.figures)
    tx.passages.set_translations(twin, passage.translations)
    tx.passages.set_links(twin, passage.links)


def _fold_topic(tx: Transaction, codebook: Codebook, source: Topic, target: Topic) -> None:
    """Give the target what the source has, and remove the source."""
    tx.codebook.set_keywords(target.id, [*target.keywords, *new_keywords(source, target)])
    lacks = {
        name: getattr(source, name)
        for name in ("definition", "shortcut")
        if getattr(source, name) and not getattr(target, name)
    }
    tx.codebook.change_topic(target.id, lacks)
    still_there = tx.read.codebook.load().topic_by_id
    for child in codebook.topics:
        if child.parent_id == source.id and child.id in still_there:
            tx.codebook.change_topic(child.id, {"parent_id": target.id})
    tx.memos.rebind(source.guid, target.guid)
    tx.suggestions.rename_topic(source.id, target.id)
    tx.codebook.remove_topic(source.id)


def preview_stakeholders(read: Reading, source_id: int, target_id: int) -> StakeholderMerge:
    """Return what `merge_stakeholders` would change; raise InputError where it makes no sense."""
    codebook = read.codebook.load()
    passages = read.passages.with_stakeholder(source_id)
    sections = read.memos.bound_to(codebook.stakeholder_by_id[source_id].guid)
    return plan_stakeholders(codebook, passages, source_id, target_id, sections)


def merge_stakeholders(ws: Workspace, source_id: int, target_id: int) -> StakeholderMerge:
    """Merge a stakeholder into another in one step; return what was changed."""
    plan = preview_stakeholders(ws, source_id, target_id)
    source, target = plan.source, plan.target
    with ws.change(f"Merge stakeholder “{source.name}” into “{target.name}”") as tx:
        for entry in plan.passages:
            tx.passages.set_parties(entry.passage.id, entry.parties)
        tx.codebook.set_aliases(target_id, [*target.aliases, *plan.aliases], _metonyms(plan))
        tx.codebook.set_roles(target_id, [*target.roles, *plan.roles])
        tx.codebook.change_stakeholder(target_id, _facts(plan, ws.codebook.load()))
        for child in plan.children:
            tx.codebook.change_stakeholder(child.id, {"parent_id": target_id})
        tx.memos.rebind(source.guid, target.guid)
        tx.suggestions.rename_stakeholder(source_id, target_id)
        tx.codebook.remove_stakeholder(source_id)
    return plan


def _metonyms(plan: StakeholderMerge) -> set[str]:
    """Return which names of the target are metonyms from now on; a person has none."""
    if (plan.target.kind or plan.source.kind) == PERSON:
        return set()
    return {*plan.target.metonyms, *(name for name in plan.source.metonyms if name in plan.aliases)}


def _facts(plan: StakeholderMerge, codebook: Codebook) -> dict[str, str | int | None]:
    """Return what the target takes over where it has nothing of its own.

    Where the source stood over the target, the target takes its place, so that no ring is made.
    """
    source, target = plan.source, plan.target
    facts: dict[str, str | int | None] = {
        name: getattr(target, name) or getattr(source, name) for name in ("kind", "side")
    }
    above = target.parent_id
    while above is not None and above != source.id:
        above = codebook.stakeholder_by_id[above].parent_id
    if above is not None:
        facts["parent_id"] = source.parent_id
    return facts
