"""Extracts in the memo: moved, removed, led in and inserted, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from briefer.memo.document import Extract
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.memo import EXTRACT, PAGE_BREAK, TABLE, KeptTable, MemoBlock
from briefer.model.voice import Voice
from briefer.services import exporting, history, memos, tagging
from briefer.ui.memo.composer.dragging import BLOCK, PASSAGE, held
from briefer.ui.memo.composer.piece import WRITTEN
from briefer.ui.memo.composer.plan import CardRow

if TYPE_CHECKING:
    from briefer.model.changes import Place
    from briefer.model.passage import Passage
    from briefer.ui.memo.cards import CardFace
    from briefer.ui.memo.composer.piece import Piece
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
WHO = "Andrés Manuel López Obrador"


def face(card: Piece) -> CardFace:
    """Return what a card shows."""
    assert isinstance(card.row, CardRow)
    return card.row.face


def passage_of(card: Piece) -> Passage:
    """Return the passage of a card."""
    passage = face(card).passage
    assert passage is not None
    return passage


def first(desk: Desk, voice: Voice) -> Piece:
    """Return the first card in a voice."""
    for section in desk.memo.walk():
        for card in desk.cards(section.title) if section.binding else ():
            if face(card).voice is voice:
                return card
    raise LookupError(voice)


def shown(card: Piece) -> str:
    """Return what a card says, as it prints."""
    return plain_text(face(card).inlines)


def test_a_card_shows_what_is_printed_and_whose_words_these_are(desk: Desk) -> None:
    rendering = exporting.preview(desk.workspace, desk.pane.memo_id)
    blocks = rendering.composed.memo.blocks
    printed = {block.origin: block for block in blocks if isinstance(block, Extract)}
    cards = [card for section in desk.memo.walk() for card in desk.cards(section.title)]
    assert len(cards) == len([b for b in desk.memo.blocks() if b.kind == EXTRACT])
    for card in cards:
        assert card.block is not None
        tree = printed[card.block.guid]
        assert face(card).inlines == tree.inlines
        assert face(card).voice is tree.voice
        numbers = "".join(str(item.number) for item in tree.inlines if isinstance(item, NoteRef))
        assert desk.shown(card).startswith(plain_text(tree.inlines) + numbers)


def test_a_reporters_words_stand_without_marks_and_name_the_outlet(desk: Desk) -> None:
    card = first(desk, Voice.REPORT)
    assert "“" not in shown(card)
    assert "as reported by Fixture Gazette: " in shown(card)
    assert face(card).whose.startswith("Fixture Gazette’s words about ")


def test_a_speakers_own_words_stand_in_marks(desk: Desk) -> None:
    card = first(desk, Voice.OWN)
    assert f"“{desk.block(card.block_id).words}”" in shown(card)


def test_a_card_takes_no_words_and_what_is_pasted_stands_below_it(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("pasted")
    card = first(desk, Voice.REPORT)
    before = desk.memo
    desk.go(card)
    desk.type("abc ")
    desk.flush()
    assert desk.memo == before
    desk.press(Key.Key_V, CONTROL)
    kept = list(desk.memo.blocks())
    ids = [block.id for block in kept]
    new = kept.pop(ids.index(card.block_id) + 1)
    assert new.content == ((Text("pasted"),),)
    assert kept == list(before.blocks())


def test_delete_removes_a_card_and_undo_brings_it_back(desk: Desk) -> None:
    card = first(desk, Voice.REPORT)
    block_id = card.block_id
    desk.go(card)
    desk.press(Key.Key_Delete)
    assert block_id not in {block.id for block in desk.memo.blocks()}
    assert desk.focused is not None
    history.undo(desk.workspace)
    assert desk.block(block_id).kind == EXTRACT
    assert desk.composer.sheet.find(("block", block_id)) is not None


def test_alt_and_an_arrow_moves_a_card_also_into_the_next_section(desk: Desk) -> None:
    section = desk.section(WHO)
    ids = [block.id for block in section.blocks]
    card = desk.cards(WHO)[0]
    place = ids.index(card.block_id)
    desk.go(card)
    desk.press(Key.Key_Down, ALT)
    moved = [block.id for block in desk.section(WHO).blocks]
    assert moved.index(card.block_id) == place + 1
    assert desk.focused is card
    desk.press(Key.Key_Down, ALT, times=len(ids) - place - 1)
    assert card.block_id not in {block.id for block in desk.section(WHO).blocks}
    desk.press(Key.Key_Up, ALT)
    assert [block.id for block in desk.section(WHO).blocks][-1] == card.block_id


def drop(
    desk: Desk,
    data: QMimeData,
    at: QPointF,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    buttons = Qt.MouseButton.LeftButton
    desk.composer.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, keys))


def test_a_card_can_be_dropped_before_another_one(desk: Desk) -> None:
    cards = desk.cards(WHO)
    carried, target = cards[-1], cards[0]
    desk.composer.reveal(target)
    box = desk.composer.geometry_of.box(target)
    at = QPointF(box.left() + 20, box.top() + 2)
    drop(desk, held(BLOCK, carried.block_id), at)
    ids = [block.id for block in desk.section(WHO).blocks if block.kind == EXTRACT]
    assert ids[0] == carried.block_id
    assert desk.focused is not None
    assert desk.focused.block_id == carried.block_id


def test_a_lead_in_is_the_analysts_and_the_words_stay_verbatim(desk: Desk) -> None:
    card = first(desk, Voice.REPORT)
    words = desk.block(card.block_id).words
    desk.go(card)
    desk.press(Key.Key_F2)
    desk.type("Fixture Gazette reports that he")
    desk.press(Key.Key_Return)
    block = desk.block(card.block_id)
    assert plain_text(block.content[0]) == "Fixture Gazette reports that he"
    assert block.words == words
    desk.wait_for_pages()
    assert shown(card) == f"Fixture Gazette reports that he “{words}”."
    assert desk.focused is card


def test_an_emptied_lead_in_gives_back_the_programs(desk: Desk) -> None:
    card = first(desk, Voice.REPORT)
    before = shown(card)
    desk.go(card)
    for words in ("Mine", ""):
        desk.press(Key.Key_F2)
        desk.press(Key.Key_A, CONTROL)
        desk.press(Key.Key_Delete)
        desk.type(words)
        desk.press(Key.Key_Escape)
        desk.wait_for_pages()
    assert shown(card) == before


def test_a_lead_in_without_the_outlet_blocks_the_export(desk: Desk) -> None:
    card = first(desk, Voice.REPORT)
    desk.go(card)
    desk.press(Key.Key_F2)
    desk.type("He demands")
    desk.press(Key.Key_Return)
    with desk.qtbot.waitSignal(desk.pane.blocked, check_params_cb=lambda number: number == 1):
        desk.wait_for_pages()


def test_enter_on_a_card_writes_below_it_and_shift_enter_above(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    desk.go(card)
    desk.press(Key.Key_Return)
    desk.type("Below")
    desk.go(card)
    desk.press(Key.Key_Return, SHIFT)
    desk.type("Above")
    desk.flush()
    words = desk.words(WHO)
    place = words.index(desk.block(card.block_id).words)
    assert (words[place - 1], words[place + 1]) == ("Above", "Below")


def test_the_arrows_lead_from_row_to_row(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    desk.go(card)
    desk.press(Key.Key_Up)
    above = desk.focused
    assert above is not None
    assert above.kind in WRITTEN
    desk.press(Key.Key_Down)
    assert desk.focused is card
    assert desk.composer.caret.chosen is card


def test_insert_puts_an_unused_passage_into_its_section(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    passage = passage_of(card)
    desk.go(card)
    desk.press(Key.Key_Delete)
    desk.wait_for_pages()
    QApplication.processEvents()
    button = desk.composer.findChild(QPushButton, f"memo.insert.{passage.id}")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    block = desk.section(WHO).blocks[-1]
    assert block.extract == passage.guid
    assert desk.focused is desk.composer.sheet.find(("block", block.id))


def test_a_slash_lists_what_is_not_used_and_enter_inserts_it(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    passage = passage_of(card)
    desk.go(card)
    desk.press(Key.Key_Delete)
    desk.wait_for_pages()
    desk.go(desk.texts("bottom-line")[0])
    desk.type("/")
    desk.type(" ".join(passage.quote.split()[:4]))
    desk.press(Key.Key_Return)
    (block,) = desk.section("bottom-line").blocks
    assert block.extract == passage.guid
    assert block.words == passage.quote


def test_a_slash_inserts_a_page_break(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("/page br")
    desk.press(Key.Key_Return)
    assert [block.kind for block in desk.section("bottom-line").blocks] == [PAGE_BREAK]
    desk.press(Key.Key_Delete)
    assert desk.section("bottom-line").blocks == ()


def test_escape_closes_the_list_and_the_caret_is_back(desk: Desk) -> None:
    place = desk.texts("bottom-line")[0]
    desk.go(place)
    desk.type("/")
    desk.press(Key.Key_Escape)
    assert desk.focused is place
    assert desk.shown(place) == ""


@pytest.mark.parametrize("by_mouse", [False, True])
def test_open_source_leads_to_the_passage(desk: Desk, *, by_mouse: bool) -> None:
    card = desk.cards(WHO)[0]
    passage = passage_of(card)
    asked: list[Place] = []
    desk.session.selection.place_asked.connect(asked.append)
    desk.go(card)
    QApplication.processEvents()
    if by_mouse:
        link = desk.composer.painting.link(card).center().toPoint()
        QTest.mouseClick(desk.composer.viewport(), Qt.MouseButton.LeftButton, pos=link)
    else:
        desk.press(Key.Key_Return, CONTROL)
    assert [(place.article_id, place.span) for place in asked] == [
        (passage.article_id, passage.span)
    ]
    assert desk.session.selection.passage_id == passage.id


def test_a_card_whose_passage_is_gone_keeps_its_words_and_says_so(desk: Desk) -> None:
    card = desk.cards(WHO)[0]
    passage = passage_of(card)
    tagging.remove(desk.workspace, [passage.id])
    desk.wait_for_pages()
    assert passage.quote in shown(card)
    assert passage.quote in desk.shown(card)
    assert "no source" in face(card).whose
    assert face(card).voice is Voice.OUTLET


def test_a_table_stands_in_the_memo_as_a_whole_and_can_be_moved_and_removed(desk: Desk) -> None:
    section = desk.section("bottom-line")
    table = KeptTable(("Who", "What"), (("A", "opens"), ("B", "closes")), "Positions")
    block_id = memos.add_block(desk.workspace, section.id, MemoBlock(TABLE, table=table))
    piece = desk.composer.sheet.find(("block", block_id))
    assert piece is not None
    assert desk.shown(piece) == "Positions\u2028Who | What\u2028A | opens\u2028B | closes"
    desk.go(piece)
    desk.type("abc")
    desk.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Positions\nWho\tWhat\nA\topens\nB\tcloses"
    desk.press(Key.Key_Delete)
    assert desk.section("bottom-line").blocks == ()
    desk.press(Key.Key_V, CONTROL)
    (block,) = [b for b in desk.memo.blocks() if b.kind == TABLE]
    assert block.table == table


def test_a_passage_let_go_in_a_sentence_is_quoted_there_and_with_control_cited(
    desk: Desk,
) -> None:
    first, second = desk.workspace.passages.all()[:2]
    desk.go(desk.texts("bottom-line")[0])
    desk.type("He says it.")
    desk.flush()
    line = desk.composer.caret.line
    block = desk.composer.sheet.block(line)
    (box,) = desk.composer.marking.boxes(block, 8, 10)
    at = QPointF(box.left() + 1, box.center().y())
    drop(desk, held(PASSAGE, first.id), at)
    (kept,) = desk.section("bottom-line").blocks
    assert kept.content == (
        (Text("He says "), InlineExtract(first.guid, first.quote, first.voice), Text("it.")),
    )
    assert (first.guid, "basis") in kept.passages
    (box,) = desk.composer.marking.boxes(block, 2, 4)
    at = QPointF(box.left() + 1, box.center().y())
    drop(desk, held(PASSAGE, first.id, second.id), at, CONTROL)
    (kept,) = desk.section("bottom-line").blocks
    assert kept.content[0][:4] == (
        Text("He"),
        NoteRef(first.guid),
        NoteRef(second.guid),
        Text(" says "),
    )
    desk.wait_for_pages()
    assert desk.shown(desk.texts("bottom-line")[0]).startswith("He1+ says")


def test_a_passage_is_cited_at_the_caret_by_its_words(desk: Desk) -> None:
    passage = desk.workspace.passages.all()[0]
    desk.go(desk.texts("bottom-line")[0])
    desk.type("He says it")
    desk.press(Key.Key_N, CONTROL | SHIFT)
    desk.type(" ".join(passage.quote.split()[:4]))
    desk.press(Key.Key_Return)
    desk.type(".")
    desk.flush()
    (block,) = desk.section("bottom-line").blocks
    assert block.content == ((Text("He says it"), NoteRef(passage.guid), Text(".")),)


def test_a_copy_with_sources_numbers_them_and_names_them_below(desk: Desk) -> None:
    cards = desk.cards(WHO)[:2]
    desk.select(*cards)
    desk.press(Key.Key_C, CONTROL | SHIFT)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:2] == [f"{shown(card)} [1]" for card in cards]
    assert lines[2] == ""
    assert lines[3].startswith("[1] ")
    assert "Fixture Gazette" in lines[3]
    desk.go(desk.texts("bottom-line")[0])
    desk.press(Key.Key_V, CONTROL)
    pasted = desk.section("bottom-line").blocks
    assert [block.words for block in pasted] == [desk.block(c.block_id).words for c in cards]


def test_what_goes_past_a_heading_belongs_to_the_section_it_comes_to(desk: Desk) -> None:
    """Nothing but a heading lies between: a section of sources has no place to write."""
    sections = list(desk.memo.walk())
    sources = next(section for section in sections if section.key == "sources")
    following = sections[sections.index(sources) + 1]
    block_id = memos.add_block(desk.workspace, sources.id, MemoBlock(PAGE_BREAK))
    piece = desk.composer.sheet.find(("block", block_id))
    assert piece is not None
    desk.go(piece)
    for key, section in ((Key.Key_Down, following), (Key.Key_Up, sources)):
        desk.press(key, ALT)
        assert block_id in {block.id for block in desk.memo.blocks()}
        assert desk.workspace.memos.section_of_block(block_id) == section.id
        there = desk.composer.sheet.find(("block", block_id))
        assert there is not None
        assert there.section_id == section.id
