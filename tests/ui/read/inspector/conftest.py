"""The inspector over the fixture article, and hands to work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefer.services import briefings
from briefer.ui.read.inspector.pane import InspectorPane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session
    from tests.ui.conftest import MakeSession


class Bench:
    """Works on an inspector by keys and mouse, and looks at the rows behind it."""

    def __init__(self, session: Session, pane: InspectorPane) -> None:
        self.session = session
        self.pane = pane
        self.workspace: Workspace = session.workspace

    @property
    def codebook(self) -> Codebook:
        return self.workspace.codebook.load()

    def passage(self) -> Passage:
        """The chosen passage as it is in the briefing."""
        return self.workspace.passages.get(self.session.selection.passage_id)

    @property
    def steps(self) -> list[str]:
        """The labels of the steps that were done."""
        return [step.label for step in self.workspace.history.steps() if not step.undone]

    def choose(self, number: int) -> Passage:
        """Choose a passage of the article by its number."""
        passage = self.workspace.passages.of_article(1)[number - 1]
        self.session.selection.choose_passage(passage.id)
        QApplication.processEvents()
        return passage

    def who(self, name: str) -> int:
        return self.codebook.find_stakeholder(name).id

    def topic(self, path: str) -> int:
        return self.codebook.find_topic(path).id

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where the focus is, or in the menu that is open."""
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup or self.focused, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        QTest.keyClicks(self.focused, words)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    @property
    def menu(self) -> QMenu:
        """The menu that is open."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def take(self, name: str) -> None:
        """Take an entry of the open menu with the mouse."""
        menu = self.menu
        action = next(action for action in menu.actions() if action.objectName() == name)
        at = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()

    def colours(self, widget: QWidget) -> set[str]:
        """Return every colour that a widget paints."""
        image = widget.grab().toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }

    def paints(self, widget: QWidget, colour: QColor) -> bool:
        return colour.name() in self.colours(widget)


@pytest.fixture
def show_pane(qtbot: QtBot) -> Iterator[Callable[[Session], Bench]]:
    """Shows an inspector over a session."""
    shown = []

    def show(session: Session) -> Bench:
        pane = InspectorPane(session)
        shown.append(pane)
        pane.resize(340, 900)
        pane.show()
        pane.activateWindow()
        QTest.qWaitForWindowExposed(pane)
        session.selection.choose_article(1)
        session.actions.allow({"writable", "passage", "article"})
        qtbot.waitUntil(lambda: pane.article.article_id == 1)
        QApplication.processEvents()
        return Bench(session, pane)

    yield show
    for pane in shown:
        pane.close()
        pane.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def bench(session: Session, show_pane: Callable[[Session], Bench]) -> Bench:
    """The inspector with the fixture article, no passage chosen."""
    return show_pane(session)


@pytest.fixture
def read_only(
    make: MakeSession, workspace: Workspace, show_pane: Callable[[Session], Bench]
) -> Iterator[Bench]:
    """The inspector over a briefing that is open for reading only."""
    other = briefings.open_briefing(workspace.path, who="Berta", read_only=True)
    yield show_pane(make(other))
    other.close()
