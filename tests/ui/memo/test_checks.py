"""The checks beside the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import memos
from briefer.ui.memo.preflight.finding_row import FindingRow
from briefer.ui.memo.preflight.verdicts import verdicts

if TYPE_CHECKING:
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


def lines(desk: Desk) -> list[str]:
    """Return the lines of the summary."""
    QApplication.processEvents()
    found = desk.pane.findChildren(QWidget, "memo.preflight.line")
    return [line.accessibleName() for line in found if not line.isHidden()]


def findings(desk: Desk) -> list[FindingRow]:
    return [row for row in desk.pane.findChildren(FindingRow) if not row.isHidden()]


def review(desk: Desk) -> None:
    button = desk.pane.findChild(QPushButton, "memo.preflight.review")
    assert isinstance(button, QPushButton)
    button.click()
    QApplication.processEvents()


def misquote(desk: Desk) -> int:
    """Write a sentence that gives a speaker words that are not in the source."""
    words = "Fixture Gazette: “orderly, humane, and irregular migration”."
    block = MemoBlock(PARAGRAPH, ((Text(words),),))
    block_id = memos.add_block(desk.workspace, desk.section("bottom-line").id, block)
    desk.wait_for_pages()
    return block_id


def test_the_summary_says_what_is_in_order_and_what_is_to_know(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    assert lines(desk) == [verdict.words for verdict in verdicts(rendering)]
    assert any(line.endswith("own words verbatim") for line in lines(desk))
    assert lines(desk)[-1].endswith("to know, nothing blocks")


def test_a_handling_mark_is_counted(desk: Desk) -> None:
    memos.set_field(desk.workspace, desk.pane.memo_id, "banner", "TLP:GREEN")
    desk.wait_for_pages()
    assert "Handling mark on every page" in lines(desk)


def test_a_misquotation_blocks_and_leads_to_its_block(desk: Desk) -> None:
    heard: list[int] = []
    desk.pane.blocked.connect(heard.append)
    block_id = misquote(desk)
    assert heard[-1] == 1
    assert lines(desk)[-1].startswith("1 blocks the export")
    review(desk)
    first = findings(desk)[0]
    assert first.finding.blocks
    assert first.hasFocus()
    desk.press(Key.Key_Return)
    assert desk.focused is desk.pane.composer.view(("block", block_id))


def test_f4_goes_from_finding_to_finding_and_escape_back_to_the_memo(desk: Desk) -> None:
    misquote(desk)
    action = desk.session.actions.action("memo.findings")
    action.trigger()
    assert desk.focused is not None
    first = (desk.focused.section_id, desk.focused.block_id)
    action.trigger()
    review(desk)
    findings(desk)[0].setFocus()
    desk.press(Key.Key_Escape)
    assert not findings(desk)[0].isVisible()
    assert first[0] == desk.section("bottom-line").id


def test_an_empty_section_leads_to_its_heading(desk: Desk) -> None:
    review(desk)
    row = next(row for row in findings(desk) if row.finding.kind == "empty-section")
    row.setFocus()
    desk.press(Key.Key_Space)
    assert desk.focused is desk.rows("bottom-line")[0]


def test_an_empty_field_leads_to_the_head(desk: Desk) -> None:
    review(desk)
    row = next(row for row in findings(desk) if row.finding.kind == "header")
    row.setFocus()
    desk.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("memo.header.")


def test_every_finding_has_a_name_a_place_and_what_to_do(desk: Desk) -> None:
    review(desk)
    for row in findings(desk):
        words = [label.text() for label in row.findChildren(QLabel)]
        assert words[0]
        assert words[1:] == [row.finding.where, row.finding.message]
