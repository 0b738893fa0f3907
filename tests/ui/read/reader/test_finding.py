from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from briefer.services import history

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BODY = (
    "The border is long. Who holds the BORDER? Nobody holds a border.\n\n"
    + ("Another line of words that fills the page and says nothing of it. " * 12 + "\n\n") * 12
)


@pytest.fixture
def page(show_text: Callable[[str], Hands]) -> Hands:
    """A reader with the text above."""
    return show_text(BODY)


def count(hands: Hands) -> str:
    label = hands.pane.findChild(QLabel, "findCount")
    assert isinstance(label, QLabel)
    return label.text()


def find(hands: Hands, words: str) -> None:
    hands.press(Key.Key_F, CONTROL)
    hands.type(words)


def places(hands: Hands) -> list[int]:
    return [start for start, _end in hands.text.painter.hits]


def test_hits_are_counted_shown_and_walked_through(page: Hands) -> None:
    find(page, "border")
    assert count(page) == "1 of 3"
    assert len(places(page)) == 3
    page.press(Key.Key_Return)
    assert count(page) == "2 of 3"
    assert page.selected() == "BORDER"
    page.press(Key.Key_Return, SHIFT)
    page.press(Key.Key_Return, SHIFT)
    assert count(page) == "3 of 3 · from the end"
    page.press(Key.Key_Return)
    assert count(page) == "1 of 3 · from the top"
    page.press(Key.Key_Return, SHIFT)
    page.press(Key.Key_Escape)
    assert page.selected() == "border"
    assert not places(page)
    assert page.has_focus(page.text)


def test_f3_goes_on_after_the_bar_is_closed(page: Hands) -> None:
    page.text.select(0, 0)
    find(page, "border")
    page.press(Key.Key_Escape)
    page.press(Key.Key_F3)
    assert page.selected() == "BORDER"
    page.press(Key.Key_F3, SHIFT)
    assert page.text.selected_units()[0] == BODY.index("border")


def test_selected_words_are_looked_for(page: Hands) -> None:
    page.select("Nobody")
    page.press(Key.Key_F, CONTROL)
    assert page.pane.find_bar.words == "Nobody"
    assert count(page) == "1 of 1"


def test_every_hit_is_tagged_in_one_step(page: Hands) -> None:
    find(page, "border")
    page.press(Key.Key_Return, ALT)
    page.type("talks")
    page.press(Key.Key_Return)
    page.press(Key.Key_Escape)
    assert [p.quote for p in page.passages] == ["border", "BORDER", "border"]
    assert {len(p.topics) for p in page.passages} == {1}
    assert history.undo(page.session.workspace).label == "Tag 3 passages “Talks”"
    assert not page.passages


def test_words_that_are_nowhere_are_said_to_be(page: Hands) -> None:
    find(page, "xyzzy")
    assert count(page) == "not found"
    page.press(Key.Key_Return, ALT)
    assert not page.palette.isVisible()


def test_what_counts_is_turned_by_keys_and_remembered(page: Hands) -> None:
    find(page, "borde")
    bar, choices = page.pane.find_bar, page.session.preferences
    for key, name, kept, seen in (
        (Key.Key_C, "case", "find_case", "1 of 2"),
        (Key.Key_W, "whole_words", "find_whole_words", "not found"),
        (Key.Key_A, "accents", "find_accents", "1 of 3"),
    ):
        page.press(key, ALT)
        assert count(page) == seen
        assert bar.switches[name].isChecked()
        assert getattr(choices.value, kept)
        assert bar.switches[name].accessibleName()
        page.press(key, ALT)
        assert count(page) == "1 of 3"
        assert not getattr(choices.value, kept)


def test_the_switches_are_those_of_the_preferences(page: Hands) -> None:
    choices = page.session.preferences
    choices.change(replace(choices.value, find_case=True))
    find(page, "BORDER")
    assert count(page) == "1 of 1"
    QTest.mouseClick(page.pane.find_bar.switches["case"], Qt.MouseButton.LeftButton)
    assert count(page) == "1 of 3"
    assert not choices.value.find_case


def test_width_and_size_follow_the_preferences_and_the_line_on_top_stays(page: Hands) -> None:
    choices = page.session.preferences
    unit = BODY.index("Another", 3000)
    view = page.pane.view
    view.scroll_to(page.text.line_on_page(unit)[0])
    seen = []
    for size, width in ((100, 50), (160, 66), (80, 90), (100, 66)):
        choices.change(replace(choices.value, reader_size=size, reader_width=width))
        QApplication.processEvents()
        measures = page.text.painter.measures
        seen.append((measures.text_width, page.text.painter.kind.body.pixelSize()))
        assert abs(page.text.line_on_page(unit)[0] - view.offset) <= page.text.painter.kind.line
    assert len(set(seen)) == 4
    assert seen[1][1] > seen[0][1] > seen[2][1]


def test_control_and_the_wheel_change_the_size_of_the_text(page: Hands) -> None:
    at = QPointF(200, 200)
    for turn, size in ((120, 110), (120, 120), (-120, 110)):
        event = QWheelEvent(
            at,
            page.pane.view.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(page.pane.view, event)
        assert page.session.preferences.value.reader_size == size
