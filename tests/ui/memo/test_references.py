"""References to sections and tables in the editor: put in, shown, followed and taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefer.model.inline import CrossRef, Emph, Text
from briefer.model.memo import PARAGRAPH, TABLE, KeptTable, MemoBlock
from briefer.services import history, memos, pictures, sections
from briefer.ui.memo.composer.clipping import Clip, clipped
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.composer.reference_list import ReferenceList
from briefer.ui.memo.composer.search.seen_text import SeenText
from tests.ui.memo.test_pictures import png

if TYPE_CHECKING:
    from briefer.model.inline import Inline
    from briefer.model.memo import MemoSection
    from briefer.ui.memo.composer.piece import Piece
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FERRIES = KeptTable(("Port", "Ferries"), (("Northport", "4"),), "Table 1. Ferries by port")


def target(desk: Desk) -> MemoSection:
    """A numbered section."""
    return desk.section("positions")


def number(desk: Desk, section: MemoSection) -> str:
    faces = desk.pane.desk.faces
    assert faces is not None
    return faces.number(section)


def refer(desk: Desk, words: str = "") -> None:
    """Ask for a reference at the caret, and take the first that these words find."""
    desk.press(Key.Key_R, CONTROL | SHIFT)
    desk.type(words)
    desk.press(Key.Key_Return)


def first(desk: Desk) -> Piece:
    return desk.texts("bottom-line")[0]


def run(desk: Desk) -> tuple[Inline, ...]:
    desk.flush()
    (block,) = desk.section("bottom-line").blocks
    return block.content[0]


def begin(desk: Desk, words: str = "See ") -> MemoSection:
    """Write a sentence that refers to a section."""
    desk.go(first(desk))
    desk.type(words)
    refer(desk, target(desk).title[:12])
    return target(desk)


def test_a_reference_is_chosen_from_a_list_and_shows_its_number(desk: Desk) -> None:
    section = begin(desk)
    desk.type(" again.")
    assert desk.shown(first(desk)) == f"See section {number(desk, section)} again."
    assert run(desk) == (
        Text("See section "),
        CrossRef(section.title, section.guid),
        Text(" again."),
    )
    before = number(desk, section)
    desk.wait_for_pages()
    # The section in which it stands prints now, and counts.
    assert number(desk, section) == str(int(before) + 1)
    assert desk.shown(first(desk)) == f"See section {number(desk, section)} again."


def test_the_word_before_it_is_written_where_it_is_not_there(desk: Desk) -> None:
    desk.go(first(desk))
    refer(desk, "Positions")
    assert run(desk)[0] == Text("Section ")
    desk.type(" and")
    refer(desk, "Positions")
    assert run(desk)[2] == Text(" and section ")
    desk.type(". Sections 1 and ")
    refer(desk, "Positions")
    assert run(desk)[4] == Text(". Sections 1 and ")


def test_it_is_offered_behind_a_slash(desk: Desk) -> None:
    desk.go(first(desk))
    desk.type("/")
    desk.type("reference")
    desk.press(Key.Key_Return)
    desk.type("Positions")
    desk.press(Key.Key_Return)
    assert run(desk) == (Text("Section "), CrossRef(target(desk).title, target(desk).guid))


def test_a_table_with_a_caption_is_offered_and_escape_gives_up(desk: Desk) -> None:
    place = desk.section("outlook").id
    memos.add_block(desk.workspace, place, MemoBlock(TABLE, table=FERRIES))
    desk.wait_for_pages()
    desk.go(first(desk))
    desk.type("As ")
    desk.press(Key.Key_R, CONTROL | SHIFT)
    offers = desk.pane.findChild(ReferenceList)
    assert offers is not None
    listed = [str(offers.list.model().index(n, 0).data()) for n in range(50)]
    assert "\u2003\u2003Table 1. Ferries by port" in listed
    assert not any("Notes" in words for words in listed)
    desk.press(Key.Key_Escape)
    assert desk.composer.hasFocus()
    assert run(desk) == (Text("As "),)
    refer(desk, "ferries")
    block = next(b for b in desk.section("outlook").blocks if b.kind == TABLE)
    assert run(desk) == (Text("As Table "), CrossRef(FERRIES.caption, block.guid))
    desk.wait_for_pages()
    assert desk.shown(first(desk)) == "As Table 1"


def test_a_table_shows_the_number_that_it_prints_and_is_offered_by_it(desk: Desk) -> None:
    block_id = memos.add_block(
        desk.workspace,
        desk.section("outlook").id,
        MemoBlock(TABLE, table=replace(FERRIES, caption="Ferries by port")),
    )
    desk.wait_for_pages()
    # The program makes two tables of its own before it.
    (piece,) = (piece for piece in desk.pieces if piece.block_id == block_id)
    desk.qtbot.waitUntil(lambda: desk.shown(piece).startswith("Table 3. Ferries by port"))
    desk.go(first(desk))
    refer(desk, "table 3")
    assert run(desk)[1] == CrossRef("Ferries by port", desk.block(block_id).guid)
    desk.wait_for_pages()
    assert desk.shown(first(desk)) == "Table 3"


def test_a_picture_is_offered_by_its_number_and_prints_it(desk: Desk) -> None:
    figure = replace(pictures.keep(desk.workspace, png()), caption="Exports by year")
    pictures.add(desk.workspace, desk.section("outlook").id, [figure])
    desk.wait_for_pages()
    desk.go(first(desk))
    desk.press(Key.Key_R, CONTROL | SHIFT)
    desk.type("figure 1")
    desk.press(Key.Key_Return)
    (block,) = (b for b in desk.section("outlook").blocks if b.figure is not None)
    assert run(desk) == (Text("Figure "), CrossRef("Exports by year", block.guid))
    desk.wait_for_pages()
    assert desk.shown(first(desk)) == "Figure 1"


def test_it_renumbers_as_sections_move_and_undo_takes_that_back(desk: Desk) -> None:
    section = begin(desk)
    desk.flush()
    desk.wait_for_pages()
    before = number(desk, section)
    kept = run(desk)
    sections.move(desk.workspace, section.id, 0)
    desk.wait_for_pages()
    assert number(desk, section) == "1" != before
    desk.qtbot.waitUntil(lambda: desk.shown(first(desk)) == "See section 1")
    assert run(desk) == kept
    history.undo(desk.workspace)
    desk.wait_for_pages()
    desk.qtbot.waitUntil(lambda: desk.shown(first(desk)) == f"See section {before}")


def test_it_is_removed_whole_and_undo_brings_it_back(desk: Desk) -> None:
    section = begin(desk)
    kept = run(desk)
    desk.go(desk.texts("key-points")[0])
    desk.type("Else.")
    desk.go(first(desk))
    desk.press(Key.Key_Backspace)
    assert run(desk) == (Text("See section "),)
    history.undo(desk.workspace)
    assert run(desk) == kept
    assert desk.shown(first(desk)) == f"See section {number(desk, section)}"


def test_what_is_typed_beside_it_is_never_in_it(desk: Desk) -> None:
    section = begin(desk)
    desk.type("0")
    desk.press(Key.Key_Left, times=2)
    desk.type("1")
    assert run(desk) == (
        Text("See section 1"),
        CrossRef(section.title, section.guid),
        Text("0"),
    )
    desk.press(Key.Key_Home)
    desk.press(Key.Key_End, SHIFT)
    desk.press(Key.Key_I, CONTROL)
    assert run(desk) == (
        Emph("See section 1"),
        CrossRef(section.title, section.guid),
        Emph("0"),
    )


def test_it_is_cut_and_pasted_as_what_it_is_and_others_get_what_is_shown(desk: Desk) -> None:
    section = begin(desk)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_End, SHIFT)
    desk.press(Key.Key_X, CONTROL)
    said = f"See section {number(desk, section)}"
    assert QGuiApplication.clipboard().text() == said
    desk.go(desk.texts("key-points")[0])
    desk.press(Key.Key_V, CONTROL)
    desk.flush()
    block = desk.section("key-points").blocks[-1]
    assert block.content == ((Text("See section "), CrossRef(section.title, section.guid)),)


def test_a_table_that_is_cut_and_pasted_is_still_what_a_reference_leads_to(desk: Desk) -> None:
    place = desk.section("outlook").id
    block_id = memos.add_block(desk.workspace, place, MemoBlock(TABLE, table=FERRIES))
    guid = desk.block(block_id).guid
    piece = next(p for p in desk.rows("outlook") if p.kind is Kind.TABLE)
    desk.go(piece)
    desk.press(Key.Key_X, CONTROL)
    assert not [b for b in desk.memo.blocks() if b.kind == TABLE]
    desk.go(desk.texts("key-points")[-1])
    desk.press(Key.Key_V, CONTROL)
    desk.flush()
    assert [b.guid for b in desk.memo.blocks() if b.kind == TABLE] == [guid]
    desk.press(Key.Key_V, CONTROL)
    desk.flush()
    tables = [b.guid for b in desk.memo.blocks() if b.kind == TABLE]
    assert (len(tables), len(set(tables)), guid in tables) == (2, 2, True)


def test_ctrl_and_a_click_or_enter_goes_there(desk: Desk) -> None:
    section = begin(desk)
    desk.flush()
    desk.wait_for_pages()
    composer = desk.composer
    place = composer.caret.position
    composer.ensureCursorVisible()
    box = composer.cursorRect()
    at = box.center() - QPoint(3, 0)
    QTest.mouseClick(composer.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    QApplication.processEvents()
    assert composer.caret.piece is composer.sheet.find(("heading", section.id))
    composer.caret.put(place)
    desk.pane.composing.open_source()
    assert composer.caret.piece is composer.sheet.find(("heading", section.id))


def test_a_reference_whose_section_is_gone_shows_its_title(desk: Desk) -> None:
    section = begin(desk)
    desk.flush()
    sections.remove(desk.workspace, section.id)
    desk.wait_for_pages()
    desk.qtbot.waitUntil(lambda: desk.shown(first(desk)) == f"See section “{section.title}”")
    sheet = desk.composer.sheet
    at = sheet.block(sheet.first_line(first(desk))).position() + len("See section “")
    cursor = desk.composer.textCursor()
    cursor.setPosition(at)
    assert cursor.charFormat().foreground() == sheet.lettering.lost.foreground()


def test_a_reference_from_another_memo_leads_to_the_section_of_that_name(desk: Desk) -> None:
    section = target(desk)
    other = CrossRef(section.title, "00000000-0000-4000-8000-000000000000")
    QGuiApplication.clipboard().setMimeData(clipped([Clip((Text("See "), other))]))
    desk.go(first(desk))
    desk.press(Key.Key_V, CONTROL)
    assert run(desk) == (Text("See "), CrossRef(section.title, section.guid))


def test_the_menu_leads_to_what_is_there(desk: Desk) -> None:
    section = begin(desk)
    desk.flush()

    def offered() -> dict[str, bool]:
        desk.composer.menu_asked.emit(desk.composer.caret.position, QPoint())
        desk.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
        menu.close()
        return found

    assert offered()["Go to what it refers to"]
    sections.remove(desk.workspace, section.id)
    desk.wait_for_pages()
    desk.composer.caret.enter(first(desk), at_end=True)
    gone = offered()
    assert not gone["Go to what it refers to"]
    assert "Open source" not in gone


def test_it_may_stand_in_a_lead_in(desk: Desk) -> None:
    card = next(piece for piece in desk.pieces if piece.kind is Kind.CARD)
    desk.go(card)
    desk.press(Key.Key_F2)
    desk.type("As ")
    refer(desk, "Positions")
    desk.type(" says,")
    desk.press(Key.Key_Escape)
    desk.flush()
    desk.wait_for_pages()
    said = number(desk, target(desk))
    shown = next(p for p in desk.pieces if p.block_id == card.block_id)
    desk.qtbot.waitUntil(lambda: desk.shown(shown).startswith(f"As section\u00a0{said} says,"))


def test_it_is_found_by_what_it_shows_and_never_replaced(desk: Desk) -> None:
    section = target(desk)
    run_of = (Text("section "), CrossRef("x", section.guid))
    memos.add_block(desk.workspace, desk.section("bottom-line").id, MemoBlock(PARAGRAPH, (run_of,)))
    desk.wait_for_pages()
    sheet = desk.composer.sheet
    words = desk.shown(first(desk))
    assert words == f"section {number(desk, section)}"
    seen = SeenText(sheet)
    start = seen.text.index(words)
    assert seen.is_own(start, start + len("section"))
    assert not seen.is_own(start, start + len(words))
