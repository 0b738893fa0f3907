"""Cutting quotations and citing passages in the memo, with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.model.voice import Voice
from briefer.services import history, memos

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from briefer.model.passage import Passage
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.quotation.pane import QuotationPane
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
WHO = "Andrés Manuel López Obrador"


@pytest.fixture
def passage(desk: Desk) -> Passage:
    own = [p for p in desk.workspace.passages.all() if p.voice is Voice.OWN]
    return max(own, key=lambda p: len(p.quote))


@pytest.fixture
def sentence(desk: Desk, passage: Passage) -> int:
    """A sentence with the passage in it, at the head of the memo."""
    words = InlineExtract(passage.guid, passage.quote, passage.voice)
    block = MemoBlock(PARAGRAPH, ((Text("They say "), words, Text(" again. And more.")),))
    new = memos.add_block(desk.workspace, desk.section("bottom-line").id, block)
    desk.wait_for_pages()
    return new


def piece_of(desk: Desk, block_id: int) -> Piece:
    return next(piece for piece in desk.pieces if piece.block_id == block_id)


def menu(desk: Desk, block_id: int, along: int) -> dict[str, QAction]:
    """Open the menu at a place of a block's first line."""
    sheet, piece = desk.composer.sheet, piece_of(desk, block_id)
    position = sheet.block(sheet.first_line(piece)).position() + along
    desk.pane.composing.arranging.show_menu(position, QPoint(300, 300))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return {action.text().split("\t")[0]: action for action in shown.actions()}


def close_menu() -> None:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    shown.close()
    QApplication.processEvents()


def opened(desk: Desk, block_id: int, along: int) -> QuotationPane:
    """Open the panel from the menu."""
    action = menu(desk, block_id, along)["Cut the quotation…"]
    action.trigger()
    close_menu()
    assert desk.pane.quotation.isVisible()
    return desk.pane.quotation


def choose(pane: QuotationPane, words: str) -> None:
    """Select words in the panel."""
    start = pane.words.toPlainText().index(words)
    cursor = pane.words.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    pane.words.setTextCursor(cursor)


def item(desk: Desk, block_id: int) -> InlineExtract:
    found = desk.block(block_id).content[0][1]
    assert isinstance(found, InlineExtract)
    return found


def test_words_are_left_out_of_a_sentence_and_come_back(
    desk: Desk, sentence: int, passage: Passage
) -> None:
    pane = opened(desk, sentence, len("They say ") + 3)
    assert pane.words.toPlainText() == passage.quote
    assert not pane.restore.isEnabled()
    assert not pane.leave_out.isEnabled()
    second = passage.quote.split()[1]
    choose(pane, second)
    QTest.mouseClick(pane.leave_out, LEFT)
    assert "[…]" in item(desk, sentence).words
    assert pane.words.toPlainText() == item(desk, sentence).words
    assert desk.shown(piece_of(desk, sentence)).count("[…]") == 1
    QTest.mouseClick(pane.restore, LEFT)
    assert item(desk, sentence).words == passage.quote
    history.undo(desk.workspace)
    assert pane.words.toPlainText().count("[…]") == 1
    QTest.keyClick(pane, Key.Key_Escape)
    assert not pane.isVisible()
    assert desk.pane.focusWidget() is desk.composer


def test_words_are_kept_and_added_with_the_keyboard(
    desk: Desk, sentence: int, passage: Passage
) -> None:
    pane = opened(desk, sentence, len("They say ") + 3)
    for _ in passage.quote.split()[0]:
        QTest.keyClick(pane.words, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane.keep, Key.Key_Space)
    first = passage.quote.split()[0].rstrip(",")
    assert item(desk, sentence).words.startswith(first)
    assert len(item(desk, sentence).words) < len(passage.quote)
    pane.own.setFocus()
    QTest.keyClicks(pane.own, "they say")
    QTest.keyClick(pane.own, Key.Key_Return)
    assert "[they say]" in item(desk, sentence).words
    assert pane.own.text() == ""
    assert pane.isVisible()


def test_a_card_is_cut_and_says_so_in_the_memo(desk: Desk) -> None:
    card = max(desk.cards(WHO), key=lambda piece: len(piece.block.words) if piece.block else 0)
    pane = opened(desk, card.block_id, 2)
    words = desk.block(card.block_id).words.split()
    choose(pane, " ".join(words[:3]))
    QTest.mouseClick(pane.keep, LEFT)
    kept = desk.block(card.block_id)
    assert kept.parts
    assert kept.words.startswith(" ".join(words[:3]))
    desk.wait_for_pages()
    assert kept.words in desk.shown(piece_of(desk, card.block_id)).replace("\u2028", "\n")


def test_what_cannot_be_done_is_said_in_the_panel(
    desk: Desk, sentence: int, passage: Passage
) -> None:
    pane = opened(desk, sentence, len("They say ") + 3)
    choose(pane, passage.quote)
    QTest.mouseClick(pane.leave_out, LEFT)
    assert "would be left" in pane.fault.text()
    assert "would be left" in pane.fault.accessibleDescription()
    assert pane.fault.isVisible()
    assert item(desk, sentence).words == passage.quote


def test_the_panel_closes_where_its_quotation_goes(desk: Desk, sentence: int) -> None:
    pane = opened(desk, sentence, len("They say ") + 3)
    memos.remove_block(desk.workspace, sentence)
    assert not pane.isVisible()


def test_there_is_nothing_to_cut_in_words_of_the_analysts(desk: Desk, sentence: int) -> None:
    assert "Cut the quotation…" not in menu(desk, sentence, 2)
    close_menu()


def test_a_sentence_cites_passages_one_after_the_other(
    desk: Desk, sentence: int, passage: Passage
) -> None:
    others = [p for p in desk.workspace.passages.all() if p.speakers and p.guid != passage.guid][:2]
    for other in others:
        end = len(desk.shown(piece_of(desk, sentence)).split("And")[0].rstrip())
        cite = menu(desk, sentence, end)["Cite here"].menu()
        assert isinstance(cite, QMenu)
        who = desk.workspace.codebook.load().stakeholder_by_id[other.speakers[0]]
        below = next(a.menu() for a in cite.actions() if a.text() == who.short)
        assert isinstance(below, QMenu)
        said = [a for a in below.actions() if other.quote[:20] in a.text()]
        said[0].trigger()
        close_menu()
        desk.wait_for_pages()
    run = desk.block(sentence).content[0]
    notes = [i.passage for i in run if isinstance(i, NoteRef)]
    assert notes == [other.guid for other in others]
    assert run[-1] == Text(" And more.")
