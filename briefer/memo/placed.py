"""The memo's running text with its place, for the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    PageBreak,
    Para,
    Table,
)
from briefer.memo.running_text import runs
from briefer.model.inline import Text

WHOLE: Final = "The whole memo"
"""The place of what no single block is about."""
_NOTES_NAMED: Final = 3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block, Memo
    from briefer.model.inline import Inline


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """One run of text: where it stands, and the kept block that it was made from.

    What `is_set` stands in a cell, a caption or a description, and is changed there alone.
    """

    where: str
    inlines: tuple[Inline, ...]
    origin: str = ""
    is_set: bool = False


def placed_runs(memo: Memo) -> Iterator[PlacedRun]:
    """Yield every run of head, headings, paragraphs, bullets, extracts and the analyst's tables."""
    for where, block in placed_blocks(memo):
        yield from _runs(where, block)


def described(memo: Memo) -> Iterator[PlacedRun]:
    """Yield what figures show, in words for those who cannot see them."""
    for where, block in placed_blocks(memo):
        if isinstance(block, Figure) and block.alt:
            yield PlacedRun(where, (Text(block.alt),), block.origin, is_set=True)


def placed_blocks(memo: Memo) -> Iterator[tuple[str, Block]]:
    """Yield every block with its place: `§ 3, López Obrador`, or the title of an annex."""
    section = below = ""
    for block in memo.blocks:
        if isinstance(block, Heading):
            if block.level == 1:
                section = f"§ {block.told}" if block.number else block.text
                below = ""
            else:
                number = section.split(" ")[1] if section.startswith("§ ") else ""
                below = f"§ {number}, {block.text}" if number else f"{section}, {block.text}"
        yield below or section or "Header", block


def kept_places(memo: Memo) -> dict[str, str]:
    """Return the place of every kept block and section that the memo prints, by its guid."""
    return {
        block.origin: where
        for where, block in placed_blocks(memo)
        if isinstance(block, Heading | Para | Bullets | Extract | Table | Figure | PageBreak)
        and block.origin
    }


def origins_of(memo: Memo) -> dict[str, str]:
    """Return the kept block (its guid) that first prints or rests on each passage, by its guid."""
    found: dict[str, str] = {}
    for block in memo.blocks:
        if isinstance(block, Extract):
            found.setdefault(block.passage, block.origin)
        elif isinstance(block, Para | Bullets):
            for guid in block.passages:
                found.setdefault(guid, block.origin)
    return found


def notes_place(numbers: list[int]) -> str:
    """Return the place of what is about these notes: `Notes 1, 5, 6 …`."""
    named = ", ".join(map(str, numbers[:_NOTES_NAMED]))
    if len(numbers) == 1:
        return f"Note {named}"
    return f"Notes {named}" + (" …" if len(numbers) > _NOTES_NAMED else "")


def _runs(where: str, block: Block) -> Iterator[PlacedRun]:
    match block:
        case HeaderBlock(_, fields):
            for field in fields:
                yield PlacedRun(f"{where}, {field.label}", (Text(field.value),))
        case Heading(_, text):
            yield PlacedRun(where, (Text(text),))
        case Para(origin=origin) | Extract(origin=origin):
            yield from (PlacedRun(where, run, origin) for run in runs(block))
        case Bullets(items, _, origin):
            for item in items:
                yield PlacedRun(where, item, origin)
        case Table(caption, header, rows, origin=origin) if origin:
            # What the analyst typed into the cells is checked like any other words.
            yield PlacedRun(where, caption, origin, is_set=True)
            for cell in (*header, *(cell for row in rows for cell in row)):
                yield PlacedRun(where, (Text(cell),), origin, is_set=True)
        case Figure(caption, origin=origin):
            yield PlacedRun(where, caption, origin, is_set=True)
        case _:
            return
