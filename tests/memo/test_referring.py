"""Words that name a section or a table lead there, in every format that has links."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pikepdf import Array, Pdf

from briefer.memo import html, markdown
from briefer.memo.document import (
    Block,
    Bullets,
    Extract,
    Heading,
    Memo,
    MemoMeta,
    NotesAt,
    Para,
    Table,
)
from briefer.memo.pdf import writer as pdf
from briefer.memo.referring import place, referred, targets
from briefer.memo.word import writer as word
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, Text, plain_text
from briefer.model.voice import Voice
from tests.memo.pdf.soundness import faults
from tests.memo.pdf.test_structure import failures

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.style import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
META: Final = MemoMeta("A title", "position", "Desk", "Subject", "2023-12-29T00:00:00Z")


def memo_of(*sentences: str) -> Memo:
    """Return a memo with sections 1 to 3 and Table 1; the sentences stand in section 1."""
    blocks: tuple[Block, ...] = (
        Heading(1, "Bottom line", "1", "bottom-line"),
        *(Para((Text(sentence),)) for sentence in sentences),
        Heading(1, "Positions", "2", "positions"),
        Heading(2, "Inés Valdemar"),
        Table((Text("Table 1. Statements of all speakers"),), ("A", "B"), (("a", "b"),)),
        Heading(1, "Outlook", "3", "outlook"),
        Para((Text("Nothing more."),)),
    )
    return Memo(META, blocks)


def links(memo: Memo) -> list[tuple[str, str]]:
    """Return the words of each link, and what is called like that which it leads to."""
    named = {place(number): title for number, title in targets(memo).items()}
    return [
        (item.text, named[item.url])
        for block in memo.blocks
        if isinstance(block, Para)
        for item in block.inlines
        if isinstance(item, Link)
    ]


TABLE: Final = "Table 1. Statements of all speakers"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("See section 3.", [("section 3", "3 Outlook")]),
        ("(Section\u00a03)", [("Section\u00a03", "3 Outlook")]),
        ("as § 2 says, and §3", [("§ 2", "2 Positions"), ("§3", "3 Outlook")]),
        ("sección 3, el apartado 2", [("sección 3", "3 Outlook"), ("apartado 2", "2 Positions")]),
        ("sections 2 and 3 agree", [("sections 2", "2 Positions"), ("3", "3 Outlook")]),
        ("sections 2, 7, and 3", [("sections 2", "2 Positions"), ("3", "3 Outlook")]),
        ("sections 2–3", [("sections 2", "2 Positions"), ("3", "3 Outlook")]),
        ("Table 1 and section 2", [("Table 1", TABLE), ("section 2", "2 Positions")]),
        ("la Tabla 1", [("Tabla 1", TABLE)]),
        ("section 2 of this memo", [("section 2", "2 Positions")]),
        ("section 2 of the Ferries Act", []),
        ("Section 2(a)", []),
        ("la sección 2 de la ley", []),
        ("sections 3.1 and 30", []),
        ("section 4, Table 2", []),
        ("intersection 2 and portable 1", []),
        ("2 sections, 3 tables", []),
    ],
)  # fmt: skip
def test_what_names_a_section_or_a_table_leads_there(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    memo = memo_of(sentence)
    found = referred(memo)
    assert links(found) == expected
    said = [plain_text(block.inlines) for block in found.blocks if isinstance(block, Para)]
    assert said[0] == sentence


def test_words_of_a_passage_a_heading_and_a_caption_of_its_own_are_left_alone() -> None:
    blocks: tuple[Block, ...] = (
        Extract((InlineExtract("p", "see section 1", Voice.OWN),), Voice.OWN, "p"),
        Para((Emph("see section 1", strong=True), Link("section 1", "https://example.org"))),
        Heading(1, "What section 1 is", "1"),
        Table((Text("Table 1. As in Table 1 and section 1"),), ("A",), (("section 1",),)),
    )
    found = referred(Memo(META, blocks)).blocks
    assert found[:3] == blocks[:3]
    table = found[3]
    assert isinstance(table, Table)
    assert [item.text for item in table.caption if isinstance(item, Link)] == ["section 1"]


def test_a_memo_without_numbers_is_the_same_memo() -> None:
    memo = Memo(META, (Heading(1, "One"), Para((Text("See section 1 and Table 1."),))))
    assert referred(memo) is memo


@pytest.fixture
def memo() -> Memo:
    made = memo_of("See section 3, and Table 1.", "As section 2 says.")
    listed = Bullets(((Text("Also in sections 1 and 3."),),))
    return replace(made, blocks=(*made.blocks, listed))


@pytest.mark.parametrize("contents", ["", "Contents"])
def test_in_a_pdf_each_leads_to_its_place_and_says_what_stands_there(
    memo: Memo, sheet: Style, tmp_path: Path, contents: str
) -> None:
    memo = replace(memo, meta=replace(memo.meta, contents_title=contents, notes_at=NotesAt.FOOT))
    data = pdf.write(memo, sheet, archive=True)
    assert failures(data, tmp_path) == []
    assert faults(data) == []
    with Pdf.open(BytesIO(data)) as file:
        tops = {
            str(link.Contents): (file.pages.index(link.Dest[0]), round(float(link.Dest[3])))
            for page in file.pages
            for link in page.get("/Annots", [])
        }
        heads = {
            str(item.title): round(float(item.destination[3]))
            for item in file.open_outline().root
            if isinstance(item.destination, Array)
        }
    assert {"1 Bottom line", "2 Positions", "3 Outlook", TABLE} <= set(tops)
    for title in ("2 Positions", "3 Outlook"):
        assert tops[title][1] == heads[title]
    if not contents:  # all of it stands on one page
        assert tops["2 Positions"] > tops[TABLE] > tops["3 Outlook"]


def test_in_word_each_leads_to_a_bookmark(
    memo: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(word.write(memo, sheet, base_docx))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    said = {
        mark.get(f"{W}name"): "".join(t.text or "" for t in mark.getparent().iter(f"{W}t"))  # type: ignore[union-attr]  # it has one
        for mark in root.iter(f"{W}bookmarkStart")
    }
    led = [
        ("".join(t.text or "" for t in link.iter(f"{W}t")), said[link.get(f"{W}anchor")])
        for link in root.iter(f"{W}hyperlink")
    ]
    assert [words for words, _ in led] == ["section 3", "Table 1", "section 2", "sections 1", "3"]
    assert [re.sub("\u2002", " ", title) for _, title in led] == [
        *("3 Outlook", TABLE, "2 Positions", "1 Bottom line", "3 Outlook"),
    ]


def test_in_html_each_leads_to_what_has_its_name(memo: Memo) -> None:
    page = etree.fromstring(html.write(memo), etree.HTMLParser())
    named = {each.get("id"): each for each in page.iter() if each.get("id")}
    led = [each for each in page.iter("a") if each.get("href", "").startswith("#block")]
    assert len(led) == 5
    for link in led:
        target = named[link.get("href", "")[1:]]
        holder = target if target.tag in {"h1", "table"} else target.getparent()
        assert holder is not None
        words = said(link)
        assert said(holder).startswith((words[-1], words))
    assert named["outlook"].tag == "h1", "a heading keeps its own name"
    assert "See section 3, and Table 1." in markdown.write(memo).decode()


def said(element: etree._Element) -> str:
    """Return the words in an element."""
    return " ".join(map(str, element.itertext())).strip()


@pytest.fixture
def following() -> Memo:
    """A memo without numbers, with references to what stands in it."""
    blocks: tuple[Block, ...] = (
        Heading(1, "Bottom line", "", "bottom-line", "bottom"),
        Para((Text("See section "), CrossRef("“Inés Valdemar”", "ines"), Text(" and "))),
        Para((Text("Table\u00a0"), CrossRef("1", "told"), Text(" of "), CrossRef("“X”", "gone"))),
        Heading(2, "Inés Valdemar", "", "bottom-line-1", "ines"),
        Table((Text(TABLE),), ("A", "B"), (("a", "b"),), origin="told"),
    )
    return Memo(META, blocks)


FOLLOWED: Final = [("section “Inés Valdemar”", "Inés Valdemar"), ("Table\u00a01", TABLE)]


def test_a_reference_leads_to_its_target_whether_that_has_a_number_or_not(
    following: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    assert links(referred(following)) == FOLLOWED
    data = pdf.write(following, sheet, archive=True)
    assert (failures(data, tmp_path), faults(data)) == ([], [])
    with Pdf.open(BytesIO(data)) as file:
        told = [str(link.Contents) for page in file.pages for link in page.get("/Annots", [])]
    assert told == [title for _, title in FOLLOWED]
    path = tmp_path / "memo.docx"
    path.write_bytes(word.write(following, sheet, base_docx))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    led = [(link.get(f"{W}anchor"), said(link)) for link in root.iter(f"{W}hyperlink")]
    assert [words for _, words in led] == [words for words, _ in FOLLOWED]
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert {name for name, _ in led} <= names
    page = etree.fromstring(html.write(following), etree.HTMLParser())
    assert [said(each) for each in page.iter("a") if each.get("href")] == [w for w, _ in FOLLOWED]
    assert "of “X”" in markdown.write(following).decode()


def test_an_address_that_is_typed_leads_to_no_place_that_is_not_there(
    sheet: Style, base_docx: bytes
) -> None:
    forged = Para((Link("a", "#block-77"), Link("b", "#block-0"), Link("c", "#x")))
    memo = Memo(META, (forged, Heading(1, "One", "1")))
    assert faults(pdf.write(memo, sheet)) == []
    assert b"/Annots" not in pdf.write(memo, sheet)
    with zipfile.ZipFile(BytesIO(word.write(memo, sheet, base_docx))) as archive:
        assert b"w:hyperlink" not in archive.read("word/document.xml")
    assert b"href" not in html.write(memo)
