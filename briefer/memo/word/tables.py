"""A table as Word's own: built row by row, with its head repeated on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.columns import columns
from briefer.memo.direction import is_rtl
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.markup import element, switch, text_run, twips
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.columns import Column
    from briefer.memo.document import Table
    from briefer.memo.style import Style
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.markup import Markup


def table(block: Table, style: Style, styles: Looks) -> Markup:
    """Return a table; its caption and summary are said again for those who cannot see it."""
    size, measure = style[RoleName.TABLE_CELL].size * style.word.wider, style.page.measure
    shape = columns(block, measure, size, style.grid.pad_x)
    caption, summary = plain_text(block.caption), block.summary
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
    keeps = _kept(block)
    look = _Look.of(shape, styles.paragraph(RoleName.TABLE_CELL), "center")
    rows = [_row(cells, look, keeps=kept) for cells, kept in zip(block.rows, keeps, strict=False)]
    if any(block.header):
        head = _Look.of(shape, styles.paragraph(RoleName.TABLE_HEAD), "bottom", is_head=True)
        rows.insert(0, _row(block.header, head, keeps=bool(rows)))
    return element("tbl", properties, grid, *rows)


def _kept(block: Table) -> list[bool]:
    """Return which rows stand on the page of the next one: of a long table no row stands alone."""
    last = len(block.rows) - 1
    ends = {0, last - 1}
    return [place != last and (block.is_short or place in ends) for place in range(last + 1)]


@dataclass(frozen=True, slots=True)
class _Look:
    """What all rows of a kind say alike: of the row, of each cell, and of each cell's paragraph."""

    row: Markup
    cells: tuple[Markup, ...]
    style: Markup
    placed: tuple[Markup | None, ...]

    @classmethod
    def of(
        cls, shape: Sequence[Column], style: str, stands: str, *, is_head: bool = False
    ) -> _Look:
        """Return it for the columns of a table; `stands` is where in its cell a text stands."""
        return cls(
            element("trPr", element("cantSplit"), switch("tblHeader", is_head)),
            tuple(
                element(
                    "tcPr",
                    element("tcW", w=twips(column.width), type="dxa"),
                    element("vAlign", val=stands),
                )
                for column in shape
            ),
            element("pStyle", val=style),
            tuple(element("jc", val="center") if column.centred else None for column in shape),
        )


def _row(cells: Sequence[str], look: _Look, *, keeps: bool) -> Markup:
    padded = (*cells, *[""] * (len(look.cells) - len(cells)))
    kept = switch("keepNext", keeps)
    made = [
        element("tc", cell, _paragraph(text, look.style, kept, placed))
        for text, cell, placed in zip(padded, look.cells, look.placed, strict=False)
    ]
    return element("tr", look.row, *made)


def _paragraph(text: str, style: Markup, kept: Markup | None, placed: Markup | None) -> Markup:
    rtl = is_rtl(text)
    properties = element("pPr", style, kept, switch("bidi", rtl), placed)
    return element("p", properties, text_run(text, rtl=rtl) if text else None)
