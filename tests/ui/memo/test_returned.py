"""A memo that came back from Word beside the memo: what was changed, and taking it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import exporting, memos
from briefer.ui.widgets.two_lines import TwoLines
from tests.services.test_edited_files import edit, replacing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.memo.conftest import Desk

OURS = "The talks go on through the winter."


def written(desk: Desk, folder: Path) -> Path:
    """Put a sentence into the memo, export it as Word, and return the file."""
    memo = desk.workspace.memos.get(desk.pane.memo_id)
    block = MemoBlock(PARAGRAPH, ((Text(OURS),),))
    memos.add_block(desk.workspace, memo.sections[0].id, block)
    out = folder / "memo.docx"
    rendering = exporting.preview(desk.workspace, desk.pane.memo_id)
    exporting.write(desk.workspace, rendering, out)
    return out


def check(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """Choose a file in the dialog of the command."""
    monkeypatch.setattr(desk.session.messages, "open_file", lambda *_: path)
    desk.session.actions.action("memo.returned").trigger()
    desk.qtbot.waitUntil(lambda: not desk.session.jobs.running)
    QApplication.processEvents()
    pane = desk.pane.findChild(QWidget, "memo.returned")
    assert pane is not None
    return pane


def lines(pane: QWidget) -> list[str]:
    found = pane.findChildren(TwoLines, "memo.returned.line")
    return [row.accessibleName() for row in found if row.isVisible()]


def said(pane: QWidget) -> str:
    label = pane.findChild(QLabel, "memo.returned.said")
    assert label is not None
    return label.text()


def test_a_file_that_nobody_touched_has_nothing_to_look_at(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = check(desk, written(desk, tmp_path), monkeypatch)
    assert pane.isVisible()
    assert said(pane).endswith("exact.")
    assert lines(pane) == []


def test_a_changed_sentence_is_taken_over_and_undone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = edit(written(desk, tmp_path), replacing("the winter", "the spring"))
    pane = check(desk, edited, monkeypatch)
    (line,) = lines(pane)
    assert "now “The talks go on through the spring.”" in line
    take = pane.findChild(QPushButton, "memo.returned.take")
    assert take is not None
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    kept = [b.content for b in desk.workspace.memos.get(desk.pane.memo_id).blocks()]
    assert ((Text("The talks go on through the spring."),),) in kept
    shown = [b for b in pane.findChildren(QPushButton, "memo.returned.take") if b.isVisible()]
    assert shown == []
    desk.workspace.undo()
    QApplication.processEvents()
    shown = [b for b in pane.findChildren(QPushButton, "memo.returned.take") if b.isVisible()]
    assert len(shown) == 1


def test_a_changed_quotation_leads_to_its_passage_and_is_never_taken_over(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passage = next(p for p in desk.workspace.passages.all() if p.speakers and len(p.quote) > 30)
    new = passage.quote.replace(" ", " very ", 1)
    pane = check(desk, edit(written(desk, tmp_path), replacing(passage.quote, new)), monkeypatch)
    assert "1 changed" in said(pane)
    (row,) = [r for r in pane.findChildren(TwoLines, "memo.returned.line") if r.isEnabled()]
    assert pane.findChild(QPushButton, "memo.returned.take") is None
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.session.selection.passage_id == passage.id


def test_esc_goes_back_to_the_outline_and_a_wrong_file_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = check(desk, written(desk, tmp_path), monkeypatch)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(b"no zip")
    told: list[str] = []
    monkeypatch.setattr(desk.session.messages, "failed", lambda error: told.append(str(error)))
    check(desk, wrong, monkeypatch)
    assert told
    assert "no Word document" in told[0]
