"""Any split of any codebook: what is not chosen stays, and undo brings all of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.names import fold
from briefer.model.passage import TopicTag
from briefer.services import articles, history, parting, tagging, topics
from tests.services.any_codebook import ANY, NAMES, begun_again, grown, is_a_tree, is_taken_back
from tests.store.making import dump

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


@given(data=st.data())
@ANY
def test_a_split_of_a_topic_moves_what_is_chosen_and_nothing_else(
    bare: Workspace, data: st.DataObject
) -> None:
    base = begun_again(bare)
    with bare.change("Grow") as tx:
        made, _ = data.draw(grown(tx))
    source = bare.codebook.load().topic_by_id[data.draw(st.sampled_from(made))]
    carrying = bare.passages.with_topics([source.id])
    chosen = [p.id for p in carrying if data.draw(st.booleans())]
    words = [keyword for keyword in source.keywords if data.draw(st.booleans())]
    wanted = [p.id for p in source.propositions if data.draw(st.booleans())]
    path = data.draw(st.sampled_from(["New", "New/One", *NAMES]))
    before, passages = dump(bare.path), {p.id: p for p in bare.passages.all()}
    said_of = {p.id: p.text for p in source.propositions}
    try:
        plan = parting.preview_topic_split(bare, source.id, path, chosen, words, wanted)
    except InputError:
        assert dump(bare.path) == before
        history.undo(bare)
        return
    assert dump(bare.path) == before
    target = parting.split_topic(bare, source.id, path, chosen, words, wanted)
    after = dump(bare.path)
    codebook = bare.codebook.load()
    assert codebook.path(target.id) == plan.path
    assert {p.id for p in bare.passages.with_topics([source.id])} == {
        p.id for p in carrying if p.id not in chosen
    }
    now = bare.passages.all()
    assert len(now) == len(passages) + plan.parted
    for passage in carrying:
        if passage.id not in chosen:
            assert bare.passages.get(passage.id) == passage
            continue
        (tag,) = (tag for tag in passage.topics if tag.topic_id == source.id)
        text = said_of.get(tag.proposition_id or 0)
        assert any(
            other.span == passage.span
            and other.parties == passage.parties
            and its.topic_id == target.id
            and (tag.stance is None or its.stance == tag.stance)
            and (text is None or _text(bare, its) == fold(text))
            for other in now
            for its in other.topics
        )
    assert set(codebook.topic_by_id[source.id].keywords) == set(source.keywords) - set(words)
    assert set(target.keywords) >= set(words)
    is_a_tree(bare)
    assert bare.faults() == ()
    if after != before:  # where the target has all of it already, there is no step
        history.undo(bare)
        assert dump(bare.path) == before
        history.redo(bare)
        assert dump(bare.path) == after
        history.undo(bare)
    history.undo(bare)
    assert dump(bare.path) == base


def _text(ws: Workspace, tag: TopicTag) -> str | None:
    found = ws.codebook.load().proposition_by_id.get(tag.proposition_id or 0)
    return fold(found.text) if found else None


def test_a_proposition_that_a_removed_article_carries_is_copied(bare: Workspace) -> None:
    fish = topics.add(bare, "Fish", propositions=[("Fish should be free.", "Free fish")])
    tag = TopicTag(fish.id, fish.propositions[0].id, 2)
    here = tagging.tag(bare, 1, Span(0, 10), topics=[tag])
    hidden = tagging.tag(bare, 2, Span(0, 10), topics=[tag])
    articles.remove(bare, [2])
    plan = parting.preview_topic_split(bare, fish.id, "Nets", [here.id])
    assert (plan.moved, plan.copied) == ((), fish.propositions)
    nets = parting.split_topic(bare, fish.id, "Nets", [here.id])
    assert bare.passages.get(here.id).topics == (TopicTag(nets.id, nets.propositions[0].id, 2),)
    history.undo(bare)
    history.undo(bare)
    assert bare.passages.get(hidden.id).topics == (tag,)


def test_an_idle_proposition_goes_where_it_is_chosen(bare: Workspace) -> None:
    fish = topics.add(bare, "Fish", propositions=[("Free fish.", "Free"), ("More fish.", "More")])
    idle = fish.propositions[0]
    nets = parting.split_topic(bare, fish.id, "Nets", [], propositions=[idle.id])
    assert [(p.id, p.is_default) for p in nets.propositions] == [(idle.id, True)]
    left = bare.codebook.load().topic_by_id[fish.id].propositions
    assert [(p.label, p.is_default) for p in left] == [("More", True)]


@given(data=st.data())
@ANY
def test_a_split_of_a_stakeholder_moves_what_is_chosen_and_nothing_else(
    bare: Workspace, data: st.DataObject
) -> None:
    base = begun_again(bare)
    with bare.change("Grow") as tx:
        _, people = data.draw(grown(tx))
    source = bare.codebook.load().stakeholder_by_id[data.draw(st.sampled_from(people))]
    carrying = bare.passages.with_stakeholder(source.id)
    chosen = [p.id for p in carrying if data.draw(st.booleans())]
    aliases = [alias for alias in source.aliases if data.draw(st.booleans())]
    before = dump(bare.path)
    try:
        plan = parting.preview_stakeholder_split(bare, source.id, "Fish", chosen, aliases=aliases)
    except InputError:
        assert not chosen
        assert not aliases
        history.undo(bare)
        return
    assert (len(plan.passages), plan.staying) == (len(chosen), len(carrying) - len(chosen))
    new = parting.split_stakeholder(bare, source.id, "Fish", chosen, aliases=aliases)
    after = dump(bare.path)
    assert {p.id for p in bare.passages.with_stakeholder(new.id)} == set(chosen)
    assert {p.id for p in bare.passages.with_stakeholder(source.id)} == {
        p.id for p in carrying if p.id not in chosen
    }
    kept = bare.codebook.load().stakeholder_by_id[source.id]
    assert {fold(name) for name in (*kept.aliases, *new.aliases, new.name)} >= {
        fold(name) for name in source.aliases
    }
    for passage in carrying:
        parts = [(p.part, p.inferred) for p in passage.parties]
        assert [(p.part, p.inferred) for p in bare.passages.get(passage.id).parties] == parts
    is_taken_back(bare, base, before, after)
