"""Cutting quotations of a memo, and citing passages in a sentence of the analyst's own."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo import html
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.memo import AS_BASIS, AS_EXTRACT, PARAGRAPH, KeptMemo, MemoBlock
from briefer.model.partial import Added, Kept
from briefer.model.voice import Voice
from briefer.services import (
    briefings,
    checking,
    edited_files,
    exporting,
    history,
    memos,
    mending,
    quoting,
    tagging,
)
from briefer.services.quoting import Spot

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Memo
    from briefer.model.changes import Step
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
HERE = Spot(0, 1)


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


@pytest.fixture
def passage(ws: Workspace) -> Passage:
    """The longest passage in a speaker's own words."""
    own = [p for p in ws.passages.all() if p.voice is Voice.OWN]
    return max(own, key=lambda p: len(p.quote))


def steps(ws: Workspace) -> list[Step]:
    """The history, the latest step first."""
    return sorted(ws.history.steps(), key=lambda step: -step.id)


def place(memo: KeptMemo) -> int:
    return next(s.id for s in memo.sections if s.key == "bottom-line")


@pytest.fixture
def sentence(ws: Workspace, memo: KeptMemo, passage: Passage) -> int:
    """A sentence with the passage in it."""
    words = InlineExtract(passage.guid, passage.quote, passage.voice)
    run = (Text("They say "), words, Text("."))
    return memos.add_block(ws, place(memo), MemoBlock(PARAGRAPH, (run,)))


def block(ws: Workspace, block_id: int) -> MemoBlock:
    return next(b for memo in ws.memos.all() for b in memo.blocks() if b.id == block_id)


def extract(ws: Workspace, block_id: int) -> InlineExtract:
    item = block(ws, block_id).content[0][1]
    assert isinstance(item, InlineExtract)
    return item


def card(ws: Workspace, memo: KeptMemo, passage: Passage) -> int:
    return memos.insert_passage(ws, place(memo), passage.id)


def tree(ws: Workspace, memo: KeptMemo) -> Memo:
    return exporting.preview(ws, memo.id, DATE).composed.memo


def test_a_quotation_in_a_sentence_is_cut_and_put_back(
    ws: Workspace, memo: KeptMemo, passage: Passage, sentence: int
) -> None:
    first, second, third, *_ = passage.quote.split()
    start = len(f"{first} ")
    quoting.leave_out(ws, sentence, HERE, start, start + len(second))
    assert extract(ws, sentence).words.startswith(f"{first} […] {third}")
    assert isinstance(extract(ws, sentence).parts[0], Kept)
    report = checking.check(ws, "Ana")
    assert (report.ok, report.quotations["changed"]) == (True, 0)
    assert history.undo(ws).label == "Cut words of quotation"
    assert extract(ws, sentence).words == passage.quote
    history.redo(ws)
    quoting.restore(ws, sentence, HERE)
    assert extract(ws, sentence) == InlineExtract(passage.guid, passage.quote, passage.voice)


def test_words_in_brackets_are_printed_and_told_from_the_sources(
    ws: Workspace, memo: KeptMemo, passage: Passage, sentence: int
) -> None:
    quoting.add(ws, sentence, HERE, 0, "in his words")
    item = extract(ws, sentence)
    assert item.words == f"[in his words] {passage.quote}"
    assert item.parts[0] == Added("in his words")
    said = "".join(str(b) for b in tree(ws, memo).blocks)
    assert "[in his words]" in said
    assert not [f for f in exporting.preview(ws, memo.id, DATE).findings if f.blocks]


def test_a_card_is_cut_like_a_sentence(ws: Workspace, memo: KeptMemo, passage: Passage) -> None:
    kept = card(ws, memo, passage)
    before = exporting.preview(ws, memo.id, DATE).tally
    words = passage.quote.split()
    quoting.keep(ws, kept, None, 0, len(" ".join(words[:3])))
    assert block(ws, kept).words.startswith(" ".join(words[:3]))
    assert block(ws, kept).words != passage.quote
    assert exporting.preview(ws, memo.id, DATE).tally == before
    quoting.add(ws, kept, None, 1_000, "and so on")
    assert "[and so on]" in block(ws, kept).words
    quoting.restore(ws, kept, None)
    assert (block(ws, kept).words, block(ws, kept).parts) == (passage.quote, ())
    labels = [step.label for step in steps(ws)][:3]
    assert labels == ["Restore quotation", "Add words in brackets", "Shorten quotation"]


def test_what_changes_nothing_is_no_step(ws: Workspace, sentence: int, passage: Passage) -> None:
    before = steps(ws)
    quoting.restore(ws, sentence, HERE)
    quoting.keep(ws, sentence, HERE, 0, len(passage.quote))
    assert steps(ws) == before


def test_where_no_quotation_is_none_is_cut(
    ws: Workspace, memo: KeptMemo, passage: Passage, sentence: int
) -> None:
    for spot in (None, Spot(0, 0)):
        with pytest.raises(InputError, match="no quotation"):
            quoting.keep(ws, sentence, spot, 0, 5)
    kept = card(ws, memo, passage)
    tagging.remove(ws, [passage.id])
    with pytest.raises(InputError):
        quoting.keep(ws, kept, None, 0, 5)
    with pytest.raises(InputError, match="was removed"):
        quoting.keep(ws, sentence, HERE, 0, 5)


def test_a_letter_changed_in_a_cut_quotation_stops_the_export(
    ws: Workspace, memo: KeptMemo, passage: Passage, sentence: int
) -> None:
    quoting.keep(ws, sentence, HERE, 0, len(passage.quote) // 2)
    item = extract(ws, sentence)
    wrong = InlineExtract(item.passage, item.words.replace("e", "a", 1), item.voice, item.parts)
    memos.set_block(ws, sentence, MemoBlock(PARAGRAPH, ((Text("They say "), wrong),)))
    report = checking.check(ws, "Ana")
    assert (report.ok, report.quotations["changed"]) == (False, 1)
    (finding,) = [f for f in exporting.preview(ws, memo.id, DATE).findings if f.blocks]
    shown = "".join(run.words for run in finding.difference if run.kind != "removed")
    assert " ".join(shown.split()) == " ".join(item.words.split())


def test_content_of_the_first_version_is_read(ws: Workspace, sentence: int) -> None:
    item = extract(ws, sentence)
    data = {"extract": item.passage, "words": item.words, "voice": item.voice.value}
    content = json.dumps({"v": 1, "runs": [[{"text": "They say "}, data]]})
    newer = json.dumps({"v": 99, "runs": []})
    path = ws.path
    ws.close()
    connection = sqlite3.connect(path)
    statement = "UPDATE memo_block SET content = ? WHERE id = ?"
    connection.execute(statement, (content, sentence))
    connection.commit()
    again = briefings.open_briefing(path, who="Ana", read_only=True)
    assert extract(again, sentence) == item
    again.close()
    connection.execute(statement, (newer, sentence))
    connection.commit()
    connection.close()
    again = briefings.open_briefing(path, who="Ana", read_only=True)
    with pytest.raises(InputError, match="newer version"):
        again.memos.all()
    again.close()


# ---- citing


def others(ws: Workspace, number: int) -> list[Passage]:
    return list(ws.passages.all()[:number])


@pytest.fixture
def own_words(ws: Workspace, memo: KeptMemo) -> int:
    run = (Text("Both sides want talks. They meet in January."),)
    return memos.add_block(ws, place(memo), MemoBlock(PARAGRAPH, (run,)))


def test_a_sentence_cites_several_passages_in_one_note(
    ws: Workspace, memo: KeptMemo, own_words: int
) -> None:
    one, two = others(ws, 2)
    quoting.cite(ws, own_words, [one.guid, two.guid], 0, len("Both sides want talks."))
    content = block(ws, own_words).content[0]
    assert content == (
        Text("Both sides want talks."),
        NoteRef(one.guid),
        NoteRef(two.guid),
        Text(" They meet in January."),
    )
    assert block(ws, own_words).passages == ((one.guid, AS_BASIS), (two.guid, AS_BASIS))
    composed = tree(ws, memo)
    note = composed.notes[0]
    assert (note.number, note.passages) == (1, (one.guid, two.guid))
    assert {one.guid, two.guid} <= set(composed.cited)
    printed = (item for block in composed.blocks for item in getattr(block, "inlines", ()))
    assert next(item for item in printed if isinstance(item, NoteRef)) == NoteRef(
        one.guid, 1, (two.guid,)
    )
    history.undo(ws)
    assert block(ws, own_words).passages == ()


def test_in_the_intelligence_form_each_source_has_a_note_of_its_own(
    ws: Workspace, memo: KeptMemo, own_words: int
) -> None:
    guids = [p.guid for p in others(ws, 3)]
    memos.set_field(ws, memo.id, "citations", "intelligence")
    quoting.cite(ws, own_words, guids)
    assert [note.passages for note in tree(ws, memo).notes][:3] == [(guid,) for guid in guids]
    for form in ("house", "chicago", "apa", "bluebook", "intelligence"):
        memos.set_field(ws, memo.id, "citations", form)
        assert not [f for f in exporting.preview(ws, memo.id, DATE).findings if f.blocks]


def test_a_passage_is_cited_once_at_a_place(ws: Workspace, own_words: int) -> None:
    one, two = others(ws, 2)
    quoting.cite(ws, own_words, [one.guid])
    quoting.cite(ws, own_words, [one.guid, two.guid, two.guid])
    words = Text("Both sides want talks. They meet in January.")
    assert block(ws, own_words).content == ((words, NoteRef(one.guid), NoteRef(two.guid)),)
    before = steps(ws)
    quoting.cite(ws, own_words, [two.guid])
    assert steps(ws) == before


def test_a_note_never_stands_inside_of_an_extract(
    ws: Workspace, sentence: int, passage: Passage
) -> None:
    other = next(p for p in others(ws, 5) if p.guid != passage.guid)
    quoting.cite(ws, sentence, [other.guid], 0, len("They say ") + 6)
    content = block(ws, sentence).content[0]
    assert content[2] == NoteRef(other.guid)
    assert "".join(map(str, content)).count(passage.quote) == 1
    assert plain_text(content[1:2]).strip("“”") == passage.quote


def test_only_running_text_is_cited_in(ws: Workspace, memo: KeptMemo, passage: Passage) -> None:
    kept = card(ws, memo, passage)
    with pytest.raises(InputError, match="paragraph"):
        quoting.cite(ws, kept, [passage.guid])
    assert block(ws, kept).passages == ((passage.guid, AS_EXTRACT),)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("form", ["chicago", "intelligence"])
def test_word_and_pdf_are_written_with_several_notes_at_one_place(
    ws: Workspace, memo: KeptMemo, own_words: int, tmp_path: Path, suffix: str, form: str
) -> None:
    memos.set_field(ws, memo.id, "citations", form)
    quoting.cite(ws, own_words, [p.guid for p in others(ws, 3)])
    result = exporting.export(ws, tmp_path / f"memo{suffix}", memo_id=memo.id, date=DATE)
    assert not [finding for finding in result.findings if finding.blocks]


@pytest.mark.parametrize("form", ["chicago", "intelligence"])
def test_an_unchanged_word_file_with_cuts_and_several_notes_is_read_back_as_it_is(
    ws: Workspace, memo: KeptMemo, own_words: int, sentence: int, tmp_path: Path, form: str
) -> None:
    memos.set_field(ws, memo.id, "citations", form)
    quoting.cite(ws, own_words, [p.guid for p in others(ws, 3)], 0, 10)
    quoting.leave_out(ws, sentence, HERE, 10, 20)
    quoting.add(ws, sentence, HERE, 5, "they say")
    exporting.export(ws, tmp_path / "memo.docx", memo_id=memo.id, date=DATE)
    found = edited_files.check(ws, tmp_path / "memo.docx").comparison
    assert found.changes == ()
    assert {quotation.fate.value for quotation in found.quotations} == {"exact"}


def test_restoring_a_cut_quotation_by_its_finding_leaves_it_cut(
    ws: Workspace, memo: KeptMemo, sentence: int
) -> None:
    quoting.leave_out(ws, sentence, HERE, 10, 20)
    good = extract(ws, sentence)
    wrong = replace(good, words=good.words.replace("e", "a", 1))
    run = (Text("They say "), wrong, Text("."))
    memos.set_block(ws, sentence, replace(block(ws, sentence), content=(run,)))
    (finding,) = [f for f in exporting.preview(ws, memo.id, DATE).findings if f.blocks]
    mending.mend_finding(ws, memo.id, finding, finding.fixes[0])
    assert extract(ws, sentence) == good


def test_in_a_page_for_the_web_a_comma_stands_between_two_notes(
    ws: Workspace, memo: KeptMemo, own_words: int
) -> None:
    memos.set_field(ws, memo.id, "citations", "intelligence")
    quoting.cite(ws, own_words, [p.guid for p in others(ws, 2)])
    text = html.write(tree(ws, memo)).decode()
    between = text[text.index('id="mark-1"') : text.index('id="mark-2"')]
    assert "<sup>,</sup>" in between
