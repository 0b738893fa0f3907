"""Start Briefer as `briefer` does, say when a widget was first painted and answers, and end.

`python -m benchmarks.first_paint BEGIN WIDGET [FILE]`; BEGIN is `time.monotonic()` at the start.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from briefer.ui.app import make_window


class FirstPaint(QObject):
    """Prints the seconds since `begin` once the widget is painted and no event waits."""

    def __init__(self, application: QApplication, begin: float, widget: str) -> None:
        super().__init__()
        self._application = application
        self._begin = begin
        self._widget = widget
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.objectName() == self._widget:
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        print(time.monotonic() - self._begin)
        self._application.closeAllWindows()


def main() -> None:
    """Open the window and wait for its first paint."""
    begin, widget, *file = sys.argv[1:]
    application = QApplication([])
    watch = FirstPaint(application, float(begin), widget)
    window = make_window(application)
    window.show()
    if file:
        window.open_briefing(Path(file[0]))
    application.exec()
    watch.deleteLater()


if __name__ == "__main__":
    main()
