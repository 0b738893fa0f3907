"""What is read is what was written, in the order that was promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.anchor import Span
from briefer.model.article import Fact
from briefer.model.codebook import Codebook, Keyword, Role
from briefer.model.inline import Emph, Text
from briefer.model.memo import (
    AS_BASIS,
    BULLETS,
    FIGURE,
    PARAGRAPH,
    KeptFigure,
    KeptMemo,
    MemoBlock,
    MemoSection,
)
from briefer.model.passage import Figure, Link, PartyTag, Statement, TopicTag, Translation
from briefer.store.tables.editions import Edition
from tests.store.making import WHO, draft, memo_on, tag

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace


def test_a_passage_comes_back_with_all_that_hangs_on_it(briefing: Workspace) -> None:
    statement = Statement(
        type="offer",
        modality="direct",
        event_date="2023-12",
        event_date_inferred=True,
        certainty="probable",
        via="release",
        note="A note.",
        starred=True,
    )
    topics = (TopicTag(2, 1, -3, "if they ask", condition_inferred=True), TopicTag(1))
    parties = (PartyTag(1, "actor", inferred=True), PartyTag(1, "speaker"))
    figures = (Figure(0.1, 1e300, "nearly", "cranes", "port", "2023"), Figure(low=2), Figure())
    translations = (
        Translation("es", "más grúas", "Ana"),
        Translation("fr", "grues", None, "machine"),
    )
    with briefing.change("Tag") as tx:
        passage = tag(tx, 1, Span(4, 11), statement)
        tx.passages.set_parties(passage, parties)
        tx.passages.set_topics(passage, topics)
        tx.passages.set_figures(passage, figures)
        tx.passages.set_translations(passage, translations)
        tx.passages.set_links(passage, [Link("disputes", 1, "", "open", "why"), Link("answers", 1)])
    found = briefing.passages.get(passage)
    guid = briefing.passages.get(1).guid
    assert (found.span, found.quote, found.anchor_state) == (Span(4, 11), "harbour", "exact")
    assert found.statement == statement
    assert found.parties == parties
    assert found.topics == topics
    assert found.figures == figures
    assert found.translations == translations
    assert found.links == (Link("disputes", 1, guid, "open", "why"), Link("answers", 1, guid))
    assert (found.tagged_by, found.revision_id) == (WHO, 1)


@pytest.mark.parametrize("stance", [-3, 0, 3, "mixed", "conditional", "unclear", None])
def test_every_stance_comes_back(briefing: Workspace, stance: int | str | None) -> None:
    with briefing.change("Set stance") as tx:
        tx.passages.set_topics(1, [TopicTag(2, 1, stance)])
    assert briefing.passages.get(1).topics[0].stance == stance


def test_tags_stay_in_the_order_in_which_they_were_set(briefing: Workspace) -> None:
    with briefing.change("Set topics") as tx:
        tx.passages.set_topics(1, [TopicTag(1), TopicTag(2)])
    assert [t.topic_id for t in briefing.passages.get(1).topics] == [1, 2]
    with briefing.change("Turn round") as tx:
        tx.passages.set_topics(1, [TopicTag(2), TopicTag(1)])
    assert [t.topic_id for t in briefing.passages.get(1).topics] == [2, 1]


def test_passages_come_by_start_then_end_then_id(briefing: Workspace) -> None:
    spans = [Span(9, 12), Span(2, 20), Span(2, 5), Span(2, 5), Span(0, 60)]
    with briefing.change("Tag") as tx:
        ids = [tag(tx, 1, span) for span in spans]
    found = [p.id for p in briefing.passages.of_article(1)]
    assert found == [ids[4], ids[2], ids[3], ids[1], ids[0], 1]
    assert [p.id for p in briefing.passages.many([ids[0], ids[1], 999])] == [ids[1], ids[0]]
    assert [p.id for p in briefing.passages.all()] == found


def test_removed_articles_take_their_passages_with_them(briefing: Workspace) -> None:
    guid = briefing.passages.get(1).guid
    assert briefing.passages.ids_by_guid() == {guid: 1}
    with briefing.change("Remove") as tx:
        tx.articles.change(1, {"removed": 1})
    assert briefing.passages.all() == ()
    assert briefing.passages.count() == 0
    assert briefing.passages.ids_by_guid() == {}
    assert briefing.codebook.passages_by_stakeholder() == {}
    assert briefing.codebook.passages_by_topic() == {}
    there = {article.id: article.title for article in briefing.articles.all()}
    assert list(there) == [2]
    assert briefing.articles.titles() == there
    assert briefing.passages.count() == len(briefing.passages.all())
    assert briefing.articles.count() == 1
    for ask in (briefing.articles.get, briefing.articles.text, briefing.passages.get):
        with pytest.raises(InputError, match="There is no"):
            ask(1)
    briefing.undo()
    assert briefing.passages.count() == 1


def test_a_change_says_whose_passages_it_touched(briefing: Workspace) -> None:
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    with briefing.change("Tag") as tx:
        other = tag(tx, 1, Span(0, 3))
        tx.passages.set_links(1, [Link("answers", other)])
        tx.passages.set_figures(1, [Figure(low=1)])
    with briefing.change("Remove") as tx:
        tx.passages.remove(other)
    with briefing.change("No figures") as tx:
        tx.passages.set_figures(1, [])
    touched = [briefing.passages.touched(dict(changes.rows)) for changes in told]
    assert touched == [{1, other}, {1, other}, {1}]


def test_removing_a_passage_removes_the_links_of_others_to_it(briefing: Workspace) -> None:
    with briefing.change("Link") as tx:
        other = tag(tx, 1, Span(0, 3))
        tx.passages.set_links(other, [Link("answers", 1)])
    with briefing.change("Remove") as tx:
        tx.passages.remove(1)
    assert briefing.passages.get(other).links == ()
    assert briefing.faults() == ()
    briefing.undo()
    assert [link.other_id for link in briefing.passages.get(other).links] == [1]


def test_a_memo_keeps_the_words_of_a_passage_that_goes(briefing: Workspace) -> None:
    quote = briefing.passages.get(1).quote
    assert briefing.memos.uses([1]) == ((1, "The harbour", "The union"),)
    with briefing.change("Remove") as tx:
        tx.passages.remove(1)
    extract = list(briefing.memos.get(1).blocks())[-1]
    assert (extract.words, extract.extract) == (quote, None)
    assert briefing.memos.uses([1]) == ()
    briefing.undo()
    assert list(briefing.memos.get(1).blocks())[-1].extract == briefing.passages.get(1).guid


def test_a_memo_comes_back_as_it_was_kept(briefing: Workspace) -> None:
    guid = briefing.passages.get(1).guid
    block = MemoBlock(
        BULLETS,
        ((Text("One"), Emph("two", strong=True)), (Text("three"),)),
        passages=((guid, AS_BASIS),),
    )
    empty = MemoSection("gaps", "Gaps")
    child = MemoSection("positions", "Actions", {"actions": True}, (block, block))
    memo = KeptMemo(
        "position",
        "A memo",
        {"to": "B", "from": "A"},
        (empty, replace(empty, title="X", children=(child,))),
    )
    with briefing.change("Add") as tx:
        added = tx.memos.add(memo)
    found = briefing.memos.get(added)
    assert (found.template, found.title, dict(found.fields)) == ("position", "A memo", memo.fields)
    assert [s.title for s in found.walk()] == ["Gaps", "X", "Actions"]
    first, second = found.blocks()
    assert replace(first, id=0, guid="") == replace(second, id=0, guid="") == block
    assert first.guid != second.guid


def test_a_figure_comes_back_and_is_found_by_its_words(briefing: Workspace) -> None:
    figure = KeptFigure("0" * 64, "Where the cranes stand", "The quayside in 2023", 60)
    section = next(briefing.memos.get(1).walk())
    with briefing.change("Add") as tx:
        added = tx.memos.add_block(section.id, MemoBlock(FIGURE, figure=figure), 0)
    block = next(block for block in briefing.memos.get(1).blocks() if block.id == added)
    assert (block.kind, block.figure) == (FIGURE, figure)
    for words in ("quayside", "where the cranes stand"):
        assert [hit.kind for hit in briefing.search(words, 5)[1]] == ["memo"]


def test_blocks_are_moved_between_sections(briefing: Workspace) -> None:
    top, child = briefing.memos.get(1).walk()
    ids = [block.id for block in (*top.blocks, *child.blocks)]
    with briefing.change("Move") as tx:
        tx.memos.order_blocks(child.id, reversed_ := ids[::-1])
    top, child = briefing.memos.get(1).walk()
    assert (top.blocks, [block.id for block in child.blocks]) == ((), reversed_)
    assert briefing.memos.section_of_block(ids[0]) == child.id
    assert briefing.memos.memo_of_section(child.id) == 1


def test_a_block_that_loses_its_passages_loses_its_ties(briefing: Workspace) -> None:
    extract = list(briefing.memos.get(1).blocks())[-1]
    with briefing.change("Write") as tx:
        tx.memos.set_block(extract.id, MemoBlock(PARAGRAPH, ((Text("Mine."),),)))
    assert briefing.memos.uses([1]) == ()
    briefing.undo()
    assert list(briefing.memos.get(1).blocks())[-1] == extract


def test_the_latest_changed_memo_comes_first(briefing: Workspace) -> None:
    with briefing.change("Add") as tx:
        added = tx.memos.add(memo_on("gone", "words"))
    assert [memo.id for memo in briefing.memos.all()] == [added, 1]


def test_removing_a_memo_leaves_its_editions(briefing: Workspace) -> None:
    guid = briefing.memos.get(1).guid
    edition = Edition(guid, "sourced", "2024-01-02", '{"a": 1}', "0" * 64)
    with briefing.change("Export", kind="export") as tx:
        edition_id, edition_guid = tx.editions.add(edition)
        tx.editions.add_file(edition_guid, "memo.docx", "1" * 64)
        tx.editions.add_file(edition_guid, "memo.pdf", "2" * 64)
    briefing.undo()
    with pytest.raises(InputError, match="no memo 1"):
        briefing.memos.get(1)
    kept = briefing.editions.latest(guid)
    assert kept is not None
    assert kept == replace(edition, id=edition_id, guid=edition_guid, who=briefing.who, at=kept.at)
    assert kept.at.endswith("Z")
    assert [file.path for file in briefing.editions.files(kept)] == ["memo.docx", "memo.pdf"]
    assert briefing.editions.latest("another") is None


def test_an_article_comes_back_with_its_facts(briefing: Workspace) -> None:
    made = replace(
        draft("Words."),
        authors=("B. Second", "A. First"),
        published="2023-12-27",
        url="https://example.org/a",
        language="en",
        facts=(Fact("published", "source", "line 3", "sure", about=True),),
    )
    with briefing.change("Import") as tx:
        article_id = tx.articles.add(made)
        tx.articles.set_fact(article_id, Fact("url", "analyst"))
    found = briefing.articles.get(article_id)
    assert (found.title, found.outlet, found.characters) == ("Harbour talks", "Gazette", 6)
    assert found.authors == ("B. Second", "A. First")
    assert found.published_about
    assert found.published_set_by == "source"
    assert {fact.field: fact.set_by for fact in found.facts} == {
        "published": "source",
        "url": "analyst",
    }
    assert (found.passages, briefing.articles.get(1).passages) == (0, 1)
    assert [a.id for a in briefing.articles.many([article_id, 1, 99])] == [1, article_id]
    assert briefing.articles.with_text(found.text_hash) == (found,)
    assert briefing.articles.texts([found.text_hash]) == {found.text_hash: "Words."}


def test_one_outlet_answers_to_its_name_however_it_is_written(briefing: Workspace) -> None:
    with briefing.change("Name outlets") as tx:
        ids = {tx.articles.outlet_id(name) for name in ("Gazette", "GAZETTE", "Gázette ")}
        other = tx.articles.outlet_id("Post")
    assert len(ids) == 1
    assert other not in ids
    assert [outlet.name for outlet in briefing.articles.outlets()] == ["Gazette", "Post"]


def test_the_codebook_comes_in_its_order_each_topic_before_its_children(
    briefing: Workspace,
) -> None:
    with briefing.change("Add") as tx:
        second = tx.codebook.add_topic("Wages")
        tx.codebook.add_topic("Tugs", parent_id=1)
        tx.codebook.set_keywords(second, [Keyword("pay"), Keyword("salario", "es", excludes=True)])
        tx.codebook.set_roles(1, [Role("Chair", "2020"), Role("Founder", None, "2019")])
    codebook = briefing.codebook.load()
    paths = [codebook.path(topic.id) for topic in codebook.topics]
    assert paths == ["Harbour", "Harbour/Cranes", "Harbour/Tugs", "Wages"]
    assert codebook.topic_by_id[second].keywords == (Keyword("pay"), Keyword("salario", "es", True))
    assert [role.title for role in codebook.stakeholders[0].roles] == ["Founder", "Chair"]
    with briefing.change("Turn round") as tx:
        tx.codebook.change_topic(second, {"position": 0})
    assert briefing.codebook.load().topics[0].id == second


def test_counts_of_a_topic_take_in_what_is_below_it_each_passage_once(
    briefing: Workspace,
) -> None:
    with briefing.change("Tag") as tx:
        tx.passages.set_topics(tag(tx, 1, Span(0, 3)), [TopicTag(2)])
        tx.passages.set_parties(1, [PartyTag(1), PartyTag(1, "actor")])
    assert briefing.codebook.passages_by_topic() == {1: 2, 2: 2}
    assert briefing.codebook.passages_by_stakeholder() == {1: 1}


def test_removing_entries_takes_their_tags_and_undo_brings_them_back(
    briefing: Workspace,
) -> None:
    before = briefing.passages.get(1), briefing.codebook.load()
    with briefing.change("Remove") as tx:
        tx.codebook.remove_proposition(1)
    assert briefing.passages.get(1).topics == (TopicTag(2), TopicTag(1))
    with briefing.change("Remove") as tx:
        tx.codebook.remove_topic(1)
        tx.codebook.remove_stakeholder(1)
    bare = briefing.passages.get(1)
    assert (bare.topics, bare.parties) == ((), ())
    assert briefing.codebook.load() == Codebook()
    briefing.undo()
    briefing.undo()
    assert (briefing.passages.get(1), briefing.codebook.load()) == before


def test_children_of_a_removed_stakeholder_move_up(briefing: Workspace) -> None:
    with briefing.change("Add") as tx:
        middle = tx.codebook.add_stakeholder("Local", parent_id=1)
        low = tx.codebook.add_stakeholder("Crew", parent_id=middle)
    with briefing.change("Remove") as tx:
        tx.codebook.remove_stakeholder(middle)
    assert briefing.codebook.load().stakeholder_by_id[low].parent_id == 1


def test_the_projects_settings_travel_with_it(briefing: Workspace) -> None:
    with briefing.change("Set") as tx:
        tx.project.change({"question": "Who pays?", "settings": {"language": "es"}})
    project = briefing.project.get()
    assert (project.question, dict(project.settings)) == ("Who pays?", {"language": "es"})
    briefing.undo()
    assert briefing.project.get().question is None
