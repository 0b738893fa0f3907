"""Passes over a memo's running text: every run of a block, changed in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.document import Bullets, Extract, Figure, Para, Table

if TYPE_CHECKING:
    from collections.abc import Callable

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
