"""Whatever is pressed: what is kept is what is shown, and words of a source stay verbatim."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.memo import EXTRACT
from briefer.services import history
from briefer.ui.memo.composer.runs import normal
from briefer.ui.memo.composer.text_row import TextRowView

if TYPE_CHECKING:
    from briefer.model.memo import MemoBlock
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

KEYS = [
    (Key.Key_Up, NONE),
    (Key.Key_Down, NONE),
    (Key.Key_Left, NONE),
    (Key.Key_Right, NONE),
    (Key.Key_Home, NONE),
    (Key.Key_End, NONE),
    (Key.Key_Left, SHIFT),
    (Key.Key_End, SHIFT),
    (Key.Key_Return, NONE),
    (Key.Key_Return, NONE),
    (Key.Key_Return, SHIFT),
    (Key.Key_Backspace, NONE),
    (Key.Key_Backspace, NONE),
    (Key.Key_Delete, NONE),
    (Key.Key_Backspace, CONTROL),
    (Key.Key_X, CONTROL),
    (Key.Key_C, CONTROL),
    (Key.Key_V, CONTROL),
    (Key.Key_B, CONTROL),
    (Key.Key_Up, ALT),
    (Key.Key_Down, ALT),
    (Key.Key_F2, NONE),
    (Key.Key_Escape, NONE),
]


def shown(desk: Desk) -> dict[int, tuple[str, object]]:
    """Return what the fields hold, by block."""
    views = [v for v in desk.pane.composer.views if isinstance(v, TextRowView) and v.block_id]
    return {v.block_id: ("list" if v.field.is_bulleted else "text", v.field.runs) for v in views}


def kept(desk: Desk) -> dict[int, tuple[str, object]]:
    """Return what the database holds, by block."""
    return {
        block.id: ("list" if block.kind == "bullets" else "text", normal(block.content))
        for block in desk.memo.blocks()
        if block.kind in {"paragraph", "bullets"}
    }


def step(desk: Desk, chance: random.Random) -> None:
    widget = QApplication.focusWidget()
    if widget is None or chance.random() < 0.04:
        view = chance.choice(desk.pane.composer.views)
        view.enter(forward=chance.random() < 0.5)
        widget = QApplication.focusWidget()
    if widget is None:
        return
    if chance.random() < 0.4:
        QTest.keyClicks(widget, chance.choice(["a", "b c", "- ", "/", ".", "x"]))
    else:
        QTest.keyClick(widget, *chance.choice(KEYS))
    QApplication.processEvents()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_is_shown(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    QGuiApplication.clipboard().setText("pasted\nin lines")
    sources = {p.guid: p.quote for p in desk.workspace.passages.all()}
    desk.go(desk.texts("bottom-line")[0])
    for number in range(150):
        step(desk, chance)
        if number % 30 == 29:
            desk.flush()
            QApplication.processEvents()
            assert shown(desk) == kept(desk)
            keys = [view.block_id for view in desk.pane.composer.views if view.block_id]
            assert len(keys) == len(set(keys)) == len(list(desk.memo.blocks()))
            for block in desk.memo.blocks():
                assert is_verbatim(block, sources)
    desk.flush()
    while (last := desk.workspace.history.undoable()) and not last.label.startswith("New memo"):
        history.undo(desk.workspace)
    assert shown(desk) == kept(desk)
    assert not desk.section("bottom-line").blocks


def is_verbatim(block: MemoBlock, sources: dict[str, str]) -> bool:
    return block.kind != EXTRACT or block.words == sources[block.extract or ""]
