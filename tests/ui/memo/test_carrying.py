"""Passages carried from Evidence and Read to a section of the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from briefer.services import memos
from briefer.ui.carrying import BLOCK, PASSAGE, dragged, held
from briefer.ui.evidence.passages.model import PassageModel as CellModel
from briefer.ui.read.passages.model import PassageModel as ReadModel
from briefer.ui.widgets.segmented import WorkspaceSwitch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen

COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("ids", [(7,), (3, 12)])
def test_what_is_held_is_known_by_kind_and_ids(ids: tuple[int, ...]) -> None:
    assert dragged(held(PASSAGE, *ids)) == (PASSAGE, ids)
    assert dragged(held(BLOCK, *ids)) == (BLOCK, ids)


@pytest.mark.parametrize("name", ["evidence.passages", "passages.article"])
def test_lists_of_passages_can_be_dragged_from(
    page: BriefingPage, screen: Screen, name: str
) -> None:
    if name == "evidence.passages":
        screen.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    lists = [
        view
        for view in page.findChildren(QAbstractItemView)
        if isinstance(view.model(), CellModel if name.startswith("evidence") else ReadModel)
    ]
    assert lists
    for view in lists:
        assert view.dragDropMode() is QAbstractItemView.DragDropMode.DragOnly
        assert view.model().supportedDragActions() == COPY


def test_a_row_stands_for_its_passage(page: BriefingPage) -> None:
    ids = tuple(p.id for p in page.session.workspace.passages.all()[:4])
    model = ReadModel(page.session, page)
    model.show_found(ids)
    assert model.flags(model.index(2)) & Qt.ItemFlag.ItemIsDragEnabled
    assert dragged(model.mimeData([model.index(2), model.index(0)])) == (
        PASSAGE,
        (ids[2], ids[0]),
    )


def _hold(target: QWidget, data: QMimeData, at: QPoint) -> None:
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(target, kind(at, COPY, data, LEFT, NONE))


def test_a_passage_held_over_memo_opens_it_and_nothing_on_the_way(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    memos.add(page.session.workspace)
    switch = screen.find("workspace-switch")
    assert isinstance(switch, WorkspaceSwitch)
    opened: list[str] = []
    switch.chosen.connect(opened.append)
    data = held(PASSAGE, page.session.workspace.passages.all()[0].id)
    _hold(switch, data, switch.button("evidence").geometry().center())
    QApplication.sendEvent(switch, QDragLeaveEvent())
    _hold(switch, QMimeData(), switch.button("evidence").geometry().center())
    _hold(switch, data, switch.button("evidence").geometry().center())
    _hold(switch, data, switch.button("memo").geometry().center())
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == ["memo"]
    assert screen.find("memo").isVisible()
