"""The finder: commands, articles, passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(screen: Screen) -> list[str]:
    found = screen.find("finder.rows")
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def look_for(words: str, page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    screen.press(Key.Key_K, CONTROL)
    screen.fill("finder.field", words)
    qtbot.waitUntil(lambda: not page.session.jobs.running)


def test_a_command_is_found_and_done(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    look_for("evid", page, screen, qtbot)
    assert rows(screen)[:2] == ["Commands", "Evidence"]
    screen.press(Key.Key_Return)
    assert page.shown == "evidence"
    assert not screen.shows("finder")


def test_a_passage_is_found_and_shown(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    passage = page.session.workspace.passages.all()[0]
    words = " ".join(passage.quote.split()[:4])
    page.show_workspace("memo")
    look_for(f'"{words}"', page, screen, qtbot)
    heading = rows(screen).index("In passages and memos")
    for _ in range(heading):
        screen.press(Key.Key_Down)
    screen.press(Key.Key_Return)
    assert page.session.selection.passage_id != 0
    assert page.shown == "read"


def test_escape_closes_and_gives_the_focus_back(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    field = screen.field("articles.filter")
    field.setFocus()
    look_for("border", page, screen, qtbot)
    screen.press(Key.Key_Escape)
    assert not screen.shows("finder")
    assert field.hasFocus()


def test_words_that_stand_nowhere_are_said_to(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    look_for("zzzzqqq", page, screen, qtbot)
    assert screen.shows("finder.nothing")
    screen.press(Key.Key_Escape)
