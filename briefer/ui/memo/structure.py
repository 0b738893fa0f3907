"""Where things stand in a memo's tree of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo, MemoSection


def place_of(memo: KeptMemo, block_id: int) -> tuple[MemoSection, int]:
    """Return the section that a block is in and its position; raise LookupError if it is gone."""
    for section in memo.walk():
        for position, block in enumerate(section.blocks):
            if block.id == block_id:
                return section, position
    raise LookupError(f"no block {block_id} in the memo")


def siblings(memo: KeptMemo, section_id: int) -> tuple[int, ...]:
    """Return the ids of the sections beside a section in order, itself among them."""
    for group in (memo.sections, *(section.children for section in memo.walk())):
        ids = tuple(section.id for section in group)
        if section_id in ids:
            return ids
    return ()


def neighbouring_place(memo: KeptMemo, section_id: int, *, forward: bool) -> int | None:
    """Return the position one further on or back among its siblings, None at the end."""
    ids = siblings(memo, section_id)
    place = ids.index(section_id) + (1 if forward else -1)
    return place if 0 <= place < len(ids) else None
