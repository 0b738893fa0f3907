"""Writing in a memo of 30 pages: 300 blocks, every third one an extract."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.material import Wanted, briefing
from benchmarks.measure import Benchmark, timed
from benchmarks.texts import article_text
from benchmarks.window import Hands, opened
from briefer.memo.draft import extract_block
from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import briefings, memo_writing, memos
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.workspace import MemoWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.measure import Sample

ARTICLES, PASSAGES, BLOCKS = 5, 40, 300
KEYS = 25
SENTENCE = "The two governments agree that talks on the border go on, and say little of the rest. "
GOAL = 0.016


def write_memo(path: Path) -> None:
    """Write a memo of many blocks into a briefing."""
    workspace = briefings.open_briefing(path, who="Bench")
    memo = memos.add(workspace)
    passages = workspace.passages.all()
    text = MemoBlock(PARAGRAPH, ((Text(SENTENCE * 5),),))
    blocks = [
        text if number % 3 else extract_block(passages[number // 3 % len(passages)])
        for number in range(BLOCKS)
    ]
    memo_writing.write(workspace, memo.id, {memo.sections[0].id: blocks})
    workspace.close()


class Page:
    """The memo in the window, with the caret in the middle of it."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        hands.session.actions.action("view.memo").trigger()
        pane = hands.find(MemoWorkspace, "memo")
        self._pane = pane
        self._composer = pane.composer
        while pane.desk.rendering is None:
            QApplication.processEvents()
        hands.rest()
        pieces = self._composer.sheet.pieces
        middle = next(p for p in pieces[BLOCKS // 2 :] if p.kind is Kind.PARAGRAPH and p.block_id)
        self._composer.setFocus()
        self._composer.caret.enter(middle, at_end=True)
        self._composer.reveal(middle)
        hands.rest()
        self._letters = cycle("abc de f. ")

    def type(self) -> float:
        """Type a letter, until it is painted."""
        letter = next(self._letters)
        keys = partial(QTest.keyClicks, self._composer, letter)
        return self._hands.until_painted(keys, self._composer.viewport())

    def part(self) -> float:
        """End a paragraph and join it again, each kept and painted."""
        view = self._composer.viewport()
        QTest.keyClicks(self._composer, "x")
        QTest.keyClick(self._composer, Qt.Key.Key_Left)
        enter = partial(QTest.keyClick, self._composer, Qt.Key.Key_Return)
        took = self._hands.until_painted(enter, view)
        QTest.keyClick(self._composer, Qt.Key.Key_Backspace)
        return took

    def keep(self) -> float:
        """Write what was typed, and show the memo as it is kept."""
        QTest.keyClicks(self._composer, "y")
        return timed(self._hands.session.selection.flush_asked.emit)

    def load(self) -> float:
        """Show the memo anew, until it is painted."""

        def show() -> None:
            self._composer.clear_plan()
            self._pane.composing.hand.show()

        return self._hands.until_painted(show, self._composer.viewport())


@contextmanager
def _page(act: Callable[[Page], float]) -> Iterator[Sample]:
    wanted = [Wanted(f"Article {n}", article_text(1_500), PASSAGES) for n in range(ARTICLES)]
    with briefing(wanted, entries=60) as path:
        write_memo(path)
        with opened(path) as hands:
            page = Page(hands)
            yield lambda: act(page)


BENCHMARKS = (
    Benchmark("Memo of 30 pages: key to letter", GOAL, KEYS, partial(_page, Page.type)),
    Benchmark("Memo of 30 pages: a paragraph ended", 0.1, 5, partial(_page, Page.part), True),
    Benchmark("Memo of 30 pages: typed words kept", 0.05, 5, partial(_page, Page.keep), True),
    Benchmark("Memo of 30 pages: load to shown", 0.3, 5, partial(_page, Page.load)),
)
