from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefer.errors import InputError
from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Table,
)
from briefer.memo.style import Align, Hyphens, RoleName
from briefer.memo.word.writer import FromPages, write
from briefer.model.inline import InlineExtract, Text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Block
    from briefer.memo.style import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
META: Final = MemoMeta("A title", "position", "Desk", "Subject", "2023-12-29T00:00:00Z")


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def names(docx: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return archive.namelist()


def body(docx: bytes) -> etree._Element:
    found = part(docx, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text_of(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def runs_with(root: etree._Element, text: str) -> list[etree._Element]:
    return [each for each in root.iter(f"{W}r") if text in text_of(each)]


def memo_of(*blocks: Block) -> Memo:
    return Memo(META, blocks)


@pytest.fixture
def page(page_memo: Memo, sheet: Style, base_docx: bytes) -> bytes:
    return write(page_memo, sheet, base_docx)


@pytest.mark.parametrize("place", [NotesAt.END, NotesAt.FOOT])
@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_the_file_has_no_findings(
    name: str,
    place: NotesAt,
    request: pytest.FixtureRequest,
    sheet: Style,
    base_docx: bytes,
    tmp_path: Path,
) -> None:
    memo = request.getfixturevalue(name)
    path = tmp_path / "memo.docx"
    placed = replace(memo, meta=replace(memo.meta, notes_at=place))
    path.write_bytes(write(placed, sheet, base_docx))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_memo_gives_the_same_bytes(
    page_memo: Memo, sheet: Style, base_docx: bytes, page: bytes
) -> None:
    assert write(page_memo, sheet, base_docx) == page
    with zipfile.ZipFile(BytesIO(page)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_every_property_is_set_and_dated_by_the_memo(page: bytes) -> None:
    properties = Document(BytesIO(page)).core_properties
    stamp = datetime(2023, 12, 29, 12, 30, tzinfo=UTC)
    assert properties.title.startswith("Costa Alta offers help")
    assert properties.author == properties.last_modified_by == "Northern desk"
    assert properties.subject == "Ferry talks, December 2023"
    assert properties.keywords == "TLP:GREEN"
    assert properties.comments == ""
    assert properties.language == "en-US"
    assert properties.created == properties.modified == stamp


def test_the_handling_mark_is_a_property_of_its_own(
    page_memo: Memo, sheet: Style, base_docx: bytes, page: bytes
) -> None:
    (entry,) = part(page, "docProps/custom.xml")
    assert (entry.get("name"), entry.get("pid")) == ("Handling", "2")
    assert [each.text for each in entry] == ["TLP:GREEN"]
    bare = replace(page_memo, meta=replace(page_memo.meta, banner=""))
    for base in (base_docx, page):  # a base document may bring the property
        assert "docProps/custom.xml" not in names(write(bare, sheet, base))
    again = part(write(page_memo, sheet, page), "docProps/custom.xml")
    assert len(again) == 1


def test_each_thing_has_a_style_by_its_name(page: bytes) -> None:
    used = {style_of(each) for each in body(page).iter(f"{W}p")}
    assert used == {
        "Title", "MemoHeader", "Rule", "Heading1", "Heading2", "BodyText", "BottomLine",
        "ListBullet", "Position", "OwnWords", "OwnWordsTranslation", "ReportedWords", "Caption",
        "TableHead", "TableText", "SmallPrint", "NotesTitle",
    }  # fmt: skip


def test_the_style_sheet_dresses_the_styles(
    page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    body_role = replace(sheet.roles[next(iter(sheet.roles))], size=20, colour="#ABCDEF")
    changed = replace(sheet, roles=dict.fromkeys(sheet.roles, body_role))
    styles = Document(BytesIO(write(page_memo, changed, base_docx))).styles
    for name in ("Heading 1", "Own Words", "List Bullet", "endnote text"):
        assert styles[name].font.size.pt == 20
        assert str(styles[name].font.color.rgb) == "ABCDEF"


HYPHENS: Final = ("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone")


def dressed(sheet: Style, **entries: object) -> Style:
    """Return the sheet with running text that says this, too."""
    roles = {
        name: role if role.hyphens is Hyphens.NONE else replace(role, **entries)  # type: ignore[arg-type]  # as given
        for name, role in sheet.roles.items()
    }
    return replace(sheet, roles=roles)


def test_word_hyphenates_where_the_sheet_asks_for_it_and_nowhere_else(
    page_memo: Memo, page: bytes, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    settings = part(page, "word/settings.xml")
    assert settings.find(f"{W}autoHyphenation") is None
    assert part(page, "word/styles.xml").find(f".//{W}suppressAutoHyphens") is None
    asked = write(page_memo, dressed(sheet, hyphens=Hyphens.MANY), base_docx)
    path = tmp_path / "memo.docx"
    path.write_bytes(asked)
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    settings = part(asked, "word/settings.xml")
    told = [etree.QName(child).localname for child in settings]
    place = told.index("autoHyphenation")
    assert tuple(told[place : place + 3]) == HYPHENS
    assert "defaultTabStop" not in told[place:]
    styles = part(asked, "word/styles.xml")
    whole = {
        style.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]  # every style has one
        for style in styles.findall(f"{W}style")
        if style.find(f".//{W}suppressAutoHyphens") is not None
    }
    assert {"Title", "heading 1", "Table Text", "endnote text"} <= whole
    assert not whole & {"Body Text", "Own Words", "List Bullet"}


def test_justified_text_is_justified_in_word(
    page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    sheet = dressed(sheet, align=Align.JUSTIFIED)
    styles = part(write(page_memo, sheet, base_docx), "word/styles.xml")
    assert {jc.get(f"{W}val") for jc in styles.iter(f"{W}jc")} >= {"both", "center"}


def test_only_a_speakers_own_words_have_a_bar(page: bytes) -> None:
    styles = part(page, "word/styles.xml")
    barred = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}pBdr/{W}left") is not None
    }
    assert barred == {"OwnWords", "OwnWordsTranslation", "BottomLine"}


def test_an_extract_stands_in_one_run_of_its_own_style(page: bytes) -> None:
    words = "I don’t have any announcements on tolls to make today."
    (run,) = runs_with(body(page), words)
    assert [each.text for each in run.iter(f"{W}t")] == [f"“{words}”"]
    style = run.find(f"{W}rPr/{W}rStyle")
    assert style is not None
    assert style.get(f"{W}val") == "SourceWords"


def test_line_feeds_and_tabs_of_a_quotation_are_words_own(sheet: Style, base_docx: bytes) -> None:
    quote = InlineExtract("p", "one\ntwo\tthree", Voice.REPORT)
    written = body(write(memo_of(Extract((quote,), Voice.REPORT, "p")), sheet, base_docx))
    (run,) = runs_with(written, "one")
    tags = [etree.QName(each).localname for each in run if each.tag != f"{W}rPr"]
    assert tags == ["t", "br", "t", "tab", "t"]


def test_control_characters_never_reach_the_file(sheet: Style, base_docx: bytes) -> None:
    noise = "a\x00b\x07c\ufffe\ud800d\u2028e"
    memo = memo_of(
        HeaderBlock(noise, ()), Heading(1, noise), Para((Text(noise),)), Table((), (noise,), ())
    )
    meta = replace(META, title=noise * 90, banner=noise, author=noise)
    docx = write(replace(memo, meta=meta), sheet, base_docx)
    texts = [text_of(each) for each in body(docx).iter(f"{W}p")]
    assert texts == ["abcde", "abcde", "abcde", "abcde", ""]
    assert Document(BytesIO(docx)).core_properties.author == "abcd e"


def test_notes_are_words_own_endnotes(page_memo: Memo, page: bytes) -> None:
    marks = [each.get(f"{W}id") for each in body(page).iter(f"{W}endnoteReference")]
    endnotes = part(page, "word/endnotes.xml")
    ids = [each.get(f"{W}id") for each in endnotes]
    assert marks == [str(number) for number in range(1, 16)]
    assert ids == ["-1", "0", *marks]
    assert [each.get(f"{W}type") for each in endnotes][:2] == ["separator", "continuationSeparator"]
    assert text_of(endnotes[2]).startswith("Harbour Wire, “Ministers Meet")
    assert all(style_of(each) == "EndnoteText" for each in list(endnotes.iter(f"{W}p"))[2:])
    assert all(len(list(note.iter(f"{W}endnoteRef"))) == 1 for note in list(endnotes)[2:])
    for root in (part(page, "word/settings.xml"), body(page)):
        formats = [each.get(f"{W}val") for each in root.iterfind(f".//{W}endnotePr/{W}numFmt")]
        assert formats == ["decimal"]


@pytest.fixture
def footed(page_memo: Memo, sheet: Style, base_docx: bytes) -> bytes:
    """The page with its notes at the foot."""
    return write(at_foot(page_memo), sheet, base_docx)


def at_foot(memo: Memo) -> Memo:
    return replace(memo, meta=replace(memo.meta, notes_at=NotesAt.FOOT))


def test_notes_at_the_foot_are_words_own_footnotes(footed: bytes) -> None:
    marks = [each.get(f"{W}id") for each in body(footed).iter(f"{W}footnoteReference")]
    footnotes = part(footed, "word/footnotes.xml")
    separators, notes = list(footnotes)[:2], list(footnotes)[2:]
    assert [each.get(f"{W}type") for each in separators] == ["separator", "continuationSeparator"]
    assert [each.get(f"{W}id") for each in separators] == ["-1", "0"]
    for each in separators:
        assert len(list(each.iter(f"{W}{each.get(f'{W}type')}"))) == 1
    assert [each.get(f"{W}id") for each in notes] == marks == [str(n) for n in range(1, 16)]
    assert {style_of(each) for note in notes for each in note.iter(f"{W}p")} == {"FootnoteText"}
    assert all(len(list(note.iter(f"{W}footnoteRef"))) == 1 for note in notes)
    assert "word/endnotes.xml" not in names(footed)
    assert "endnote" not in "".join(style_of(each) for each in body(footed).iter(f"{W}p"))


def test_footnotes_are_settled_where_the_schema_wants_it(footed: bytes) -> None:
    settings = part(footed, "word/settings.xml")
    ids = [each.get(f"{W}id") for each in settings.iterfind(f"{W}footnotePr/{W}footnote")]
    assert ids == ["-1", "0"]
    following = [etree.QName(each).localname for each in settings]
    assert following[following.index("footnotePr") + 1] == "compat"
    assert "endnotePr" not in following


def test_no_title_stands_where_the_notes_are_at_the_foot(footed: bytes) -> None:
    said = [text_of(each) for each in body(footed).iter(f"{W}p")]
    assert "Notes" not in said
    assert said[-1] == "Reliability of outlets: not judged."


@pytest.mark.parametrize("at", [NotesAt.END, NotesAt.FOOT])
def test_the_words_of_a_note_begin_below_one_another_behind_its_raised_number(
    at: NotesAt, page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, notes_at=at))
    note_role = replace(sheet[RoleName.NOTE], left=0.0, first=0.0)
    flush = replace(sheet, roles={**sheet.roles, RoleName.NOTE: note_role})
    for style, between in ((sheet, "\t"), (flush, " ")):
        docx = write(memo, style, base_docx)
        kind = "endnote" if at is NotesAt.END else "footnote"
        for note in list(part(docx, f"word/{kind}s.xml"))[2:]:
            number, gap = list(note.iter(f"{W}r"))[:2]
            assert number.find(f"{W}{kind}Ref") is not None
            (raised,) = (each.get(f"{W}val", "") for each in number.iter(f"{W}rStyle"))
            assert raised == f"{kind.title()}Reference"
            tabs, words = gap.findall(f"{W}tab"), text_of(gap)
            assert "\t" * len(tabs) + words == between


def test_a_footnote_looks_like_an_endnote(footed: bytes) -> None:
    styles = Document(BytesIO(footed)).styles
    foot_text, end_text = styles["footnote text"], styles["endnote text"]
    assert foot_text.font.size == end_text.font.size
    assert foot_text.paragraph_format.left_indent == end_text.paragraph_format.left_indent
    assert styles["footnote reference"].font.superscript


def test_a_base_document_brings_no_notes_of_its_own(
    page_memo: Memo, sheet: Style, page: bytes, footed: bytes
) -> None:
    again = write(page_memo, sheet, footed)
    assert "word/footnotes.xml" not in names(again)
    assert part(again, "word/settings.xml").find(f"{W}footnotePr") is None
    assert body(again).find(f"{W}sectPr/{W}footnotePr") is None
    assert "word/endnotes.xml" not in names(write(at_foot(page_memo), sheet, page))


def test_a_memo_without_notes_has_no_notes_part_and_no_title_for_it(
    sheet: Style, base_docx: bytes
) -> None:
    docx = write(memo_of(Para((Text("Alone."),))), sheet, base_docx)
    assert "word/endnotes.xml" not in names(docx)
    assert [text_of(each) for each in body(docx).iter(f"{W}p")] == ["Alone."]


def foot(docx: bytes, kind: str) -> etree._Element | None:
    section = body(docx).find(f"{W}sectPr")
    assert section is not None
    for reference in section.iter(f"{W}footerReference"):
        if reference.get(f"{W}type") == kind:
            rels = part(docx, "word/_rels/document.xml.rels")
            (target,) = (
                each.get("Target", "") for each in rels if each.get("Id") == reference.get(f"{R}id")
            )
            return part(docx, f"word/{target}")
    return None


def test_the_folio_counts_by_fields_from_the_second_page_on(page: bytes) -> None:
    later, first = foot(page, "default"), foot(page, "first")
    assert later is not None
    assert first is not None
    assert [each.text for each in later.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    kinds = [each.get(f"{W}fldCharType") for each in later.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 2
    assert text_of(later) == "2 of 2\u2005\u2005TLP:GREEN\u2005\u2005"
    assert text_of(first) == "\u2005\u2005TLP:GREEN\u2005\u2005"
    assert Document(BytesIO(page)).sections[0].different_first_page_header_footer


def test_the_folio_speaks_the_memos_language(sheet: Style, base_docx: bytes) -> None:
    meta = replace(META, language="es", page_of="de")
    docx = write(Memo(meta, (Para((Text("Hola"),)),)), sheet, base_docx)
    later = foot(docx, "default")
    assert later is not None
    assert text_of(later) == "2 de 2"
    defaults = part(docx, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert defaults is not None
    assert defaults.get(f"{W}val") == "es-MX"


def test_headings_are_bookmarked_once_each(sheet: Style, base_docx: bytes) -> None:
    blocks = [Heading(1, "Same", "1"), Heading(1, "Same", "2"), Heading(2, "a b", anchor="x y!")]
    written = body(write(memo_of(*blocks), sheet, base_docx))
    starts = list(written.iter(f"{W}bookmarkStart"))
    assert [each.get(f"{W}name") for each in starts] == ["h_Same", "h_Same_1", "h_x_y_"]
    assert len({each.get(f"{W}id") for each in starts}) == 3


def test_a_heading_that_is_called_as_the_bookmark_of_another_has_its_own(
    sheet: Style, base_docx: bytes
) -> None:
    blocks = [Heading(2, words) for words in ("Phase", "Phase 2", "Phase")]
    written = body(write(memo_of(*blocks), sheet, base_docx))
    names = [each.get(f"{W}name") for each in written.iter(f"{W}bookmarkStart")]
    assert names == ["h_Phase", "h_Phase_2", "h_Phase_3"]


def test_behind_each_heading_is_a_field_that_shows_nothing_so_libreoffice_keeps_it_with_its_text(
    page_memo: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    docx = write(page_memo, sheet, base_docx)
    titles = [block.text for block in page_memo.blocks if isinstance(block, Heading)]
    marked = [p for p in body(docx).iter(f"{W}p") if list(p.iter(f"{W}instrText"))]
    assert [text_of(each).rpartition("\u2002")[2] for each in marked] == titles
    for paragraph in marked:
        *_, bookmark, begin, code, middle, end = paragraph
        assert bookmark.tag == f"{W}bookmarkEnd"
        assert [each.get(f"{W}fldCharType") for run in (begin, middle, end) for each in run] == [
            "begin",
            "separate",
            "end",
        ]
        assert [each.text for each in code] == [' SET heading "" ']
    path = tmp_path / "headings.docx"
    path.write_bytes(docx)
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_contents_have_a_line_for_each_heading_with_its_page_and_a_way_there(
    page_memo: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    memo = replace(page_memo, meta=replace(page_memo.meta, contents_title="Contents"))
    headings = [(n, b) for n, b in enumerate(memo.blocks) if isinstance(b, Heading)]
    pages = {number: place + 1 for place, (number, _) in enumerate(headings)}
    pages[len(memo.blocks)] = len(headings) + 1
    docx = write(memo, sheet, base_docx, told=FromPages(pages))
    written = body(docx)
    lines = [
        paragraph
        for paragraph in written.iter(f"{W}p")
        if any("PAGEREF" in (code.text or "") for code in paragraph.iter(f"{W}instrText"))
    ]
    titles = [*(heading.text for _, heading in headings), memo.meta.notes_title]
    assert len(lines) == len(titles)
    for number, (line, title) in enumerate(zip(lines, titles, strict=True), start=1):
        assert text_of(line).endswith(f"{title}\u2002\u2002{number}")
    anchors = [link.get(f"{W}anchor") for line in lines for link in line.iter(f"{W}hyperlink")]
    marks = {start.get(f"{W}name") for start in written.iter(f"{W}bookmarkStart")}
    assert len(set(anchors)) == len(titles)
    assert set(anchors) <= marks
    ends = [each.get(f"{W}fldCharType") for each in written.iter(f"{W}fldChar")]
    assert ends.count("begin") == ends.count("end") == ends.count("separate")
    path = tmp_path / "contents.docx"
    path.write_bytes(docx)
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_every_quotation_is_in_a_control_and_a_bookmark_that_name_its_passage(
    sheet: Style, base_docx: bytes
) -> None:
    guid = "0f8fad5b-d9cb-469f-a165-70867728950e"
    twice = InlineExtract(guid, "fair tolls", Voice.OWN)
    blocks = (Extract((Text("He: "), twice), Voice.OWN, guid), Para((Text("So "), twice)))
    written = body(write(memo_of(*blocks), sheet, base_docx))
    starts = list(written.iter(f"{W}bookmarkStart"))
    names = [start.get(f"{W}name") for start in starts]
    assert names == [f"q_{guid.replace('-', '')}", f"q_{guid.replace('-', '')}_1"]
    for start in starts:
        control = start.getnext()
        assert control is not None
        assert text_of(control) == "“fair tolls”"
        alias = control.find(f"{W}sdtPr/{W}alias")
        assert alias is not None
        assert alias.get(f"{W}val") == f"Quotation {guid}"
    assert len({each.get(f"{W}val") for each in written.iter(f"{W}id")}) == 2


def test_links_lead_to_the_web_or_to_mail_and_nowhere_else(
    hard_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    docx = write(hard_memo, sheet, base_docx)
    links = [text_of(each) for each in body(docx).iter(f"{W}hyperlink")]
    assert links == ["the page <1>", "a letter"]
    targets = {
        each.get("Target")
        for name in ("document", "endnotes")
        for each in part(docx, f"word/_rels/{name}.xml.rels")
        if each.get("TargetMode") == "External"
    }
    assert targets == {
        "https://example.org/?a=1&b=%20%3C2%3E",
        "mailto:desk@example.org",
        "https://example.org/a?b=1&c=2",
    }


def test_right_to_left_words_have_a_paragraph_and_a_run_of_their_own_kind(
    hard_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    written = body(write(hard_memo, sheet, base_docx))
    (arabic, _) = runs_with(written, "وقال الوزير")
    paragraph = next(arabic.iterancestors(f"{W}p"))
    assert arabic.find(f"{W}rPr/{W}rtl") is not None
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    (latin,) = runs_with(written, "First line")
    assert latin.find(f"{W}rPr/{W}rtl") is None


def test_a_table_repeats_its_head_and_is_described(page: bytes) -> None:
    _, table = body(page).iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 6
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    summary = table.find(f"{W}tblPr/{W}tblDescription")
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    assert summary is not None
    assert caption is not None
    assert str(summary.get(f"{W}val")).startswith("For each speaker")
    assert str(caption.get(f"{W}val")).startswith("Table 1.")


def test_the_head_is_a_table_without_lines(page_memo: Memo, page: bytes) -> None:
    (block, *_) = (each for each in page_memo.blocks if isinstance(each, HeaderBlock))
    table = next(body(page).iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    said = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in rows]
    assert said == [[field.label, field.value] for field in block.fields]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [{p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")} for row in rows]
    assert kept == [*[{True}] * (len(rows) - 1), {False}]
    labels = [next(row.iter(f"{W}rStyle")).get(f"{W}val") for row in rows]
    assert set(labels) == {"MemoLabel"}
    said_of_it = {
        etree.QName(each).localname: each.get(f"{W}val") for each in table.iterfind(f"{W}tblPr/*")
    }
    assert said_of_it["tblStyle"] == "MemoHead"
    assert said_of_it["tblCaption"] == "MEMORANDUM"
    assert said_of_it["tblDescription"] == "MEMORANDUM FOR, FROM, DATE, SUBJECT, PERIOD"
    style = next(
        each
        for each in part(page, "word/styles.xml").iter(f"{W}style")
        if each.get(f"{W}styleId") == "MemoHead"
    )
    assert style.find(f".//{W}tblBorders") is None
    margins = style.find(f"{W}tblPr/{W}tblCellMar")
    assert margins is not None
    assert {each.get(f"{W}w") for each in margins} == {"0"}


def test_a_head_of_no_lines_is_no_table(sheet: Style, base_docx: bytes) -> None:
    written = body(write(memo_of(HeaderBlock("NOTE", ())), sheet, base_docx))
    assert [etree.QName(each).localname for each in written] == ["p", "sectPr"]


def test_a_head_with_a_table_under_it_is_a_table_of_its_own(sheet: Style, base_docx: bytes) -> None:
    head = HeaderBlock("", (HeaderField("TO", "The desk"),))
    written = body(write(memo_of(head, Table((), ("A",), (("b",),))), sheet, base_docx))
    tags = [etree.QName(each).localname for each in written]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_value_that_runs_to_the_left_stands_at_the_right(sheet: Style, base_docx: bytes) -> None:
    head = HeaderBlock("", (HeaderField("SUBJECT", "محادثات الموانئ"),))
    written = body(write(memo_of(head), sheet, base_docx))
    label, value = written.iter(f"{W}tc")
    assert label.find(f".//{W}bidi") is None
    assert value.find(f"{W}p/{W}pPr/{W}bidi") is not None
    assert value.find(f".//{W}rPr/{W}rtl") is not None


@pytest.mark.parametrize(("rows", "held"), [(1, [True, False]), (6, [True] * 6 + [False])])
def test_the_rows_of_a_short_table_stand_together(
    sheet: Style, base_docx: bytes, rows: int, held: list[bool]
) -> None:
    grid = Table((), ("A", "B"), (("b", "c"),) * rows)
    made = body(write(memo_of(grid), sheet, base_docx)).iter(f"{W}tr")
    kept = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in made]
    assert kept == [[one, one] for one in held]


def test_a_long_table_may_be_parted(sheet: Style, base_docx: bytes) -> None:
    grid = Table((), ("A",), (("b",),) * 7)
    written = body(write(memo_of(grid), sheet, base_docx))
    kept = [row.find(f".//{W}keepNext") is not None for row in written.iter(f"{W}tr")]
    assert kept == [True, True, *[False] * 4, True, False], "no row alone at either end"


@pytest.mark.parametrize(("following", "held"), [(Heading(2, "Next"), False), (None, True)])
def test_a_position_leads_in_its_passages_and_no_heading(
    sheet: Style, base_docx: bytes, following: Heading | None, held: bool
) -> None:
    position = Para((Text("Agrees: talks."),), ParaRole.POSITION)
    after = (following,) if following else ()
    said = Para((Text("As it said."),))
    written = body(write(memo_of(Heading(2, "One"), position, *after, said), sheet, base_docx))
    paragraph = next(p for p in written.iter(f"{W}p") if text_of(p) == "Agrees: talks.")
    own = paragraph.find(f"{W}pPr/{W}keepNext")
    assert (own is None) is held, "its style holds it"
    assert own is None or own.get(f"{W}val") == "0"


def test_two_tables_do_not_run_into_one_another(sheet: Style, base_docx: bytes) -> None:
    grid = Table((), ("A",), (("b",),))
    written = body(write(memo_of(grid, grid), sheet, base_docx))
    tags = [etree.QName(each).localname for each in written]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_page_break_begins_the_next_paragraph(sheet: Style, base_docx: bytes) -> None:
    blocks: list[Block] = [
        Para((Text("one"),)),
        PageBreak(),
        PageBreak(),
        Para((Text("two"),)),
        PageBreak(),
    ]
    written = body(write(memo_of(*blocks), sheet, base_docx))
    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in written.iter(f"{W}p")]
    assert breaks == [False, True]


def test_a_list_ends_with_the_room_of_a_paragraph(sheet: Style, base_docx: bytes) -> None:
    listed = Bullets(((Text("one"),), (Text("two"),)))
    written = body(write(memo_of(listed, Para((Text("words"),))), sheet, base_docx))
    room = [each.find(f"{W}pPr/{W}spacing") for each in written.findall(f"{W}p")]
    after = str(round(sheet[RoleName.BODY].after * 20))
    assert sheet[RoleName.BULLET].after < sheet[RoleName.BODY].after
    assert [None if each is None else each.get(f"{W}after") for each in room] == [None, after, None]


def test_nothing_stands_free_over_what_begins_a_page(sheet: Style, base_docx: bytes) -> None:
    grid = Table((), ("A",), (("b",),))
    heading, text = Heading(1, "Annex"), Para((Text("words"),))
    written = body(write(memo_of(grid, PageBreak(), heading, heading, text), sheet, base_docx))
    room = [each.find(f"{W}pPr/{W}spacing") for each in written.findall(f"{W}p")]
    assert sheet[RoleName.HEADING1].before > 0
    assert [None if each is None else each.get(f"{W}before") for each in room] == ["0", None, None]


def test_neighbouring_extracts_keep_their_own_bars(sheet: Style, base_docx: bytes) -> None:
    extract = Extract((InlineExtract("p", "words", Voice.OWN),), Voice.OWN, "p", (Text("ours"),))
    written = body(write(memo_of(extract, extract, extract), sheet, base_docx))
    indents = [each.find(f"{W}pPr/{W}ind") is not None for each in written.iter(f"{W}p")]
    assert indents == [False, False, True, True, False, False]


def test_a_base_document_that_lacks_the_styles_gets_them(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    foreign = Document()
    foreign.add_paragraph("Words of the template that do not belong in a memo")
    path = tmp_path / "foreign.docx"
    foreign.save(str(path))
    docx = write(page_memo, sheet, path.read_bytes())
    reopened = Document(BytesIO(docx))
    assert reopened.paragraphs[0].text == "MEMORANDUM"
    assert {"Own Words", "Bottom Line", "Memo Table"} <= {each.name for each in reopened.styles}


def test_a_base_document_leaves_no_addresses_behind(
    hard_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    linked = write(hard_memo, sheet, base_docx)
    rels = "word/_rels/document.xml.rels"
    assert [each.get("Id") for each in part(linked, rels)].count("link1") == 1
    again = part(write(hard_memo, sheet, linked), rels)
    assert [each.get("Id") for each in again].count("link1") == 1
    bare = write(memo_of(Para((Text("No link."),))), sheet, linked)
    assert not [each for each in part(bare, rels) if each.get("TargetMode") == "External"]


@pytest.mark.parametrize("junk", [b"", b"no zip at all", b"PK\x05\x06" + b"\x00" * 18])
def test_a_base_document_that_is_none_is_refused(
    junk: bytes, page_memo: Memo, sheet: Style
) -> None:
    with pytest.raises(InputError, match=r"base\.docx"):
        write(page_memo, sheet, junk)
