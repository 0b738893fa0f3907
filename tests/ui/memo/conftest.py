"""What every test of the Memo workspace gets: a memo drafted from the fixture article's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.inline import plain_text
from briefer.model.memo import EXTRACT
from briefer.services import memos
from briefer.ui.memo.composer.piece import WRITTEN, Kind
from briefer.ui.memo.workspace import MemoWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
    from briefer.store.workspace import Workspace
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.session import Session

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """Hands and eyes on the Memo workspace: types where the focus is, reads what is kept."""

    def __init__(self, session: Session, pane: MemoWorkspace, qtbot: QtBot) -> None:
        self.session = session
        self.workspace: Workspace = session.workspace
        self.pane = pane
        self.qtbot = qtbot

    # ---- what is kept

    @property
    def memo(self) -> KeptMemo:
        """The memo as the database has it."""
        return self.workspace.memos.get(self.pane.memo_id)

    def section(self, key: str) -> MemoSection:
        """A section by its template's key, or a subsection by the beginning of its title."""
        return next(s for s in self.memo.walk() if s.key == key or s.title.startswith(key))

    def words(self, key: str) -> list[str]:
        """What each block of a section says, an extract by its words."""
        return [
            block.words if block.kind == EXTRACT else " / ".join(map(plain_text, block.content))
            for block in self.section(key).blocks
        ]

    def block(self, block_id: int) -> MemoBlock:
        """A kept block."""
        return next(block for block in self.memo.blocks() if block.id == block_id)

    # ---- what is shown

    @property
    def composer(self) -> Composer:
        """The editor."""
        return self.pane.composer

    @property
    def pieces(self) -> list[Piece]:
        """Everything that stands in the editor, from the top."""
        return [piece for piece, *_ in self.composer.sheet.groups()]

    def rows(self, key: str) -> list[Piece]:
        """What is shown of a section."""
        section_id = self.section(key).id
        return [piece for piece in self.pieces if piece.section_id == section_id]

    def texts(self, key: str) -> list[Piece]:
        """The paragraphs of a section and its places to write."""
        return [piece for piece in self.rows(key) if piece.kind in WRITTEN]

    def cards(self, key: str) -> list[Piece]:
        """The extracts of a section."""
        return [piece for piece in self.rows(key) if piece.kind is Kind.CARD]

    def shown(self, piece: Piece) -> str:
        """The text of a piece as it stands in the editor."""
        sheet = self.composer.sheet
        return "\n".join(sheet.block(line).text() for line in sheet.lines_of(piece))

    @property
    def focused(self) -> Piece | None:
        """The piece in which the caret stands, while the editor has the focus."""
        return self.composer.caret.piece if self.composer.hasFocus() else None

    # ---- hands

    def go(self, piece: Piece, *, at_end: bool = True) -> None:
        """Put the caret into a piece."""
        self.composer.setFocus()
        self.composer.caret.enter(piece, at_end=at_end)
        QApplication.processEvents()
        assert self.focused is piece

    def select(self, first: Piece, last: Piece) -> None:
        """Select from the start of a piece to the end of another one."""
        sheet = self.composer.sheet
        end = sheet.block(sheet.lines_of(last)[-1])
        self.composer.setFocus()
        self.composer.caret.put(sheet.block(sheet.first_line(first)).position())
        self.composer.caret.put(end.position() + end.length() - 1, keep=True)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            widget = QApplication.focusWidget()
            assert widget is not None, "nothing has the focus"
            QTest.keyClick(widget, key, modifiers)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        for letter in words:
            widget = QApplication.focusWidget()
            assert widget is not None, "nothing has the focus"
            QTest.keyClicks(widget, letter)
        QApplication.processEvents()

    def flush(self) -> None:
        """Write what is typed."""
        self.session.selection.flush_asked.emit()

    def wait_for_pages(self) -> None:
        """Wait until the newest state is composed."""
        desk = self.pane.desk
        self.qtbot.waitUntil(lambda: desk.rendering is not None and desk.is_up_to_date)


@pytest.fixture
def open_memo(qtbot: QtBot) -> Iterator[Callable[[Session], Desk]]:
    """Shows the Memo workspace of a session, 1440 x 828 and active."""
    made: list[MemoWorkspace] = []

    def show(session: Session) -> Desk:
        pane = MemoWorkspace(session)
        made.append(pane)
        pane.resize(1440, 828)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        desk = Desk(session, pane, qtbot)
        if pane.memo_id:
            desk.wait_for_pages()
        return desk

    yield show
    for pane in made:
        pane.close()
        pane.deleteLater()


@pytest.fixture
def desk(session: Session, open_memo: Callable[[Session], Desk]) -> Desk:
    """A draft from the tags on the desk."""
    memos.add(session.workspace)
    return open_memo(session)
