"""The start page of a memo: every template can be seen and chosen by keys, at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QScrollArea

from briefer import paths
from briefer.services import templates
from briefer.ui.appearance import Appearance
from briefer.ui.memo.start_page import MemoStartPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROUND = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
)
"""The way through cards that stand in two columns."""


@pytest.fixture(params=[(100, 1050, 560), (200, 900, 560)])
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MemoStartPage]:
    size, width, height = request.param
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = Appearance(application, paths.resources())
    appearance.choose("light", size)
    page = MemoStartPage(appearance, templates.available())
    page.count_passages(30, writable=True)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    yield page
    appearance.choose("light", 100)


def test_all_six_are_offered_with_the_position_memo_chosen(page: MemoStartPage) -> None:
    offers = page.findChildren(QRadioButton)
    assert [offer.accessibleName() for offer in offers] == [
        template.title for template in templates.available()
    ]
    assert len(offers) == 6
    assert [offer.objectName() for offer in offers if offer.isChecked()] == ["memo.start.position"]


def test_each_is_reached_by_keys_in_view_and_drafted(page: MemoStartPage) -> None:
    heard: list[str] = []
    page.draft_asked.connect(heard.append)
    draft = page.findChild(QPushButton, "memo.start.draft")
    scroller = page.findChild(QScrollArea, "memo.start.scroll")
    assert draft
    assert scroller
    page.activateWindow()
    page.findChildren(QRadioButton)[0].setFocus()
    for key in (*ROUND, Qt.Key.Key_Left):
        offer = QApplication.focusWidget()
        assert isinstance(offer, QRadioButton)
        assert offer.isChecked()
        seen = scroller.viewport().rect()
        assert seen.contains(offer.mapTo(scroller.viewport(), offer.rect().center()))
        assert page.rect().contains(draft.geometry())
        QTest.mouseClick(draft, Qt.MouseButton.LeftButton)
        offer.setFocus()
        QTest.keyClick(offer, key)
    assert sorted(heard) == sorted(template.name for template in templates.available())


def test_nothing_is_wider_than_the_page(page: MemoStartPage) -> None:
    scroller = page.findChild(QScrollArea, "memo.start.scroll")
    assert scroller
    inner = scroller.widget()
    assert inner
    assert inner.minimumSizeHint().width() <= scroller.viewport().width()
