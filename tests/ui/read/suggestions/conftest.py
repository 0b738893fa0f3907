"""The window with two untagged articles in it, and hands that review what is suggested."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.services import articles, briefings, suggesting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from briefer.model.suggestion import Suggestion
    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from briefer.ui.read.reader.pane import ReaderPane
    from briefer.ui.read.suggestions.pane import SuggestionsPane
    from briefer.ui.read.suggestions.panel import SuggestionPanel
    from briefer.ui.read.workspace import ReadWorkspace

TEXT = (
    "A talk about borders\nThe Daily Test\n"
    "President Biden said that root causes of migration matter. "
    "“We need more ports of entry,” Mayorkas told reporters. "
    "Nearly 3,000 migrants crossed, according to Border Patrol."
)
OTHER = (
    "Another talk\nThe Daily Test\n"
    "President López Obrador said that root causes of migration matter. "
    "“The border stays open,” Mayorkas told reporters."
)


class Reviewer:
    """Works on the window by keys and mouse, and looks at what it shows."""

    def __init__(self, page: BriefingPage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot
        self.session = page.session

    @property
    def workspace(self) -> Workspace:
        return self.session.workspace

    @property
    def read(self) -> ReadWorkspace:
        return self._one("read")  # type: ignore[return-value]  # it is one

    @property
    def reader(self) -> ReaderPane:
        return self._one("reader")  # type: ignore[return-value]  # it is one

    @property
    def pane(self) -> SuggestionsPane:
        return self._one("suggestions")  # type: ignore[return-value]  # it is one

    @property
    def panel(self) -> SuggestionPanel:
        return self._one("suggestion")  # type: ignore[return-value]  # it is one

    @property
    def shown(self) -> list[Suggestion]:
        """What the list shows, from the top."""
        return self.pane.model.suggestions

    @property
    def current(self) -> Suggestion | None:
        """The chosen row."""
        return self.pane.list.current

    @property
    def proposed(self) -> Suggestion | None:
        """The suggestion that is outlined in the text."""
        painter = self.reader.view.text.painter
        return painter.suggested.get(painter.proposed)

    def open_in(self, article_id: int) -> tuple[Suggestion, ...]:
        """Return what the engine has open in an article, read anew from the briefing."""
        return suggesting.suggest(self.workspace, article_id)

    def settle(self) -> None:
        """Go on until everything was looked through."""
        jobs = self.session.jobs
        opened = self.read.suggestions.open
        self.qtbot.waitUntil(lambda: opened.is_complete and not jobs.running)
        QApplication.processEvents()

    def begin(self) -> None:
        """Begin the review by its key, with everything found."""
        self.press(Qt.Key.Key_F8)
        self.settle()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "nothing has the focus"
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        """Click in the middle of a shown widget."""
        QTest.mouseClick(self._one(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def is_shown(self, name: str) -> bool:
        """Say whether a widget of that name is shown."""
        found = self.page.findChildren(QWidget, name)
        return any(widget.isVisible() for widget in found)

    def text(self, name: str) -> str:
        """Return the words of a label or a button."""
        return str(self._one(name).property("text"))

    def picture(self) -> QImage:
        """Return what is painted of the page."""
        return self.reader.view.text.viewport().grab().toImage()

    def _one(self, name: str) -> QWidget:
        found = self.page.findChildren(QWidget, name)
        shown = [widget for widget in found if widget.isVisible()]
        assert found, name
        return (shown or found)[0]


@pytest.fixture
def show(window: MainWindow, qtbot: QtBot) -> Callable[[Workspace], Reviewer]:
    """Opens a briefing in the window, and waits until its articles were looked through."""

    def opened(workspace: Workspace) -> Reviewer:
        path = workspace.path
        workspace.close()
        window.open_briefing(path)
        assert window.page is not None
        reviewer = Reviewer(window.page, qtbot)
        reviewer.settle()
        return reviewer

    return opened


@pytest.fixture(scope="session")
def _untagged_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("untagged") / "untagged.briefing"
    workspace = briefings.create(path, who="Ana", title="Border talks")
    articles.paste(workspace, TEXT)
    articles.paste(workspace, OTHER)
    workspace.close()
    return path


@pytest.fixture
def untagged(_untagged_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with two articles and no passage."""
    path = tmp_path / "untagged-talks.briefing"
    shutil.copyfile(_untagged_file, path)
    workspace = briefings.open_briefing(path, who="Ana")
    yield workspace
    workspace.close()


@pytest.fixture
def reviewer(show: Callable[[Workspace], Reviewer], untagged: Workspace) -> Reviewer:
    """The window with two untagged articles."""
    return show(untagged)
