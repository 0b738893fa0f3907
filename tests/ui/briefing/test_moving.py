"""Rename, Move, and the codebook of another briefing, from the File menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.services import briefings, history, recents, topics
from briefer.ui.messages import Messages
from briefer.ui.read.articles import presenter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

Key = Qt.Key


def do(page: BriefingPage, name: str) -> None:
    page.session.actions.action(name).trigger()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the system's file dialogs, which no test can work."""

    def answer_with(path: Path) -> None:
        monkeypatch.setattr(Messages, "save_as", lambda *_: path)
        monkeypatch.setattr(Messages, "open_briefing", lambda *_: path)

    return answer_with


def test_the_file_gets_another_name_and_the_briefing_goes_on(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    old = page.session.workspace.path
    article = page.session.selection.article_id
    recents.add(recents.Recent(str(old), "Border talks", ""))
    do(page, "file.rename")
    screen.fill("rename.name", "january talks")
    screen.press(Key.Key_Return)
    assert window.page is not None
    workspace = window.page.session.workspace
    assert workspace.path == old.with_name("january talks.briefing")
    assert not workspace.read_only
    assert not old.exists()
    assert window.page.session.selection.article_id == article
    assert [entry.path for entry in recents.load()] == [str(workspace.path)]


def test_a_briefing_that_is_left_notes_no_reading_any_more(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(presenter, "_READ_AFTER", 30)
    path = workspace.path
    workspace.close()
    window.open_briefing(path)
    window.show_start()
    qtbot.wait(100)  # an exception in here would fail the test
    left = briefings.open_briefing(path, who="Ana")
    assert left.articles.all()[0].state == "unread"
    left.close()


def test_a_name_that_is_taken_or_is_none_is_said_in_the_dialog(
    page: BriefingPage, screen: Screen, window: MainWindow
) -> None:
    path = page.session.workspace.path
    path.with_name("taken.briefing").write_bytes(b"")
    do(page, "file.rename")
    for name, fault in (("taken", "is there already"), ("a/b", "cannot have this name")):
        screen.fill("rename.name", name)
        screen.click("rename.keep")
        assert fault in screen.text("rename.fault")
        assert fault in screen.find("rename.fault").accessibleDescription()
    screen.click("rename.cancel")
    assert window.page is page


def test_the_file_is_moved_to_another_folder(
    page: BriefingPage, window: MainWindow, tmp_path: Path, answer: Callable[[Path], None]
) -> None:
    (tmp_path / "there").mkdir()
    old = page.session.workspace.path
    answer(tmp_path / "there" / "moved")
    do(page, "file.move")
    assert window.page is not None
    assert window.page.session.workspace.path == tmp_path / "there" / "moved.briefing"
    assert not old.exists()


def test_where_it_cannot_be_moved_the_briefing_is_open_again_where_it_was(
    page: BriefingPage,
    window: MainWindow,
    tmp_path: Path,
    answer: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = page.session.workspace.path
    told: list[str] = []
    monkeypatch.setattr(Messages, "failed", lambda _self, error: told.append(str(error)))
    answer(tmp_path / "nowhere" / "moved")
    do(page, "file.move")
    assert window.page is not None
    assert window.page.session.workspace.path == old
    assert not window.page.session.workspace.read_only
    assert "There is no folder" in told[0]


def test_the_codebook_of_another_briefing_comes_in_one_step(
    page: BriefingPage,
    screen: Screen,
    tmp_path: Path,
    answer: Callable[[Path], None],
    qtbot: QtBot,
) -> None:
    other = briefings.create(tmp_path / "other.briefing", who="Ana", codebook=None)
    topics.add(other, "Ferries")
    other.close()
    answer(tmp_path / "other.briefing")
    do(page, "file.codebook")
    ws = page.session.workspace
    assert ws.codebook.load().find_topic("Ferries").name == "Ferries"
    assert screen.text("toast.action") == "Undo"
    history.undo(ws)
    assert "Ferries" not in [topic.name for topic in ws.codebook.load().topics]
    qtbot.waitUntil(lambda: not page.session.jobs.running)


def test_a_new_briefing_takes_over_the_codebook_of_another(
    window: MainWindow, screen: Screen, tmp_path: Path, answer: Callable[[Path], None]
) -> None:
    other = briefings.create(tmp_path / "other.briefing", who="Ana", codebook=None)
    topics.add(other, "Ferries")
    other.close()
    answer(tmp_path / "other.briefing")
    window.new_briefing()
    screen.click("codebook.other")
    screen.fill("new.title", "Ferry prices")
    screen.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page is not None
    codebook = window.page.session.workspace.codebook.load()
    assert [topic.name for topic in codebook.topics] == ["Ferries"]
    assert not codebook.stakeholders
