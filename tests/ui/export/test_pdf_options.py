"""A PDF for an archive, and one behind a password: asked for by keys and mouse, kept nowhere."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from briefer import paths
from briefer.errors import InputError
from briefer.services import exporting
from briefer.services.exporting import PdfWish
from briefer.ui.export import dialog as dialog_module
from tests.ui.export.test_export import dialog, kept, of_memo, wait  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.export.dialog import ExportDialog
    from tests.ui.conftest import Screen

SECRET = "Open Sesame, number 7"
NOT_BOTH = "A PDF for an archive cannot have a password."


@pytest.fixture
def pdf(of_memo: ExportDialog, screen: Screen) -> ExportDialog:  # noqa: F811 - a fixture
    """The dialog of a kept memo, for a PDF."""
    screen.click("export.format..pdf")
    return of_memo


def tick(screen: Screen, name: str) -> None:
    """Click into a box."""
    box = screen.find(name)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    QApplication.processEvents()


def written(page: BriefingPage, screen: Screen, qtbot: QtBot) -> Path:
    """Export, and return the file."""
    screen.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.shows("export.done"))
    (path,) = page.session.workspace.path.parent.glob("*.pdf")
    return path


def read(path: Path, *password: str) -> subprocess.CompletedProcess[str]:
    """Return what a reader makes of a file."""
    command = ["pdftotext", *password, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("of_memo")
def test_only_a_pdf_is_asked_for_them(screen: Screen) -> None:
    for kind in (".docx", ".md", ".html"):
        screen.click(f"export.format.{kind}")
        assert not screen.shows("export.archive")
        assert not screen.shows("export.lock")
    screen.click("export.format..pdf")
    assert screen.shows("export.archive")
    assert screen.shows("export.lock")
    assert not screen.shows("export.password")


@pytest.mark.usefixtures("pdf")
def test_an_archive_is_written_that_says_so(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    tick(screen, "export.archive")
    path = written(page, screen, qtbot)
    assert b"pdfaid" in path.read_bytes()
    assert "for an archive" in screen.text("export.said")


@pytest.mark.usefixtures("pdf")
def test_a_password_that_is_typed_twice_opens_the_pdf_and_nothing_else_does(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    QTest.keyClick(screen.find("export.lock"), Qt.Key.Key_Space)
    assert not screen.find("export.do").isEnabled()
    screen.fill("export.password", SECRET)
    screen.press(Qt.Key.Key_Tab)
    again = QApplication.focusWidget()
    assert again is screen.find("export.password-again")
    QTest.keyClicks(again, SECRET)
    assert screen.find("export.do").isEnabled()
    path = written(page, screen, qtbot)
    assert "opens with the password alone" in screen.text("export.said")
    assert read(path).returncode
    assert "Border" in read(path, "-upw", SECRET).stdout


@pytest.mark.usefixtures("pdf")
def test_the_line_has_the_focus_and_hides_what_is_typed_until_it_is_shown(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    tick(screen, "export.lock")
    line = screen.field("export.password")
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, SECRET)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert screen.text("export.pdf-fault") == "Type the same password in both lines, or show it."
    tick(screen, "export.shows-password")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert not screen.shows("export.password-again")
    assert not screen.shows("export.pdf-fault")
    assert screen.find("export.do").isEnabled()
    assert read(written(page, screen, qtbot), "-upw", SECRET).returncode == 0


@pytest.mark.usefixtures("pdf")
def test_two_passwords_that_differ_and_none_write_nothing(
    page: BriefingPage, screen: Screen
) -> None:
    tick(screen, "export.lock")
    assert screen.text("export.pdf-fault") == "Type the password that shall open the PDF."
    screen.fill("export.password", SECRET)
    screen.fill("export.password-again", SECRET.lower())
    assert not screen.find("export.do").isEnabled()
    screen.field("export.password").setText("é" * 64)  # keys with accents cannot be pressed here
    assert screen.text("export.pdf-fault").startswith("The password is too long")
    screen.fill("export.password", SECRET)
    assert screen.find("export.do").toolTip() == screen.text("export.pdf-fault")
    screen.press(Qt.Key.Key_Return)
    assert not screen.shows("export.done")
    assert list(page.session.workspace.path.parent.glob("*.pdf")) == []
    assert screen.find("export.print").isEnabled(), "printing needs no password"


@pytest.mark.usefixtures("pdf")
def test_an_archive_with_a_password_is_refused_in_one_sentence(screen: Screen) -> None:
    tick(screen, "export.archive")
    tick(screen, "export.lock")
    assert screen.text("export.pdf-fault") == NOT_BOTH
    assert screen.find("export.pdf-fault").accessibleDescription() == NOT_BOTH
    assert not screen.find("export.do").isEnabled()
    screen.click("export.format..docx")
    assert screen.find("export.do").isEnabled(), "Word is asked for nothing of this"
    screen.click("export.format..pdf")
    tick(screen, "export.archive")
    assert screen.text("export.pdf-fault") != NOT_BOTH
    tick(screen, "export.lock")
    assert not screen.shows("export.pdf-fault")
    assert screen.find("export.do").isEnabled()


def test_the_writer_refuses_them_in_the_same_words(
    page: BriefingPage,
    kept: object,  # noqa: F811 - a fixture
    tmp_path: Path,
) -> None:
    ws = page.session.workspace
    rendering = exporting.rendering(ws)
    out = tmp_path / "memo.pdf"
    with pytest.raises(InputError, match=NOT_BOTH):
        exporting.write(ws, rendering, out, wish=PdfWish(archive=True, password="x"))
    assert not out.exists()


@pytest.mark.usefixtures("pdf")
def test_a_password_is_written_nowhere_but_into_the_pdf(
    page: BriefingPage,
    screen: Screen,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    pdf: ExportDialog,
) -> None:
    caplog.set_level(logging.DEBUG)
    tick(screen, "export.lock")
    tick(screen, "export.shows-password")
    screen.fill("export.password", SECRET)
    written(page, screen, qtbot)
    assert SECRET not in repr(PdfWish(password=SECRET))
    assert SECRET not in caplog.text
    for folder in (page.session.workspace.path.parent, paths.user_config()):
        for path in filter(Path.is_file, folder.rglob("*")):
            assert SECRET.encode() not in path.read_bytes(), path
    lines = pdf.findChildren(QLineEdit)
    assert [line.text() for line in lines if line.objectName().startswith("export.password")] == [
        "",
        "",
    ]


@pytest.mark.usefixtures("pdf")
def test_every_control_is_named_for_those_who_do_not_see_it(screen: Screen) -> None:
    tick(screen, "export.lock")
    for name in ("export.archive", "export.lock", "export.shows-password"):
        box = screen.find(name)
        assert isinstance(box, QCheckBox)
        assert box.text()
    assert screen.find("export.archive").accessibleDescription()
    assert screen.find("export.password").accessibleName() == "Password"
    assert screen.find("export.password-again").accessibleName() == "The same password again"


@pytest.mark.usefixtures("pdf")
def test_what_is_not_opened_is_said_on_the_page(
    page: BriefingPage, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def opens(_jobs: object, path: Path, failed: object) -> None:
        asked.append(path)
        assert callable(failed)
        failed(f"No program for {path.name}.")

    monkeypatch.setattr(dialog_module, "open_outside", opens)
    path = written(page, screen, qtbot)
    assert not screen.shows("export.not-opened")
    screen.click("export.open-file")
    assert screen.text("export.not-opened") == f"No program for {path.name}."
    screen.click("export.show-folder")
    assert screen.text("export.not-opened") == f"No program for {path.parent.name}."
    assert asked == [path, path.parent]


@pytest.mark.usefixtures("pdf")
def test_it_opens_when_done_where_that_is_asked(
    page: BriefingPage, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(dialog_module, "open_outside", lambda _, path, __: asked.append(path))
    tick(screen, "export.open")
    assert asked == []
    assert [written(page, screen, qtbot)] == asked


def test_what_ends_after_the_dialog_was_closed_is_told_all_the_same(
    pdf: ExportDialog, page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.session.messages.noted.connect(lambda words, *_: said.append(words))
    screen.click("export.do")
    pdf.reject()
    QApplication.processEvents()
    wait(page, qtbot)
    (path,) = page.session.workspace.path.parent.glob("*.pdf")
    assert said == [f"{path.name} is written."]
