"""Finding words everywhere, and tagging all places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import bulk_tagging, everywhere, history, memos, tagging

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def add(ws: Workspace, *bodies: str) -> list[int]:
    with ws.change("Import articles") as tx:
        return [
            tx.articles.add(
                ArticleDraft(f"Title {n}", body, Original(body.encode(), "t.txt", "text/plain"))
            )
            for n, body in enumerate(bodies)
        ]


def test_words_are_found_in_passages_articles_memos_the_codebook_and_notes(ws: Workspace) -> None:
    passage = ws.passages.all()[0]
    tagging.set_statement(ws, passage.id, Statement(note="Compare the sanctions of last year"))
    memos.add(ws)
    found = everywhere.find(ws, "sanctions")
    assert all("sanctions" in hit.passage.quote for hit in found.passages)
    assert [hit.passage.id for hit in found.notes] == [passage.id]
    assert found.articles[0].spans
    assert "Sanctions" in [entry.name for entry in found.entries]
    assert all("sanctions" in memo.text.lower() for memo in found.memos)
    lists = (found.passages, found.articles, found.memos, found.entries, found.notes)
    assert found.counts == tuple(map(len, lists))
    assert found.total == sum(found.counts)


def test_a_passage_names_the_sections_that_print_it(ws: Workspace) -> None:
    memos.add(ws)
    found = everywhere.find(ws, "sanctions")
    assert any(hit.sections for hit in found.passages)


def test_places_are_those_of_the_text_whatever_its_accents(ws: Workspace) -> None:
    (article_id,) = add(ws, "El bloqueo, según López; el Bloqueo otra vez. Desbloqueo no.")
    hit = next(
        hit for hit in everywhere.find(ws, "bloqueo").articles if hit.article.id == article_id
    )
    text = ws.articles.text(article_id)
    assert [text[s.start : s.end] for s in hit.spans] == ["bloqueo", "Bloqueo"]
    pattern = everywhere.pattern_of("lopez")
    assert pattern is not None
    assert [text[s.start : s.end] for s in everywhere.spans_of(text, pattern)] == ["López"]


def test_the_last_word_is_a_beginning_and_a_phrase_stands_as_it_is() -> None:
    pattern = everywhere.pattern_of('"port of entry" migr')
    assert pattern is not None
    text = "A port of entry, ports of entry; migrants and emigrants."
    assert [text[s.start : s.end] for s in everywhere.spans_of(text, pattern)] == [
        "port of entry",
        "migrants",
    ]


def test_nothing_is_found_for_no_words(ws: Workspace) -> None:
    assert everywhere.find(ws, ' "" - ').total == 0
    assert everywhere.to_tag(ws, "").places == ()


def test_places_that_stand_in_a_passage_are_not_offered_for_tagging(ws: Workspace) -> None:
    first, second = add(ws, "A ferry and a ferry.", "The ferry.")
    tagging.tag(ws, first, Span(0, 7))
    assert everywhere.to_tag(ws, "ferry").places == (
        (first, Span(14, 19)),
        (second, Span(4, 9)),
    )


def test_many_places_are_tagged_in_one_step(ws: Workspace) -> None:
    first, second = add(ws, "A ferry and a ferry.", "The ferry.")
    codebook = ws.codebook.load()
    ids = bulk_tagging.tag_many(
        ws,
        everywhere.to_tag(ws, "ferry").places,
        Statement(type="fact"),
        parties=[PartyTag(codebook.stakeholders[0].id)],
        topics=[TopicTag(codebook.topics[0].id)],
    )
    passages = ws.passages.many(ids)
    assert [passage.article_id for passage in passages] == [first, first, second]
    assert {passage.quote for passage in passages} == {"ferry"}
    assert all(p.parties and p.topics and p.statement.type == "fact" for p in passages)
    assert "Tag 3 passages" in history.undo(ws).label
    assert not ws.passages.many(ids)


def test_no_place_is_tagged_where_one_cannot_be(ws: Workspace) -> None:
    (article_id,) = add(ws, "The ferry.")
    before = ws.passages.count()
    with pytest.raises(InputError, match="There is no place"):
        bulk_tagging.tag_many(ws, [], Statement())
    places = [(article_id, Span(4, 9)), (article_id, Span(4, 900))]
    with pytest.raises(InputError, match="reaches past the end"):
        bulk_tagging.tag_many(ws, places, Statement())
    assert ws.passages.count() == before


def test_passages_on_exactly_the_words_take_what_they_do_not_have(ws: Workspace) -> None:
    first, second = add(ws, "A ferry and a ferry.", "The ferry.")
    codebook = ws.codebook.load()
    who, topic = codebook.stakeholders[0].id, codebook.topics[0].id
    there = tagging.tag(
        ws,
        first,
        Span(2, 7),
        statement=Statement(type="demand"),
        topics=[TopicTag(topic, None, -2)],
    )
    bare = tagging.tag(ws, second, Span(4, 9))
    before = ws.passages.all()
    found = everywhere.to_tag(ws, "ferry")
    assert found == everywhere.ToTag(((first, Span(14, 19)),), (there.id, bare.id))
    (new,) = bulk_tagging.tag_many(
        ws,
        found.places,
        Statement(type="fact"),
        parties=[PartyTag(who)],
        topics=[TopicTag(topic, None, 2)],
        onto=found.passages,
    )
    kept, filled, made = ws.passages.many([there.id, bare.id, new])
    assert (kept.statement.type, kept.topics[0].stance) == ("demand", -2)
    assert (filled.statement.type, filled.topics[0].stance) == ("fact", 2)
    assert {p.parties for p in (kept, filled, made)} == {(PartyTag(who),)}
    assert "Tag 3 passages" in history.undo(ws).label
    assert ws.passages.all() == before


def test_passages_alone_can_take_the_tags(ws: Workspace) -> None:
    (article_id,) = add(ws, "The ferry.")
    there = tagging.tag(ws, article_id, Span(4, 9))
    who = ws.codebook.load().stakeholders[0].id
    assert (
        bulk_tagging.tag_many(ws, [], Statement(), parties=[PartyTag(who)], onto=[there.id]) == ()
    )
    assert ws.passages.get(there.id).parties == (PartyTag(who),)
