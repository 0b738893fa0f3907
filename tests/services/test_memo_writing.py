"""Several sections of a memo are written as one step."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import history, memo_writing, memos

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.store.workspace import Workspace


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


def para(words: str, block_id: int = 0) -> MemoBlock:
    return MemoBlock(PARAGRAPH, ((Text(words),),), id=block_id)


def section(ws: Workspace, memo: KeptMemo, place: int) -> MemoSection:
    return ws.memos.get(memo.id).sections[place]


def said(ws: Workspace, memo: KeptMemo, place: int) -> list[str]:
    return [
        block.content[0][0].text  # type: ignore[union-attr]  # all are Text
        for block in section(ws, memo, place).blocks
    ]


def test_new_changed_moved_and_removed_blocks_are_one_step(ws: Workspace, memo: KeptMemo) -> None:
    first, second = memo.sections[0].id, memo.sections[1].id
    ids = memo_writing.write(ws, memo.id, {first: [para("a"), para("b"), para("c")]})
    assert said(ws, memo, 0) == ["a", "b", "c"]
    assert [block.id for block in section(ws, memo, 0).blocks] == list(ids)
    steps = len(ws.history.steps())
    a, b, _ = ids
    new = memo_writing.write(
        ws, memo.id, {second: [para("a", a)], first: [para("x"), para("B", b)]}
    )
    assert len(ws.history.steps()) == steps + 1
    assert said(ws, memo, 0) == ["x", "B"]
    assert said(ws, memo, 1) == ["a"]
    assert [block.id for block in section(ws, memo, 0).blocks] == [*new, b]
    history.undo(ws)
    assert said(ws, memo, 0) == ["a", "b", "c"]
    assert said(ws, memo, 1) == []


def test_a_step_that_only_takes_away_says_so(ws: Workspace, memo: KeptMemo) -> None:
    first = memo.sections[0].id
    memo_writing.write(ws, memo.id, {first: [para("a")]})
    memo_writing.write(ws, memo.id, {first: []})
    last = ws.history.undoable()
    assert last is not None
    assert last.label == "Remove from the memo"


def test_writing_joins_the_step_of_its_key(ws: Workspace, memo: KeptMemo) -> None:
    first = memo.sections[0].id
    steps = len(ws.history.steps())
    (a,) = memo_writing.write(ws, memo.id, {first: [para("a")]}, join="spell")
    memo_writing.write(ws, memo.id, {first: [para("ab", a)]}, join="spell")
    assert len(ws.history.steps()) == steps + 1
    history.undo(ws)
    assert said(ws, memo, 0) == []


def test_a_block_or_a_section_that_is_gone_is_refused(ws: Workspace, memo: KeptMemo) -> None:
    first = memo.sections[0].id
    other = memos.add(ws)
    for wrong in (
        {first: [para("a", 10_000)]},
        {10_000: [para("a")]},
        {other.sections[0].id: [para("a")]},
    ):
        with pytest.raises(InputError):
            memo_writing.write(ws, memo.id, wrong)
    (a,) = memo_writing.write(ws, memo.id, {first: [para("a")]})
    with pytest.raises(InputError):
        memo_writing.write(ws, memo.id, {first: [para("a", a), para("a", a)]})


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_written_is_what_is_kept(ws: Workspace, memo: KeptMemo, seed: int) -> None:
    chance = random.Random(seed)
    ids = [memo.sections[place].id for place in range(3)]
    for _ in range(20):
        kept = ws.memos.get(memo.id)
        there = [block for place in range(3) for block in kept.sections[place].blocks]
        chance.shuffle(there)
        there = there[: chance.randint(0, len(there))]
        there = [
            replace(block, content=((Text(str(chance.random())),),))
            if block.kind == PARAGRAPH and chance.random() < 0.3
            else block
            for block in there
        ]
        there += [para(str(chance.random())) for _ in range(chance.randint(0, 3))]
        wanted: dict[int, list[MemoBlock]] = {key: [] for key in ids}
        for block in there:
            wanted[chance.choice(ids)].append(block)
        memo_writing.write(ws, memo.id, wanted)
        kept = ws.memos.get(memo.id)
        for place, key in enumerate(ids):
            assert [(b.kind, b.content, b.words) for b in kept.sections[place].blocks] == [
                (b.kind, b.content, b.words) for b in wanted[key]
            ]
