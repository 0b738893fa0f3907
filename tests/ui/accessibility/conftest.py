"""The window with the tagged fixture article, and ways through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from briefer.services import evidence, templates
from tests.ui.accessibility.scenes import House

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same name on every machine."""
    monkeypatch.setenv("LOGNAME", "ana")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same date on every memo: it tells how old an article is."""
    monkeypatch.setattr(evidence, "today", lambda: "2026-11-29")


@pytest.fixture(autouse=True)
def _own_templates() -> Iterator[None]:
    """What was read of the user's templates goes with their folder."""
    yield
    templates.refresh()


@pytest.fixture
def _heard() -> Iterator[None]:
    """A screen reader is on before the window comes."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def house(
    _heard: None, window: MainWindow, page: BriefingPage, screen: Screen, qtbot: QtBot
) -> House:
    """The window with a briefing open, once all is there that comes when the machine has time."""
    assert page is window.page
    house = House(window, screen, qtbot)
    house.settle()
    return house
