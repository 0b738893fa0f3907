"""What stands in the sheet: a block of the memo, a heading, or what is shown beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from briefer.ui.memo.composer.plan import (
    BreakRow,
    CardRow,
    FigureRow,
    GeneratedRow,
    HeadingRow,
    TableRow,
    TextRow,
    UnusedRow,
)

if TYPE_CHECKING:
    from briefer.model.memo import MemoBlock
    from briefer.ui.memo.composer.plan import Key, Row


class Kind(Enum):
    """What a piece is."""

    HEADING = auto()
    PARAGRAPH = auto()
    BULLETS = auto()
    CARD = auto()
    BREAK = auto()
    TABLE = auto()
    FIGURE = auto()
    GENERATED = auto()
    UNUSED = auto()


WRITTEN = frozenset({Kind.PARAGRAPH, Kind.BULLETS})
"""What the analyst writes in."""

BLOCKS = WRITTEN | {Kind.CARD, Kind.BREAK, Kind.TABLE, Kind.FIGURE}
"""What is a block of the memo."""

CHOSEN = (BLOCKS - WRITTEN) | {Kind.HEADING}
"""What is chosen as a whole when the caret comes to it."""

_KINDS: dict[type[Row], Kind] = {
    HeadingRow: Kind.HEADING,
    CardRow: Kind.CARD,
    BreakRow: Kind.BREAK,
    TableRow: Kind.TABLE,
    FigureRow: Kind.FIGURE,
    GeneratedRow: Kind.GENERATED,
    UnusedRow: Kind.UNUSED,
}


@dataclass(eq=False, slots=True)
class Piece:
    """One row of the plan as it stands in the sheet: a line of text, or for bullets one each.

    `block` is the block as it was kept, or what a new one begins from; `row` what the plan last
    said of it; `is_standing` marks the place to write at the end of a section, `is_dirty` that
    something in it was typed and is not kept, `is_expanded` that all of a list is shown.
    """

    kind: Kind
    section_id: int
    block: MemoBlock | None = None
    row: Row | None = None
    is_standing: bool = False
    is_dirty: bool = False
    is_expanded: bool = False

    @property
    def block_id(self) -> int:
        """The id of its block; 0 while it has none."""
        return self.block.id if self.block is not None else 0

    @property
    def key(self) -> Key:
        """What identifies it among the rows of a plan."""
        if self.block_id:
            return "block", self.block_id
        if self.is_standing:
            return "write", self.section_id
        if self.kind in BLOCKS:
            return "new", id(self)
        return self.kind.name.lower(), self.section_id

    @property
    def level(self) -> int:
        """How deep the section of a heading is."""
        return self.row.level if isinstance(self.row, HeadingRow) else 1


def piece_of(row: Row) -> Piece:
    """Return a new piece for a row of the plan."""
    if isinstance(row, TextRow):
        kind = Kind.BULLETS if row.is_bulleted else Kind.PARAGRAPH
        return Piece(kind, row.section_id, row.block, row, is_standing=row.block is None)
    block = row.block if isinstance(row, CardRow | BreakRow | TableRow | FigureRow) else None
    return Piece(_KINDS[type(row)], row.section_id, block, row)
