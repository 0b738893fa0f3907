"""Everything is reached by the keyboard: Tab goes through each page, F6 from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui.tab_order import is_stop
from tests.ui.accessibility.scenes import KEY, SCENES
from tests.ui.accessibility.tree import takes_focus

if TYPE_CHECKING:
    from tests.ui.accessibility.scenes import House

MOST = 400
PAGES = (
    "start",
    "new-briefing",
    "reader",
    "facts",
    "inspector",
    "codebook",
    "codebook-page",
    "templates",
    "everywhere",
    "evidence",
    "memo",
    "export",
    "preferences",
    "details",
    "keys",
    "suggestions",
    "proof",
    "read-only",
    "merge",
    "split",
)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def tab_through(house: House, *, back: bool = False) -> list[QWidget]:
    """Press Tab until the focus is where it began; return the way."""
    key, held = KEY.Key_Tab, Qt.KeyboardModifier.NoModifier
    if back:
        key, held = KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    way = [focused()]
    while len(way) < MOST:
        house.press(key, held)
        if focused() is way[0]:
            return way
        assert focused() is not way[-1], f"the focus is trapped in {focused().objectName()}"
        way.append(focused())
    raise AssertionError([widget.objectName() for widget in way[-20:]])


@pytest.mark.parametrize("scene", PAGES)
def test_tab_comes_to_everything_and_is_never_trapped(scene: str, house: House) -> None:
    window = SCENES[scene](house).window()
    way = tab_through(house)
    reached = set(way)
    missed = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(QWidget)
        if takes_focus(widget)
        and is_stop(widget)
        and widget.window() is window
        and widget not in reached
    ]
    assert not missed
    assert tab_through(house, back=True)[1:] == way[:0:-1]


@pytest.mark.parametrize(
    ("scene", "panes"),
    [
        ("reader", ["articles", "reader", "side-panel", "status", "top-bar"]),
        ("evidence", ["evidence.cell", "status", "top-bar", "evidence.filters"]),
        ("memo", ["memo.preview", "status", "top-bar", "memo.left"]),
    ],
)
def test_f6_goes_from_pane_to_pane_and_back(scene: str, panes: list[str], house: House) -> None:
    SCENES[scene](house)
    if scene == "reader":
        house.screen.find("menu").setFocus()
    began = focused()
    seen = []
    for name in panes:
        house.press(KEY.Key_F6)
        assert house.screen.find(name).isAncestorOf(focused()), (name, focused().objectName())
        seen.append(focused())
    for widget in seen[-2::-1]:
        house.press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is widget
    house.press(KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is began
