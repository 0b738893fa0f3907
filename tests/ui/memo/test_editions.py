"""The editions beside the memo: files, what they said, and what is new since."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)

from briefer.services import editions, exporting, pictures, tagging
from briefer.ui.memo.editions import presenter
from briefer.ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from briefer.ui.memo.editions.pane import EditionsPane
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


def export(desk: Desk, folder: Path, name: str = "memo.pdf") -> None:
    rendering = exporting.preview(desk.workspace, desk.pane.memo_id)
    exporting.write(desk.workspace, rendering, folder / name)


def open_pane(desk: Desk) -> EditionsPane:
    desk.session.actions.action("memo.editions").trigger()
    wait(desk)
    pane = desk.pane.findChild(QWidget, "memo.editions")
    assert pane is not None
    assert pane.isVisible()
    return pane  # type: ignore[return-value]  # found by its name


def wait(desk: Desk) -> None:
    desk.wait_for_pages()
    desk.qtbot.waitUntil(lambda: not desk.session.jobs.running)
    QApplication.processEvents()


def rows(pane: QWidget) -> list[str]:
    found = pane.findChildren(TwoLines, "memo.editions.line")
    return [row.accessibleName() for row in found if row.isVisible()]


def part(pane: QWidget, name: str) -> QWidget:
    found = pane.findChild(QWidget, f"memo.editions.{name}")
    assert found is not None, name
    return found


def restance(desk: Desk) -> None:
    """Turn a stance in favour into one against."""
    passage = next(
        p
        for p in desk.workspace.passages.all()
        if p.speakers and any(tag.stance in {1, 2} for tag in p.topics)
    )
    tag = next(tag for tag in passage.topics if tag.stance in {1, 2})
    tagging.set_topic(desk.workspace, passage.id, replace(tag, stance=-2))


def test_without_an_edition_the_pane_says_how_one_comes(desk: Desk) -> None:
    pane = open_pane(desk)
    none = part(pane, "none")
    assert isinstance(none, QLabel)
    assert none.isVisible()
    assert not part(pane, "box").isVisible()
    desk.press(Key.Key_Escape)
    assert not pane.isVisible()
    assert desk.pane.outline.isVisible()


def test_an_export_is_listed_with_its_files_and_opens(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(presenter, "open_outside", lambda _, path, __: opened.append(str(path)))
    pane = open_pane(desk)
    export(desk, tmp_path)
    export(desk, tmp_path, "memo.docx")
    wait(desk)
    said, box = part(pane, "said"), part(pane, "box")
    assert isinstance(said, QLabel)
    assert isinstance(box, QComboBox)
    assert " · Sourced · PDF, Word · " in said.text()
    assert box.count() == 1
    button = part(pane, "open.1")
    button.setFocus()
    desk.press(Key.Key_Space)
    assert opened == [str(tmp_path / "memo.docx")]
    assert rows(pane) == []


def test_a_file_that_is_gone_cannot_be_opened(desk: Desk, tmp_path: Path) -> None:
    export(desk, tmp_path)
    (tmp_path / "memo.pdf").unlink()
    pane = open_pane(desk)
    said = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert "no longer there" in said
    assert pane.findChild(QPushButton, "memo.editions.open.0") is None


def test_what_is_new_since_leads_to_its_passage(desk: Desk, tmp_path: Path) -> None:
    export(desk, tmp_path)
    pane = open_pane(desk)
    assert rows(pane) == []
    restance(desk)
    wait(desk)
    lines = rows(pane)
    assert lines
    assert all(line.endswith("was for, now against") for line in lines)
    row = next(r for r in pane.findChildren(TwoLines, "memo.editions.line") if r.isVisible())
    row.setFocus()
    desk.press(Key.Key_Return)
    passage = desk.workspace.passages.get(desk.session.selection.passage_id)
    assert any(tag.stance == -2 for tag in passage.topics)


def test_a_picture_that_it_printed_is_shown_no_wider_than_the_text(
    desk: Desk, tmp_path: Path
) -> None:
    made = BytesIO()
    Image.new("RGB", (2400, 300), "red").save(made, "PNG")
    figure = pictures.keep(desk.workspace, made.getvalue())
    pictures.add(desk.workspace, desk.section("outlook").id, [figure])
    desk.wait_for_pages()
    export(desk, tmp_path)
    open_pane(desk)
    part(desk.pane, "held").setFocus()
    desk.press(Key.Key_Space)
    text = desk.pane.findChild(QTextEdit, "memo.held.text")
    assert text is not None
    assert "\ufffc" in text.toPlainText()
    assert "base64" not in text.toPlainText()
    assert text.document().size().width() <= text.viewport().width()


def test_what_it_said_is_shown_in_place_of_the_memo(desk: Desk, tmp_path: Path) -> None:
    export(desk, tmp_path)
    open_pane(desk)
    held = part(desk.pane, "held")
    held.setFocus()
    desk.press(Key.Key_Space)
    text = desk.pane.findChild(QTextEdit, "memo.held.text")
    assert text is not None
    assert text.hasFocus()
    (kept,) = editions.editions(desk.workspace)
    shown = text.toPlainText()
    assert "**" not in shown
    assert "[^" not in shown
    assert "orderly, humane, and regular migration” (quoted by Fixture Gazette)[" in shown
    assert kept.edition.snapshot
    desk.press(Key.Key_Escape)
    assert not text.isVisible()
    assert desk.pane.composer.isVisible()


def test_the_box_marks_what_is_new(desk: Desk, tmp_path: Path) -> None:
    export(desk, tmp_path)
    pane = open_pane(desk)
    restance(desk)
    wait(desk)
    box = part(pane, "marks")
    assert isinstance(box, QCheckBox)
    box.setFocus()
    desk.press(Key.Key_Space)
    wait(desk)
    (kept,) = editions.editions(desk.workspace)
    assert desk.memo.fields["since"] == kept.edition.guid
    assert box.isChecked()
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    marked = [b for b in rendering.composed.memo.blocks if "Changed:" in str(b)]
    assert marked
    box.setFocus()
    desk.press(Key.Key_Space)
    wait(desk)
    assert "since" not in desk.memo.fields
