"""The export dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from briefer.memo.draft import extract_block
from briefer.services import editions, evidence, memos
from briefer.ui.export.dialog import ExportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.model.memo import KeptMemo
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen


@pytest.fixture
def dialog(page: BriefingPage, screen: Screen, qtbot: QtBot) -> ExportDialog:
    """The dialog, with its checks done."""
    screen.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.session.jobs.running)
    found = screen.find("export-dialog")
    assert isinstance(found, ExportDialog)
    return found


KINDS = [".docx", ".pdf", ".md", ".html"]


def wait(page: BriefingPage, qtbot: QtBot) -> None:
    """Wait until nothing runs."""
    qtbot.waitUntil(lambda: not page.session.jobs.running)


def test_the_file_is_named_after_the_day_where_the_user_is(
    dialog: ExportDialog, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "today", lambda: "2023-12-31")
    screen.click("export.format..pdf")
    assert screen.text("export.file.path").endswith("Border talks 2023-12-31.pdf")
    dialog.reject()


@pytest.mark.parametrize("suffix", KINDS)
def test_a_draft_from_the_tags_is_written(
    suffix: str, dialog: ExportDialog, page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    screen.click(f"export.format.{suffix}")
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    written = list(page.session.workspace.path.parent.glob(f"*{suffix}"))
    assert len(written) == 1
    assert written[0].stat().st_size > 1000
    assert written[0].name in screen.text("export.done")
    assert editions.editions(page.session.workspace) == ()
    dialog.reject()


@pytest.fixture
def kept(page: BriefingPage) -> KeptMemo:
    return memos.add(page.session.workspace)


@pytest.fixture
def of_memo(
    page: BriefingPage, window: MainWindow, kept: KeptMemo, qtbot: QtBot
) -> Iterator[ExportDialog]:
    """The dialog of a kept memo, with its checks done."""
    dialog = ExportDialog(page.session, window, memo_id=kept.id)
    dialog.open()
    wait(page, qtbot)
    yield dialog
    if Shiboken.isValid(dialog):
        dialog.reject()


def test_the_memo_that_is_kept_is_offered_first(
    of_memo: ExportDialog, kept: KeptMemo, screen: Screen
) -> None:
    assert of_memo.isVisible()
    assert screen.find("export.memo").currentText() == kept.title  # type: ignore[attr-defined]  # found by name


@pytest.mark.usefixtures("of_memo")
def test_an_edition_is_kept_unless_the_box_is_off(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    ws = page.session.workspace
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    assert "kept as edition" in screen.text("export.said")
    assert len(editions.editions(ws)) == 1


@pytest.mark.usefixtures("of_memo")
def test_with_the_box_off_there_is_none(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    box = screen.find("export.keeps")
    QTest.keyClick(box, Qt.Key.Key_Space)
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    assert "edition" not in screen.text("export.said")
    assert editions.editions(page.session.workspace) == ()


@pytest.mark.usefixtures("of_memo")
def test_the_clean_version_is_written_and_the_choices_are_remembered(
    page: BriefingPage, window: MainWindow, kept: KeptMemo, screen: Screen, qtbot: QtBot
) -> None:
    screen.click("export.format..md")
    QTest.keyClick(screen.find("export.version.clean"), Qt.Key.Key_Space)
    wait(page, qtbot)
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    (edition,) = editions.editions(page.session.workspace)
    assert edition.edition.rendering == "clean"
    (path,) = page.session.workspace.path.parent.glob("*.md")
    assert "[^" not in path.read_text(encoding="utf-8")
    screen.click("export.cancel")
    again = ExportDialog(page.session, window, memo_id=kept.id)
    again.open()
    wait(page, qtbot)
    assert screen.text("export.do") == "Export Markdown"
    assert screen.find("export.version.clean").isChecked()  # type: ignore[attr-defined]  # found by name
    again.reject()


def test_what_blocks_is_mended_in_the_dialog(
    page: BriefingPage, window: MainWindow, kept: KeptMemo, screen: Screen, qtbot: QtBot
) -> None:
    ws = page.session.workspace
    passage = next(p for p in ws.passages.all() if p.quote.startswith("orderly, humane"))
    block = replace(extract_block(passage), words="orderly, humane, and irregular migration")
    block_id = memos.add_block(ws, kept.sections[0].id, block)
    dialog = ExportDialog(page.session, window, memo_id=kept.id)
    dialog.open()
    wait(page, qtbot)
    assert screen.text("findings.verdict") == "1 blocks"
    assert not screen.find("export.do").isEnabled()
    assert not screen.find("export.print").isEnabled()
    mend = screen.find("findings.0.fix.0")
    mend.setFocus()
    QTest.keyClick(mend, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert screen.text("findings.verdict") == "nothing blocks"
    assert screen.find("export.do").isEnabled()
    memo = ws.memos.get(kept.id)
    assert next(b for b in memo.blocks() if b.id == block_id).words == passage.quote
    dialog.reject()


@pytest.mark.usefixtures("of_memo")
def test_a_finding_is_shown_in_the_memo(page: BriefingPage, screen: Screen, qtbot: QtBot) -> None:
    screen.click("findings.show")
    assert not screen.shows("export-dialog")
    qtbot.waitUntil(lambda: screen.shows("memo.card.1"))
    assert page.stack.shown == "memo"


def test_the_checks_stand_beside_the_choices(dialog: ExportDialog, screen: Screen) -> None:
    assert screen.text("findings.verdict") == "nothing blocks"
    assert screen.find("export.do").isEnabled()
    dialog.reject()


def test_it_fits_into_a_small_window_with_large_text(
    page: BriefingPage, window: MainWindow, screen: Screen, qtbot: QtBot
) -> None:
    window.resize(1100, 700)
    appearance = page.session.appearance
    appearance.choose("light", 200)
    dialog = ExportDialog(page.session, window)
    dialog.open()
    wait(page, qtbot)
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    assert screen.find("findings").isVisible()
    dialog.reject()
    appearance.choose("light", 100)


def test_a_file_that_somebody_edited_is_not_written_over(
    page: BriefingPage, window: MainWindow, kept: KeptMemo, screen: Screen, qtbot: QtBot
) -> None:
    folder = page.session.workspace.path.parent
    names = []
    for edits in (False, True):
        dialog = ExportDialog(page.session, window, memo_id=kept.id)
        dialog.open()
        wait(page, qtbot)
        screen.click("export.format..md")
        screen.click("export.do")
        qtbot.waitUntil(lambda: screen.shows("export.done"))
        names.append(screen.text("export.done"))
        dialog.reject()
        wait(page, qtbot)
        if edits:
            (path,) = folder.glob("*.md")
            path.write_text("Edited by a colleague", encoding="utf-8")
    assert names[0] == names[1], "an export as it was written is written anew"
    dialog = ExportDialog(page.session, window, memo_id=kept.id)
    dialog.open()
    wait(page, qtbot)
    screen.click("export.do")
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    assert screen.text("export.done").endswith(" 2.md is written.")
    dialog.reject()
    assert path.read_text(encoding="utf-8") == "Edited by a colleague"
    assert len(list(folder.glob("*.md"))) == 2


def test_sourced_and_clean_and_another_memo_write_over_nothing_of_each_other(
    page: BriefingPage, window: MainWindow, kept: KeptMemo, screen: Screen, qtbot: QtBot
) -> None:
    other = memos.add(page.session.workspace, "action")
    for memo, version in ((kept, "sourced"), (kept, "clean"), (other, "clean"), (kept, "clean")):
        dialog = ExportDialog(page.session, window, memo_id=memo.id)
        dialog.open()
        screen.click("export.format..pdf")
        QTest.keyClick(screen.find(f"export.version.{version}"), Qt.Key.Key_Space)
        wait(page, qtbot)
        screen.click("export.do")
        qtbot.waitUntil(lambda: screen.shows("export.done"))
        dialog.reject()
    written = sorted(path.stem for path in page.session.workspace.path.parent.glob("*.pdf"))
    day = written[0].split()[2]
    assert written == [f"Border talks {day}{end}" for end in ("", " clean", " clean 2")]
