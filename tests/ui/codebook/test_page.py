"""The page opens and closes, shows entries and their passages, and changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.services import topics
from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.codebook.conftest import Desk
    from tests.ui.conftest import Screen

ALT = Qt.KeyboardModifier.AltModifier


def test_the_key_opens_the_page_and_esc_goes_back_to_where_one_was(
    page: BriefingPage, open_desk: Callable[[BriefingPage], Desk], screen: Screen
) -> None:
    page.stack.show_workspace("evidence")
    desk = open_desk(page)
    assert QApplication.focusWidget() is desk.page.tree
    desk.press(Qt.Key.Key_Escape)
    assert not screen.shows("codebook-page")
    assert page.stack.shown == "evidence"
    assert screen.shows("evidence")


def test_the_link_in_the_tab_opens_the_page_and_the_cross_closes_it(
    page: BriefingPage, screen: Screen
) -> None:
    screen.click("side-panel.tabs.codebook")
    screen.click("codebook.manage")
    assert screen.shows("codebook-page")
    screen.click("codebook-page.close")
    assert screen.shows("read")


def test_the_status_line_counts_the_entries(desk: Desk) -> None:
    codebook = desk.codebook
    words = desk.screen.text("status.counts")
    assert words == (
        f"{len(codebook.topics)} topics · {len(codebook.proposition_by_id)} propositions · "
        f"{len(codebook.stakeholders)} stakeholders"
    )
    desk.press(Qt.Key.Key_Escape)
    assert desk.screen.text("status.counts").startswith("1 article")


def test_each_tab_shows_its_own_entries_and_keeps_its_place(desk: Desk) -> None:
    desk.choose_topic("Aid")
    desk.screen.click("codebook-page.tabs.stakeholders")
    node = desk.page.tree.current
    assert node is not None
    assert node.kind is Kind.STAKEHOLDER
    root = desk.page.tree.rootIndex()
    assert desk.page.model.node(root).kind is Kind.STAKEHOLDERS
    desk.screen.click("codebook-page.tabs.topics")
    node = desk.page.tree.current
    assert node is not None
    assert node.name == "Aid"


def test_a_keyword_is_added_and_taken_away_as_a_chip(desk: Desk) -> None:
    desk.choose_topic("Aid")
    before = desk.topic("Aid").keywords
    desk.screen.fill("codebook.topic.words-en.add", "relief")
    desk.press(Qt.Key.Key_Return)
    words = [k.word for k in desk.topic("Aid").keywords if k.language == "en" and not k.excludes]
    assert words[-1] == "relief"
    desk.screen.click(f"codebook.topic.words-en.{len(words) - 1}.remove")
    assert {k.word for k in desk.topic("Aid").keywords} == {k.word for k in before}
    desk.undo()
    assert "relief" in {k.word for k in desk.topic("Aid").keywords}
    desk.undo()
    assert {k.word for k in desk.topic("Aid").keywords} == {k.word for k in before}


def test_a_digit_pins_a_topic_and_the_same_digit_frees_it(desk: Desk) -> None:
    holder = next(t for t in desk.codebook.topics if t.shortcut == "3")
    desk.choose_topic("Aid")
    desk.press(Qt.Key.Key_9)
    assert desk.topic("Aid").shortcut == "9"
    desk.press(Qt.Key.Key_9)
    assert desk.topic("Aid").shortcut is None
    desk.undo()
    desk.undo()
    assert desk.codebook.topic_by_id[holder.id].shortcut == "3"


def test_alt_and_an_arrow_move_a_topic_in_and_out(desk: Desk) -> None:
    desk.choose_topic("Sanctions/Venezuela")
    venezuela = desk.topic("Sanctions/Venezuela")
    desk.press(Qt.Key.Key_Right, ALT)
    assert desk.topic("Sanctions/Cuba/Venezuela").id == venezuela.id
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.topic("Sanctions/Venezuela").id == venezuela.id
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.codebook.topic_by_id[venezuela.id].parent_id is None
    for _ in range(3):
        desk.undo()
    assert desk.topic("Sanctions/Venezuela").id == venezuela.id


def test_a_topic_is_dragged_below_another(desk: Desk) -> None:
    aid = desk.topic("Aid")
    desk.drop("Aid", "Border")
    assert desk.topic("Border/Aid").id == aid.id
    desk.undo()
    assert desk.codebook.topic_by_id[aid.id].parent_id is None


def test_enter_on_a_passage_opens_it_in_read(desk: Desk) -> None:
    desk.choose_topic("Sanctions")
    ids = desk.page.detail.model.ids
    assert ids
    desk.page.detail.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.shows("read")
    assert desk.briefing.session.selection.passage_id == ids[0]


def test_a_single_click_chooses_a_passage_and_a_double_click_opens_it(desk: Desk) -> None:
    desk.choose_topic("Sanctions")
    rows = desk.page.detail.list
    at = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.screen.shows("codebook-page")
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert desk.screen.shows("read")


def test_a_proposition_says_how_many_are_for_and_against_it(desk: Desk) -> None:
    workspace = desk.workspace
    counts: dict[int, list[int]] = {}
    for passage in workspace.passages.all():
        for tag in passage.topics:
            if tag.proposition_id and isinstance(tag.stance, int):
                both = counts.setdefault(tag.proposition_id, [0, 0])
                both[0] += tag.stance > 0
                both[1] += tag.stance < 0
    proposition_id = next(key for key, both in counts.items() if both[0])
    topic_id = desk.codebook.proposition_by_id[proposition_id].topic_id
    desk.page.show_entry("topic", topic_id)
    QApplication.processEvents()
    places = [p.id for p in desk.codebook.topic_by_id[topic_id].propositions]
    line = desk.page.detail.topic.propositions.lines[places.index(proposition_id)]
    assert line.counts.isVisible()
    assert f"▲ {counts[proposition_id][0]}" in line.counts.text()


def test_deleting_asks_on_the_page_where_passages_would_lose_a_topic(desk: Desk) -> None:
    desk.choose_topic("Sanctions")
    topic_id = desk.topic("Sanctions").id
    desk.press(Qt.Key.Key_Delete)
    assert topic_id in desk.codebook.topic_by_id
    desk.press(Qt.Key.Key_Escape)
    assert not desk.screen.shows("codebook.question")
    assert desk.screen.shows("codebook-page")
    desk.screen.click("codebook.remove")
    desk.screen.click("codebook.question.yes")
    assert topic_id not in desk.codebook.topic_by_id
    desk.undo()
    assert topic_id in desk.codebook.topic_by_id


def test_reading_only_the_page_has_no_marks_to_change_with(
    window: MainWindow, workspace: Workspace, open_desk: Callable[[BriefingPage], Desk]
) -> None:
    window.openings.open(workspace.path, read_only=True)
    assert window.page is not None
    assert window.page.session.workspace.read_only
    desk = open_desk(window.page)
    desk.choose_topic("Aid")
    for name in ("codebook-page.add", "codebook.remove", "codebook.topic.words-en.add"):
        assert not desk.screen.shows(name)
    assert not desk.screen.shows("codebook.topic.words-en.0.remove")
    assert desk.screen.shows("codebook.topic.words-en.0")
    before = desk.codebook
    desk.press(Qt.Key.Key_9)
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.codebook == before


def test_the_topics_to_stand_below_are_offered_when_one_goes_to_the_box(desk: Desk) -> None:
    desk.choose_topic("Sanctions/Venezuela")
    venezuela = desk.topic("Sanctions/Venezuela")
    box = desk.page.detail.topic.parent_box
    assert box.currentText() == "Sanctions"
    assert box.count() == 2  # filled for every entry it would make the arrow keys slow
    box.setFocus()
    assert box.currentText() == "Sanctions"
    assert box.count() == len(desk.codebook.topics)
    desk.press(Qt.Key.Key_Home)
    assert desk.codebook.topic_by_id[venezuela.id].parent_id is None
    desk.undo()
    assert box.currentText() == "Sanctions"
    assert desk.topic("Sanctions/Venezuela").id == venezuela.id


def test_the_search_finds_what_was_added_meanwhile(desk: Desk) -> None:
    desk.page.search.setFocus()
    QTest.keyClicks(desk.page.search, "quarantine")
    assert [n.name for n in desk.page.model.root.walk() if n.kind is Kind.TOPIC] == []
    topics.add(desk.workspace, "Quarantine")
    QApplication.processEvents()
    assert [n.name for n in desk.page.model.root.walk() if n.kind is Kind.TOPIC] == ["Quarantine"]
