"""A memo with its words put another way, block by block: its shape and its notes stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from briefer.memo import running_text
from briefer.memo.document import Figure, HeaderBlock, Heading, Table

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
    made = running_text.rewritten(block, way.run)
    match made:
        case HeaderBlock(title, fields):
            given = tuple(_field(field, way) for field in fields)
            return replace(made, title=way.words(title), fields=given)
        case Heading(_, text):
            return replace(made, text=way.words(text))
        case Table(_, header, rows, summary=summary):
            return replace(
                made,
                header=tuple(map(way.words, header)),
                rows=tuple(tuple(map(way.words, row)) for row in rows),
                summary=way.words(summary),
            )
        case Figure(alt=alt):
            return replace(made, alt=way.words(alt))
        case _:
            return made


def _field(field: HeaderField, way: Way) -> HeaderField:
    return replace(field, label=way.words(field.label), value=way.words(field.value))
