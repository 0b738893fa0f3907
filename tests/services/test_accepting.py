"""A finding is accepted with a reason in one step, stays listed, and is open again after undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import ExportBlockedError, InputError
from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import accepting, checking, exporting, history, memos

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.finding import Finding
    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"
REASON = "The reader asked for one outlet alone"


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


def findings(ws: Workspace, memo: KeptMemo) -> tuple[Finding, ...]:
    return exporting.preview(ws, memo.id, DATE).findings


def first(ws: Workspace, memo: KeptMemo, kind: str) -> Finding:
    return next(finding for finding in findings(ws, memo) if finding.kind == kind)


def write(ws: Workspace, memo: KeptMemo, words: str, block_id: int | None = None) -> int:
    block = MemoBlock(PARAGRAPH, ((Text(words),),))
    if block_id is not None:
        memos.set_block(ws, block_id, block)
        return block_id
    place = next(section.id for section in memo.walk() if section.key == "outlook")
    return memos.add_block(ws, place, block)


def test_an_accepted_finding_is_listed_last_with_its_reason(ws: Workspace, memo: KeptMemo) -> None:
    before = findings(ws, memo)
    finding = first(ws, memo, "single-origin")
    accepting.accept(ws, memo.id, finding, f"  {REASON}\n")
    after = findings(ws, memo)
    assert after[-1] == replace(finding, accepted=REASON)
    assert {f.key for f in after} == {f.key for f in before}
    assert [f for f in after if f.accepted] == [after[-1]]


def test_accepting_is_one_step_that_undo_takes_back_whole(ws: Workspace, memo: KeptMemo) -> None:
    kept = ws.memos.get(memo.id)
    finding = first(ws, memo, "undated")
    accepting.accept(ws, memo.id, finding, REASON)
    accepted = ws.memos.get(memo.id)
    assert history.undo(ws).label.startswith("Accept “")
    assert ws.memos.get(memo.id) == kept
    assert first(ws, memo, "undated").accepted == ""
    history.redo(ws)
    assert ws.memos.get(memo.id) == accepted


def test_it_can_be_withdrawn_and_accepted_again(ws: Workspace, memo: KeptMemo) -> None:
    one, other = first(ws, memo, "undated"), first(ws, memo, "single-origin")
    accepting.accept(ws, memo.id, one, REASON)
    accepting.accept(ws, memo.id, other, REASON)
    accepting.accept(ws, memo.id, other, "Another reason")
    accepting.withdraw(ws, memo.id, one)
    assert first(ws, memo, "undated").accepted == ""
    assert [f.accepted for f in findings(ws, memo) if f.accepted] == ["Another reason"]
    assert findings(ws, memo)[-1].key == other.key
    accepting.withdraw(ws, memo.id, other)
    assert "accepted" not in ws.memos.get(memo.id).fields


def test_withdrawing_what_was_not_accepted_writes_nothing(ws: Workspace, memo: KeptMemo) -> None:
    accepting.withdraw(ws, memo.id, first(ws, memo, "undated"))
    assert history.undo(ws).label.startswith("New memo")


def test_a_finding_that_blocks_cannot_be_accepted(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    write(ws, memo, "(CUI) The talks go on.")
    finding = first(ws, memo, "portion-mark")
    with pytest.raises(InputError, match="mended"):
        accepting.accept(ws, memo.id, finding, REASON)
    accepting.accept(ws, memo.id, replace(finding, blocks=False), REASON)
    again = first(ws, memo, "portion-mark")
    assert (again.blocks, again.accepted) == (True, "")
    with pytest.raises(ExportBlockedError):
        exporting.export(ws, tmp_path / "memo.pdf", memo_id=memo.id)


def test_a_reason_is_asked_for(ws: Workspace, memo: KeptMemo) -> None:
    with pytest.raises(InputError, match="why"):
        accepting.accept(ws, memo.id, first(ws, memo, "undated"), " \n")


def test_what_was_accepted_is_asked_anew_where_the_words_change(
    ws: Workspace, memo: KeptMemo
) -> None:
    block = write(ws, memo, "The gates will likely open.")
    accepting.accept(ws, memo.id, first(ws, memo, "unlabelled-judgement"), REASON)
    write(ws, memo, "The talks go on.", write(ws, memo, "One more sentence."))
    assert first(ws, memo, "unlabelled-judgement").accepted == REASON
    write(ws, memo, "The gates will likely stay shut.", block)
    assert first(ws, memo, "unlabelled-judgement").accepted == ""


def test_the_field_is_no_words_of_the_memo(ws: Workspace, memo: KeptMemo) -> None:
    before = exporting.preview(ws, memo.id, DATE).composed
    accepting.accept(ws, memo.id, first(ws, memo, "undated"), REASON)
    assert exporting.preview(ws, memo.id, DATE).composed == before


def test_a_check_of_the_briefing_lists_it_as_accepted(ws: Workspace, memo: KeptMemo) -> None:
    accepting.accept(ws, memo.id, first(ws, memo, "single-origin"), REASON)
    report = checking.check(ws, "Ana")
    assert [r.accepted for r in report.findings if r.kind == "single-origin"][-1] == REASON
    assert report.ok
