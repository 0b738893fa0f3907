"""Typed numbers of sections and tables, which never change, made into references that follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.placed import placed_blocks
from briefer.memo.referring import Target, named, numbered
from briefer.memo.running_text import runs
from briefer.model.inline import CrossRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.document import Memo
    from briefer.memo.referring import Named, Numbered
    from briefer.model.inline import Inline
    from briefer.model.memo import MemoBlock


def typed(memo: Memo) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the words that could follow what they name (`section 3`): a kept block's, its place.

    The block is named by its guid. Cells of a table are no running text, and cannot.
    """
    work = _Following(memo, {})
    for where, block in placed_blocks(memo):
        words = (
            item.text[found.start : found.end]
            for run in runs(block)
            for item in run
            if isinstance(item, Text)
            for found in work.found(item.text)
        )
        said, origin = tuple(dict.fromkeys(words)), getattr(block, "origin", "")
        if said and origin:
            yield origin, where, said


def followed(block: MemoBlock, memo: Memo, names: Mapping[str, str]) -> MemoBlock:
    """Return a kept block with a reference in place of each number that it names in the memo.

    `names` is what sections and tables are called, by their guids.
    """
    work = _Following(memo, names)
    content = tuple(
        tuple(part for item in run for part in work.parts(item)) for run in block.content
    )
    return replace(block, content=content)


class _Following:
    def __init__(self, memo: Memo, names: Mapping[str, str]) -> None:
        self._known: Numbered = numbered(memo)
        self._names = names
        self._guids = {
            number: block.origin
            for number, block in enumerate(memo.blocks)
            if isinstance(block, Target) and block.origin
        }

    def found(self, text: str) -> Iterator[Named]:
        """Yield what a text names that the analyst can refer to."""
        return (found for found in named(text, self._known) if found.target in self._guids)

    def parts(self, item: Inline) -> Iterator[Inline]:
        """Yield an inline with its numbers as references; the words before them stay."""
        if not isinstance(item, Text):
            yield item
            return
        end = 0
        for found in self.found(item.text):
            if found.number > end:
                yield Text(item.text[end : found.number])
            guid = self._guids[found.target]
            yield CrossRef(self._names.get(guid, item.text[found.number : found.end]), guid)
            end = found.end
        if end < len(item.text):
            yield Text(item.text[end:])
