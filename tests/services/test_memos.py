"""Kept memos through the services, their export, their editions and their check."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from briefer.errors import ExportBlockedError, InputError, StorageError
from briefer.memo.document import Extract, Version
from briefer.memo.finding import Finding
from briefer.model.inline import CrossRef, InlineExtract, Text, plain_text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.voice import Voice
from briefer.services import (
    articles,
    briefings,
    checking,
    exporting,
    history,
    memos,
    sections,
    tagging,
)
from tests.services.conftest import unused

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.workspace import Workspace

DATE = "2023-12-29"


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    """A draft from the tags."""
    return memos.add(ws)


def section(memo: KeptMemo, key: str) -> MemoSection:
    return next(s for s in memo.walk() if s.key == key)


def speakers(memo: KeptMemo) -> list[MemoSection]:
    return [s for s in memo.walk() if "stakeholder" in s.binding]


def paragraph(words: str) -> MemoBlock:
    return MemoBlock(PARAGRAPH, ((Text(words),),))


def test_a_draft_is_one_step(ws: Workspace, memo: KeptMemo) -> None:
    assert len(list(memo.blocks())) >= 15
    assert history.undo(ws).label.startswith("New memo")
    assert ws.memos.all() == ()
    history.redo(ws)
    assert ws.memos.get(memo.id) == memo


def test_a_spell_of_typing_is_one_step(ws: Workspace, memo: KeptMemo) -> None:
    place = section(memo, "bottom-line").id
    block = memos.add_block(ws, place, paragraph("M"), join="typing 1")
    for words in ("Me", "Mexico", "Mexico offers help."):
        memos.set_block(ws, block, paragraph(words), join="typing 1")
    memos.set_block(ws, block, paragraph("Mexico offers help, and asks."), join="typing 2")
    history.undo(ws)
    assert section(ws.memos.get(memo.id), "bottom-line").blocks[0].content == (
        (Text("Mexico offers help."),),
    )
    history.undo(ws)
    assert section(ws.memos.get(memo.id), "bottom-line").blocks == ()
    history.undo(ws)
    assert ws.memos.all() == ()


def test_blocks_move_inside_and_between_sections(ws: Workspace, memo: KeptMemo) -> None:
    here, there = section(memo, "key-points").id, section(memo, "outlook").id
    first, second, third = (memos.add_block(ws, here, paragraph(w)) for w in "abc")
    memos.move_block(ws, third, here, 0)
    ids = [block.id for block in section(ws.memos.get(memo.id), "key-points").blocks]
    assert ids == [third, first, second]
    memos.move_block(ws, first, there, 0)
    moved = ws.memos.get(memo.id)
    assert [b.id for b in section(moved, "key-points").blocks] == [third, second]
    assert [b.id for b in section(moved, "outlook").blocks] == [first]
    other = memos.add(ws)
    with pytest.raises(InputError, match="inside its memo"):
        memos.move_block(ws, first, section(other, "outlook").id, 0)


def test_sections_are_added_renamed_moved_and_removed(ws: Workspace, memo: KeptMemo) -> None:
    new = sections.add(ws, memo.id, MemoSection("", "Next steps"), None, 1)
    assert [s.id for s in ws.memos.get(memo.id).sections][1] == new
    sections.rename(ws, new, "What to do")
    sections.move(ws, new, 0)
    assert ws.memos.get(memo.id).sections[0].title == "What to do"
    memos.add_block(ws, new, paragraph("Call them."))
    composed = exporting.preview(ws, memo.id, DATE).composed.memo
    assert any("Call them." in str(block) for block in composed.blocks)
    sections.remove(ws, new)
    assert new not in [s.id for s in ws.memos.get(memo.id).walk()]
    history.undo(ws)
    assert ws.memos.get(memo.id).sections[0].blocks[0].content == ((Text("Call them."),),)


def test_what_is_removed_from_a_section_is_offered_there_again(
    ws: Workspace, memo: KeptMemo
) -> None:
    speaker = speakers(memo)[0]
    extract = next(block for block in speaker.blocks if block.extract)
    assert unused(ws, memo.id, speaker.id) == ()
    memos.remove_block(ws, extract.id)
    (offered,) = unused(ws, memo.id, speaker.id)
    assert offered.guid == extract.extract
    memos.insert_passage(ws, speaker.id, offered.id, 0)
    assert unused(ws, memo.id, speaker.id) == ()
    assert speakers(ws.memos.get(memo.id))[0].blocks[0].extract == extract.extract


def test_fields_come_and_go_and_the_subject_is_the_title(ws: Workspace, memo: KeptMemo) -> None:
    memos.set_field(ws, memo.id, "subject", "What they ask\r\n")
    assert ws.memos.get(memo.id).fields["subject"] == "What they ask"
    assert ws.memos.get(memo.id).title == "What they ask"
    memos.set_field(ws, memo.id, "subject", "")
    assert "subject" not in ws.memos.get(memo.id).fields
    for key, value in (("colour", "red"), ("language", "xx")):
        with pytest.raises(InputError):
            memos.set_field(ws, memo.id, key, value)


def test_a_reporters_words_in_marks_under_a_name_stop_the_export(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    report = next(p for p in ws.passages.all() if p.voice is Voice.REPORT)
    words = InlineExtract(report.guid, report.quote, report.voice)
    block = MemoBlock(PARAGRAPH, ((Text("He said: "), words),))
    place = memos.add_block(ws, section(memo, "bottom-line").id, block)
    out = tmp_path / "memo.pdf"
    with pytest.raises(ExportBlockedError, match="Nothing was written"):
        exporting.export(ws, out, memo_id=memo.id, date=DATE)
    assert not out.exists()
    assert not checking.check(ws, "Ana").ok
    named = (Text("Fixture Gazette reports that he “"), words, Text("”."))
    memos.set_block(ws, place, MemoBlock(PARAGRAPH, (named,)))
    assert exporting.export(ws, out, memo_id=memo.id, date=DATE).edition is not None
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("others", "more"), [(0, ""), (1, " There is 1 more."), (2, " There are 2 more.")]
)
def test_an_export_that_is_stopped_names_the_first_place_and_counts_the_others(
    others: int, more: str
) -> None:
    findings = [Finding("voice", "§ 1", "Mend this.", blocks=True)] * (1 + others)
    with pytest.raises(ExportBlockedError) as caught:
        exporting.require_unblocked([*findings, Finding("header", "Header", "It is empty.")])
    assert str(caught.value) == f"Nothing was written. § 1: Mend this.{more}"


def test_words_that_were_changed_stop_the_export(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    speaker = speakers(memo)[0]
    extract = next(block for block in speaker.blocks if block.extract)
    ws.close()
    connection = sqlite3.connect(ws.path)
    connection.execute(
        "UPDATE memo_block SET words = words || ' indeed' WHERE id = ?", (extract.id,)
    )
    connection.commit()
    connection.close()
    again = briefings.open_briefing(ws.path, who="Ana")
    try:
        with pytest.raises(ExportBlockedError, match="Nothing was written"):
            exporting.export(again, tmp_path / "memo.docx", memo_id=memo.id, date=DATE)
        report = checking.check(again, "Ana")
    finally:
        again.close()
    assert report.quotations["changed"] == 1
    assert [problem.kind for problem in report.problems] == ["quotation"]


def test_an_extract_whose_passage_is_gone_keeps_its_words_and_is_listed(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    passage = next(p for p in ws.passages.all() if p.voice is Voice.OWN)
    tagging.remove(ws, [passage.id])
    result = exporting.export(ws, tmp_path / "memo.docx", memo_id=memo.id, date=DATE)
    assert "unsourced" in {finding.kind for finding in result.findings}
    report = checking.check(ws, "Ana")
    assert report.ok
    assert report.quotations["unsourced"] == 1


def test_an_extract_in_a_sentence_is_counted_like_any_other(ws: Workspace, memo: KeptMemo) -> None:
    before = checking.check(ws, "Ana").quotations["exact"]
    passage = next(p for p in ws.passages.all() if p.voice is Voice.OWN)
    words = InlineExtract(passage.guid, passage.quote, passage.voice)
    place = section(memo, "bottom-line").id
    memos.add_block(ws, place, MemoBlock(PARAGRAPH, ((Text("They speak of "), words),)))
    assert checking.check(ws, "Ana").quotations["exact"] == before + 1
    wrong = InlineExtract(passage.guid, "something else entirely", passage.voice)
    memos.add_block(ws, place, MemoBlock(PARAGRAPH, ((Text("They speak of "), wrong),)))
    report = checking.check(ws, "Ana")
    assert (report.ok, report.quotations["changed"]) == (False, 1)


def test_words_of_an_untagged_article_may_stand_in_marks_after_its_outlet(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    other = "A second title\nSample Courier\nThe mayor said nothing new about it. So they left.\n"
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    articles.import_paths(ws, [tmp_path / "other.txt"])
    place = section(memo, "bottom-line").id
    named = "Sample Courier writes that they “said nothing new about it”."
    memos.add_block(ws, place, paragraph(named))
    kinds = [finding.kind for finding in exporting.preview(ws, memo.id, DATE).findings]
    assert "unsourced" not in kinds
    assert "voice" not in kinds
    memos.add_block(ws, place, paragraph("They “said nothing new about it”."))
    assert exporting.preview(ws, memo.id, DATE).findings[0].kind == "voice"


def test_word_and_pdf_of_an_unchanged_memo_share_an_edition(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    word = exporting.export(ws, tmp_path / "memo.docx", memo_id=memo.id, date=DATE)
    pdf = exporting.export(ws, tmp_path / "memo.pdf", memo_id=memo.id, date=DATE)
    assert word.edition == pdf.edition
    latest = ws.editions.latest(memo.guid)
    assert latest is not None
    assert [file.path for file in ws.editions.files(latest)] == [word.path, pdf.path]
    block = MemoBlock(BULLETS, ((Text("One point."),), (Text("Another."),)))
    memos.add_block(ws, section(memo, "key-points").id, block)
    changed = exporting.export(ws, tmp_path / "memo.pdf", memo_id=memo.id, date=DATE)
    assert changed.edition != pdf.edition


def test_an_export_that_cannot_be_written_leaves_the_old_file(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    out = tmp_path / "memo.pdf"
    out.mkdir()
    steps = ws.history.steps()
    with pytest.raises(StorageError):
        exporting.export(ws, out, memo_id=memo.id, date=DATE)
    assert ws.history.steps() == steps
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


def test_the_day_that_the_analyst_gives_the_memo_is_its_day(ws: Workspace, memo: KeptMemo) -> None:
    def day(given: str, asked: str | None = None) -> str:
        memos.set_field(ws, memo.id, "date", given)
        return exporting.preview(ws, memo.id, asked).evidence.date

    assert day("2023-12-29") == "2023-12-29"
    assert day("2023-12-29", "2024-01-02") == "2024-01-02"
    today = day("")
    assert day("Friday") == day("2023-12") == today


def test_the_year_of_the_memo_goes_without_saying_in_its_sentences(
    ws: Workspace, memo: KeptMemo
) -> None:
    def clean() -> str:
        made = exporting.preview(ws, memo.id, version=Version.CLEAN).composed.memo
        extracts = [block for block in made.blocks if isinstance(block, Extract)]
        return plain_text(extracts[0].inlines)

    articles.set_facts(ws, 1, published="2023-12-29", about=True)
    assert ", about 29\u00a0December\u00a02023)" in clean()
    memos.set_field(ws, memo.id, "date", "2023-12-30")
    assert ", about 29\u00a0December)" in clean()


def test_a_reference_is_kept_and_a_block_that_comes_back_is_the_same_one(
    ws: Workspace, memo: KeptMemo
) -> None:
    place = section(memo, "outlook").id
    block_id = memos.add_block(ws, place, paragraph("Later."))
    guid = next(b.guid for b in ws.memos.get(memo.id).blocks() if b.id == block_id)
    run = (Text("See "), CrossRef("Key points", section(memo, "key-points").guid))
    block = MemoBlock(PARAGRAPH, (run,), guid=guid)
    other = memos.add_block(ws, place, block)
    memos.remove_block(ws, block_id)
    again = memos.add_block(ws, place, block)
    kept = {b.id: b for b in ws.memos.get(memo.id).blocks()}
    assert kept[other].content == (run,)
    assert kept[other].guid != guid
    assert kept[again].guid == guid
    history.undo(ws)
    history.undo(ws)
    assert {b.id: b.guid for b in ws.memos.get(memo.id).blocks()}[block_id] == guid
