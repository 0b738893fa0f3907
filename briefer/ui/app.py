"""The composition root of the window."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from briefer import __version__, paths
from briefer.services import preferences
from briefer.ui.appearance import Appearance
from briefer.ui.choices import Choices
from briefer.ui.main_window import MainWindow
from briefer.ui.widgets.focus_ring import FocusRings
from briefer.ui.window_state import WindowState
from briefer.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from types import TracebackType

    from briefer.ui.evidence.workspace import EvidenceWorkspace
    from briefer.ui.memo.workspace import MemoWorkspace
    from briefer.ui.messages import Messages
    from briefer.ui.read.workspace import ReadWorkspace
    from briefer.ui.session import Session

_LOG_SIZE = 500_000


def run(argv: list[str]) -> int:
    """Open the window, on the briefing that `argv` names or on the start screen."""
    start_log()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Briefer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("briefer")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "briefer.svg")))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = make_window(application)
    report_bugs(window.messages)
    window.show()
    if argv:
        window.open_briefing(Path(argv[0]))
    return application.exec()


def make_window(application: QApplication) -> MainWindow:
    """Put the window together with everything that it needs."""
    choices = Choices(preferences.load(), application)
    appearance = Appearance(application, paths.resources())
    appearance.choose(choices.value.theme, choices.value.text_size)
    FocusRings(appearance, application)
    state = WindowState(paths.user_config() / "window.ini")
    return MainWindow(appearance, choices, state, workspaces())


def workspaces() -> Workspaces:
    """Return how the workspaces of a briefing are made."""
    return Workspaces(read=_make_read, evidence=_make_evidence, memo=_make_memo)


# A workspace is loaded when it is first shown: the start screen needs none of them.


def _make_read(session: Session) -> ReadWorkspace:
    from briefer.ui.read.codebook.pane import CodebookPane  # noqa: PLC0415 - see above
    from briefer.ui.read.inspector.pane import InspectorPane  # noqa: PLC0415 - see above
    from briefer.ui.read.reader.pane import ReaderPane  # noqa: PLC0415 - see above
    from briefer.ui.read.workspace import Panes, ReadWorkspace  # noqa: PLC0415 - see above

    return ReadWorkspace(session, Panes(ReaderPane, InspectorPane, CodebookPane))


def _make_evidence(session: Session) -> EvidenceWorkspace:
    from briefer.ui.evidence import workspace  # noqa: PLC0415 - see above

    return workspace.EvidenceWorkspace(session)


def _make_memo(session: Session) -> MemoWorkspace:
    from briefer.ui.memo import workspace  # noqa: PLC0415 - see above

    return workspace.MemoWorkspace(session)


class BugReports(QObject):
    """Brings exceptions that nobody caught, from any thread, to the report dialog."""

    _raised = Signal(object)

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages)
        self._raised.connect(messages.report)

    def of_main_thread(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Stand in for `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(1)
        self._raised.emit(error)

    def of_other_thread(self, arguments: threading.ExceptHookArgs) -> None:
        """Stand in for `threading.excepthook`."""
        if arguments.exc_value is not None:
            self._raised.emit(arguments.exc_value)


def report_bugs(messages: Messages) -> None:
    """Let exceptions that nobody caught be shown and logged instead of ending the program."""
    reports = BugReports(messages)
    sys.excepthook = reports.of_main_thread
    threading.excepthook = reports.of_other_thread


def start_log() -> None:
    """Keep a log in the user's folder; where nothing can be written there, do without."""
    folder = paths.user_log()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    handler = RotatingFileHandler(
        folder / "briefer.log", maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("briefer").addHandler(handler)
