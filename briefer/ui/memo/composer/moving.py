"""Moving a block of a memo, one place on or to where it was let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.services import memos
from briefer.ui.memo.structure import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.store.workspace import Workspace


def move_to(ws: Workspace, memo: KeptMemo, block_id: int, section_id: int, position: int) -> None:
    """Move a block before the one that stands at a position now, as it was seen when dropped."""
    section, at = place_of(memo, block_id)
    if section.id == section_id and at < position:
        position -= 1
    if (section.id, at) != (section_id, position):
        memos.move_block(ws, block_id, section_id, position)


def step(
    ws: Workspace,
    memo: KeptMemo,
    block_id: int,
    *,
    forward: bool,
    takes_blocks: Callable[[MemoSection], bool],
) -> None:
    """Move a block one place on or back, at the end of its section into the next one."""
    section, position = place_of(memo, block_id)
    target = position + (1 if forward else -1)
    if 0 <= target < len(section.blocks):
        memos.move_block(ws, block_id, section.id, target)
        return
    sections = [other for other in memo.walk() if takes_blocks(other) or other is section]
    place = sections.index(section) + (1 if forward else -1)
    if 0 <= place < len(sections):
        other = sections[place]
        memos.move_block(ws, block_id, other.id, 0 if forward else len(other.blocks))
