"""The outline and the head of a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from briefer.memo.citations.style import FORMS
from briefer.memo.handling import banner_level
from briefer.memo.settings import CHOICES, Choice
from briefer.services import history, sections
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.outline.choice_field import ChoiceField
from briefer.ui.memo.outline.setting_choices import MARKS
from briefer.ui.memo.outline.usual_edit import UsualEdit
from briefer.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from briefer.ui.memo.outline.sections import OutlineRow
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WHO = "Andrés Manuel López Obrador"


def rows(desk: Desk) -> tuple[OutlineRow, ...]:
    return desk.pane.outline.sections.outline.rows


def row(desk: Desk, title: str) -> OutlineRow:
    return next(row for row in rows(desk) if row.title == title)


def choose(desk: Desk, title: str) -> None:
    """Choose a row of the outline, with the focus."""
    sections = desk.pane.outline.sections
    place = next(number for number, row in enumerate(rows(desk)) if row.title == title)
    sections.setFocus()
    sections.setCurrentIndex(sections.outline.index(place))


def field(desk: Desk, key: str) -> InlineEdit:
    found = desk.pane.outline.fields.findChild(InlineEdit, f"memo.header.{key}")
    assert isinstance(found, InlineEdit)
    return found


def fill(desk: Desk, edit: InlineEdit, words: str, end: Qt.Key = Key.Key_Return) -> None:
    edit.edit()
    edit.field.selectAll()
    QTest.keyClicks(edit.field, words)
    QTest.keyClick(edit.field, end)
    QApplication.processEvents()


def test_sections_carry_the_numbers_that_they_print_with(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    left_out = set(rendering.composed.left_out)
    numbered = [row for row in rows(desk) if row.number]
    assert [row.number for row in numbered] == [str(n + 1) for n in range(len(numbered))]
    assert not left_out & {row.title for row in numbered}
    assert row(desk, "Position matrix").count == "auto"


def test_speakers_stand_under_positions_with_initials_and_their_passages(desk: Desk) -> None:
    section = desk.section(WHO)
    found = row(desk, "López Obrador")
    used = {guid for block in section.blocks for guid, _ in block.passages}
    assert (found.level, found.initials, found.count) == (2, "LO", str(len(used)))


def test_a_click_goes_to_the_section_and_marks_it(desk: Desk) -> None:
    sections = desk.pane.outline.sections
    place = next(n for n, row in enumerate(rows(desk)) if row.title == "López Obrador")
    at = sections.visualRect(sections.outline.index(place)).center()
    QTest.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=at)
    heading = desk.focused
    assert heading is not None
    assert heading.kind is Kind.HEADING
    assert heading.section_id == desk.section(WHO).id
    assert row(desk, "López Obrador").is_current
    assert row(desk, "Positions by stakeholder").holds_current
    assert 0 <= desk.composer.geometry_of.box(heading).top() < 100


def test_alt_and_an_arrow_moves_a_section(desk: Desk) -> None:
    choose(desk, "Key points")
    desk.press(Key.Key_Up, ALT)
    assert [section.key for section in desk.memo.sections][:2] == ["key-points", "bottom-line"]
    assert [row.title for row in rows(desk)][:2] == ["Key points", "Bottom line"]
    history.undo(desk.workspace)
    assert [row.title for row in rows(desk)][:2] == ["Bottom line", "Key points"]


def test_a_new_section_is_named_at_once(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    QTest.mouseClick(desk.pane.outline.add, Qt.MouseButton.LeftButton)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "What we ask for")
    QTest.keyClick(name, Key.Key_Return)
    assert [section.title for section in desk.memo.sections][1] == "What we ask for"
    assert row(desk, "What we ask for").is_empty


def test_f2_renames_a_section_and_escape_leaves_its_name(desk: Desk) -> None:
    choose(desk, "Key points")
    desk.press(Key.Key_F2)
    desk.type("Never")
    desk.press(Key.Key_Escape)
    assert desk.section("key-points").title == "Key points"
    choose(desk, "Key points")
    desk.press(Key.Key_F2)
    desk.type("In short")
    desk.press(Key.Key_Return)
    assert desk.section("key-points").title == "In short"


def test_delete_removes_a_section_and_says_so(desk: Desk) -> None:
    choose(desk, "López Obrador")
    with desk.qtbot.waitSignal(desk.session.messages.noted):
        desk.press(Key.Key_Delete)
    assert WHO not in [section.title for section in desk.memo.walk()]
    history.undo(desk.workspace)
    assert desk.section(WHO).blocks


def test_a_field_of_the_head_is_edited_in_place(desk: Desk) -> None:
    fill(desk, field(desk, "to"), "Deputy Assistant Secretary")
    assert desk.memo.fields["to"] == "Deputy Assistant Secretary"
    fill(desk, field(desk, "to"), "Nobody", end=Key.Key_Escape)
    assert desk.memo.fields["to"] == "Deputy Assistant Secretary"


def test_a_date_is_kept_as_a_date_and_shown_in_words(desk: Desk) -> None:
    fill(desk, field(desk, "date"), "2023-12-29")
    assert desk.memo.fields["date"] == "2023-12-29"
    assert field(desk, "date").label.text() == "29 December 2023"
    assert field(desk, "date").value == "2023-12-29"


def test_an_emptied_field_goes_back_to_what_the_briefing_gives(desk: Desk) -> None:
    edit = field(desk, "date")
    today = edit.label.text()
    fill(desk, edit, "2023-12-29")
    edit.edit()
    edit.field.clear()
    QTest.keyClick(edit.field, Key.Key_Return)
    assert "date" not in desk.memo.fields
    assert edit.label.text() == today


def test_what_is_being_typed_into_the_head_is_written_before_the_briefing_closes(
    desk: Desk,
) -> None:
    edit = field(desk, "banner")
    edit.edit()
    QTest.keyClicks(edit.field, "TLP:GREEN")
    desk.flush()
    assert desk.memo.fields["banner"] == "TLP:GREEN"


def test_the_subject_names_the_memo(desk: Desk) -> None:
    fill(desk, field(desk, "subject"), "Mexico offers")
    assert desk.memo.title == "Mexico offers"
    assert desk.pane.outline.title.value == "Mexico offers"


def test_the_memo_is_renamed_at_its_name(desk: Desk) -> None:
    fill(desk, desk.pane.outline.title, "Second thoughts")
    assert desk.memo.title == "Second thoughts"


def test_a_change_from_elsewhere_is_shown(desk: Desk) -> None:
    sections.rename(desk.workspace, desk.section("outlook").id, "What comes")
    assert row(desk, "What comes").section_id == desk.section("outlook").id


def test_a_memo_marked_cui_asks_who_controls_it(desk: Desk) -> None:
    fields = desk.pane.outline.fields
    assert fields.findChild(InlineEdit, "memo.header.controlled-by") is None
    fill(desk, field(desk, "banner"), "CUI")
    fill(desk, field(desk, "controlled-by"), "Regional desk")
    assert desk.memo.fields["controlled-by"] == "Regional desk"


def box(desk: Desk, key: str) -> ChoiceField:
    found = desk.pane.outline.fields.findChild(ChoiceField, f"memo.header.{key}")
    assert isinstance(found, ChoiceField)
    return found


def test_a_setting_is_chosen_with_the_keyboard_in_the_words_of_the_window(desk: Desk) -> None:
    notes = box(desk, "notes")
    assert notes.isHidden()
    QTest.mouseClick(desk.pane.outline.fields.more, Qt.MouseButton.LeftButton)
    assert not notes.isHidden()
    assert [notes.itemText(number) for number in range(notes.count())] == [
        "at the end (as the template says)",
        "at the end",
        "at the foot of the page",
        "none",
    ]
    notes.setFocus()
    QTest.keyClick(notes, Key.Key_Down)
    QTest.keyClick(notes, Key.Key_Down)
    assert desk.memo.fields["notes"] == "foot"
    history.undo(desk.workspace)
    assert desk.memo.fields["notes"] == "end"
    history.undo(desk.workspace)
    assert "notes" not in desk.memo.fields
    assert notes.currentText() == "at the end (as the template says)"
    assert notes.hasFocus()


def test_a_setting_is_chosen_from_its_list_with_the_mouse(desk: Desk) -> None:
    QTest.mouseClick(desk.pane.outline.fields.more, Qt.MouseButton.LeftButton)
    language = box(desk, "language")
    QTest.mouseClick(language, Qt.MouseButton.LeftButton)
    view = language.view()
    desk.qtbot.waitUntil(view.isVisible)
    words = "English (as the template says)"
    assert view.viewport().width() > view.fontMetrics().horizontalAdvance(words)
    row = view.model().index(language.findData("es"), 0)
    at = view.visualRect(row).center()
    QTest.mouseMove(view.viewport(), at)
    QTest.qWait(QApplication.doubleClickInterval() + 50)  # a box ignores the click that opened it
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.memo.fields["language"] == "es"
    assert language.currentText() == "Spanish"
    history.undo(desk.workspace)
    assert "language" not in desk.memo.fields


def test_every_value_of_every_setting_is_offered_and_taken(desk: Desk) -> None:
    settings = {**CHOICES, "citations": Choice("", FORMS), "language": Choice("", ("en", "es"))}
    for key, choice in settings.items():
        found = box(desk, key)
        assert [found.itemData(n) for n in range(found.count())] == ["", *choice.values]
        words = [found.itemText(n) for n in range(1, found.count())]
        assert found.itemText(0).removesuffix(" (as the template says)") in words
        for number in (found.count() - 1, 0):
            found.setCurrentIndex(number)
            found.activated.emit(number)
            assert desk.memo.fields.get(key, "") == found.itemData(number)


def test_a_handling_mark_is_taken_from_a_menu_or_typed(desk: Desk) -> None:
    edit = desk.pane.outline.fields.findChild(UsualEdit, "memo.header.banner")
    assert isinstance(edit, UsualEdit)
    edit.setFocus()
    QTest.keyClick(edit, Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered == ["none", *(mark for group in MARKS for mark in group), "Other words…"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["none"]
    for _ in range(4):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert desk.memo.fields["banner"] == "TLP:AMBER"
    assert edit.hasFocus()
    fill(desk, edit, "FOR THE DESK ONLY")
    assert desk.memo.fields["banner"] == "FOR THE DESK ONLY"
    QTest.mouseClick(edit.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    at = menu.actionGeometry(menu.actions()[0]).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
    assert "banner" not in desk.memo.fields
    history.undo(desk.workspace)
    assert edit.label.text() == "FOR THE DESK ONLY"


def test_every_mark_that_is_offered_is_known() -> None:
    for group in MARKS:
        levels = [banner_level(mark) for mark in group]
        assert [level.rank for level in levels if level] == list(range(len(group)))
        assert len({level.scheme for level in levels if level}) == 1
