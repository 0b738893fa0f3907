"""Any merge of any codebook: nothing that was said is lost, and undo brings all of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.model.names import fold
from briefer.services import history, merging
from tests.services.any_codebook import ANY, begun_again, grown, is_a_tree, is_taken_back
from tests.store.making import dump

if TYPE_CHECKING:
    from collections.abc import Hashable

    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace


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


@given(data=st.data())
@ANY
def test_no_merge_of_topics_loses_what_was_said(bare: Workspace, data: st.DataObject) -> None:
    base = begun_again(bare)
    with bare.change("Grow") as tx:
        topics, _ = data.draw(grown(tx))
    source, target = (data.draw(st.sampled_from(topics)) for _ in range(2))
    before, passages, said = dump(bare.path), bare.passages.all(), _said(bare, {})
    try:
        plan = merging.preview_topics(bare, source, target)
    except InputError:
        assert target in bare.codebook.load().below(source)
        assert dump(bare.path) == before
        history.undo(bare)
        return
    into = {one.id: other.id for one, other in plan.folded}
    said = _said(bare, into)
    assert merging.merge_topics(bare, source, target) == plan
    after = dump(bare.path)
    now = _said(bare, {})
    assert [one for one in said if not _is_said(one, now)] == []
    assert len(bare.passages.all()) == len(passages) + plan.parted
    assert {p.id for p in passages} <= {p.id for p in bare.passages.all()}
    is_a_tree(bare)
    assert bare.faults() == ()
    is_taken_back(bare, base, before, after)


@given(data=st.data())
@ANY
def test_no_merge_of_stakeholders_loses_a_part_or_a_name(
    bare: Workspace, data: st.DataObject
) -> None:
    base = begun_again(bare)
    with bare.change("Grow") as tx:
        _, people = data.draw(grown(tx))
    source, target = (
        bare.codebook.load().stakeholder_by_id[entry]
        for entry in data.draw(
            st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True)
        )
    )
    before, passages = dump(bare.path), bare.passages.all()
    merging.merge_stakeholders(bare, source.id, target.id)
    after = dump(bare.path)
    kept = bare.codebook.load().stakeholder_by_id
    assert source.id not in kept
    names = {fold(name) for name in (kept[target.id].name, *kept[target.id].aliases)}
    assert names >= {fold(name) for name in (source.name, *source.aliases, *target.aliases)}
    now = {passage.id: passage for passage in bare.passages.all()}
    assert now.keys() == {passage.id for passage in passages}
    for passage in passages:
        assert _parts(now[passage.id], 0, 0) == _parts(passage, source.id, target.id)
    for entry in kept.values():
        above, seen = entry.parent_id, {entry.id}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = kept[above].parent_id
    assert bare.faults() == ()
    is_taken_back(bare, base, before, after)


def _parts(passage: Passage, old: int, new: int) -> dict[tuple[int, str], bool]:
    """Return who has which part, and whether every tag of it is inferred."""
    parts: dict[tuple[int, str], bool] = {}
    for party in passage.parties:
        who = new if party.stakeholder_id == old else party.stakeholder_id
        parts[who, party.part] = parts.get((who, party.part), True) and party.inferred
    return parts
