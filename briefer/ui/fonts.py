"""The shipped fonts. What they lack falls back to the system's fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from pathlib import Path

SANS = ("Briefer Sans", "Briefer Signs")
SERIF = ("Briefer Serif", "Briefer Signs")
MONO = ("Briefer Mono", "Briefer Signs")

REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold


def load_fonts(folder: Path) -> None:
    """Make every font file of `folder` known to the application."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def make_font(
    families: tuple[str, ...],
    size: float,
    weight: QFont.Weight = REGULAR,
    *,
    italic: bool = False,
) -> QFont:
    """Return a font of `size` logical pixels."""
    font = QFont(list(families))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    font.setItalic(italic)
    return font
