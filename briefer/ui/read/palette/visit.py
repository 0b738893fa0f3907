"""One visit of the palette: what is tagged, and the writing of each tag at once.

All writes of a visit share a join key, so that one undo takes the whole visit back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.vocabulary import SPEAKER
from briefer.services import stakeholders, tagging, topics
from briefer.ui.read.palette.catalogue import Group

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.article import Article
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace
    from briefer.ui.read.palette.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Target:
    """What a visit tags: words of an article, or the passage that stands there already."""

    article: Article
    text: str
    span: Span
    passage_id: int = 0


@dataclass(frozen=True, slots=True)
class Tags:
    """What can be given to other words as well: stakeholders with their parts, topics, the type."""

    parties: tuple[PartyTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    type: str | None = None


class Visit:
    """Writes the tags of one target; the first one makes the passage."""

    def __init__(self, workspace: Workspace, target: Target) -> None:
        self._workspace = workspace
        self.target = target
        self._key = f"palette:{uuid4()}"
        self._passage_id = target.passage_id
        self._given: list[tuple[Group, int]] = []

    @property
    def passage_id(self) -> int:
        """The passage, or 0 as long as there is none."""
        return self._passage_id

    @property
    def passage(self) -> Passage | None:
        """The passage as it is in the briefing now; None as long as there is none."""
        found = self._workspace.passages.many([self._passage_id]) if self._passage_id else ()
        return found[0] if found else None

    @property
    def statement(self) -> Statement:
        """What is said of the passage as a whole."""
        passage = self.passage
        return passage.statement if passage else Statement()

    def add(self, entry: Entry) -> None:
        """Give a tag."""
        self._given.append(entry.key)
        if entry.group is Group.WHO:
            self._add_party(entry.id)
        else:
            self._add_topic(entry.id)

    def add_topic(self, topic_id: int) -> None:
        """Give a topic."""
        self._given.append((Group.ABOUT, topic_id))
        self._add_topic(topic_id)

    def create_stakeholder(self, name: str) -> None:
        """Make a new stakeholder and give it a part; raise InputError for a name that is none."""
        made = stakeholders.add(self._workspace, name, join=self._key)
        self._given.append((Group.WHO, made.id))
        self._add_party(made.id)

    def create_topic(self, path: str) -> None:
        """Make a new topic and tag with it; raise InputError for a path that is none."""
        made = topics.add(self._workspace, path, join=self._key)
        self._given.append((Group.ABOUT, made.id))
        self._add_topic(made.id)

    def remove_last(self) -> bool:
        """Take back the tag that was given last; return whether there was one."""
        passage = self.passage
        if passage is None:
            return False
        last = self._last_given(passage)
        if last is None:
            return False
        group, entry_id = last
        if group is Group.WHO:
            party = next(p for p in reversed(passage.parties) if p.stakeholder_id == entry_id)
            tagging.remove_party(self._workspace, passage.id, entry_id, party.part, join=self._key)
        else:
            tagging.remove_topic(self._workspace, passage.id, entry_id, join=self._key)
        self._drop_if_bare()
        return True

    def give(self, tags: Tags) -> None:
        """Give many tags at once."""
        if not self._passage_id:
            self._make(Statement(type=tags.type), tags.parties, tags.topics)
            return
        for party in tags.parties:
            tagging.add_party(self._workspace, self._passage_id, party, join=self._key)
        for tag in tags.topics:
            tagging.set_topic(self._workspace, self._passage_id, tag, join=self._key)

    def set_statement(self, **fields: object) -> None:
        """Set type or modality."""
        statement = replace(self.statement, **fields)  # type: ignore[arg-type]  # checked there
        if self._passage_id:
            tagging.set_statement(self._workspace, self._passage_id, statement, join=self._key)
        else:
            self._make(statement)

    def set_party(self, old: PartyTag, new: PartyTag) -> None:
        """Give a stakeholder another part."""
        tagging.change_party(self._workspace, self._passage_id, old, new, join=self._key)

    def set_topic(self, tag: TopicTag) -> None:
        """Set proposition or stance of a topic that is tagged."""
        tagging.set_topic(self._workspace, self._passage_id, tag, join=self._key)

    def tags(self) -> Tags | None:
        """Return what `.` would give to other words; None as long as there is nothing."""
        passage = self.passage
        if passage is None or not (passage.parties or passage.topics):
            return None
        return Tags(passage.parties, passage.topics, passage.statement.type)

    def _add_party(self, stakeholder_id: int) -> None:
        passage = self.passage
        party = PartyTag(stakeholder_id, passage.next_part if passage else SPEAKER)
        if passage is None:
            self._make(Statement(), (party,))
        else:
            tagging.add_party(self._workspace, passage.id, party, join=self._key)

    def _add_topic(self, topic_id: int) -> None:
        tag = TopicTag(topic_id)  # only a stance brings a proposition with it
        if self._passage_id:
            tagging.set_topic(self._workspace, self._passage_id, tag, join=self._key)
        else:
            self._make(Statement(), (), (tag,))

    def _make(
        self,
        statement: Statement,
        parties: tuple[PartyTag, ...] = (),
        topic_tags: tuple[TopicTag, ...] = (),
    ) -> None:
        made = tagging.tag(
            self._workspace,
            self.target.article.id,
            self.target.span,
            statement=statement,
            parties=parties,
            topics=topic_tags,
            join=self._key,
        )
        self._passage_id = made.id

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
        """Remove a passage that this visit made and that has nothing on it any more."""
        passage = self.passage
        if passage is None or self.target.passage_id:
            return
        if not (passage.parties or passage.topics) and passage.statement == Statement():
            tagging.remove(self._workspace, [passage.id], join=self._key)
            self._passage_id = 0
