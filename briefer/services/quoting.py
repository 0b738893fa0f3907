"""Printing part of a passage in a memo, and citing passages in a sentence of the analyst's own.

An extract is named by its block and, inside of running text, by its place there: which run of the
block and which inline of the run; without a place it is the block's own. `first`, `last` and `at`
count the code points of the extract's words as they are printed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefer.errors import InputError
from briefer.memo import cutting
from briefer.memo.cites import with_notes
from briefer.memo.cutting import Source
from briefer.model.inline import InlineExtract
from briefer.model.memo import AS_BASIS, EXTRACT
from briefer.model.voice import Voice
from briefer.services import memos

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.inline import Inline
    from briefer.model.memo import MemoBlock
    from briefer.model.partial import Part
    from briefer.store.workspace import Workspace

    Change = Callable[[tuple[Part, ...], Source], tuple[Part, ...]]


class Spot(NamedTuple):
    """Where an inline stands in a block's content."""

    run: int
    item: int


def keep(ws: Workspace, block_id: int, spot: Spot | None, first: int, last: int) -> None:
    """Print only the words from `first` to `last`."""
    _change(
        ws,
        block_id,
        spot,
        "Shorten quotation",
        lambda parts, source: cutting.keep(parts, source, first, last),
    )


def leave_out(ws: Workspace, block_id: int, spot: Spot | None, first: int, last: int) -> None:
    """Cut the words from `first` to `last`; an ellipsis stands for them."""
    _change(
        ws,
        block_id,
        spot,
        "Cut words of quotation",
        lambda parts, source: cutting.leave_out(parts, source, first, last),
    )


def add(ws: Workspace, block_id: int, spot: Spot | None, at: int, words: str) -> None:
    """Put words of the analyst's in brackets after the word at a place."""
    _change(
        ws,
        block_id,
        spot,
        "Add words in brackets",
        lambda parts, source: cutting.add(parts, source, at, words),
    )


def turn(ws: Workspace, block_id: int, spot: Spot | None) -> None:
    """Turn the first letter, `[S]eeks` for `seeks`, or back."""
    _change(ws, block_id, spot, "Turn first letter", cutting.turn)


def restore(ws: Workspace, block_id: int, spot: Spot | None) -> None:
    """Print the whole passage again."""
    _change(ws, block_id, spot, "Restore quotation", lambda _parts, _source: ())


def source(ws: Workspace, passage: str) -> Source | None:
    """Return the words that an extract of a passage (a guid) is cut from, None where it is gone."""
    passage_id = ws.passages.ids_by_guid().get(passage)
    if passage_id is None:
        return None
    found = ws.passages.get(passage_id)
    return Source(found.quote, ws.articles.get(found.article_id).language)


def cite(
    ws: Workspace, block_id: int, passages: Sequence[str], run: int = -1, at: int | None = None
) -> None:
    """Put notes on passages (guids) into a paragraph or a bullet, without `at` at its end.

    `at` counts the code points of the run's plain text. A passage that is cited there already is
    not cited twice. Raises InputError for a block without running text.
    """
    block = memos.block_of(ws, block_id)
    if block.kind == EXTRACT or not block.content:
        raise InputError("Notes stand in a paragraph or a list.")
    content = list(block.content)
    content[run] = with_notes(content[run], passages, at)
    known = {guid for guid, _ in block.passages}
    added = tuple((guid, AS_BASIS) for guid in dict.fromkeys(passages) if guid not in known)
    new = replace(block, content=tuple(content), passages=(*block.passages, *added))
    if new.content == block.content:
        return
    memos.set_block(ws, block_id, new, label="Cite in the memo")


def with_parts(item: InlineExtract, parts: tuple[Part, ...], source: Source) -> InlineExtract:
    """Return an extract that prints these parts of its source, all of it without any."""
    words = cutting.printed(parts, source) if parts else source.quote
    return replace(item, words=words, parts=parts)


def _change(ws: Workspace, block_id: int, spot: Spot | None, label: str, change: Change) -> None:
    block = memos.block_of(ws, block_id)
    before = _extract(block, spot)
    cut_from = source(ws, before.passage)
    if cut_from is None:
        raise InputError("The passage was removed; its words stay as they are.")
    after = with_parts(before, change(before.parts, cut_from), cut_from)
    if after == before:
        return
    memos.set_block(ws, block_id, _put(block, spot, after), label=label)


def _extract(block: MemoBlock, spot: Spot | None) -> InlineExtract:
    if spot is None and block.kind == EXTRACT and block.extract:
        return InlineExtract(block.extract, block.words, Voice.OUTLET, block.parts)
    if spot is not None:
        item = block.content[spot.run][spot.item]
        if isinstance(item, InlineExtract):
            return item
    raise InputError("There is no quotation at that place.")


def _put(block: MemoBlock, spot: Spot | None, item: InlineExtract) -> MemoBlock:
    if spot is None:
        return replace(block, words=item.words, parts=item.parts)
    runs: list[tuple[Inline, ...]] = list(block.content)
    run = list(runs[spot.run])
    run[spot.item] = item
    runs[spot.run] = tuple(run)
    return replace(block, content=tuple(runs))
