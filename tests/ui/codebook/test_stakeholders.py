"""Posts, names and what a stakeholder is part of, on the page of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.codebook import Role

if TYPE_CHECKING:
    from tests.ui.codebook.conftest import Desk

BIDEN = "Joe Biden"


def write(desk: Desk, name: str, words: str) -> None:
    desk.screen.fill(name, words)
    completer = desk.screen.field(name).completer()
    if completer is not None:
        popup = completer.popup()
        assert popup is not None
        popup.hide()
    QTest.keyClick(desk.screen.field(name), Qt.Key.Key_Return)
    QApplication.processEvents()


def type_there(words: str) -> None:
    """Type where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def test_a_post_is_added_changed_and_removed_by_keys(desk: Desk) -> None:
    desk.choose_who(BIDEN)
    before = desk.who(BIDEN).roles
    desk.screen.find("codebook.posts.add").setFocus()
    desk.press(Qt.Key.Key_Space)
    for words in ("Senator for Delaware", "1973-01-03", "2009"):
        type_there(words)
        assert desk.who(BIDEN).roles == before
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    added = Role("Senator for Delaware", "1973-01-03", "2009")
    assert desk.who(BIDEN).roles == (added, *before)
    write(desk, "codebook.post.0.until", "2009-01-15")
    changed = Role("Senator for Delaware", "1973-01-03", "2009-01-15")
    assert desk.who(BIDEN).roles == (changed, *before)
    desk.screen.find("codebook.post.0.remove").setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.who(BIDEN).roles == before
    for expected in ((changed, *before), (added, *before), before):
        desk.undo()
        assert desk.who(BIDEN).roles == expected


def test_the_focus_follows_a_post_that_goes_to_its_place_by_date(desk: Desk) -> None:
    desk.choose_who(BIDEN)
    desk.screen.click("codebook.posts.add")
    type_there("Senator")
    desk.press(Qt.Key.Key_Return)
    assert desk.who(BIDEN).roles[0].title == "Senator"
    assert QApplication.focusWidget() is desk.screen.find("codebook.post.0.title")


@pytest.mark.parametrize(
    ("field", "words", "says"),
    [("since", "soon", "is not a date"), ("until", "1999", "ends before it begins")],
)
def test_what_is_wrong_with_a_post_is_said_and_nothing_is_written(
    desk: Desk, field: str, words: str, says: str
) -> None:
    desk.choose_who(BIDEN)
    before = desk.who(BIDEN).roles
    write(desk, f"codebook.post.0.{field}", words)
    assert says in desk.screen.text("codebook.fault")
    assert desk.who(BIDEN).roles == before
    desk.press(Qt.Key.Key_Escape)
    shown = desk.screen.field(f"codebook.post.0.{field}").text()
    assert shown == (getattr(before[0], field) or "")


def test_an_empty_line_for_a_post_goes_with_its_cross(desk: Desk) -> None:
    desk.choose_who("White House")
    desk.screen.click("codebook.posts.add")
    assert desk.screen.shows("codebook.post.0")
    desk.screen.click("codebook.post.0.remove")
    assert not desk.screen.shows("codebook.post.0")
    assert not desk.who("White House").roles


def test_a_metonym_has_chips_of_its_own_and_a_person_has_none(desk: Desk) -> None:
    desk.choose_who("Government of Cuba")
    before = desk.who("Government of Cuba")
    assert desk.screen.shows("codebook.stakeholder.metonyms.0")
    write(desk, "codebook.stakeholder.metonyms.add", "the island")
    after = desk.who("Government of Cuba")
    assert after.metonyms == (*before.metonyms, "the island")
    assert after.aliases == (*before.aliases, "the island")
    write(desk, "codebook.stakeholder.aliases.add", "Cuban side")
    after = desk.who("Government of Cuba")
    assert "Cuban side" in after.aliases
    assert "Cuban side" not in after.metonyms
    assert after.metonyms == (*before.metonyms, "the island")
    desk.screen.click("codebook.stakeholder.metonyms.0.remove")
    assert before.metonyms[0] not in desk.who("Government of Cuba").aliases
    for _ in range(3):
        desk.undo()
    assert desk.who("Government of Cuba") == before
    desk.choose_who(BIDEN)
    assert not desk.screen.shows("codebook.stakeholder.metonyms")


def test_the_line_that_adds_a_name_stands_behind_the_last_one(desk: Desk) -> None:
    desk.choose_who("Andrés Manuel López Obrador")
    chips = desk.screen.find("codebook.stakeholder.aliases")
    last = desk.screen.find(f"codebook.stakeholder.aliases.{len(desk.who('AMLO').aliases) - 1}")
    line = desk.screen.find("codebook.stakeholder.aliases.add")
    assert line.height() == last.height()
    assert line.y() >= last.y()
    assert line.geometry().left() > last.geometry().right() or line.y() > last.y()
    assert chips.rect().contains(line.geometry())


def test_a_name_that_two_share_is_warned_of_with_the_other_one(desk: Desk) -> None:
    desk.choose_who("White House")
    assert not desk.screen.shows("codebook.stakeholder.clash")
    write(desk, "codebook.stakeholder.aliases.add", "Biden administration")
    assert (
        desk.screen.text("codebook.stakeholder.clash")
        == "“Biden administration” is also a name of US government."
    )
    desk.choose_who("US government")
    assert "White House" in desk.screen.text("codebook.stakeholder.clash")
    desk.undo()
    assert not desk.screen.shows("codebook.stakeholder.clash")


def test_the_page_says_which_names_mean_several_and_leads_to_each(desk: Desk) -> None:
    assert not desk.screen.shows("codebook-page.shared")
    desk.choose_who("White House")
    write(desk, "codebook.stakeholder.aliases.add", "Biden administration")
    words = desk.screen.text("codebook-page.shared-words")
    assert words == "“Biden administration” means 2 stakeholders"
    desk.choose_topic("Aid")
    shown = []
    for _ in range(2):
        desk.screen.click("codebook-page.shared-show")
        node = desk.page.tree.current
        assert node is not None
        shown.append(desk.codebook.stakeholder_by_id[node.id].name)
    assert sorted(shown) == ["US government", "White House"]
    desk.undo()
    assert not desk.screen.shows("codebook-page.shared")


def test_the_parent_the_side_and_the_kind_are_set(desk: Desk) -> None:
    desk.choose_who("Ukraine")
    before = desk.who("Ukraine")
    write(desk, "codebook.stakeholder.part-of", "White House")
    write(desk, "codebook.stakeholder.side", "Europe")
    box = desk.screen.find("codebook.stakeholder.kind")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    after = desk.who("Ukraine")
    assert after.parent_id == desk.who("White House").id
    assert after.side == "Europe"
    assert after.kind not in {None, before.kind}
    for _ in range(3):
        desk.undo()
    assert desk.who("Ukraine") == before
