"""A selection over several blocks: copied, cut, removed, typed over, dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.memo.draft import extract_block
from briefer.model.inline import InlineExtract, Text
from briefer.model.memo import BULLETS, EXTRACT, PARAGRAPH, MemoBlock
from briefer.services import history, memo_writing
from briefer.ui.memo.composer import mouse
from briefer.ui.memo.composer.dragging import dragged
from briefer.ui.memo.composer.piece import Kind

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
WHO = "Andrés Manuel López Obrador"


@pytest.fixture
def written(desk: Desk) -> Desk:
    """Paragraph, extract, list of two, paragraph in the first section."""
    passage = desk.workspace.passages.all()[0]
    blocks = [
        MemoBlock(PARAGRAPH, ((Text("First one."),),)),
        extract_block(passage),
        MemoBlock(BULLETS, ((Text("bullet a"),), (Text("bullet b"),))),
        MemoBlock(PARAGRAPH, ((Text("Last one."),),)),
    ]
    section = desk.section("bottom-line").id
    memo_writing.write(desk.workspace, desk.memo.id, {section: blocks})
    desk.wait_for_pages()
    desk.composer.verticalScrollBar().setValue(0)  # they came above the caret
    return desk


def content(memo: KeptMemo) -> list[tuple[str, object, str]]:
    return [(block.kind, block.content, block.words) for block in memo.blocks()]


def select(desk: Desk, start: str, end: str) -> None:
    """Select in the first section from before some words to behind others."""
    sheet = desk.composer.sheet
    places = []
    for words in (start, end):
        line = next(n for n in range(len(sheet.pieces)) if words in sheet.block(n).text())
        places.append(sheet.block(line).position() + sheet.block(line).text().index(words))
    desk.composer.setFocus()
    desk.composer.caret.put(places[0])
    desk.composer.caret.put(places[1] + len(end), keep=True)


def test_what_is_removed_over_blocks_is_one_step_and_the_ends_meet(written: Desk) -> None:
    before = written.memo
    steps = len(written.workspace.history.steps())
    select(written, "one.", "Last ")
    written.press(Key.Key_Delete)
    assert written.words("bottom-line") == ["First one."]
    assert len(written.workspace.history.steps()) == steps + 1
    written.type("more")
    written.flush()
    assert written.words("bottom-line") == ["First moreone."]
    history.undo(written.workspace)
    assert content(written.memo) == content(before)
    assert [written.shown(p) for p in written.rows("bottom-line")][1] == "First one."


def test_a_selection_that_touches_an_extract_takes_it_whole(written: Desk) -> None:
    passage = written.workspace.passages.all()[0]
    select(written, "First", passage.quote[:12])
    written.press(Key.Key_X, CONTROL)
    assert EXTRACT not in [block.kind for block in written.section("bottom-line").blocks]
    assert passage.quote in QGuiApplication.clipboard().text()


def test_words_typed_over_extracts_alone_stand_in_their_place(desk: Desk) -> None:
    cards = desk.cards(WHO)
    words = [desk.block(card.block_id).words for card in cards]
    before = desk.words(WHO)
    desk.select(cards[0], cards[1])
    desk.type("Instead")
    desk.flush()
    place = before.index(words[0])
    assert desk.words(WHO) == [*before[:place], "Instead", *before[place + 2 :]]


def test_blocks_are_cut_and_pasted_with_their_sources(written: Desk) -> None:
    before = [(b.kind, b.content, b.words) for b in written.section("bottom-line").blocks]
    select(written, "First", "Last one.")
    written.press(Key.Key_X, CONTROL)
    assert written.words("bottom-line") == []
    written.go(written.texts("key-points")[0])
    written.press(Key.Key_V, CONTROL)
    pasted = written.section("key-points").blocks
    assert [(b.kind, b.content, b.words) for b in pasted] == before
    assert pasted[1].extract == written.workspace.passages.all()[0].guid
    assert written.composer.caret.piece is written.composer.sheet.find(("block", pasted[-1].id))


def test_removing_everything_leaves_the_headings_and_is_one_step(written: Desk) -> None:
    before = written.memo
    headings = [p.section_id for p in written.pieces if p.kind is Kind.HEADING]
    written.composer.setFocus()
    written.press(Key.Key_A, CONTROL)
    written.press(Key.Key_Delete)
    assert list(written.memo.blocks()) == []
    assert [p.section_id for p in written.pieces if p.kind is Kind.HEADING] == headings
    history.undo(written.workspace)
    assert content(written.memo) == content(before)


def test_lines_pasted_into_a_sentence_part_it(written: Desk) -> None:
    QGuiApplication.clipboard().setText("one\ntwo\nthree")
    select(written, "one.", "one.")
    written.press(Key.Key_Left)
    written.press(Key.Key_V, CONTROL)
    assert written.words("bottom-line")[:3] == ["First one", "two", "threeone."]


def test_a_page_from_a_browser_is_taken_as_plain_paragraphs(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<h1>Head</h1><p>Some <b>bold</b> words<p><img src='x.png'>More")
    desk.go(desk.texts("bottom-line")[0])
    QGuiApplication.clipboard().setMimeData(data)
    desk.press(Key.Key_V, CONTROL)
    blocks = desk.section("bottom-line").blocks
    assert [block.content for block in blocks] == [
        ((Text("Head"),),),
        ((Text("Some bold words"),),),
        ((Text("More"),),),
    ]


def test_a_part_of_a_sentence_is_copied_with_its_extract(desk: Desk) -> None:
    passage = desk.workspace.passages.all()[0]
    extract = InlineExtract(passage.guid, passage.quote, passage.voice)
    block = MemoBlock(PARAGRAPH, ((Text("He says "), extract, Text(" today.")),))
    section = desk.section("bottom-line").id
    memo_writing.write(desk.workspace, desk.memo.id, {section: [block]})
    select(desk, "says", passage.quote[:4])
    desk.press(Key.Key_C, CONTROL)
    desk.go(desk.texts("key-points")[0])
    desk.press(Key.Key_V, CONTROL)
    (pasted,) = desk.section("key-points").blocks
    assert pasted.content == ((Text("says "), extract),)


def test_a_paragraph_and_a_list_are_moved_with_alt_and_an_arrow(written: Desk) -> None:
    written.go(written.texts("bottom-line")[1])
    written.press(Key.Key_Up, ALT)
    kinds = [block.kind for block in written.section("bottom-line").blocks]
    assert kinds == [PARAGRAPH, BULLETS, EXTRACT, PARAGRAPH]
    assert written.focused is written.texts("bottom-line")[1]
    written.type("!")
    written.flush()
    assert written.words("bottom-line")[1] == "bullet a / bullet b!"


def test_a_block_is_taken_up_by_its_grip(written: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = []
    monkeypatch.setattr(mouse, "drag", lambda _edit, data, _picture: carried.append(dragged(data)))
    composer = written.composer
    piece = written.texts("bottom-line")[0]
    box = composer.geometry_of.box(piece)
    at = QPoint(round(box.left()) - 8, round(box.center().y()))
    QTest.mouseMove(composer.viewport(), at)
    assert composer.painting.grip is piece
    QTest.mousePress(composer.viewport(), LEFT, pos=at)
    event_at = at + QPoint(0, 40)
    _drag_to(composer.viewport(), event_at)
    QTest.mouseRelease(composer.viewport(), LEFT, pos=event_at)
    assert carried == [("application/x-briefer-block", (piece.block_id,))]


def _drag_to(viewport: QWidget, at: QPoint) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), LEFT, LEFT, none)
    QApplication.sendEvent(viewport, event)


def test_a_click_with_control_leads_to_the_source(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    desk.go(card)
    asked: list[object] = []
    desk.session.selection.place_asked.connect(asked.append)
    at = desk.composer.geometry_of.box(card).center().toPoint()
    QTest.mouseClick(desk.composer.viewport(), LEFT, CONTROL, at)
    assert len(asked) == 1


class _Drop:
    """A drop of what is selected in the editor itself, which Qt makes only of a real drag."""

    def __init__(self, desk: Desk, at: QPointF) -> None:
        self._desk = desk
        self._at = at
        self._data = desk.composer.createMimeDataFromSelection()

    def mimeData(self) -> QMimeData:  # noqa: N802 - as Qt has it
        return self._data

    def position(self) -> QPointF:
        return self._at

    def source(self) -> QWidget:
        return self._desk.composer

    def dropAction(self) -> Qt.DropAction:  # noqa: N802 - as Qt has it
        return Qt.DropAction.MoveAction

    def acceptProposedAction(self) -> None:  # noqa: N802 - as Qt has it
        pass

    def ignore(self) -> None:
        raise AssertionError("it was not taken")


def test_selected_words_are_dragged_to_another_place_in_one_step(written: Desk) -> None:
    composer = written.composer
    steps = len(written.workspace.history.steps())
    line = composer.sheet.first_line(written.texts("bottom-line")[2])
    block = composer.sheet.block(line)
    (box,) = composer.marking.boxes(block, 0, 5)
    select(written, "First ", "First ")
    drop = _Drop(written, QPointF(box.left() + 1, box.center().y()))
    composer.dropping.drop(drop)  # type: ignore[arg-type]  # it answers as one
    assert written.words("bottom-line")[0] == "one."
    assert written.words("bottom-line")[-1] == "First Last one."
    assert len(written.workspace.history.steps()) == steps + 1


def test_after_undo_one_writes_on_where_one_was(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("Mexico")
    desk.flush()
    history.undo(desk.workspace)
    desk.type("offers")
    desk.flush()
    assert desk.words("bottom-line") == ["offers"]
