"""The checks beside the memo: the list, the cards, and what mends a finding."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from briefer.memo.draft import extract_block
from briefer.memo.finding import UNDESCRIBED, Finding
from briefer.model.inline import NoteRef, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import history, memos, pictures
from briefer.ui.memo.preflight.finding_card import FindingCard
from briefer.ui.memo.preflight.finding_row import FindingRow
from briefer.ui.memo.preflight.verdicts import heading, verdicts
from briefer.ui.widgets.popover import SHADOW

if TYPE_CHECKING:
    from tests.ui.memo.conftest import Desk

Key = Qt.Key


def lines(desk: Desk) -> list[str]:
    """Return the lines of the summary."""
    QApplication.processEvents()
    found = desk.pane.findChildren(QWidget, "memo.preflight.line")
    return [line.accessibleName() for line in found if not line.isHidden()]


def rows(desk: Desk) -> list[FindingRow]:
    """Return the rows of the list that are shown."""
    QApplication.processEvents()
    return [row for row in desk.pane.findChildren(FindingRow) if row.isVisible()]


def cards(desk: Desk) -> list[FindingCard]:
    """Return the cards that are shown, from the top."""
    QApplication.processEvents()
    found = [card for card in desk.pane.findChildren(FindingCard) if card.isVisible()]
    return sorted(found, key=lambda card: card.y())


def part(desk: Desk, name: str) -> QWidget:
    """Return the widget of the first card whose name ends like this."""
    card = cards(desk)[0]
    return next(w for w in card.findChildren(QWidget) if w.objectName().endswith(f".{name}"))


def review(desk: Desk) -> None:
    """Press Review."""
    button = desk.pane.findChild(QPushButton, "memo.preflight.review")
    assert isinstance(button, QPushButton)
    button.click()
    QApplication.processEvents()


def choose(desk: Desk, kind: str) -> Finding:
    """Go down the list with the keys to a finding of a kind, and choose it."""
    row = next(row for row in rows(desk) if row.finding.kind == kind)
    row.setFocus()
    desk.press(Key.Key_Return)
    assert cards(desk)[0].finding == row.finding
    return row.finding


def misquote(desk: Desk) -> int:
    """Write a sentence that gives a speaker words that are not in the source."""
    words = "Fixture Gazette: “orderly, humane, and irregular migration”."
    block = MemoBlock(PARAGRAPH, ((Text(words),),))
    block_id = memos.add_block(desk.workspace, desk.section("bottom-line").id, block)
    desk.wait_for_pages()
    return block_id


def attribute(desk: Desk) -> int:
    """Print a reporter's words as a quotation of somebody."""
    words = "With more people on the road"
    passage = next(p for p in desk.workspace.passages.all() if p.quote.startswith(words))
    block = replace(extract_block(passage), content=((Text("López Obrador: “"),),))
    block_id = memos.add_block(desk.workspace, desk.section("bottom-line").id, block)
    desk.wait_for_pages()
    return block_id


def test_the_summary_says_what_is_in_order_and_what_is_to_know(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    assert lines(desk) == [verdict.words for verdict in verdicts(rendering)]
    assert lines(desk)[-1].endswith("to know, nothing blocks")


def test_a_handling_mark_is_counted(desk: Desk) -> None:
    memos.set_field(desk.workspace, desk.pane.memo_id, "banner", "TLP:GREEN")
    desk.wait_for_pages()
    assert "Handling mark on every page" in lines(desk)


def test_the_line_that_counts_says_whose_words_the_extracts_are(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    counted = rendering.tally
    said = f"{counted.extracts} extracts match their sources: 1 is speakers’ own words, "
    assert lines(desk)[0] == f"{said}{counted.reported} are reporters’"


def test_a_misquotation_blocks_and_shows_what_differs(desk: Desk) -> None:
    heard: list[int] = []
    desk.pane.blocked.connect(heard.append)
    misquote(desk)
    assert heard[-1] == 1
    assert lines(desk)[-1].startswith("1 blocks the export")
    review(desk)
    card = cards(desk)[0]
    assert card.finding.blocks
    box = part(desk, "box.0.words")
    assert isinstance(box, QLabel)
    assert "line-through" in box.text()
    assert "[not in the source: irregular]" in box.accessibleName()
    other = part(desk, "box.1.words")
    assert isinstance(other, QLabel)
    assert "text-decoration: underline; font-weight: 600" in other.text()
    assert "[missing in the memo: regular]" in other.accessibleName()
    note = part(desk, "note")
    assert isinstance(note, QLabel)
    assert note.text().startswith("1 word differs.")


def test_the_words_that_differ_are_painted_in_their_colours(desk: Desk) -> None:
    misquote(desk)
    review(desk)
    appearance = desk.session.appearance
    for name, role in (("box.0.words", "danger-soft"), ("box.1.words", "ok-soft")):
        picture = part(desk, name).grab().toImage()
        wanted = appearance.colour(role).rgb()
        found = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        }
        assert wanted in found


def test_enter_mends_it_and_goes_to_the_next_finding(desk: Desk) -> None:
    block_id = misquote(desk)
    review(desk)
    following = rows(desk)[1].finding
    desk.press(Key.Key_Return)
    desk.wait_for_pages()
    ((words, note),) = desk.block(block_id).content
    assert words == Text("Fixture Gazette: “orderly, humane, and regular migration”.")
    assert isinstance(note, NoteRef)
    assert cards(desk)[0].finding == following
    focus = QApplication.focusWidget()
    assert focus is not None
    assert cards(desk)[0].isAncestorOf(focus)
    assert history.undo(desk.workspace).label == "Restore the source’s words"
    desk.wait_for_pages()
    assert rows(desk)[0].finding.kind == "quotation"


def test_a_second_press_before_the_checks_are_done_mends_nothing_more(desk: Desk) -> None:
    misquote(desk)
    review(desk)
    steps = len(desk.workspace.history.steps())
    desk.press(Key.Key_Return, times=2)
    desk.wait_for_pages()
    assert len(desk.workspace.history.steps()) == steps + 1


def test_a_reporters_words_show_their_marks_and_what_will_print(desk: Desk) -> None:
    block_id = attribute(desk)
    review(desk)
    marks = part(desk, "box.0.words")
    assert isinstance(marks, QLabel)
    assert marks.text().count("font-weight: 700") == 2
    prints = part(desk, "prints.words")
    assert isinstance(prints, QLabel)
    assert "Fixture Gazette reports: With more people" in prints.text()
    first = part(desk, "fix.0")
    assert isinstance(first, QPushButton)
    assert first.text() == "Attribute to Fixture Gazette"
    desk.press(Key.Key_Space)
    desk.wait_for_pages()
    assert desk.block(block_id).content == ((),) or desk.block(block_id).content == ()


def test_the_place_of_a_finding_leads_to_its_block(desk: Desk) -> None:
    block_id = misquote(desk)
    review(desk)
    part(desk, "place").setFocus()
    desk.press(Key.Key_Return)
    assert desk.pane.preview.isVisible()
    assert desk.focused is desk.composer.sheet.find(("block", block_id))


def test_after_the_findings_every_pane_is_as_wide_as_before(desk: Desk) -> None:
    before = desk.pane.splitter.sizes()
    assert min(before) > 200
    review(desk)
    desk.press(Key.Key_Escape)
    QApplication.processEvents()
    assert desk.pane.splitter.sizes() == before


def test_f4_goes_from_finding_to_finding_and_escape_back_to_the_memo(desk: Desk) -> None:
    misquote(desk)
    action = desk.session.actions.action("memo.findings")
    seen = []
    for _ in range(3):
        action.trigger()
        QApplication.processEvents()
        seen.append(cards(desk)[0].finding)
    assert seen[0].kind == "quotation"
    assert len(set(seen)) == 3
    desk.press(Key.Key_Escape)
    assert not cards(desk)
    assert not rows(desk)
    assert desk.focused is not None


def test_a_reason_is_given_in_place_and_the_finding_folds_away(desk: Desk) -> None:
    review(desk)
    finding = choose(desk, "single-origin")
    accept = part(desk, "accept")
    accept.setFocus()
    desk.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().endswith(".accept.reason")
    desk.press(Key.Key_Return)
    assert "accepted" not in desk.memo.fields, "a reason is asked for"
    desk.type("One outlet was asked for")
    desk.press(Key.Key_Return)
    desk.wait_for_pages()
    assert "One outlet was asked for" in desk.memo.fields["accepted"]
    assert finding.key not in {row.finding.key for row in rows(desk)}
    fold = desk.pane.findChild(QWidget, "memo.review.accepted")
    assert fold is not None
    fold.setFocus()
    desk.press(Key.Key_Return)
    row = next(row for row in rows(desk) if row.finding.key == finding.key)
    row.setFocus()
    desk.press(Key.Key_Return)
    words = part(desk, "reason")
    assert isinstance(words, QLabel)
    assert words.text().endswith(": One outlet was asked for")
    part(desk, "withdraw").setFocus()
    desk.press(Key.Key_Space)
    desk.wait_for_pages()
    assert "accepted" not in desk.memo.fields


def test_escape_closes_the_line_for_the_reason_alone(desk: Desk) -> None:
    review(desk)
    choose(desk, "single-origin")
    part(desk, "accept").setFocus()
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Escape)
    assert cards(desk)
    assert not part(desk, "accept.reason").isVisible()


def test_a_picture_without_a_description_asks_for_it(desk: Desk) -> None:
    made = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(made, "PNG")
    ws = desk.workspace
    figure = pictures.keep(ws, made.getvalue())
    (block_id,) = pictures.add(ws, desk.section("outlook").id, [figure])
    desk.wait_for_pages()
    review(desk)
    choose(desk, UNDESCRIBED)
    button = next(b for b in cards(desk)[0].findChildren(QPushButton) if b.text() == "Describe it")
    button.click()
    QApplication.processEvents()
    assert desk.pane.figure.isVisible()
    assert desk.pane.figure.alt.hasFocus()
    piece = next(piece for piece in desk.pieces if piece.block_id == block_id)
    box = desk.composer.geometry_of.box(piece)
    below = desk.composer.viewport().mapTo(desk.pane, box.bottomLeft().toPoint())
    panel = desk.pane.figure.geometry()
    assert abs(panel.top() + SHADOW - below.y()) < 20 or panel.bottom() - SHADOW <= below.y()
    desk.type("A dark field")
    desk.press(Key.Key_Return)
    desk.wait_for_pages()
    assert UNDESCRIBED not in [row.finding.kind for row in rows(desk)]


def test_an_empty_section_leads_to_its_heading(desk: Desk) -> None:
    review(desk)
    choose(desk, "empty-section")
    desk.press(Key.Key_Space)
    assert desk.focused is desk.rows("bottom-line")[0]


def test_an_empty_field_leads_to_the_head(desk: Desk) -> None:
    review(desk)
    choose(desk, "header")
    desk.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("memo.header.")


def test_what_cannot_be_mended_any_more_says_so_in_its_card(desk: Desk) -> None:
    block_id = misquote(desk)
    review(desk)
    desk.pane.desk.show_pages(wanted=False)
    memos.remove_block(desk.workspace, block_id)
    part(desk, "fix.0").setFocus()
    desk.press(Key.Key_Space)
    fault = part(desk, "fault")
    assert isinstance(fault, QLabel)
    assert fault.isVisible()
    assert "no longer in the memo" in fault.text()


def test_every_finding_has_a_name_a_place_and_what_to_do(desk: Desk) -> None:
    review(desk)
    for row in rows(desk):
        assert row.accessibleName() == f"{heading(row.finding)}. {row.finding.where}"
        assert row.accessibleDescription() == row.finding.message
        row.chosen.emit()
        QApplication.processEvents()
        message = part(desk, "message")
        assert isinstance(message, QLabel)
        assert message.text() == row.finding.message
        buttons = [b.text() for b in cards(desk)[0].findChildren(QPushButton) if b.isVisible()]
        assert row.finding.where in buttons
        assert "Accept…" in buttons


def test_hundreds_of_findings_come_a_few_at_a_time_and_all_of_them(desk: Desk) -> None:
    rendering = desk.pane.desk.rendering
    assert rendering is not None
    many = tuple(
        Finding("unsourced", f"§ {n}", "Words without a source.", about=f"words {n}")
        for n in range(150)
    )
    vars(rendering)["findings"] = many
    desk.session.actions.action("memo.findings").trigger()
    first = [row for row in desk.pane.findChildren(FindingRow) if row.isVisibleTo(desk.pane)]
    assert 0 < len(first) < 60
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == 150)
    assert [row.finding for row in sorted(rows(desk), key=lambda row: row.y())] == list(many)
