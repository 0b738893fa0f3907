"""Themes: the same roles in both, and contrast that people can read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.ui.style_sheet import style_sheet
from briefer.ui.theme import load_theme, parse_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance

THEMES = ("light", "dark")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_have_the_same_roles() -> None:
    light, dark = (load_theme(paths.resources() / "themes", name) for name in THEMES)
    assert light.roles.keys() == dark.roles.keys()
    assert light.dark is False
    assert dark.dark is True


@pytest.mark.parametrize("name", THEMES)
def test_text_is_readable_on_every_ground_that_it_stands_on(name: str) -> None:
    theme = load_theme(paths.resources() / "themes", name)
    grounds = ("canvas", "panel", "paper", "hover", "accent-soft")
    pairs = [(ink, ground) for ink in ("ink", "muted") for ground in grounds]
    pairs += [
        ("accent", "panel"),
        ("accent", "canvas"),
        ("on-accent", "accent"),
        ("accent-ink", "accent-soft"),
        ("who-ink", "who"),
        ("warn", "warn-soft"),
        ("danger", "danger-soft"),
        ("ok", "ok-soft"),
    ]
    poor = {
        (ink, ground): round(contrast(theme.colour(ink), theme.colour(ground)), 2)
        for ink, ground in pairs
        if contrast(theme.colour(ink), theme.colour(ground)) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("name", THEMES)
def test_a_tint_carries_text_and_its_line_is_seen(name: str) -> None:
    theme = load_theme(paths.resources() / "themes", name)
    for tint in theme.tints:
        assert contrast(theme.colour("ink"), tint.soft) >= 4.5
        assert contrast(tint.strong, theme.colour("paper")) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_deepest_cell_still_carries_its_number(name: str) -> None:
    theme = load_theme(paths.resources() / "themes", name)
    for stance in (2, -2, "mixed"):
        assert contrast(theme.colour("on-cell"), theme.cell(stance, 3)) >= 4.5


def test_a_colour_number_beyond_the_last_tint_begins_again() -> None:
    theme = load_theme(paths.resources() / "themes", "light")
    assert theme.tint(9) == theme.tint(1)


def test_stances_without_a_side_share_one_colour() -> None:
    theme = load_theme(paths.resources() / "themes", "light")
    assert theme.stance("mixed") == theme.stance("unclear") == theme.stance(0)
    assert len({theme.stance(stance).name() for stance in (2, -2, "mixed")}) == 3


def test_a_role_of_an_unknown_colour_is_refused() -> None:
    data = tomllib.loads((paths.resources() / "themes" / "light.toml").read_text("utf-8"))
    data["roles"]["ink"] = "no such colour"
    with pytest.raises(KeyError):
        parse_theme(data)


def test_the_style_sheet_is_filled_in_and_grows_with_the_text() -> None:
    theme = load_theme(paths.resources() / "themes", "light")
    template = "/* head */ QLabel { color: @ink; padding: 10px; border: 1px solid @edge; }"
    filled = style_sheet(template, theme, 150, lambda icon, role: f"{icon}-{role}")
    assert filled == " QLabel { color: #1b2430; padding: 15px; border: 1px solid #c3cad4; }"


@pytest.mark.parametrize("name", THEMES)
def test_nothing_in_the_window_s_style_sheet_is_left_unfilled(name: str) -> None:
    folder = paths.resources() / "themes"
    template = (folder / "window.qss").read_text("utf-8")
    filled = style_sheet(template, load_theme(folder, name), 100, lambda *_: "x.svg")
    assert "@" not in filled
    assert "icon(" not in filled


def test_theme_and_text_size_can_change_while_the_program_runs(
    appearance: Appearance, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.choose("dark", 200)
    assert appearance.theme.dark
    assert appearance.px(13) == 26
    assert appearance.sans().pixelSize() == 26
    appearance.choose("light", 1000)
    assert appearance.text_size == 250
