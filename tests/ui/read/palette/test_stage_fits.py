"""The second stage in a small window and at large text sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from briefer.ui.read.palette.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.ui.appearance import Appearance
    from tests.ui.read.conftest import Hands

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LETTERS = "WOTSEHVLN"
"""Those that lead to the rows of a passage like this one."""


@pytest.fixture(params=[(1100, 700, 100), (1100, 700, 200), (700, 480, 100), (1440, 900, 150)])
def room(request: pytest.FixtureRequest, hands: Hands) -> Iterator[Appearance]:
    """A window of a size, with text of a size."""
    width, height, percent = request.param
    appearance = hands.session.appearance
    appearance.choose("light", percent)
    hands.pane.resize(width, height)
    QApplication.processEvents()
    yield appearance
    appearance.choose("light", 100)


@pytest.mark.usefixtures("room")
def test_every_row_is_in_view_when_it_has_the_keys_and_the_selection_stays_free(
    hands: Hands,
) -> None:
    words = hands.text.text.split(". ")[1][:40]
    hands.point_of(words)
    hands.select(words)
    hands.press(Key.Key_Return)
    for name in ("amlo", "aid", "us"):
        hands.type(name)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    kinds, palette = hands.palette.kinds, hands.palette
    for letter in LETTERS:
        hands.press(getattr(Key, f"Key_{letter}"), ALT)
        row = kinds.current_row
        assert row is not None, letter
        words = row.label.text().replace("&", "")
        assert row.label.width() >= row.label.fontMetrics().horizontalAdvance(words), letter
        port = kinds.parentWidget()
        assert port is not None
        seen = QRect(row.mapTo(port, row.rect().topLeft()), row.size())
        assert seen.top() >= 0, letter
        assert seen.bottom() < port.height() or seen.height() > port.height(), letter
        panel = palette.geometry().adjusted(18, 18, -18, -18)
        assert hands.pane.rect().contains(panel), letter
        shift = hands.pane.view.mapTo(hands.pane.window(), hands.pane.view.rect().topLeft())
        for box in hands.pane.view.boxes(*hands.text.selected_units()):
            assert not panel.intersects(box.translated(shift)), letter
        assert kinds.prints.isVisible()


def test_the_foot_keeps_its_height_where_the_stage_scrolls(hands: Hands) -> None:
    hands.pane.resize(820, 560)
    hands.select(hands.text.text.split(". ")[1][:40])
    hands.type("amlo")
    hands.press(Key.Key_Return)
    feet = hands.palette.findChildren(KeyFooter)
    before = [foot.height() for foot in feet if foot.isVisible()]
    hands.press(Key.Key_Tab)
    assert [foot.height() for foot in feet if foot.isVisible()] == before


def test_the_palette_stays_on_its_side_while_names_are_typed(hands: Hands) -> None:
    hands.pane.resize(820, 640)
    QApplication.processEvents()
    words = hands.text.text.split(". ")[1][:40]
    hands.point_of(words)
    hands.select(words)
    hands.press(Key.Key_Return)
    sides, heights = set(), set()
    for name in ("", "s", "sta", "\n", "a", "amlo", "\n", "us"):
        hands.palette.field.line.setText("") if name != "\n" else hands.press(Key.Key_Return)
        hands.type(name.strip())
        panel = hands.palette.geometry().adjusted(18, 18, -18, -18)
        shift = hands.pane.view.mapTo(hands.pane.window(), hands.pane.view.rect().topLeft())
        box = hands.pane.view.boxes(*hands.text.selected_units())[0].translated(shift)
        assert not panel.intersects(box)
        assert hands.pane.rect().contains(panel)
        sides.add(panel.top() > box.top())
        heights.add(panel.height())
    assert len(sides) == 1
    assert len(heights) > 1
