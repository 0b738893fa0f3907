"""The page of templates in the whole window, with a user's folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.services import templates
from briefer.ui.templates.page import TemplatesPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.memo.template import Template
    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """Forget the templates of the test before; each test has a user's folder of its own."""
    templates.refresh()
    yield
    templates.refresh()


class Desk:
    """Works on the page by keys and mouse, and reads the files behind it."""

    def __init__(self, briefing: BriefingPage, page: TemplatesPage, screen: Screen) -> None:
        self.briefing = briefing
        self.page = page
        self.screen = screen

    @property
    def template(self) -> Template:
        """The chosen template, read from its files."""
        templates.refresh()
        return templates.get(self.page.side.name)

    @property
    def keys(self) -> list[str]:
        return [section.key for section in self.template.sections]

    def own(self) -> None:
        """Duplicate the chosen template, and leave its title as it is offered."""
        self.screen.click("templates.duplicate")
        self.press(Qt.Key.Key_Return)

    def edit(self, name: str, words: str) -> None:
        """Click words, type others, and keep them."""
        self.screen.click(name)
        field = QApplication.focusWidget()
        assert field is not None
        assert field.objectName() == f"{name}.field"
        self.type_over(field, words)

    def type_over(self, field: QWidget, words: str) -> None:
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.screen.press(key, modifiers)


@pytest.fixture
def desk(page: BriefingPage, screen: Screen, qtbot: QtBot) -> Desk:
    """The page, opened by its keys."""
    page.stack.show_workspace("memo")
    screen.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    shown = screen.find("templates")
    assert isinstance(shown, TemplatesPage)
    qtbot.waitUntil(lambda: shown.sample.pages.page == 1)
    return Desk(page, shown, screen)
