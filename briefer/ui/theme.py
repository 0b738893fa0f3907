"""A theme: every colour of the window by what it is for, read from `resources/themes`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QPalette

from briefer.model.vocabulary import stance_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefer.model.vocabulary import Stance

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Tint:
    """The two colours of a topic: strong for lines and squares, soft for grounds."""

    strong: QColor
    soft: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme; treat a QColor of it as a constant.

    `roles` by name: canvas, panel, paper, raised, line, edge, ink, muted, hover, accent,
    accent-soft, accent-ink, on-accent, danger, danger-soft, ok, ok-soft, warn, warn-soft, who,
    who-ink, on-cell, shade, shade-ink, veil.
    """

    name: str
    dark: bool
    roles: Mapping[str, QColor]
    tints: tuple[Tint, ...]
    stances: Mapping[str, QColor]
    cells: Mapping[str, tuple[QColor, ...]]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return self.roles[role]

    def tint(self, colour: int) -> Tint:
        """Return the tint of a topic's colour number, 1 to 8."""
        return self.tints[(colour - 1) % len(self.tints)]

    def stance(self, stance: Stance) -> QColor:
        """Return the colour of a stance's mark and word."""
        return self.stances.get(stance_key(stance), self.stances[_OPEN])

    def cell(self, stance: Stance, depth: int) -> QColor:
        """Return the ground of a matrix cell, from depth 1 (soft) to 3."""
        depths = self.cells.get(stance_key(stance), self.cells[_OPEN])
        return depths[min(max(depth, 1), len(depths)) - 1]

    def palette(self) -> QPalette:
        """Return the Qt palette, for everything that the style sheet does not name."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, self.colour("muted")
        )
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Highlight: "accent-soft",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "muted",
    QPalette.ColorRole.Shadow: "shade",
}


def load_theme(folder: Path, name: str) -> Theme:
    """Read `<folder>/<name>.toml`."""
    data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return parse_theme(data)


def parse_theme(data: Mapping[str, Any]) -> Theme:
    """Build a theme from the tables of its file."""
    palette: dict[str, str] = data["palette"]
    topics = data["topics"]
    return Theme(
        name=data["name"],
        dark=data["dark"],
        roles={role: QColor(palette[colour]) for role, colour in data["roles"].items()},
        tints=tuple(
            Tint(QColor(strong), QColor(soft))
            for strong, soft in zip(topics["strong"], topics["soft"], strict=True)
        ),
        stances={stance: QColor(colour) for stance, colour in data["stances"].items()},
        cells={stance: tuple(map(QColor, depths)) for stance, depths in data["cells"].items()},
    )
