"""Kept memos: drafting them, and changing their fields and blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo.draft import draft, extract_block
from briefer.model.anchor import shorten
from briefer.model.changes import Place
from briefer.model.memo import FIGURE, NARROWEST, TABLE, WIDEST, KeptFigure, KeptTable
from briefer.model.text import canonical_text, single_line
from briefer.services import evidence, templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.memo import KeptMemo, MemoBlock
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def add(
    ws: Workspace, template: str = templates.DEFAULT, fields: Mapping[str, str] | None = None
) -> KeptMemo:
    """Draft a memo from the tags and keep it.

    Raises InputError for an unknown template, field or language.
    """
    chosen = templates.get(template)
    clean = {key: canonical_text(value).strip() for key, value in (fields or {}).items()}
    given = {key: value for key, value in clean.items() if value}
    language = evidence.language_of(chosen, given)
    drafted = draft(chosen, evidence.gather(ws, ws.who, language=language), given)
    with ws.change(f"New memo “{shorten(drafted.title, 40)}”") as tx:
        memo_id = tx.memos.add(drafted)
    return ws.memos.get(memo_id)


def remove(ws: Workspace, memo_id: int) -> None:
    """Remove a memo; undo brings it back."""
    title = ws.memos.get(memo_id).title
    with ws.change(f"Remove memo “{shorten(title, 40)}”") as tx:
        tx.memos.remove(memo_id)


def rename(ws: Workspace, memo_id: int, title: str, *, join: str | None = None) -> None:
    """Give a memo another title."""
    with ws.change("Rename memo", at=Place(memo_id=memo_id), join=join) as tx:
        tx.memos.touch(memo_id, title=title)


def set_field(
    ws: Workspace, memo_id: int, key: str, value: str, *, join: str | None = None
) -> None:
    """Set a header field; an empty value goes back to what the template says.

    The subject is the memo's title too. Raises InputError for a field that the template lacks, and
    for a language or a form of notes that there is not.
    """
    memo = ws.memos.get(memo_id)
    template = templates.get(memo.template)
    clean = canonical_text(value).strip()
    spec = template.check_field(key, clean)
    with ws.change(f"Set “{spec.name}”", at=Place(memo_id=memo_id), join=join) as tx:
        tx.memos.set_field(memo_id, key, clean)
        title = {"title": clean or template.title} if key == "subject" else {}
        tx.memos.touch(memo_id, **title)


def add_block(
    ws: Workspace,
    section_id: int,
    block: MemoBlock,
    position: int | None = None,
    *,
    join: str | None = None,
) -> int:
    """Put a new block into a section, at the end without a `position`; return its id.

    Raises InputError for a table whose rows are not as long as its header, and for a figure without
    a picture or of a width that there is not.
    """
    block = checked(block)
    memo_id = ws.memos.memo_of_section(section_id)
    with ws.change("Write in the memo", at=Place(memo_id=memo_id), join=join) as tx:
        (block_id,) = insert(tx, section_id, [block], position)
        tx.memos.touch(memo_id)
    return block_id


def insert_passage(
    ws: Workspace, section_id: int, passage_id: int, position: int | None = None
) -> int:
    """Put a passage into a section as an extract; return the block's id."""
    return insert_passages(ws, section_id, [passage_id], position)[0]


def insert_passages(
    ws: Workspace, section_id: int, passage_ids: Sequence[int], position: int | None = None
) -> tuple[int, ...]:
    """Put passages into a section as extracts, in this order; return the ids of the blocks."""
    memo_id = ws.memos.memo_of_section(section_id)
    blocks = [extract_block(ws.passages.get(passage_id)) for passage_id in passage_ids]
    label = "Insert passage" if len(blocks) == 1 else f"Insert {len(blocks)} passages"
    with ws.change(label, at=Place(memo_id=memo_id)) as tx:
        new = insert(tx, section_id, blocks, position)
        tx.memos.touch(memo_id)
    return new


def checked(block: MemoBlock) -> MemoBlock:
    """Return the block with each cell of its table, and each word of its figure, on one line.

    Raises InputError as `add_block` does.
    """
    if block.kind == FIGURE:
        return replace(block, figure=_checked_figure(block.figure))
    if block.kind != TABLE:
        return block
    if block.table is None or not block.table.is_even:
        raise InputError("A table needs a column, and in every row a cell for each column.")
    table = KeptTable(
        tuple(map(single_line, block.table.header)),
        tuple(tuple(map(single_line, row)) for row in block.table.rows),
        single_line(block.table.caption),
    )
    return replace(block, table=table)


def _checked_figure(figure: KeptFigure | None) -> KeptFigure:
    if figure is None or not figure.picture:
        raise InputError("A figure needs a picture.")
    if not NARROWEST <= figure.width <= WIDEST:
        raise InputError(f"A picture is between {NARROWEST} and {WIDEST} percent of the text wide.")
    return replace(figure, alt=single_line(figure.alt), caption=single_line(figure.caption))


def insert(
    tx: Transaction, section_id: int, blocks: Sequence[MemoBlock], position: int | None
) -> tuple[int, ...]:
    """Keep blocks at a place in a section, at its end without a `position`; return their ids."""
    ids = _blocks_of(tx, section_id)
    new = [
        tx.memos.add_block(section_id, block, place)
        for place, block in enumerate(blocks, start=len(ids))
    ]
    if position is not None and position < len(ids):
        place = max(0, position)
        ids[place:place] = new
        tx.memos.order_blocks(section_id, ids)
    return tuple(new)


def _blocks_of(tx: Transaction, section_id: int) -> list[int]:
    """Return the ids of the blocks of a section, in order."""
    memo_id = tx.read.memos.memo_of_section(section_id)
    return list(tx.read.memos.block_ids(memo_id)[section_id])


def block_of(ws: Workspace, block_id: int) -> MemoBlock:
    """Return a kept block."""
    blocks = ws.memos.get(_memo_of_block(ws, block_id)).blocks()
    return next(block for block in blocks if block.id == block_id)


def set_block(
    ws: Workspace,
    block_id: int,
    block: MemoBlock,
    *,
    label: str = "Write in the memo",
    join: str | None = None,
) -> None:
    """Put new content into a block; raise InputError as `add_block` does."""
    block = checked(block)
    memo_id = _memo_of_block(ws, block_id)
    with ws.change(label, at=Place(memo_id=memo_id), join=join) as tx:
        tx.memos.set_block(block_id, block)
        tx.memos.touch(memo_id)


def remove_block(ws: Workspace, block_id: int, *, join: str | None = None) -> None:
    """Take a block out of the memo; its passage stays in the briefing."""
    memo_id = _memo_of_block(ws, block_id)
    with ws.change("Remove from the memo", at=Place(memo_id=memo_id), join=join) as tx:
        tx.memos.remove_block(block_id)
        tx.memos.touch(memo_id)


def move_block(ws: Workspace, block_id: int, section_id: int, position: int) -> None:
    """Move a block to a place in a section of the same memo."""
    move_blocks(ws, [block_id], section_id, position)


def move_blocks(
    ws: Workspace, block_ids: Sequence[int], section_id: int, position: int | None = None
) -> None:
    """Move blocks to a place in a section of the same memo, to its end without a `position`."""
    memo_id = ws.memos.memo_of_section(section_id)
    if any(_memo_of_block(ws, block_id) != memo_id for block_id in block_ids):
        raise InputError("A block can only be moved inside its memo.")
    with ws.change("Move in the memo", at=Place(memo_id=memo_id)) as tx:
        ids = [there for there in _blocks_of(tx, section_id) if there not in block_ids]
        place = len(ids) if position is None else max(0, min(position, len(ids)))
        ids[place:place] = block_ids
        tx.memos.order_blocks(section_id, ids)
        tx.memos.touch(memo_id)


def _memo_of_block(ws: Workspace, block_id: int) -> int:
    return ws.memos.memo_of_section(ws.memos.section_of_block(block_id))
