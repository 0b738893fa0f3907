"""Ways to each pane and page of the window, and the widget that is looked at there."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.model.anchor import locate
from briefer.services import memos, pictures
from briefer.ui.dropping import Dropped
from briefer.ui.memo.workspace import MemoWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from briefer.ui.read.reader.page_text import PageText
    from tests.ui.conftest import Screen

KEY = Qt.Key
_SOON = 1_000
"""Milliseconds; what comes later is no part of a scene."""


@dataclass(frozen=True)
class House:
    """The window with a tagged briefing open, and what leads through it."""

    window: MainWindow
    screen: Screen
    qtbot: QtBot

    @property
    def page(self) -> BriefingPage:
        assert self.window.page is not None
        return self.window.page

    def act(self, action: str) -> None:
        """Run an action of the table."""
        self.page.session.actions.action(action).trigger()
        self.settle()

    def settle(self) -> None:
        """Go on until no job is running, and nothing that follows soon is still to come."""
        self.qtbot.waitUntil(self._is_at_rest)

    def _is_at_rest(self) -> bool:
        page = self.window.page
        if page is None:
            return True
        timers = self.window.findChildren(QTimer)
        soon = [t for t in timers if t.isActive() and t.isSingleShot() and t.interval() < _SOON]
        return not soon and not page.session.jobs.running

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        self.screen.press(key, modifiers)

    def type(self, letters: str) -> None:
        """Type letters where the focus is."""
        for letter in letters:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClicks(widget, letter)
            QApplication.processEvents()

    @property
    def text(self) -> PageText:
        """The text of the reader."""
        return self.screen.find("articleText")  # type: ignore[return-value]  # found by name

    def select(self, words: str) -> None:
        """Select words in the reader."""
        text = self.text
        span = locate(text.text, words)
        text.select(text.units.to_units(span.start), text.units.to_units(span.end))
        text.setFocus()


def start(house: House) -> QWidget:
    house.window.show_start()
    return house.screen.find("start")


def new_briefing(house: House) -> QWidget:
    house.window.new_briefing()
    return house.window


def articles(house: House) -> QWidget:
    return house.screen.find("articles")


def bar(house: House) -> QWidget:
    return house.screen.find("top-bar")


def status(house: House) -> QWidget:
    return house.screen.find("status")


def reader(house: House) -> QWidget:
    return house.screen.find("reader")


def find_bar(house: House) -> QWidget:
    house.text.setFocus()
    house.press(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    house.type("border")
    return house.screen.find("findBar")


def palette(house: House) -> QWidget:
    house.select("shelters ran out of beds")
    house.press(KEY.Key_Return)
    house.type("amlo")
    house.press(KEY.Key_Return)
    house.type("aid")
    house.press(KEY.Key_Return)
    house.type("san")
    return house.screen.find("palette")


def palette_kind(house: House) -> QWidget:
    shown = palette(house)
    for _ in range(3):
        house.press(KEY.Key_Backspace)
    house.press(KEY.Key_Tab)
    return shown


def inspector(house: House) -> QWidget:
    house.text.setFocus()
    house.press(KEY.Key_J)
    pane = house.screen.find("inspector")
    for fold in (pane.more, pane.uses, pane.history):  # type: ignore[attr-defined]  # found by name
        fold.unfold()
    house.settle()
    return pane


def codebook(house: House) -> QWidget:
    house.screen.click("side-panel.tabs.codebook")
    tree = house.screen.find("codebook.tree")
    tree.setFocus()
    for key in (KEY.Key_Home, KEY.Key_Down, KEY.Key_Right):
        house.press(key)
    house.screen.find("codebook").detail.show_details()  # type: ignore[attr-defined]  # found by name
    house.settle()
    return house.screen.find("codebook")


def side_panel(house: House) -> QWidget:
    house.settle()
    return house.screen.find("side-panel")


def codebook_page(house: House) -> QWidget:
    house.act("view.codebook")
    return house.screen.find("codebook-page")


def templates_page(house: House) -> QWidget:
    house.act("view.templates")
    house.screen.click("templates.duplicate")
    house.press(KEY.Key_Return)
    house.settle()
    return house.screen.find("templates")


def letterhead(house: House) -> QWidget:
    templates_page(house)
    house.screen.click("templates.tabs.letterhead")
    house.settle()
    return house.screen.find("templates.letterhead")


def finder(house: House) -> QWidget:
    house.act("search.command")
    house.type("ex")
    return house.screen.find("finder")


def everywhere(house: House) -> QWidget:
    house.page.stack.show_everywhere("border")
    house.settle()
    return house.screen.find("everywhere")


def evidence(house: House) -> QWidget:
    house.act("view.evidence")
    return house.screen.find("evidence")


def memo(house: House) -> QWidget:
    memos.add(house.page.session.workspace)
    house.act("view.memo")
    house.settle()
    return house.screen.find("memo")


def picture(house: House) -> QWidget:
    """The panel of a picture that nobody has described yet."""
    pane = memo(house)
    assert isinstance(pane, MemoWorkspace)
    made = BytesIO()
    Image.new("RGB", (300, 80), "navy").save(made, "PNG")
    ws = house.page.session.workspace
    section = next(s for s in ws.memos.get(pane.memo_id).walk() if s.key == "outlook")
    (block_id,) = pictures.add(ws, section.id, [pictures.keep(ws, made.getvalue())])
    house.settle()
    pane.composing.picturing.open(block_id)
    return house.screen.find("memo.figure")


def export(house: House) -> QWidget:
    house.act("file.export")
    return house.screen.find("export-dialog")


def preferences(house: House) -> QWidget:
    house.act("file.preferences")
    return house.screen.find("preferences")


def details(house: House) -> QWidget:
    house.act("file.details")
    return house.screen.find("details")


def keys(house: House) -> QWidget:
    house.act("help.keys")
    return house.screen.find("keys")


def facts(house: House) -> QWidget:
    house.act("articles.facts")
    return house.screen.find("articles")


def suggestions(house: House) -> QWidget:
    house.act("view.suggestions")
    progress = house.window.findChild(QWidget, "suggestions.progress")
    assert progress is not None
    house.qtbot.waitUntil(lambda: not progress.isVisible())
    house.settle()
    return house.screen.find("suggestions")


def suggestion(house: House) -> QWidget:
    suggestions(house)
    return house.screen.find("suggestion")


def proof(house: House) -> QWidget:
    folder = house.page.session.workspace.path.parent
    for name, text in (
        ("first.txt", "A first title\nExample Wire\n\nWords of the first text.\n"),
        ("again.txt", "A first title\nExample Wire\n\nWords of the first text.\n"),
        ("bare.txt", "Words of a text that has no outlet, which goes on for a while.\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    names = ("first.txt", "again.txt", "bare.txt", "scan.pdf")
    house.window.take(Dropped(files=tuple(folder / name for name in names)))
    house.qtbot.waitUntil(lambda: house.screen.shows("import-strip.proof"))
    house.settle()
    house.screen.click("import-strip.proof")
    return house.screen.find("proof")


def merge(house: House) -> QWidget:
    codebook_page(house)
    house.press(KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    return house.screen.find("codebook-merge")


def split(house: House) -> QWidget:
    codebook_page(house)
    house.press(KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    return house.screen.find("codebook-split")


def read_only(house: House) -> QWidget:
    path = house.page.session.workspace.path
    house.window.show_start()
    house.window.openings.open(path, read_only=True)
    house.settle()
    return house.window


SCENES: dict[str, Callable[[House], QWidget]] = {
    "start": start,
    "new-briefing": new_briefing,
    "bar": bar,
    "status": status,
    "articles": articles,
    "facts": facts,
    "reader": reader,
    "find-bar": find_bar,
    "palette": palette,
    "palette-kind": palette_kind,
    "side-panel": side_panel,
    "inspector": inspector,
    "codebook": codebook,
    "codebook-page": codebook_page,
    "templates": templates_page,
    "letterhead": letterhead,
    "finder": finder,
    "everywhere": everywhere,
    "evidence": evidence,
    "memo": memo,
    "picture": picture,
    "export": export,
    "preferences": preferences,
    "details": details,
    "suggestions": suggestions,
    "suggestion": suggestion,
    "proof": proof,
    "read-only": read_only,
    "merge": merge,
    "split": split,
    "keys": keys,
}
