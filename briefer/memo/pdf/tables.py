"""A table as strips: its head and its rows, with thin rules between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.columns import columns
from briefer.memo.direction import is_rtl
from briefer.memo.pdf.strips import Box, Ink, Measure, Strip, paragraph
from briefer.memo.pdf.text import plain
from briefer.memo.style import Align, RoleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Table
    from briefer.memo.pdf.lines import Ruler
    from briefer.memo.style import Role, Style


def rows(table: Table, style: Style, ruler: Ruler) -> list[Strip]:
    """Return the rows of a table; its head is printed again on each page that it goes on to."""
    setter = _Setter(table, style, ruler)
    strips = [strip for row in table.rows for strip in setter.row(row)]
    if len(strips) > 1:
        # A table is not parted after its first row alone.
        strips[0] = replace(strips[0], keeps=True)
    if any(table.header):
        head = setter.head(table.header)
        strips = [head, *(replace(strip, head=(head,)) for strip in strips)]
    if strips:
        strips[-1] = replace(strips[-1], holds=False, after=style.grid.after)
    return strips


class _Setter:
    """Sets the rows of one table."""

    def __init__(self, table: Table, style: Style, ruler: Ruler) -> None:
        self._style = style
        self._ruler = ruler
        size = style[RoleName.TABLE_CELL].size
        self._columns = columns(table, style.page.measure, size, style.grid.pad_x)

    def head(self, texts: Sequence[str]) -> Strip:
        """Return the head: its cells stand on its lower rule."""
        grid, role = self._style.grid, self._style[RoleName.TABLE_HEAD]
        cells = list(self._cells(texts, role))
        deepest = max(len(cell) for cell in cells)
        height = grid.top + 2 * grid.pad_y + deepest * role.leading + grid.head
        inks: list[Ink] = []
        for cell in cells:
            lower = (deepest - len(cell)) * role.leading
            inks += _stacked(cell, grid.top + grid.pad_y + lower)
        width = self._style.page.measure
        top = Box(0, 0, width, grid.top, grid.colour)
        foot = Box(0, height - grid.head, width, grid.head, grid.colour)
        return Strip(height, tuple(inks), (top, foot), holds=True)

    def row(self, texts: Sequence[str]) -> list[Strip]:
        """Return a row as one strip, or as several where it is taller than half a page."""
        grid, role, page = self._style.grid, self._style[RoleName.TABLE_CELL], self._style.page
        cells = list(self._cells(texts, role))
        deepest = max(len(cell) for cell in cells)
        most = max(1, int((page.height - page.top - page.bottom) / 2 / role.leading))
        strips = []
        for start in range(0, deepest, most):
            depth = min(most, deepest - start)
            is_last = start + depth == deepest
            top = grid.pad_y if start == 0 else 0
            height = top + depth * role.leading + (grid.pad_y + grid.row if is_last else 0)
            inks: list[Ink] = []
            for cell in cells:
                lower = (deepest - len(cell)) / 2 * role.leading if deepest <= most else 0
                inks += _stacked(cell[start : start + depth], top + lower)
            rule = Box(0, height - grid.row, page.measure, grid.row, grid.row_colour)
            strips.append(Strip(height, tuple(inks), (rule,) if is_last else ()))
        return strips

    def _cells(self, texts: Sequence[str], role: Role) -> Iterator[list[Strip]]:
        """Yield the lines of each cell of a row; a cell that is not given is empty."""
        x, pad = 0.0, self._style.grid.pad_x
        for number, column in enumerate(self._columns):
            text = texts[number] if number < len(texts) else ""
            align = Align.CENTRE if column.centred else Align.LEFT
            measure = Measure(x + pad, column.width - 2 * pad)
            stretches = plain(text, self._style, role)
            aligned = replace(role, align=align)
            yield paragraph(stretches, aligned, measure, self._ruler, rtl=is_rtl(text))
            x += column.width


def _stacked(lines: Sequence[Strip], top: float) -> list[Ink]:
    """Return the lines of a cell one under the other, from `top`."""
    inks = []
    for line in lines:
        inks += [Ink(ink.x, top + ink.y, ink.line) for ink in line.inks]
        top += line.height
    return inks
