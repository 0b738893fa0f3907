"""A table as Word's own: built row by row, with its head repeated on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.columns import columns
from briefer.memo.direction import is_rtl
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.markup import element, switch, text_run, twips
from briefer.model.inline import plain_text
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from briefer.memo.columns import Column
    from briefer.memo.document import Table
    from briefer.memo.style import Style
    from briefer.memo.word.looks import Looks


def table(block: Table, style: Style, styles: Looks) -> Element:
    """Return a table; its caption and summary are said again for those who cannot see it."""
    size, measure = style[RoleName.TABLE_CELL].size, style.page.measure
    shape = columns(block, measure, size, style.grid.pad_x)
    caption, summary = canonical_text(plain_text(block.caption)), canonical_text(block.summary)
    properties = element(
        "tblPr",
        element("tblStyle", val=styles.named(looks.TABLE)),
        element("tblW", w=twips(measure), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1
        ),
        element("tblCaption", val=caption) if caption else None,
        element("tblDescription", val=summary) if summary else None,
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(column.width)) for column in shape))
    keeps = [block.is_short] * (len(block.rows) - 1) + [False]
    rows = [
        _row(cells, shape, styles, RoleName.TABLE_CELL, keeps=kept)
        for cells, kept in zip(block.rows, keeps, strict=False)
    ]
    if any(block.header):
        head = _row(block.header, shape, styles, RoleName.TABLE_HEAD, keeps=block.is_short)
        rows.insert(0, head)
    return element("tbl", properties, grid, *rows)


def _row(
    cells: Sequence[str], shape: Sequence[Column], styles: Looks, role: RoleName, *, keeps: bool
) -> Element:
    is_head = role is RoleName.TABLE_HEAD
    properties = element("trPr", element("cantSplit"), switch("tblHeader", is_head))
    made = element("tr", properties)
    for number, column in enumerate(shape):
        text = cells[number] if number < len(cells) else ""
        stands = "bottom" if is_head else "center"
        made.append(_cell(text, column, styles.paragraph(role), stands, keeps=keeps))
    return made


def _cell(text: str, column: Column, style: str, stands: str, *, keeps: bool) -> Element:
    rtl = is_rtl(text)
    paragraph = element(
        "p",
        element(
            "pPr",
            element("pStyle", val=style),
            switch("keepNext", keeps),
            switch("bidi", rtl),
            element("jc", val="center") if column.centred else None,
        ),
        text_run(canonical_text(text), rtl=rtl) if text else None,
    )
    properties = element(
        "tcPr", element("tcW", w=twips(column.width), type="dxa"), element("vAlign", val=stands)
    )
    return element("tc", properties, paragraph)
