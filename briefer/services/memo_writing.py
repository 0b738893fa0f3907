"""Writing in a memo: what several sections hold now, kept as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from briefer.errors import InputError
from briefer.model.changes import Place
from briefer.model.memo import FIGURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.memo import MemoBlock
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


Held = Union["MemoBlock", int]
"""A block as it is to be kept, or the id of one that stays as it is."""


def write(
    ws: Workspace,
    memo_id: int,
    sections: Mapping[int, Sequence[Held]],
    *,
    join: str | None = None,
) -> tuple[int, ...]:
    """Let sections of a memo hold these blocks in this order; return the ids of the new ones.

    A block of id 0 is new, one that is in none of the sections any more is removed, one of another
    section of the memo is moved. Raises InputError for a section or a block of another memo.
    """
    there = ws.memos.block_ids(memo_id)
    _check(there, sections)
    wanted = {key for held in sections.values() for key in map(_id, held)}
    gone = [key for section_id in sections for key in there[section_id] if key not in wanted]
    written = [block for held in sections.values() for block in held if not isinstance(block, int)]
    with ws.change(_label(written, gone=bool(gone)), at=Place(memo_id=memo_id), join=join) as tx:
        new = [
            block_id
            for section_id, held in sections.items()
            for block_id in _write_section(tx, section_id, held, there[section_id])
        ]
        # What is added is written before what is taken away.
        for block_id in gone:
            tx.memos.remove_block(block_id)
        tx.memos.touch(memo_id)
    return tuple(new)


def _label(written: Sequence[MemoBlock], *, gone: bool) -> str:
    if not written and gone:
        return "Remove from the memo"
    if written and all(block.kind == FIGURE and not block.id for block in written):
        return "Add a picture"
    return "Write in the memo"


def _id(held: Held) -> int:
    return held if isinstance(held, int) else held.id


def _check(there: Mapping[int, Sequence[int]], sections: Mapping[int, Sequence[Held]]) -> None:
    if not set(sections) <= set(there):
        raise InputError("A section of the memo is gone.")
    ids = [key for held in sections.values() for key in map(_id, held) if key]
    known = {key for kept in there.values() for key in kept}
    if len(ids) != len(set(ids)) or not set(ids) <= known:
        raise InputError("A block of the memo is gone.")


def _write_section(
    tx: Transaction, section_id: int, held: Sequence[Held], there: Sequence[int]
) -> list[int]:
    ids, new = [], []
    for place, block in enumerate(held):
        block_id = _id(block)
        if not isinstance(block, int) and not block.id:
            block_id = tx.memos.add_block(section_id, block, place)
            new.append(block_id)
        elif not isinstance(block, int):
            tx.memos.set_block(block.id, block)
        ids.append(block_id)
    if ids != list(there[: len(ids)]):
        tx.memos.order_blocks(section_id, ids)
    return new
