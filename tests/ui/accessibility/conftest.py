"""The window with the tagged fixture article, and ways through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.accessibility.scenes import House

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same name on every machine."""
    monkeypatch.setenv("LOGNAME", "ana")


@pytest.fixture
def house(window: MainWindow, page: BriefingPage, screen: Screen, qtbot: QtBot) -> House:
    """The window with a briefing open."""
    assert page is window.page
    return House(window, screen, qtbot)
