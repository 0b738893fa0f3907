"""The real program, worked by lines on its standard input; an answer to each on its output.

`select WORDS`, `type LETTERS`, `key NAME`, `scroll STEPS` and `quit`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.model.anchor import locate
from briefer.ui import app

if TYPE_CHECKING:
    from briefer.ui.read.reader.view import ReaderView

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Hands(QObject):
    """Does what the lines say."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        verb, _, rest = sys.stdin.readline().strip().partition(" ")
        began = time.monotonic()
        getattr(self, f"do_{verb}")(rest)
        for _ in range(3):
            QApplication.processEvents()
        sys.stdout.write(json.dumps({"took": time.monotonic() - began}) + "\n")
        sys.stdout.flush()

    def do_select(self, words: str) -> None:
        text = _view().text
        span = locate(text.text, words)
        text.select(text.units.to_units(span.start), text.units.to_units(span.end))
        text.setFocus()

    def do_type(self, letters: str) -> None:
        for letter in letters:
            QTest.keyClicks(_focused(), letter)

    def do_key(self, name: str) -> None:
        *held, key = name.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _MODIFIERS[one]
        QTest.keyClick(_focused(), Qt.Key[f"Key_{key}"], modifiers)

    def do_scroll(self, steps: str) -> None:
        bar = _view().bar
        for step in range(int(steps) + 1):
            bar.setValue(bar.maximum() * step // int(steps))
            QApplication.processEvents()

    def do_quit(self, _rest: str) -> None:
        QTimer.singleShot(0, QApplication.closeAllWindows)


def _view() -> ReaderView:
    for top in QApplication.topLevelWidgets():
        for view in top.findChildren(QWidget, "articlePage"):
            return view  # type: ignore[return-value]  # found by name
    raise LookupError("no reader is open")


def _focused() -> QWidget:
    """Return what has the focus in the window, also where no window manager makes it active."""
    found = QApplication.focusWidget()
    for top in QApplication.topLevelWidgets():
        if found is None and top.isVisible():
            found = top.focusWidget()
    if found is None:
        raise LookupError("nothing has the focus")
    return found


def main() -> None:
    """Open the briefing that is named, and wait for lines."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Briefer")
    window = app.make_window(application)
    app.report_bugs(window.messages)
    window.show()
    window.activateWindow()
    Hands()
    QTimer.singleShot(0, window, lambda: window.open_briefing(Path(sys.argv[1])))
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
