"""The pass that numbers tables and figures in their captions: “Figure 1. Exports by year”.

A caption of the analyst's that says a number already keeps it, and no other one has that number.
What has no caption has no number, nor has a table of the program's whose caption says none.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Figure, Table
from briefer.memo.referring import printed_number, with_number
from briefer.model.inline import Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.document import Block
    from briefer.memo.wording import Wording

_KINDS: Final = ((Table, "captions.table"), (Figure, "captions.figure"))


def with_numbers(blocks: Iterable[Block], wording: Wording) -> Iterator[Block]:
    """Yield the blocks with tables and figures numbered, each kind where the wording says how."""
    given = tuple(blocks)
    numbers = {kind: _Numbers(given, kind, key, wording) for kind, key in _KINDS if key in wording}
    for block in given:
        if isinstance(block, Table | Figure) and type(block) in numbers and _counts(block):
            yield numbers[type(block)].numbered(block)
        else:
            yield block


def _counts(block: Table | Figure) -> bool:
    said = printed_number(block) if _is_made(block) else plain_text(block.caption).strip()
    return bool(said)


def _is_made(block: Table | Figure) -> bool:
    """Say whether the program has made a table and counted it for itself."""
    return isinstance(block, Table) and not block.origin


class _Numbers:
    """Numbers what is of one kind, in reading order."""

    def __init__(
        self, blocks: Iterable[Block], kind: type[Table | Figure], key: str, wording: Wording
    ) -> None:
        self._key = key
        self._wording = wording
        self._places = count(1)
        own = (block for block in blocks if isinstance(block, kind) and not _is_made(block))
        self._taken = {printed_number(block) for block in own}

    def numbered(self, block: Table | Figure) -> Table | Figure:
        place = next(self._places)
        if printed_number(block) and not _is_made(block):
            return block
        number = next(n for n in map(self._wording.figures, count(place)) if n not in self._taken)
        self._taken.add(number)
        if _is_made(block):
            return replace(block, caption=with_number(block.caption, number))
        before = f"{self._wording.say(self._key, number=number)} "
        first, *others = block.caption
        words = (Text(before + first.text),) if isinstance(first, Text) else (Text(before), first)
        return replace(block, caption=(*words, *others))
