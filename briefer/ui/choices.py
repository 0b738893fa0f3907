"""The user's preferences while the program runs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.model.settings import Preferences
from briefer.services import preferences
from briefer.ui.appearance import LARGEST, SMALLEST
from briefer.ui.overriding import override


class Choices(QObject):
    """Holds the preferences, keeps them on disk and tells when they change.

    `refused(error)` comes where they could not be kept; they hold all the same.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, value: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value

    @property
    def value(self) -> Preferences:
        """The preferences now."""
        return self._value

    def for_session(self, parent: QObject) -> Choices:
        """Return the same preferences for the panes of one briefing.

        They go with `parent`, and with them everything that was connected to `changed`.
        """
        return _SessionChoices(self, parent)

    def change(self, value: Preferences) -> None:
        """Use these preferences from now on and keep them."""
        if value == self._value:
            return
        self._value = value
        fault: BrieferError | None = None
        try:
            preferences.save(value)
        except BrieferError as error:
            fault = error
        self.changed.emit(value)
        if fault is not None:
            self.refused.emit(fault)

    def scale_text(self, by: int) -> None:
        """Make text larger or smaller by some per cent; 0 makes it as at first."""
        plain = Preferences()
        size = min(max(self._value.text_size + by, SMALLEST), LARGEST) if by else plain.text_size
        self.change(replace(self._value, text_size=size))


class _SessionChoices(Choices):
    def __init__(self, root: Choices, parent: QObject) -> None:
        super().__init__(root.value, parent)
        self._root = root
        root.changed.connect(self._follow)

    @override
    def change(self, value: Preferences) -> None:
        self._root.change(value)

    def _follow(self, value: Preferences) -> None:
        self._value = value
        self.changed.emit(value)
