"""A memo's running text: every run of a block, read or changed in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    PageBreak,
    Para,
    Rule,
    Table,
)
from briefer.model.inline import Emph, Link, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefer.memo.document import Block
    from briefer.model.inline import Inline

    Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def rewritten(block: Block, change: Change) -> Block:
    """Return a block with each of its runs as `change` returns it."""
    match block:
        case Para(inlines):
            return replace(block, inlines=change(inlines))
        case Bullets(items):
            return replace(block, items=tuple(change(item) for item in items))
        case Extract(inlines, _, _, translation):
            return replace(block, inlines=change(inlines), translation=change(translation))
        case Table(caption) | Figure(caption):
            return replace(block, caption=change(caption))
        case _:
            return block


def inlines_of(block: Block) -> Iterator[Inline]:
    """Yield the running text that a block prints, in reading order."""
    match block:
        case Para(inlines):
            yield from inlines
        case Bullets(items):
            for item in items:
                yield from item
        case Extract(inlines, _, _, translation):
            yield from inlines
            yield from translation
        case Table(caption) | Figure(caption):
            yield from caption
        case HeaderBlock() | Heading() | Rule() | PageBreak():
            return
        case _:
            assert_never(block)


def joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inlines without empty ones, neighbours of plain text as one."""
    found: list[Inline] = []
    for item in inlines:
        if isinstance(item, Text | Emph | Link) and not item.text:
            continue
        last = found[-1] if found else None
        if isinstance(item, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + item.text)
        else:
            found.append(item)
    return tuple(found)


def runs(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """Return a block's runs of text, without its translation; last the words that one replaces."""
    match block:
        case Extract(inlines, original=original) if original is not None:
            return (inlines, (original,))
        case Para(inlines) | Extract(inlines):
            return (inlines,)
        case Bullets(items):
            return items
        case _:
            return ()
