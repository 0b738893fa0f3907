"""What the window looked like when it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QSplitter, QWidget

_ARTICLES_KEPT = 50


class WindowState:
    """Geometry, widths of panes and the article last read, kept in one small file."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def restore_window(self, window: QWidget) -> bool:
        """Give the window the place that it had; False where none is known."""
        geometry = self._settings.value("window/geometry")
        return isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)

    def keep_window(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give the panes the widths that they had; False where none are known."""
        state = self._settings.value(f"splitter/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember the widths of panes."""
        self._settings.setValue(f"splitter/{name}", splitter.saveState())

    def last_article(self, briefing_guid: str) -> int:
        """Return the id of the article last read in a briefing, or 0."""
        value = self._settings.value(f"article/{briefing_guid}", 0)
        return int(str(value)) if str(value).isdigit() else 0

    def keep_article(self, briefing_guid: str, article_id: int) -> None:
        """Remember which article was read last."""
        self._settings.setValue(f"article/{briefing_guid}", article_id)
        self._settings.beginGroup("article")
        for key in self._settings.childKeys()[_ARTICLES_KEPT:]:
            self._settings.remove(key)
        self._settings.endGroup()
