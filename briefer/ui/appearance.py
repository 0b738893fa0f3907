"""How the window looks now: theme, fonts, icons and metrics, switchable at run time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QGuiApplication

from briefer.ui.fonts import MONO, REGULAR, SANS, SERIF, load_fonts, make_font
from briefer.ui.icons import Icons
from briefer.ui.style_sheet import style_sheet
from briefer.ui.theme import Theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QIcon, QPainter
    from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST = 80, 250
_BASE_SIZE = 13


class Appearance(QObject):
    """The looks that all widgets share.

    `changed` comes after the application has its new palette, font and style sheet. A widget that
    paints with `theme` is repainted by Qt at that moment; one that has kept a size, a pixmap or an
    icon makes it anew on `changed`.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        self._application = application
        self._resources = resources
        self._themes: dict[str, Theme] = {}
        self._choice = "system"
        self._text_size = 100
        load_fonts(resources / "fonts")
        self._icons = Icons(resources / "icons")
        # A style sheet takes pictures from files only.
        self._drawn = QTemporaryDir()
        self._theme = self._load(self._wanted())
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def text_size(self) -> int:
        """The size of text in per cent."""
        return self._text_size

    def choose(self, theme: str, text_size: int) -> None:
        """Use "system", "light" or "dark", and text of 80 to 250 per cent."""
        size = min(max(text_size, SMALLEST), LARGEST)
        if (theme, size) == (self._choice, self._text_size):
            return
        self._choice, self._text_size = theme, size
        self._theme = self._load(self._wanted())
        self._apply()

    def px(self, pixels: float) -> int:
        """Return a length of the design (at 100 per cent) at the present text size."""
        return max(1, round(pixels * self._text_size / 100)) if pixels > 0 else 0

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of the theme."""
        return self._theme.colour(role)

    def sans(self, size: float = 13, weight: QFont.Weight = REGULAR) -> QFont:
        """Return the window's font at a size of the design."""
        return make_font(SANS, self._scaled(size), weight)

    def serif(
        self, size: float = 16, weight: QFont.Weight = REGULAR, *, italic: bool = False
    ) -> QFont:
        """Return the font of article and memo text at a size of the design."""
        return make_font(SERIF, self._scaled(size), weight, italic=italic)

    def mono(self, size: float = 11) -> QFont:
        """Return the font of keys and fingerprints at a size of the design."""
        return make_font(MONO, self._scaled(size))

    def icon(self, name: str, role: str = "ink", size: int = 16) -> QIcon:
        """Return an icon of the set in the colour of a role."""
        return self._icons.icon(name, self.colour(role), self.px(size), self.colour("edge"))

    def paint_icon(self, painter: QPainter, rect: QRectF, name: str, role: str = "ink") -> None:
        """Draw an icon of the set into `rect`."""
        self._icons.paint(painter, rect, name, self.colour(role))

    def _scaled(self, size: float) -> float:
        return size * self._text_size / 100

    def _wanted(self) -> str:
        if self._choice != "system":
            return self._choice
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _load(self, name: str) -> Theme:
        if name not in self._themes:
            self._themes[name] = load_theme(self._resources / "themes", name)
        return self._themes[name]

    def _follow_system(self) -> None:
        theme = self._load(self._wanted())
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def _apply(self) -> None:
        self._application.setStyle("Fusion")
        self._application.setPalette(self._theme.palette())
        self._application.setFont(self.sans(_BASE_SIZE))
        template = (self._resources / "themes" / "window.qss").read_text(encoding="utf-8")
        sheet = style_sheet(template, self._theme, self._text_size, self._icon_file)
        self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _icon_file(self, name: str, role: str) -> str:
        path = self._drawn.filePath(f"{name}-{self.colour(role).name().removeprefix('#')}.svg")
        self._icons.write(Path(path), name, self.colour(role))
        return path
