"""On a full disk, what is typed stays to be seen, is tried again, and is not given up unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTableWidget

from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, TABLE, KeptTable, MemoBlock
from briefer.services import briefings, memos
from briefer.ui.memo.workspace import MemoWorkspace
from briefer.ui.widgets.typed_text import TypedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "too long for what is left on the disk " * 400


@pytest.fixture
def answer(screen: Screen) -> Iterator[Callable[[str], list[str]]]:
    """Presses a button of each message that comes; what they said is returned as it comes."""
    looking = QTimer(interval=10)

    def begin(button: str) -> list[str]:
        said: list[str] = []

        def press() -> None:
            if screen.shows("message"):
                said.append(screen.find("message").accessibleName())
                screen.click(f"message.{button}")

        looking.timeout.connect(press)
        looking.start()
        return said

    yield begin
    looking.stop()


def fill_disk(workspace: Workspace) -> None:
    """Let the file grow no more."""
    let_grow(workspace, 1)


def make_room(workspace: Workspace) -> None:
    let_grow(workspace, 1_000_000)


def test_what_is_read_and_cannot_be_noted_is_said(page: BriefingPage, screen: Screen) -> None:
    connection = page.session.workspace._rows.connection  # noqa: SLF001 - as above
    connection.execute("PRAGMA query_only = 1")
    page.session.actions.action("articles.mark").trigger()
    assert "cannot be written here" in screen.find("toast").accessibleName()


def let_grow(workspace: Workspace, pages: int) -> None:
    connection = workspace._rows.connection  # noqa: SLF001 - no disk is filled up for a test
    connection.execute(f"PRAGMA max_page_count = {pages}")


def note_of(page: BriefingPage, passage_id: int) -> str:
    return page.session.workspace.passages.get(passage_id).statement.note or ""


def box(screen: Screen) -> TypedText:
    found = screen.find("inspector.note")
    assert isinstance(found, TypedText)
    return found


@pytest.fixture
def first(page: BriefingPage, screen: Screen) -> int:
    """The passage that is chosen, with a full disk and a long note that could not be written."""
    passage_id = page.session.workspace.passages.all()[0].id
    page.session.selection.choose_passage(passage_id)
    fill_disk(page.session.workspace)
    box(screen).setPlainText(LONG)
    box(screen).flush()
    assert "disk is full" in screen.text("inspector.fault")
    return passage_id


def test_a_note_stays_and_is_tried_again(page: BriefingPage, screen: Screen, first: int) -> None:
    screen.click("inspector.star")
    assert box(screen).typed == LONG
    assert note_of(page, first) != LONG
    make_room(page.session.workspace)
    screen.click("inspector.star")
    page.session.selection.flush()
    assert note_of(page, first) == LONG


def test_a_note_waits_while_another_passage_is_looked_at(
    page: BriefingPage, screen: Screen, first: int
) -> None:
    second = page.session.workspace.passages.all()[1].id
    page.session.selection.choose_passage(second)
    assert box(screen).typed == note_of(page, second)
    assert "disk is full" in screen.text("inspector.fault")
    make_room(page.session.workspace)
    page.session.selection.choose_passage(first)
    assert box(screen).typed == LONG
    page.session.selection.choose_passage(second)
    assert note_of(page, first) == LONG
    assert not screen.shows("inspector.fault")


@pytest.fixture
def memo(page: BriefingPage, screen: Screen, qtbot: QtBot) -> MemoWorkspace:
    """The Memo workspace with a drafted memo, and the caret in its first place to write."""
    memos.add(page.session.workspace)
    page.stack.show_workspace("memo")
    found = screen.find("memo")
    assert isinstance(found, MemoWorkspace)
    qtbot.waitUntil(lambda: bool(found.composer.sheet.pieces))
    return found


def typed(memo: MemoWorkspace, page: BriefingPage) -> None:
    """Write in the memo what the disk does not take."""
    fill_disk(page.session.workspace)
    piece = next(p for p in memo.composer.sheet.pieces if p.is_standing)
    memo.composer.caret.enter(piece)
    memo.composer.pen.type(LONG)


def test_the_window_is_not_closed_over_unwritten_words_without_a_question(
    memo: MemoWorkspace,
    page: BriefingPage,
    window: MainWindow,
    screen: Screen,
    answer: Callable[[str], list[str]],
) -> None:
    path = page.session.workspace.path
    typed(memo, page)
    said = answer("cancel")
    assert not window.close()
    screen.press(Key.Key_W, CONTROL)
    window.open_briefing(path.with_name("another.briefing"))
    assert len(said) == 3
    assert "disk is full" in said[0]
    assert LONG in memo.composer.toPlainText()
    make_room(page.session.workspace)
    assert window.close()
    assert len(said) == 3
    kept = briefings.open_briefing(path, who="Ana")
    assert LONG.strip() in str(kept.memos.get(kept.memos.all()[0].id).sections)
    kept.close()


def test_it_is_closed_where_one_says_so(
    memo: MemoWorkspace,
    page: BriefingPage,
    window: MainWindow,
    answer: Callable[[str], list[str]],
) -> None:
    typed(memo, page)
    said = answer("yes")
    assert window.close()
    assert len(said) == 1


def test_another_text_size_waits_for_unwritten_words(
    memo: MemoWorkspace,
    page: BriefingPage,
    window: MainWindow,
    answer: Callable[[str], list[str]],
    screen: Screen,
) -> None:
    typed(memo, page)
    answer("cancel")
    screen.press(Key.Key_Plus, CONTROL)
    assert window.page is page
    assert LONG in memo.composer.toPlainText()
    make_room(page.session.workspace)


def test_another_theme_comes_over_the_memo_once_its_words_are_written(
    memo: MemoWorkspace, page: BriefingPage, appearance: Appearance, qtbot: QtBot
) -> None:
    typed(memo, page)
    before = memo.composer.sheet.lettering
    appearance.choose("dark", 100)
    assert LONG in memo.composer.toPlainText()
    make_room(page.session.workspace)
    assert not page.session.selection.flush()
    qtbot.waitUntil(lambda: memo.composer.sheet.lettering is not before)
    assert LONG in memo.composer.toPlainText()


def test_a_section_that_could_not_be_removed_is_not_said_to_be(
    memo: MemoWorkspace, page: BriefingPage, screen: Screen
) -> None:
    ws = page.session.workspace
    section = ws.memos.get(memo.memo_id).sections[0]
    memos.add_block(ws, section.id, MemoBlock(PARAGRAPH, ((Text(LONG),),)))
    fill_disk(ws)
    memo.composing.arranging.remove_section(section.id)
    assert "disk is full" in screen.find("memo.fault").accessibleName()
    assert not screen.shows("toast")
    make_room(ws)


def test_a_cell_of_a_table_stays_as_it_was_typed(
    memo: MemoWorkspace, page: BriefingPage, screen: Screen
) -> None:
    ws = page.session.workspace
    section = ws.memos.get(memo.memo_id).sections[0].id
    block = memos.add_block(ws, section, MemoBlock(TABLE, table=KeptTable(("a",), (("b",),))))
    memo.composing.arranging.write_table(block)
    grid = screen.find("memo.table.cells")
    assert isinstance(grid, QTableWidget)
    fill_disk(ws)
    cell = grid.item(0, 0)
    assert cell is not None
    cell.setText(LONG)
    assert page.session.selection.flush()
    assert cell.text() == LONG
    make_room(ws)
    assert not page.session.selection.flush()
    (kept,) = (b.table for b in ws.memos.get(memo.memo_id).blocks() if b.id == block)
    assert kept is not None
    assert kept.header == (LONG.strip(),)
