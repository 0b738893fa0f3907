"""The codebook over the fixture article, and hands to work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefer.services import briefings
from briefer.ui.read.codebook.pane import CodebookPane
from briefer.ui.read.codebook.tree import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex, QRect
    from pytestqt.qtbot import QtBot

    from briefer.model.codebook import Codebook, Proposition, Stakeholder, Topic
    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session
    from tests.ui.conftest import MakeSession


class Bench:
    """Works on a codebook by keys and mouse, and looks at the rows behind it."""

    def __init__(self, session: Session, pane: CodebookPane) -> None:
        self.session = session
        self.pane = pane
        self.workspace: Workspace = session.workspace

    @property
    def codebook(self) -> Codebook:
        return self.workspace.codebook.load()

    def topic(self, path: str) -> Topic:
        return self.codebook.find_topic(path)

    def who(self, name: str) -> Stakeholder:
        return self.codebook.find_stakeholder(name)

    def proposition(self, label: str) -> Proposition:
        return next(p for p in self.codebook.proposition_by_id.values() if p.label == label)

    def choose_topic(self, path: str) -> Node:
        return self._choose(Kind.TOPIC, self.topic(path).id)

    def choose_who(self, name: str) -> Node:
        return self._choose(Kind.STAKEHOLDER, self.who(name).id)

    def _choose(self, kind: Kind, entry_id: int) -> Node:
        self.pane.tree.choose((kind, entry_id))
        self.pane.tree.setFocus()
        QApplication.processEvents()
        return self.chosen()

    def chosen(self) -> Node:
        """Return the entry that is chosen."""
        node = self.pane.tree.current
        assert node is not None, "nothing is chosen"
        return node

    def index(self, name: str) -> QModelIndex:
        """Return the row of that name."""
        node = next(node for node in self.pane.model.root.walk() if node.name == name)
        return self.pane.model.index_of(node)

    def rows(self) -> list[str]:
        """Return the names of the rows that are unfolded, from the top."""
        tree, names = self.pane.tree, []
        index = self.pane.model.index(0, 0)
        while index.isValid():
            names.append(str(index.data()))
            index = tree.indexBelow(index)
        return names

    def box(self, name: str) -> QRect:
        """Bring a row into view, and return where it is."""
        self.pane.tree.scrollTo(self.index(name))
        return self.pane.tree.visualRect(self.index(name))

    def drop(self, dragged: str, onto: str) -> None:
        """Drag one row onto another, as the window system would."""
        view = self.pane.tree.viewport()
        data = self.pane.model.mimeData([self.index(dragged)])
        at = self.box(onto).center()
        how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton)
        no_keys = Qt.KeyboardModifier.NoModifier
        for event in (QDragEnterEvent(at, *how, no_keys), QDragMoveEvent(at, *how, no_keys)):
            QApplication.sendEvent(view, event)
        QApplication.sendEvent(view, QDropEvent(QPointF(at), *how, no_keys))
        QApplication.processEvents()

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or self.focused, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focused, words)
        QApplication.processEvents()

    def fill(self, field: QWidget, words: str) -> None:
        """Write into a field, with Enter at the end."""
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)
        popup = QApplication.activePopupWidget()
        if popup is not None:  # what completes the words
            popup.hide()
        self.pane.activateWindow()  # without a window manager a popup keeps it
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        QApplication.processEvents()

    def find(self, name: str) -> QWidget:
        """Return the shown widget of that object name."""
        widget = next(w for w in self.pane.findChildren(QWidget, name) if w.isVisible())
        assert isinstance(widget, QWidget)
        return widget

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def take(self, name: str) -> None:
        """Take an entry of the open menu with the mouse."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.objectName() == name)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        QApplication.processEvents()


@pytest.fixture
def show_pane(qtbot: QtBot) -> Iterator[Callable[[Session], Bench]]:
    """Shows a codebook over a session."""
    shown = []

    def show(session: Session) -> Bench:
        pane = CodebookPane(session)
        shown.append(pane)
        pane.corner.setParent(pane)
        pane.resize(340, 900)
        pane.show()
        pane.activateWindow()
        QTest.qWaitForWindowExposed(pane)
        qtbot.waitUntil(lambda: not session.jobs.running)
        return Bench(session, pane)

    yield show
    for pane in shown:
        pane.close()
        pane.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def bench(session: Session, show_pane: Callable[[Session], Bench]) -> Bench:
    """The codebook of the briefing with the fixture article."""
    return show_pane(session)


@pytest.fixture
def read_only(
    make: MakeSession, workspace: Workspace, show_pane: Callable[[Session], Bench]
) -> Iterator[Bench]:
    """The codebook of a briefing that is open for reading only."""
    other = briefings.open_briefing(workspace.path, who="Berta", read_only=True)
    yield show_pane(make(other))
    other.close()
