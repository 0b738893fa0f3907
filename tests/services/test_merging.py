"""Merging topics and stakeholders: nothing is lost, one step, undone as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.codebook import Role
from briefer.model.passage import Figure, Link, PartyTag, TopicTag, Translation
from briefer.model.suggestion import DISMISSED, TOPIC, Settled
from briefer.services import history, memos, merging, stakeholders, tagging, topics

if TYPE_CHECKING:
    from briefer.model.codebook import Stakeholder, Topic
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace


def topic(ws: Workspace, path: str) -> Topic:
    return ws.codebook.load().find_topic(path)


def person(ws: Workspace, name: str) -> Stakeholder:
    return ws.codebook.load().find_stakeholder(name)


def tagged(ws: Workspace, start: int, *tags: TopicTag) -> Passage:
    speaker = PartyTag(person(ws, "Joe Biden").id)
    span = ws.passages.all()[start].span
    return tagging.tag(ws, 1, span, parties=[speaker], topics=tags)


def state(ws: Workspace) -> object:
    """Everything that a merge could touch, as values."""
    return (
        ws.codebook.load().topics,
        ws.codebook.load().stakeholders,
        ws.passages.all(),
        tuple(ws.memos.get(memo.id).sections for memo in ws.memos.all()),
    )


def test_a_passage_with_both_topics_carries_the_target_once(ws: Workspace) -> None:
    source = topics.add(ws, "Aid requests", keywords=["request", "aid"])
    aid = topic(ws, "Aid")
    stance = TopicTag(aid.id, aid.propositions[0].id, 2)
    both = tagged(ws, 0, TopicTag(source.id), stance)
    alone = tagged(ws, 1, TopicTag(source.id))
    before = len(ws.passages.all())
    plan = merging.preview_topics(ws, source.id, aid.id)
    assert (len(plan.passages), plan.both, plan.parted) == (2, 1, 0)
    assert [keyword.word for keyword in plan.keywords] == ["request"]
    assert merging.merge_topics(ws, source.id, aid.id) == plan
    assert ws.passages.get(both.id).topics == (stance,)
    assert ws.passages.get(alone.id).topics == (TopicTag(aid.id),)
    assert len(ws.passages.all()) == before
    assert source.id not in ws.codebook.load().topic_by_id
    assert "request" in {keyword.word for keyword in topic(ws, "Aid").keywords}


def test_two_stances_become_two_passages_on_the_same_words(ws: Workspace) -> None:
    source = topics.add(ws, "Help", propositions=[("Help should be tied.", "Tie help")])
    aid = topic(ws, "Aid")
    own = TopicTag(aid.id, aid.propositions[0].id, 2)
    other = TopicTag(source.id, source.propositions[0].id, -1)
    passage = tagged(ws, 0, own, other)
    tagging.set_figures(ws, passage.id, [Figure(low=100, measure="dollars")])
    tagging.set_translations(ws, passage.id, [Translation("es", "palabras")])
    tagging.set_links(ws, passage.id, [Link("answers", ws.passages.all()[-1].id)])
    passage = ws.passages.get(passage.id)
    plan = merging.merge_topics(ws, source.id, aid.id)
    assert (plan.parted, [p.label for p in plan.moved]) == (1, ["Tie help"])
    twins = [p for p in ws.passages.of_article(1) if p.span == passage.span and p.parties]
    told = [tag for p in twins for tag in p.topics if tag.topic_id == aid.id]
    assert own in told
    assert TopicTag(aid.id, source.propositions[0].id, -1) in told
    twin = next(p for p in twins if p.topics and p.topics[0].stance == -1)
    assert twin.parties == passage.parties
    assert twin.statement == passage.statement
    assert (twin.figures, twin.translations) == (passage.figures, passage.translations) != ((), ())
    assert twin.links == passage.links != ()
    assert len([p for p in topic(ws, "Aid").propositions if p.is_default]) == 1


def test_equal_propositions_are_united_and_idle_ones_dropped(ws: Workspace) -> None:
    aid = topic(ws, "Aid")
    equal = aid.propositions[0].text
    source = topics.add(ws, "Help", propositions=[(equal, "Another label"), ("Idle.", "Idle")])
    passage = tagged(ws, 0, TopicTag(source.id, source.propositions[0].id, 1))
    plan = merging.merge_topics(ws, source.id, aid.id)
    assert [(one.label, other.id) for one, other in plan.united] == [
        ("Another label", aid.propositions[0].id)
    ]
    assert [p.label for p in plan.dropped] == ["Idle"]
    assert ws.passages.get(passage.id).topics == (TopicTag(aid.id, aid.propositions[0].id, 1),)


def test_a_target_without_propositions_gets_a_default(ws: Workspace) -> None:
    target = topics.add(ws, "Harbours")
    source = topics.add(ws, "Ports", propositions=[("Idle.", "Idle"), ("In use.", "In use")])
    tagged(ws, 0, TopicTag(source.id, source.propositions[1].id, 1))
    merging.merge_topics(ws, source.id, target.id)
    (moved,) = topic(ws, "Harbours").propositions
    assert (moved.label, moved.is_default) == ("In use", True)


def test_children_follow_and_those_of_one_name_are_merged_too(ws: Workspace) -> None:
    other_cuba = topics.add(ws, "Embargoes/Cuba")
    iran = topics.add(ws, "Embargoes/Iran")
    source, target = topic(ws, "Embargoes"), topic(ws, "Sanctions")
    passage = tagged(ws, 0, TopicTag(other_cuba.id))
    merging.merge_topics(ws, source.id, target.id)
    assert ws.codebook.load().path(iran.id) == "Sanctions/Iran"
    assert ws.passages.get(passage.id).topics == (TopicTag(topic(ws, "Sanctions/Cuba").id),)
    assert other_cuba.id not in ws.codebook.load().topic_by_id


def test_a_topic_cannot_be_merged_into_itself_or_what_is_below_it(ws: Workspace) -> None:
    sanctions, cuba = topic(ws, "Sanctions"), topic(ws, "Sanctions/Cuba")
    with pytest.raises(InputError, match="into itself"):
        merging.merge_topics(ws, cuba.id, cuba.id)
    with pytest.raises(InputError, match="lies below"):
        merging.merge_topics(ws, sanctions.id, cuba.id)
    merging.merge_topics(ws, cuba.id, sanctions.id)
    assert "Cuba" not in {t.name for t in ws.codebook.load().topics}


def test_the_digit_of_the_source_is_kept_where_the_target_has_none(ws: Workspace) -> None:
    root = topic(ws, "Root causes")
    assert root.shortcut
    target = topics.add(ws, "Causes")
    merging.merge_topics(ws, root.id, target.id)
    assert topic(ws, "Causes").shortcut == root.shortcut


def test_a_merge_of_topics_is_undone_and_redone_as_a_whole(ws: Workspace) -> None:
    source = topics.add(ws, "Help/Cuba", propositions=[("Help.", "Help")])
    sanctions = topic(ws, "Sanctions/Cuba")
    tagged(
        ws,
        0,
        TopicTag(source.id, source.propositions[0].id, 2),
        TopicTag(sanctions.id, sanctions.propositions[0].id, 1),
    )
    before = state(ws)
    merging.merge_topics(ws, topic(ws, "Help").id, topic(ws, "Sanctions").id)
    after = state(ws)
    assert after != before
    history.undo(ws)
    assert state(ws) == before
    history.redo(ws)
    assert state(ws) == after


def test_a_merged_stakeholder_leaves_its_names_and_parts(ws: Workspace) -> None:
    source = stakeholders.add(ws, "The President", aliases=["POTUS"], kind="person")
    biden = person(ws, "Joe Biden")
    span = ws.passages.all()[0].span
    parties = [PartyTag(source.id, "speaker"), PartyTag(biden.id, "speaker", inferred=True)]
    passage = tagging.tag(ws, 1, span, parties=parties)
    plan = merging.merge_stakeholders(ws, source.id, biden.id)
    assert (len(plan.passages), plan.both, plan.aliases) == (1, 1, ("The President", "POTUS"))
    assert ws.passages.get(passage.id).parties == (PartyTag(biden.id, "speaker"),)
    assert {"The President", "POTUS"} <= set(person(ws, "Joe Biden").aliases)
    assert person(ws, "POTUS").id == biden.id


def test_memo_sections_follow_a_merged_stakeholder(ws: Workspace) -> None:
    memo = memos.add(ws, "position", {})
    bound = next(s for s in ws.memos.get(memo.id).walk() if "stakeholder" in s.binding)
    source = next(
        s for s in ws.codebook.load().stakeholders if s.guid == bound.binding["stakeholder"]
    )
    target = stakeholders.add(ws, "Somebody else")
    before = state(ws)
    plan = merging.merge_stakeholders(ws, source.id, target.id)
    assert bound.title in plan.sections
    section = next(s for s in ws.memos.get(memo.id).walk() if s.id == bound.id)
    assert section.binding["stakeholder"] == target.guid
    history.undo(ws)
    assert state(ws) == before


def test_the_posts_of_a_merged_stakeholder_are_kept(ws: Workspace) -> None:
    source, target = stakeholders.add(ws, "The envoy"), stakeholders.add(ws, "Ana Ruiz")
    stakeholders.change(ws, source.id, roles=[Role("Envoy", "2023-01-01")])
    stakeholders.change(ws, target.id, roles=[Role("Judge", "2020-01-01", "2022-12-31")])
    merging.merge_stakeholders(ws, source.id, target.id)
    assert {role.title for role in person(ws, "Ana Ruiz").roles} == {"Judge", "Envoy"}


def test_a_merge_never_makes_a_ring_of_parents(ws: Workspace) -> None:
    top, middle, low = (stakeholders.add(ws, name) for name in ("Top", "Middle", "Low"))
    stakeholders.change(ws, middle.id, parent_id=top.id)
    stakeholders.change(ws, low.id, parent_id=middle.id)
    merging.merge_stakeholders(ws, top.id, low.id)
    assert person(ws, "Low").parent_id is None
    assert person(ws, "Middle").parent_id == low.id


def test_a_topic_deep_below_the_target_may_hold_its_own_name_again(ws: Workspace) -> None:
    deep = topics.add(ws, "Fish/Nets/Boats/Nets/Boats")
    passage = tagged(ws, 0, TopicTag(deep.id))
    merging.merge_topics(ws, topic(ws, "Fish/Nets/Boats").id, topic(ws, "Fish").id)
    (tag,) = ws.passages.get(passage.id).topics
    assert ws.codebook.load().path(tag.topic_id) == "Fish/Nets/Boats"


def test_memo_sections_and_keywords_of_children_that_are_merged_too_are_named(
    ws: Workspace,
) -> None:
    topics.add(ws, "Embargoes/Cuba", keywords=["bloqueo total"])
    source, target = topic(ws, "Embargoes"), topic(ws, "Sanctions")
    memo = memos.add(ws, "position", {})
    section = next(ws.memos.get(memo.id).walk())
    child = topic(ws, "Embargoes/Cuba")
    with ws.change("Bind") as tx:
        binding = json.dumps({"topic": child.guid})
        tx.recorder.update("memo_section", (section.id,), {"binding": binding})
    plan = merging.preview_topics(ws, source.id, target.id)
    assert plan.sections == (section.title,)
    assert [keyword.word for keyword in plan.keywords] == ["bloqueo total"]
    merging.merge_topics(ws, source.id, target.id)
    bound = next(ws.memos.get(memo.id).walk())
    assert bound.binding == {"topic": topic(ws, "Sanctions/Cuba").guid}


def test_what_was_decided_on_suggestions_follows(ws: Workspace) -> None:
    source, target = topics.add(ws, "Help"), topic(ws, "Aid")
    ruiz, biden = stakeholders.add(ws, "The President"), person(ws, "Joe Biden")
    span = ws.passages.all()[0].span
    offers = frozenset({(TOPIC, source.id), ("speaker", ruiz.id), ("addressee", source.id)})
    with ws.change("Dismiss suggestion") as tx:
        tx.suggestions.settle(1, span, Settled("words", offers, DISMISSED), ())
    merging.merge_topics(ws, source.id, target.id)
    merging.merge_stakeholders(ws, ruiz.id, biden.id)
    (settled,) = ws.suggestions.settled(1)
    assert settled.offers == {(TOPIC, target.id), ("speaker", biden.id), ("addressee", source.id)}
    history.undo(ws)
    history.undo(ws)
    assert ws.suggestions.settled(1)[0].offers == offers


def test_a_person_gets_no_metonym_by_a_merge_and_an_alias_stays_what_it_was(ws: Workspace) -> None:
    names = {"aliases": ["The hill", "The dome"], "metonyms": ["The hill", "The dome"]}
    hill = stakeholders.add(ws, "Hill", kind="institution")
    stakeholders.change(ws, hill.id, **names)
    house = stakeholders.add(ws, "House", kind="institution", aliases=["The dome"])
    merging.merge_stakeholders(ws, hill.id, house.id)
    assert person(ws, "House").aliases == ("The dome", "Hill", "The hill")
    assert person(ws, "House").metonyms == ("The hill",)
    unnamed = stakeholders.add(ws, "Somebody", aliases=["Lume"])
    stakeholders.change(ws, unnamed.id, metonyms=["Lume"])
    someone = stakeholders.add(ws, "Ana Ruiz", kind="person")
    merging.merge_stakeholders(ws, someone.id, unnamed.id)
    assert (person(ws, "Somebody").kind, person(ws, "Somebody").metonyms) == ("person", ())
