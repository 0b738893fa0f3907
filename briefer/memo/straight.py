"""A memo in which nothing but the words of a passage may hold marks that turn text round.

A passage is printed as it stands, and such marks end with it (see `plain_text`); names, titles,
addresses and what the analyst wrote have none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

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
from briefer.memo.outline import outline
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.steering import is_steered, unsteered

if TYPE_CHECKING:
    from briefer.memo.document import Block, HeaderField, Memo, Note
    from briefer.model.inline import Inline


def is_straight(memo: Memo) -> bool:
    """Say whether there is no such mark in it at all, as in nearly every memo."""
    meta = memo.meta
    said = (meta.title, meta.author, meta.subject, meta.banner, outline(memo))
    controls = (words for field in meta.designation for words in (field.label, field.value))
    summaries = (block.summary for block in memo.blocks if isinstance(block, Table))
    return not any(map(is_steered, (*said, *controls, *summaries)))


def straight(memo: Memo) -> Memo:
    """Return the memo without such marks outside of passages."""
    meta = memo.meta
    return replace(
        memo,
        meta=replace(
            meta,
            title=unsteered(meta.title),
            author=unsteered(meta.author),
            subject=unsteered(meta.subject),
            banner=unsteered(meta.banner),
            designation=tuple(map(_field, meta.designation)),
        ),
        blocks=tuple(map(_block, memo.blocks)),
        notes=tuple(map(_note, memo.notes)),
    )


def _note(note: Note) -> Note:
    return replace(note, inlines=_run(note.inlines))


def _block(block: Block) -> Block:
    made: Block = block
    match block:
        case HeaderBlock(title, fields):
            made = replace(block, title=unsteered(title), fields=tuple(map(_field, fields)))
        case Heading(_, text):
            made = replace(block, text=unsteered(text))
        case Para(inlines):
            made = replace(block, inlines=_run(inlines))
        case Bullets(items):
            made = replace(block, items=tuple(map(_run, items)))
        case Extract(inlines, translation=translation):
            made = replace(block, inlines=_run(inlines), translation=_run(translation))
        case Table():
            made = _table(block)
        case Rule() | PageBreak():
            pass
        case _:
            assert_never(block)
    return made


def _field(field: HeaderField) -> HeaderField:
    return replace(field, label=unsteered(field.label), value=unsteered(field.value))


def _table(block: Table) -> Table:
    return replace(
        block,
        caption=_run(block.caption),
        header=tuple(map(unsteered, block.header)),
        rows=tuple(tuple(map(unsteered, row)) for row in block.rows),
        summary=unsteered(block.summary),
    )


def _run(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(map(_inline, inlines))


def _inline(item: Inline) -> Inline:
    match item:
        case Text(text) | Emph(text) | Link(text):
            return replace(item, text=unsteered(text))
        case InlineExtract() | NoteRef():
            return item
        case _:
            assert_never(item)
