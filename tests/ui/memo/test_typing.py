"""Typing in the memo: what reaches the briefing, when, and as how many steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from briefer.model.inline import Emph, Text
from briefer.model.memo import BULLETS, PARAGRAPH
from briefer.services import block_labels, briefings, history, memos, sections
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.composer.spells import REST

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.session import Session
    from tests.ui.conftest import MakeSession
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_place_of_an_empty_section_takes_words_and_becomes_a_paragraph(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico offers help.")
    assert desk.words("bottom-line") == []
    desk.flush()
    assert desk.words("bottom-line") == ["Mexico offers help."]
    assert [piece.block_id > 0 for piece in desk.texts("bottom-line")] == [True, False]


def test_who_types_at_once_writes_at_the_first_place(desk: Desk) -> None:
    desk.pane.setFocus()
    desk.type("Mexico offers help.")
    desk.flush()
    assert desk.words("bottom-line") == ["Mexico offers help."]
    assert desk.composer.verticalScrollBar().value() == 0


def test_half_a_second_after_the_last_key_it_is_written(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    desk.qtbot.waitUntil(lambda: desk.words("bottom-line") == ["Mexico"])
    desk.type(" offers")
    desk.qtbot.waitUntil(lambda: desk.words("bottom-line") == ["Mexico offers"])


def test_leaving_a_paragraph_writes_it(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    desk.go(desk.texts("key-points")[0])
    assert desk.words("bottom-line") == ["Mexico"]


def test_what_is_typed_is_written_when_the_workspace_is_hidden(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    desk.pane.hide()
    assert desk.words("bottom-line") == ["Mexico"]


def test_a_spell_of_typing_is_one_step_and_the_recorder_takes_it_back(desk: Desk) -> None:
    before = len(desk.workspace.history.steps())
    desk.go(desk.texts("bottom-line")[0])
    for words in ("Mexico", " offers", " help"):
        desk.type(words)
        desk.flush()
    assert len(desk.workspace.history.steps()) == before + 1
    history.undo(desk.workspace)
    assert desk.words("bottom-line") == []
    history.redo(desk.workspace)
    assert desk.words("bottom-line") == ["Mexico offers help"]


def test_after_a_rest_typing_is_another_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    spells = desk.pane.composing.hand.writer.spells
    monkeypatch.setattr(spells, "_clock", lambda: now[0])
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    desk.flush()
    now[0] += REST + 1
    desk.type(" offers")
    desk.flush()
    history.undo(desk.workspace)
    assert desk.words("bottom-line") == ["Mexico"]
    assert desk.shown(desk.texts("bottom-line")[0]) == "Mexico"


def test_enter_parts_a_paragraph_and_backspace_joins_it_again(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("OneTwo")
    desk.press(Key.Key_Left, times=3)
    desk.press(Key.Key_Return)
    assert desk.words("bottom-line") == ["One", "Two"]
    assert desk.focused is desk.texts("bottom-line")[1]
    desk.press(Key.Key_Backspace)
    assert desk.words("bottom-line") == ["OneTwo"]
    desk.type("-")
    desk.flush()
    assert desk.words("bottom-line") == ["One-Two"]


def test_a_paragraph_that_is_parted_or_joined_keeps_the_higher_handling_mark(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("OneTwo")
    desk.flush()
    (block,) = desk.section("bottom-line").blocks
    block_labels.set_portion(desk.workspace, block.id, "CUI")
    desk.press(Key.Key_Left, times=3)
    desk.press(Key.Key_Return)
    assert [block.portion for block in desk.section("bottom-line").blocks] == ["CUI", "CUI"]
    block_labels.set_portion(desk.workspace, block.id, "U")
    desk.press(Key.Key_Backspace)
    assert [block.portion for block in desk.section("bottom-line").blocks] == ["CUI"]


def test_enter_at_the_end_opens_a_place_that_goes_away_when_it_is_left_empty(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("One")
    desk.press(Key.Key_Return)
    desk.type("Three")
    desk.go(desk.texts("bottom-line")[0])
    desk.press(Key.Key_Return)
    assert [desk.shown(piece) for piece in desk.texts("bottom-line")] == ["One", "", "Three", ""]
    desk.press(Key.Key_Up)
    desk.qtbot.waitUntil(lambda: len(desk.texts("bottom-line")) == 3)
    desk.press(Key.Key_End)
    desk.press(Key.Key_Return)
    desk.type("Two")
    desk.flush()
    assert desk.words("bottom-line") == ["One", "Two", "Three"]


def test_delete_at_the_end_joins_the_next_paragraph(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("One")
    desk.press(Key.Key_Return)
    desk.type("Two")
    desk.go(desk.texts("bottom-line")[0])
    desk.press(Key.Key_Delete)
    assert desk.words("bottom-line") == ["OneTwo"]


def test_a_paragraph_that_is_emptied_goes_away_when_it_is_left(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("One")
    desk.flush()
    desk.press(Key.Key_Home)
    desk.press(Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_Delete)
    desk.go(desk.texts("key-points")[0])
    desk.qtbot.waitUntil(lambda: not desk.section("bottom-line").blocks)


def test_a_hyphen_and_a_space_begin_a_list(desk: Desk) -> None:
    desk.go(desk.texts("key-points")[0])
    desk.type("- One")
    desk.press(Key.Key_Return)
    desk.type("Two")
    desk.flush()
    (block,) = desk.section("key-points").blocks
    assert block.kind == BULLETS
    assert block.content == ((Text("One"),), (Text("Two"),))


def test_enter_in_an_empty_bullet_leaves_the_list(desk: Desk) -> None:
    desk.go(desk.texts("key-points")[0])
    desk.type("- One")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.type("After")
    desk.flush()
    kinds = [block.kind for block in desk.section("key-points").blocks]
    assert kinds == [BULLETS, PARAGRAPH]
    assert desk.words("key-points") == ["One", "After"]


def test_backspace_at_the_start_of_a_list_makes_its_first_bullet_a_paragraph(desk: Desk) -> None:
    desk.go(desk.texts("key-points")[0])
    desk.type("- One")
    desk.press(Key.Key_Return)
    desk.type("Two")
    desk.press(Key.Key_Up)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Backspace)
    kinds = [block.kind for block in desk.section("key-points").blocks]
    assert kinds == [PARAGRAPH, BULLETS]
    assert desk.words("key-points") == ["One", "Two"]


def test_bold_and_italic_are_kept_as_meaning(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Offers help")
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Right, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_B, CONTROL)
    desk.press(Key.Key_End)
    desk.press(Key.Key_I, CONTROL)
    desk.type(" now")
    desk.flush()
    (block,) = desk.section("bottom-line").blocks
    assert block.content == ((Emph("Offers ", strong=True), Text("help"), Emph(" now")),)


def test_pasted_lines_become_paragraphs(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("One\r\n\r\nTwo\u2028Three")
    desk.go(desk.texts("bottom-line")[0])
    desk.press(Key.Key_V, CONTROL)
    assert desk.words("bottom-line") == ["One", "Two", "Three"]


def test_undo_is_not_the_fields_own(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("One")
    desk.press(Key.Key_Z, CONTROL)
    assert desk.shown(desk.texts("bottom-line")[0]) == "One"
    assert not desk.composer.document().isUndoRedoEnabled()


def test_the_caret_stays_in_its_bullet_under_another_theme(
    desk: Desk, appearance: Appearance
) -> None:
    desk.go(desk.texts("key-points")[0])
    desk.type("- One")
    desk.press(Key.Key_Return)
    desk.type("Two")
    desk.press(Key.Key_Left)
    appearance.choose("dark", 100)
    desk.type("-")
    desk.flush()
    assert desk.words("key-points") == ["One / Tw-o"]


def test_undo_and_redo_go_to_what_they_change(desk: Desk) -> None:
    for key, words in (("bottom-line", "One"), ("outlook", "Two"), ("bottom-line", " more")):
        desk.go(desk.texts(key)[0])
        desk.type(words)
        desk.flush()
    for turn, words in ((history.undo, "One"), (history.redo, "One more")):
        desk.go(desk.texts("outlook")[0])
        turn(desk.workspace)
        piece = desk.focused
        assert piece is not None
        assert desk.shown(piece) == words
        assert desk.composer.viewport().rect().contains(desk.composer.cursorRect().center())


def test_what_another_pane_writes_is_shown_and_the_caret_stays(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("One two")
    desk.flush()
    piece = desk.texts("bottom-line")[0]
    block = desk.block(piece.block_id)
    desk.press(Key.Key_Left)
    changed = type(block)(PARAGRAPH, ((Text("Zero one two"),),), id=block.id)
    memos.set_block(desk.workspace, block.id, changed)
    assert desk.shown(piece) == "Zero one two"
    assert desk.focused is piece
    desk.type("-")
    assert desk.shown(piece) == "Zero one tw-o"


def test_a_briefing_open_for_reading_takes_no_words(
    make: MakeSession, open_memo: Callable[[Session], Desk], workspace: Workspace
) -> None:
    memos.add(workspace)
    workspace.close()
    only_read = briefings.open_briefing(workspace.path, who="Ben", read_only=True)
    desk = open_memo(make(only_read))
    place = desk.texts("bottom-line")[0]
    card = next(piece for piece in desk.pieces if piece.kind is Kind.CARD)
    for piece in (place, card):
        desk.go(piece)
        desk.type("One")
        for key in (Key.Key_Return, Key.Key_F2, Key.Key_Delete, Key.Key_Backspace):
            desk.press(key)
        desk.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.flush()
    assert desk.words("bottom-line") == []
    buttons = desk.pane.composer.findChildren(QPushButton)
    assert not [b for b in buttons if b.objectName().startswith("memo.insert.") and b.isVisible()]


def test_a_memo_without_sections_is_an_empty_page_until_they_are_back(desk: Desk) -> None:
    before = [desk.shown(piece) for piece in desk.pieces]
    there = desk.memo.sections
    for section in there:
        sections.remove(desk.workspace, section.id)
    assert desk.pieces == []
    desk.composer.setFocus()
    desk.type("abc/ ")
    for key in (Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Up, Key.Key_F2):
        desk.press(key)
    desk.press(Key.Key_V, CONTROL)
    assert desk.composer.document().isEmpty()
    for _ in there:
        history.undo(desk.workspace)
    desk.wait_for_pages()
    assert [desk.shown(piece) for piece in desk.pieces] == before
