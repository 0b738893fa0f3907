"""Templates are looked at, copied and changed by hand; the files behind them say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefer.memo.style import Align
from briefer.memo.template import SectionKind
from briefer.services import memos, templates
from briefer.ui.memo.workspace import MemoWorkspace
from briefer.ui.templates.number_box import NumberBox
from tests.memo.word.letterheads import house, picture, saved

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from briefer.memo.style import Letterhead
    from tests.ui.templates.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_shipped_template_is_shown_and_not_changed(desk: Desk) -> None:
    assert desk.page.side.list.count() == 6
    assert desk.screen.shows("templates.shipped")
    assert not desk.screen.shows("templates.sections.add")
    assert not desk.screen.find("templates.section.0.words").isEnabled()
    assert not desk.screen.find("templates.delete").isEnabled()


def test_a_duplicate_is_named_in_place_and_listed(desk: Desk) -> None:
    desk.screen.click("templates.shipped.duplicate")
    field = QApplication.focusWidget()
    assert field is not None
    desk.type_over(field, "House memo")
    assert desk.template.title == "House memo"
    assert templates.is_own(desk.template.name)
    assert desk.page.side.list.currentItem().text() == "House memo · yours"
    assert not desk.screen.shows("templates.shipped")


def test_sections_are_renamed_moved_ticked_and_removed(desk: Desk) -> None:
    desk.own()
    before = desk.keys
    desk.edit("templates.section.1.words", "Main points")
    assert desk.template.wording("en").say(f"sections.{before[1]}") == "Main points"
    desk.screen.click("templates.section.1.down")
    assert desk.keys[:3] == [before[0], before[2], before[1]]
    desk.press(Qt.Key.Key_Up, ALT)
    assert desk.keys == before
    desk.screen.click("templates.section.6.tick")
    assert desk.template.sections[6].annex
    desk.screen.click("templates.section.6.remove")
    assert desk.keys == [*before[:6], *before[7:]]


def test_the_length_of_a_section_is_set_in_lines_or_in_points(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.screen.find("templates.section.0.most")
    desk.own()
    number = desk.screen.find("templates.section.0.most")
    assert isinstance(number, NumberBox)
    assert number.value() == 4
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert desk.template.sections[0].lines == 5
    unit = desk.screen.find("templates.section.0.unit")
    unit.setFocus()
    QTest.keyClicks(unit, "po")
    assert (desk.template.sections[0].lines, desk.template.sections[0].items) == (0, 5)
    with pytest.raises(LookupError):
        desk.screen.find("templates.section.3.most")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.template.sections[0].lines == 5
    number.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.template.sections[0].lines == 4


def test_a_section_is_added_named_and_stands_before_the_sources(desk: Desk) -> None:
    desk.own()
    desk.screen.click("templates.sections.add")
    menu = desk.screen.find("templates.kinds")
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    assert "You write it" in offered
    assert "Table of positions" not in offered
    menu.actions()[offered.index("You write it")].trigger()
    menu.close()
    field = QApplication.focusWidget()
    assert field is not None
    desk.type_over(field, "What to watch")
    key = desk.keys[desk.keys.index("sources") - 1]
    assert desk.template.wording("es").say(f"sections.{key}") == "New section"
    assert desk.template.wording("en").say(f"sections.{key}") == "What to watch"
    spec = desk.template.section(key)
    assert spec is not None
    assert spec.kind is SectionKind.WRITTEN


def test_words_are_changed_in_the_language_that_is_shown(desk: Desk) -> None:
    desk.own()
    desk.screen.click("templates.language.es")
    desk.edit("templates.section.1.words", "Puntos")
    assert desk.template.wording("es").say(f"sections.{desk.keys[1]}") == "Puntos"
    assert desk.template.wording("en").say(f"sections.{desk.keys[1]}") == "Key points"


def test_lines_of_the_head(desk: Desk) -> None:
    desk.own()
    desk.screen.click("templates.tabs.head")
    before = [spec.key for spec in desk.template.fields if spec.printed]
    desk.screen.click("templates.line.1.up")
    desk.screen.click("templates.line.2.tick")
    desk.screen.click("templates.head.add")
    field = QApplication.focusWidget()
    assert field is not None
    desk.type_over(field, "Case number")
    printed = [spec for spec in desk.template.fields if spec.printed]
    assert [spec.key for spec in printed[:2]] == [before[1], before[0]]
    assert printed[2].required
    assert desk.template.wording("en").say(f"fields.{printed[-1].key}") == "Case number"
    desk.screen.click(f"templates.line.{len(before)}.remove")
    assert len([spec for spec in desk.template.fields if spec.printed]) == len(before)


def test_the_look_and_the_rules(desk: Desk, qtbot: QtBot) -> None:
    desk.own()
    desk.screen.click("templates.tabs.look")
    desk.screen.click("templates.paper.A4")
    assert desk.template.style.page.size == "A4"
    margin = desk.screen.find("templates.margin.left")
    margin.setFocus()
    QTest.keyClick(margin, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(margin, "4.00")
    QTest.keyClick(margin, Qt.Key.Key_Return)
    assert desk.template.style.page.left == 113.4
    font = desk.screen.find("templates.font.serif")
    font.setFocus()
    QTest.keyClicks(font, "Noto Se")
    qtbot.waitUntil(lambda: desk.template.style.fonts["serif"].embedded == "NotoSerif")
    desk.screen.click("templates.tabs.rules")
    desk.screen.click("templates.numbered")
    assert not desk.template.numbered
    pages = desk.screen.find("templates.pages")
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Up)
    assert desk.template.length.pages == 4.5
    qtbot.waitUntil(lambda: desk.page.sample.pages.page == 1)


def test_undo_here_takes_back_steps_of_the_template_and_none_of_the_briefing(desk: Desk) -> None:
    desk.own()
    step = desk.briefing.session.workspace.history.undoable()
    before = desk.keys
    desk.screen.click("templates.section.2.remove")
    desk.screen.click("templates.section.2.remove")
    assert desk.screen.text("templates.undo").startswith("Undo: Remove section")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.keys == before
    assert not desk.screen.shows("templates.undo")
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.keys == [*before[:2], *before[3:]]
    assert desk.briefing.session.workspace.history.undoable() == step


def test_another_title_keeps_the_steps_before_it_and_is_one_itself(desk: Desk) -> None:
    desk.own()
    before = desk.keys
    desk.screen.click("templates.section.2.remove")
    desk.edit("templates.title", "House memo")
    assert desk.page.side.list.currentItem().text() == "House memo · yours"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.template.title == "Stakeholder position memo, copy"
    assert desk.page.side.list.currentItem().text().startswith("Stakeholder position memo, copy")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.keys == before


def test_what_does_not_fit_is_told_in_a_line_and_shown_as_it_was(desk: Desk) -> None:
    desk.own()
    desk.edit("templates.section.1.words", "  ")
    assert desk.screen.shows("templates.fault")
    assert desk.template.wording("en").say(f"sections.{desk.keys[1]}") == "Key points"
    assert desk.page.forms["sections"].isVisible()
    desk.edit("templates.section.1.words", "Points")
    assert not desk.screen.shows("templates.fault")


def test_a_deleted_template_comes_back(desk: Desk) -> None:
    desk.own()
    name = desk.page.side.name
    desk.screen.click("templates.section.2.remove")
    keys = desk.keys
    desk.screen.click("templates.delete")
    assert desk.page.side.list.count() == 6
    assert not templates.is_own(name)
    desk.screen.click("toast.action")
    assert desk.page.side.name == name
    assert desk.keys == keys


def test_a_template_is_shared_and_added_from_the_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ours.briefer-template"
    messages = desk.briefing.session.messages
    monkeypatch.setattr(messages, "save_as", lambda *_: out)
    monkeypatch.setattr(messages, "open_file", lambda *_: out)
    desk.screen.click("templates.share")
    assert out.is_file()
    desk.screen.click("templates.add")
    assert desk.page.side.list.count() == 7
    assert templates.is_own(desk.page.side.name)
    out.write_bytes(b"nothing of the kind")
    desk.screen.click("templates.add")
    assert desk.page.side.list.count() == 7
    assert desk.screen.shows("templates.fault")


def test_esc_goes_back_and_a_memo_on_the_template_follows(desk: Desk, qtbot: QtBot) -> None:
    desk.own()
    workspace = desk.briefing.session.workspace
    memo_space = desk.briefing.findChild(MemoWorkspace)
    assert memo_space is not None
    memo = memos.add(workspace, desk.page.side.name)
    memo_space.desk.choose(memo.id)
    desk.screen.click("templates.tabs.look")
    desk.screen.click("templates.paper.A4")
    desk.page.side.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.screen.shows("memo")

    def paper() -> str:
        rendering = memo_space.desk.rendering
        return rendering.template.style.page.size if rendering else ""

    qtbot.waitUntil(lambda: paper() == "A4")


def has_letterhead(desk: Desk) -> bool:
    return desk.template.letterhead_docx is not None


def picture_of(desk: Desk) -> Letterhead | None:
    return desk.template.style.letterhead


def test_a_letterhead_of_ones_own_is_chosen_told_of_and_taken_away(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "House.docx"
    path.write_bytes(saved(house()))
    asked: list[str] = []

    def open_file(title: str, _folder: Path, kinds: str) -> Path:
        asked.append(f"{title}: {kinds}")
        return path

    monkeypatch.setattr(desk.briefing.session.messages, "open_file", open_file)
    desk.own()
    desk.screen.click("templates.tabs.letterhead")
    assert (
        desk.screen.text("templates.letterhead.state") == "There is no letterhead of your own yet."
    )
    assert not desk.screen.shows("templates.letterhead.remove")
    desk.screen.click("templates.letterhead.choose")
    assert asked == ["Choose your letterhead: Word files (*.docx *.dotx)"]
    assert has_letterhead(desk)
    assert desk.template.style.page.left == 90
    told = desk.screen.find("templates.letterhead.told").accessibleName()
    assert told.startswith("“House.docx” is the letterhead in Word. Styles that it lacks are added")
    assert desk.screen.shows("templates.letterhead.told")
    desk.screen.click("templates.letterhead.letters")
    assert not desk.template.style.word.own_letters
    desk.screen.click("templates.letterhead.remove")
    assert not has_letterhead(desk)
    assert not desk.screen.shows("templates.letterhead.told")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert has_letterhead(desk)
    path.write_bytes(b"nothing of the kind")
    desk.screen.click("templates.letterhead.choose")
    fault = desk.screen.find("templates.fault").accessibleName()
    assert fault == "“House.docx” is not a Word document, or it is damaged."


def test_a_picture_waits_for_its_words_and_shows_on_the_draft(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(picture(size=(300, 100)).read())
    monkeypatch.setattr(desk.briefing.session.messages, "open_file", lambda *_: path)
    desk.own()
    desk.screen.click("templates.tabs.letterhead")
    assert not desk.screen.find("templates.picture.alt").isEnabled()
    desk.screen.click("templates.picture.choose")
    assert desk.screen.shows("templates.picture.asks")
    assert picture_of(desk) is None
    field = QApplication.focusWidget()
    assert field is not None
    desk.type_over(field, "Arms of the house")
    head = picture_of(desk)
    assert head is not None
    assert head.alt == "Arms of the house"
    assert not desk.screen.shows("templates.picture.asks")

    def is_drawn() -> bool:
        image = desk.page.sample.images.picture(0)
        return image is not None and any(
            image.pixelColor(x, y).name() == "#ff0000"
            for x in range(0, image.width(), 8)
            for y in range(0, image.height() // 4, 4)
        )

    qtbot.waitUntil(is_drawn)
    desk.screen.click("templates.picture.place.right")
    desk.edit("templates.picture.alt", "The old arms")
    box = desk.screen.find("templates.picture.height")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(box, "1.00")
    QTest.keyClick(box, Qt.Key.Key_Return)
    head = picture_of(desk)
    assert head is not None
    assert (head.alt, head.align, head.height) == ("The old arms", Align.RIGHT, 72)
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(box, "2.77")
    QTest.keyClick(box, Qt.Key.Key_Return)
    head = picture_of(desk)
    assert head is not None
    assert head.height == pytest.approx(2.77 * 72, abs=0.1)
    desk.screen.click("templates.picture.choose")
    assert picture_of(desk) == head
    desk.screen.click("templates.picture.remove")
    assert picture_of(desk) is None


def test_a_letterhead_of_a_shipped_template_is_not_chosen(desk: Desk) -> None:
    desk.screen.click("templates.tabs.letterhead")
    for name in ("letterhead.choose", "picture.choose", "picture.alt", "picture.place"):
        assert not desk.screen.find(f"templates.{name}").isEnabled()
