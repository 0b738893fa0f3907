"""Where the user's own folders cannot be written, the window works all the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from briefer import paths
from briefer.services import recents
from briefer.ui import app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


def block(folder: Path) -> None:
    """Put a file where a folder should be: nobody can write in it, not even the system's owner."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")


@pytest.fixture
def said(screen: Screen) -> Iterator[list[str]]:
    """What messages say; each is closed as soon as it is there."""
    said: list[str] = []

    def close() -> None:
        if screen.shows("message"):
            said.append(screen.find("message").accessibleName())
            screen.find("message").close()

    looking = QTimer(interval=10)
    looking.timeout.connect(close)
    looking.start()
    yield said
    looking.stop()


def test_a_briefing_opens_and_is_closed(
    window: MainWindow, new_workspace: Workspace, screen: Screen
) -> None:
    path = new_workspace.path
    new_workspace.close()
    block(paths.user_config())
    window.open_briefing(path)
    assert window.page is not None
    assert "recent.json could not be written" in screen.find("toast").accessibleName()
    window.show_start()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_text_size_is_taken_and_it_is_said_that_it_is_not_kept(
    window: MainWindow, appearance: Appearance, screen: Screen, said: list[str]
) -> None:
    block(paths.user_config())
    screen.find("start.new").setFocus()
    screen.press(Qt.Key.Key_Plus, CONTROL)
    assert "could not be written" in said[0]
    assert appearance.text_size == 110


def test_a_briefing_that_cannot_be_taken_off_the_list_is_said(
    window: MainWindow, new_workspace: Workspace, screen: Screen, said: list[str]
) -> None:
    path = new_workspace.path
    new_workspace.close()
    window.open_briefing(path)
    window.show_start()
    path.unlink()
    window.show_start()
    assert recents.load()
    block(paths.user_config())
    screen.click("recent.remove")
    assert "recent.json could not be written" in said[0]


def test_a_memo_is_exported(
    page: BriefingPage, screen: Screen, said: list[str], qtbot: QtBot
) -> None:
    block(paths.user_config())
    screen.press(Qt.Key.Key_E, CONTROL)
    screen.click("export.format..pdf")
    qtbot.waitUntil(lambda: screen.find("export.do").isEnabled())
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    assert ".pdf" in " ".join(file.suffix for file in page.session.workspace.path.parent.iterdir())
    assert "preferences.json could not be written" in said[0]
    screen.press(Qt.Key.Key_Escape)


def test_the_program_starts_without_a_log() -> None:
    block(paths.user_log())
    app.start_log()
    assert paths.user_log().is_file()
