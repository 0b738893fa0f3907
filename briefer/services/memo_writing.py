"""Writing in a memo: what several sections hold now, kept as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.changes import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.memo import KeptMemo, MemoBlock
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def write(
    ws: Workspace,
    memo_id: int,
    sections: Mapping[int, Sequence[MemoBlock]],
    *,
    join: str | None = None,
) -> tuple[int, ...]:
    """Let sections of a memo hold these blocks in this order; return the ids of the new ones.

    A block of id 0 is new, one that is in none of the sections any more is removed, one of another
    section of the memo is moved. Raises InputError for a section or a block of another memo.
    """
    memo = ws.memos.get(memo_id)
    known = {block.id: block for block in memo.blocks()}
    _check(memo, known, sections)
    wanted = {block.id for blocks in sections.values() for block in blocks if block.id}
    gone = [
        block.id
        for section in memo.walk()
        if section.id in sections
        for block in section.blocks
        if block.id not in wanted
    ]
    writes = any(
        not block.id or block != known[block.id] for blocks in sections.values() for block in blocks
    )
    label = "Write in the memo" if writes or not gone else "Remove from the memo"
    with ws.change(label, at=Place(memo_id=memo_id), join=join) as tx:
        new = [
            block_id
            for section_id, blocks in sections.items()
            for block_id in _write_section(tx, memo, section_id, blocks)
        ]
        # What is added is written before what is taken away.
        for block_id in gone:
            tx.memos.remove_block(block_id)
        tx.memos.touch(memo_id)
    return tuple(new)


def _check(
    memo: KeptMemo, known: Mapping[int, MemoBlock], sections: Mapping[int, Sequence[MemoBlock]]
) -> None:
    if not set(sections) <= {section.id for section in memo.walk()}:
        raise InputError("A section of the memo is gone.")
    ids = [block.id for blocks in sections.values() for block in blocks if block.id]
    if len(ids) != len(set(ids)) or not set(ids) <= set(known):
        raise InputError("A block of the memo is gone.")


def _write_section(
    tx: Transaction, memo: KeptMemo, section_id: int, blocks: Sequence[MemoBlock]
) -> list[int]:
    known = {block.id: block for block in memo.blocks()}
    there = [
        block.id for section in memo.walk() if section.id == section_id for block in section.blocks
    ]
    ids, new = [], []
    for place, block in enumerate(blocks):
        if not block.id:
            block_id = tx.memos.add_block(section_id, block, place)
            new.append(block_id)
        else:
            block_id = block.id
            if replace(known[block_id], guid="") != replace(block, guid=""):
                tx.memos.set_block(block_id, block)
        ids.append(block_id)
    if ids != there[: len(ids)]:
        tx.memos.order_blocks(section_id, ids)
    return new
