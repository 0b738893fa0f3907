"""Larger and smaller text by keys: one new page for many presses, and everything in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.services import memos
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.workspace import MemoWorkspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.read.reader.view import ReaderView
    from tests.ui.conftest import Screen

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_many_quick_presses_make_one_new_page(
    page: BriefingPage, window: MainWindow, appearance: Appearance
) -> None:
    sizes: list[int] = []
    appearance.changed.connect(lambda: sizes.append(appearance.text_size))
    for _ in range(10):
        QTest.keyClick(page, Key.Key_Equal, CONTROL)
    QTest.keyClick(page, Key.Key_Minus, CONTROL)
    assert window.page is page
    QApplication.processEvents()
    assert window.page is not page
    assert sizes == [190]


def test_the_article_stands_where_it_stood(
    page: BriefingPage, window: MainWindow, screen: Screen
) -> None:
    window.resize(1000, 560)
    QApplication.processEvents()
    view = cast("ReaderView", screen.find("articlePage"))
    words = view.text.text.index("the", 1_000)
    view.text.select(words + 3, words)
    view.hold(view.text.document().findBlock(words).position())
    before = view.top_unit()
    assert before > 0
    for key in (Key.Key_Equal, Key.Key_Equal, Key.Key_Minus):
        screen.press(key, CONTROL)
    assert window.page is not page
    view = cast("ReaderView", screen.find("articlePage"))
    cursor = view.text.textCursor()
    assert (cursor.anchor(), cursor.position(), view.top_unit()) == (words + 3, words, before)
    assert view.text.hasFocus()


def test_the_top_of_an_article_stays_its_top_though_a_passage_below_is_chosen(
    page: BriefingPage, screen: Screen
) -> None:
    session = page.session
    passages = session.workspace.passages.of_article(session.selection.article_id)
    session.selection.choose_passage(max(passages, key=lambda passage: passage.span.start).id)
    cast("ReaderView", screen.find("articlePage")).scroll_to(0)
    screen.press(Key.Key_Equal, CONTROL)
    assert cast("ReaderView", screen.find("articlePage")).offset == 0


@pytest.mark.parametrize("name", ["articles.filter", "articles.list"])
def test_the_focus_stays_where_it_was(page: BriefingPage, screen: Screen, name: str) -> None:
    screen.find(name).setFocus()
    screen.press(Key.Key_Equal, CONTROL)
    assert screen.find(name).hasFocus()


@pytest.fixture
def memo(page: BriefingPage, screen: Screen, qtbot: QtBot) -> MemoWorkspace:
    """The memo of the window with words in the middle of which the caret stands, scrolled down."""
    memos.add(page.session.workspace)
    screen.press(Key.Key_3, CONTROL)
    pane = memo_shown(screen)
    qtbot.waitUntil(lambda: pane.desk.rendering is not None and pane.desk.is_up_to_date)
    composer = pane.composer
    texts = [piece for piece in composer.sheet.pieces if piece.kind is Kind.PARAGRAPH]
    composer.caret.enter(texts[-1])
    QTest.keyClicks(composer, "Mexico offers help.")
    page.session.selection.flush_asked.emit()
    screen.press(Key.Key_Left, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    bar = composer.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return pane


def memo_shown(screen: Screen) -> MemoWorkspace:
    """Return the Memo workspace that is shown."""
    pane = screen.find("memo")
    assert isinstance(pane, MemoWorkspace)
    return pane


def place(composer: Composer) -> tuple[int, int, int]:
    """Return the ends of the selection, and the line at the top of what is seen."""
    cursor = composer.textCursor()
    top = composer.cursorForPosition(QPoint(0, 0)).blockNumber()
    return cursor.anchor(), cursor.position(), top


def test_the_memo_stands_where_it_stood_and_is_there_at_once(
    page: BriefingPage, memo: MemoWorkspace, screen: Screen
) -> None:
    before = place(memo.composer)
    assert before[0] != before[1]
    assert before[2] > 0
    screen.press(Key.Key_Equal, CONTROL)
    new = memo_shown(screen)
    assert new is not memo
    assert place(new.composer) == before
    assert new.composer.hasFocus()
    QTest.keyClicks(new.composer, "aid")
    assert "Mexico offers helpaid" in new.composer.toPlainText()
    for _ in range(2):
        screen.press(Key.Key_Z, CONTROL)
    assert "Mexico offers" not in new.composer.toPlainText()


def test_a_memo_that_is_not_in_front_stands_later_where_it_stood(
    page: BriefingPage, memo: MemoWorkspace, screen: Screen, qtbot: QtBot
) -> None:
    before = place(memo.composer)
    screen.press(Key.Key_1, CONTROL)
    for _ in range(2):
        screen.press(Key.Key_Equal, CONTROL)
    screen.press(Key.Key_3, CONTROL)
    new = memo_shown(screen)
    qtbot.waitUntil(lambda: bool(new.composer.sheet.pieces))
    assert place(new.composer) == before


def test_no_widget_of_a_page_is_left_when_it_was_made_anew(
    page: BriefingPage, memo: MemoWorkspace, window: MainWindow, screen: Screen
) -> None:
    screen.press(Key.Key_1, CONTROL)
    screen.press(Key.Key_Equal, CONTROL)
    alone = [top for top in QApplication.topLevelWidgets() if top.parent() is None]
    assert alone == [window]


class Styling(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def test_a_new_look_goes_once_through_each_widget_however_deep_it_is(
    appearance: Appearance, qtbot: QtBot
) -> None:
    outer = inner = QWidget()
    qtbot.addWidget(outer)
    for _ in range(10):
        column = QVBoxLayout(inner)
        inner = QLabel("words")
        column.addWidget(inner)
    outer.show()
    styling = Styling(inner)
    appearance.choose("dark", 100)
    assert styling.times == 2  # the old sheet goes, the new one comes


def test_the_sheet_comes_back_at_the_end_of_the_outermost_that_took_it_off(
    appearance: Appearance, qapp: QApplication
) -> None:
    sheet = qapp.styleSheet()
    assert sheet
    with appearance.undressed():
        with appearance.undressed():
            pass
        assert not qapp.styleSheet()
    assert qapp.styleSheet() == sheet
