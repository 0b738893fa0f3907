"""A memo from an earlier one: what stays, what is renewed, and what the earlier one keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.binding import Binding
from briefer.model.inline import CrossRef, NoteRef, Text, plain_text
from briefer.model.memo import (
    EXTRACT,
    PAGE_BREAK,
    PARAGRAPH,
    TABLE,
    KeptMemo,
    KeptTable,
    MemoBlock,
    MemoSection,
)
from briefer.services import (
    exporting,
    history,
    memos,
    quoting,
    renewing,
    sections,
    tagging,
    templates,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
WHO = "Andrés Manuel López Obrador"


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(
        ws, fields={"subject": "The talks", "date": "2023-12-29", "banner": "TLP:AMBER"}
    )


def section(memo: KeptMemo, key: str) -> MemoSection:
    return next(s for s in memo.walk() if s.key == key or s.title.startswith(key))


def extracts(part: KeptMemo | MemoSection) -> list[str]:
    found = part.blocks() if isinstance(part, KeptMemo) else part.blocks
    return [block.extract for block in found if block.extract]


def text(part: MemoSection) -> list[str]:
    return [plain_text(b.content[0]) for b in part.blocks if b.kind == PARAGRAPH]


def write(ws: Workspace, memo: KeptMemo, key: str, words: str, at: int | None = None) -> int:
    block = MemoBlock(PARAGRAPH, ((Text(words),),))
    return memos.add_block(ws, section(memo, key).id, block, at)


def shape(memo: KeptMemo) -> list[tuple[str, str, object]]:
    return [(s.key, s.title, s.binding) for s in memo.walk()]


@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("name", [t.name for t in templates.available()])
def test_an_untouched_draft_is_drafted_again(ws: Workspace, name: str, with_text: bool) -> None:
    first = memos.add(ws, name)
    again = renewing.start_from(ws, first.id, with_text=with_text)
    assert shape(again) == shape(first)
    assert [(b.kind, b.content, b.words, b.passages) for b in again.blocks()] == [
        (b.kind, b.content, b.words, b.passages) for b in first.blocks()
    ]
    assert not {b.guid for b in again.blocks()} & {b.guid for b in first.blocks()}
    assert again.id != first.id


def test_fields_stay_but_the_date_and_what_was_accepted(ws: Workspace, memo: KeptMemo) -> None:
    with ws.change("accept") as tx:
        tx.memos.set_field(memo.id, "accepted", "[]")
    again = renewing.start_from(ws, memo.id, with_text=True)
    kept = ws.memos.get(memo.id).fields
    assert again.fields == {k: v for k, v in kept.items() if k not in {"date", "accepted"}}
    assert (again.title, again.fields["subject"]) == ("The talks 2", "The talks")
    assert renewing.start_from(ws, memo.id, with_text=False).title == "The talks 3"
    assert history.undo(ws).label == "New memo from “The talks”"


def test_text_is_taken_over_or_left(ws: Workspace, memo: KeptMemo) -> None:
    write(ws, memo, "bottom-line", "Nothing is settled.")
    write(ws, memo, WHO, "He repeats himself.", 1)
    line = text(section(memo, WHO))[0]
    table = KeptTable(("a",), (("b",),))
    memos.add_block(ws, section(memo, "outlook").id, MemoBlock(TABLE, table=table))
    memos.add_block(ws, section(memo, "outlook").id, MemoBlock(PAGE_BREAK))
    with_text = renewing.start_from(ws, memo.id, with_text=True)
    assert text(section(with_text, "bottom-line")) == ["Nothing is settled."]
    assert text(section(with_text, WHO)) == [line, "He repeats himself."]
    assert [b.kind for b in section(with_text, "outlook").blocks] == [TABLE, PAGE_BREAK]
    assert section(with_text, "outlook").blocks[0].table == table
    bare = renewing.start_from(ws, memo.id, with_text=False)
    assert text(section(bare, "bottom-line")) == []
    assert text(section(bare, WHO)) == [line]
    assert section(bare, "outlook").blocks == ()
    assert extracts(bare) == extracts(with_text) == extracts(memo)


def test_a_line_of_the_programs_follows_the_tags_and_a_changed_one_stays(
    ws: Workspace, memo: KeptMemo
) -> None:
    speakers = [s for s in memo.walk() if "stakeholder" in s.binding and text(s)]
    changed, other = speakers[0], speakers[1]
    memos.set_block(ws, changed.blocks[0].id, MemoBlock(PARAGRAPH, ((Text("In my words."),),)))
    for part in (changed, other):
        basis = [guid for guid, _ in part.blocks[0].passages]
        ids = ws.passages.ids_by_guid()
        for guid in basis[1:] or basis:
            tagging.remove(ws, [ids[guid]])
    again = renewing.start_from(ws, memo.id, with_text=True)
    assert text(section(again, changed.title)) == ["In my words."]
    lines = [text(s) for s in again.walk() if s.binding == other.binding]
    assert lines != [text(other)]


def test_new_and_removed_passages_change_the_extracts(ws: Workspace, memo: KeptMemo) -> None:
    gone = ws.passages.get(ws.passages.ids_by_guid()[extracts(section(memo, WHO))[0]])
    tagging.remove(ws, [gone.id])
    again = renewing.start_from(ws, memo.id, with_text=True)
    assert gone.guid not in extracts(again)
    assert set(extracts(again)) == set(extracts(memo)) - {gone.guid}
    history.undo(ws)
    history.undo(ws)
    late = renewing.start_from(ws, memo.id, with_text=True)
    assert extracts(late) == extracts(memo)


def test_a_speaker_who_says_nothing_any_more_is_left_out_unless_something_was_written(
    ws: Workspace, memo: KeptMemo
) -> None:
    speakers = [s for s in memo.walk() if "stakeholder" in s.binding and extracts(s)]
    silent, written = speakers[0], speakers[1]
    write(ws, memo, written.title, "She said more before.")
    for who in (silent, written):
        entry = next(
            s for s in ws.codebook.load().stakeholders if s.guid == who.binding["stakeholder"]
        )
        tagging.remove(ws, [p.id for p in ws.passages.all() if entry.id in p.speakers])
    again = renewing.start_from(ws, memo.id, with_text=True)
    titles = [s.title for s in again.walk()]
    assert silent.title not in titles
    assert text(section(again, written.title))[-1] == "She said more before."
    assert written.title not in [
        s.title for s in renewing.start_from(ws, memo.id, with_text=False).walk()
    ]


def test_sections_of_the_analysts_own_are_filled_by_what_they_are_bound_to(
    ws: Workspace, memo: KeptMemo
) -> None:
    who = next(s for s in ws.codebook.load().stakeholders if s.name == WHO)
    bound = sections.add(ws, memo.id, MemoSection("", "The president"), None, 1)
    sections.bind(ws, bound, Binding((who.guid,)))
    loose = sections.add(ws, memo.id, MemoSection("", "Odds and ends"), None, 2)
    moved = next(b for s in memo.walk() for b in s.blocks if b.extract and s.title != WHO)
    memos.move_block(ws, moved.id, loose, 0)
    under = sections.add(ws, memo.id, MemoSection("", "Below"), section(memo, "outlook").id, 0)
    sections.bind(ws, under, Binding(starred=True))
    again = renewing.start_from(ws, memo.id, with_text=True)
    assert [s.title for s in again.sections][1:3] == ["The president", "Odds and ends"]
    wanted = {p.guid for p in ws.passages.all() if who.id in p.speakers}
    assert set(extracts(section(again, "The president"))) == wanted
    assert extracts(section(again, "Odds and ends")) == [moved.extract]
    assert section(again, "Below").binding == {"starred": True}
    assert len(set(extracts(again))) == len(extracts(again))
    bare = renewing.start_from(ws, memo.id, with_text=False)
    assert set(extracts(section(bare, "The president"))) == wanted
    assert extracts(section(bare, "Odds and ends")) == []


def test_lead_ins_and_cuts_come_along_with_the_text(ws: Workspace, memo: KeptMemo) -> None:
    card = max(
        (b for b in section(memo, WHO).blocks if b.extract), key=lambda block: len(block.words)
    )
    quoting.keep(ws, card.id, None, 0, 20)
    kept = next(b for b in ws.memos.get(memo.id).blocks() if b.id == card.id)
    lead = (Text("He said again:"), NoteRef(card.extract or ""))
    memos.set_block(ws, card.id, MemoBlock(EXTRACT, (lead,), kept.words, kept.passages, kept.parts))
    again = renewing.start_from(ws, memo.id, with_text=True)
    found = next(b for b in again.blocks() if b.extract == card.extract)
    assert (found.content, found.words, found.parts) == ((lead,), kept.words, kept.parts)
    bare = renewing.start_from(ws, memo.id, with_text=False)
    found = next(b for b in bare.blocks() if b.extract == card.extract)
    assert (found.content, found.words, found.parts) == ((), card.words, ())


def test_the_earlier_memo_and_its_editions_stay_its_own(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    before = ws.memos.get(memo.id)
    edition = exporting.export(ws, tmp_path / "a.docx", memo_id=memo.id, date=DATE).edition
    again = renewing.start_from(ws, memo.id, with_text=True)
    other = exporting.export(ws, tmp_path / "b.docx", memo_id=again.id, date=DATE).edition
    assert edition != other
    assert ws.memos.get(memo.id) == before
    assert len(ws.memos.all()) == 2


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the time at which passages are tagged and memos changed."""

    def turn(moment: str) -> None:
        for writer in ("passage_writer", "memo_writer"):
            monkeypatch.setattr(f"briefer.store.tables.{writer}.utc_now", lambda: moment)

    return turn


def test_what_was_taken_out_stays_out_and_what_was_put_in_stays(
    ws: Workspace, clock: Callable[[str], None]
) -> None:
    clock("2100-01-01T10:00:00Z")
    memo = memos.add(ws)
    speaker = section(memo, WHO)
    gone, moved, stays = extracts(speaker)[:3]
    ids = {block.extract: block.id for block in speaker.blocks if block.extract}
    memos.remove_block(ws, ids[gone])
    memos.move_block(ws, ids[moved], section(memo, "bottom-line").id, 0)
    silent = next(s for s in memo.walk() if "stakeholder" in s.binding and s.title != WHO)
    sections.remove(ws, silent.id)
    clock("2100-01-01T11:00:00Z")
    who = next(s for s in ws.codebook.load().stakeholders if s.name == WHO)
    old = ws.passages.get(ws.passages.ids_by_guid()[stays])
    new = tagging.tag(ws, old.article_id, old.span, statement=old.statement, parties=old.parties)
    again = renewing.start_from(ws, memo.id, with_text=True)
    said = extracts(section(again, WHO))
    assert who.id in new.speakers
    assert gone not in extracts(again)
    assert extracts(section(again, "bottom-line")) == [moved]
    assert said[: said.index(stays) + 1] == [stays]
    assert new.guid in extracts(again)
    assert silent.title not in [s.title for s in again.walk()]
    assert len(set(extracts(again))) == len(extracts(again))
    bare = renewing.start_from(ws, memo.id, with_text=False)
    assert gone in extracts(bare)


def test_a_bound_section_that_was_filled_takes_only_what_was_tagged_since(
    ws: Workspace, clock: Callable[[str], None]
) -> None:
    clock("2100-01-01T10:00:00Z")
    memo = memos.add(ws)
    who = next(s for s in ws.codebook.load().stakeholders if s.name == WHO)
    bound = sections.add(ws, memo.id, MemoSection("", "The president"), None, 1)
    sections.bind(ws, bound, Binding((who.guid,)))
    card = next(b for b in section(memo, WHO).blocks if b.extract)
    memos.move_block(ws, card.id, bound, 0)
    again = renewing.start_from(ws, memo.id, with_text=True)
    assert set(extracts(section(again, "The president"))) == {card.extract} | (
        {p.guid for p in ws.passages.all() if who.id in p.speakers and p.tagged_at > "2100"}
    )


def test_references_lead_to_the_new_memos_own_sections_and_tables(
    ws: Workspace, memo: KeptMemo
) -> None:
    own = sections.add(ws, memo.id, MemoSection("", "Our aims"), None, 1)
    told = KeptTable(("Port",), (("Northport",),), "Table 1. Ports")
    memos.add_block(ws, own, MemoBlock(TABLE, table=told))
    memo = ws.memos.get(memo.id)
    aims = section(memo, "Our aims")
    targets = (aims.guid, aims.blocks[0].guid, section(memo, WHO).guid, "gone")
    run = tuple(CrossRef(f"Target {number}", guid) for number, guid in enumerate(targets))
    memos.add_block(ws, memo.sections[0].id, MemoBlock(PARAGRAPH, (run,)))
    again = renewing.start_from(ws, memo.id, with_text=True)
    refs = [item for b in again.blocks() for r in b.content for item in r if item in run]
    assert refs == [run[-1]]
    new = section(again, "Our aims")
    made = next(r for b in again.blocks() for r in b.content if run[-1] in r)
    assert [item.target for item in made if isinstance(item, CrossRef)] == [
        new.guid,
        new.blocks[0].guid,
        section(again, WHO).guid,
        "gone",
    ]
    assert not set(targets) & {s.guid for s in again.walk()}
