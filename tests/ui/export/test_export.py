"""The export dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.services import memos
from briefer.ui.export.dialog import ExportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

SLOW = 30_000
"""Milliseconds: a memo is written and set while other tests run."""


@pytest.fixture
def dialog(page: BriefingPage, screen: Screen, qtbot: QtBot) -> ExportDialog:
    """The dialog, with its checks done."""
    screen.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.session.jobs.running, timeout=SLOW)
    found = screen.find("export-dialog")
    assert isinstance(found, ExportDialog)
    return found


@pytest.mark.parametrize(("choice", "suffix"), [(".docx", ".docx"), (".pdf", ".pdf")])
def test_a_draft_from_the_tags_is_written(
    choice: str,
    suffix: str,
    dialog: ExportDialog,
    page: BriefingPage,
    screen: Screen,
    qtbot: QtBot,
) -> None:
    screen.click(f"export.format.{choice}")
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"), timeout=SLOW)
    written = list(page.session.workspace.path.parent.glob(f"*{suffix}"))
    assert len(written) == 1
    assert written[0].stat().st_size > 1000
    assert written[0].name in screen.text("export.done")
    dialog.reject()


def test_the_memo_that_is_kept_is_offered_first(
    page: BriefingPage, window: MainWindow, screen: Screen, qtbot: QtBot
) -> None:
    kept = memos.add(page.session.workspace)
    dialog = ExportDialog(page.session, window, memo_id=kept.id)
    dialog.open()
    assert screen.find("export.memo").currentText() == kept.title  # type: ignore[attr-defined]  # found by name
    qtbot.waitUntil(lambda: not page.session.jobs.running, timeout=SLOW)
    dialog.reject()


def test_the_checks_stand_beside_the_choices(dialog: ExportDialog, screen: Screen) -> None:
    assert screen.text("findings.verdict") == "nothing blocks"
    assert screen.find("export.do").isEnabled()
    dialog.reject()
