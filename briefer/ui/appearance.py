"""How the window looks now: theme, fonts, icons and metrics, switchable at run time."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QGuiApplication

from briefer.ui.fonts import MONO, REGULAR, SANS, SERIF, load_fonts, make_font
from briefer.ui.icons import Icons
from briefer.ui.style_sheet import style_sheet
from briefer.ui.theme import Theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        self._template = (resources / "themes" / "window.qss").read_text(encoding="utf-8")
        self._sheet = ""
        self._is_bare = False
        # A style sheet takes pictures from files only.
        self._drawn = QTemporaryDir()
        self._theme = self._load(self._wanted())
        application.setStyle("Fusion")
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

    def choose(self, theme: str, text_size: int, make: Callable[[], object] = int) -> None:
        """Use "system", "light" or "dark", and text of 80 to 250 per cent.

        `make` may make widgets with the new metrics; they get the style sheet with all others.
        """
        size = min(max(text_size, SMALLEST), LARGEST)
        if (theme, size) == (self._choice, self._text_size):
            return
        self._choice, self._text_size = theme, size
        self._theme = self._load(self._wanted())
        self._apply(make)

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

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Let many widgets be made without the style sheet, and give it to all at the end.

        Under a style sheet Qt goes through a widget and all in it each time that it is put into
        another one, and where a sheet takes the place of another, once for each widget round it.
        Everything goes through once where there was no sheet before.
        """
        is_outermost, self._is_bare = not self._is_bare, True
        if is_outermost:
            self._application.setStyleSheet("")
        try:
            yield
        finally:
            if is_outermost:
                self._is_bare = False
                self._application.setStyleSheet(self._sheet)

    def _apply(self, make: Callable[[], object] = int) -> None:
        self._application.setPalette(self._theme.palette())
        # A window takes over a new font when its sheet goes; else not before its next turn.
        self._application.setFont(self.sans(_BASE_SIZE))
        with self.undressed():
            self._sheet = style_sheet(self._template, self._theme, self._text_size, self._icon_file)
            make()
        self.changed.emit()

    def _icon_file(self, name: str, role: str) -> str:
        colour = self.colour(role)
        path = self._drawn.filePath(f"{name}-{colour.name().removeprefix('#')}.svg")
        if not Path(path).exists():
            self._icons.write(Path(path), name, colour)
        return path
