"""The start screen and the form for a new briefing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefer.services import briefings, preferences, recents
from briefer.services.recents import Recent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

HOLD = """
import pathlib, sys
from briefer.services import briefings
ws = briefings.open_briefing(pathlib.Path(sys.argv[1]), who="M. Ortega")
print(flush=True)
sys.stdin.read()
ws.close()
"""


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    """A briefing that is on the list of recent ones."""
    path = tmp_path / "ports.briefing"
    briefings.create(path, who="Ana", title="Port closures").close()
    recents.add(Recent(str(path), "Port closures", "2023-12-19T09:00:00Z", 38, 260))
    return path


@pytest.fixture
def held(ports: Path) -> Iterator[Path]:
    """The same briefing, open in another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ports)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield ports
        other.communicate()


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(700, 600)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_without_a_recent_briefing_the_list_is_not_there(
    window: MainWindow, screen: Screen
) -> None:
    assert screen.shows("start.new")
    assert not screen.shows("recents")


def test_enter_opens_the_last_briefing(ports: Path, window: MainWindow, screen: Screen) -> None:
    screen.press(Key.Key_Return)
    assert window.page is not None
    assert window.page.session.workspace.path == ports
    assert screen.text("status.file") == "ports.briefing"


def test_a_moved_briefing_can_be_taken_off_the_list(
    ports: Path, window: MainWindow, screen: Screen
) -> None:
    ports.unlink()
    window.show_start()
    screen.click("recent.remove")
    assert recents.load() == ()
    assert not screen.shows("recents")


def test_a_briefing_that_somebody_holds_opens_read_only_and_says_who(
    held: Path, window: MainWindow, screen: Screen
) -> None:
    window.show_start()
    screen.click("recent.read-only")
    assert window.page is not None
    assert window.page.session.workspace.read_only
    assert "M. Ortega" in screen.find("read-only-band").accessibleName()
    assert not screen.find("import").isEnabled()
    assert screen.text("status.state") == "Read-only"


def test_trying_again_opens_it_for_writing_once_it_is_free(
    ports: Path, window: MainWindow, screen: Screen
) -> None:
    other = briefings.open_briefing(ports, who="M. Ortega")
    window.openings.open(ports, read_only=True)
    other.close()
    screen.click("read-only-band.again")
    assert window.page is not None
    assert not window.page.session.workspace.read_only
    assert screen.text("status.state") == "Saved"


def test_the_field_finds_a_briefing(ports: Path, window: MainWindow, screen: Screen) -> None:
    recents.add(replace(recents.load()[0], path=str(ports) + "2", title="Aid package"))
    window.show_start()
    screen.fill("recents.field", "aid")
    shown = [row for row in window.findChildren(type(screen.find("recent"))) if row.isVisible()]
    assert [row.accessibleName() for row in shown] == ["Aid package"]


def test_the_sample_opens_as_a_copy_with_a_badge(
    window: MainWindow, screen: Screen, qtbot: QtBot
) -> None:
    screen.click("start.sample")
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    workspace = window.page.session.workspace
    assert workspace.project.get().title == "Sample: Border talks"
    assert workspace.articles.count() >= 5
    assert workspace.path.parent == Path.home() / "Documents" / "Briefings"


def test_dropped_articles_start_a_briefing_named_after_the_first_title(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Talks at the border\nExample Wire\n\nBoth sides met.\n")
    drop(window, article)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    workspace = window.page.session.workspace
    assert workspace.project.get().title == "Talks at the border"
    assert workspace.path.name == "talks-at-the-border.briefing"
    assert window.page.session.selection.article_id == workspace.articles.all()[0].id


def test_pasted_text_starts_a_briefing_too(
    window: MainWindow, screen: Screen, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("A headline\nExample Wire\n\nSome words.\n")
    screen.find("start.new").setFocus()
    screen.press(Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.session.workspace.project.get().title == "A headline"
    QGuiApplication.clipboard().clear()


def test_a_dropped_briefing_is_opened(ports: Path, window: MainWindow) -> None:
    drop(window, ports)
    assert window.page is not None
    assert window.page.session.workspace.path == ports


def test_control_enter_makes_the_briefing_that_the_form_asks_for(
    window: MainWindow, screen: Screen
) -> None:
    preferences.save(replace(preferences.load(), who="Ana Ruiz"))
    screen.click("start.new")
    screen.fill("new.question", "What does Mexico ask for?")
    screen.fill("new.title", "Border talks")
    screen.fill("new.reader", "The minister")
    screen.fill("new.due", "29 Dec 2023, 17:00")
    assert screen.text("new.file.path") == "Documents/Briefings/border-talks.briefing"
    screen.press(Key.Key_Return, CONTROL)
    assert window.page is not None
    project = window.page.session.workspace.project.get()
    assert (project.title, project.question) == ("Border talks", "What does Mexico ask for?")
    assert (project.reader, project.due) == ("The minister", "2023-12-29T17:00")
    assert project.created_by == "Ana Ruiz"
    assert window.page.session.workspace.codebook.load().topics
    assert screen.shows("no-articles")


def test_an_empty_codebook_can_be_chosen(window: MainWindow, screen: Screen) -> None:
    screen.click("start.new")
    screen.click("codebook.none")
    screen.click("new.create")
    assert window.page is not None
    assert not window.page.session.workspace.codebook.load().topics


def test_the_starter_can_be_chosen_in_spanish(window: MainWindow, screen: Screen) -> None:
    screen.click("start.new")
    screen.click("codebook.us-mexico-migration.es")
    screen.click("new.create")
    assert window.page is not None
    codebook = window.page.session.workspace.codebook.load()
    assert codebook.find_topic("Sanciones/Venezuela").full_name == "Sanciones a Venezuela"
    assert codebook.find_stakeholder("White House").name == "Casa Blanca"


def test_a_wrong_due_date_is_said_and_nothing_is_made(window: MainWindow, screen: Screen) -> None:
    screen.click("start.new")
    screen.fill("new.due", "on Friday")
    screen.click("new.create")
    assert "is not a date" in screen.text("new.fault")
    assert "is not a date" in screen.find("new.fault").accessibleDescription()
    assert window.page is None


def test_escape_goes_back_to_the_start_screen(window: MainWindow, screen: Screen) -> None:
    screen.click("start.new")
    screen.press(Key.Key_Escape)
    QApplication.processEvents()
    assert screen.shows("start.new")
    assert not screen.shows("new.title")


def test_the_form_leads_back_also_after_another_text_size(
    window: MainWindow, screen: Screen
) -> None:
    screen.click("start.new")
    larger = window.findChild(QAction, "view.larger")
    assert isinstance(larger, QAction)
    larger.trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screen.press(Key.Key_Escape)
    assert screen.shows("start.new")


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, screen: Screen) -> None:
    screen.find("start.new").setFocus()
    screen.press(Key.Key_Return)
    assert screen.shows("new.title")
    screen.find("new.create").setFocus()
    screen.press(Key.Key_Return)
    assert window.page is not None
