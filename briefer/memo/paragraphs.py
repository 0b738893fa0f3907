"""What single paragraphs carry beside their words: a number, and how sure a judgement is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Bullets, Para, ParaRole
from briefer.memo.running_text import rewritten
from briefer.model.inline import Emph, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.document import Block
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline

_COUNTED: Final = frozenset({ParaRole.BODY, ParaRole.BOTTOM_LINE, ParaRole.POSITION})
"""The paragraphs that have numbers where all have: no small print and no captions."""


def with_confidence(block: Block, level: str, wording: Wording) -> Block:
    """Return a judgement with its confidence as a sentence of its own, never in the one before."""
    if not level or not isinstance(block, Para | Bullets):
        return block
    words = wording.say("judgement.confidence", level=wording.say(f"judgement.{level}"))

    def change(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return (*run, Text(" "), Emph(words))

    return rewritten(block, change)


def listed(blocks: Iterable[Block], role: ParaRole) -> tuple[Block, ...]:
    """Return the blocks of a section whose paragraphs and bullets are counted from 1."""
    return tuple(_numbered(_as_paragraphs(blocks, role), 1))


def _as_paragraphs(blocks: Iterable[Block], role: ParaRole) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield from (Para(run, role, block.passages, block.origin) for run in block.items)
        else:
            yield block


def counted_through(blocks: Iterable[Block], *, first: int = 1) -> tuple[tuple[Block, ...], int]:
    """Return the blocks with their paragraphs numbered from `first`, and the next number."""
    numbered = tuple(_numbered(blocks, first))
    return numbered, first + sum(isinstance(b, Para) and bool(b.number) for b in numbered)


def _numbered(blocks: Iterable[Block], first: int) -> Iterator[Block]:
    number = first
    for block in blocks:
        if isinstance(block, Para) and block.role in _COUNTED:
            yield replace(block, number=str(number))
            number += 1
        else:
            yield block
