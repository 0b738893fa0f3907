"""Word and PDF say the same, word for word: what the memo's tree says."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

import pytest
from lxml import etree

from briefer.memo.direction import is_rtl
from briefer.memo.document import (
    Block,
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    PageBreak,
    Para,
    Rule,
    Table,
)
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import Inline, InlineExtract, NoteRef, Text, plain_text
from briefer.model.text import canonical_body
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefer.memo.style import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_DRAWN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f]")


def folded(text: str) -> str:
    """Fold white space, and leave out what has no shape."""
    return " ".join(NOT_DRAWN.sub("", text).split())


def squeezed(text: str) -> str:
    return "".join(folded(text).split())


def text_of(memo: Memo, *, numbered: bool) -> Iterator[str]:
    """Yield the tree's text; `numbered` with the numbers of notes, as a page shows them."""
    for block in memo.blocks:
        yield from block_text(block, numbered=numbered)
    if memo.notes and memo.meta.notes_at is NotesAt.END:
        yield memo.meta.notes_title
    for note in memo.notes:
        number = f"{note.number} " if numbered else ""
        yield number + inline_text(note.inlines, numbered=numbered)


def block_text(block: Block, *, numbered: bool) -> Iterator[str]:
    match block:
        case HeaderBlock(title, fields):
            yield title
            yield from (f"{field.label} {field.value}" for field in fields)
        case Heading(_, text, number):
            yield f"{number} {text}"
        case Para(inlines, number=number):
            label = f"{number}. " if number else ""
            yield label + inline_text(inlines, numbered=numbered)
        case Bullets(items):
            bullet = "• " if numbered else ""
            yield from (bullet + inline_text(item, numbered=numbered) for item in items)
        case Extract(inlines, _, _, translation):
            yield inline_text(inlines, numbered=numbered)
            yield inline_text(translation, numbered=numbered)
        case Table(caption, header, rows):
            yield inline_text(caption, numbered=numbered)
            for row in (header, *rows):
                yield from row
        case Figure(caption):
            yield inline_text(caption, numbered=numbered)
        case Rule() | PageBreak():
            return
        case _:
            assert_never(block)


def inline_text(inlines: tuple[Inline, ...], *, numbered: bool) -> str:
    return "".join(
        (str(item.number) if numbered else "") if isinstance(item, NoteRef) else plain_text((item,))
        for item in inlines
    )


def word_text(docx: bytes) -> str:
    """Return what stands in the body and then in the notes."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = [
            name
            for name in ("document", "endnotes", "footnotes")
            if f"word/{name}.xml" in archive.namelist()
        ]
        roots = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in names]
    return "\n".join(
        "".join(shown(element) for element in paragraph.iter())
        for root in roots
        for paragraph in root.iter(f"{W}p")
    )


def shown(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return " " if element.tag in {f"{W}br", f"{W}tab"} else ""


def pdf_text(data: bytes, *options: str) -> str:
    program = shutil.which("pdftotext")
    assert program, "the tests need poppler-utils"
    done = subprocess.run(
        [program, *options, "-", "-"], input=data, capture_output=True, check=True
    )
    assert not done.stderr
    return done.stdout.decode("utf-8")


def without_furniture(text: str, memo: Memo) -> str:
    """Drop the handling mark and the folio, which stand last in each page's own order."""
    pages = text.rstrip("\f").split("\f")
    folio = re.compile(rf"\s*\d+ {memo.meta.page_of} {len(pages)}\s*$")
    return "\n".join(
        folio.sub("", re.sub(rf"(\s*{re.escape(memo.meta.banner)}){{2}}", "", page))
        if memo.meta.banner
        else folio.sub("", page)
        for page in pages
    )


def extracts_of(memo: Memo) -> Iterator[InlineExtract]:
    for block in memo.blocks:
        if isinstance(block, Extract | Para):
            yield from (item for item in block.inlines if isinstance(item, InlineExtract))


@pytest.mark.parametrize("place", [NotesAt.END, NotesAt.FOOT])
def test_word_says_what_the_tree_says(
    page_memo: Memo, sheet: Style, base_docx: bytes, place: NotesAt
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, notes_at=place))
    written = word_text(word.write(memo, sheet, base_docx))
    assert folded(written) == folded("\n".join(text_of(memo, numbered=False)))


def test_word_says_what_the_tree_says_of_everything_that_is_hard(
    hard_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    written = word_text(word.write(hard_memo, sheet, base_docx))
    expected = "\n".join(text_of(hard_memo, numbered=False))
    assert squeezed(written) == squeezed(expected)


def test_a_pdf_says_what_the_tree_says(page_memo: Memo, sheet: Style) -> None:
    text = without_furniture(pdf_text(pdf.write(page_memo, sheet), "-raw"), page_memo)
    assert squeezed(text) == squeezed("\n".join(text_of(page_memo, numbered=True)))


def test_each_extract_stands_in_the_pdf_verbatim(page_memo: Memo, sheet: Style) -> None:
    text = folded(pdf_text(pdf.write(page_memo, sheet)))
    for extract in extracts_of(page_memo):
        assert folded(extract.words) in text


def test_each_hard_extract_stands_in_the_pdf_verbatim(hard_memo: Memo, sheet: Style) -> None:
    text = folded(pdf_text(pdf.write(hard_memo, sheet)))
    for extract in extracts_of(hard_memo):
        words = folded(extract.words)
        if is_rtl(words):
            # pdftotext puts runs in an order of its own; each word is whole.
            assert all(each in text for each in re.findall("[\u05d0-\u05ea\u0621-\u064a]+", words))
        else:
            assert words in text


def test_a_quotation_of_thirty_thousand_characters_is_whole_in_both(
    sheet: Style, base_docx: bytes
) -> None:
    words = " ".join(f"word{number}" for number in range(4000))
    assert len(words) > 30_000
    extract = Extract((InlineExtract("p", words, Voice.OWN), NoteRef("p", 1)), Voice.OWN, "p")
    meta = MemoMeta("Long", "position", "Desk", "", "2023-12-29T00:00:00Z")
    memo = Memo(meta, (extract,), (Note(1, "p", (Text("Wire, “Long.”"),)),))
    assert words in word_text(word.write(memo, sheet, base_docx))
    pages = without_furniture(pdf_text(pdf.write(memo, sheet)), memo)
    assert words in folded(pages)


def memo_of_extracts(texts: Sequence[str]) -> Memo:
    blocks = tuple(
        Extract((InlineExtract("p", text, Voice.OWN), NoteRef("p", number)), Voice.OWN, "p")
        for number, text in enumerate(texts, start=1)
    )
    notes = tuple(Note(block + 1, "p", (Text("Wire, “Title.”"),)) for block in range(len(blocks)))
    return Memo(MemoMeta("Many", "t", "Desk", "", "2023-12-29T00:00:00Z"), blocks, notes)


def test_a_thousand_extracts_are_whole_in_both(sheet: Style, base_docx: bytes) -> None:
    texts = [f"statement {number} of {'many words ' * 20}end{number}" for number in range(1, 1001)]
    memo = memo_of_extracts(texts)
    written = word_text(word.write(memo, sheet, base_docx))
    printed = folded(without_furniture(pdf_text(pdf.write(memo, sheet)), memo))
    for text in texts:
        assert text in written
        assert text in printed


def test_every_paragraph_of_the_real_texts_is_whole_in_both(
    samples: Path, sheet: Style, base_docx: bytes
) -> None:
    paths = sorted((samples / "corpus" / "seed_event_dossier").glob("*.txt"))
    assert len(paths) == 21
    for path in paths:
        text = canonical_body(path.read_text(encoding="utf-8"))
        paragraphs = [line for line in text.split("\n") if line.strip()]
        memo = memo_of_extracts(paragraphs)
        written = word_text(word.write(memo, sheet, base_docx))
        printed = folded(without_furniture(pdf_text(pdf.write(memo, sheet)), memo))
        for paragraph in paragraphs:
            assert paragraph in written
            assert folded(paragraph) in printed


@pytest.mark.parametrize("voice", list(Voice))
def test_only_a_speakers_own_words_stand_in_marks(
    voice: Voice, sheet: Style, base_docx: bytes
) -> None:
    block = Extract((Text("Lead-in: "), InlineExtract("p", "the very words", voice)), voice, "p")
    memo = Memo(MemoMeta("Marks", "t", "Desk", "", "2023-12-29T00:00:00Z"), (block,))
    for text in (
        word_text(word.write(memo, sheet, base_docx)),
        pdf_text(pdf.write(memo, sheet)),
    ):
        assert ("“the very words”" in text) is voice.in_marks
        assert ("“" in text) is voice.in_marks
