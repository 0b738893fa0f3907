"""What comes before the pause in which typed words are kept: it happens where it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from briefer.model.inline import Text
from briefer.model.memo import PAGE_BREAK, PARAGRAPH, MemoBlock
from briefer.services import memo_writing
from briefer.ui.memo.composer.dragging import BLOCK, PASSAGE, held

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from briefer.ui.memo.composer.piece import Piece
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


@pytest.fixture
def typed(desk: Desk) -> Desk:
    """Three paragraphs in a section, and words above them that are typed and not kept yet."""
    section = desk.section("outlook").id
    blocks = [MemoBlock(PARAGRAPH, ((Text(words),),)) for words in ("one", "two", "three")]
    memo_writing.write(desk.workspace, desk.memo.id, {section: blocks})
    desk.wait_for_pages()
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Just typed")
    assert desk.words("bottom-line") == []
    return desk


def test_a_selection_is_removed_as_it_was_selected(typed: Desk) -> None:
    first, second, _, _ = typed.texts("outlook")
    typed.select(first, second)
    typed.press(Key.Key_Delete)
    typed.flush()
    assert typed.words("bottom-line") == ["Just typed"]
    assert typed.words("outlook") == ["three"]


def test_lines_are_joined_where_the_caret_stands(typed: Desk) -> None:
    _, second, third, _ = typed.texts("outlook")
    typed.composer.caret.enter(third)
    typed.press(Key.Key_Backspace)
    typed.flush()
    assert typed.words("outlook") == ["one", "twothree"]
    assert typed.focused is second


def test_the_last_line_is_joined(typed: Desk) -> None:
    """The line below it that is there once words are kept is not its neighbour yet."""
    *_, third, place = typed.texts("outlook")
    typed.composer.caret.enter(place)
    typed.type("last")
    typed.composer.caret.enter(place)
    typed.press(Key.Key_Backspace)
    typed.flush()
    assert typed.words("outlook") == ["one", "two", "threelast"]
    assert typed.focused is third


def test_every_hit_is_replaced_where_it_stands(typed: Desk) -> None:
    typed.session.actions.action("memo.find").trigger()
    typed.type("three")
    other = typed.pane.findChild(QLineEdit, "memo.find.with")
    button = typed.pane.findChild(QPushButton, "memo.find.replace-all")
    assert isinstance(other, QLineEdit)
    assert isinstance(button, QPushButton)
    other.setFocus()
    typed.type("3")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    typed.flush()
    assert typed.words("outlook") == ["one", "two", "3"]


def test_what_is_inserted_comes_below_what_was_just_typed(typed: Desk) -> None:
    typed.press(Key.Key_Return)
    typed.type("/page br")
    typed.press(Key.Key_Return)
    kinds = [block.kind for block in typed.section("bottom-line").blocks]
    assert kinds == [PARAGRAPH, PAGE_BREAK]


def test_what_is_dropped_comes_below_what_was_just_typed(typed: Desk) -> None:
    passage = typed.workspace.passages.all()[0]
    drop_below(typed, typed.texts("bottom-line")[0], held(PASSAGE, passage.id))
    assert typed.words("bottom-line") == ["Just typed", passage.quote]


def test_a_block_that_was_just_emptied_is_not_moved(typed: Desk) -> None:
    first = typed.texts("outlook")[0]
    data = held(BLOCK, first.block_id)
    typed.select(first, first)
    typed.press(Key.Key_Delete)
    drop_below(typed, typed.texts("bottom-line")[0], data)
    assert typed.words("bottom-line") == ["Just typed"]
    assert typed.words("outlook") == ["two", "three"]


def drop_below(desk: Desk, piece: Piece, data: QMimeData) -> None:
    composer = desk.composer
    composer.reveal(piece)
    box = composer.geometry_of.box(piece)
    at = QPointF(box.left(), box.bottom() - 1)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    composer.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, left, none))
