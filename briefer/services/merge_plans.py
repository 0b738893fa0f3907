"""What a merge of two topics, or of two stakeholders, would change, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.model.codebook import (
        Codebook,
        Keyword,
        Proposition,
        Role,
        Stakeholder,
        Topic,
    )
    from briefer.model.passage import PartyTag, Passage, TopicTag


@dataclass(frozen=True, slots=True)
class MergedTopics:
    """A passage whose topics change.

    `topics` is what it carries afterwards; each of `parted` goes to a further passage on the same
    words, because a passage carries a topic once, with one stance.
    """

    passage: Passage
    topics: tuple[TopicTag, ...]
    parted: tuple[TopicTag, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicMerge:
    """What merging `source` into `target` changes; no passage is ever lost.

    `passages` are those that change, `both` how many of them carry both topics. `moved`
    propositions go to the target, `united` are pairs of a proposition and the equal one of the
    target, `dropped` ones are on no passage. `keywords` and `children` are new below the target.
    `sections` are the titles of the memo sections that follow.
    """

    source: Topic
    target: Topic
    passages: tuple[MergedTopics, ...] = ()
    both: int = 0
    moved: tuple[Proposition, ...] = ()
    united: tuple[tuple[Proposition, Proposition], ...] = ()
    dropped: tuple[Proposition, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    children: tuple[Topic, ...] = ()
    sections: tuple[str, ...] = ()
    folded: tuple[tuple[Topic, Topic], ...] = field(default=())
    """Every pair of topics that becomes one: source and target, then children of one name."""

    @property
    def parted(self) -> int:
        """How many passages on the same words are added, each with a stance of its own."""
        return sum(len(entry.parted) for entry in self.passages)


@dataclass(frozen=True, slots=True)
class MergedParties:
    """A passage whose stakeholders change, and who they are afterwards."""

    passage: Passage
    parties: tuple[PartyTag, ...]


@dataclass(frozen=True, slots=True)
class StakeholderMerge:
    """What merging `source` into `target` changes; no passage is ever lost.

    `both` counts the passages in which the two have the same part. `aliases` and `roles` are new to
    the target, `children` are what belongs to the source.
    """

    source: Stakeholder
    target: Stakeholder
    passages: tuple[MergedParties, ...] = ()
    both: int = 0
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    children: tuple[Stakeholder, ...] = ()
    sections: tuple[str, ...] = ()


# ---- topics


def plan_topics(
    codebook: Codebook,
    passages: Iterable[Passage],
    source_id: int,
    target_id: int,
) -> TopicMerge:
    """Return what the merge changes; raise InputError where it makes no sense."""
    source, target = codebook.topic_by_id[source_id], codebook.topic_by_id[target_id]
    if source_id == target_id:
        raise InputError("A topic cannot be merged into itself.")
    if target_id in codebook.below(source_id):
        raise InputError(
            f"“{codebook.path(target_id)}” lies below “{codebook.path(source_id)}”. "
            "Move it out first, or merge the other way round."
        )
    pairs = tuple(_pairs(codebook, source, target))
    folded = {one.id: other.id for one, other in pairs}
    touched = [p for p in passages if any(tag.topic_id in folded for tag in p.topics)]
    used = {tag.proposition_id for passage in touched for tag in passage.topics}
    moved, united, dropped = _propositions(pairs, used)
    same = {one.id: other.id for one, other in united}
    merged = tuple(merged_topics(passage, folded, same) for passage in touched)
    return TopicMerge(
        source=source,
        target=target,
        passages=merged,
        both=sum(_carries_both(passage, folded) for passage in touched),
        moved=moved,
        united=united,
        dropped=dropped,
        keywords=tuple(keyword for pair in pairs for keyword in new_keywords(*pair)),
        children=tuple(
            topic
            for topic in codebook.topics
            if topic.parent_id == source_id and topic.id not in folded
        ),
        folded=pairs,
    )


def _pairs(
    codebook: Codebook, source: Topic, target: Topic, going: int | None = None
) -> Iterator[tuple[Topic, Topic]]:
    """Yield the topics that become one: the two, then children of theirs with one name.

    `going` is the topic that the whole merge does away with: nothing is folded into that.
    """
    yield source, target
    going = source.id if going is None else going
    there = {
        fold(topic.name): topic
        for topic in codebook.topics
        if topic.parent_id == target.id and topic.id != going
    }
    for topic in codebook.topics:
        if topic.parent_id == source.id and fold(topic.name) in there:
            yield from _pairs(codebook, topic, there[fold(topic.name)], going)


def _propositions(
    pairs: Iterable[tuple[Topic, Topic]], used: set[int | None]
) -> tuple[
    tuple[Proposition, ...], tuple[tuple[Proposition, Proposition], ...], tuple[Proposition, ...]
]:
    """Sort the propositions of the sources into moved, united and dropped ones."""
    moved, united, dropped = [], [], []
    for source, target in pairs:
        for one in source.propositions:
            if other := equal_proposition(target, one):
                united.append((one, other))
            elif one.id in used:
                moved.append(one)
            else:
                dropped.append(one)
    return tuple(moved), tuple(united), tuple(dropped)


def equal_proposition(topic: Topic, like: Proposition) -> Proposition | None:
    """Return the topic's proposition with the text or the label of another one."""
    words = {fold(like.text), fold(like.label)}
    return next((p for p in topic.propositions if words & {fold(p.text), fold(p.label)}), None)


def new_keywords(source: Topic, target: Topic) -> Iterator[Keyword]:
    """Yield the keywords of the source that the target has not."""
    there = {(fold(k.word), k.language, k.excludes) for k in target.keywords}
    for keyword in source.keywords:
        if (fold(keyword.word), keyword.language, keyword.excludes) not in there:
            yield keyword


def _carries_both(passage: Passage, folded: Mapping[int, int]) -> bool:
    carried = {tag.topic_id for tag in passage.topics}
    return any(one in carried and other in carried for one, other in folded.items())


def merged_topics(
    passage: Passage, folded: Mapping[int, int], same: Mapping[int, int]
) -> MergedTopics:
    """Return the passage's topics with one for two; the target's own tag comes before another."""
    tags: dict[int, TopicTag] = {}
    parted: list[TopicTag] = []
    own_first = sorted(passage.topics, key=lambda tag: tag.topic_id in folded)
    for tag in own_first:
        as_target = replace(
            tag,
            topic_id=folded.get(tag.topic_id, tag.topic_id),
            proposition_id=same.get(tag.proposition_id or 0, tag.proposition_id),
        )
        there = tags.get(as_target.topic_id)
        if there is None or _says_more(as_target, there):
            tags[as_target.topic_id] = as_target
        elif not _says_more(there, as_target):
            parted.append(as_target)
    order = dict.fromkeys(folded.get(tag.topic_id, tag.topic_id) for tag in passage.topics)
    return MergedTopics(passage, tuple(tags[topic_id] for topic_id in order), tuple(parted))


def _says_more(one: TopicTag, other: TopicTag) -> bool:
    """Say whether `one` says all that `other` says, perhaps more."""
    return (
        other.proposition_id in {None, one.proposition_id}
        and other.stance in {None, one.stance}
        and other.condition in {None, one.condition}
    )


# ---- stakeholders


def plan_stakeholders(
    codebook: Codebook,
    passages: Iterable[Passage],
    source_id: int,
    target_id: int,
    sections: Sequence[str] = (),
) -> StakeholderMerge:
    """Return what the merge changes; raise InputError where it makes no sense."""
    if source_id == target_id:
        raise InputError("A stakeholder cannot be merged into itself.")
    source = codebook.stakeholder_by_id[source_id]
    target = codebook.stakeholder_by_id[target_id]
    touched = [p for p in passages if any(t.stakeholder_id == source_id for t in p.parties)]
    return StakeholderMerge(
        source=source,
        target=target,
        passages=tuple(
            MergedParties(passage, merged_parties(passage, source_id, target_id))
            for passage in touched
        ),
        both=sum(
            len(merged_parties(passage, source_id, target_id)) < len(passage.parties)
            for passage in touched
        ),
        aliases=tuple(_new_names(source, target)),
        roles=tuple(role for role in source.roles if role not in target.roles),
        children=tuple(
            entry
            for entry in codebook.stakeholders
            if entry.parent_id == source_id and entry.id != target_id
        ),
        sections=tuple(sections),
    )


def merged_parties(passage: Passage, source_id: int, target_id: int) -> tuple[PartyTag, ...]:
    """Return the parties with one for two; it is inferred only where both were."""
    parties: dict[tuple[int, str], PartyTag] = {}
    for party in passage.parties:
        is_source = party.stakeholder_id == source_id
        renamed = replace(party, stakeholder_id=target_id) if is_source else party
        key = (renamed.stakeholder_id, renamed.part)
        there = parties.get(key, renamed)
        parties[key] = replace(renamed, inferred=renamed.inferred and there.inferred)
    return tuple(parties.values())


def _new_names(source: Stakeholder, target: Stakeholder) -> Iterator[str]:
    """Yield the names of the source that the target does not answer to."""
    there = {fold(name) for name in (target.name, *target.aliases)}
    for name in (source.name, *source.aliases):
        if fold(name) not in there:
            there.add(fold(name))
            yield name
