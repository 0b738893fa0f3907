from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

if TYPE_CHECKING:
    from tests.ui.read.suggestions.conftest import Reviewer

DESIGNED = 222
"""The left pane in a window that is 1100 wide."""


def segments(reviewer: Reviewer) -> list[QPushButton]:
    return reviewer.pane.filter.findChildren(QPushButton)


def test_while_suggestions_are_reviewed_the_status_line_counts_them(reviewer: Reviewer) -> None:
    assert reviewer.text("status.counts") == "2 articles · no passages"
    reviewer.begin()
    count = len(reviewer.shown)
    assert reviewer.text("status.counts") == f"no passages · {count} suggestions"
    reviewer.press(Qt.Key.Key_Return)
    reviewer.settle()
    count = reviewer.read.suggestions.open.counts[0]
    assert reviewer.text("status.counts") == f"1 passage · {count} suggestions"
    reviewer.press(Qt.Key.Key_Escape)
    assert reviewer.text("status.counts") == "2 articles · 1 passage"


def test_a_small_window_keeps_the_left_pane_narrow_and_the_filter_whole(
    reviewer: Reviewer,
) -> None:
    window = reviewer.page.window()
    window.resize(1100, 700)
    QApplication.processEvents()
    assert reviewer.read.panes[0].width() == DESIGNED
    reviewer.begin()
    assert reviewer.read.panes[0].width() == DESIGNED
    assert all(button.width() >= button.sizeHint().width() for button in segments(reviewer))
    assert [button.accessibleName() for button in segments(reviewer)][2:] == [
        "About what",
        "Quotations",
    ]
    window.resize(1440, 900)
    QApplication.processEvents()
    assert [button.text() for button in segments(reviewer)][2:] == ["About what", "Quotations"]


def test_large_text_cuts_no_word_of_the_filter(reviewer: Reviewer) -> None:
    reviewer.begin()
    reviewer.session.appearance.choose("light", 200)
    QApplication.processEvents()
    assert all(button.width() >= button.sizeHint().width() for button in segments(reviewer))
