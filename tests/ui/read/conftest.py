"""The reader with an article in it, and hands to select and tag with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.model.anchor import locate
from briefer.model.article import ArticleDraft, Original
from briefer.ui.read.reader.pane import ReaderPane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace
    from briefer.ui.read.palette.panel import TaggingPalette
    from briefer.ui.session import Session


class Hands:
    """Works on a reader by keys and mouse, and looks at what it shows."""

    def __init__(self, session: Session, pane: ReaderPane) -> None:
        self.session = session
        self.pane = pane
        self.text = pane.view.text

    @property
    def palette(self) -> TaggingPalette:
        return self.pane.tagging_palette

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the article in the briefing."""
        return self.session.workspace.passages.of_article(self.session.selection.article_id)

    @property
    def newest(self) -> Passage:
        """The passage that was made last."""
        return max(self.passages, key=lambda passage: passage.id)

    def select(self, words: str, occurrence: int = 1) -> None:
        """Select words as a mouse would."""
        span = locate(self.text.text, words, occurrence)
        units = self.text.units
        self.text.select(units.to_units(span.start), units.to_units(span.end))
        self.text.setFocus()

    def selected(self) -> str:
        """Return the selected words, from the canonical text."""
        start, end = self.text.selected_units()
        return self.text.text[self.text.units.to_point(start) : self.text.units.to_point(end)]

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()

    def type(self, letters: str) -> None:
        """Type letters, each one where the focus is then."""
        for letter in letters:
            QTest.keyClicks(self.focused, letter)
            QApplication.processEvents()

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def has_focus(self, widget: QWidget) -> bool:
        """Say whether a widget has the focus."""
        return self.focused is widget

    def point_of(self, words: str, occurrence: int = 1) -> QPoint:
        """Return the middle of the first box of some words, in the viewport of the text."""
        span = locate(self.text.text, words, occurrence)
        units = self.text.units
        start, end = units.to_units(span.start), units.to_units(span.end)
        self.pane.view.reveal(start, end)
        QApplication.processEvents()
        return self.text.boxes(start, end)[0].center().toPoint()

    def click(self, words: str, occurrence: int = 1) -> None:
        """Click once in the middle of some words."""
        at = self.point_of(words, occurrence)
        QTest.mouseClick(self.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()


def click_quickly(widget: QWidget, at: QPoint, times: int = 1) -> None:
    """Click as a quick hand does: unlike QTest, which leaves half a second after each click."""
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for _ in range(times):
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, none),
        ):
            local, there = QPointF(at), QPointF(widget.mapToGlobal(at))
            event = QMouseEvent(kind, local, there, button, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(widget, event)


@pytest.fixture
def show_reader() -> Iterator[Callable[[Session, int], Hands]]:
    """Shows a reader over a session, with one of its articles."""
    shown = []

    def show(session: Session, article_id: int) -> Hands:
        pane = ReaderPane(session)
        shown.append(pane)
        pane.resize(820, 830)
        pane.show()
        QTest.qWaitForWindowExposed(pane)
        pane.activateWindow()
        session.selection.choose_article(article_id)
        pane.view.text.setFocus()
        QApplication.processEvents()
        return Hands(session, pane)

    yield show
    for pane in shown:
        pane.close()
        pane.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def hands(session: Session, show_reader: Callable[[Session, int], Hands]) -> Hands:
    """The reader with the fixture article."""
    return show_reader(session, session.workspace.articles.all()[0].id)


@pytest.fixture
def show_text(
    new_session: Session, show_reader: Callable[[Session, int], Hands]
) -> Callable[[str], Hands]:
    """Shows a text of the test's own, in a briefing with the starter codebook."""

    def show(body: str) -> Hands:
        article_id = add_article(new_session.workspace, body)
        return show_reader(new_session, article_id)

    return show


def add_article(workspace: Workspace, body: str) -> int:
    """Keep a text as an article."""
    original = Original(body.encode(), "text.txt", "text/plain")
    with workspace.change("Import a text") as tx:
        return tx.articles.add(ArticleDraft("A text", body, original, outlet="The Gazette"))
