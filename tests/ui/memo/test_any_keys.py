"""Whatever is pressed: what is kept is what is shown, and words of a source stay verbatim.

Two seeds of 300 events run here. `BRIEFER_FUZZ=20x3000` runs 20 seeds of 3,000, and with
`-k "[11]"` one of them.
"""

from __future__ import annotations

import os
import random
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from briefer.errors import HistoryError
from briefer.model.inline import CrossRef, InlineExtract, Text
from briefer.model.memo import BULLETS, EXTRACT, FIGURE, PARAGRAPH, KeptFigure, MemoBlock
from briefer.services import history, memos
from briefer.ui.memo.composer.clipping import Clip, clipped
from briefer.ui.memo.composer.dragging import BLOCK, PASSAGE, held
from briefer.ui.memo.composer.guarded import guarded_text
from briefer.ui.memo.composer.kept import block_of
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN
from briefer.ui.memo.composer.runs import normal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.model.voice import Voice
    from tests.ui.memo.conftest import Desk

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

_MADE = BytesIO()
Image.new("RGB", (50, 30), "navy").save(_MADE, "PNG")
PNG = _MADE.getvalue()

SEEDS, EVENTS = map(int, os.environ.get("BRIEFER_FUZZ", "2x300").split("x"))

KEYS = [
    *((key, NONE) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, SHIFT) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, CONTROL) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)),
    (Key.Key_Left, CONTROL | SHIFT),
    (Key.Key_Home, NONE),
    (Key.Key_End, NONE),
    (Key.Key_Home, SHIFT),
    (Key.Key_End, SHIFT),
    (Key.Key_PageDown, NONE),
    (Key.Key_PageUp, SHIFT),
    (Key.Key_Return, NONE),
    (Key.Key_Return, NONE),
    (Key.Key_Return, SHIFT),
    (Key.Key_Backspace, NONE),
    (Key.Key_Backspace, NONE),
    (Key.Key_Backspace, CONTROL),
    (Key.Key_Delete, NONE),
    (Key.Key_Delete, CONTROL),
    (Key.Key_X, CONTROL),
    (Key.Key_C, CONTROL),
    (Key.Key_V, CONTROL),
    (Key.Key_V, CONTROL),
    (Key.Key_B, CONTROL),
    (Key.Key_I, CONTROL),
    (Key.Key_Up, ALT),
    (Key.Key_Down, ALT),
    (Key.Key_F2, NONE),
    (Key.Key_Escape, NONE),
    (Key.Key_R, CONTROL | SHIFT),
]


class Monkey:
    """Presses, pastes, drops and takes back at random."""

    def __init__(self, desk: Desk, seed: int, file: Path) -> None:
        self.desk = desk
        self.file = file
        self.chance = random.Random(seed)
        passages = list(desk.workspace.passages.all())
        self.sources = {passage.guid: passage.quote for passage in passages}
        self.numbers = [passage.id for passage in passages]
        self.ways: list[tuple[float, Callable[[], None]]] = [
            (0.34, self.type),
            (0.06, self.commit),
            (0.03, self.paste),
            (0.04, self.click),
            (0.03, self.select),
            (0.03, self.drop),
            (0.04, self.take_back),
            (0.02, self.pause),
            (1.0, self.press),
        ]

    def act(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or (isinstance(focus, QLineEdit) and self.chance.random() < 0.5):
            self.desk.composer.setFocus()
        left = self.chance.random()
        for share, way in self.ways:
            if left < share:
                way()
                break
            left -= share
        if self.chance.random() < 0.5:
            QApplication.processEvents()

    def target(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.composer

    def type(self) -> None:
        words = self.chance.choice(["a", "b c", "- ", "/", ".", "x", "Mexico ", "é", "שלום"])
        for letter in words:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
            QApplication.sendEvent(self.target(), event)

    def press(self) -> None:
        QTest.keyClick(self.target(), *self.chance.choice(KEYS))

    def commit(self) -> None:
        event = QInputMethodEvent(self.chance.choice(["", "", "に"]), [])
        if self.chance.random() < 0.8:
            event.setCommitString(
                self.chance.choice(["日本", "a\nb", "´"]),
                *self.chance.choice([(0, 0), (0, 0), (-2, 2), (-5, 3), (0, 4)]),
            )
        QApplication.sendEvent(self.desk.composer, event)

    def paste(self) -> None:
        guid = self.chance.choice(list(self.sources))
        words = self.sources[guid]
        data = QMimeData()
        kind = self.chance.randrange(6)
        if kind == 0:
            data.setText("pasted\nin lines")
        elif kind == 1:
            data.setHtml("<p>rich <b>words</b></p><table><tr><td>a<td>b</table><img src=x>")
        elif kind == 2:
            said = InlineExtract(guid, words, self.voice(guid))
            run = (
                Text("he said "),
                said,
                Text(", see "),
                self.chance.choice(self.refs()),
                Text("."),
            )
            data = clipped([Clip(run, is_bullet=self.chance.random() < 0.5), Clip((Text("z"),))])
        elif kind == 3:
            image = QImage(60, self.chance.choice([20, 90]), QImage.Format.Format_RGB32)
            image.fill(self.chance.choice([0xFF0000, 0x00FF00]))
            data.setImageData(image)
        elif kind == 4:
            figure = KeptFigure("0" * 64, "a picture of another briefing", "Caption", 20)
            block = MemoBlock(FIGURE, figure=figure)
            data = clipped([Clip((Text("before"),)), Clip(block=block, said="x", picture=PNG)])
        else:
            block = MemoBlock(EXTRACT, words=words, passages=((guid, "extract"),))
            data = clipped([Clip((Text("before"),)), Clip(block=block, said=words)])
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(self.desk.composer, Key.Key_V, CONTROL)

    def refs(self) -> list[CrossRef]:
        """References to what is there, and to what is not."""
        sections = self.desk.memo.walk()
        return [CrossRef("gone", "gone"), *(CrossRef(s.title, s.guid) for s in sections)]

    def voice(self, guid: str) -> Voice:
        return next(p.voice for p in self.desk.workspace.passages.all() if p.guid == guid)

    def click(self) -> None:
        viewport = self.desk.composer.viewport()
        at = QPointF(
            self.chance.randrange(viewport.width()), self.chance.randrange(viewport.height())
        ).toPoint()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, at)

    def select(self) -> None:
        composer = self.desk.composer
        last = composer.document().characterCount()
        composer.caret.put(self.chance.randrange(last))
        reach = self.chance.choice([5, 60, 400])
        composer.caret.put(composer.caret.position + self.chance.randint(-reach, reach), keep=True)
        composer.caret.snap()

    def drop(self) -> None:
        composer = self.desk.composer
        viewport = composer.viewport()
        blocks = [block.id for block in self.desk.memo.blocks()]
        data = held(PASSAGE, self.chance.choice(self.numbers))
        if blocks and self.chance.random() < 0.5:
            data = held(BLOCK, self.chance.choice(blocks))
        elif self.chance.random() < 0.3:
            data = QMimeData()
            data.setText("dropped\nwords")
        elif self.chance.random() < 0.3:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(self.file))])
        at = QPointF(
            self.chance.randrange(viewport.width()), self.chance.randrange(viewport.height())
        )
        button = Qt.MouseButton.LeftButton
        composer.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, button, NONE))

    def take_back(self) -> None:
        self.desk.flush()
        last = self.desk.workspace.history.undoable()
        try:
            if self.chance.random() < 0.6:
                if last is not None and not last.label.startswith("New memo"):
                    history.undo(self.desk.workspace)
            else:
                history.redo(self.desk.workspace)
        except HistoryError:
            pass  # there is nothing to do again

    def pause(self) -> None:
        self.desk.flush()

    def check(self) -> None:
        """Compare what is shown with what is kept."""
        self.desk.flush()
        QApplication.processEvents()
        desk, sheet = self.desk, self.desk.composer.sheet
        # Without a section, which Delete on its heading removes, there is nothing but a blank.
        assert len(sheet.pieces) == sheet.document.blockCount() or not desk.memo.sections
        for section in desk.memo.walk():
            kept = [state(block) for block in section.blocks]
            pieces = [piece for piece in desk.pieces if piece.section_id == section.id]
            blocks = [block_of(sheet, piece) for piece in pieces if piece.kind in BLOCKS]
            assert [state(block) for block in blocks if block is not None] == kept
            for piece in pieces:
                if piece.kind in WRITTEN and not sheet.is_blank(piece):
                    assert normal(sheet.read(piece)) == normal(desk.block(piece.block_id).content)
        ids = [piece.block_id for piece in desk.pieces if piece.block_id]
        assert sorted(ids) == sorted(block.id for block in desk.memo.blocks())
        assert len(ids) == len(set(ids))
        self.check_sources()
        self.check_references()

    def check_references(self) -> None:
        """Every reference is kept as it was made, and shown as it prints."""
        sheet = self.desk.composer.sheet
        for line, piece in enumerate(sheet.pieces):
            run = sheet.runs.read(sheet.block(line)) if piece.kind in WRITTEN else ()
            for item, shown in zip(run, sheet.runs.printed(run), strict=True):
                if isinstance(item, CrossRef) and isinstance(shown, CrossRef):
                    assert (item.text == "gone") == (item.target == "gone")
                    assert shown.text in sheet.block(line).text()

    def check_sources(self) -> None:
        """Every word of a source is kept verbatim, and shown as it is kept."""
        desk, sheet = self.desk, self.desk.composer.sheet
        for block in desk.memo.blocks():
            if block.kind == EXTRACT and block.extract:
                assert block.words == self.sources[block.extract]
            for run in block.content:
                for item in run:
                    if isinstance(item, InlineExtract):
                        assert item.words == self.sources[item.passage]
        for line, piece in enumerate(sheet.pieces):
            there = sheet.block(line)
            if piece.kind in WRITTEN:
                assert sheet.runs.is_whole(there)
                text = there.text().replace("\u2028", "\n")
                for item in sheet.runs.read(there):
                    assert not isinstance(item, InlineExtract) or item.words in text
            elif piece is not sheet.lead:
                said = "".join(words for words, _ in guarded_text(piece, sheet.lettering))
                assert there.text() == said


def state(block: MemoBlock) -> object:
    return block.id, block.kind, normal(block.content), block.words, block.portion, block.figure


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_kept_is_what_is_shown(
    desk: Desk, seed: int, open_memo: Callable[..., Desk], tmp_path: Path
) -> None:
    section = desk.section("bottom-line").id
    passage = desk.workspace.passages.all()[0]
    extract = InlineExtract(passage.guid, passage.quote, passage.voice)
    outlook = desk.section("outlook")
    ref = CrossRef(outlook.title, outlook.guid)
    for block in (
        MemoBlock(PARAGRAPH, ((Text("He says "), extract, Text(" today, see "), ref),)),
        MemoBlock(BULLETS, ((Text("one"),), (Text("two"), extract), (ref, Text("three"), ref))),
    ):
        memos.add_block(desk.workspace, section, block)
    file = tmp_path / "map.png"
    file.write_bytes(PNG)
    monkey = Monkey(desk, seed, file)
    desk.go(desk.texts("bottom-line")[0])
    for number in range(EVENTS):
        # The memo is composed now and then: its notes are numbered anew while keys come.
        desk.pane.desk.show_pages(wanted=number % 100 < 15)
        monkey.act()
        if number % 30 == 29:
            monkey.check()
    desk.pane.desk.show_pages(wanted=True)
    monkey.check()
    assert desk.workspace.faults() == ()
    shown = [desk.shown(piece) for piece in desk.pieces if piece.block_id]
    desk.wait_for_pages()
    again = open_memo(desk.session)
    assert [again.shown(piece) for piece in again.pieces if piece.block_id] == [
        desk.shown(piece) for piece in desk.pieces if piece.block_id
    ]
    assert len(shown) == len([piece for piece in again.pieces if piece.block_id])
