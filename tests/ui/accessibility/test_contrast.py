"""Contrast of every pair of colours in use, in both themes, and a sign beside every colour."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.ui.theme import load_theme
from tests.ui.test_theme import THEMES, contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from briefer.model.vocabulary import Stance
    from briefer.ui.theme import Theme

TEXT, MARK = 4.5, 3.0
GROUNDS = ("canvas", "panel", "paper", "raised", "hover", "accent-soft")
"""Where text stands: pages, cards, the row under the mouse, the row that is chosen."""
NOTES = ("warn-soft", "danger-soft", "ok-soft")
STANCES: tuple[Stance, ...] = (3, -3, "mixed", "unclear", "conditional", 0)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each theme."""
    return load_theme(paths.resources() / "themes", request.param)


def poor(pairs: dict[str, tuple[QColor, QColor]], least: float) -> dict[str, float]:
    return {
        name: round(contrast(*pair), 2) for name, pair in pairs.items() if contrast(*pair) < least
    }


def of_roles(
    theme: Theme, inks: tuple[str, ...], grounds: tuple[str, ...]
) -> dict[str, tuple[QColor, QColor]]:
    return {
        f"{ink} on {ground}": (theme.colour(ink), theme.colour(ground))
        for ink, ground in product(inks, grounds)
    }


def test_words_are_read_on_each_ground(theme: Theme) -> None:
    pairs = of_roles(theme, ("ink", "muted"), (*GROUNDS, *NOTES, "who"))
    pairs |= of_roles(theme, ("accent", "accent-ink", "danger", "warn", "ok"), GROUNDS)
    pairs |= of_roles(theme, ("warn", "accent", "accent-ink"), NOTES)
    pairs |= of_roles(theme, ("on-accent",), ("accent", "accent-ink"))
    pairs |= of_roles(theme, ("who-ink",), ("who",))
    pairs |= of_roles(theme, ("shade-ink",), ("shade",))
    pairs |= of_roles(theme, ("panel",), ("ink",))
    assert not poor(pairs, TEXT)


def test_words_are_read_on_the_grounds_of_topics_and_stances(theme: Theme) -> None:
    pairs = {}
    for number, tint in enumerate(theme.tints, 1):
        for ink in ("ink", "muted"):
            pairs[f"{ink} on tint {number}"] = (theme.colour(ink), tint.soft)
        pairs[f"the letter of tint {number}"] = (theme.colour("panel"), tint.strong)
        for stance in STANCES:
            pairs[f"{stance} on tint {number}"] = (theme.stance(stance), tint.soft)
    for stance, ground in product(STANCES, GROUNDS):
        pairs[f"{stance} on {ground}"] = (theme.stance(stance), theme.colour(ground))
    for stance, depth in product(STANCES, (1, 2, 3)):
        pairs[f"number of {stance}, {depth}"] = (
            theme.colour("on-cell"),
            theme.cell(stance, depth),
        )
    assert not poor(pairs, TEXT)


def test_marks_lines_and_the_frame_of_the_focus_are_seen(theme: Theme) -> None:
    pairs = of_roles(theme, ("accent", "muted"), GROUNDS)
    for number, tint in enumerate(theme.tints, 1):
        for ground in GROUNDS:
            pairs[f"tint {number} on {ground}"] = (tint.strong, theme.colour(ground))
        pairs[f"line of tint {number} on itself"] = (tint.strong, tint.soft)
    assert not poor(pairs, MARK)
