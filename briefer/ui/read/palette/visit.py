"""One visit of the palette: what is tagged, and the writing of each tag at once.

All writes of a visit share a join key, so that one undo takes the whole visit back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.vocabulary import AGREEMENT, SPEAKER
from briefer.services import bulk_tagging, stakeholders, tagging, topics
from briefer.ui.read.palette.agreed import agreed
from briefer.ui.read.palette.catalogue import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.anchor import Span
    from briefer.model.article import Article
    from briefer.model.passage import Figure, Link, Passage, Translation
    from briefer.store.workspace import Workspace
    from briefer.ui.read.palette.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Target:
    """What a visit tags: words of an article, or the passages that stand there already."""

    article: Article
    text: str
    spans: tuple[Span, ...]
    passage_ids: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        """The first of the spans, beside which the palette stands."""
        return self.spans[0]


@dataclass(frozen=True, slots=True)
class Tags:
    """What can be given to other words as well: stakeholders with their parts, topics, the type."""

    parties: tuple[PartyTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    type: str | None = None


def tags_of(passage: Passage) -> Tags | None:
    """Return what a passage can give to other words; None where it has no tags."""
    if not (passage.parties or passage.topics):
        return None
    return Tags(passage.parties, passage.topics, passage.statement.type)


class Visit:
    """Writes the tags of one target; the first one makes the passages."""

    def __init__(self, workspace: Workspace, target: Target) -> None:
        self._workspace = workspace
        self.target = target
        self._key = f"palette:{uuid4()}"
        self._ids = target.passage_ids
        self._given: list[tuple[Group, int]] = []
        self._passage: Passage | None = None
        self._read_at = -1
        self._unsaid: dict[int, str] = {}

    @property
    def passage_ids(self) -> tuple[int, ...]:
        """The passages; none as long as nothing is written."""
        return self._ids

    @property
    def passage_id(self) -> int:
        """The first passage, or 0 as long as there is none."""
        return self._ids[0] if self._ids else 0

    @property
    def count(self) -> int:
        """How many passages are tagged at once."""
        return max(len(self.target.spans), len(self._ids))

    @property
    def passage(self) -> Passage | None:
        """The passage as it is in the briefing now, or what several have in common."""
        if not self._ids:
            return None
        if self._read_at != self._workspace.version:
            self._read_at = self._workspace.version
            self._passage = agreed(self._workspace.passages.many(self._ids))
        return self._passage

    @property
    def statement(self) -> Statement:
        """What is said of the passage as a whole."""
        passage = self.passage
        return passage.statement if passage else Statement()

    def add(self, entry: Entry, part: str | None = None, *, inferred: bool = False) -> None:
        """Give a tag; a stakeholder with no part named gets the one that is next."""
        self._given.append(entry.key)
        if entry.group is Group.WHO:
            self._add_party(entry.id, part, inferred=inferred)
        else:
            self._add_topic(entry.id)

    def add_topic(self, topic_id: int) -> None:
        """Give a topic."""
        self._given.append((Group.ABOUT, topic_id))
        self._add_topic(topic_id)

    def mark_last(self, part: str | None, *, inferred: bool) -> None:
        """Give the last of the stakeholders this part, and say whether the text says it."""
        passage = self.passage
        if passage is None or not passage.parties:
            return
        last = passage.parties[-1]
        if part:
            self._unsaid.pop(last.stakeholder_id, None)
        new = replace(last, part=part or last.part, inferred=inferred)
        if new != last:
            self.set_party(last, new)

    def create_stakeholder(
        self, name: str, part: str | None = None, *, inferred: bool = False
    ) -> None:
        """Make a new stakeholder and give it a part; raise InputError for a name that is none."""
        made = stakeholders.add(self._workspace, name, join=self._key)
        self._given.append((Group.WHO, made.id))
        self._add_party(made.id, part, inferred=inferred)

    def create_topic(self, path: str) -> None:
        """Make a new topic and tag with it; raise InputError for a path that is none."""
        made = topics.add(self._workspace, path, join=self._key)
        self._given.append((Group.ABOUT, made.id))
        self._add_topic(made.id)

    def remove_last(self) -> bool:
        """Take back the tag that was given last; return whether there was one."""
        passage = self.passage
        last = self._last_given(passage) if passage else None
        if passage is None or last is None:
            return False
        group, entry_id = last
        if group is Group.WHO:
            self._unsaid.pop(entry_id, None)
            party = next(p for p in reversed(passage.parties) if p.stakeholder_id == entry_id)
            self._take(parties=[(entry_id, party.part)])
        else:
            self._take(topic_ids=[entry_id])
        self._drop_if_bare()
        return True

    def give(self, tags: Tags) -> None:
        """Give many tags at once, and the type to passages that have none."""
        if not self._ids:
            self._make(Statement(type=tags.type), tags.parties, tags.topics)
            return
        self._give(tags.parties, tags.topics)
        passages = self._workspace.passages.many(self._ids)
        untyped = [passage.id for passage in passages if passage.statement.type is None]
        if tags.type and untyped:
            bulk_tagging.set_fields(self._workspace, untyped, join=self._key, type=tags.type)

    def set_statement(self, **fields: object) -> None:
        """Set type, modality, certainty ...

        Whoever was named in this visit, and given no part by the user, says an agreement.
        """
        if not self._ids:
            self._make(Statement())
        bulk_tagging.set_fields(self._workspace, self._ids, join=self._key, **fields)
        if "type" in fields:
            self._follow_type(agreed=fields["type"] == AGREEMENT)

    def set_party(self, old: PartyTag, new: PartyTag) -> None:
        """Give a stakeholder another part."""
        if new.part != old.part:
            self._unsaid.pop(old.stakeholder_id, None)
        self._put_party(old, new)

    def _follow_type(self, *, agreed: bool) -> None:
        """Make the parties to an agreement its speakers, and give them back their usual parts."""
        passage = self.passage
        for party in passage.parties if passage else ():
            usual = self._unsaid.get(party.stakeholder_id)
            if usual is not None:
                self._put_party(party, replace(party, part=SPEAKER if agreed else usual))

    def _put_party(self, old: PartyTag, new: PartyTag) -> None:
        if new == old:
            return
        bulk_tagging.change_part(self._workspace, self._ids, old, new, join=self._key)

    def set_topic(self, tag: TopicTag) -> None:
        """Set proposition or stance of a topic that is tagged."""
        self._give((), (tag,))

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Put these figures in place of the passage's."""
        tagging.set_figures(self._workspace, self.made(), figures, join=self._key)

    def set_translations(self, translations: Sequence[Translation]) -> None:
        """Put these translations in place of the passage's."""
        tagging.set_translations(self._workspace, self.made(), translations, join=self._key)

    def set_links(self, links: Sequence[Link]) -> None:
        """Put these links in place of the passage's."""
        tagging.set_links(self._workspace, self.made(), links, join=self._key)

    def made(self) -> int:
        """Return the passage, made now if there was none."""
        if not self._ids:
            self._make(Statement())
        return self._ids[0]

    def tags(self) -> Tags | None:
        """Return what `.` would give to other words; None as long as there is nothing."""
        passage = self.passage
        return tags_of(passage) if passage else None

    def _add_party(self, stakeholder_id: int, part: str | None, *, inferred: bool) -> None:
        passage = self.passage
        given = part or (passage.next_part if passage else SPEAKER)
        if part is None:
            self._unsaid[stakeholder_id] = passage.usual_part if passage else SPEAKER
        self._give((PartyTag(stakeholder_id, given, inferred),), ())

    def _add_topic(self, topic_id: int) -> None:
        self._give((), (TopicTag(topic_id),))  # only a stance brings a proposition with it

    def _give(self, parties: Sequence[PartyTag], topic_tags: Sequence[TopicTag]) -> None:
        if not self._ids:
            self._make(Statement(), parties, topic_tags)
        else:
            bulk_tagging.give(
                self._workspace, self._ids, parties=parties, topics=topic_tags, join=self._key
            )

    def _take(
        self, *, parties: Sequence[tuple[int, str]] = (), topic_ids: Sequence[int] = ()
    ) -> None:
        bulk_tagging.take(
            self._workspace, self._ids, parties=parties, topic_ids=topic_ids, join=self._key
        )

    def _make(
        self,
        statement: Statement,
        parties: Sequence[PartyTag] = (),
        topic_tags: Sequence[TopicTag] = (),
    ) -> None:
        self._ids = bulk_tagging.tag(
            self._workspace,
            self.target.article.id,
            self.target.spans,
            statement,
            parties=parties,
            topics=topic_tags,
            join=self._key,
        )

    def _last_given(self, passage: Passage) -> tuple[Group, int] | None:
        """Return the newest tag that still stands: of this visit, else the last topic or party."""
        standing = [(Group.WHO, p.stakeholder_id) for p in passage.parties]
        standing += [(Group.ABOUT, tag.topic_id) for tag in passage.topics]
        for given in reversed(self._given):
            if given in standing:
                self._given.remove(given)
                return given
        return standing[-1] if standing else None

    def _drop_if_bare(self) -> None:
        """Remove passages that this visit made and that have nothing on them any more."""
        passage = self.passage
        if passage is None or self.target.passage_ids:
            return
        if not (passage.parties or passage.topics) and passage.statement == Statement():
            tagging.remove(self._workspace, self._ids, join=self._key)
            self._ids = ()
