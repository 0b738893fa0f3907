"""Changes of a memo's blocks that take several services; each is one step under its join key.

What is added is written before what is taken away, so that a crash between the two loses no word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.handling import higher
from briefer.model.memo import BULLETS, PARAGRAPH, MemoBlock
from briefer.services import memos
from briefer.ui.memo.composer.writer import with_content
from briefer.ui.memo.structure import block_of, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.store.workspace import Workspace
    from briefer.ui.memo.composer.runs import Run


def split(
    ws: Workspace, memo: KeptMemo, block_id: int, halves: tuple[Run, Run], *, join: str
) -> int:
    """Leave the first half in a paragraph and put the second into a new one; return its id."""
    section, position = place_of(memo, block_id)
    block = section.blocks[position]
    head, tail = halves
    second = with_content(MemoBlock(PARAGRAPH, portion=block.portion), (tail,), PARAGRAPH)
    new = memos.add_block(ws, section.id, second, position + 1, join=join)
    memos.set_block(ws, block_id, with_content(block, (head,), PARAGRAPH), join=join)
    return new


def join_blocks(ws: Workspace, memo: KeptMemo, first_id: int, second_id: int, *, join: str) -> None:
    """Put the text of a block at the end of the block before it."""
    first, second = block_of(memo, first_id), block_of(memo, second_id)
    *runs, last = first.content or ((),)
    head, *more = second.content or ((),)
    kind = BULLETS if first.kind == BULLETS or more else PARAGRAPH
    whole = with_content(first, (*runs, (*last, *head), *more), kind)
    known = {guid for guid, _ in whole.passages}
    based = tuple((guid, role) for guid, role in second.passages if guid not in known)
    passages = (*whole.passages, *based)
    portion = higher(first.portion, second.portion)
    memos.set_block(ws, first_id, replace(whole, passages=passages, portion=portion), join=join)
    memos.remove_block(ws, second_id, join=join)


def lift_first_bullet(ws: Workspace, memo: KeptMemo, block_id: int, *, join: str) -> int:
    """Make the first bullet of a list a paragraph before it; return the paragraph's id."""
    section, position = place_of(memo, block_id)
    block = section.blocks[position]
    first, *rest = block.content
    if not rest:
        memos.set_block(ws, block_id, replace(block, kind=PARAGRAPH), join=join)
        return block_id
    paragraph = with_content(MemoBlock(PARAGRAPH, portion=block.portion), (first,), PARAGRAPH)
    new = memos.add_block(ws, section.id, paragraph, position, join=join)
    memos.set_block(ws, block_id, with_content(block, rest, BULLETS), join=join)
    return new


def add_paragraphs(
    ws: Workspace, section_id: int, position: int, runs: Sequence[Run], *, join: str
) -> int:
    """Put paragraphs into a section from a position on; return the id of the last one."""
    block_id = 0
    for place, run in enumerate(runs, position):
        block = with_content(MemoBlock(PARAGRAPH), (run,), PARAGRAPH)
        block_id = memos.add_block(ws, section_id, block, place, join=join)
    return block_id


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
