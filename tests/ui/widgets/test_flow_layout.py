from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
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
