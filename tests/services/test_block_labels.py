"""Handling marks and confidence of single blocks, kept with the block and taken back by undo."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.model.inline import VERSION, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import block_labels, history, memos

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


@pytest.fixture
def block_id(ws: Workspace) -> int:
    section = memos.add(ws).sections[0]
    return memos.add_block(ws, section.id, MemoBlock(PARAGRAPH, ((Text("A point."),),)))


def kept(ws: Workspace, block_id: int) -> MemoBlock:
    memo = ws.memos.get(ws.memos.memo_of_section(ws.memos.section_of_block(block_id)))
    return next(block for block in memo.blocks() if block.id == block_id)


@pytest.mark.parametrize(
    ("given", "mark"), [("CUI", "CUI"), (" (cui) ", "CUI"), ("tlp:red", "TLP:RED")]
)
def test_a_block_takes_a_mark_of_its_own(
    ws: Workspace, block_id: int, given: str, mark: str
) -> None:
    before = kept(ws, block_id)
    block_labels.set_portion(ws, block_id, given)
    assert kept(ws, block_id).portion == mark
    assert kept(ws, block_id).content == before.content
    history.undo(ws)
    assert kept(ws, block_id) == before


@pytest.mark.parametrize("given", ["7", "X" * 41, "see below!", "C)UI"])
def test_what_can_be_no_mark_is_refused(ws: Workspace, block_id: int, given: str) -> None:
    with pytest.raises(InputError, match="no handling mark"):
        block_labels.set_portion(ws, block_id, given)
    assert not kept(ws, block_id).portion


def test_a_judgement_says_how_sure_it_is(ws: Workspace, block_id: int) -> None:
    block_labels.set_confidence(ws, block_id, "moderate")
    block_labels.set_portion(ws, block_id, "U")
    assert (kept(ws, block_id).confidence, kept(ws, block_id).portion) == ("moderate", "U")
    block_labels.set_confidence(ws, block_id, "")
    assert kept(ws, block_id).confidence == ""
    with pytest.raises(InputError, match="it can be: high, moderate, low"):
        block_labels.set_confidence(ws, block_id, "sure")


def test_a_block_without_labels_is_kept_as_before(ws: Workspace, block_id: int) -> None:
    with closing(sqlite3.connect(f"file:{ws.path}?mode=ro", uri=True)) as file:
        row = file.execute("SELECT content FROM memo_block WHERE id = ?", (block_id,)).fetchone()
    assert row == (f'{{"v": {VERSION}, "runs": [[{{"text": "A point."}}]]}}',)
