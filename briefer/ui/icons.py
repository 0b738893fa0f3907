"""The icon set: SVG files drawn on a 16 pixel grid, given a colour at load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
"""The screen scales for which an icon is drawn, so that none is ever stretched."""


class Icons:
    """Loads icons by name and colour, and keeps what it has drawn."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, int, str, str], QIcon] = {}

    def icon(
        self, name: str, colour: QColor, size: int = 16, disabled: QColor | None = None
    ) -> QIcon:
        """Return an icon of `size` logical pixels in `colour`, in `disabled` where it is off."""
        off = disabled or colour
        key = (name, size, colour.name(), off.name())
        if key not in self._icons:
            icon = QIcon()
            for scale in _SCALES:
                icon.addPixmap(self.pixmap(name, colour, size, scale))
                icon.addPixmap(self.pixmap(name, off, size, scale), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, colour: QColor, size: int, scale: float) -> QPixmap:
        """Draw an icon of `size` logical pixels for a screen of that scale."""
        side = round(size * scale)
        image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRectF(0, 0, side, side), name, colour)
        painter.end()
        image.setDevicePixelRatio(scale)
        return QPixmap.fromImage(image)

    def paint(self, painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
        """Draw an icon into `rect` as lines, at whatever scale the painter has."""
        QSvgRenderer(QByteArray(self._coloured(name, colour))).render(painter, rect)

    def write(self, path: Path, name: str, colour: QColor) -> None:
        """Write an icon in `colour` to a file."""
        path.write_bytes(self._coloured(name, colour))

    def _coloured(self, name: str, colour: QColor) -> bytes:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name].replace("currentColor", colour.name()).encode()
