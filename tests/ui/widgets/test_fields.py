"""Fields, choices and what else the panes are built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.announcing import show_fault
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.focus_ring import FocusRings
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.sheet import Sheet
from briefer.ui.widgets.tab_strip import TabStrip
from briefer.ui.widgets.toast import Toast
from briefer.ui.widgets.veil import Veil

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance
    from tests.ui.conftest import Screen


def test_an_inline_edit_keeps_what_is_typed_with_enter(qtbot: QtBot) -> None:
    edit = InlineEdit("title", "Title")
    qtbot.addWidget(edit)
    edit.set_value("Border talks")
    edit.show()
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.keyClicks(edit.field, "Ports")
    with qtbot.waitSignal(edit.committed) as told:
        QTest.keyClick(edit.field, Qt.Key.Key_Return)
    assert told.args == ["Ports"]
    assert edit.value == "Ports"
    assert edit.currentWidget() is not edit.field


def test_escape_leaves_an_inline_edit_as_it_was(qtbot: QtBot) -> None:
    edit = InlineEdit("title", "Title")
    qtbot.addWidget(edit)
    edit.set_value("Border talks")
    edit.show()
    edit.edit()
    QTest.keyClicks(edit.field, "Ports")
    with qtbot.assertNotEmitted(edit.committed):
        QTest.keyClick(edit.field, Qt.Key.Key_Escape)
    assert edit.value == "Border talks"
    assert edit.label.text() == "Border talks"


def test_an_unknown_value_is_shown_as_unknown(qtbot: QtBot) -> None:
    edit = InlineEdit("date", "Date", unknown="date not found")
    qtbot.addWidget(edit)
    assert edit.label.text() == "date not found"
    assert edit.value == ""


def test_a_segmented_control_tells_what_the_user_takes(qtbot: QtBot) -> None:
    control = SegmentedControl("format", [("docx", "Word"), ("pdf", "PDF")])
    qtbot.addWidget(control)
    control.show()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(control.button("pdf"), Qt.MouseButton.LeftButton)
    assert told.args == ["pdf"]
    assert control.value == "pdf"
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("docx")
    assert control.value == "docx"


def test_a_segment_is_as_wide_before_it_is_chosen_as_after(qtbot: QtBot) -> None:
    control = SegmentedControl("theme", [("a", "As the system"), ("b", "Light")])
    qtbot.addWidget(control)
    control.show()
    before = control.sizeHint()
    control.choose("b")
    assert control.sizeHint() == before


def test_tabs_tell_which_one_is_taken(appearance: Appearance, qtbot: QtBot, screen: Screen) -> None:
    strip = TabStrip(appearance, "tabs", [("one", "Passage"), ("two", "Codebook")])
    qtbot.addWidget(strip)
    strip.show()
    with qtbot.waitSignal(strip.chosen) as told:
        screen.click("tabs.two")
    assert told.args == ["two"]


def test_the_keys_of_a_search_field_make_room_for_its_cross(
    appearance: Appearance, qtbot: QtBot, screen: Screen
) -> None:
    field = SearchField(appearance, "find", "Find", keys="Ctrl+K")
    qtbot.addWidget(field)
    field.resize(240, 30)
    field.show()
    assert not screen.shows("find.clear")
    QTest.keyClicks(field, "ports")
    screen.click("find.clear")
    assert field.text() == ""


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=4, line_gap=6)
    labels = [QLabel("x") for _ in range(3)]
    for label in labels:
        label.setFixedSize(40, 20)
        flow.addWidget(label)
    holder.resize(90, 100)
    holder.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (44, 0), (0, 26)]
    assert flow.heightForWidth(90) == 46
    assert flow.heightForWidth(300) == 20


def test_a_flow_can_be_emptied(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(QLabel("x"))
    flow.clear()
    assert flow.count() == 0


def test_a_label_without_room_has_the_whole_text_in_its_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long name for a briefing")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == "A rather long name for a briefing"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_escape_closes_a_popover(appearance: Appearance, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(300, 300)
    popover = Popover(appearance, holder)
    popover.body.addWidget(QLineEdit())
    holder.show()
    popover.show_panel(holder.rect().adjusted(50, 50, -50, -50))
    with qtbot.waitSignal(popover.closed):
        QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert popover.isHidden()


def test_a_sheet_darkens_its_window_while_it_is_open(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    sheet = Sheet(appearance, "sheet", "Preferences", window)
    sheet.body.addWidget(QLabel("words"))
    sheet.open()
    assert window.findChildren(Veil)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Veil))


def test_a_toast_offers_what_it_says(appearance: Appearance, qtbot: QtBot, screen: Screen) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    toast = Toast(appearance, window)
    taken = []
    toast.say("Undone: Tag passage", "Redo", lambda: taken.append("redo"))
    assert toast.isVisible()
    screen.click("toast.action")
    assert taken == ["redo"]
    assert toast.isHidden()


def test_a_toast_says_long_words_on_several_lines_and_as_they_are(
    appearance: Appearance, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    toast = Toast(appearance, window)
    said = "Undone: Rename “<b>Ports</b>”, " + "and more words of it " * 6
    toast.say(said, "Redo", lambda: None)
    (label,) = toast.findChildren(QLabel)
    QApplication.processEvents()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert window.rect().contains(toast.geometry())
    assert label.height() >= label.heightForWidth(label.width())
    toast.hide()


def test_a_ring_goes_with_the_focus(appearance: Appearance, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    rings = FocusRings(appearance, application)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [QLineEdit(), QLineEdit()]
    for field in fields:
        column.addWidget(field)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fields[0].setFocus()
    plain = window.grab().toImage()
    fields[1].setFocus()
    assert window.grab().toImage() != plain
    application.focusChanged.disconnect(rings._follow)  # noqa: SLF001 - the other tests have none
    rings.deleteLater()


def test_the_ring_of_the_focus_goes_round_the_corners(
    appearance: Appearance, qtbot: QtBot, qapp: QApplication
) -> None:
    rings = FocusRings(appearance, qapp)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 80)
    line = QLineEdit(window)
    line.setGeometry(20, 20, 160, 30)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    ring = window.findChild(QFocusFrame)
    assert isinstance(ring, QFocusFrame)
    qtbot.waitUntil(lambda: ring.isVisible() and ring.mask().isEmpty())
    image = ring.grab().toImage()
    accent = appearance.colour("accent").lightness()
    # From the corner inwards the arc is crossed after some pixels.
    crossed = [image.pixelColor(at, at).lightness() < accent + 40 for at in range(8)]
    assert any(crossed)
    rings.deleteLater()


def test_a_fault_in_a_banner_is_said_as_it_is_and_not_read_as_html(
    appearance: Appearance, qtbot: QtBot
) -> None:
    banner = Banner(appearance, "fault", "", tone="danger")
    qtbot.addWidget(banner)
    said = "There is a template “<b>A</b>” already."
    banner.say(said)
    (label,) = [label for label in banner.findChildren(QLabel) if label.text()]
    assert label.text() == said
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert banner.accessibleDescription() == said


def test_a_fault_that_names_a_tag_is_said_as_it_is(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    show_fault(label, "<h1>A</h1> is there already.")
    assert label.textFormat() is Qt.TextFormat.PlainText
    show_fault(label, "")
    assert label.isHidden()
