"""From the sheet to the blocks that the memo keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.handling import higher
from briefer.model.inline import InlineExtract, NoteRef
from briefer.model.memo import AS_BASIS, AS_EXTRACT, BULLETS, EXTRACT, PARAGRAPH, MemoBlock
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN, Kind
from briefer.ui.memo.composer.runs import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.model.memo import KeptMemo
    from briefer.services.memo_writing import Held
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.runs import Run
    from briefer.ui.memo.composer.sheet import Sheet

    Pairs = list[tuple[Piece, Held]]


def changed_sections(sheet: Sheet, memo: KeptMemo) -> dict[int, Pairs]:
    """Return what the touched sections hold, those that are kept otherwise.

    A piece that stays as it is has the id of its block, any other a block to keep.
    """
    kept = {section.id: section.blocks for section in memo.walk() if section.id in sheet.touched}
    known = {block.id: block for block in memo.blocks()}
    held: dict[int, Pairs] = {section_id: [] for section_id in kept}
    for piece, *_ in sheet.groups():
        if piece.section_id in held and piece.kind in BLOCKS:
            block = block_of(sheet, piece)
            if block is not None:
                before = known.get(block.id)
                stays = before is not None and (not piece.is_dirty or _are_same(before, block))
                held[piece.section_id].append((piece, block.id if stays else block))
    return {
        section_id: pairs
        for section_id, pairs in held.items()
        if [block for _, block in pairs] != [block.id for block in kept[section_id]]
    }


def block_of(sheet: Sheet, piece: Piece) -> MemoBlock | None:
    """Return a piece as a block to keep; None for one in which nothing stands."""
    if piece.kind in WRITTEN:
        if sheet.is_blank(piece):
            return None
        kind = BULLETS if piece.kind is Kind.BULLETS else PARAGRAPH
        before = piece.block or MemoBlock(kind)
        return with_content(before, sheet.read(piece), kind) if piece.is_dirty else before
    if piece is sheet.lead and piece.block is not None and piece.is_dirty:
        return with_content(piece.block, sheet.read(piece), EXTRACT)
    return piece.block


def with_content(block: MemoBlock, runs: Iterable[Run], kind: str) -> MemoBlock:
    """Return the block with other text, resting on the passages that its text names now.

    What it rests on without naming it stays.
    """
    content = tuple(runs)
    named, before = tuple(_named(content)), set(_named(block.content))
    kept = [
        (guid, role)
        for guid, role in block.passages
        if role == AS_EXTRACT or guid in named or guid not in before
    ]
    known = {guid for guid, _ in kept}
    added = [(guid, AS_BASIS) for guid in dict.fromkeys(named) if guid not in known]
    return replace(block, kind=kind, content=content, passages=(*kept, *added))


def both(first: MemoBlock, second: MemoBlock) -> MemoBlock:
    """Return the first block resting on what the second rests on, too, under the higher mark."""
    known = {guid for guid, _ in first.passages}
    added = tuple((guid, role) for guid, role in second.passages if guid not in known)
    portion = higher(first.portion, second.portion)
    return replace(first, passages=(*first.passages, *added), portion=portion)


def half(block: MemoBlock | None, kind: str) -> MemoBlock:
    """Return what a block begins from whose text stood in another one: it keeps its mark."""
    return MemoBlock(kind, portion=block.portion if block is not None else "")


def _named(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        for item in run:
            if isinstance(item, NoteRef | InlineExtract):
                yield item.passage


def _are_same(before: MemoBlock, now: MemoBlock) -> bool:
    """Say whether two states of a block print the same."""
    return _printed(before) == _printed(now)


def _printed(block: MemoBlock) -> tuple[object, ...]:
    return block.kind, normal(block.content), block.portion
