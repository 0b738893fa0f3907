"""What every test of the window gets: an appearance, an open briefing, and a look for leaks."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from briefer import paths
from briefer.model.settings import Preferences
from briefer.services import articles, briefings, tag_import
from briefer.ui import app
from briefer.ui.appearance import Appearance
from briefer.ui.choices import Choices
from briefer.ui.main_window import MainWindow
from briefer.ui.messages import Messages
from briefer.ui.read.articles import presenter
from briefer.ui.session import Session, make_session
from briefer.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_last(qapp: QApplication) -> Iterator[None]:
    """Let go of what a test put on the clipboard; Qt would do so after Python's end, and crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article stays unread however long a busy machine shows it."""
    monkeypatch.setattr(presenter, "_READ_AFTER", 600_000)


@pytest.fixture(scope="session")
def _appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp, paths.resources())


@pytest.fixture
def appearance(_appearance: Appearance) -> Appearance:
    """The light theme at 100 per cent."""
    _appearance.choose("light", 100)
    return _appearance


@pytest.fixture
def new_workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new briefing with the starter codebook and no article."""
    ws = briefings.create(tmp_path / "border-talks.briefing", who="Ana", title="Border talks")
    yield ws
    ws.close()


@pytest.fixture(scope="session")
def _tagged_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tagged") / "tagged.briefing"
    ws = briefings.create(path, who="Ana", title="Border talks")
    articles.import_paths(ws, [DATA / "fixture-article.txt"])
    tag_import.import_tags(ws, DATA / "fixture-tags.jsonl", create=True)
    ws.close()
    return path


@pytest.fixture
def workspace(_tagged_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with the fixture article and its tagged passages."""
    path = tmp_path / "tagged-talks.briefing"
    shutil.copyfile(_tagged_file, path)
    ws = briefings.open_briefing(path, who="Ana")
    yield ws
    ws.close()


@pytest.fixture
def messages(appearance: Appearance) -> Messages:
    """Messages that belong to no window."""
    return Messages(appearance, lambda: None)


@pytest.fixture
def make(appearance: Appearance, messages: Messages) -> Iterator[MakeSession]:
    """Makes a session over a workspace, and closes it after the test."""
    maker = MakeSession(appearance, messages)
    yield maker
    maker.close()


class MakeSession:
    """Call it with a workspace."""

    def __init__(self, appearance: Appearance, messages: Messages) -> None:
        self._appearance = appearance
        self._messages = messages
        self._made: list[tuple[Session, QObject]] = []

    def __call__(self, workspace: Workspace) -> Session:
        owner = QObject()
        session = make_session(
            workspace,
            preferences=Choices(Preferences(who="Ana"), owner),
            appearance=self._appearance,
            messages=self._messages,
            parent=owner,
        )
        session.actions.allow({"writable"})
        self._made.append((session, owner))
        return session

    def close(self) -> None:
        """Close what was made."""
        for session, owner in self._made:
            session.close()
            owner.deleteLater()


@pytest.fixture
def session(make: MakeSession, workspace: Workspace) -> Session:
    """A session over the briefing with the fixture article."""
    return make(workspace)


@pytest.fixture
def new_session(make: MakeSession, new_workspace: Workspace) -> Session:
    """A session over the briefing without an article."""
    return make(new_workspace)


class Screen:
    """Finds shown widgets by their object names, and clicks them."""

    def find(self, name: str) -> QWidget:
        """Return the shown widget of that name."""
        QApplication.processEvents()
        for top in QApplication.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        raise LookupError(name)

    def field(self, name: str) -> QLineEdit:
        """Return the shown line of that name."""
        widget = self.find(name)
        assert isinstance(widget, QLineEdit)
        return widget

    def shows(self, name: str) -> bool:
        """Say whether a widget of that name is shown."""
        try:
            self.find(name)
        except LookupError:
            return False
        return True

    def text(self, name: str) -> str:
        """Return the words of a label or a button."""
        widget = self.find(name)
        assert isinstance(widget, QLabel | QAbstractButton)
        return widget.text()

    def click(self, name: str) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def fill(self, name: str, words: str) -> None:
        """Type words into a line in place of what stands there."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "nothing has the focus"
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()


@pytest.fixture
def screen(qapp: QApplication) -> Screen:
    """Hands and eyes on what is shown."""
    return Screen()


@pytest.fixture
def window(appearance: Appearance, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window on its start screen, active and 1440 x 900."""
    owner = QObject()
    choices = Choices(Preferences(who="Ana"), owner)
    state = WindowState(paths.user_config() / "window.ini")
    window = MainWindow(appearance, choices, state, app.workspaces())
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    owner.deleteLater()
    appearance.choose("light", 100)


@pytest.fixture
def page(window: MainWindow, workspace: Workspace) -> BriefingPage:
    """The window with the tagged fixture article open."""
    path = workspace.path
    workspace.close()
    window.open_briefing(path)
    assert window.page is not None
    return window.page


@pytest.fixture(autouse=True)
def _nothing_leaks(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread behind."""
    threads = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]
    # Python keeps a dummy for every thread of Qt that it has seen, also when that has ended.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in threads and not thread.name.startswith("Dummy-")
    ]
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    assert not windows, f"left open: {windows}"
    assert not timers, f"left running: {timers}"
    assert not left, f"left running: {left}"
