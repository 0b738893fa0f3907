"""What the column shows of a memo, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.bound import is_bound
from briefer.memo.template import SectionKind
from briefer.model.memo import BULLETS, EXTRACT, FIGURE, PAGE_BREAK, TABLE, KeptFigure
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
    from briefer.services.pictures import Shown
    from briefer.ui.memo.cards import CardFace, LineFace
    from briefer.ui.memo.composer.runs import Numbers
    from briefer.ui.memo.faces import Faces

_LISTED = 40
"""More passages than this are found with / and not in a list."""

Key = tuple[str, int]
"""What identifies a row: its kind and the id of its block or section."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading of a section."""

    section_id: int
    title: str
    level: int = 1
    number: str = ""
    initials: str = ""

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "heading", self.section_id


@dataclass(frozen=True, slots=True)
class TextRow:
    """A paragraph or a list of bullets; without a block a place where one can be written.

    `position` is its place among the blocks of the section, `hint` is shown while it is empty.
    `references` is what each reference in it prints, in order, nothing where its target is gone.
    """

    section_id: int
    position: int
    block: MemoBlock | None = None
    numbers: Numbers = ()
    hint: str = ""
    references: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What identifies the row."""
        if self.block is not None:
            return "block", self.block.id
        return "write", self.section_id

    @property
    def is_numbered(self) -> bool:
        """Whether it shows numbers that change with what stands before it."""
        return bool(self.numbers or self.references)

    @property
    def is_bulleted(self) -> bool:
        """Whether it is a list."""
        return self.block is not None and self.block.kind == BULLETS


@dataclass(frozen=True, slots=True)
class CardRow:
    """An extract."""

    section_id: int
    position: int
    block: MemoBlock
    face: CardFace

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "block", self.block.id


@dataclass(frozen=True, slots=True)
class BreakRow:
    """The end of a page."""

    section_id: int
    position: int
    block: MemoBlock

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "block", self.block.id


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table that the analyst made. `number` is what is printed before its caption, or nothing."""

    section_id: int
    position: int
    block: MemoBlock
    number: str = ""

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "block", self.block.id

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Its cells row by row, the header first."""
        table = self.block.table
        return (table.header, *table.rows) if table is not None else ()

    @property
    def caption(self) -> str:
        """What stands above it."""
        return f"{self.number}{self.block.table.caption}" if self.block.table is not None else ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A picture that the analyst put in; without a `picture` where that is lost.

    `number` is what is printed before its caption, “Figure 1. ”, or nothing.
    """

    section_id: int
    position: int
    block: MemoBlock
    picture: Shown | None = None
    number: str = ""

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "block", self.block.id

    @property
    def figure(self) -> KeptFigure:
        """What is kept of it."""
        return self.block.figure or KeptFigure("")

    @property
    def caption(self) -> str:
        """What stands under it."""
        return f"{self.number}{self.figure.caption}"


@dataclass(frozen=True, slots=True)
class GeneratedRow:
    """What the program writes by itself, as a quiet line."""

    section_id: int
    words: str

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "generated", self.section_id


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """The passages that belong into a section and are not printed yet: how many, and the first."""

    section_id: int
    count: int
    lines: tuple[LineFace, ...]

    @property
    def key(self) -> Key:
        """What identifies the row."""
        return "unused", self.section_id


Row = HeadingRow | TextRow | CardRow | BreakRow | TableRow | FigureRow | GeneratedRow | UnusedRow


def plan(memo: KeptMemo, faces: Faces) -> tuple[Row, ...]:
    """Return the rows of a memo in reading order."""
    return tuple(row for section in memo.sections for row in _section(section, faces, 1))


def _section(
    section: MemoSection, faces: Faces, level: int, *, annex: bool = False
) -> Iterator[Row]:
    annex = annex or (level == 1 and faces.is_annex(section))
    yield HeadingRow(
        section.id,
        section.title,
        level,
        faces.number(section) if level == 1 else "",
        faces.initials(section),
    )
    if level == 1 and faces.is_generated(section):
        yield GeneratedRow(section.id, faces.generated(section))
    yield from _blocks(section, faces, takes_text=_takes_text(section, faces, level))
    if is_bound(section):
        count, lines = (0, ()) if annex else faces.unused(section, _LISTED)
        if count:
            yield UnusedRow(section.id, count, lines)
    for child in section.children:
        yield from _section(child, faces, level + 1, annex=annex)


def _takes_text(section: MemoSection, faces: Faces, level: int) -> bool:
    """Say whether there is a place to write at the end of a section's own blocks."""
    if level > 1:
        return True
    kind = faces.spec(section).kind
    if kind in {SectionKind.MATRIX, SectionKind.SOURCES, SectionKind.NOTES}:
        return False
    return not section.children or bool(section.blocks)


def _blocks(section: MemoSection, faces: Faces, *, takes_text: bool) -> Iterator[Row]:
    for position, block in enumerate(section.blocks):
        yield _block(section, position, block, faces)
    if takes_text:
        hint = (faces.hint(section) if not section.blocks else "") or invitation()
        yield TextRow(section.id, len(section.blocks), hint=hint)


def _block(section: MemoSection, position: int, block: MemoBlock, faces: Faces) -> Row:
    if block.kind == EXTRACT:
        return CardRow(section.id, position, block, faces.card(block, section))
    if block.kind == PAGE_BREAK:
        return BreakRow(section.id, position, block)
    if block.kind == TABLE:
        return TableRow(section.id, position, block, faces.number_of(block))
    if block.kind == FIGURE:
        picture, number = faces.picture(block), faces.number_of(block)
        return FigureRow(section.id, position, block, picture, number)
    notes, references = faces.notes(block), faces.references_in(block)
    return TextRow(section.id, position, block, notes, references=references)


def invitation() -> str:
    """Return what an empty place to write says."""
    return tr("Write, or press / to insert a passage, a table, a picture or a page break")
