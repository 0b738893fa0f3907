"""A memo with its words put another way, block by block: its shape and its notes stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, assert_never

from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    Heading,
    PageBreak,
    Para,
    Rule,
    Table,
)

if TYPE_CHECKING:
    from briefer.memo.document import Block, HeaderField, Memo
    from briefer.model.inline import Inline


class Way(Protocol):
    """How words are put: those of one look, and running text."""

    def words(self, text: str, /) -> str:
        """Return the words of a heading, a cell or a field."""
        ...

    def run(self, inlines: tuple[Inline, ...], /) -> tuple[Inline, ...]:
        """Return running text."""
        ...


def rewritten(memo: Memo, way: Way) -> Memo:
    """Return the memo with all its words put that way."""
    notes = tuple(replace(note, inlines=way.run(note.inlines)) for note in memo.notes)
    return replace(memo, blocks=tuple(_block(block, way) for block in memo.blocks), notes=notes)


def _block(block: Block, way: Way) -> Block:
    made: Block = block
    match block:
        case HeaderBlock(title, fields):
            given = tuple(_field(field, way) for field in fields)
            made = replace(block, title=way.words(title), fields=given)
        case Heading(_, text):
            made = replace(block, text=way.words(text))
        case Para(inlines):
            made = replace(block, inlines=way.run(inlines))
        case Bullets(items):
            made = replace(block, items=tuple(map(way.run, items)))
        case Extract(inlines, translation=translation):
            made = replace(block, inlines=way.run(inlines), translation=way.run(translation))
        case Table():
            made = _table(block, way)
        case Rule() | PageBreak():
            pass
        case _:
            assert_never(block)
    return made


def _field(field: HeaderField, way: Way) -> HeaderField:
    return replace(field, label=way.words(field.label), value=way.words(field.value))


def _table(block: Table, way: Way) -> Table:
    return replace(
        block,
        caption=way.run(block.caption),
        header=tuple(map(way.words, block.header)),
        rows=tuple(tuple(map(way.words, row)) for row in block.rows),
        summary=way.words(block.summary),
    )
