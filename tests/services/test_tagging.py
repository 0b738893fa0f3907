"""Tagging through the services: what is kept, how steps join, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.passage import Figure, Link, PartyTag, Statement, TopicTag, Translation
from briefer.services import history, memos, tagging, topics

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def party(ws: Workspace, name: str, part: str = "speaker") -> PartyTag:
    return PartyTag(ws.codebook.load().find_stakeholder(name).id, part)


def topic(ws: Workspace, path: str, stance: int | str | None = None) -> TopicTag:
    return TopicTag(ws.codebook.load().find_topic(path).id, stance=stance)


def test_one_visit_of_the_palette_is_one_step(ws: Workspace) -> None:
    before = len(ws.passages.all())
    passage = tagging.tag(ws, 1, Span(0, 12), parties=[party(ws, "AMLO")], join="visit 1")
    tagging.set_topic(ws, passage.id, topic(ws, "Aid", 2), join="visit 1")
    tagging.set_topic(ws, passage.id, topic(ws, "Aid", 3), join="visit 1")
    tagging.set_statement(ws, passage.id, Statement(type="demand"), join="visit 1")
    tagged = ws.passages.get(passage.id)
    assert tagged.topics[0].stance == 3

    step = history.undo(ws)
    assert step.label == "Tag “Aid”"
    assert len(ws.passages.all()) == before
    history.redo(ws)
    assert ws.passages.get(passage.id) == tagged


def test_a_stance_without_a_proposition_is_towards_the_default_one(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(0, 12), topics=[topic(ws, "Aid", 1)])
    default = ws.codebook.load().find_topic("Aid").default_proposition
    assert default is not None
    assert passage.topics[0].proposition_id == default.id
    with pytest.raises(InputError, match="no proposition"):
        tagging.tag(ws, 1, Span(0, 12), topics=[topic(ws, "Local impact", 1)])


def test_a_topic_keeps_its_place_when_its_stance_changes(ws: Workspace) -> None:
    both = [topic(ws, "Aid", 1), topic(ws, "Talks")]
    passage = tagging.tag(ws, 1, Span(0, 12), topics=both)
    tagging.set_topic(ws, passage.id, topic(ws, "Aid", -1))
    ids = [tag.topic_id for tag in ws.passages.get(passage.id).topics]
    assert ids == [tag.topic_id for tag in both]


def test_a_part_changes_in_its_place_and_never_doubles(ws: Workspace) -> None:
    biden, amlo = party(ws, "Joe Biden"), party(ws, "AMLO")
    passage = tagging.tag(ws, 1, Span(0, 12), parties=[biden, amlo])
    tagging.change_party(ws, passage.id, biden, replace(biden, part="actor", inferred=True))
    assert ws.passages.get(passage.id).parties[0] == replace(biden, part="actor", inferred=True)
    tagging.add_party(ws, passage.id, biden)
    tagging.change_party(ws, passage.id, biden, replace(biden, part="actor"))
    parts = [(p.stakeholder_id, p.part) for p in ws.passages.get(passage.id).parties]
    assert sorted(parts) == sorted(set(parts))
    tagging.remove_party(ws, passage.id, amlo.stakeholder_id, "speaker")
    assert amlo not in ws.passages.get(passage.id).parties


def test_what_hangs_on_a_passage_goes_and_comes_back_with_it(ws: Workspace) -> None:
    other = ws.passages.all()[0]
    passage = tagging.tag(
        ws, 1, Span(0, 12), parties=[party(ws, "AMLO")], topics=[topic(ws, "Aid", "mixed")]
    )
    tagging.set_figures(ws, passage.id, [Figure(0.1 + 0.2, 50_000, "nearly")])
    tagging.set_translations(ws, passage.id, [Translation("es", "tres enviados", "Ana")])
    tagging.set_links(ws, passage.id, [Link("answers", other.id)])
    tagging.set_links(ws, other.id, [Link("disputes", passage.id)])
    memo = memos.add(ws)
    memos.insert_passage(ws, memo.sections[0].id, passage.id)
    whole, pointing = ws.passages.get(passage.id), ws.passages.get(other.id)
    assert whole.figures == (Figure(0.1 + 0.2, 50_000, "nearly"),)
    assert whole.translations == (Translation("es", "tres enviados", "Ana"),)
    assert [(link.kind, link.other_id) for link in whole.links] == [("answers", other.id)]
    assert ("disputes", passage.id) in [(link.kind, link.other_id) for link in pointing.links]

    assert tagging.memo_uses(ws, [passage.id])
    tagging.remove(ws, [passage.id])
    assert ws.passages.get(other.id).links == ()
    kept = ws.memos.get(memo.id).sections[0].blocks[-1]
    assert kept.words == whole.quote
    assert kept.extract is None

    history.undo(ws)
    assert ws.passages.get(passage.id) == whole
    assert ws.passages.get(other.id) == pointing
    assert ws.memos.get(memo.id).sections[0].blocks[-1].extract == whole.guid


def test_the_ends_of_a_passage_move_inside_its_text(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(5, 12))
    tagging.set_span(ws, passage.id, Span(3, 20))
    moved, text = ws.passages.get(passage.id), ws.articles.text(1)
    assert moved.quote == text[3:20]
    assert (moved.prefix, moved.suffix) == (text[:3], text[20:52])
    with pytest.raises(InputError, match="past the end"):
        tagging.set_span(ws, passage.id, Span(3, len(text) + 1))


def test_a_translation_is_of_the_words_that_it_was_made_of(ws: Workspace) -> None:
    text = ws.articles.text(1)
    first, second = text.index(" ", 5), text.index(" ", 30)
    passage = tagging.tag(ws, 1, Span(0, second), statement=Statement(note="Mine."))
    ours = Translation("es", "Dos frases enteras")
    tagging.set_translations(ws, passage.id, [ours])
    tagging.set_span(ws, passage.id, Span(0, second + 1))
    assert ws.passages.get(passage.id).translations == (ours,)
    tagging.set_span(ws, passage.id, Span(0, first))
    cut = ws.passages.get(passage.id)
    assert cut.translations == ()
    assert cut.statement.note == "Mine.\nes: Dos frases enteras"
    history.undo(ws)
    assert ws.passages.get(passage.id).translations == (ours,)


@pytest.mark.parametrize(
    "statement",
    [
        Statement(type="shout"),
        Statement(modality="whisper"),
        Statement(certainty="surely"),
        Statement(via="pigeon"),
        Statement(event_date="27 Dec 2023"),
    ],
)
def test_a_token_that_is_none_is_refused_and_leaves_no_step(
    ws: Workspace, statement: Statement
) -> None:
    steps = ws.history.steps()
    with pytest.raises(InputError):
        tagging.tag(ws, 1, Span(0, 5), statement=statement)
    assert ws.history.steps() == steps


def test_a_tag_or_tie_that_is_none_is_refused_and_leaves_no_step(ws: Workspace) -> None:
    passage = ws.passages.all()[0]
    steps, nobody = ws.history.steps(), 10**6
    for part in (PartyTag(nobody), party(ws, "AMLO", "listener")):
        with pytest.raises(InputError):
            tagging.tag(ws, 1, Span(0, 5), parties=[part])
        with pytest.raises(InputError):
            tagging.add_party(ws, passage.id, part)
    for about in (TopicTag(nobody), topic(ws, "Aid", "maybe"), topic(ws, "Aid", 4)):
        with pytest.raises(InputError):
            tagging.tag(ws, 1, Span(0, 5), topics=[about])
    for link in (Link("likes", passage.id), Link("answers", nobody)):
        with pytest.raises(InputError):
            tagging.set_links(ws, ws.passages.all()[1].id, [link])
    with pytest.raises(InputError):
        tagging.set_translations(ws, passage.id, [Translation("es", "tres", kind="theirs?")])
    assert ws.history.steps() == steps


def test_a_note_is_made_clean(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(0, 5), statement=Statement(note="one\r\ntwo\x00"))
    assert passage.statement.note == "one\ntwo"


def test_a_proposition_that_goes_takes_its_stances_with_it(ws: Workspace) -> None:
    passage = tagging.tag(ws, 1, Span(0, 12), topics=[topic(ws, "Aid", 2)])
    proposition = ws.codebook.load().find_topic("Aid").default_proposition
    assert proposition is not None
    topics.remove_proposition(ws, proposition.id)
    assert ws.passages.get(passage.id).topics[0] == topic(ws, "Aid")
    history.undo(ws)
    assert ws.passages.get(passage.id).topics[0].stance == 2


def test_a_topic_that_goes_takes_what_is_below_it(ws: Workspace) -> None:
    codebook = ws.codebook.load()
    sanctions = codebook.find_topic("Sanctions")
    tagged = [
        p
        for p in ws.passages.all()
        if codebook.below(sanctions.id) & {t.topic_id for t in p.topics}
    ]
    assert tagged
    topics.remove(ws, sanctions.id)
    assert not any(t.name == "Cuba" for t in ws.codebook.load().topics)
    assert len(ws.passages.all()) == 30
    history.undo(ws)
    assert ws.codebook.load() == codebook
    assert ws.passages.many(p.id for p in tagged) == tuple(tagged)


def test_a_topic_cannot_move_below_itself_and_a_shortcut_has_one_owner(ws: Workspace) -> None:
    codebook = ws.codebook.load()
    parent, child = codebook.find_topic("Sanctions"), codebook.find_topic("Sanctions/Cuba")
    with pytest.raises(InputError, match="below itself"):
        topics.change(ws, parent.id, parent_id=child.id)
    topics.change(ws, child.id, shortcut="1")
    owners = [t.id for t in ws.codebook.load().topics if t.shortcut == "1"]
    assert owners == [child.id]
