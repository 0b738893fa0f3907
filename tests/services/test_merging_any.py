"""Any merge of any codebook: nothing that was said is lost, and undo brings all of it back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.codebook import Keyword
from briefer.model.names import fold
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import history, merging
from briefer.services.tagging import add_passage, set_tags
from tests.store.making import dump, new_briefing

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from pathlib import Path

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
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


def _said(ws: Workspace, into: dict[int, int]) -> set[tuple[Hashable, ...]]:
    """Return each stance in the file: the words, about which topic, towards what."""
    sentences = ws.codebook.load().proposition_by_id
    return {
        (
            passage.span,
            frozenset((p.stakeholder_id, p.part) for p in passage.parties),
            into.get(tag.topic_id, tag.topic_id),
            fold(sentences[tag.proposition_id].text) if tag.proposition_id else None,
            tag.stance,
            tag.condition,
        )
        for passage in ws.passages.all()
        for tag in passage.topics
    }


def _is_said(one: tuple[Hashable, ...], said: set[tuple[Hashable, ...]]) -> bool:
    """Say whether that, or more than that, is said on the same words."""
    return any(
        one[:3] == other[:3]
        and all(mine in {None, its} for mine, its in zip(one[3:], other[3:], strict=True))
        for other in said
    )


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with two articles and next to no codebook."""
    workspace = new_briefing(tmp_path / "harbour.briefing")
    yield workspace
    workspace.close()


@given(data=st.data())
@ANY
def test_no_merge_of_topics_loses_what_was_said(ws: Workspace, data: st.DataObject) -> None:
    base = begun_again(ws)
    with ws.change("Grow") as tx:
        topics, _ = data.draw(grown(tx))
    source, target = (data.draw(st.sampled_from(topics)) for _ in range(2))
    before, passages, said = dump(ws.path), ws.passages.all(), _said(ws, {})
    try:
        plan = merging.preview_topics(ws, source, target)
    except InputError:
        assert target in ws.codebook.load().below(source)
        assert dump(ws.path) == before
        history.undo(ws)
        return
    into = {one.id: other.id for one, other in plan.folded}
    said = _said(ws, into)
    assert merging.merge_topics(ws, source, target) == plan
    after = dump(ws.path)
    now = _said(ws, {})
    assert [one for one in said if not _is_said(one, now)] == []
    assert len(ws.passages.all()) == len(passages) + plan.parted
    assert {p.id for p in passages} <= {p.id for p in ws.passages.all()}
    is_a_tree(ws)
    assert ws.faults() == ()
    history.undo(ws)
    assert dump(ws.path) == before
    history.redo(ws)
    assert dump(ws.path) == after
    history.undo(ws)
    history.undo(ws)
    assert dump(ws.path) == base


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


@given(data=st.data())
@ANY
def test_no_merge_of_stakeholders_loses_a_part_or_a_name(
    ws: Workspace, data: st.DataObject
) -> None:
    base = begun_again(ws)
    with ws.change("Grow") as tx:
        _, people = data.draw(grown(tx))
    source, target = (
        ws.codebook.load().stakeholder_by_id[entry]
        for entry in data.draw(
            st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True)
        )
    )
    before, passages = dump(ws.path), ws.passages.all()
    merging.merge_stakeholders(ws, source.id, target.id)
    after = dump(ws.path)
    kept = ws.codebook.load().stakeholder_by_id
    assert source.id not in kept
    names = {fold(name) for name in (kept[target.id].name, *kept[target.id].aliases)}
    assert names >= {fold(name) for name in (source.name, *source.aliases, *target.aliases)}
    now = {passage.id: passage for passage in ws.passages.all()}
    assert now.keys() == {passage.id for passage in passages}
    for passage in passages:
        assert _parts(now[passage.id], 0, 0) == _parts(passage, source.id, target.id)
    for entry in kept.values():
        above, seen = entry.parent_id, {entry.id}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = kept[above].parent_id
    assert ws.faults() == ()
    history.undo(ws)
    assert dump(ws.path) == before
    history.redo(ws)
    assert dump(ws.path) == after
    history.undo(ws)
    history.undo(ws)
    assert dump(ws.path) == base


def _parts(passage: Passage, old: int, new: int) -> dict[tuple[int, str], bool]:
    """Return who has which part, and whether every tag of it is inferred."""
    parts: dict[tuple[int, str], bool] = {}
    for party in passage.parties:
        who = new if party.stakeholder_id == old else party.stakeholder_id
        parts[who, party.part] = parts.get((who, party.part), True) and party.inferred
    return parts
