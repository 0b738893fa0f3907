"""One entry is merged into another, after a look at what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.ui.codebook.conftest import Desk


def choose_target(desk: Desk, entry_id: int) -> None:
    """Take an entry in the box, as the arrow keys do."""
    box = desk.page.merge.into
    while box.value != str(entry_id):
        before = box.currentIndex()
        desk.press(Qt.Key.Key_Down)
        assert box.currentIndex() != before


def test_a_topic_is_merged_and_undo_brings_it_back(desk: Desk) -> None:
    desk.choose_topic("Sanctions/Venezuela")
    source, target = desk.topic("Sanctions/Venezuela"), desk.topic("Sanctions/Cuba")
    before, tags = desk.codebook, [p.topics for p in desk.workspace.passages.all()]
    ids = desk.page.detail.model.ids
    desk.screen.click("codebook.merge")
    choose_target(desk, target.id)
    assert desk.screen.text("codebook-merge.title") == "Merge “Venezuela” into “Cuba”"
    assert desk.page.merge.lines.lines[0] == (
        1,
        "passage moves; one has both and will carry “Cuba” once",
    )
    assert desk.page.merge.lines.lines[-1] == (0, "passages are lost")
    assert desk.screen.text("codebook-merge.heading") == "The passage"
    spoken = desk.page.merge.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Venezuela" in spoken
    assert spoken.endswith("Cuba")
    assert set(desk.page.merge.model.ids) == set(ids)
    assert desk.codebook == before
    desk.screen.click("codebook-merge.do")
    assert source.id not in desk.codebook.topic_by_id
    for passage in desk.workspace.passages.many(ids):
        assert target.id in [tag.topic_id for tag in passage.topics]
    assert not desk.screen.shows("codebook-merge")
    desk.undo()
    assert desk.codebook == before
    assert [p.topics for p in desk.workspace.passages.all()] == tags


def test_esc_leaves_the_pane_and_nothing_is_merged(desk: Desk) -> None:
    desk.choose_topic("Aid")
    before = desk.codebook
    desk.screen.click("codebook.merge")
    assert not desk.screen.find("codebook-merge.do").isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.screen.shows("codebook-merge")
    assert desk.screen.shows("codebook-page")
    assert desk.codebook == before


def test_a_stakeholder_is_merged_with_names_and_posts_and_undo_brings_it_back(desk: Desk) -> None:
    desk.choose_who("NSC spokesperson")
    source, target = desk.who("NSC spokesperson"), desk.who("White House")
    before, parties = desk.codebook, [p.parties for p in desk.workspace.passages.all()]
    ids = desk.page.detail.model.ids
    desk.screen.click("codebook.merge")
    choose_target(desk, target.id)
    lines = desk.page.merge.lines.lines
    assert lines[0][0] == len(ids)
    assert any("other names are added" in words for _, words in lines)
    assert desk.codebook == before
    desk.press(Qt.Key.Key_Return)
    assert source.id not in desk.codebook.stakeholder_by_id
    assert source.name in desk.who("White House").aliases
    for passage in desk.workspace.passages.many(ids):
        assert target.id in [tag.stakeholder_id for tag in passage.parties]
    node = desk.page.tree.current
    assert node is not None
    assert node.id == target.id
    desk.undo()
    assert desk.codebook == before
    assert [p.parties for p in desk.workspace.passages.all()] == parties
