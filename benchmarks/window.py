"""The real window over a briefing, worked with real keys, and the time until it is painted."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from briefer.model.settings import Preferences
from briefer.services import preferences
from briefer.ui.app import make_window
from briefer.ui.read.reader.pane import ReaderPane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefer.ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 5.0
QUIET = 0.03
"""So many seconds without an event count as rest."""
FOLLOWING = 0.3
"""Seconds after the last long turn in which something may still follow: a list, a history."""
OneWidget = TypeVar("OneWidget", bound=QWidget)


class Painted(QObject):
    """Notes when a widget has been painted, and the window with it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self._painting = False
        self.at: float | None = None
        widget.installEventFilter(self)

    def begin(self) -> None:
        """Wait for the next time."""
        self.at = None

    def end_of_turn(self) -> None:
        """The event loop has come to the end of a turn: what was being painted is painted."""
        if self._painting:
            self._painting = False
            self.at = perf_counter()
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # it runs

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The window paints all widgets in one go: the first other event comes after that.
        painting = event.type() == QEvent.Type.Paint
        if self._painting and not painting:
            self.end_of_turn()
        elif painting and watched is self._widget and self.at is None and not self._painting:
            self._painting = True
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # it runs
        return False


class Hands:
    """Eyes and hands of somebody who works in the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        if window.page is None:
            raise RuntimeError("the briefing did not open")
        self.page = window.page
        self.session = window.page.session
        self.reader = self.find(ReaderPane, "reader")
        self._watches: dict[QWidget, Painted] = {}

    def find(self, kind: type[OneWidget], name: str) -> OneWidget:
        """Return the widget of that object name."""
        found: OneWidget | None = self.window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focused(), key, modifiers)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        for letter in words:
            QTest.keyClicks(self._focused(), letter)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def until_painted(self, act: Callable[[], object], widget: QWidget) -> float:
        """Return the seconds from the beginning of `act` until the widget has been painted."""
        watch = self._watches.setdefault(widget, Painted(widget))
        begin = perf_counter()
        act()
        watch.begin()
        while watch.at is None:
            QCoreApplication.processEvents()
            watch.end_of_turn()
            if perf_counter() - begin > PATIENCE:
                raise TimeoutError("nothing was painted")
        return watch.at - begin

    def longest_stall(self, act: Callable[[], object]) -> float:
        """Return the longest time for which a key would have waited, until all is at rest."""
        begin = perf_counter()
        act()
        quiet = perf_counter()
        longest = quiet - begin
        while quiet - begin < PATIENCE and perf_counter() - quiet < FOLLOWING:
            turn = perf_counter()
            QCoreApplication.processEvents()
            took = perf_counter() - turn
            longest = max(longest, took)
            if took > QUIET / 3 or self.session.jobs.running:
                quiet = perf_counter()
        return longest

    def rest(self) -> None:
        """Let the window finish what it does while nothing else is to do."""
        quiet = perf_counter()
        while perf_counter() - quiet < QUIET or self.session.jobs.running:
            begin = perf_counter()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            if perf_counter() - begin > QUIET / 30:
                quiet = perf_counter()

    @property
    def page_view(self) -> QWidget:
        """What the article and its passages are painted on."""
        return self.reader.view.text.viewport()

    def read_article(self, title: str, *, rest: bool = True) -> None:
        """Show the article of this title, and let it come to rest."""
        articles = self.session.workspace.articles.all()
        self.session.selection.choose_article(next(a.id for a in articles if a.title == title))
        self.reader.view.text.setFocus()
        if rest:
            self.rest()

    def select(self, start: int, end: int) -> None:
        """Select words of the article and bring them into view."""
        text = self.reader.view.text
        units = text.units
        text.select(units.to_units(start), units.to_units(end))
        self.reader.view.follow_caret()
        text.setFocus()


@contextmanager
def opened(path: Path) -> Iterator[Hands]:
    """Open a briefing in a window of 1440 x 900, in user folders of its own."""
    # The offscreen platform says again and again that it has no window manager.
    QLoggingCategory.setFilterRules("default.warning=false")
    application = QApplication.instance() or QApplication([])
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = home
        os.environ["HOME"] = home
        preferences.save(Preferences(who="Bench", theme="light"))
        window = make_window(application)  # type: ignore[arg-type]  # it is one
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        window.open_briefing(path)
        hands = Hands(window)
        hands.rest()
        try:
            yield hands
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            os.environ.clear()
            os.environ.update(before)
