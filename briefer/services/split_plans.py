"""What a split of a topic or a stakeholder would change, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.codebook import LEVEL, check_name, check_path
from briefer.model.names import fold
from briefer.services.merge_plans import (
    MergedParties,
    MergedTopics,
    equal_proposition,
    merged_parties,
    merged_topics,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefer.model.codebook import (
        Codebook,
        Keyword,
        Proposition,
        Role,
        Stakeholder,
        Topic,
    )
    from briefer.model.passage import Passage

NEW = 0
"""Stands in a plan for the id of an entry that is not there yet."""


@dataclass(frozen=True, slots=True)
class TopicSplit:
    """What goes from `source` to the topic of `path`; no passage is ever lost.

    `target` is None where the topic is made; its id in `passages` is `NEW` then. `staying` counts
    the passages that keep the source. Of the propositions, `moved` ones go, `copied` ones stay and
    the target gets an equal one, `united` are pairs with the equal one that the target has.
    """

    source: Topic
    path: str
    target: Topic | None = None
    passages: tuple[MergedTopics, ...] = ()
    staying: int = 0
    both: int = 0
    moved: tuple[Proposition, ...] = ()
    copied: tuple[Proposition, ...] = ()
    united: tuple[tuple[Proposition, Proposition], ...] = ()
    keywords: tuple[Keyword, ...] = ()

    @property
    def parted(self) -> int:
        """How many passages on the same words are added, each with a stance of its own."""
        return sum(len(entry.parted) for entry in self.passages)


@dataclass(frozen=True, slots=True)
class StakeholderSplit:
    """What goes from `source` to a new stakeholder called `name`.

    `staying` counts the passages that keep the source.
    """

    source: Stakeholder
    name: str
    passages: tuple[MergedParties, ...] = ()
    staying: int = 0
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


def plan_topic(  # noqa: PLR0913 - what is chosen for a split
    codebook: Codebook,
    carrying: Sequence[Passage],
    topic_id: int,
    path: str,
    passage_ids: Collection[int],
    *,
    keywords: Collection[Keyword],
    propositions: Collection[int],
    carriers: Mapping[int, frozenset[int]],
) -> TopicSplit:
    """Return what a split changes; raise InputError where it makes no sense.

    `carriers` are all passages that carry each proposition, also those that nobody sees.
    """
    source = codebook.topic_by_id[topic_id]
    names = check_path(path)
    place = [fold(name) for name in names]
    if place == [fold(name) for name in codebook.path(topic_id).split(LEVEL)]:
        raise InputError("A topic cannot be split into itself; give the new one a name of its own.")
    chosen = [passage for passage in carrying if passage.id in passage_ids]
    words = tuple(keyword for keyword in source.keywords if keyword in keywords)
    wanted = {p.id for p in source.propositions if p.id in propositions}
    if not chosen and not words and not wanted:
        raise InputError("Choose the passages that the new topic gets.")
    target = _topic_at(codebook, place)
    leaving = wanted | {
        tag.proposition_id for p in chosen for tag in p.topics if tag.topic_id == topic_id
    }
    ids = {passage.id for passage in chosen}
    going = [p for p in source.propositions if p.id in leaving]
    equals = [(p, equal_proposition(target, p) if target else None) for p in going]
    united = tuple((p, equal) for p, equal in equals if equal is not None)
    alone = [p for p, equal in equals if equal is None]
    moved = tuple(p for p in alone if carriers.get(p.id, frozenset()) <= ids)
    target_id = target.id if target else NEW
    same = {one.id: other.id for one, other in united}
    return TopicSplit(
        source=source,
        path=codebook.path(target.id) if target else LEVEL.join(names),
        target=target,
        passages=tuple(merged_topics(p, {topic_id: target_id}, same) for p in chosen),
        staying=len(carrying) - len(chosen),
        both=sum(any(tag.topic_id == target_id for tag in p.topics) for p in chosen),
        moved=moved,
        copied=tuple(p for p in alone if p not in moved),
        united=united,
        keywords=words,
    )


def _topic_at(codebook: Codebook, place: Sequence[str]) -> Topic | None:
    for topic in codebook.topics:
        if [fold(name) for name in codebook.path(topic.id).split(LEVEL)] == place:
            return topic
    return None


def plan_stakeholder(  # noqa: PLR0913 - what is chosen for a split
    codebook: Codebook,
    carrying: Sequence[Passage],
    stakeholder_id: int,
    name: str,
    passage_ids: Collection[int],
    *,
    aliases: Collection[str],
    roles: Collection[Role],
) -> StakeholderSplit:
    """Return what a split changes; raise InputError where it makes no sense."""
    source = codebook.stakeholder_by_id[stakeholder_id]
    line = check_name("stakeholder", name)
    for there in codebook.stakeholders:
        if fold(there.name) == fold(line):
            raise InputError(f"There is a stakeholder called “{there.name}” already.")
    chosen = [passage for passage in carrying if passage.id in passage_ids]
    names = tuple(alias for alias in source.aliases if alias in aliases)
    posts = tuple(role for role in source.roles if role in roles)
    if not chosen and not names and not posts:
        raise InputError("Choose the passages that the new stakeholder gets.")
    return StakeholderSplit(
        source=source,
        name=line,
        passages=tuple(MergedParties(p, merged_parties(p, stakeholder_id, NEW)) for p in chosen),
        staying=len(carrying) - len(chosen),
        aliases=names,
        roles=posts,
    )
