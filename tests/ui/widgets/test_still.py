from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.still import still

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class _Counted(FlowLayout):
    asked = 0

    @override
    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def _asked_for_twenty_words(qtbot: QtBot, *, held: bool) -> tuple[int, int, int]:
    """Return how often the height was asked, where the last word ends, and a foot stands."""
    window, form = QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(form)
    column, foot = QVBoxLayout(form), QLabel("foot")
    holder = QWidget()
    flow = _Counted(holder)
    column.addWidget(holder)
    column.addWidget(foot)
    column.addStretch(1)
    window.resize(300, 600)
    window.show()
    QApplication.processEvents()
    flow.asked = 0
    last = QLabel()

    def fill() -> None:
        nonlocal last
        for number in range(20):
            last = QLabel(f"the word {number}", holder)
            last.show()
            flow.addWidget(last)

    if held:
        with still(form), still(form):
            fill()
    else:
        fill()
    QApplication.processEvents()
    return flow.asked, holder.geometry().top() + last.geometry().bottom(), foot.y()


def test_many_changes_are_laid_out_once_and_lie_where_they_lie_otherwise(qtbot: QtBot) -> None:
    asked, bottom, foot = _asked_for_twenty_words(qtbot, held=True)
    often, same_bottom, same_foot = _asked_for_twenty_words(qtbot, held=False)
    assert (bottom, foot) == (same_bottom, same_foot)
    assert foot > bottom > 60
    assert asked * 5 < often


def test_a_widget_is_laid_out_again_after_a_fault(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    layout = QVBoxLayout(form)
    with pytest.raises(LookupError), still(form):
        raise LookupError
    assert layout.isEnabled()
