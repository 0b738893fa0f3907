from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from briefer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_flow_keeps_its_lines_when_the_bindings_take_its_items_for_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, flow = QVBoxLayout(window), FlowLayout()
    column.addLayout(flow)
    buttons = [QPushButton(f"button {number}") for number in range(6)]
    for button in buttons:
        flow.addWidget(button)
    window.resize(260, 300)
    window.show()
    QApplication.processEvents()
    height = flow.heightForWidth(240)
    assert height > 2 * buttons[0].height()
    for number in range(flow.count()):
        item = flow.itemAt(number)
        assert item is not None
        Shiboken.invalidate(item)
    assert flow.heightForWidth(240) == height
    window.resize(900, 300)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 1


def test_a_cleared_flow_is_empty_and_its_widgets_are_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    button = QPushButton("one")
    flow.addWidget(button)
    flow.clear()
    assert flow.count() == 0
    qtbot.waitUntil(lambda: not Shiboken.isValid(button))
    assert flow.heightForWidth(100) == 0


@pytest.mark.parametrize("nested", [False, True])
def test_the_height_is_that_of_the_widgets_as_they_are_now(qtbot: QtBot, *, nested: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout() if nested else FlowLayout(window)
    if nested:
        QVBoxLayout(window).addLayout(flow)
    labels = [QLabel("word") for _ in range(4)]
    for label in labels:
        flow.addWidget(label)
    window.show()

    def heights() -> tuple[int, int]:
        found = flow.heightForWidth(200), flow.heightForWidth(60)
        flow.invalidate()  # now it must measure
        assert found == (flow.heightForWidth(200), flow.heightForWidth(60))
        return found

    seen = [heights()]
    labels[0].setText("a much longer word than it was")
    seen.append(heights())
    labels[1].setMinimumHeight(50)
    seen.append(heights())
    labels[2].hide()
    labels[3].hide()
    seen.append(heights())
    labels[1].setStyleSheet("font-size: 60px")
    seen.append(heights())
    flow.takeAt(1)
    seen.append(heights())
    assert all(before != after for before, after in pairwise(seen)), seen
    more = QPushButton("one more")
    more.setMinimumHeight(90)  # whatever look the window has given to buttons
    flow.addWidget(more)
    more.show()  # Qt does so by itself, a little later
    assert heights() > seen[-1]
