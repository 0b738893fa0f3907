"""Codebooks go out as files, and come in after a look at what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefer.services import briefings, codebook_files, topics
from briefer.ui.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.codebook.conftest import Desk

TOML = """
[[stakeholder]]
name = "Pan American Health Organization"
kind = "agency"

[[topic]]
path = "Health"

[[topic]]
path = "Aid"
colour = 99
"""


def take(desk: Desk, qtbot: QtBot, name: str) -> None:
    """Take an entry of the page's menu with the mouse, and wait for what it starts."""
    desk.screen.click("codebook.menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: not desk.briefing.session.jobs.running)
    QApplication.processEvents()
    desk.briefing.window().activateWindow()


FILES = {
    "codebook.export-toml": ("book.toml", "Sanctions"),
    "codebook.export-topics": ("topics.csv", "Sanctions/Cuba"),
    "codebook.export-stakeholders": ("who.csv", "Joe Biden"),
}


@pytest.mark.parametrize("entry", FILES)
def test_a_codebook_is_written_as_a_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    name, holds = FILES[entry]
    path = tmp_path / name
    monkeypatch.setattr(Messages, "save_as", lambda *_: path)
    take(desk, qtbot, entry)
    assert holds in path.read_text("utf-8-sig")
    there = codebook_files.compare(desk.workspace, codebook_files.read_file(path))
    assert not there.topics
    assert not there.stakeholders


def test_a_file_is_looked_at_then_added_and_undo_takes_it_away(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "health.toml"
    path.write_text(TOML, "utf-8")
    before = desk.codebook
    monkeypatch.setattr(Messages, "open_file", lambda *_: path)
    take(desk, qtbot, "codebook.import-file")
    assert desk.screen.text("codebook-import.title") == "Add “health.toml”"
    read = codebook_files.read_file(path)
    words = [desk.page.importing.model.index(row).data() for row in range(20)][: 1 + 2 * 3]
    assert "Health" in words
    assert "Pan American Health Organization" in words
    assert (1, "stakeholder is new") in desk.page.importing.lines.lines
    assert len(read.refused) == sum(
        n for n, w in desk.page.importing.lines.lines if "left out" in w
    )
    assert desk.codebook == before
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.briefing.session.jobs.running)
    QApplication.processEvents()
    assert desk.topic("Health").parent_id is None
    assert desk.who("Pan American Health Organization").kind == "agency"
    assert not desk.screen.shows("codebook-import")
    desk.undo()
    assert desk.codebook == before


def test_esc_leaves_a_file_alone(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "health.toml"
    path.write_text(TOML, "utf-8")
    before = desk.codebook
    monkeypatch.setattr(Messages, "open_file", lambda *_: path)
    take(desk, qtbot, "codebook.import-file")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.screen.shows("codebook-import")
    assert desk.screen.shows("codebook-page")
    assert desk.codebook == before


def test_a_file_that_is_no_codebook_is_told_in_a_line(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.toml"
    path.write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr(Messages, "open_file", lambda *_: path)
    take(desk, qtbot, "codebook.import-file")
    assert "picture.toml" in desk.screen.text("codebook.fault")
    assert not desk.screen.shows("codebook-import")


def test_the_codebook_of_another_briefing_comes_the_same_way(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = briefings.create(tmp_path / "other.briefing", who="Berta", title="Other")
    topics.add(other, "Water/Dams")
    other.close()
    before = desk.codebook
    monkeypatch.setattr(Messages, "open_briefing", lambda *_: tmp_path / "other.briefing")
    take(desk, qtbot, "codebook.from-briefing")
    assert (2, "topics are new") in desk.page.importing.lines.lines
    desk.screen.click("codebook-import.do")
    qtbot.waitUntil(lambda: not desk.briefing.session.jobs.running)
    QApplication.processEvents()
    assert desk.topic("Water/Dams").parent_id == desk.topic("Water").id
    desk.undo()
    assert desk.codebook == before


def test_the_briefing_itself_is_refused(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Messages, "open_briefing", lambda *_: desk.workspace.path)
    take(desk, qtbot, "codebook.from-briefing")
    assert "this briefing itself" in desk.screen.text("codebook.fault")
