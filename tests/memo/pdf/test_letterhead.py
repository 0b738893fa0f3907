"""A letterhead's picture at the head of the PDF's first page."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from briefer.memo import picture
from briefer.memo.letterhead import placed
from briefer.memo.pdf.writer import typeset, write
from briefer.memo.style import Align, Letterhead
from tests.memo.pdf import soundness
from tests.memo.pdf.test_structure import failures, kinds
from tests.memo.pdf.test_writer import words_on

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Memo
    from briefer.memo.style import Style


def drawn(kind: str = "PNG", size: tuple[int, int] = (300, 100)) -> bytes:
    """Return a picture that is red at the left and blue at the right."""
    image = Image.new("RGB", size, "red")
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, size[0], size[1]), fill="blue")
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def with_letterhead(
    sheet: Style, kind: str = "PNG", align: Align = Align.LEFT, height: float = 60
) -> Style:
    name = "letterhead.png" if kind == "PNG" else "letterhead.jpg"
    image = picture.read(drawn(kind))
    return replace(
        sheet, letterhead=Letterhead(name, "Arms of the <ministry>", height, align, image)
    )


def colour_at(data: bytes, x: float, top: float) -> tuple[int, ...]:
    """Return the colour of the first page at a place, in points from its upper left corner."""
    file = pypdfium2.PdfDocument(data)
    seen = file[0].render(scale=2, prefer_bgrx=True)
    start = int(top * 2) * seen.stride + int(x * 2) * 4
    blue, green, red = bytes(seen.buffer)[start : start + 3]
    seen.close()
    file.close()
    return red, green, blue


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTRE, Align.RIGHT])
def test_the_picture_stands_below_the_mark_and_the_text_below_it(
    page_memo: Memo, sheet: Style, kind: str, align: Align
) -> None:
    style = with_letterhead(sheet, kind, align)
    data = write(page_memo, style)
    place = placed(style, page_memo.meta.banner)
    assert place is not None
    assert (place.width, place.height) == (180, 60)
    left, middle = style.page.left + place.x, place.top + 30
    assert colour_at(data, left + 5, middle) == pytest.approx((255, 0, 0), abs=4)
    assert colour_at(data, left + 175, middle) == pytest.approx((0, 0, 255), abs=4)
    for x, y in ((left - 5, middle), (left + 185, middle), (left + 5, place.top - 3)):
        assert colour_at(data, x, y) == (255, 255, 255)
    banner, *text = words_on(data, 0)
    assert banner[0] == page_memo.meta.banner
    assert banner[2] < place.top
    assert min(top for _, top, _ in text) > place.top + 60


def test_the_first_page_alone_is_shorter(page_memo: Memo, sheet: Style) -> None:
    plain, headed = typeset(page_memo, sheet), typeset(page_memo, with_letterhead(sheet))
    shift = headed.places[0].top - plain.places[0].top
    assert shift == pytest.approx(30 + 15 + 6 + 60 + 14 - 72)
    later = [n for n, place in headed.places.items() if place.page == 1]
    assert later
    assert headed.places[later[0]].top == pytest.approx(sheet.page.top)
    with pikepdf.Pdf.open(BytesIO(headed.data)) as file:
        drawn_on = [b"Do" in page.Contents.read_bytes() for page in file.pages]
    assert drawn_on == [True, *[False] * (headed.page_count - 1)]


def test_a_picture_that_the_margin_has_room_for_moves_nothing(
    page_memo: Memo, sheet: Style
) -> None:
    roomy = replace(sheet, page=replace(sheet.page, top=170))
    plain, headed = typeset(page_memo, roomy), typeset(page_memo, with_letterhead(roomy))
    assert plain.places == headed.places


def test_a_wide_picture_is_no_wider_than_the_text(page_memo: Memo, sheet: Style) -> None:
    style = with_letterhead(sheet, height=200)
    place = placed(style, page_memo.meta.banner)
    assert place is not None
    assert place.width == pytest.approx(sheet.page.measure)
    assert place.height == pytest.approx(sheet.page.measure / 3)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_is_told_in_words_and_breaks_no_rule(
    page_memo: Memo, sheet: Style, tmp_path: Path, kind: str
) -> None:
    style = with_letterhead(sheet, kind)
    assert kinds(page_memo, style)[:2] == ["P", "Figure"]
    with pikepdf.Pdf.open(BytesIO(write(page_memo, style))) as file:
        (figure,) = (e for e in file.Root.StructTreeRoot.K.K if e.S == "/Figure")
        assert str(figure.Alt) == "Arms of the <ministry>"
    data = write(page_memo, style, archive=True)
    assert failures(data, tmp_path) == []
    assert soundness.faults(data) == []


def test_the_same_memo_gives_the_same_bytes(page_memo: Memo, sheet: Style) -> None:
    style = with_letterhead(sheet)
    assert write(page_memo, style) == write(page_memo, style)
    assert re.search(rb"/Subtype\s*/Image", write(page_memo, style))
