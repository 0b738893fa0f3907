"""Sections in the outline: dragged, nested, bound to passages and filled, with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from briefer.model import binding
from briefer.model.binding import Binding
from briefer.model.memo import MemoSection
from briefer.services import history, memos, sections
from briefer.ui import carrying
from briefer.ui.carrying import BLOCK, PASSAGE
from briefer.ui.memo.outline.landing import Landing, section_landing
from briefer.ui.memo.outline.sections import OutlineRow

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.outline.section_list import SectionList
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WHO = "Andrés Manuel López Obrador"
MINE = "Of my own"


@pytest.fixture
def mine(desk: Desk) -> int:
    """A section of the analyst's own after the first one."""
    section = MemoSection("", MINE)
    new = sections.add(desk.workspace, desk.memo.id, section, None, 1)
    desk.wait_for_pages()
    return new


def outline(desk: Desk) -> SectionList:
    return desk.pane.outline.sections


def row(desk: Desk, title: str) -> OutlineRow:
    return next(row for row in outline(desk).outline.rows if row.title == title)


def choose(desk: Desk, title: str) -> None:
    outline(desk).choose(row(desk, title).section_id)


def held(desk: Desk, title: str) -> QMimeData:
    model = outline(desk).outline
    return model.mimeData([model.index(model.place(row(desk, title).section_id))])


def over(desk: Desk, title: str, along: float, x: int) -> QPointF:
    """A point over a row: `along` its height, `x` pixels from the left."""
    box = outline(desk).row_box(row(desk, title).section_id)
    return QPointF(x, box.top() + along * box.height())


def drop(desk: Desk, data: QMimeData, at: QPointF) -> bool:
    """Drag something over the outline and let it go; say whether it was taken."""
    target, action = outline(desk).viewport(), Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        moving = kind(at.toPoint(), action, data, LEFT, NONE)
        QApplication.sendEvent(target, moving)
    taken = moving.isAccepted()
    if taken:
        QApplication.sendEvent(target, QDropEvent(at, action, data, LEFT, NONE))
    else:
        QApplication.sendEvent(target, QDragLeaveEvent())
    QApplication.processEvents()
    return taken


def titles(desk: Desk) -> list[str]:
    return [section.title for section in desk.memo.sections]


def below(desk: Desk, title: str) -> list[str]:
    return [section.title for section in desk.section(title).children]


# ---- dragging


def test_a_section_is_dropped_between_two_others(desk: Desk, mine: int) -> None:
    assert drop(desk, held(desk, "Sources"), over(desk, MINE, 0.1, 16))
    assert titles(desk)[1:3] == ["Sources", MINE]
    assert drop(desk, held(desk, "Sources"), over(desk, MINE, 0.9, 16))
    assert titles(desk)[1:3] == [MINE, "Sources"]
    history.undo(desk.workspace)
    assert titles(desk)[1:3] == ["Sources", MINE]


def test_a_section_is_dropped_on_another_and_stands_below_it(desk: Desk, mine: int) -> None:
    assert drop(desk, held(desk, MINE), over(desk, "Positions by stakeholder", 0.5, 60))
    assert below(desk, "Positions by stakeholder")[-1] == MINE
    assert row(desk, MINE).level == 2


def test_held_further_right_it_goes_below_the_section_above(desk: Desk, mine: int) -> None:
    key_points = row(desk, "Key points").title
    assert drop(desk, held(desk, MINE), over(desk, key_points, 0.9, 80))
    assert below(desk, "Key points") == [MINE]
    assert drop(desk, held(desk, MINE), over(desk, "Key points", 0.1, 80))
    assert below(desk, "Bottom line") == [MINE]
    assert drop(desk, held(desk, MINE), over(desk, "Key points", 0.1, 16))
    assert titles(desk)[1] == MINE


def test_a_speaker_is_dropped_before_another(desk: Desk) -> None:
    before = below(desk, "Positions by stakeholder")
    outline_titles = [r.title for r in outline(desk).outline.rows]
    first = outline_titles.index("Positions by stakeholder") + 1
    moved, target = outline_titles[first + 2], outline_titles[first]
    assert drop(desk, held(desk, moved), over(desk, target, 0.1, 60))
    after = below(desk, "Positions by stakeholder")
    assert after == [before[2], before[0], before[1], *before[3:]]


def test_what_cannot_stand_there_is_not_taken(desk: Desk, mine: int) -> None:
    before = desk.memo.sections
    assert not drop(desk, held(desk, "Position matrix"), over(desk, MINE, 0.5, 60))
    assert not drop(desk, held(desk, "Positions by stakeholder"), over(desk, MINE, 0.5, 60))
    assert not drop(desk, QMimeData(), over(desk, MINE, 0.5, 60))
    assert desk.memo.sections == before


def test_a_line_or_a_frame_shows_where_it_would_land(desk: Desk, mine: int) -> None:
    target, accent = outline(desk).viewport(), desk.session.appearance.colour("accent")
    at = over(desk, "Key points", 0.1, 16)

    def accents() -> int:
        picture = target.grab().toImage()
        y = round(at.y() * picture.devicePixelRatio())
        near = (picture.pixelColor(picture.width() // 2, line) for line in range(y - 6, y + 6))
        return sum(colour == accent for colour in near if colour.isValid())

    assert accents() == 0
    data = held(desk, MINE)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        moving = kind(at.toPoint(), Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(target, moving)
    assert accents() > 0
    QApplication.sendEvent(target, QDragLeaveEvent())
    assert accents() == 0


def test_a_passage_is_dropped_on_a_section(desk: Desk, mine: int) -> None:
    one, two = desk.workspace.passages.all()[:2]
    data = carrying.held(PASSAGE, two.id, one.id)
    assert drop(desk, data, over(desk, MINE, 0.9, 60))
    assert [b.extract for b in desk.section(MINE).blocks] == [two.guid, one.guid]
    history.undo(desk.workspace)
    assert desk.section(MINE).blocks == ()


def test_a_block_is_dropped_on_a_section(desk: Desk, mine: int) -> None:
    moved = [b for b in desk.section(WHO).blocks if b.extract][:2]
    data = carrying.held(BLOCK, *(block.id for block in moved))
    assert drop(desk, data, over(desk, MINE, 0.5, 60))
    assert desk.section(MINE).blocks == tuple(moved)
    assert not set(moved) & set(desk.section(WHO).blocks)
    assert history.undo(desk.workspace).label == "Move in the memo"
    assert desk.section(MINE).blocks == ()


ROWS = tuple(
    OutlineRow(number, level, str(number), "")
    for number, level in ((1, 1), (2, 1), (3, 2), (4, 2), (5, 1))
)


@pytest.mark.parametrize(
    ("held_id", "place", "along", "indented", "landing"),
    [
        (5, 0, 0.1, False, Landing(0, 0, 0, 1)),
        (5, 0, 0.1, True, Landing(0, 0, 0, 1)),
        (5, 0, 0.9, False, Landing(0, 1, 1, 1)),
        (5, 0, 0.9, True, Landing(1, 0, 1, 2)),
        (5, 0, 0.5, False, Landing(1, 0, 0, 2, onto=True)),
        (5, 1, 0.5, False, Landing(2, 2, 1, 2, onto=True)),
        (5, 2, 0.5, False, Landing(2, 1, 2, 2, onto=True)),
        (5, 2, 0.9, False, Landing(2, 1, 3, 2)),
        (5, 3, 0.9, True, Landing(2, 2, 4, 2)),
        (5, 3, 0.9, False, Landing(0, 2, 4, 1)),
        (3, 3, 0.9, True, Landing(2, 1, 4, 2)),
        (3, 3, 0.9, False, Landing(0, 2, 4, 1)),
        (1, 5, 0.0, False, Landing(0, 2, 5, 1)),
        (1, 5, 0.0, True, Landing(5, 0, 5, 2)),
        (2, 1, 0.9, True, Landing(0, 1, 4, 1)),
    ],
)
def test_every_place_in_the_outline_is_somewhere(
    held_id: int, place: int, along: float, indented: bool, landing: Landing
) -> None:
    assert section_landing(ROWS, held_id, place, along, indented=indented) == landing


# ---- keys and the menu


def test_alt_and_an_arrow_sideways_nests_a_section_and_takes_it_out(desk: Desk, mine: int) -> None:
    choose(desk, MINE)
    desk.press(Key.Key_Right, ALT)
    assert below(desk, "Bottom line") == [MINE]
    desk.press(Key.Key_Right, ALT)
    assert below(desk, "Bottom line") == [MINE]
    desk.press(Key.Key_Left, ALT)
    assert titles(desk)[1] == MINE
    desk.press(Key.Key_Down, ALT)
    assert titles(desk)[2] == MINE
    history.undo(desk.workspace)
    history.undo(desk.workspace)
    assert below(desk, "Bottom line") == [MINE]


def menu(desk: Desk, title: str) -> dict[str, QAction]:
    """Open a row's menu with the keyboard; its actions by their words."""
    choose(desk, title)
    view = outline(desk)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    QApplication.sendEvent(view.viewport(), event)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return {action.text().split("\t")[0]: action for action in shown.actions()}


def close_menu() -> None:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    shown.close()


def test_the_menu_offers_what_can_be_done_with_a_section(desk: Desk, mine: int) -> None:
    own = menu(desk, MINE)
    close_menu()
    speaker = menu(desk, "López Obrador")
    close_menu()
    assert "Put below “Bottom line”" in own
    assert {"Add a section below it", "What it is about"} <= own.keys()
    assert not {"Put at the first level", "Fill from the tags"} & own.keys()
    assert "Put at the first level" in speaker
    assert "Add a section below it" not in speaker


def test_a_section_is_added_below_another_and_named(desk: Desk) -> None:
    menu(desk, "Key points")["Add a section below it"].trigger()
    close_menu()
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "In numbers")
    QTest.keyClick(name, Key.Key_Return)
    assert below(desk, "Key points") == ["In numbers"]


# ---- what a section is about


def about(desk: Desk, title: str) -> QWidget:
    """Open the panel with Alt+Enter."""
    choose(desk, title)
    desk.press(Key.Key_Return, ALT)
    assert desk.pane.about.isVisible()
    return desk.pane.about


def take(desk: Desk, kind: str, words: str) -> None:
    """Choose one entry of a list with the keyboard."""
    box = desk.pane.about.several[kind].box
    box.setFocus()
    before = bound(desk, MINE)
    QTest.keyClicks(box, words[0])
    QTest.keyClicks(box.view(), words[1:])
    assert box.view().isVisible()
    assert bound(desk, MINE) == before, "typing alone takes nothing"
    assert box.view().currentIndex().data() == words
    QTest.keyClick(box.view(), Key.Key_Return)
    QApplication.processEvents()


def bound(desk: Desk, title: str) -> Binding:
    return binding.read(desk.section(title).binding)


def test_a_section_is_bound_with_the_keyboard_and_says_so(desk: Desk, mine: int) -> None:
    pane = about(desk, MINE)
    book = desk.workspace.codebook.load()
    border = next(t for t in book.topics if t.name == "Border")
    who = next(s for s in book.stakeholders if s.name == "Joe Biden")
    assert QApplication.focusWidget() is desk.pane.about.several["topics"].box
    take(desk, "topics", "Border")
    take(desk, "stakeholders", who.short)
    take(desk, "types", "Demand")
    assert bound(desk, MINE) == Binding((who.guid,), (border.guid,), ("demand",))
    assert desk.pane.about.words.text() == ("Shows passages about Border by Biden, demand.")
    QTest.keyClick(desk.pane.about.starred, Key.Key_Space)
    assert bound(desk, MINE).starred
    assert "with a star" in desk.pane.about.words.text()
    QTest.keyClick(pane, Key.Key_Escape)
    assert not pane.isVisible()
    assert desk.pane.focusWidget() is outline(desk)
    assert row(desk, MINE).about.startswith("Shows passages with a star about Border")
    # One visit is one step.
    assert history.undo(desk.workspace).label == f"Set what “{MINE}” is about"
    assert not bound(desk, MINE)


def test_a_period_is_typed_as_people_write_dates(desk: Desk, mine: int) -> None:
    about(desk, MINE)
    edit = desk.pane.about.since
    edit.edit()
    QTest.keyClicks(edit.field, "1 Dec 2023")
    QTest.keyClick(edit.field, Key.Key_Return)
    assert bound(desk, MINE).since == "2023-12-01"
    assert edit.label.text() == "1 Dec 2023"
    edit = desk.pane.about.until
    edit.edit()
    QTest.keyClicks(edit.field, "soon")
    QTest.keyClick(edit.field, Key.Key_Return)
    assert bound(desk, MINE) == Binding(since="2023-12-01")
    assert edit.label.text() == "any date"


def test_what_is_taken_goes_with_delete(desk: Desk) -> None:
    who = bound(desk, WHO).stakeholders[0]
    about(desk, "López Obrador")
    chip = desk.pane.about.findChild(QWidget, f"memo.about.stakeholders.{who}")
    assert isinstance(chip, QWidget)
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Delete)
    assert bound(desk, WHO) == Binding()


def test_a_bound_section_counts_and_takes_its_passages(desk: Desk, mine: int) -> None:
    book = desk.workspace.codebook.load()
    who = next(s for s in book.stakeholders if s.name == WHO)
    for block in desk.section(WHO).blocks:
        memos.remove_block(desk.workspace, block.id)
    sections.bind(desk.workspace, mine, Binding((who.guid,)))
    desk.wait_for_pages()
    wanted = [p.guid for p in desk.workspace.passages.all() if who.id in p.speakers]
    assert row(desk, MINE).count == str(len(wanted))
    assert row(desk, MINE).is_empty
    about(desk, MINE)
    assert f"{len(wanted)} passages" in desk.pane.about.count.text()
    fill = desk.pane.about.findChild(QPushButton, "memo.about.fill")
    assert isinstance(fill, QPushButton)
    assert fill.text() == f"Fill from the tags ({len(wanted)})"
    with desk.qtbot.waitSignal(desk.session.messages.noted):
        QTest.mouseClick(fill, LEFT)
    assert {b.extract for b in desk.section(MINE).blocks} == set(wanted)
    desk.wait_for_pages()
    assert not fill.isVisible()
    assert row(desk, MINE).counted == f"{len(wanted)} passages"
    history.undo(desk.workspace)
    assert desk.section(MINE).blocks == ()


def test_the_panel_stays_inside_of_the_window_and_closes_when_that_changes(
    desk: Desk, mine: int
) -> None:
    desk.pane.resize(1100, 480)
    QApplication.processEvents()
    pane = about(desk, MINE)
    assert desk.pane.rect().adjusted(-20, -20, 20, 20).contains(pane.geometry())
    desk.pane.resize(1100, 520)
    QApplication.processEvents()
    assert not pane.isVisible()


def test_a_name_that_is_being_typed_is_kept_under_another_theme(
    desk: Desk, mine: int, appearance: Appearance
) -> None:
    desk.composer.rename(next(p for p in desk.pieces if p.key == ("heading", mine)))
    desk.type("Another name")
    appearance.choose("dark", 100)
    desk.composer.verticalScrollBar().setValue(10)
    QApplication.processEvents()
    assert "Another name" in titles(desk)


def test_the_panel_closes_with_its_section(desk: Desk, mine: int) -> None:
    pane = about(desk, MINE)
    sections.remove(desk.workspace, mine)
    QApplication.processEvents()
    assert not pane.isVisible()


# ---- memos from earlier ones


def memo_menu(desk: Desk) -> dict[str, QAction]:
    QTest.mouseClick(desk.pane.outline.menu, LEFT)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    found = {action.text(): action for action in shown.actions()}
    shown.close()
    return found


def test_a_memo_is_started_from_the_one_on_the_desk(desk: Desk, mine: int) -> None:
    memos.rename(desk.workspace, desk.memo.id, "The talks")
    first = desk.memo
    memo_menu(desk)["New memo from “The talks”, structure only"].trigger()
    assert desk.memo.id != first.id
    assert titles(desk) == [section.title for section in first.sections]
    memo_menu(desk)["New memo from “The talks 2”, with its text"].trigger()
    assert desk.memo.title == "The talks 3"
    assert {"The talks", "The talks 2"} <= set(memo_menu(desk))


def test_the_row_that_the_keyboard_is_on_is_seen(desk: Desk) -> None:
    desk.pane.resize(1100, 480)
    QApplication.processEvents()
    view = outline(desk)
    rows = view.outline.rows
    view.choose(rows[0].section_id)
    for _ in rows[1:]:
        desk.press(Key.Key_Down)
    QApplication.processEvents()
    last = view.row_box(rows[-1].section_id).center()
    shown = desk.pane.outline.mapFromGlobal(view.viewport().mapToGlobal(last))
    assert desk.pane.outline.rect().contains(shown)
    first = view.row_box(rows[0].section_id).center()
    gone = desk.pane.outline.mapFromGlobal(view.viewport().mapToGlobal(first))
    assert not desk.pane.outline.rect().contains(gone)
