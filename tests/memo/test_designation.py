"""A memo marked CUI says at the lower right of its first page who controls it, in every format."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefer.memo import html, markdown, straight
from briefer.memo.document import HeaderBlock, HeaderField, Memo, NotesAt
from briefer.memo.pdf import writer as pdf
from briefer.memo.pdf.pages import paginate
from briefer.memo.pdf.strips import Strip
from briefer.memo.word import writer as word
from tests.memo.pdf.soundness import faults
from tests.memo.pdf.test_structure import failures

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.style import Style

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAID: Final = (
    HeaderField("CONTROLLED BY", "Northern desk"),
    HeaderField("CUI CATEGORY", "PRVCY & more <of it>"),
    HeaderField("POC", "J. Doe, 555-0100, who is to be asked about all of this at any time"),
)


@pytest.fixture
def memo(page_memo: Memo) -> Memo:
    meta = replace(page_memo.meta, banner="CUI//SP-PRVCY", designation=SAID)
    return replace(page_memo, meta=replace(meta, notes_at=NotesAt.FOOT))


def places(data: bytes) -> list[tuple[int, float, float, str]]:
    """Return page, left edge, top from the head of the paper, and text of each line."""
    command = ["pdftotext", "-bbox-layout", "-", "-"]
    out = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    root = etree.fromstring(out)
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        (
            number,
            float(line.get("xMin", "0")),
            float(line.get("yMin", "0")),
            " ".join(word.text or "" for word in line.iter(f"{name}word")),
        )
        for number, page in enumerate(root.iter(f"{name}page"))
        for line in page.iter(f"{name}line")
    ]


def test_in_a_pdf_it_stands_at_the_lower_right_of_the_first_page(memo: Memo, sheet: Style) -> None:
    found = places(pdf.write(memo, sheet))
    said = [each for each in found if re.match("CONTROLLED BY:|CUI CATEGORY:|POC:", each[3])]
    assert [each[0] for each in said] == [0, 0, 0]
    assert all(each[1] > sheet.page.width / 2 for each in said)
    others = [each for each in found if each[0] == 0 and each[1] < sheet.page.width / 2]
    assert len(others) > 20
    # It reaches into the margin as it does in Word, to right above the mark.
    inside = [each[2] for each in others if each[2] < sheet.page.height - sheet.page.bottom]
    assert max(inside) < min(each[2] for each in said)
    mark = max(each[2] for each in found if each[0] == 0 and each[3] == memo.meta.banner)
    assert mark - 45 < max(each[2] for each in said) < mark - sheet.banner(memo.meta.banner).leading


def test_the_file_is_sound_and_tells_it_after_the_mark(
    memo: Memo, sheet: Style, tmp_path: Path
) -> None:
    data = pdf.write(memo, sheet, archive=True)
    assert failures(data, tmp_path) == []
    assert faults(data) == []
    told = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    order = [told.index(words) for words in ("CUI//SP", "CONTROLLED BY: North", "MEMORANDUM FOR")]
    assert order == sorted(order)


def said(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def test_in_word_it_stands_in_the_foot_of_the_first_page_alone(
    memo: Memo, sheet: Style, base_docx: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(word.write(memo, sheet, base_docx))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if re.search("word/(foot|head)er", name)]
        parts = {name: etree.fromstring(archive.read(name)) for name in names}
        body = archive.read("word/document.xml").decode()
    having = [name for name, part in parts.items() if "CONTROLLED" in said(part)]
    assert len(having) == 1
    assert "CONTROLLED BY" not in body
    lines = [p for p in parts[having[0]].iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr") is not None]
    told = [said(line) for line in lines]
    assert told == [f"{field.label}: {field.value}" for field in SAID]
    edges = {
        (line.find(f"{W}pPr/{W}ind").get(f"{W}left"), line.find(f"{W}pPr/{W}ind").get(f"{W}right"))  # type: ignore[union-attr]  # every one has it
        for line in lines
    }
    assert len(edges) == 1, "paragraphs with the same edges stand in one frame"


def test_it_stands_below_the_head_where_there_are_no_pages(memo: Memo) -> None:
    head = next(block for block in memo.blocks if isinstance(block, HeaderBlock))
    last = head.fields[-1].label
    for text in (markdown.write(memo).decode(), html.write(memo).decode()):
        places = [text.index(words) for words in (last, "CONTROLLED BY", "POC", "Bottom line")]
        assert places == sorted(places)
        assert "of it" in text
        assert "<of it" not in text.replace("\\<of it", "")


@pytest.mark.parametrize("banner", ["CUI", ""])
def test_a_memo_without_one_has_no_frame(
    banner: str, page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    plain = replace(page_memo, meta=replace(page_memo.meta, banner=banner))
    with zipfile.ZipFile(BytesIO(word.write(plain, sheet, base_docx))) as archive:
        foots = [archive.read(name) for name in archive.namelist() if "footer" in name]
    assert not any(b"pBdr" in foot for foot in foots)
    assert html.write(plain).count(b'class="head"') == 1


def test_marks_that_turn_text_round_are_taken_out_of_it(memo: Memo) -> None:
    turned = (HeaderField("CONTROLLED BY", "a\u202eb"),)
    crooked = replace(memo, meta=replace(memo.meta, designation=turned))
    assert straight.straight(crooked).meta.designation[0].value == "ab"


heights = st.integers(min_value=1, max_value=40)


@given(
    st.lists(st.builds(Strip, heights, before=heights, after=heights), max_size=40),
    st.lists(heights, min_size=1, max_size=4),
)
def test_the_first_page_leaves_room_for_it_and_nothing_is_lost(
    strips: list[Strip], lowest: list[int]
) -> None:
    pages = paginate(strips, 200, None, [Strip(height) for height in lowest])
    assert [strip for page in pages for _, strip in page.body.strips] == strips
    for page in pages:
        assert page.body.used <= 200 - page.lifted
    assert pages[0].lifted > sum(lowest)
    assert all(page.lifted == 0 for page in pages[1:])


def test_what_needs_a_whole_page_goes_to_the_second_one() -> None:
    pages = paginate([Strip(200)], 200, None, [Strip(20)])
    assert [len(page.body.strips) for page in pages] == [0, 1]
