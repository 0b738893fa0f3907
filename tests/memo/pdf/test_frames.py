"""Shaded paragraphs under one another stand in one box, as in Word, on each page that it is on."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from pikepdf import Pdf

from briefer.memo.document import Block, Heading, Memo, Para, ParaRole
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.pages import paginate
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.pdf.writer import write
from briefer.memo.style import RoleName
from briefer.model.inline import Text
from tests.memo.conftest import META

if TYPE_CHECKING:
    from briefer.memo.pdf.pages import Page
    from briefer.memo.style import Style

WORDS: Final = "The harbour office expects the ferries to stay away for the whole of the winter. "
PLAIN: Final = replace(META, banner="")
"""Without a handling mark, which has a shade of its own."""
BOX: Final = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f")


def shaded(times: int = 2, number: str = "") -> Para:
    return Para((Text(WORDS * times),), ParaRole.BOTTOM_LINE, number=number)


def boxes(sheet: Style, *blocks: Block) -> list[list[tuple[float, float]]]:
    """Return top and height of each box, page by page, in points from the foot of the paper."""
    with Pdf.open(BytesIO(write(Memo(PLAIN, blocks), sheet))) as file:
        drawn = [page.Contents.read_bytes().decode("latin-1") for page in file.pages]
    return [
        [(float(low) + float(high), float(high)) for _, low, _, high in BOX.findall(page)]
        for page in drawn
    ]


def pages_of(sheet: Style, *blocks: Block) -> list[Page]:
    height = sheet.page.height - sheet.page.top - sheet.page.bottom
    return paginate(Layout(Memo(PLAIN, blocks), sheet, Ruler()).strips(), height)


def test_neighbours_stand_in_one_box_with_their_own_room_between_them(sheet: Style) -> None:
    role = sheet[RoleName.BOTTOM_LINE]
    ((only,),) = boxes(sheet, shaded())
    ((box,),) = boxes(sheet, shaded(), shaded(), shaded())
    lines = 3 * (only[1] - 2 * role.pad_y)
    assert box[1] == pytest.approx(lines + 2 * role.pad_y + 2 * role.after, abs=0.1)


def test_the_lines_stand_one_under_the_other_without_the_edges_between(sheet: Style) -> None:
    role = sheet[RoleName.BOTTOM_LINE]
    (page,) = pages_of(sheet, shaded(), shaded())
    lines = [top + ink.y for top, strip in page.body.strips for ink in strip.inks]
    gaps = {round(lower - upper, 2) for upper, lower in pairwise(lines)}
    assert gaps == {round(role.leading, 2), round(role.leading + role.after, 2)}


def test_what_stands_between_parts_the_boxes(sheet: Style) -> None:
    (page,) = boxes(sheet, shaded(), Para((Text(WORDS),)), shaded())
    assert len(page) == 2
    (numbered,) = boxes(sheet, shaded(), shaded(number="2"))
    assert len(numbered) == 2


@pytest.mark.parametrize("times", range(44, 60))
def test_a_box_over_the_end_of_a_page_is_closed_on_both(sheet: Style, times: int) -> None:
    """Above the first line of a page and under its last one is as much room as at the edges."""
    role, page = sheet[RoleName.BOTTOM_LINE], sheet.page
    filler = Para((Text(WORDS * times),))
    blocks = (filler, shaded(4), shaded(4), shaded(), Heading(1, "Next"))
    drawn = boxes(sheet, *blocks)
    assert [len(each) for each in drawn] in ([1, 1], [0, 1])
    for number, (column, found) in enumerate(zip(pages_of(sheet, *blocks), drawn, strict=True)):
        lines = [(top + strip.inks[0].y, strip) for top, strip in column.body.strips if strip.boxes]
        for top, height in found:
            above = page.height - page.top - top
            below = above + height
            room = role.pad_y + role.leading / 2
            assert lines[0][0] - above > room, number
            assert below - lines[-1][0] > role.pad_y, number
            assert top - height >= page.bottom - 0.01, "the box reaches into the margin"


def test_a_page_has_room_for_the_edge_of_a_box_that_goes_on(sheet: Style) -> None:
    page = replace(sheet.page, bottom=sheet.page.height - sheet.page.top - 300)
    small = replace(sheet, page=page)
    for column in pages_of(small, *(shaded(n) for n in (9, 3, 4, 1, 7, 8, 2, 5))):
        top, last = column.body.strips[-1]
        assert top + last.height + last.under <= 300.01
