"""Any codebook and passages that carry it, for merges and splits, and what holds after them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from briefer.model.anchor import Span
from briefer.model.codebook import Keyword
from briefer.model.names import fold
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import history
from briefer.services.tagging import add_passage, set_tags
from tests.store.making import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.codebook import Codebook
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace
    from tests.store.making import Dump

NAMES = ("Fish", "fish", "Nets", "Ropes")
SENTENCES = ("More of it.", "more of it.", "Less of it.")
SENTENCE_LISTS = st.lists(st.sampled_from(SENTENCES), max_size=2, unique_by=fold)
ANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def grown(draw: st.DrawFn, tx: Transaction) -> tuple[list[int], list[int]]:
    """Add topics and stakeholders that look alike, and passages that carry them; return both."""
    topics = list(_topics(draw, tx))
    people: list[int] = []
    for n in range(draw(st.integers(2, 5))):
        parent = draw(st.sampled_from([None, *people]))
        added = tx.codebook.add_stakeholder(f"Somebody {n}", parent_id=parent)
        tx.codebook.set_aliases(added, draw(st.lists(st.sampled_from(NAMES), unique=True)))
        people.append(added)
    codebook = tx.read.codebook.load()
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, 3))
        passage = add_passage(tx, 1, Span(start, 20), Statement())
        carried = draw(st.lists(st.sampled_from(topics), unique=True, max_size=4))
        tags = [_tag(draw, codebook, topic_id) for topic_id in carried]
        parts = st.tuples(st.sampled_from(people), st.sampled_from(["speaker", "actor"]))
        parties = draw(st.lists(parts, unique=True, max_size=4))
        set_tags(tx, passage, [PartyTag(*p, draw(st.booleans())) for p in parties], tags)
    return topics, people


def _topics(draw: st.DrawFn, tx: Transaction) -> Iterator[int]:
    made: list[int] = []
    there: set[tuple[int | None, str]] = set()
    for _ in range(draw(st.integers(2, 9))):
        parent = draw(st.sampled_from([None, *made]))
        name = draw(st.sampled_from(NAMES))
        if (parent, fold(name)) in there:
            continue
        there.add((parent, fold(name)))
        made.append(tx.codebook.add_topic(name, parent_id=parent))
        words = draw(st.lists(st.sampled_from(NAMES), max_size=2))
        tx.codebook.set_keywords(made[-1], [Keyword(word) for word in words])
        for n, text in enumerate(draw(SENTENCE_LISTS)):
            tx.codebook.add_proposition(made[-1], text, text, is_default=not n)
    return iter(made)


def _tag(draw: st.DrawFn, codebook: Codebook, topic_id: int) -> TopicTag:
    propositions = codebook.topic_by_id[topic_id].propositions
    chosen = draw(st.sampled_from([None, *propositions]))
    if chosen is None:
        return TopicTag(topic_id)
    stance = draw(st.sampled_from([None, 2, -1]))
    condition = draw(st.sampled_from([None, "if asked"]))
    return TopicTag(topic_id, chosen.id, stance, condition)


def begun_again(ws: Workspace) -> Dump:
    """Take back what an example that failed has left; return what the file holds."""
    while (step := ws.history.undoable()) and step.label.startswith(("Grow", "Merge", "Split")):
        ws.undo()
    return dump(ws.path)


def is_a_tree(ws: Workspace) -> None:
    """Check that every topic can be reached from a root, and siblings have names of their own."""
    topics = ws.codebook.load().topics
    assert len(topics) == len(dump(ws.path)["topic"])
    siblings = sorted((topic.parent_id or 0, fold(topic.name)) for topic in topics)
    assert [same for same, found in groupby(siblings) if len(list(found)) > 1] == []
    for topic in topics:
        assert sum(p.is_default for p in topic.propositions) == bool(topic.propositions)


def is_taken_back(ws: Workspace, base: Dump, before: Dump, after: Dump) -> None:
    """Check that the step between `before` and `after` is undone and redone, then undo it all."""
    history.undo(ws)
    assert dump(ws.path) == before
    history.redo(ws)
    assert dump(ws.path) == after
    history.undo(ws)
    history.undo(ws)
    assert dump(ws.path) == base
