"""Fields that write what is typed, folds, and rows that keep the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefer.ui.widgets.fold import Fold
from briefer.ui.widgets.rows import Rows
from briefer.ui.widgets.typed_line import TypedLine
from briefer.ui.widgets.typed_text import TypedText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance

Key = Qt.Key


@pytest.fixture
def panel(appearance: Appearance, qtbot: QtBot) -> QWidget:
    """An active panel with a column."""
    panel = QWidget()
    qtbot.addWidget(panel)
    QVBoxLayout(panel)
    panel.resize(300, 300)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def _add(panel: QWidget, *widgets: QWidget) -> None:
    layout = panel.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def test_a_line_is_written_once_with_enter_or_on_leaving(panel: QWidget) -> None:
    line, other = TypedLine("line", "Line"), QLineEdit()
    _add(panel, line, other)
    written: list[str] = []
    line.written.connect(written.append)
    line.written.connect(line.set_value)
    line.setFocus()
    QTest.keyClicks(line, " one  two ")
    QTest.keyClick(line, Key.Key_Return)
    other.setFocus()
    assert written == ["one two"]


def test_what_could_not_be_written_is_tried_again(panel: QWidget) -> None:
    line = TypedLine("line", "Line")
    _add(panel, line)
    written: list[str] = []
    line.written.connect(written.append)
    line.setFocus()
    QTest.keyClicks(line, "wrong")
    line.flush()
    line.flush()
    assert written == ["wrong", "wrong"]
    QTest.keyClick(line, Key.Key_Escape)
    line.flush()
    assert line.text() == ""
    assert len(written) == 2


def test_a_new_value_leaves_alone_what_is_being_typed(panel: QWidget) -> None:
    line, other = TypedLine("line", "Line"), QLineEdit()
    _add(panel, line, other)
    line.set_value("kept")
    line.setFocus()
    QTest.keyClicks(line, "more ")
    line.set_value("from elsewhere")
    assert "more" in line.text()
    QTest.keyClick(line, Key.Key_Escape)
    assert line.text() == "from elsewhere"


def test_the_spell_of_a_box_ends_when_one_leaves_it(panel: QWidget) -> None:
    box, other = TypedText("box", "Box"), QLineEdit()
    _add(panel, box, other)
    spells: list[str] = []

    def write(text: str, spell: str) -> None:
        spells.append(spell)
        box.set_value(text)

    box.written.connect(write)
    box.setFocus()
    for word in ("one ", "two "):
        QTest.keyClicks(box, word)
        box.flush()
    other.setFocus()
    box.setFocus()
    QTest.keyClicks(box, "three")
    box.flush()
    assert spells[0] == spells[1] != spells[2]


def test_a_fold_opens_by_key_and_says_so(panel: QWidget, appearance: Appearance) -> None:
    fold, inside = Fold(appearance, "fold", "More"), QLineEdit()
    fold.body.addWidget(inside)
    _add(panel, fold)
    fold.head.set_summary("links 2")
    assert fold.head.accessibleName() == "More, links 2, folded"
    fold.head.setFocus()
    QTest.keyClick(fold.head, Key.Key_Return)
    assert inside.isVisible()
    assert fold.head.accessibleName() == "More, links 2, unfolded"
    QTest.keyClick(fold.head, Key.Key_Left)
    assert not inside.isVisible()


def test_tab_reaches_rows_in_order_and_the_focus_never_gets_lost(panel: QWidget) -> None:
    head, tail = QPushButton("Head"), QLineEdit()
    holder = QWidget()
    _add(panel, head, holder, tail)
    rows: Rows[QPushButton] = Rows(QVBoxLayout(holder), lambda n: QPushButton(f"Row {n}"), head)
    rows.keep(1)
    rows.keep(3)
    head.setFocus()
    for number in range(3):
        QTest.keyClick(panel, Key.Key_Tab)
        assert rows[number].hasFocus()
    QTest.keyClick(panel, Key.Key_Tab)
    assert tail.hasFocus()
    rows[2].setFocus()
    rows.keep(2)
    assert rows[1].hasFocus()
    rows.keep(0)
    assert head.hasFocus()
