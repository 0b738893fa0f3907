"""The page of the codebook in the whole window, over the fixture article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.ui.codebook.page import CodebookPage
from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.model.codebook import Codebook, Stakeholder, Topic
    from briefer.store.workspace import Workspace
    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen


class Desk:
    """Works on the page by keys and mouse, and looks at the rows behind it."""

    def __init__(self, briefing: BriefingPage, page: CodebookPage, screen: Screen) -> None:
        self.briefing = briefing
        self.page = page
        self.screen = screen

    @property
    def workspace(self) -> Workspace:
        return self.briefing.session.workspace

    @property
    def codebook(self) -> Codebook:
        return self.workspace.codebook.load()

    def topic(self, path: str) -> Topic:
        return self.codebook.find_topic(path)

    def who(self, name: str) -> Stakeholder:
        return self.codebook.find_stakeholder(name)

    def choose_topic(self, path: str) -> None:
        self.page.show_entry("topic", self.topic(path).id)
        QApplication.processEvents()

    def choose_who(self, name: str) -> None:
        self.page.show_entry("stakeholder", self.who(name).id)
        QApplication.processEvents()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.screen.press(key, modifiers)

    def drop(
        self,
        dragged: str,
        onto: str,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        above: bool = False,
    ) -> None:
        """Drag one topic onto another, or between that one and the row above it."""
        tree, model = self.page.tree, self.page.model
        nodes = [model.find((Kind.TOPIC, self.topic(path).id)) for path in (dragged, onto)]
        assert nodes[0] is not None
        assert nodes[1] is not None
        tree.scrollTo(model.index_of(nodes[1]))
        box = tree.visualRect(model.index_of(nodes[1]))
        at = QPoint(box.center().x(), box.top()) if above else box.center()
        data = model.mimeData([model.index_of(nodes[0])])
        actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        how = (actions, data, Qt.MouseButton.LeftButton)
        copy = bool(keys & Qt.KeyboardModifier.ControlModifier)
        action = Qt.DropAction.CopyAction if copy else Qt.DropAction.MoveAction
        for event in (
            QDragEnterEvent(at, *how, keys),
            QDragMoveEvent(at, *how, keys),
            QDropEvent(QPointF(at), *how, keys),
        ):
            event.setDropAction(action)  # what the window system proposes
            QApplication.sendEvent(tree.viewport(), event)
        QApplication.processEvents()

    def undo(self) -> None:
        self.workspace.undo()
        QApplication.processEvents()


@pytest.fixture
def open_desk(screen: Screen, qtbot: QtBot) -> Callable[[BriefingPage], Desk]:
    """Opens the page over an open briefing, with its key."""

    def open_page(briefing: BriefingPage) -> Desk:
        QTest.keyClick(briefing.window(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        page = screen.find("codebook-page")
        assert isinstance(page, CodebookPage)
        qtbot.waitUntil(lambda: not briefing.session.jobs.running)
        return Desk(briefing, page, screen)

    return open_page


@pytest.fixture
def desk(page: BriefingPage, open_desk: Callable[[BriefingPage], Desk]) -> Desk:
    """The page of the briefing with the fixture article."""
    return open_desk(page)
