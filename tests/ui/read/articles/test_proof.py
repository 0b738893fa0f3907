"""The proof sheet after an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from briefer.services import articles, history
from briefer.ui.read.articles.proof_rows import COLUMNS
from briefer.ui.read.articles.proof_sheet import ProofSheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.session import Session
    from tests.ui.conftest import Screen

Key = Qt.Key

SECOND = """---
title: Second
outlet: The Gazette
date: 2023-12-20
author: Ana Ruiz
language: en
---

Words of the second text.
"""


@pytest.fixture
def sheet(new_session: Session, qtbot: QtBot, tmp_path: Path) -> ProofSheet:
    """The sheet of an import of two articles, a duplicate and a file that cannot be read."""
    (tmp_path / "in").mkdir()
    for name, text in (
        ("a.txt", "A title\nExample Wire\n\nWords of the first text.\n"),
        ("b.md", SECOND),
        ("c.txt", "A title\nExample Wire\n\nWords of the first text.\n"),
    ):
        (tmp_path / "in" / name).write_text(text)
    bad = tmp_path / "in" / "scan.xyz"
    bad.write_bytes(b"\x00")
    paths = [tmp_path / "in" / name for name in ("a.txt", "b.md", "c.txt", "scan.xyz")]
    report = articles.import_paths(new_session.workspace, paths)
    shown = ProofSheet(new_session, report)
    qtbot.addWidget(shown)
    shown.resize(1100, 500)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def cell(sheet: ProofSheet, row: int, name: str) -> tuple[str, str]:
    found = sheet.model.rows[row].cells[COLUMNS.index(name)]
    return found.text, found.note


def edit(sheet: ProofSheet, row: int, name: str, words: str) -> None:
    """Edit a fact by keys."""
    sheet.table.setFocus()
    sheet.table.setCurrentIndex(sheet.model.index(row, COLUMNS.index(name)))
    QTest.keyClick(sheet.table, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()  # a delegate takes over what was typed a little later


def test_what_was_not_found_is_said_and_nothing_is_filled_in(
    sheet: ProofSheet, screen: Screen
) -> None:
    assert screen.text("proof.counts") == "4 files · 2 imported"
    assert cell(sheet, 0, "published") == ("not found", "")
    assert cell(sheet, 0, "authors") == ("not found", "")
    assert cell(sheet, 0, "origin") == ("not established", "")
    assert cell(sheet, 0, "outlet")[0] == "Example Wire"
    assert cell(sheet, 0, "outlet")[1].startswith("F not judged")


def test_a_fact_is_set_where_it_stands_and_marked_as_set_by_you(
    sheet: ProofSheet, new_session: Session
) -> None:
    edit(sheet, 0, "published", "27 Dec 2023")
    assert cell(sheet, 0, "published") == ("27 Dec 2023", "set by you")
    edit(sheet, 0, "authors", "Ana Ruiz; Luis Mora")
    article = new_session.workspace.articles.get(sheet.model.rows[0].article.id)
    assert (article.published, article.authors) == ("2023-12-27", ("Ana Ruiz", "Luis Mora"))
    history.undo(new_session.workspace)
    assert cell(sheet, 0, "authors")[0] == "not found"


def test_a_date_that_is_none_is_said_and_changes_nothing(sheet: ProofSheet, screen: Screen) -> None:
    edit(sheet, 0, "published", "some day")
    assert "is not a date" in screen.text("proof.fault")
    assert cell(sheet, 0, "published")[0] == "not found"


def test_duplicate_and_refused_files_stand_with_their_reason(
    sheet: ProofSheet, screen: Screen
) -> None:
    screen.click("proof.shown.duplicate")
    assert screen.text("proof.others").startswith("c.txt: the same text is there as article")
    screen.click("proof.shown.refused")
    assert screen.text("proof.others").startswith("scan.xyz: ")
    screen.click("proof.shown.all")
    assert len(sheet.model.rows) == 2


def test_the_strip_leads_to_the_sheet_and_escape_back(
    page: BriefingPage, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    new = tmp_path / "new.txt"
    new.write_text("A new title\n\nWords.\n")
    page.import_paths([new])
    qtbot.waitUntil(lambda: screen.shows("import-strip.proof"))
    screen.click("import-strip.proof")
    assert screen.shows("proof.table")
    screen.press(Key.Key_Escape)
    assert not screen.shows("proof.table")
    assert page.stack.shown == "read"
