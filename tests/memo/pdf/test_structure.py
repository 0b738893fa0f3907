"""What a screen reader is told, read back with poppler and checked by the rules of the formats."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import page
import pytest

from briefer.memo.document import (
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    PageBreak,
    Para,
    Table,
)
from briefer.memo.pdf.file import PdfFile
from briefer.memo.pdf.structure import Element
from briefer.memo.pdf.writer import write
from briefer.model.inline import InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from tests.memo import test_parity as parity
from tests.memo.formats import structure

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Block
    from briefer.memo.style import Style

META: Final = MemoMeta("A title", "position", "Desk", "Subject", "2023-12-29T12:30:00Z")
PROFILES: Final = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def told(data: bytes, *options: str) -> str:
    program = shutil.which("pdfinfo")
    assert program, "the tests need poppler-utils"
    done = subprocess.run(
        [program, "-struct-text", *options, "-"], input=data, capture_output=True, check=True
    )
    assert not done.stderr
    return done.stdout.decode("utf-8", "replace")


def words_told(data: bytes) -> str:
    """Return the words in the order of the structure."""
    return " ".join(re.findall(r'^\s*"(.*)"$', told(data), re.MULTILINE))


def failures(data: bytes, folder: Path) -> list[str]:
    path = folder / "memo.pdf"
    path.write_bytes(data)
    limits = page.SafetyLimits(max_reference_depth=10**6)
    results = [page.validate_pdf(str(path), profile=each, limits=limits) for each in PROFILES]
    return [f"{found.rule_id}: {found.message}" for each in results for found in each.failures]


def kinds(memo: Memo, sheet: Style) -> list[str]:
    """Return the elements, each with a dot for each level that it lies under the document."""
    rows = re.findall(
        r"^( *)([A-Z]\w*)(?: <\w+>)?(?: \(\w+\))?:?$", told(write(memo, sheet)), re.MULTILINE
    )
    return ["." * (len(space) // 2 - 1) + kind for space, kind in rows if space]


def opened(data: bytes, folder: Path) -> str:
    """Return the file with every stream open to read."""
    path = folder / "memo.pdf"
    path.write_bytes(data)
    program = shutil.which("qpdf")
    assert program, "the tests need qpdf"
    command = [program, "--qdf", "--object-streams=disable", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("latin-1")


def memo_of(*blocks: Block) -> Memo:
    return Memo(META, blocks)


@pytest.mark.parametrize("at", [NotesAt.END, NotesAt.FOOT])
@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_no_rule_of_accessible_and_archival_files_is_broken(
    name: str, at: NotesAt, request: pytest.FixtureRequest, sheet: Style, tmp_path: Path
) -> None:
    memo: Memo = request.getfixturevalue(name)
    memo = replace(memo, meta=replace(memo.meta, notes_at=at))
    assert failures(write(memo, sheet, archive=True), tmp_path) == []


def test_a_memo_of_nothing_breaks_no_rule(sheet: Style, tmp_path: Path) -> None:
    assert failures(write(memo_of(), sheet, archive=True), tmp_path) == []


def test_the_rules_find_a_fault_that_was_planted(
    page_memo: Memo, sheet: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Element, "number_in", lambda _, file: file.reserve())
    assert failures(write(page_memo, sheet, archive=True), tmp_path)


def test_a_file_claims_nothing_unless_it_is_asked_to(page_memo: Memo, sheet: Style) -> None:
    plain, archive = write(page_memo, sheet), write(page_memo, sheet, archive=True)
    for claim in (b"pdfuaid:part", b"pdfaid:part"):
        assert claim not in plain
        assert claim in archive


def test_the_structure_says_all_words_in_their_order(page_memo: Memo, sheet: Style) -> None:
    said = parity.squeezed(words_told(write(page_memo, sheet)))
    words = (page_memo.meta.banner, *parity.text_of(page_memo, numbered=True))
    assert said == parity.squeezed("\n".join(words))


def test_footnotes_are_told_after_the_block_that_they_belong_to(
    page_memo: Memo, sheet: Style
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, notes_at=NotesAt.FOOT))
    expected = [memo.meta.banner]
    for block in memo.blocks:
        words = " ".join(parity.block_text(block, numbered=True))
        expected.append(words)
        runs = getattr(block, "items", None) or [getattr(block, "inlines", ())]
        for item in (item for run in runs for item in run):
            if isinstance(item, NoteRef):
                note = memo.notes[item.number - 1]
                expected.append(f"{item.number} {parity.inline_text(note.inlines, numbered=True)}")
    assert parity.squeezed(words_told(write(memo, sheet))) == parity.squeezed(" ".join(expected))


def test_the_handling_mark_is_told_once_before_all_else(sheet: Style) -> None:
    blocks = (Para((Text("one"),)), PageBreak(), Para((Text("two"),)))
    data = write(Memo(replace(META, banner="TLP:RED"), blocks), sheet)
    assert words_told(data) == "TLP:RED one two"


def test_only_words_that_are_a_speakers_own_are_a_quotation(sheet: Style) -> None:
    for voice in Voice:
        extract = Extract((InlineExtract("p", "words", voice),), voice, "p", (Text("ours"),))
        found = kinds(memo_of(extract), sheet)
        assert found == (["BlockQuote", ".P", ".P"] if voice.in_marks else ["P", "P"])


def test_words_in_another_language_say_so_and_their_translation_does_not(
    sheet: Style, tmp_path: Path
) -> None:
    words = InlineExtract("p", "palabras", Voice.OWN)
    original = Extract((words, NoteRef("p", 1)), Voice.OWN, "p", (Text("Ours: words"),))
    printed = Extract((InlineExtract("p", "words", Voice.OWN),), Voice.OWN, "p", original=words)
    notes = (Note(1, "p", (Text("Source."),)),)
    memo = Memo(META, (original, printed), notes, foreign=(("p", "es"),))
    data = write(memo, sheet)
    spans = re.findall(r'Span \(inline\)\n\s*"(.*)"', told(data))
    assert spans == ["“palabras”"]
    assert "/Lang (es)" in opened(data, tmp_path)


def test_a_language_cannot_hold_more_than_letters(sheet: Style, tmp_path: Path) -> None:
    words = Extract((InlineExtract("p", "palabras", Voice.OWN),), Voice.OWN, "p")
    meta = replace(META, language="en)/Evil(é")
    memo = Memo(meta, (words,), foreign=(("p", "es)/Evil(日"),))
    text = opened(write(memo, sheet), tmp_path)
    assert "/Lang (esEvil)" in text
    assert "/Lang (enEvil)" in text


def test_contents_are_told_as_contents(sheet: Style, tmp_path: Path) -> None:
    blocks = (Heading(1, "One"), Heading(2, "Two " * 60), Para((Text("words"),)))
    memo = Memo(replace(META, contents_title="Contents"), blocks)
    assert kinds(memo, sheet)[:6] == ["H1", "TOC", ".TOCI", "..Link", ".TOCI", "..Link"]
    assert failures(write(memo, sheet, archive=True), tmp_path) == []


def test_no_level_of_heading_is_passed_over(sheet: Style) -> None:
    found = kinds(memo_of(Heading(2, "a"), Heading(1, "b"), Heading(2, "c")), sheet)
    assert found == ["H1", "H1", "H2"]


def test_a_table_is_told_once_with_the_heads_of_columns_and_rows(sheet: Style) -> None:
    rows = tuple((f"Row {number}", "x") for number in range(120))
    memo = memo_of(Table((Text("Caption"),), ("Who", "What"), rows, summary="All of it"))
    found = kinds(memo, sheet)
    assert found[:8] == ["Table", ".Caption", ".TR", "..TH", "..TH", ".TR", "..TH", "..TD"]
    assert len(found) == 2 + 3 * 121
    assert words_told(write(memo, sheet)).count("Who") == 1
    said = told(write(memo, sheet))
    assert said.count("/Scope /Column") == 2
    assert said.count("/Scope /Row") == 120


def test_right_to_left_words_are_told_as_they_are_written(sheet: Style) -> None:
    words = "قال الوزير إن المحادثات (USMCA) كانت مفيدة"
    extract = Extract((InlineExtract("p", words, Voice.OWN),), Voice.OWN, "p")
    assert f"“{words}”".encode("utf-16-be").hex() in "".join(
        element.entries for element in elements(memo_of(extract), sheet)
    )


def test_links_marks_and_names_in_such_words_are_told_once_and_in_their_order(
    sheet: Style,
) -> None:
    inlines = (
        *(Text("Said by שלום"), NoteRef("p", 1), Text(", "), Link("وقال", "https://a.example")),
        *(Text(" and exe.\u202egnp\u202c"), NoteRef("p", 2), Text(".")),
    )
    notes = tuple(Note(n, "p", (Text(f"Source {n} שלום."),)) for n in (1, 2))
    cells = Table((), ("שלום (a)", "b"), (("وقال 1", "c"),))
    head = HeaderBlock("", (HeaderField("To", "שלום (a) b"),))
    data = write(Memo(META, (head, Para(inlines), cells), notes), sheet)
    field, para, table, _, *told_notes = structure.told(data).kids
    assert [structure.text_of(kid) for kid in (field, para, *told_notes)] == [
        "To\u00a0שלום (a) b",
        "Said by שלום[1], وقال and exe.\u202egnp\u202c[2].",
        "1\u00a0Source 1 שלום.",
        "2\u00a0Source 2 שלום.",
    ]
    assert structure.text_of(table) == "שלום (a)bوقال 1c"


def elements(memo: Memo, sheet: Style) -> list[Element]:
    from briefer.memo.pdf.blocks import Layout  # noqa: PLC0415 - what is looked at alone
    from briefer.memo.pdf.ruler import Ruler  # noqa: PLC0415

    layout = Layout(memo, sheet, Ruler())
    list(layout.strips())
    return list(layout.document.walk())


def test_a_paragraph_over_two_pages_is_one_element(sheet: Style) -> None:
    memo = memo_of(Para((Text("many words " * 900),)))
    assert kinds(memo, sheet) == ["P"]
    assert words_told(write(memo, sheet)).split() == ["many", "words"] * 900


def test_objects_are_found_in_a_file_of_many_kinds() -> None:
    file = PdfFile()
    numbers = [file.add(f"({number})") for number in range(450)]
    stream = file.stream(b"data\r")
    data = file.finish(numbers[0], numbers[1])
    assert f"{stream} 0 obj".encode() in data
    assert data.endswith(b"%%EOF\n")
