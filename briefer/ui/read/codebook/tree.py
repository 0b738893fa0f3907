"""The codebook as a tree: topics with their propositions, then stakeholders by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.codebook import Codebook, Proposition, Stakeholder, Topic
    from briefer.model.vocabulary import Vocabulary


class Kind(Enum):
    """What a node of the tree is."""

    ROOT = auto()
    TOPICS = auto()
    TOPIC = auto()
    PROPOSITION = auto()
    STAKEHOLDERS = auto()
    SIDE = auto()
    STAKEHOLDER = auto()
    NOTHING = auto()
    """Says that there is none."""


ENTRIES = frozenset({Kind.TOPIC, Kind.PROPOSITION, Kind.STAKEHOLDER})
"""The kinds that are entries of the codebook."""

NodeKey = tuple[Kind, int | str]


@dataclass(eq=False, slots=True)
class Node:
    """One line of the tree; `id` is an entry's id, `name` alone tells a side."""

    kind: Kind
    name: str
    id: int = 0
    colour: int = 0
    initials: str = ""
    shortcut: str = ""
    detail: str = ""
    tip: str = ""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    row: int = 0
    number: int = 0

    @property
    def key(self) -> NodeKey:
        """What tells it from all others."""
        return self.kind, self.id or self.name

    @property
    def face(self) -> tuple[str | int, ...]:
        """Everything that its row shows."""
        return self.name, self.colour, self.initials, self.shortcut, self.detail, self.tip

    @property
    def depth(self) -> int:
        """How many topics stand above it."""
        depth, node = 0, self.parent
        while node is not None and node.kind is Kind.TOPIC:
            depth, node = depth + 1, node.parent
        return depth

    def add(self, child: Node) -> Node:
        """Add a child at the end, and return it."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """Yield the node, then everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown of the codebook: the ids of the entries that match a search."""

    topics: frozenset[int]
    propositions: frozenset[int]
    stakeholders: frozenset[int]


def build(codebook: Codebook, vocabulary: Vocabulary, wanted: Wanted | None = None) -> Node:
    """Return the root of the tree; with `wanted` of the matching entries and what leads to them."""
    root = Node(Kind.ROOT, "")
    topics = root.add(Node(Kind.TOPICS, tr("Topics")))
    _add_topics(topics, codebook, wanted)
    who = root.add(Node(Kind.STAKEHOLDERS, tr("Stakeholders by side")))
    _add_stakeholders(who, codebook, vocabulary, wanted)
    for section in (topics, who):
        if not section.children:
            words = tr("none yet") if wanted is None else tr("no match")
            section.add(Node(Kind.NOTHING, words, id=1 if section is topics else 2))
    for number, node in enumerate(root.walk()):
        node.number = number
    return root


def _add_topics(section: Node, codebook: Codebook, wanted: Wanted | None) -> None:
    shown = None if wanted is None else _with_those_above(codebook, wanted)
    nodes: dict[int, Node] = {}
    for topic in codebook.topics:
        if shown is not None and topic.id not in shown:
            continue
        above = nodes.get(topic.parent_id or 0, section)
        nodes[topic.id] = node = above.add(_topic(topic))
        whole = wanted is None or topic.id in wanted.topics
        for proposition in topic.propositions:
            if whole or (wanted is not None and proposition.id in wanted.propositions):
                node.add(_proposition(proposition))


def _with_those_above(codebook: Codebook, wanted: Wanted) -> set[int]:
    """Return the matching topics, those of matching propositions, and every topic above them."""
    shown: set[int] = set()
    takers = (codebook.proposition_by_id[key].topic_id for key in wanted.propositions)
    for topic_id in (*wanted.topics, *takers):
        node: Topic | None = codebook.topic_by_id.get(topic_id)
        while node is not None and node.id not in shown:
            shown.add(node.id)
            node = codebook.topic_by_id.get(node.parent_id or 0)
    return shown


def _topic(topic: Topic) -> Node:
    return Node(
        Kind.TOPIC,
        topic.name,
        topic.id,
        topic.colour,
        shortcut=topic.shortcut or "",
        tip=topic.meaning,
    )


def _proposition(proposition: Proposition) -> Node:
    tip = proposition.text
    if proposition.is_default:
        tip = tr("{text} (default)").format(text=tip)
    return Node(Kind.PROPOSITION, proposition.label, proposition.id, tip=tip)


def _add_stakeholders(
    section: Node, codebook: Codebook, vocabulary: Vocabulary, wanted: Wanted | None
) -> None:
    sides: dict[str, list[Stakeholder]] = {}
    for entry in codebook.stakeholders:
        if wanted is None or entry.id in wanted.stakeholders:
            sides.setdefault(entry.side or "", []).append(entry)
    for side in sorted(sides, key=lambda name: not name):
        node = section.add(Node(Kind.SIDE, side or tr("No side")))
        for entry in sides[side]:
            node.add(_stakeholder(entry, vocabulary))


def _stakeholder(entry: Stakeholder, vocabulary: Vocabulary) -> Node:
    kind = vocabulary.kinds[entry.kind].label.lower() if entry.kind else ""
    posts = ", ".join(role.title for role in entry.roles)
    aliases = ", ".join(entry.aliases)
    tip = "\n".join(filter(None, (entry.name, posts, aliases)))
    return Node(
        Kind.STAKEHOLDER, entry.short, entry.id, initials=entry.initials, detail=kind, tip=tip
    )
