"""What has the keyboard's focus looks different, and by enough, in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from briefer.ui.tab_order import in_order, is_stop
from briefer.ui.widgets.focus_ring import FocusRings
from tests.ui.accessibility.scenes import KEY, SCENES
from tests.ui.test_theme import THEMES, contrast

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from tests.ui.accessibility.scenes import House

LEAST = 3.0
ENOUGH = 12
"""So many pixels have to differ: fewer are a caret."""
AROUND = 6
WALKED = (
    "start",
    "reader",
    "inspector",
    "evidence",
    "memo",
    "codebook-page",
    "split",
    "suggestions",
    "templates",
    "export",
)
_BLANK = frozenset({"articleText"})
"""The text shows its caret, and the passage that the keys are on."""


def picture(window: QWidget, widget: QWidget) -> QImage:
    QApplication.processEvents()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    room = place.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())
    return window.grab(room).toImage()


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget before the focus does, so that both pictures are of the same place."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels differ by the contrast that a sign of focus needs."""
    seen: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            pair = one.pixel(x, y), other.pixel(x, y)
            if pair[0] != pair[1]:
                if pair not in seen:
                    seen[pair] = contrast(QColor(pair[0]), QColor(pair[1])) >= LEAST
                count += seen[pair]
    return count


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scene", WALKED)
def test_the_focus_is_seen_on_everything_that_tab_comes_to(
    scene: str, name: str, house: House, appearance: Appearance, request: pytest.FixtureRequest
) -> None:
    appearance.choose(name, 100)
    rings = FocusRings(appearance, request.getfixturevalue("qapp"))
    window = SCENES[scene](house).window()
    if scene == "export":
        house.qtbot.waitUntil(lambda: house.screen.shows("findings.show"))
    if scene in {"reader", "inspector"}:
        # The way to the suggestions comes when the briefing was looked through.
        way = window.findChild(QWidget, "articles.suggestions")
        assert way is not None
        house.qtbot.waitUntil(way.isVisible)
    stops = [widget for widget in in_order(window) if is_stop(widget)]
    unseen = []
    stops[-1].setFocus()
    for widget in stops[:40]:
        bring_into_view(widget)
        without = picture(window, widget)
        house.press(KEY.Key_Tab)
        assert QApplication.focusWidget() is widget
        if differing(without, picture(window, widget)) < ENOUGH:
            unseen.append(widget.objectName())
    rings.deleteLater()
    assert not set(unseen) - _BLANK
