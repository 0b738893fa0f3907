"""The dialogs that can be opened over the window, each loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.renaming import RenameDialog
    from briefer.ui.choices import Choices
    from briefer.ui.session import Session


class Sheets:
    """Opens dialogs over one window."""

    def __init__(self, appearance: Appearance, choices: Choices, window: QWidget) -> None:
        self._appearance = appearance
        self._choices = choices
        self._window = window

    def show_keys(self) -> None:
        """Show the page of keys."""
        from briefer.ui.help.keys import KeysPage  # noqa: PLC0415 - see above

        KeysPage(self._appearance, self._window).open()

    def show_about(self) -> None:
        """Say what program this is."""
        from briefer.ui.help.about import AboutPage  # noqa: PLC0415 - see above

        AboutPage(self._appearance, self._window).open()

    def show_preferences(self) -> None:
        """Show the preferences."""
        from briefer.ui.preferences.dialog import PreferencesDialog  # noqa: PLC0415 - see above

        PreferencesDialog(self._appearance, self._choices, self._window).open()

    def show_export(self, session: Session) -> None:
        """Export a memo of an open briefing."""
        from briefer.ui.export.dialog import ExportDialog  # noqa: PLC0415 - see above

        session.selection.flush_asked.emit()
        ExportDialog(session, self._window, memo_id=session.selection.memo_id).open()

    def show_rename(self, path: Path) -> RenameDialog:
        """Ask for another name of the file of an open briefing."""
        from briefer.ui.briefing.renaming import RenameDialog  # noqa: PLC0415 - see above

        dialog = RenameDialog(self._appearance, path, self._window)
        dialog.open()
        return dialog

    def show_details(self, session: Session) -> None:
        """Change title, question, reader and due date of an open briefing."""
        from briefer.ui.briefing.details import DetailsDialog  # noqa: PLC0415 - see above

        DetailsDialog(session, self._window).open()
