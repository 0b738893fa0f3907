"""Message boxes and file dialogs; no other module shows any.

An error that belongs to a pane is a line in that pane; boxes are for what has no better place.
"""

from __future__ import annotations

import logging
import platform
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit  # noqa: TID251 (see above)

from briefer import __version__
from briefer.errors import BrieferError
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.message_sheet import MessageSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from briefer.ui.appearance import Appearance


_log = logging.getLogger("briefer")

BRIEFINGS = "*.briefing"
ARTICLES = "*.txt *.md *.markdown *.html *.htm"


class Messages(QObject):
    """Asks and tells over one window.

    `noted(text, action, slot)` asks the window for a line that goes away by itself.
    """

    noted = Signal(str, str, object)

    def __init__(
        self,
        appearance: Appearance,
        window: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        """`window` returns the widget that they belong to."""
        super().__init__(parent)
        self._appearance = appearance
        self._window = window
        self._reported: set[str] = set()

    def note(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """Say what was done in a line that goes away, perhaps with a button that calls `slot`."""
        self.noted.emit(text, action, slot)

    def failed(self, error: Exception) -> None:
        """Show an expected error in one sentence, and report any other one as a bug."""
        if isinstance(error, BrieferError):
            self._tell(str(error), "", "warn")
        else:
            self.report(error)

    def tell(self, text: str, detail: str = "") -> None:
        """Show a sentence, and perhaps a second one below it."""
        self._tell(text, detail, "accent")

    def ask(self, question: str, yes: str, detail: str = "", *, danger: bool = False) -> bool:
        """Ask before something is done; `yes` names the button that does it."""
        sheet = self._sheet(question, detail, "warn" if danger else "accent")
        cancel = sheet.add_button("cancel", tr("Cancel"))
        sheet.add_button("yes", yes, "primary").setDefault(not danger)
        cancel.setDefault(danger)
        return sheet.ask() == "yes"

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], detail: str = ""
    ) -> str | None:
        """Ask which of several things to do; return its key, or None for nothing."""
        sheet = self._sheet(question, detail, "accent")
        sheet.add_button("cancel", tr("Cancel"))
        for number, (key, words) in enumerate(options):
            button = sheet.add_button(key, words, "" if number else "primary")
            button.setDefault(number == 0)
        chosen = sheet.ask()
        return chosen if chosen in dict(options) else None

    def report(self, error: BaseException) -> None:
        """Log a bug with its traceback, and show it once with a button that copies it."""
        _log.error("unexpected error\n%s", "".join(_without_values(error)))
        key = "".join(traceback.format_tb(error.__traceback__))
        if key in self._reported:
            return
        self._reported.add(key)
        report = "".join(
            (
                f"Briefer {__version__}, Python {platform.python_version()}, Qt {qt_version}, ",
                f"{platform.platform()}\n",
                *traceback.format_exception(error),
            )
        )
        sheet = self._sheet(
            tr("Something went wrong that should not."),
            tr("What you did before is saved. Please send us the report below."),
            "danger",
        )
        text = named(QPlainTextEdit(report), "report", tr("Report"))
        text.setReadOnly(True)
        text.setFont(self._appearance.mono())
        text.setMinimumSize(self._appearance.px(520), self._appearance.px(180))
        sheet.words.addWidget(text)
        copy = sheet.add_button("copy", tr("Copy"))
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        sheet.add_button("close", tr("Close"), "primary").setDefault(True)
        sheet.ask()

    def open_briefing(self, folder: Path) -> Path | None:
        """Ask for a briefing to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window(),
            tr("Open a briefing"),
            str(folder),
            f"{tr('Briefings')} ({BRIEFINGS});;{tr('All files')} (*)",
        )
        return Path(chosen) if chosen else None

    def open_articles(self, folder: Path) -> tuple[Path, ...]:
        """Ask for articles to import."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window(),
            tr("Import articles"),
            str(folder),
            f"{tr('Articles')} ({ARTICLES});;{tr('All files')} (*)",
        )
        return tuple(map(Path, chosen))

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file to read; `kinds` as in `Codebooks (*.toml *.csv)`."""
        chosen, _ = QFileDialog.getOpenFileName(self._window(), title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def save_as(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write a file; `kinds` as in `Briefings (*.briefing)`."""
        chosen, _ = QFileDialog.getSaveFileName(self._window(), title, str(suggested), kinds)
        return Path(chosen) if chosen else None

    def choose_printer(self, printer: QPrinter) -> bool:
        """Ask for a printer and its settings; False where nothing is to be printed."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - costs time at the start

        return bool(QPrintDialog(printer, self._window()).exec())

    def _tell(self, text: str, detail: str, tone: str) -> None:
        sheet = self._sheet(text, detail, tone)
        sheet.add_button("ok", tr("OK"), "primary").setDefault(True)
        sheet.ask()

    def _sheet(self, text: str, detail: str, tone: str) -> MessageSheet:
        return MessageSheet(self._appearance, text, detail, tone=tone, window=self._window())


def _without_values(error: BaseException) -> list[str]:
    """Return the traceback without the error's own words, which may hold article text."""
    return [*traceback.format_tb(error.__traceback__), type(error).__name__, "\n"]
