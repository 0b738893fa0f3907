"""Joining passages: what the whole says, and when they stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import locate
from briefer.model.passage import Figure, Link, PartyTag, Statement, TopicTag, Translation
from briefer.services import articles, history, joining, tagging, topics

if TYPE_CHECKING:
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

BODY = "She asked for aid. He agreed at once, and so did they. Then all went home."


@pytest.fixture
def article(ws: Workspace) -> int:
    """An article of three sentences."""
    return articles.paste(ws, f"A headline\n\n{BODY}")


def tag(
    ws: Workspace,
    article: int,
    words: str,
    who: str = "AMLO",
    about: TopicTag | None = None,
    **statement: object,
) -> Passage:
    party = PartyTag(ws.codebook.load().find_stakeholder(who).id)
    return tagging.tag(
        ws,
        article,
        locate(ws.articles.text(article), words),
        statement=Statement(**statement),  # type: ignore[arg-type]  # fields of Statement
        parties=(party,),
        topics=(about,) if about else (),
    )


def topic(ws: Workspace, path: str, stance: int | None = None) -> TopicTag:
    return TopicTag(ws.codebook.load().find_topic(path).id, stance=stance)


def test_what_another_passage_ties_to_the_second_is_tied_to_the_whole(
    ws: Workspace, article: int
) -> None:
    first = tag(ws, article, "She asked for aid.")
    second = tag(ws, article, "He agreed at once")
    other = tag(ws, article, "Then all went home.")
    tagging.set_links(ws, other.id, [Link("answers", second.id)])
    whole = joining.join(ws, [first.id, second.id])
    assert [link.other_id for link in ws.passages.get(other.id).links] == [whole.id]


def test_two_that_follow_each_other_become_one_with_the_tags_of_both(
    ws: Workspace, article: int
) -> None:
    first = tag(ws, article, "She asked for aid.", about=topic(ws, "Aid", 2), note="One")
    second = tag(ws, article, "He agreed at once", "Biden", topic(ws, "Talks"), note="Two")
    tagging.set_figures(ws, second.id, [Figure(low=1.0)])
    whole = joining.join(ws, [first.id, second.id])
    assert whole.id == first.id
    assert whole.quote == "She asked for aid. He agreed at once"
    names = [ws.codebook.load().stakeholder_by_id[p.stakeholder_id].short for p in whole.parties]
    assert names == ["López Obrador", "Biden"]
    assert [t.topic_id for t in whole.topics] == [
        topic(ws, "Aid").topic_id,
        topic(ws, "Talks").topic_id,
    ]
    assert whole.statement.note == "One\nTwo"
    assert whole.figures == (Figure(low=1.0),)
    assert not ws.passages.many([second.id])


def test_joining_is_one_step(ws: Workspace, article: int) -> None:
    first = tag(ws, article, "She asked for aid.")
    second = tag(ws, article, "He agreed at once")
    joining.join(ws, [first.id, second.id])
    assert history.undo(ws).label == "Join passages"
    assert ws.passages.get(first.id) == first
    assert ws.passages.get(second.id) == second


def test_one_inside_the_other_is_taken_in(ws: Workspace, article: int) -> None:
    inner = tag(ws, article, "agreed at once")
    outer = tag(ws, article, "He agreed at once, and so did they.")
    whole = joining.join(ws, [inner.id, outer.id])
    assert whole.quote == "He agreed at once, and so did they."
    assert whole.parties == inner.parties


def test_passages_with_words_between_them_stay_apart(ws: Workspace, article: int) -> None:
    first = tag(ws, article, "She asked for aid.")
    second = tag(ws, article, "Then all went home.")
    with pytest.raises(InputError, match="touch or overlap"):
        joining.join(ws, [first.id, second.id])


def test_two_propositions_of_one_topic_are_refused(ws: Workspace, article: int) -> None:
    aid = ws.codebook.load().find_topic("Aid")
    other = topics.add_proposition(ws, aid.id, "The US should cut aid", "Cut aid")
    assert aid.default_proposition is not None
    first = tag(ws, article, "She asked", about=TopicTag(aid.id, aid.default_proposition.id))
    second = tag(ws, article, "for aid.", about=TopicTag(aid.id, other.id))
    with pytest.raises(InputError, match="two propositions of Aid"):
        joining.join(ws, [first.id, second.id])
    assert ws.passages.get(second.id) == second


def test_two_stances_and_two_kinds_are_refused(ws: Workspace, article: int) -> None:
    first = tag(ws, article, "She asked", about=topic(ws, "Aid", 2), type="demand")
    second = tag(ws, article, "for aid.", about=topic(ws, "Aid", -2))
    with pytest.raises(InputError, match=r"for \(\+2\) and the other against"):
        joining.join(ws, [first.id, second.id])
    third = tag(ws, article, "for aid. He agreed", type="agreement")
    with pytest.raises(InputError, match="kind of statement"):
        joining.join(ws, [first.id, third.id])


@pytest.mark.parametrize(
    ("one", "other", "same_mouth", "whole"),
    [
        ("direct", "direct", True, "direct"),
        ("direct", "direct", False, "partial"),
        ("official", "official", False, "paraphrase"),
        ("direct", "paraphrase", True, "partial"),
        ("direct", None, True, "partial"),
        ("official", "outlet", True, "paraphrase"),
        (None, None, True, None),
        ("paraphrase", "paraphrase", False, "paraphrase"),
    ],
)
def test_the_whole_is_own_words_only_where_both_are_in_one_mouth(
    ws: Workspace,
    article: int,
    one: str | None,
    other: str | None,
    same_mouth: bool,
    whole: str | None,
) -> None:
    first = tag(ws, article, "She asked", modality=one)
    second = tag(ws, article, "for aid.", "AMLO" if same_mouth else "Biden", modality=other)
    assert joining.join(ws, [first.id, second.id]).statement.modality == whole


def test_links_to_the_second_name_the_whole(ws: Workspace, article: int) -> None:
    first = tag(ws, article, "She asked for aid.")
    second = tag(ws, article, "He agreed at once")
    third = tag(ws, article, "Then all went home.")
    tagging.set_links(ws, third.id, [Link("answers", second.id), Link("answers", first.id)])
    tagging.set_links(ws, second.id, [Link("answers", first.id), Link("disputes", third.id)])
    whole = joining.join(ws, [first.id, second.id])
    assert [(link.kind, link.other_id) for link in whole.links] == [("disputes", third.id)]
    links = ws.passages.get(third.id).links
    assert [(link.kind, link.other_id) for link in links] == [("answers", first.id)]


def test_translations_of_one_hand_follow_each_other(ws: Workspace, article: int) -> None:
    first = tag(ws, article, "She asked for aid.")
    second = tag(ws, article, "He agreed at once")
    for passage, words in ((first, "Pidió ayuda."), (second, "Aceptó")):
        tagging.set_translations(ws, passage.id, [Translation("es", words, "Ana")])
    whole = joining.join(ws, [second.id, first.id])
    assert whole.translations == (Translation("es", "Pidió ayuda. Aceptó", "Ana"),)


def test_a_part_that_nobody_has_translated_is_an_ellipsis_in_the_translation(
    ws: Workspace, article: int
) -> None:
    first, second, third = (
        tag(ws, article, words)
        for words in ("She asked for aid.", "He agreed at once", ", and so did they.")
    )
    tagging.set_translations(ws, first.id, [Translation("es", "Pidió ayuda.", "Ana")])
    whole = joining.join(ws, [first.id, second.id, third.id])
    assert whole.translations == (Translation("es", "Pidió ayuda. […]", "Ana"),)


def test_several_are_joined_in_one_step_or_not_at_all(ws: Workspace, article: int) -> None:
    ids = [
        tag(ws, article, words).id
        for words in ("She asked for aid.", "He agreed at once", "Then all went home.")
    ]
    with pytest.raises(InputError, match="touch or overlap"):
        joining.join(ws, ids)
    assert len(ws.passages.many(ids)) == 3
    between = tag(ws, article, ", and so did they.").id
    whole = joining.join(ws, [*ids[:2], between, ids[2]])
    assert whole.quote == BODY
    history.undo(ws)
    assert len(ws.passages.many([*ids, between])) == 4
