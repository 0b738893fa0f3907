"""The lines of a memo's head as a table without lines: labels at the left, values beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.direction import is_rtl
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.markup import element, switch, text_run, twips
from briefer.model.text import single_line

if TYPE_CHECKING:
    from briefer.memo.document import HeaderBlock, HeaderField
    from briefer.memo.style import Style
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.markup import Markup


def head(block: HeaderBlock, style: Style, styles: Looks) -> Markup:
    """Return the table; its first column heads the rows, and its lines stand on one page."""
    width = style.head.label_width * style.word.wider
    widths = (width, style.page.measure - width)
    title = single_line(block.title)
    summary = ", ".join(single_line(field.label) for field in block.fields)
    properties = element(
        "tblPr",
        element("tblStyle", val=styles.named(looks.HEAD)),
        element("tblW", w=twips(style.page.measure), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", firstRow=0, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1
        ),
        element("tblCaption", val=title) if title else None,
        element("tblDescription", val=summary),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(each)) for each in widths))
    last = len(block.fields) - 1
    rows = (
        _row(field, widths, styles, keeps=number < last)
        for number, field in enumerate(block.fields)
    )
    return element("tbl", properties, grid, *rows)


def _row(field: HeaderField, widths: tuple[float, float], styles: Looks, *, keeps: bool) -> Markup:
    value = field.value
    strong = styles.named(looks.STRONG) if field.strong else ""
    label = text_run(field.label, styles.character(RoleName.HEADER_LABEL))
    words = text_run(value, strong, rtl=is_rtl(value))
    return element(
        "tr",
        element("trPr", element("cantSplit")),
        _cell(label, widths[0], styles, rtl=False, keeps=keeps),
        _cell(words, widths[1], styles, rtl=is_rtl(value), keeps=keeps),
    )


def _cell(words: Markup, width: float, styles: Looks, *, rtl: bool, keeps: bool) -> Markup:
    properties = element(
        "pPr",
        element("pStyle", val=styles.paragraph(RoleName.HEADER_VALUE)),
        switch("keepNext", keeps),
        switch("bidi", rtl),
    )
    size = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    return element("tc", size, element("p", properties, words))
