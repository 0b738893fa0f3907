"""A letterhead of the user's own as the base of a memo: what it brings stays, and stays alone."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.shared import Pt
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefer.memo.document import Bullets, Figure, HeaderField, Heading, Memo, Para
from briefer.memo.letterhead import BELOW
from briefer.memo.style import RoleName, Word
from briefer.memo.word.reading import read
from briefer.memo.word.writer import write
from briefer.model.inline import Link, Text
from tests.memo.pdf.test_letterhead import with_letterhead
from tests.memo.picturing import dots
from tests.memo.word import letterheads
from tests.memo.word.letterheads import changed, house, saved
from tests.memo.word.test_writer import META, R, W, body, names, style_of, text_of
from tests.memo.word.test_writer import part as root_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.style import Style

WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OF_PAGE: Final = "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
STYLES: Final = "word/styles.xml"
RELS: Final = "word/_rels/document.xml.rels"
MARK: Final = "\u2005\u2005TLP:GREEN\u2005\u2005"


def found(docx: bytes, kind: str, where: str) -> etree._Element:
    """Return the header (or footer) of a kind of page, as the last section names it."""
    section = body(docx).find(f"{W}sectPr")
    assert section is not None
    (name,) = (
        each.get(f"{R}id")
        for each in section.iter(f"{W}{where}Reference")
        if each.get(f"{W}type") == kind
    )
    rels = root_of(docx, RELS)
    (target,) = (each.get("Target", "") for each in rels if each.get("Id") == name)
    return root_of(docx, f"word/{target}")


def said(docx: bytes, kind: str, where: str) -> list[str]:
    return [text_of(each) for each in found(docx, kind, where).iter(f"{W}p")]


def faults(docx: bytes, folder: Path) -> list[str]:
    path = folder / "memo.docx"
    path.write_bytes(docx)
    return [error.description for error in OpenXmlValidator().validate(path).errors]


def style_named(docx: bytes, name: str) -> etree._Element:
    (style,) = (
        each
        for each in root_of(docx, "word/styles.xml").iter(f"{W}style")
        if each.findall(f"{W}name")[0].get(f"{W}val") == name
    )
    return style


def font_of(style: etree._Element) -> str | None:
    fonts = style.find(f"{W}rPr/{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii")


@pytest.mark.parametrize(
    ("first", "even", "own"),
    [(False, False, False), (True, True, True), (True, False, True), (False, True, False)],
)
def test_no_letterhead_brings_findings(
    page_memo: Memo, sheet: Style, tmp_path: Path, first: bool, even: bool, own: bool
) -> None:
    base = saved(house(first=first, even=even, folio=first))
    docx = write(page_memo, replace(sheet, word=Word(own)), base)
    assert faults(docx, tmp_path) == []


def test_headers_stay_with_the_mark_above_and_below_them(page_memo: Memo, sheet: Style) -> None:
    docx = write(page_memo, sheet, saved(house()))
    assert said(docx, "first", "header") == [MARK, "The Minister"]
    assert said(docx, "first", "footer") == ["Founded 1804", MARK]
    assert said(docx, "default", "header") == [MARK, "House of Ports"]
    assert said(docx, "default", "footer") == ["1 Quay Street", f"2 of 2{MARK}"]
    for kind in ("first", "default"):
        (blip,) = found(docx, kind, "header").iter(f"{A}blip")
        assert blip.get(f"{R}embed")
    media = [name for name in names(docx) if name.startswith("word/media/")]
    assert len(media) == 2


def test_a_first_page_without_a_header_of_its_own_has_that_of_all(
    page_memo: Memo, sheet: Style
) -> None:
    docx = write(page_memo, sheet, saved(house(first=False)))
    for kind in ("first", "default"):
        assert said(docx, kind, "header") == [MARK, "House of Ports"]
        assert len(list(found(docx, kind, "header").iter(f"{A}blip"))) == 1
    assert said(docx, "first", "footer") == ["1 Quay Street", MARK]
    numbers = [
        each.get("id")
        for kind in ("first", "default")
        for each in found(docx, kind, "header").iter(f"{WP}docPr")
    ]
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("pictured", [False, True])
def test_no_picture_has_the_number_of_one_in_the_letterhead(
    page_memo: Memo, sheet: Style, base_docx: bytes, pictured: bool
) -> None:
    ramp = Figure((Text("Figure 1. A ramp"),), dots(), "A ramp")
    memo = replace(page_memo, blocks=(*page_memo.blocks, ramp, ramp))
    style, base = (with_letterhead(sheet), base_docx) if pictured else (sheet, saved(house()))
    written = write(memo, style, base)
    numbers = [
        number
        for name in names(written)
        if re.fullmatch(r"word/(document|header\d+)\.xml", name)
        for number in re.findall(rb'docPr id="(\d+)"', everything(written)[name])
    ]
    assert len(numbers) == (3 if pictured else 4)
    assert len(set(numbers)) == len(numbers)


def test_no_picture_has_the_name_of_one_in_the_letterhead(sheet: Style) -> None:
    document = house()
    header = document.sections[0].header.part
    for rel in header.rels.values():
        rel.target_part.partname = PackURI("/word/media/figure1.png")
    made = Memo(META, (Figure((), dots(), "A ramp"),))
    with zipfile.ZipFile(BytesIO(write(made, sheet, saved(document)))) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert letterheads.picture().read() in pictures
    assert dots().data in pictures


def test_no_link_has_the_name_of_a_relationship_of_the_letterhead(sheet: Style) -> None:
    base = saved(house())
    parts = {n: letterheads.part(base, n) for n in ("word/document.xml", RELS)}
    (name, *_) = re.findall(rb'headerReference[^>]*r:id="(rId\d+)"', parts["word/document.xml"])
    named = changed(base, {n: x.replace(b'"%b"' % name, b'"link1"') for n, x in parts.items()})
    made = Memo(META, (Para((Link("Here", "https://example.org/"),)),))
    rels = root_of(write(made, sheet, named), RELS)
    ids = [each.get("Id") for each in rels]
    assert len(set(ids)) == len(ids)


def test_a_first_page_that_is_left_bare_stays_bare(page_memo: Memo, sheet: Style) -> None:
    letterhead = house(first=False)
    letterhead.sections[0].different_first_page_header_footer = True
    docx = write(page_memo, sheet, saved(letterhead))
    assert said(docx, "first", "header") == [MARK]
    assert said(docx, "default", "header") == [MARK, "House of Ports"]


def test_even_pages_have_their_own_where_the_letterhead_says_so(
    page_memo: Memo, sheet: Style
) -> None:
    docx = write(page_memo, sheet, saved(house(even=True)))
    assert said(docx, "even", "header") == [MARK, "Even"]
    assert said(docx, "even", "footer") == ["Even foot", f"2 of 2{MARK}"]
    switched_off = house(even=True)
    switched_off.settings.odd_and_even_pages_header_footer = False
    docx = write(page_memo, sheet, saved(switched_off))
    assert b"Even foot" not in b"".join(everything(docx).values())


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_page_that_has_its_number_gets_no_other(
    page_memo: Memo, sheet: Style, where: str
) -> None:
    letterhead = house()
    paragraph = getattr(letterhead.sections[0], where).paragraphs[0]
    letterheads.field(paragraph, r"PAGE \* MERGEFORMAT")
    docx = write(page_memo, sheet, saved(letterhead))
    foot = found(docx, "default", "footer")
    assert "NUMPAGES" not in "".join(each.text or "" for each in foot.iter(f"{W}instrText"))
    assert said(docx, "default", "footer")[-1] == MARK


def test_a_number_whose_code_word_has_parted_is_the_page_s_number(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house()
    paragraph = letterhead.sections[0].footer.paragraphs[0]
    letterheads.field(paragraph, "PAGE")
    (code,) = paragraph.paragraph_format.element.iter(f"{W}instrText")
    rest = deepcopy(code)
    code.text, rest.text = " PA", "GE "
    code.addnext(rest)
    foot = found(write(page_memo, sheet, saved(letterhead)), "default", "footer")
    assert "NUMPAGES" not in "".join(each.text or "" for each in foot.iter(f"{W}instrText"))


def test_the_last_section_counts_with_what_it_has_from_those_before(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house(first=False)
    letterhead.add_paragraph("between")
    last = letterhead.add_section(WD_SECTION.NEW_PAGE)
    last.footer.is_linked_to_previous = False
    last.footer.paragraphs[0].text = "The last foot"
    last.orientation = WD_ORIENT.LANDSCAPE
    docx = write(page_memo, sheet, saved(letterhead))
    assert said(docx, "default", "header") == [MARK, "House of Ports"]
    assert said(docx, "default", "footer")[0] == "The last foot"
    assert b"1 Quay Street" not in b"".join(everything(docx).values())
    sections = list(body(docx).iter(f"{W}sectPr"))
    assert len(sections) == 1
    size = sections[0].find(f"{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") is None


def test_without_a_mark_the_letterhead_has_its_pages_to_itself(sheet: Style) -> None:
    docx = write(Memo(META, (Para((Text("Words"),)),)), sheet, saved(house()))
    assert said(docx, "first", "header") == ["The Minister"]
    assert said(docx, "first", "footer") == ["Founded 1804"]


def test_the_text_of_the_letterhead_stays_at_home(page_memo: Memo, sheet: Style) -> None:
    docx = write(page_memo, sheet, saved(house()))
    assert b"secret" not in b"".join(everything(docx).values())


def test_the_bytes_are_the_same_each_time(page_memo: Memo, sheet: Style) -> None:
    base = saved(house(even=True, folio=True))
    assert write(page_memo, sheet, base) == write(page_memo, sheet, base)


# ---- room


def after_header(docx: bytes, kind: str) -> int:
    spacing = list(found(docx, kind, "header").iter(f"{W}p"))[-1].find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    return int(spacing.get(f"{W}after") or 0)


def test_a_tall_header_does_not_touch_the_text(page_memo: Memo, sheet: Style) -> None:
    letterhead = house()
    docx = write(page_memo, sheet, saved(letterhead))
    assert after_header(docx, "first") == BELOW * 20
    roomy = letterhead.sections[0].first_page_header.paragraphs[0].paragraph_format
    roomy.space_after = Pt(40)
    assert after_header(write(page_memo, sheet, saved(letterhead)), "first") == 800


def test_the_text_begins_below_what_floats_at_the_head_of_the_first_page(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house()
    letterheads.floating(letterhead, at=40, height=120)
    docx = write(page_memo, sheet, saved(letterhead))
    title = next(body(docx).iter(f"{W}p"))
    spacing = title.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    room = int(spacing.get(f"{W}before") or 0) / 20
    assert sheet.page.top + room == pytest.approx(40 + 120 + BELOW)
    margins = body(docx).find(f"{W}sectPr/{W}pgMar")
    assert margins is not None
    assert int(margins.get(f"{W}top") or 0) == sheet.page.top * 20


def test_a_mark_behind_the_whole_page_moves_nothing(page_memo: Memo, sheet: Style) -> None:
    letterhead = house()
    letterheads.floating(letterhead, at=40, height=500)
    title = next(body(write(page_memo, sheet, saved(letterhead))).iter(f"{W}p"))
    assert title.find(f"{W}pPr/{W}spacing") is None


def test_what_floats_on_every_page_moves_the_text_of_every_page(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house()
    letterheads.floating(letterhead, at=20, height=100)
    letterhead.sections[0].different_first_page_header_footer = False
    first = letterhead.sections[0].first_page_header
    root = letterhead.sections[0].header.paragraphs[0].paragraph_format.element
    (drawing,) = first.paragraphs[0].paragraph_format.element.iter(f"{W}drawing")
    for blip in drawing.iter(f"{A}blip"):
        picture = first.part.rels[blip.get(f"{R}embed")].target_part
        header = letterhead.sections[0].header.part
        blip.set(f"{R}embed", header.relate_to(picture, f"{R[1:-1]}/image"))
    root.append(drawing.getparent())
    docx = write(page_memo, sheet, saved(letterhead))
    margins = body(docx).find(f"{W}sectPr/{W}pgMar")
    assert margins is not None
    assert int(margins.get(f"{W}top") or 0) == (20 + 100 + BELOW) * 20


def spacing_of_mark(docx: bytes, kind: str, where: str) -> tuple[int, dict[str, float]]:
    """Return which paragraph the mark is, and the room that it wants, in points."""
    paragraphs = list(found(docx, kind, where).iter(f"{W}p"))
    (place,) = (n for n, each in enumerate(paragraphs) if MARK in text_of(each))
    said = paragraphs[place].find(f"{W}pPr/{W}spacing")
    given = [] if said is None else said.items()
    return place, {str(name).removeprefix(W): int(value) / 20 for name, value in given}


def test_the_mark_stands_clear_of_what_floats_in_its_place(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    letterhead = house()
    letterheads.floating(letterhead, at=20, height=60, left=420)
    docx = write(page_memo, sheet, saved(letterhead))
    place, room = spacing_of_mark(docx, "first", "header")
    assert (place, room) == (1, {"before": 20 + 60 - sheet.page.header, "after": BELOW})
    assert spacing_of_mark(docx, "default", "header") == (0, {})
    assert faults(docx, tmp_path) == []


@pytest.mark.parametrize(("at", "left"), [(20, 72), (300, 420), (60, 420)])
def test_the_mark_stays_where_nothing_floats_in_its_place(
    page_memo: Memo, sheet: Style, at: float, left: float
) -> None:
    letterhead = house()
    letterheads.floating(letterhead, at=at, height=60, left=left)
    docx = write(page_memo, sheet, saved(letterhead))
    assert spacing_of_mark(docx, "first", "header") == (0, {})


def test_the_mark_at_the_foot_stands_clear_too(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    letterhead = house()
    foot = letterhead.sections[0].footer.paragraphs[0]
    foot.runs[0].add_picture(letterheads.picture(), height=Pt(20))
    letterheads.floating(letterhead, at=740, height=52, left=420, where="footer")
    docx = write(page_memo, sheet, saved(letterhead))
    _, room = spacing_of_mark(docx, "default", "footer")
    assert room == {"after": 792 - sheet.page.footer - 740}
    assert spacing_of_mark(docx, "first", "footer")[1] == {}
    assert faults(docx, tmp_path) == []


@pytest.mark.parametrize(
    ("style", "moves"),
    [
        ("margin-left:300pt;margin-top:0;width:200pt;height:1in", True),
        ("margin-left:0;margin-top:0;width:200pt;height:1in", False),
        (f"margin-left:12cm;margin-top:10mm;width:7cm;height:96px;{OF_PAGE}", True),
        ("margin-left:odd;margin-top:;width:9em;height:1in", False),
    ],
)
def test_boxes_of_an_older_word_float_as_well(
    page_memo: Memo, sheet: Style, style: str, moves: bool
) -> None:
    letterhead = house()
    letterheads.boxed(letterhead, style)
    docx = write(page_memo, sheet, saved(letterhead))
    assert (spacing_of_mark(docx, "default", "header")[0] == 1) is moves


def test_a_box_of_an_older_word_has_a_name_of_its_own_on_each_page(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house(first=False)
    letterheads.boxed(letterhead, "width:9pt;height:9pt")
    docx = write(page_memo, sheet, saved(letterhead))
    names = {
        each.get("id")
        for kind in ("first", "default")
        for each in found(docx, kind, "header").iter("{urn:schemas-microsoft-com:vml}rect")
    }
    assert len(names) == 2
    assert "old" not in names


def test_what_other_programs_leave_out_or_misspell_is_made_good(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    base = saved(house())
    rels = letterheads.part(base, "word/_rels/document.xml.rels")
    bare = re.sub(rb"<Relationship [^>]*theme[^>]*/>", b"", rels)
    fonts = letterheads.part(base, "word/fontTable.xml")
    odd = re.sub(rb"<w:charset [^>]*/>", b'<w:charset w:characterSet="utf-8"/>', fonts)
    assert (bare, odd) != (rels, fonts)
    changes = {
        "word/_rels/document.xml.rels": bare,
        "word/theme/theme1.xml": None,
        "word/fontTable.xml": odd,
    }
    docx = write(page_memo, sheet, changed(base, changes))
    assert faults(docx, tmp_path) == []
    assert "word/theme/theme1.xml" in names(docx)


# ---- looks


def test_styles_that_are_missing_are_added(page_memo: Memo, sheet: Style) -> None:
    docx = write(page_memo, sheet, saved(house()))
    assert font_of(style_named(docx, "Own Words")) == "Times New Roman"
    assert style_named(docx, "Memo Head").get(f"{W}type") == "table"
    used = {style_of(each) for each in body(docx).iter(f"{W}p")}
    known = {each.get(f"{W}styleId") for each in root_of(docx, "word/styles.xml").iter(f"{W}style")}
    assert used <= known


def test_the_letterhead_is_seen_as_it_was(page_memo: Memo, sheet: Style) -> None:
    letterhead = house()
    letterhead.styles["Footer"].font.size = Pt(7)
    letterhead.styles["Footer"].font.name = "Garamond"
    base = saved(letterhead)
    docx = write(page_memo, sheet, base)
    (ours,) = (each for each in found(docx, "default", "footer") if "2 of 2" in text_of(each))
    (theirs,) = (each for each in found(docx, "default", "footer") if "Quay" in text_of(each))
    footer = style_named(docx, "footer")
    assert style_of(theirs) == footer.get(f"{W}styleId")
    assert font_of(footer) == "Garamond"
    assert style_of(ours) == "MemoFolio"
    assert font_of(style_named(docx, "Normal")) == "Noto Sans"
    defaults = etree.tostring(root_of(docx, "word/styles.xml").findall(f"{W}docDefaults")[0])
    kept = etree.tostring(root_of(base, "word/styles.xml").findall(f"{W}docDefaults")[0])
    without = re.compile(rb"<w:lang[^>]*/>")
    assert without.sub(b"", defaults) == without.sub(b"", kept)


def test_styles_look_as_the_template_says_unless_it_asks_for_the_letterheads_letters(
    page_memo: Memo, sheet: Style
) -> None:
    letterhead = house()
    letterhead.styles["Heading 1"].font.name = "Garamond"
    plain = write(page_memo, sheet, saved(letterhead))
    own = write(page_memo, replace(sheet, word=Word(own_letters=True)), saved(letterhead))
    assert font_of(style_named(plain, "heading 1")) == "Times New Roman"
    heading = style_named(own, "heading 1")
    assert font_of(heading) == "Garamond"
    colour = heading.find(f"{W}rPr/{W}color")
    assert colour is not None
    assert colour.get(f"{W}val") == "365F91"
    sizes = [each.get(f"{W}val") for each in heading.iter(f"{W}sz")]
    assert sizes == [str(round(sheet[RoleName.HEADING1].size * 2))]
    added = style_named(own, "Own Words")
    assert font_of(added) is None
    basis = added.find(f"{W}basedOn")
    assert basis is not None
    assert basis.get(f"{W}val") == "Normal"
    asked = style_named(own, "Own Words Translation").find(f"{W}rPr/{W}color")
    assert asked is not None
    assert asked.get(f"{W}val") == "333333"


def test_a_style_that_the_letterhead_itself_is_seen_in_is_not_changed(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    letterhead = house()
    letterhead.styles["Heading 1"].font.name = "Garamond"
    letterhead.styles["Footer"].base_style = letterhead.styles["Body Text"]
    letterhead.styles["Body Text"].font.name = "Georgia"
    letterhead.sections[0].header.paragraphs[0].style = letterhead.styles["Heading 1"]
    docx = write(page_memo, sheet, saved(letterhead))
    assert font_of(style_named(docx, "heading 1")) == "Garamond"
    assert font_of(style_named(docx, "Memo heading 1")) == "Times New Roman"
    assert font_of(style_named(docx, "Body Text")) == "Georgia"
    assert font_of(style_named(docx, "Memo Body Text")) == "Times New Roman"
    ours = style_named(docx, "Memo heading 1").get(f"{W}styleId")
    assert ours in {style_of(each) for each in body(docx).iter(f"{W}p")}
    assert faults(docx, tmp_path) == []
    levels = [paragraph.level for paragraph in read(docx).paragraphs if paragraph.level]
    assert levels == [b.level for b in page_memo.blocks if isinstance(b, Heading)]


def test_there_is_room_for_letters_that_are_wider(page_memo: Memo, sheet: Style) -> None:
    def widths(style: Style) -> list[list[int]]:
        written = body(write(page_memo, style, saved(house())))
        return [
            [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
            for table in written.iter(f"{W}tbl")
        ]

    (label, _), matrix = widths(sheet)
    (wide_label, _), wide_matrix = widths(replace(sheet, word=Word(own_letters=True)))
    assert wide_label == pytest.approx(label * 1.2, abs=1)
    assert min(wide_matrix) > min(matrix)
    assert sum(wide_matrix) == pytest.approx(sum(matrix), abs=len(matrix))


def test_a_name_that_means_another_kind_of_style_is_left_to_it(
    page_memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    letterhead = house()
    letterhead.styles.add_style("Position", WD_STYLE_TYPE.CHARACTER)
    docx = write(page_memo, sheet, saved(letterhead))
    assert style_named(docx, "Position").get(f"{W}type") == "character"
    assert style_named(docx, "Memo Position").get(f"{W}type") == "paragraph"
    assert faults(docx, tmp_path) == []


def test_lists_have_bullets_whatever_lists_the_letterhead_has(sheet: Style, tmp_path: Path) -> None:
    memo = Memo(META, (Bullets(((Text("One"),),)),))
    letterhead = house()
    base = saved(letterhead)
    numbering = letterheads.part(base, "word/numbering.xml")
    other = re.sub(rb'<w:pStyle w:val="ListBullet"/>', b"", numbering)
    rels = letterheads.part(base, "word/_rels/document.xml.rels")
    without = re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", rels)
    for docx in (
        base,
        changed(base, {"word/numbering.xml": other}),
        changed(base, {"word/numbering.xml": None, "word/_rels/document.xml.rels": without}),
    ):
        written = write(memo, sheet, docx)
        number = style_named(written, "List Bullet").find(f"{W}pPr/{W}numPr/{W}numId")
        assert number is not None
        lists = root_of(written, "word/numbering.xml")
        (kind,) = (
            each.findall(f"{W}abstractNumId")[0].get(f"{W}val")
            for each in lists.iter(f"{W}num")
            if each.get(f"{W}numId") == number.get(f"{W}val")
        )
        (level,) = (
            each.findall(f"{W}lvl")[0]
            for each in lists.iter(f"{W}abstractNum")
            if each.get(f"{W}abstractNumId") == kind
        )
        assert level.findall(f"{W}numFmt")[0].get(f"{W}val") == "bullet"
        assert faults(written, tmp_path) == []


def test_the_language_is_the_memos_whatever_the_letterhead_was_written_in(
    page_memo: Memo, sheet: Style
) -> None:
    base = saved(house())
    styles = letterheads.part(base, "word/styles.xml")
    german = styles.replace(b'w:val="en-US"', b'w:val="de-DE"')
    assert b"de-DE" in german
    written = root_of(write(page_memo, sheet, changed(base, {"word/styles.xml": german})), STYLES)
    assert [each.get(f"{W}val") for each in written.iter(f"{W}lang")] == ["en-US"]


def test_a_memo_that_was_exported_is_a_letterhead_without_its_mark_and_number(
    page_memo: Memo, sheet: Style
) -> None:
    controlled = (HeaderField("CONTROLLED BY", "Green desk"),)
    meta = replace(page_memo.meta, designation=controlled)
    marked = replace(page_memo, meta=meta)
    once = write(marked, with_letterhead(sheet), saved(house(even=True)))
    assert b"Green desk" in b"".join(everything(once).values())
    again = write(replace(page_memo, meta=replace(page_memo.meta, banner="TLP:RED")), sheet, once)
    other = MARK.replace("GREEN", "RED")
    assert said(again, "first", "header") == [other, "The Minister"]
    assert said(again, "default", "footer") == ["1 Quay Street", f"2 of 2{other}"]
    assert said(again, "even", "footer") == ["Even foot", f"2 of 2{other}"]
    assert b"TLP:GREEN" not in b"".join(everything(again).values())
    assert b"Green desk" not in b"".join(everything(again).values())


# ---- a letterhead's picture


def test_a_picture_stands_in_the_first_header_with_its_words(
    page_memo: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    for kind, suffix in (("PNG", "png"), ("JPEG", "jpg")):
        style = with_letterhead(sheet, kind)
        docx = write(page_memo, style, base_docx)
        assert said(docx, "first", "header") == [MARK, ""]
        assert said(docx, "default", "header") == [MARK]
        (drawn,) = found(docx, "first", "header").iter(f"{WP}docPr")
        assert drawn.get("descr") == "Arms of the <ministry>"
        (size,) = found(docx, "first", "header").iter(f"{WP}extent")
        assert (size.get("cx"), size.get("cy")) == (str(180 * 12700), str(60 * 12700))
        assert style.letterhead is not None
        assert style.letterhead.image is not None
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            stored = archive.read(f"word/media/letterhead.{suffix}")
        assert stored == style.letterhead.image.data
        assert faults(docx, tmp_path) == []
        assert write(page_memo, style, base_docx) == docx


def test_in_word_a_letterhead_of_ones_own_stands_in_the_place_of_the_picture(
    page_memo: Memo, sheet: Style
) -> None:
    docx = write(page_memo, with_letterhead(sheet), saved(house()))
    assert said(docx, "first", "header") == [MARK, "The Minister"]
    assert "word/media/letterhead.png" not in names(docx)


def everything(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_word_makes_by_itself_is_a_letterhead(page_memo: Memo, sheet: Style) -> None:
    docx = write(page_memo, sheet, saved(Document()))
    assert said(docx, "first", "header") == [MARK]
    assert said(docx, "default", "footer") == [f"2 of 2{MARK}"]
