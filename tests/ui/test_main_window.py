"""The window around the workspaces: opening, undo, saving, text size, closing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefer.errors import BrieferError, InputError
from briefer.model.anchor import Span
from briefer.services import articles, briefings, preferences, recents, tagging
from briefer.ui import app
from briefer.ui.briefing import menus
from briefer.ui.dropping import Dropped

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from briefer.model.changes import Place
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_opening_shows_the_first_article_and_the_counts(page: BriefingPage, screen: Screen) -> None:
    workspace = page.session.workspace
    assert page.session.selection.article_id == workspace.articles.all()[0].id
    assert screen.text("status.counts") == f"1 article · {workspace.passages.count()} passages"
    assert screen.text("status.state") == "Saved"


def test_opening_shows_no_other_window_on_its_way(page: BriefingPage, window: MainWindow) -> None:
    assert QApplication.activeWindow() is window
    assert QApplication.focusWidget() is not None


def test_control_z_takes_the_last_step_back_and_goes_to_its_place(
    page: BriefingPage, screen: Screen
) -> None:
    session = page.session
    article_id = session.workspace.articles.all()[0].id
    before = session.workspace.passages.count()
    tagging.tag(session.workspace, article_id, Span(0, 10))
    label = session.workspace.history.undoable()
    assert label is not None
    assert screen.text("status.undo") == f"Undo: {label.label}"
    page.stack.show_workspace("memo")
    places: list[Place] = []
    session.selection.place_asked.connect(places.append)
    screen.press(Key.Key_Z, CONTROL)
    assert session.workspace.passages.count() == before
    assert places[0].span == Span(0, 10)
    assert page.stack.shown == "read"
    screen.press(Key.Key_Z, CONTROL | SHIFT)
    assert session.workspace.passages.count() == before + 1
    screen.press(Key.Key_Z, CONTROL)
    screen.press(Key.Key_Y, CONTROL)
    assert session.workspace.passages.count() == before + 1


def test_what_was_undone_is_said_with_a_way_back(page: BriefingPage, screen: Screen) -> None:
    briefings.set_project(page.session.workspace, title="Another title")
    screen.press(Key.Key_Z, CONTROL)
    titles = [page.session.workspace.project.get().title]
    screen.click("toast.action")
    titles.append(page.session.workspace.project.get().title)
    assert titles == ["Border talks", "Another title"]


def test_a_fact_that_is_being_typed_is_kept_by_what_comes_next(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    path = page.session.workspace.path
    page.session.actions.action("articles.facts").trigger()
    screen.fill("facts.title", "Another title")
    screen.press(Key.Key_S, CONTROL)
    assert [a.title for a in page.session.workspace.articles.all()] == ["Another title"]
    screen.fill("facts.title", "A third title")
    window.close()
    kept = briefings.open_briefing(path, who="Ana")
    assert [a.title for a in kept.articles.all()] == ["A third title"]
    kept.close()


def test_a_way_back_goes_away_with_the_next_change(page: BriefingPage, screen: Screen) -> None:
    page.session.messages.note("Copied.")
    briefings.set_project(page.session.workspace, title="Another title")
    assert screen.shows("toast")
    page.session.messages.note("Renamed.", "Undo", page.session.workspace.undo)
    briefings.set_project(page.session.workspace, question="What now?")
    assert not screen.shows("toast")


def test_what_is_typed_is_written_before_undo(page: BriefingPage, screen: Screen) -> None:
    workspace = page.session.workspace
    page.session.selection.flush_asked.connect(
        lambda: briefings.set_project(workspace, question="Typed just now")
    )
    screen.press(Key.Key_Z, CONTROL)
    assert workspace.project.get().question is None


def test_the_title_is_changed_where_it_stands(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    screen.click("title")
    screen.fill("title.field", "Talks of December")
    screen.press(Key.Key_Return)
    assert page.session.workspace.project.get().title == "Talks of December"
    assert window.windowTitle() == "Talks of December – Briefer"


def test_control_and_a_digit_switch_between_workspaces(page: BriefingPage, screen: Screen) -> None:
    for key, name in ((Key.Key_2, "evidence"), (Key.Key_3, "memo"), (Key.Key_1, "read")):
        screen.press(key, CONTROL)
        assert page.stack.shown == name
    screen.click("workspace-switch.evidence")
    assert page.stack.shown == "evidence"


def test_control_s_says_that_all_is_saved(page: BriefingPage, screen: Screen) -> None:
    screen.press(Key.Key_S, CONTROL)
    assert screen.find("toast").accessibleName().startswith("Saved")


def test_the_menu_lists_what_is_possible(page: BriefingPage, screen: Screen) -> None:
    screen.press(Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["File", "Edit", "View", "Help"]
    listed = {action.objectName() for sub in menu.findChildren(QMenu) for action in sub.actions()}
    assert {"file.import", "file.export", "edit.undo", "view.memo", "help.keys"} <= listed
    menu.close()


def test_on_a_mac_the_menus_stand_in_the_system_s_bar(
    page: BriefingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menus, "IN_THE_SYSTEM_S_BAR", True)
    path = page.session.workspace.path
    window.show_start()
    window.open_briefing(path)
    bar = window.menuBar()
    assert [action.text() for action in bar.actions()] == ["File", "Edit", "View", "Help"]


def test_larger_text_makes_the_page_anew_and_keeps_the_place(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    session = page.session
    passage = session.workspace.passages.of_article(session.selection.article_id)[0]
    session.selection.choose_passage(passage.id)
    path = session.workspace.path
    height = screen.find("top-bar").height()
    screen.press(Key.Key_Equal, CONTROL)
    assert window.page is not None
    assert window.page is not page
    assert window.page.session.workspace.path == path
    assert window.page.session.selection.passage_id == passage.id
    assert screen.find("top-bar").height() > height
    tagging.remove(window.page.session.workspace, [passage.id])
    screen.press(Key.Key_0, CONTROL)
    assert screen.find("top-bar").height() == height


def test_the_dark_theme_repaints_what_is_open(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    window.sheets.show_preferences()
    screen.click("preferences.theme.dark")
    screen.click("preferences.done")
    bar = screen.find("top-bar").grab().toImage().pixelColor(300, 4).name()
    assert bar == "#1b2028"


def test_the_name_in_the_preferences_is_kept(window: MainWindow, screen: Screen) -> None:
    window.sheets.show_preferences()
    screen.fill("preferences.who", "Ana Ruiz")
    screen.press(Key.Key_Return)

    assert preferences.load().who == "Ana Ruiz"


def test_a_reopened_briefing_shows_the_article_last_read(
    page: BriefingPage, window: MainWindow, tmp_path: Path
) -> None:
    session = page.session
    path = session.workspace.path
    other = tmp_path / "other.txt"
    other.write_text("Another article\n\nIts words.\n")
    report = articles.import_paths(session.workspace, [other])
    session.selection.choose_article(report.items[0].articles[0])
    window.show_start()
    window.open_briefing(path)
    assert window.page is not None
    assert window.page.session.selection.article_id == report.items[0].articles[0]


def test_undo_still_works_after_closing_and_reopening(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    path = page.session.workspace.path
    briefings.set_project(page.session.workspace, title="Another title")
    screen.press(Key.Key_W, CONTROL)
    assert screen.shows("start.new")
    window.open_briefing(path)
    screen.press(Key.Key_Z, CONTROL)
    assert window.page is not None
    assert window.page.session.workspace.project.get().title == "Border talks"


def test_a_closed_briefing_is_free_for_others_and_on_the_list(
    page: BriefingPage, window: MainWindow
) -> None:
    path = page.session.workspace.path
    passages = page.session.workspace.passages.count()
    window.show_start()
    briefings.open_briefing(path, who="Somebody else").close()
    assert recents.load()[0].passages == passages


def test_a_file_that_is_no_briefing_is_refused_in_one_sentence(
    page: BriefingPage, window: MainWindow, screen: Screen, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.briefing"
    wrong.write_text("no briefing")
    told: list[str] = []

    def read() -> None:
        told.append(screen.find("message").accessibleName())
        screen.find("message").close()

    QTimer.singleShot(0, read)
    window.open_briefing(wrong)
    assert "wrong.briefing" in told[0]
    assert window.page is page


def test_dropped_files_are_imported_into_the_open_briefing(
    page: BriefingPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "more.txt"
    path.write_text("More news\n\nWords.\n")
    window.take(Dropped(files=(path,)))
    qtbot.waitUntil(lambda: page.session.workspace.articles.count() == 2)
    qtbot.waitUntil(lambda: page.session.writable)


def test_nothing_can_be_written_while_an_import_runs(
    page: BriefingPage, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n")
    page.import_paths([tmp_path])
    assert not screen.find("import").isEnabled()
    assert not page.session.actions.action("edit.undo").isEnabled()
    qtbot.waitUntil(lambda: page.session.writable)
    assert screen.find("import").isEnabled()


def test_f1_shows_the_keys(page: BriefingPage, screen: Screen) -> None:
    screen.press(Key.Key_F1)
    assert screen.shows("keys.list")
    screen.click("keys.close")


def test_the_details_are_changed_in_one_step(page: BriefingPage, screen: Screen) -> None:
    page.session.actions.action("file.details").trigger()
    screen.fill("details.reader", "The minister")
    screen.fill("details.due", "29 Dec 2023")
    screen.click("details.keep")
    project = page.session.workspace.project.get()
    assert (project.reader, project.due) == ("The minister", "2023-12-29")
    screen.press(Key.Key_Z, CONTROL)
    assert page.session.workspace.project.get().reader is None


def test_everything_that_can_be_worked_has_a_name(page: BriefingPage, window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.objectName() and spoken(widget))
    ]
    assert not nameless


def spoken(widget: QWidget) -> str:
    words = widget.accessibleName()
    for attribute in ("text", "placeholderText"):
        if not words and hasattr(widget, attribute):
            words = getattr(widget, attribute)()
    return words


def test_a_bug_is_shown_once_and_logged_without_its_words(
    window: MainWindow, screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []

    def close() -> None:
        seen.append(screen.find("report").toPlainText())  # type: ignore[attr-defined]  # found by name
        screen.find("message").close()

    for _ in range(2):
        try:
            raise_bug()
        except ValueError as error:
            QTimer.singleShot(0, close if not seen else lambda: None)
            with caplog.at_level(logging.ERROR, "briefer"):
                window.messages.report(error)
    assert len(seen) == 1
    assert "words of an article" in seen[0]
    assert "words of an article" not in caplog.text
    assert "raise_bug" in caplog.text


def raise_bug() -> None:
    raise ValueError(" of an ".join(("words", "article")))


def test_an_expected_error_is_one_sentence(window: MainWindow, screen: Screen) -> None:
    told: list[str] = []

    def read() -> None:
        told.append(screen.find("message").accessibleName())
        screen.find("message").close()

    QTimer.singleShot(0, read)
    error: BrieferError = InputError("This is no date.")
    window.messages.failed(error)
    assert told == ["This is no date."]


def test_an_exception_that_nobody_caught_comes_to_the_report(
    window: MainWindow, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = app.BugReports(window.messages)
    QTimer.singleShot(0, lambda: screen.find("message").close())
    try:
        raise_bug()
    except ValueError as error:
        reports.of_main_thread(type(error), error, None)
    assert QGuiApplication.modalWindow() is None
