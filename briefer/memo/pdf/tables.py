"""Tables: rows of cells, with a head that is printed again on each page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.columns import columns
from briefer.memo.direction import is_rtl
from briefer.memo.pdf.strips import Box, Ink, Measure, Strip, furniture
from briefer.memo.style import Align, RoleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Table
    from briefer.memo.pdf.strips import Setter
    from briefer.memo.pdf.structure import Element
    from briefer.memo.pdf.text import Wardrobe
    from briefer.memo.style import Role, Style

_COLUMN = "/A<</O/Table/Scope/Column>>"
_ROW = "/A<</O/Table/Scope/Row>>"


class TableSetter:
    """Sets the rows of one table."""

    def __init__(
        self, table: Table, style: Style, wardrobe: Wardrobe, setter: Setter, element: Element
    ) -> None:
        self._table = table
        self._style = style
        self._wardrobe = wardrobe
        self._setter = setter
        self._element = element
        size = style[RoleName.TABLE_CELL].size
        self._columns = columns(table, style.page.measure, size, style.grid.pad_x)
        cell = style[RoleName.TABLE_CELL]
        self._cell_roles = {align: replace(cell, align=align) for align in Align}
        head = style[RoleName.TABLE_HEAD]
        self._head_roles = {align: replace(head, align=align) for align in Align}

    def rows(self) -> list[Strip]:
        """Return the rows; the head is printed again on each page that the table goes on to."""
        head = self._head(self._table.header) if any(self._table.header) else None
        strips = [strip for row in self._table.rows for strip in self._row(row)]
        if len(strips) > 1:
            # A table is not parted after its first row alone, nor before its last one.
            kept = strips[:-1] if self._table.is_short else (strips[0], strips[-2])
            for strip in kept:
                strip.keeps = True
        if head:
            again = (furniture(head),)
            for strip in strips:
                strip.head = again
            strips.insert(0, head)
        if strips:
            strips[-1].holds = False
            strips[-1].after = self._style.grid.after
        return strips

    def _head(self, texts: Sequence[str]) -> Strip:
        """Return the head: its cells stand on its lower rule."""
        grid, role = self._style.grid, self._style[RoleName.TABLE_HEAD]
        row = self._element.add("TR")
        cells = list(self._cells(texts, self._head_roles, row, ["TH"] * len(self._columns)))
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

    def _row(self, texts: Sequence[str]) -> list[Strip]:
        """Return a row as one strip, or as several where it is taller than half a page."""
        grid, role, page = self._style.grid, self._style[RoleName.TABLE_CELL], self._style.page
        kinds = ["TH", *["TD"] * (len(self._columns) - 1)]
        cells = list(self._cells(texts, self._cell_roles, self._element.add("TR"), kinds))
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

    def _cells(
        self, texts: Sequence[str], roles: dict[Align, Role], row: Element, kinds: Sequence[str]
    ) -> Iterator[list[Strip]]:
        """Yield the lines of each cell of a row; a cell that is not given is empty."""
        x, pad = 0.0, self._style.grid.pad_x
        scope = _COLUMN if kinds[-1] == "TH" and len(kinds) > 1 else _ROW
        for number, column in enumerate(self._columns):
            text = texts[number] if number < len(texts) else ""
            kind = kinds[number]
            cell = row.add(kind, scope if kind == "TH" else "")
            role = roles[Align.CENTRE if column.centred else Align.LEFT]
            measure = Measure(x + pad, column.width - 2 * pad)
            stretches = self._wardrobe.plain(text, role)
            yield self._setter.paragraph(stretches, role, measure, cell, rtl=is_rtl(text))
            x += column.width


def _stacked(lines: Sequence[Strip], top: float) -> list[Ink]:
    """Return the lines of a cell one under the other, from `top`."""
    inks = []
    for line in lines:
        inks += [ink._replace(y=top + ink.y) for ink in line.inks]
        top += line.height
    return inks
