"""Sections of a memo: nesting, what they are bound to, filling them, and what stands in them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.bound import fitting
from briefer.memo.document import Heading, PageBreak, Table
from briefer.model import binding
from briefer.model.binding import Binding
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import (
    PAGE_BREAK,
    PARAGRAPH,
    TABLE,
    KeptMemo,
    KeptTable,
    MemoBlock,
    MemoSection,
)
from briefer.services import evidence, exporting, history, memos, merging, quoting, sections
from tests.services.conftest import unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.memo.document import Block
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
WHO = "Andrés Manuel López Obrador"


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


def section(memo: KeptMemo, key: str) -> MemoSection:
    return next(s for s in memo.walk() if s.key == key or s.title.startswith(key))


def own(ws: Workspace, memo: KeptMemo, title: str = "Of my own") -> int:
    return sections.add(ws, memo.id, MemoSection("", title), None, 1)


def blocks(ws: Workspace, memo: KeptMemo) -> tuple[Block, ...]:
    return exporting.preview(ws, memo.id, DATE).composed.memo.blocks


def headings(ws: Workspace, memo: KeptMemo) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in blocks(ws, memo) if isinstance(b, Heading)]


def belonging(ws: Workspace, bound: Binding) -> list[Passage]:
    made = MemoSection("", "x", binding.written(bound, {}))
    return list(fitting(made, evidence.gather(ws, "Ana", DATE)))


# ---- where a section stands


def test_a_section_is_nested_and_taken_out_again(ws: Workspace, memo: KeptMemo) -> None:
    new = own(ws, memo)
    memos.add_block(ws, new, MemoBlock(PARAGRAPH, ((Text("Call them."),),)))
    above = section(memo, "outlook").id
    memos.add_block(ws, above, MemoBlock(PARAGRAPH, ((Text("January."),),)))
    sections.place(ws, new, above, 0)
    outlook = section(ws.memos.get(memo.id), "outlook")
    assert [s.id for s in outlook.children] == [new]
    assert (2, "Of my own") in headings(ws, memo)
    sections.place(ws, new, None, 0)
    assert ws.memos.get(memo.id).sections[0].id == new
    assert (1, "Of my own") in headings(ws, memo)
    history.undo(ws)
    history.undo(ws)
    assert [s.id for s in ws.memos.get(memo.id).sections][1] == new


def test_a_section_stands_where_it_was_let_go(ws: Workspace, memo: KeptMemo) -> None:
    new = own(ws, memo)
    positions = section(memo, "positions")
    sections.place(ws, new, positions.id, 2)
    placed = section(ws.memos.get(memo.id), "positions").children
    assert [s.id for s in placed][2] == new
    assert len(placed) == len(positions.children) + 1
    before = history.undo(ws)
    history.redo(ws)
    sections.place(ws, new, positions.id, 2)
    assert before.label == "Move section"
    assert history.undo(ws).id == before.id


def test_sections_nest_one_level_and_generated_ones_do_not(ws: Workspace, memo: KeptMemo) -> None:
    new, speaker = own(ws, memo), section(memo, WHO)
    sections.place(ws, new, section(memo, "outlook").id, 0)
    other = own(ws, memo, "Another")
    for moved, under, why in (
        (other, new, "not deeper"),
        (other, other, "not deeper"),
        (other, speaker.id, "not deeper"),
        (section(memo, "positions").id, section(memo, "outlook").id, "has sections below"),
        (section(memo, "matrix").id, section(memo, "outlook").id, "written by Briefer"),
        (section(memo, "notes").id, section(memo, "outlook").id, "written by Briefer"),
        (other, section(memo, "notes").id, "holds the notes"),
    ):
        with pytest.raises(InputError, match=why):
            sections.place(ws, moved, under, 0)
    second = memos.add(ws)
    with pytest.raises(InputError, match="of its memo"):
        sections.place(ws, other, section(second, "outlook").id, 0)


def test_a_speakers_section_at_the_first_level_still_leads_in_by_its_speaker(
    ws: Workspace, memo: KeptMemo
) -> None:
    speaker = section(memo, WHO)

    def printed() -> list[str]:
        mine = {block.guid for block in speaker.blocks}
        return [
            repr([i for i in getattr(b, "inlines", ()) if not isinstance(i, NoteRef)])
            for b in blocks(ws, memo)
            if getattr(b, "origin", "") in mine
        ]

    before = printed()
    sections.place(ws, speaker.id, None, 0)
    assert printed() == before
    assert len(before) > 2


# ---- what it is about


def test_a_section_is_bound_and_everything_else_it_keeps_stays(
    ws: Workspace, memo: KeptMemo
) -> None:
    new = own(ws, memo)
    book = ws.codebook.load()
    topics = tuple(t.guid for t in book.topics[:2])
    asked = Binding(
        (book.stakeholders[0].guid,), topics, ("demand",), ("for",), "2023-12", "", True
    )
    sections.bind(ws, new, asked)
    kept = section(ws.memos.get(memo.id), "Of my own")
    assert binding.read(kept.binding) == asked
    assert kept.binding["stakeholder"] == book.stakeholders[0].guid
    assert history.undo(ws).label == "Set what “Of my own” is about"
    assert not binding.read(section(ws.memos.get(memo.id), "Of my own").binding)
    quiet = replace(section(memo, "matrix"), binding={"auto": False})
    new = sections.add(ws, memo.id, quiet, None, 0)
    sections.bind(ws, new, Binding(starred=True))
    assert ws.memos.get(memo.id).sections[0].binding == {"auto": False, "starred": True}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Binding(types=("shout",)), "not a statement type"),
        (Binding(stances=("+2",)), "not a stance"),
        (Binding(since="soon"), "not a date"),
        (Binding(since="2024", until="2023-12"), "ends before"),
        (Binding(topics=("no-such",)), "no entry"),
    ],
)
def test_what_makes_no_sense_is_refused(
    ws: Workspace, memo: KeptMemo, wrong: Binding, why: str
) -> None:
    with pytest.raises(InputError, match=why):
        sections.bind(ws, own(ws, memo), wrong)


def test_passages_belong_by_each_kind_that_is_asked(ws: Workspace) -> None:
    book, everything = ws.codebook.load(), ws.passages.all()
    root = next(t for t in book.topics if len(book.below(t.id)) > 1)
    below = book.below(root.id)
    about = belonging(ws, Binding(topics=(root.guid,)))
    assert about == [
        p
        for p in everything
        if (p.speakers or p.actors) and any(tag.topic_id in below for tag in p.topics)
    ]
    who = next(s for s in book.stakeholders if s.name == WHO)
    by = belonging(ws, Binding((who.guid,)))
    assert by == [p for p in everything if who.id in p.speakers]
    both = belonging(ws, Binding((who.guid,), (root.guid,)))
    assert both == [p for p in by if p in about]
    assert 0 < len(both) < len(by)
    demands = belonging(ws, Binding(types=("demand",)))
    assert demands
    assert {p.statement.type for p in demands} == {"demand"}
    actions = belonging(ws, Binding(actions=True))
    assert all(p.actors and not p.speakers for p in actions)
    assert belonging(ws, Binding(topics=("gone",))) == []


def test_a_stance_is_asked_on_the_topic_that_is_asked(ws: Workspace) -> None:
    found = belonging(ws, Binding(stances=("for",)))
    assert found
    for passage in found:
        assert any(isinstance(t.stance, int) and t.stance > 0 for t in passage.topics)
    tag = next(t for t in found[0].topics if isinstance(t.stance, int) and t.stance > 0)
    topic = ws.codebook.load().topic_by_id[tag.topic_id]
    assert found[0] in belonging(ws, Binding(topics=(topic.guid,), stances=("for",)))
    assert found[0] not in belonging(ws, Binding(topics=(topic.guid,), stances=("against",)))


def test_a_period_takes_what_may_be_inside_and_nothing_without_a_date(ws: Workspace) -> None:
    gathered = evidence.gather(ws, "Ana", DATE)
    dated = [p for p in gathered.passages if gathered.date_of(p)]
    date = min(filter(None, map(gathered.date_of, dated)))
    inside = belonging(ws, Binding(since=date[:7], until=date[:7]))
    assert inside
    assert all((gathered.date_of(p) or "").startswith(date[:7]) for p in inside)
    assert belonging(ws, Binding(until="1999")) == []
    undated = [p for p in gathered.passages if not gathered.date_of(p)]
    assert not set(undated) & set(belonging(ws, Binding(since="1999")))


def test_a_section_is_filled_from_the_tags_in_one_step(ws: Workspace, memo: KeptMemo) -> None:
    who = next(s for s in ws.codebook.load().stakeholders if s.name == WHO)
    for block in section(memo, WHO).blocks:
        memos.remove_block(ws, block.id)
    new = own(ws, memo)
    sections.bind(ws, new, Binding((who.guid,)))
    wanted = unused(ws, memo.id, new)
    assert len(wanted) > 2
    assert sections.fill(ws, new) == len(wanted)
    placed = section(ws.memos.get(memo.id), "Of my own").blocks
    assert {b.extract for b in placed} == {p.guid for p in wanted}
    by_guid = {p.guid: p for p in wanted}
    own_first = [not by_guid[b.extract or ""].voice.in_marks for b in placed]
    assert own_first == sorted(own_first)
    assert unused(ws, memo.id, new) == ()
    assert sections.fill(ws, new) == 0
    assert history.undo(ws).label == "Fill “Of my own” from the tags"
    assert section(ws.memos.get(memo.id), "Of my own").blocks == ()


def test_a_passage_without_one_of_the_sections_topics_is_found(
    ws: Workspace, memo: KeptMemo
) -> None:
    book = ws.codebook.load()
    one, two = (t for t in book.topics if t.name in {"Border", "Talks"})
    new = own(ws, memo)
    sections.bind(ws, new, Binding(topics=(one.guid, two.guid)))
    inside = belonging(ws, Binding(topics=(two.guid,)))[0]
    outside = next(
        p
        for p in ws.passages.all()
        if p.topics and p not in belonging(ws, Binding(topics=(one.guid, two.guid)))
    )
    for passage in (inside, outside):
        memos.insert_passage(ws, new, passage.id)
    found = [f for f in exporting.preview(ws, memo.id, DATE).findings if f.kind == "off-topic"]
    assert [f.passage for f in found] == [outside.guid]
    assert all(f"“{t.full_name}”" in found[0].message for t in (one, two))


def test_merged_entries_stay_bound(ws: Workspace, memo: KeptMemo) -> None:
    book = ws.codebook.load()
    first, second, third = book.stakeholders[:3]
    new = own(ws, memo)
    sections.bind(ws, new, Binding((first.guid, third.guid)))
    merging.merge_stakeholders(ws, first.id, second.id)
    kept = section(ws.memos.get(memo.id), "Of my own")
    assert binding.read(kept.binding).stakeholders == (second.guid, third.guid)


# ---- tables and page breaks


GRID = KeptTable(("Who", "What"), (("Mexico", "a  plan"), ("USA", "")), "Who asks what")


def test_a_table_is_kept_printed_changed_and_taken_back(ws: Workspace, memo: KeptMemo) -> None:
    here = section(memo, "outlook").id
    new = memos.add_block(ws, here, MemoBlock(TABLE, table=GRID))
    kept = section(ws.memos.get(memo.id), "outlook").blocks[0]
    assert kept.table == KeptTable(GRID.header, (("Mexico", "a plan"), ("USA", "")), GRID.caption)
    (printed,) = [b for b in blocks(ws, memo) if isinstance(b, Table) and b.origin == kept.guid]
    assert (printed.header, printed.rows[0]) == (("Who", "What"), ("Mexico", "a plan"))
    wider = KeptTable(("Who", "What", "When"), (("Mexico", "a plan", "now"),))
    memos.set_block(ws, new, MemoBlock(TABLE, table=wider))
    assert section(ws.memos.get(memo.id), "outlook").blocks[0].table == wider
    memos.move_block(ws, new, section(memo, "bottom-line").id, 0)
    assert section(ws.memos.get(memo.id), "bottom-line").blocks[0].table == wider
    memos.remove_block(ws, new)
    history.undo(ws)
    assert section(ws.memos.get(memo.id), "bottom-line").blocks[0].table == wider


@pytest.mark.parametrize(
    "table",
    [None, KeptTable(()), KeptTable(("a",), (("b", "c"),)), KeptTable(("a", "b"), (("c",),))],
)
def test_an_uneven_table_is_refused(ws: Workspace, memo: KeptMemo, table: KeptTable | None) -> None:
    here = section(memo, "outlook").id
    with pytest.raises(InputError, match="a cell for each"):
        memos.add_block(ws, here, MemoBlock(TABLE, table=table))
    good = memos.add_block(ws, here, MemoBlock(TABLE, table=GRID))
    with pytest.raises(InputError, match="a cell for each"):
        memos.set_block(ws, good, MemoBlock(TABLE, table=table))


def test_an_empty_table_prints_nothing(ws: Workspace, memo: KeptMemo) -> None:
    here = section(memo, "outlook").id
    memos.add_block(ws, here, MemoBlock(TABLE, table=KeptTable(("", ""), (("", " "),))))
    assert "Outlook and dates to watch" not in [text for _, text in headings(ws, memo)]
    memos.add_block(ws, here, MemoBlock(TABLE, table=GRID))
    assert any("Outlook" in text for _, text in headings(ws, memo))


def test_words_in_marks_in_a_cell_are_checked_like_any_others(
    ws: Workspace, memo: KeptMemo
) -> None:
    table = KeptTable(("Who", "What"), (("Mexico", "“they will never agree to anything at all”"),))
    memos.add_block(ws, section(memo, "outlook").id, MemoBlock(TABLE, table=table))
    kinds = {f.kind for f in exporting.preview(ws, memo.id, DATE).findings}
    assert kinds & {"unsourced", "quotation"}


def test_what_follows_a_page_break_begins_a_page(ws: Workspace, memo: KeptMemo) -> None:
    here = section(memo, WHO).id
    memos.add_block(ws, here, MemoBlock(PAGE_BREAK), 1)
    kept = section(ws.memos.get(memo.id), WHO).blocks[1]
    made = exporting.preview(ws, memo.id, DATE)
    tree, places = made.composed.memo.blocks, made.typeset.places
    at = tree.index(PageBreak(kept.guid))
    assert places[at + 1].page == places[at - 1].page + 1
    history.undo(ws)
    assert PageBreak(kept.guid) not in blocks(ws, memo)


# ---- nothing is lost on the way


def _noted(memo: KeptMemo) -> Iterator[str]:
    """Yield every passage that a memo prints or cites, each use once more."""
    for block in memo.blocks():
        if block.extract:
            yield block.extract
        for run in block.content:
            yield from (i.passage for i in run if isinstance(i, NoteRef | InlineExtract))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_moved_no_note_is_lost(ws: Workspace, memo: KeptMemo, seed: int) -> None:
    chance = random.Random(seed)
    guids = [p.guid for p in ws.passages.all()]
    here = section(memo, "bottom-line").id
    for number in range(3):
        run = (Text(f"Sentence {number}."),)
        new = memos.add_block(ws, here, MemoBlock(PARAGRAPH, (run,)))
        quoting.cite(ws, new, chance.sample(guids, 3), 0, chance.randrange(10))
    kept = ws.memos.get(memo.id)
    wanted, before = Counter(_noted(kept)), kept
    notes = Counter(exporting.preview(ws, memo.id, DATE).composed.memo.cited)
    moves = 0
    while moves < 25:
        kept = ws.memos.get(memo.id)
        written = [s for s in kept.walk() if s.key != "notes"]
        try:
            if chance.random() < 0.5:
                moved = chance.choice(list(kept.blocks()))
                memos.move_block(ws, moved.id, chance.choice(written).id, chance.randrange(5))
            else:
                moved_section = chance.choice(written)
                under = chance.choice([None, *(s.id for s in kept.sections)])
                sections.place(ws, moved_section.id, under, chance.randrange(6))
        except InputError:
            continue
        moves += 1
    kept = ws.memos.get(memo.id)
    assert Counter(_noted(kept)) == wanted
    assert {b.guid: b.content for b in kept.blocks()} == {
        b.guid: b.content for b in before.blocks()
    }
    assert Counter(exporting.preview(ws, memo.id, DATE).composed.memo.cited) >= notes
    while history.undo(ws).label in {"Move section", "Move in the memo"}:
        pass
    history.redo(ws)
    assert ws.memos.get(memo.id).sections == before.sections


@pytest.mark.parametrize(
    "change",
    [
        lambda ws, memo, _last: sections.add(ws, memo, MemoSection("", "New"), None, 0),
        lambda ws, _memo, last: sections.rename(ws, last, "Another heading"),
        lambda ws, _memo, last: sections.remove(ws, last),
        lambda ws, _memo, last: sections.move(ws, last, 0),
        lambda ws, _memo, last: sections.bind(ws, last, Binding(starred=True)),
    ],
    ids=["add", "rename", "remove", "move", "bind"],
)
def test_a_changed_section_makes_its_memo_the_latest_changed(
    ws: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Workspace, int, int], object],
) -> None:
    memo = memos.add(ws)
    monkeypatch.setattr("briefer.store.tables.memo_writer.utc_now", lambda: "2999-01-01T00:00:00Z")
    change(ws, memo.id, memo.sections[-1].id)
    assert ws.memos.get(memo.id).changed == "2999-01-01T00:00:00Z"
