"""An entry is split in two, after a look at what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.ui.codebook.conftest import Desk


def type_name(desk: Desk, name: str) -> None:
    """Type into the line that has the focus when the pane opens."""
    focused = QApplication.focusWidget()
    assert focused is desk.page.split.name
    QTest.keyClicks(focused, name)


def pick_rows(desk: Desk, count: int) -> tuple[int, ...]:
    """Pick the first passages with Space, and return them."""
    rows = desk.page.split.list
    rows.setFocus()
    for number in range(count):
        if number:
            desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Space)
    return desk.page.split.model.ids[:count]


def test_a_topic_is_split_by_keys_and_undo_brings_it_back(desk: Desk) -> None:
    desk.choose_topic("Border")
    border = desk.topic("Border")
    before, tags = desk.codebook, [p.topics for p in desk.workspace.passages.all()]
    desk.screen.click("codebook.split")
    assert not desk.screen.find("codebook-split.do").isEnabled()
    type_name(desk, "Borders of others")
    assert desk.screen.text("codebook-split.said") == "Nothing changes yet: tick what goes."
    ids = pick_rows(desk, 2)
    assert desk.screen.text("codebook-split.said").startswith("What changes")
    word = border.keywords[0]
    desk.screen.find("codebook-split.words.0").setFocus()
    desk.press(Qt.Key.Key_Space)
    lines = desk.page.split.lines.lines
    carrying = [
        p for p in desk.workspace.passages.all() if border.id in [t.topic_id for t in p.topics]
    ]
    assert lines[0] == (2, "passages go to “Borders of others”")
    assert lines[1][0] == len(carrying) - 2
    assert (1, f"keyword goes: {word.word}") in lines
    assert desk.codebook == before
    desk.press(Qt.Key.Key_Return)
    made = desk.topic("Borders of others")
    assert made.keywords == (word,)
    assert word not in desk.topic("Border").keywords
    for passage in desk.workspace.passages.many(ids):
        carried = [tag.topic_id for tag in passage.topics]
        assert made.id in carried
        assert border.id not in carried
    node = desk.page.tree.current
    assert node is not None
    assert node.id == made.id
    assert not desk.screen.shows("codebook-split")
    desk.undo()
    assert desk.codebook == before
    assert [p.topics for p in desk.workspace.passages.all()] == tags


def test_a_new_topic_stands_beside_the_one_that_was_split(desk: Desk) -> None:
    desk.choose_topic("Border/Ports of entry")
    desk.screen.click("codebook.split")
    type_name(desk, "Bridges")
    pick_rows(desk, 1)
    desk.screen.click("codebook-split.do")
    assert desk.topic("Border/Bridges").parent_id == desk.topic("Border").id


def test_passages_go_to_a_topic_that_is_there(desk: Desk) -> None:
    desk.choose_topic("Border/Ports of entry")
    count = len(desk.codebook.topics)
    desk.screen.click("codebook.split")
    box, returns = desk.page.split.into, desk.topic("Border/Returns")
    box.setFocus()
    while box.value != str(returns.id):
        before = box.currentIndex()
        desk.press(Qt.Key.Key_Down)
        assert box.currentIndex() != before
    assert not desk.screen.shows("codebook-split.name")
    ids = pick_rows(desk, 1)
    desk.screen.click("codebook-split.do")
    assert len(desk.codebook.topics) == count
    (passage,) = desk.workspace.passages.many(ids)
    assert desk.topic("Border/Returns").id in [tag.topic_id for tag in passage.topics]


def test_a_stakeholder_is_split_with_names_and_posts(desk: Desk) -> None:
    desk.choose_who("Andrés Manuel López Obrador")
    who = desk.who("Andrés Manuel López Obrador")
    before, parties = desk.codebook, [p.parties for p in desk.workspace.passages.all()]
    desk.screen.click("codebook.split")
    type_name(desk, "Office of the President")
    rows = desk.page.split.list
    at = rows.visualRect(desk.page.split.model.index(0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for name in ("codebook-split.aliases.1", "codebook-split.posts.0"):
        desk.screen.find(name).setFocus()
        desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    made = desk.who("Office of the President")
    assert made.aliases == (who.aliases[1],)
    assert made.roles == who.roles
    assert not desk.who("Andrés Manuel López Obrador").roles
    (passage,) = desk.workspace.passages.many(desk.page.detail.model.ids)
    assert made.id in [tag.stakeholder_id for tag in passage.parties]
    desk.undo()
    assert desk.codebook == before
    assert [p.parties for p in desk.workspace.passages.all()] == parties


def test_a_name_that_is_taken_is_refused_in_a_line(desk: Desk) -> None:
    desk.choose_who("Joe Biden")
    before = desk.codebook
    desk.screen.click("codebook.split")
    type_name(desk, "White House")
    pick_rows(desk, 1)
    assert not desk.screen.find("codebook-split.do").isEnabled()
    assert "already" in desk.screen.text("codebook-split.fault")
    assert desk.codebook == before
    desk.screen.find("codebook-split.cancel").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert not desk.screen.shows("codebook-split")
    assert desk.codebook == before


def test_a_proposition_that_others_carry_is_said_to_be_in_both(desk: Desk) -> None:
    desk.choose_topic("Border")
    border = desk.topic("Border")
    desk.screen.click("codebook.split")
    type_name(desk, "Elsewhere")
    carrying = [
        tag.proposition_id
        for passage in desk.workspace.passages.many(desk.page.split.model.ids)
        for tag in passage.topics
        if tag.topic_id == border.id
    ]
    label = border.propositions[0].label
    assert carrying.count(border.propositions[0].id) > 1
    first = carrying.index(border.propositions[0].id)
    desk.page.split.list.setFocus()
    for _ in range(first):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    assert (1, f"proposition is in both: “{label}”") in desk.page.split.lines.lines
    desk.screen.click("codebook-split.all")
    assert (1, f"proposition goes: “{label}”") in desk.page.split.lines.lines
