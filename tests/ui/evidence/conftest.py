"""What every test of the Evidence workspace gets: the fixture article's tags as a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.services import matrix
from briefer.ui.evidence.matrix.grid import ALL, GridCell, StakeholderLine
from briefer.ui.evidence.passages.model import MEMO
from briefer.ui.evidence.workspace import EvidenceWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex, QRect, Qt
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from briefer.analysis.passage_sets import Bits
    from briefer.model.positions import ColumnKey
    from briefer.store.workspace import Workspace
    from briefer.ui.evidence.matrix.grid import Grid
    from briefer.ui.evidence.passages.lines import PassageLine
    from briefer.ui.session import Session


class Evidence:
    """Hands and eyes on the Evidence workspace."""

    def __init__(self, session: Session, pane: EvidenceWorkspace, qtbot: QtBot) -> None:
        self.session = session
        self.workspace: Workspace = session.workspace
        self.pane = pane
        self.qtbot = qtbot

    @property
    def grid(self) -> Grid:
        """What the matrix shows."""
        return self.pane.matrix.grid_model.grid

    @property
    def lines(self) -> tuple[PassageLine, ...]:
        """The passages below the matrix."""
        model = self.pane.passages.list.passages
        found = [model.line(row) for row in range(model.rowCount())]
        return tuple(line for line in found if line is not None)

    def ids(self, passages: Bits) -> tuple[int, ...]:
        """The passages of a set."""
        workspace = self.workspace
        return matrix.sets(workspace).listed(passages)

    def memo_words(self, row: int) -> str:
        """What a line says of the memo."""
        model = self.pane.passages.list.passages
        return str(model.index(row).data(MEMO))

    def ground(self, name: str, label: str) -> QColor:
        """The colour that is painted beside the words of a cell."""
        at = self.rect(name, label).topLeft()
        picture = self.pane.matrix.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        return picture.pixelColor(round((at.x() + 6) * ratio), round((at.y() + 5) * ratio))

    def line(self, name: str) -> StakeholderLine:
        """The line of a stakeholder."""
        return next(
            line
            for line in self.grid.lines
            if isinstance(line, StakeholderLine) and line.name == name
        )

    def key(self, label: str) -> ColumnKey:
        """The key of a column, `All` for all."""
        return next((c.key for c in self.grid.columns if c.label == label), ALL)

    def cell(self, name: str, label: str) -> GridCell:
        """The cell of a stakeholder in a column."""
        place = next(n for n, column in enumerate(self.grid.columns) if column.label == label)
        return self.line(name).cells[place]

    def index(self, name: str, label: str) -> QModelIndex:
        """Where a cell is in the table."""
        who = self.line(name).stakeholder_id
        return self.pane.matrix.grid_model.index_of(who, self.key(label))

    def rect(self, name: str, label: str) -> QRect:
        """Where a cell is in the viewport."""
        index = self.index(name, label)
        self.pane.matrix.scrollTo(index)
        QApplication.processEvents()
        return self.pane.matrix.visualRect(index)

    def find(self, name: str) -> QWidget:
        """A part by its object name."""
        widget = self.pane.findChild(QWidget, name)
        assert isinstance(widget, QWidget)
        return widget

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        QTest.keyClick(widget, key)
        QApplication.processEvents()


@pytest.fixture
def open_evidence(qtbot: QtBot) -> Iterator[Callable[[Session], Evidence]]:
    """Shows the Evidence workspace of a session, 1440 x 828 and active."""
    made: list[EvidenceWorkspace] = []

    def show(session: Session) -> Evidence:
        pane = EvidenceWorkspace(session)
        made.append(pane)
        pane.resize(1440, 828)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        qtbot.waitUntil(lambda: not session.jobs.running)
        QApplication.processEvents()
        return Evidence(session, pane, qtbot)

    yield show
    for pane in made:
        pane.close()
        pane.deleteLater()


@pytest.fixture
def evidence(session: Session, open_evidence: Callable[[Session], Evidence]) -> Evidence:
    """The matrix of the fixture article."""
    return open_evidence(session)
