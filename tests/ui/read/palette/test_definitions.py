"""What a topic means is shown on its row and on its chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.ui.read.palette.results import ResultList
from briefer.ui.widgets.topic_chip import TopicChip

if TYPE_CHECKING:
    from tests.ui.read.conftest import Hands

WORDS = "shelters ran out of beds"


def test_a_row_and_a_chip_say_what_the_topic_means(hands: Hands) -> None:
    aid = hands.session.workspace.codebook.load().find_topic("Aid")
    assert aid.definition
    hands.select(WORDS)
    hands.type("aid")
    shown = hands.palette.findChild(ResultList)
    assert shown is not None
    rows = shown.model()
    tips = {
        rows.index(row, 0).data(): rows.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
        for row in range(rows.rowCount())
    }
    assert tips["Aid"] == aid.meaning
    assert aid.definition in tips["Aid"]
    hands.press(Qt.Key.Key_Return)
    chip = hands.palette.findChild(TopicChip)
    assert chip is not None
    assert chip.toolTip() == aid.meaning
