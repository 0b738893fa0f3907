"""The icon set: every icon is drawn, in the colour asked for, at every scale."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

import briefer
from briefer import paths
from briefer.ui.icons import Icons

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

NAMES = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


def inked(image: QImage) -> list[QColor]:
    """Return the colours of the pixels that are hardly see-through."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in pixels if pixel.alpha() > 200]


@pytest.fixture
def icons(qtbot: QtBot) -> Icons:
    return Icons(paths.resources() / "icons")


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(name: str, icons: Icons) -> None:
    image = icons.pixmap(name, QColor("#123456"), 32, 1.0).toImage()
    assert len(inked(image)) > 8


def test_an_icon_takes_the_colour_asked_for(icons: Icons) -> None:
    image = icons.pixmap("plus", QColor("#ff0000"), 32, 1.0).toImage()
    assert {pixel.name() for pixel in inked(image)} == {"#ff0000"}


def test_an_icon_is_drawn_anew_at_twice_the_scale(icons: Icons) -> None:
    pixmap = icons.icon("close", QColor("black"), 16).pixmap(16, 16)
    assert pixmap.width() == 16
    large = icons.pixmap("close", QColor("black"), 16, 2.0)
    assert large.width() == 32
    assert large.devicePixelRatio() == 2.0


def test_the_same_icon_is_drawn_once(icons: Icons) -> None:
    first = icons.icon("close", QColor("black"))
    assert icons.icon("close", QColor("black")) is first
    assert icons.icon("close", QColor("white")) is not first


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_asked_for_somewhere(name: str) -> None:
    look = (paths.resources() / "themes" / "window.qss").read_text(encoding="utf-8")
    sources = Path(briefer.__file__).parent.rglob("*.py")
    asked = re.compile(rf"""["'(]{re.escape(name)}(\.svg)?["',]""")
    assert asked.search(look) or any(
        asked.search(source.read_text(encoding="utf-8")) for source in sources
    )
