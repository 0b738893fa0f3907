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
    assert f"{len(ids)}  passages move" in desk.screen.text("codebook-merge.lines")
    assert set(desk.page.merge.model.ids) == set(ids)
    assert desk.codebook == before
    desk.screen.click("codebook-merge.merge")
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
    assert not desk.screen.find("codebook-merge.merge").isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.screen.shows("codebook-merge")
    assert desk.screen.shows("codebook-page")
    assert desk.codebook == before
