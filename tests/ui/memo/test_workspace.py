"""The Memo workspace as a whole: which memo, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from briefer.memo.outline import outline
from briefer.model.changes import Place
from briefer.services import history, memos

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance
    from briefer.ui.session import Session
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


def draft_button(desk: Desk) -> QPushButton:
    button = desk.pane.findChild(QPushButton, "memo.start.draft")
    assert isinstance(button, QPushButton)
    return button


def menu(desk: Desk) -> dict[str, Callable[[], None]]:
    """Open the menu of memos and return its entries."""
    QTest.mouseClick(desk.pane.outline.menu, Qt.MouseButton.LeftButton)
    found = desk.pane.findChild(QMenu, "memo.memos")
    assert isinstance(found, QMenu)
    entries = {action.text(): action.trigger for action in found.actions() if action.text()}
    found.close()
    return entries


def test_without_a_memo_one_can_be_drafted_in_one_step(
    session: Session, open_memo: Callable[[Session], Desk]
) -> None:
    desk = open_memo(session)
    assert desk.pane.memo_id == 0
    before = len(session.workspace.history.steps())
    draft_button(desk).click()
    assert len(session.workspace.history.steps()) == before + 1
    (memo,) = session.workspace.memos.all()
    assert desk.pane.memo_id == memo.id == session.selection.memo_id
    desk.wait_for_pages()
    assert desk.pane.composer.isVisible()
    history.undo(session.workspace)
    assert desk.pane.memo_id == 0
    assert draft_button(desk).isVisible()


def test_a_briefing_without_tags_has_a_memo_of_headings(
    new_session: Session, open_memo: Callable[[Session], Desk]
) -> None:
    desk = open_memo(new_session)
    draft_button(desk).click()
    desk.wait_for_pages()
    assert desk.section("bottom-line").blocks == ()
    assert desk.texts("bottom-line")


def test_memos_are_switched_renamed_and_removed_in_the_menu(desk: Desk) -> None:
    first = desk.pane.memo_id
    memos.rename(desk.workspace, first, "The first")
    menu(desk)["New draft: Stakeholder position memo"]()
    second = desk.pane.memo_id
    assert second != first
    memos.rename(desk.workspace, second, "The second")
    menu(desk)["The first"]()
    assert desk.pane.memo_id == desk.session.selection.memo_id == first
    menu(desk)["Remove this memo"]()
    assert [memo.id for memo in desk.workspace.memos.all()] == [second]
    assert desk.pane.memo_id == second
    history.undo(desk.workspace)
    assert {memo.id for memo in desk.workspace.memos.all()} == {first, second}


def test_what_is_typed_is_written_before_another_memo_is_shown(desk: Desk) -> None:
    first = desk.pane.memo_id
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    menu(desk)["New draft: Stakeholder position memo"]()
    blocks = desk.workspace.memos.get(first).sections[0].blocks
    assert len(blocks) == 1


def test_a_place_in_a_memo_brings_that_memo_to_the_front(desk: Desk) -> None:
    first = desk.pane.memo_id
    menu(desk)["New draft: Stakeholder position memo"]()
    desk.session.selection.go_to_place(Place(memo_id=first))
    assert desk.pane.memo_id == first


def test_the_focus_goes_into_the_memo(desk: Desk) -> None:
    desk.pane.setFocus()
    desk.pane.desk.go_asked.emit(desk.section("bottom-line").id, 0)
    assert desk.focused is desk.rows("bottom-line")[0]


def test_the_caret_stays_where_it_is_when_the_focus_is_asked_for_again(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico offers")
    desk.session.selection.go_to_place(Place(memo_id=desk.pane.memo_id))
    desk.pane.setFocus()
    assert desk.focused is desk.texts("bottom-line")[0]
    block = desk.composer.sheet.block(desk.composer.caret.line)
    assert desk.composer.caret.position - block.position() == len("Mexico offers")


def test_a_small_window_folds_the_head_and_shortens_the_checks(desk: Desk) -> None:
    desk.pane.resize(1100, 628)
    QApplication.processEvents()
    assert not desk.pane.outline.fields.isVisible()
    left, middle, right = desk.pane.splitter.sizes()
    assert (left, right) == (226, 324)
    assert middle > 500


def test_the_status_says_how_many_pages_there_are(desk: Desk) -> None:
    heard: list[str] = []
    desk.pane.status.connect(heard.append)
    memos.rename(desk.workspace, desk.pane.memo_id, "Another name")
    desk.wait_for_pages()
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    assert heard[0].startswith("Preview is being made")
    pages = rendering.typeset.page_count
    words = len(outline(rendering.composed.memo).split())
    assert heard[-1] == f"Preview up to date · {pages} pages · {words:,} words"


def test_every_part_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in desk.pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_dark_theme_rewrites_what_is_shown(desk: Desk, appearance: Appearance) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico offers")
    desk.flush()
    desk.press(Key.Key_Left)
    before = [desk.shown(piece) for piece in desk.pieces]
    memo = desk.memo
    appearance.choose("dark", 150)
    assert [desk.shown(piece) for piece in desk.pieces] == before
    piece = desk.texts("bottom-line")[0]
    iterator = desk.composer.sheet.block(desk.composer.sheet.first_line(piece)).begin()
    form = iterator.fragment().charFormat()
    assert form.foreground().color() == appearance.colour("ink")
    assert form.font().pixelSize() == appearance.serif(15).pixelSize()
    assert desk.memo == memo
    desk.type("-")
    assert desk.shown(piece) == "Mexico offer-s"
