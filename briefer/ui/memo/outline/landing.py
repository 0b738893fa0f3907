"""Where something would land that is held over the outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.memo.outline.sections import OutlineRow

_ONTO = 0.28
"""Of a row's height at either edge, what counts as between two rows."""


@dataclass(frozen=True, slots=True)
class Landing:
    """A place among the children of `parent_id` (0: the first level), before the `position`-th one.

    `row` is where that is painted: the row itself where something lands on it (`onto`), else the
    row before which a line stands, on the `level` of the section to come.
    """

    parent_id: int
    position: int
    row: int
    level: int
    onto: bool = False


def section_landing(
    rows: Sequence[OutlineRow], held: int, row: int, along: float, *, indented: bool
) -> Landing:
    """Return where a section lands that is held at `along` (0 to 1) the height of a row.

    Over a row's middle it lands below that section, between two rows beside one of them: `indented`
    below the section above, else on the first level. Below the last row, `row` is their number.
    """
    if row < len(rows) and _ONTO < along < 1 - _ONTO:
        return _onto(rows, held, row)
    at = min(row + (along >= 0.5), len(rows))
    parent = next((r for r in reversed(rows[:at]) if r.level == 1), None)
    inside = at < len(rows) and rows[at].level > 1
    if parent is not None and (indented or inside) and parent.section_id != held:
        before = rows[rows.index(parent) : at]
        position = sum(r.level > 1 and r.section_id != held for r in before)
        return Landing(parent.section_id, position, at, 2)
    while at < len(rows) and rows[at].level > 1:
        at += 1
    position = sum(r.level == 1 and r.section_id != held for r in rows[:at])
    return Landing(0, position, at, 1)


def block_landing(rows: Sequence[OutlineRow], row: int) -> Landing | None:
    """Return the section that takes a passage or a block: the one under the pointer, at its end."""
    if not 0 <= row < len(rows):
        return None
    return Landing(rows[row].section_id, 0, row, rows[row].level, onto=True)


def _onto(rows: Sequence[OutlineRow], held: int, row: int) -> Landing:
    place = row
    while rows[place].level > 1:
        place -= 1
    parent = rows[place]
    end = row + 1 if place < row else len(rows)
    below = [r for r in rows[place + 1 : end] if r.section_id != held]
    count = next((n for n, r in enumerate(below) if r.level == 1), len(below))
    return Landing(parent.section_id, count, row, 2, onto=True)
