"""A table of the memo: inserted, written cell by cell, pasted from a spreadsheet, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from briefer.model.memo import TABLE, KeptTable, MemoBlock
from briefer.services import history, memos

if TYPE_CHECKING:
    from briefer.ui.memo.table.pane import TablePane
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
GRID = KeptTable(("Who", "What"), (("Mexico", "a plan"), ("USA", "")), "Asked")


@pytest.fixture
def block(desk: Desk) -> int:
    here = desk.section("outlook").id
    new = memos.add_block(desk.workspace, here, MemoBlock(TABLE, table=GRID))
    desk.wait_for_pages()
    return new


def table(desk: Desk, block_id: int) -> KeptTable:
    found = desk.block(block_id).table
    assert found is not None
    return found


def opened(desk: Desk, block_id: int) -> TablePane:
    """Choose the table and press F2."""
    piece = next(piece for piece in desk.pieces if piece.block_id == block_id)
    desk.go(piece)
    desk.press(Key.Key_F2)
    assert desk.pane.table.isVisible()
    return desk.pane.table


def editor(pane: TablePane) -> QLineEdit:
    """The field of the cell that is being written."""
    fields = pane.grid.viewport().findChildren(QLineEdit)
    return next(field for field in fields if field.isVisible())


def write(pane: TablePane, row: int, column: int, words: str) -> None:
    """Type into a cell, as a hand does."""
    pane.grid.setCurrentCell(row, column)
    pane.grid.setFocus()
    QTest.keyClicks(pane.grid.viewport(), words[0])
    field = editor(pane)
    QTest.keyClicks(field, words[1:])
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def press(pane: TablePane, name: str) -> None:
    button = pane.findChild(QPushButton, f"memo.table.{name}")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_table_is_inserted_from_the_list_and_written_at_once(desk: Desk) -> None:
    desk.go(desk.texts("outlook")[0])
    desk.type("/table")
    desk.press(Key.Key_Return)
    pane = desk.pane.table
    assert pane.isVisible()
    write(pane, 0, 0, "Who")
    write(pane, 1, 0, "Mexico")
    (made,) = [b for b in desk.section("outlook").blocks if b.kind == TABLE]
    assert made.table is not None
    assert made.table.header[0] == "Who"
    assert made.table.rows[0][0] == "Mexico"
    QTest.keyClick(pane, Key.Key_Escape)
    assert not pane.isVisible()
    assert "Mexico" in "".join(map(desk.shown, desk.rows("outlook")))
    # One visit is one step, and the table itself another.
    history.undo(desk.workspace)
    history.undo(desk.workspace)
    assert [b for b in desk.section("outlook").blocks if b.kind == TABLE] == []


def test_cells_rows_and_columns_are_changed(desk: Desk, block: int) -> None:
    pane = opened(desk, block)
    write(pane, 2, 1, "an answer")
    assert table(desk, block).rows[1] == ("USA", "an answer")
    pane.grid.setCurrentCell(1, 0)
    press(pane, "add-row")
    assert table(desk, block).rows == (GRID.rows[0], ("", ""), ("USA", "an answer"))
    press(pane, "add-column")
    assert table(desk, block).header == ("Who", "", "What")
    press(pane, "remove-column")
    press(pane, "remove-row")
    assert table(desk, block).rows == (GRID.rows[0], ("USA", "an answer"))
    pane.grid.setCurrentCell(0, 0)
    press(pane, "remove-row")
    assert table(desk, block).header == GRID.header
    pane.caption.setFocus()
    pane.caption.selectAll()
    QTest.keyClicks(pane.caption, "What each asks")
    QTest.keyClick(pane.caption, Key.Key_Return)
    assert table(desk, block).caption == "What each asks"
    history.undo(desk.workspace)
    assert table(desk, block) == GRID


def test_cells_of_a_spreadsheet_are_pasted(desk: Desk, block: int) -> None:
    pane = opened(desk, block)
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\n")
    pane.grid.setCurrentCell(2, 1)
    QTest.keyClick(pane.grid, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    kept = table(desk, block)
    assert kept.rows == (
        ("Mexico", "a plan", "", ""),
        ("USA", "1", "2", "3"),
        ("", "4", "5", ""),
    )
    assert kept.is_even


def test_the_panel_follows_undo_and_goes_with_its_table(desk: Desk, block: int) -> None:
    pane = opened(desk, block)
    write(pane, 0, 0, "Whoever")
    history.undo(desk.workspace)
    assert pane.grid.cells()[0] == GRID.header
    memos.remove_block(desk.workspace, block)
    assert not pane.isVisible()
    assert desk.section("outlook").blocks == ()


def test_what_is_being_typed_is_kept_when_the_panel_closes(desk: Desk, block: int) -> None:
    pane = opened(desk, block)
    pane.grid.setCurrentCell(0, 0)
    QTest.keyClicks(pane.grid.viewport(), "N")
    QTest.keyClicks(editor(pane), "ame")
    pane.close_panel()
    assert table(desk, block).header == ("Name", "What")
