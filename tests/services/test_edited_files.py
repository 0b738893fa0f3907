"""A memo that came back from Word: held against its edition, and its text taken over."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from lxml import etree

from briefer.errors import InputError
from briefer.memo.edited import Fate, Move
from briefer.model.inline import CrossRef, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import edited_files, exporting, history, memos, sections

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element as Element

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace

DATE: Final = "2023-12-29"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS: Final = "The talks go on through the winter."


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    """A memo with a sentence of the analyst's own."""
    made = memos.add(ws)
    first = made.sections[0]
    memos.add_block(ws, first.id, MemoBlock(PARAGRAPH, ((Text(OURS),),)))
    return ws.memos.get(made.id)


@pytest.fixture
def file(ws: Workspace, memo: KeptMemo, tmp_path: Path) -> Path:
    """The memo as Word, with its edition kept."""
    out = tmp_path / "memo.docx"
    exporting.export(ws, out, memo_id=memo.id, date=DATE)
    return out


def edit(file: Path, change: Callable[[Element], None]) -> Path:
    """Change the body of a Word file as an editor would."""
    made = BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            target.writestr(name, data)
    edited = file.with_name("edited.docx")
    edited.write_bytes(made.getvalue())
    return edited


def replacing(old: str, new: str) -> Callable[[Element], None]:
    def change(root: Element) -> None:
        found = next(t for t in root.iter(f"{W}t") if old in (t.text or ""))
        found.text = (found.text or "").replace(old, new)

    return change


def test_a_file_that_nobody_touched_is_exact(ws: Workspace, file: Path) -> None:
    report = edited_files.check(ws, file)
    printed = sum(bool(block.words) for block in ws.memos.all()[0].blocks())
    assert report.ok
    assert printed > 3
    assert report.counts == {"exact": printed, "changed": 0, "gone": 0, "unsourced": 0}
    assert report.comparison.changes == ()


def test_it_is_held_against_the_edition_that_it_was_and_not_the_memo_of_today(
    ws: Workspace, memo: KeptMemo, file: Path
) -> None:
    block = next(b for b in ws.memos.get(memo.id).blocks() if b.content == ((Text(OURS),),))
    memos.set_block(ws, block.id, replace(block, content=((Text("Quite another thing."),),)))
    exporting.export(ws, file.with_name("later.docx"), memo_id=memo.id, date=DATE)
    assert edited_files.check(ws, file).comparison.changes == ()


def test_the_edition_is_the_one_that_the_file_names_even_where_another_is_more_alike(
    ws: Workspace, memo: KeptMemo, file: Path
) -> None:
    block = next(b for b in ws.memos.get(memo.id).blocks() if b.content == ((Text(OURS),),))
    later = "The talks go on through the spring."
    memos.set_block(ws, block.id, replace(block, content=((Text(later),),)))
    exporting.export(ws, file.with_name("later.docx"), memo_id=memo.id, date=DATE)
    first, second = sorted(edition.id for edition in ws.editions.all())
    edited = edit(file, replacing("the winter", "the spring"))
    assert edited_files.check(ws, edited).edition.id == first
    assert edited_files.check(ws, file.with_name("later.docx")).edition.id == second


def test_a_changed_sentence_is_taken_over_as_one_step_and_back(
    ws: Workspace, memo: KeptMemo, file: Path
) -> None:
    report = edited_files.check(ws, edit(file, replacing("the winter", "the spring")))
    (change,) = report.comparison.changes
    assert (change.kind, change.was) == (Move.CHANGED, OURS)
    assert edited_files.to_take_over(ws, report) == {change}
    edited_files.take_over(ws, report, change)
    kept = [b.content for b in ws.memos.get(memo.id).blocks()]
    assert ((Text("The talks go on through the spring."),),) in kept
    assert not edited_files.to_take_over(ws, report)
    with pytest.raises(InputError, match="another paragraph in the memo by now"):
        edited_files.take_over(ws, report, change)
    history.undo(ws)
    assert ((Text(OURS),),) in [b.content for b in ws.memos.get(memo.id).blocks()]


def test_a_changed_quotation_is_a_fault_and_never_taken_over(ws: Workspace, file: Path) -> None:
    words = next(p.quote for p in ws.passages.all() if p.speakers and len(p.quote) > 30)
    new = words.replace(" ", " very ", 1)
    report = edited_files.check(ws, edit(file, replacing(words, new)))
    assert not report.ok
    changed = [q for q in report.comparison.quotations if q.fate is Fate.CHANGED]
    assert [q.was for q in changed] == [words]
    assert not edited_files.to_take_over(ws, report)


def test_words_in_marks_are_sourced_where_they_may_stand_in_marks(
    ws: Workspace, file: Path
) -> None:
    article = ws.articles.all()[0]
    reported = " ".join(ws.articles.text(article.id).split()[3:9]).strip('“”"')
    own = next(passage.quote for passage in ws.passages.all() if passage.voice.in_marks)
    for said, unsourced in (
        (f"“{own}” ", 0),
        (f"{article.outlet} writes “{reported}” ", 0),
        (f"López Obrador: “{reported}” ", 1),
        ("“words that nobody has ever said” ", 1),
    ):
        report = edited_files.check(ws, edit(file, replacing("go on", f"{said}go on")))
        assert report.counts["unsourced"] == unsourced, said
        assert report.ok is not bool(unsourced)


def test_a_file_of_something_else_is_one_sentence(
    ws: Workspace, file: Path, tmp_path: Path
) -> None:
    text = tmp_path / "notes.docx"
    text.write_text("nothing of the kind")
    with pytest.raises(InputError, match="no Word document"):
        edited_files.check(ws, text)
    with pytest.raises(InputError, match="cannot be read"):
        edited_files.check(ws, tmp_path / "missing.docx")

    other = Document()
    other.add_paragraph("A letter about the harbour.")
    other.save(str(text))
    with pytest.raises(InputError, match="like no edition"):
        edited_files.check(ws, text)


def test_a_reference_is_no_change_and_stays_in_a_sentence_that_is_taken_over(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    target = memo.sections[2]
    run = (Text("See section "), CrossRef(target.title, target.guid), Text(" in the winter."))
    block_id = memos.add_block(ws, memo.sections[0].id, MemoBlock(PARAGRAPH, (run,)))
    file = tmp_path / "referring.docx"
    exporting.export(ws, file, memo_id=memo.id, date=DATE)
    sections.move(ws, target.id, 0)
    assert edited_files.check(ws, file).comparison.changes == ()
    report = edited_files.check(ws, edit(file, replacing("in the winter", "in the spring")))
    (change,) = report.comparison.changes
    assert change.now == "See section\u00a02 in the spring."
    edited_files.take_over(ws, report, change)
    (content,) = [b.content for b in ws.memos.get(memo.id).blocks() if b.id == block_id]
    assert content == ((Text("See section\u00a0"), run[1], Text(" in the spring.")),)
