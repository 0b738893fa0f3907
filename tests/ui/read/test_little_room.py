"""Where text is large in a small window, the pane that is worked in has the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from briefer.ui.read.workspace import ReadWorkspace
    from tests.ui.conftest import Screen

SMALL = (1100, 700)


@pytest.fixture
def read(
    window: MainWindow, appearance: Appearance, page: BriefingPage, screen: Screen
) -> ReadWorkspace:
    """Read in a small window with text of 250 per cent."""
    appearance.choose("light", 250)
    window.resize(*SMALL)
    page.show_workspace("read")
    QApplication.processEvents()
    return screen.find("read")  # type: ignore[return-value]  # found by its name


def shares(read: ReadWorkspace) -> list[float]:
    QApplication.processEvents()
    return [round(pane.width() / read.width(), 1) for pane in read.panes]


def test_the_pane_with_the_focus_has_most_of_the_width(read: ReadWorkspace, screen: Screen) -> None:
    assert shares(read) == [0.2, 0.6, 0.2]
    screen.press(Qt.Key.Key_F6)
    assert shares(read) == [0.2, 0.2, 0.6]
    read.focus_reader()
    assert shares(read) == [0.2, 0.6, 0.2]
    read.articles.setFocus()
    assert shares(read) == [0.6, 0.2, 0.2]


def test_with_room_the_widths_do_not_follow_the_focus(
    read: ReadWorkspace, window: MainWindow
) -> None:
    window.resize(2600, 1200)
    before = shares(read)
    read.articles.setFocus()
    assert shares(read) == before
