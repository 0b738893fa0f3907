"""The pass that numbers the figures in their captions: “Figure 1. Exports by year”.

A caption that says a number already keeps it, and a picture without a caption has none.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Figure
from briefer.memo.referring import printed_number
from briefer.model.inline import Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.document import Block
    from briefer.memo.wording import Wording

_KEY: Final = "captions.figure"


def with_numbers(blocks: Iterable[Block], wording: Wording) -> Iterator[Block]:
    """Yield the blocks with their figures numbered, where the wording says how."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Figure) and plain_text(block.caption).strip():
            yield _numbered(block, next(numbers), wording)
        else:
            yield block


def _numbered(figure: Figure, number: int, wording: Wording) -> Figure:
    if _KEY not in wording or printed_number(figure):
        return figure
    before = f"{wording.say(_KEY, number=wording.figures(number))} "
    first, *others = figure.caption
    words = (Text(before + first.text),) if isinstance(first, Text) else (Text(before), first)
    return replace(figure, caption=(*words, *others))
