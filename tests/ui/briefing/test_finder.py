"""The finder: commands, names to go to, words in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget

from briefer.services import topics
from briefer.ui.messages import Messages
from briefer.ui.read.codebook.tree_view import CodebookTree

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.finding import Offer
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
    look_for("memo", page, screen, qtbot)
    assert rows(screen)[:2] == ["Commands", "Memo"]
    screen.press(Key.Key_Return)
    assert page.stack.shown == "memo"
    assert not screen.shows("finder")


def test_letters_in_order_find_a_command(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    look_for("svcpy", page, screen, qtbot)
    assert rows(screen)[:2] == ["Commands", "Save a copy…"]


def test_what_is_possible_now_stands_before_what_is_not(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    page.session.selection.choose_passage(0)
    look_for("passage", page, screen, qtbot)
    found = offered(screen)
    enabled = [offer.enabled for offer in found if offer.act and offer.keys != "Ctrl+Shift+F"]
    assert not all(enabled)
    assert enabled[: enabled.count(True)] == [True] * enabled.count(True)


def test_a_command_that_is_not_possible_is_shown_and_not_taken(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    page.session.selection.choose_passage(0)
    before = page.session.workspace.passages.all()
    look_for("star passage", page, screen, qtbot)
    assert rows(screen)[1] == "Star passage"
    QTest.mouseClick(row_widget(screen), Qt.MouseButton.LeftButton, pos=QPoint(60, 30))
    assert page.session.workspace.passages.all() == before
    screen.press(Key.Key_Escape)


def test_a_stakeholder_is_gone_to_in_the_codebook(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    page.stack.show_workspace("memo")
    look_for("amlo", page, screen, qtbot)
    go(screen, "Andrés Manuel López Obrador")
    assert page.stack.shown == "read"
    tree = screen.find("codebook.tree")
    assert isinstance(tree, CodebookTree)
    assert tree.current is not None
    assert tree.current.name == "López Obrador"


def row_widget(screen: Screen) -> QWidget:
    found = screen.find("finder.rows")
    assert isinstance(found, QListWidget)
    return found.viewport()


def test_an_article_is_gone_to_by_letters_of_its_title(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    article = page.session.workspace.articles.all()[0]
    page.stack.show_workspace("memo")
    look_for(article.title[:7], page, screen, qtbot)
    go(screen, article.title)
    assert page.stack.shown == "read"
    assert page.session.selection.article_id == article.id


def test_a_new_name_is_found_the_next_time(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    look_for("zebra", page, screen, qtbot)
    screen.press(Key.Key_Escape)
    topics.add(page.session.workspace, "Zebra crossings")
    look_for("zebra", page, screen, qtbot)
    qtbot.waitUntil(lambda: "Zebra crossings" in rows(screen))
    screen.press(Key.Key_Escape)


def go(screen: Screen, name: str) -> None:
    """Go to a row by the arrow keys, and take it."""
    found = screen.find("finder.rows")
    assert isinstance(found, QListWidget)
    while found.currentItem().text() != name:
        before = found.currentRow()
        screen.press(Key.Key_Down)
        assert found.currentRow() > before, f"{name} is not offered"
    screen.press(Key.Key_Return)


def offered(screen: Screen) -> list[Offer]:
    found = screen.find("finder.rows")
    assert isinstance(found, QListWidget)
    return [found.item(row).data(Qt.ItemDataRole.UserRole) for row in range(found.count())]


def test_escape_closes_and_gives_the_focus_back(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    field = screen.field("articles.filter")
    field.setFocus()
    look_for("border", page, screen, qtbot)
    screen.press(Key.Key_Escape)
    assert not screen.shows("finder")
    assert field.hasFocus()


def test_words_that_are_no_name_can_be_looked_for_everywhere(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    look_for("zzzzqqq", page, screen, qtbot)
    assert rows(screen) == ["In the text", "Find “zzzzqqq” everywhere"]
    screen.press(Key.Key_Escape)


def test_the_window_is_darker_below_and_a_press_there_closes(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    def corner() -> int:
        return page.grab().toImage().pixelColor(8, page.height() // 2).lightness()

    before = corner()
    look_for("border", page, screen, qtbot)
    assert corner() < before - 20
    below = page.childAt(8, page.height() // 2)
    assert below is not None
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=QPoint(8, page.height() // 2))
    assert not screen.shows("finder")
    assert corner() == before


def test_it_stays_in_the_middle_of_a_window_that_gets_narrower(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    look_for("border", page, screen, qtbot)
    page.window().resize(900, 600)
    qtbot.waitUntil(lambda: page.width() <= 900)
    finder = screen.find("finder")
    assert page.rect().contains(finder.geometry().adjusted(18, 18, -18, -18))
    assert abs(finder.geometry().center().x() - page.rect().center().x()) <= 1
    screen.press(Key.Key_Escape)


def test_merge_and_split_open_on_the_page_of_the_codebook(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    entry = page.session.workspace.codebook.load().find_topic("Aid")
    page.session.selection.entry_asked.emit("topic", entry.id)
    look_for("merge", page, screen, qtbot)
    go(screen, "Merge codebook entries…")
    assert screen.text("codebook-merge.title").startswith("Merge “Aid”")
    look_for("split codebook", page, screen, qtbot)
    go(screen, "Split codebook entry…")
    assert screen.text("codebook-split.title") == "Split “Aid”"


def test_codebooks_come_and_go_by_command(
    page: BriefingPage,
    screen: Screen,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ours.toml"
    monkeypatch.setattr(Messages, "save_as", lambda *_: path)
    monkeypatch.setattr(Messages, "open_file", lambda *_: path)
    look_for("export codebook", page, screen, qtbot)
    go(screen, "Export codebook…")
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not page.session.jobs.running)
    look_for("import codebook", page, screen, qtbot)
    go(screen, "Import codebook…")
    qtbot.waitUntil(lambda: screen.shows("codebook-import"))
