"""The whole chain in the real window, by keys and mouse: paste, tag, memo, close, open again.

The same journey runs offscreen, and on a real X display where Xvfb is there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer import paths
from briefer.model.anchor import locate
from briefer.model.settings import Preferences
from briefer.model.vocabulary import CONDITIONAL, stance_key
from briefer.services import briefings, passage_record
from briefer.services.vocabulary import vocabulary
from briefer.ui import app
from briefer.ui.appearance import Appearance
from briefer.ui.choices import Choices
from briefer.ui.main_window import MainWindow
from briefer.ui.read.palette.catalogue import Group
from briefer.ui.read.reader.pane import ReaderPane
from briefer.ui.widgets.typed_text import TypedText
from briefer.ui.window_state import WindowState
from tests.journeys.conftest import folded, read_pdf, read_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent / "data"
TEN = ("f2", "f5", "f6", "f9", "f13", "f21", "f22", "f23", "f24", "f25")
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Row = dict[str, Any]


def rows() -> list[Row]:
    """Ten rows of the committed article, with actors, addressees, marks and all kinds of stance."""
    lines = (DATA / "fixture-tags.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["ref"] in TEN]


@dataclass
class Analyst:
    """Works in the window as a person does."""

    window: MainWindow
    qtbot: QtBot

    @property
    def ws(self) -> Workspace:
        assert self.window.page is not None
        return self.window.page.session.workspace

    @property
    def reader(self) -> ReaderPane:
        pane = self.window.findChild(ReaderPane)
        assert pane is not None
        return pane

    def find(self, name: str) -> QWidget:
        """Return the shown widget of that name, in the window or a dialog over it."""
        self.qtbot.waitUntil(lambda: self._shown(name) is not None)
        widget = self._shown(name)
        assert widget is not None
        return widget

    def _shown(self, name: str) -> QWidget | None:
        for top in QApplication.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClick(focused, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        for letter in words:
            focused = QApplication.focusWidget()
            assert focused is not None, "nothing has the focus"
            # Qt's own clicks know the keys of an English keyboard only.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(letter.upper()) if letter.isascii() else 0
                QApplication.sendEvent(focused, QKeyEvent(kind, key, NONE, letter))
            QApplication.processEvents()

    def drag_over(self, quote: str, occurrence: int) -> None:
        """Select words with the mouse, from before the first to behind the last."""
        text = self.reader.view.text
        span = locate(text.text, quote, occurrence)
        start, end = text.units.to_units(span.start), text.units.to_units(span.end)
        self.reader.view.reveal(start, end)
        QApplication.processEvents()
        boxes = text.boxes(start, end)
        first, last = boxes[0], boxes[-1]
        begin = QPoint(int(first.left()) + 1, int(first.center().y()))
        finish = QPoint(int(last.right()) - 1, int(last.center().y()))
        view = text.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, begin)
        QTest.mouseMove(view, (begin + finish) / 2)
        QTest.mouseMove(view, finish)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, finish)
        QApplication.processEvents()

    def choose_row(self, typed: str, group: Group, entry_id: int) -> None:
        """Type into the palette, go down to the row of that entry and take it."""
        self.type(typed)
        results = self.reader.tagging_palette.names.list

        def is_there() -> bool:
            row = results.current.row if results.current else None
            return row is not None and (row.entry.group, row.entry.id) == (group, entry_id)

        for _ in range(20):
            if is_there():
                break
            self.press(Key.Key_Down)
        assert is_there(), typed
        self.press(Key.Key_Return)

    def tag(self, row: Row) -> None:
        """Tag one row: its words, who, about what; then parts, whose words, type and stances."""
        self.drag_over(row["quote"], row["occurrence"])
        codebook = self.ws.codebook.load()
        for party in row["stakeholders"]:
            entry_id = codebook.find_stakeholder(party["name"]).id
            self.choose_row(party["name"], Group.WHO, entry_id)
        for topic in row["topics"]:
            entry_id = codebook.find_topic(topic["path"]).id
            self.choose_row(topic["path"].replace("/", " "), Group.ABOUT, entry_id)
        self.press(Key.Key_Tab)
        self.type(vocabulary().types[row["type"]].label.lower())
        self._stances(row["topics"])
        self._go_to("kindWords")
        self.type(vocabulary().modalities[row["modality"]].letter)
        self._parts(row["stakeholders"])
        self.press(Key.Key_Return)

    def _go_to(self, name: str) -> None:
        """Go through the rows of the second stage to the one of that name."""
        for _ in range(12):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"no row {name}")

    def _stances(self, topics: list[Row]) -> None:
        standing = [t for t in topics if self._can_stand(t)]
        for number, topic in enumerate(standing):
            stance = topic["stance"]
            if stance is None:
                continue
            self._go_to(f"kindStance.{number}")
            key = stance_key(stance)
            self.type("i" if key == CONDITIONAL else vocabulary().stances[key].letter)
            if isinstance(stance, int):
                strength = abs(stance) - 2
                self.type(("+" if strength > 0 else "-") * abs(strength))

    def _can_stand(self, topic: Row) -> bool:
        return bool(self.ws.codebook.load().find_topic(topic["path"]).propositions)

    def _parts(self, parties: list[Row]) -> None:
        self._go_to("kindWho")
        for number, wanted in enumerate(parties):
            if number:
                self.press(Key.Key_Right)
            newest = max(self.ws.passages.all(), key=lambda p: p.id)
            if newest.parties[number].part != wanted["part"]:
                self.type(vocabulary().parts[wanted["part"]].letter)
            if wanted["inferred"]:
                self.type("i")

    def note(self, words: str) -> None:
        """Write the passage's note in the inspector."""
        box = self.reader.window().findChild(TypedText, "inspector.note")
        assert box is not None
        box.setFocus()
        self.type(words)


def shown_part(record: Row) -> Row:
    """What this journey sets of a passage."""
    return {
        "quote": record["quote"],
        "type": record["type"],
        "modality": record["modality"],
        "note": record["note"],
        "stakeholders": record["stakeholders"],
        "topics": [(t["path"], t["proposition"], t["stance"]) for t in record["topics"]],
    }


def records(ws: Workspace) -> list[Row]:
    """All passages of the briefing, in the order of tagging."""
    codebook, text = ws.codebook.load(), ws.articles.text(1)
    passages = sorted(ws.passages.all(), key=lambda p: p.id)
    return [passage_record.to_record(p, codebook, text) for p in passages]


@pytest.fixture
def make_window(qapp: QApplication, qtbot: QtBot) -> Iterator[Any]:
    """Opens windows as the program does, and closes them after the test."""
    owner = QObject()
    appearance = Appearance(qapp, paths.resources())
    appearance.choose("light", 100)
    made: list[MainWindow] = []

    def make() -> MainWindow:
        choices = Choices(Preferences(who="Ana"), owner)
        state = WindowState(paths.user_config() / "window.ini")
        window = MainWindow(appearance, choices, state, app.workspaces())
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    owner.deleteLater()
    QApplication.processEvents()


def test_from_a_pasted_article_to_a_memo_and_back_again(make_window: Any, qtbot: QtBot) -> None:  # noqa: ANN401 - a fixture
    clipboard = QApplication.clipboard()
    clipboard.setText((DATA / "fixture-article.txt").read_text(encoding="utf-8"))
    analyst = Analyst(make_window(), qtbot)
    analyst.press(Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: analyst.window.page is not None)
    qtbot.waitUntil(lambda: bool(analyst.reader.view.text.text))
    (article,) = analyst.ws.articles.all()
    assert (article.outlet, article.published) == ("Fixture Gazette", None)

    for row in rows():
        analyst.tag(row)
        if row["note"]:
            analyst.note(row["note"])
    qtbot.waitUntil(lambda: records(analyst.ws)[-1]["note"] == rows()[-1]["note"])
    tagged = records(analyst.ws)
    assert [shown_part(record) for record in tagged] == [shown_part(row) for row in rows()]

    analyst.press(Key.Key_3, CONTROL)
    analyst.click("memo.start.draft")
    qtbot.waitUntil(lambda: bool(analyst.ws.memos.all()))
    folder = analyst.ws.path.parent
    for suffix in (".docx", ".pdf"):
        analyst.press(Key.Key_E, CONTROL)
        analyst.click(f"export.format.{suffix}")
        qtbot.waitUntil(lambda: analyst.find("export.do").isEnabled())
        analyst.click("export.do")
        analyst.find("export.done")
        analyst.press(Key.Key_Escape)
    (word,), (pdf,) = folder.glob("*.docx"), folder.glob("*.pdf")
    body, printed = read_word(word).body, read_pdf(pdf)
    for row in rows():
        if any(party["part"] == "speaker" for party in row["stakeholders"]):
            assert any(folded(row["quote"]) in paragraph for paragraph in body)
            assert folded(row["quote"]) in printed

    path, memo = analyst.ws.path, analyst.ws.memos.all()[0]
    analyst.window.close()
    again = Analyst(make_window(), qtbot)
    again.window.open_briefing(path)
    qtbot.waitUntil(lambda: again.window.page is not None)
    assert records(again.ws) == tagged
    assert again.ws.memos.get(memo.id) == memo
    again.press(Key.Key_Z, CONTROL)
    assert again.ws.memos.all() == ()
    again.press(Key.Key_Z, CONTROL)
    assert records(again.ws)[-1]["note"] is None
    again.press(Key.Key_Z, CONTROL | SHIFT)
    assert records(again.ws) == tagged


def test_the_files_are_whole_after_the_window_is_closed(make_window: Any, qtbot: QtBot) -> None:  # noqa: ANN401 - a fixture
    QApplication.clipboard().setText((DATA / "fixture-article.txt").read_text(encoding="utf-8"))
    analyst = Analyst(make_window(), qtbot)
    analyst.press(Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: analyst.window.page is not None)
    qtbot.waitUntil(lambda: bool(analyst.reader.view.text.text))
    row = rows()[0]
    analyst.tag(row)
    analyst.note("typed just before closing")
    path = analyst.ws.path
    analyst.window.close()
    assert list(path.parent.glob(".*")) == []
    ws = briefings.open_briefing(path, who="Bo")
    try:
        assert records(ws)[0]["note"] == "typed just before closing"
    finally:
        ws.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is an X server of Linux")
@pytest.mark.skipif("BRIEFER_ON_X" in os.environ, reason="this is the run on X")
def test_the_same_journey_on_a_real_display() -> None:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        display = os.read(reading, 16).decode().strip()
        assert display, "Xvfb did not start"
        env = {
            **os.environ,
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "BRIEFER_ON_X": "1",
            "BRIEFER_SAMPLES": "",
        }
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", __file__, "-k", "pasted"],
            check=False,
            capture_output=True,
            text=True,
            env=env,
            timeout=240,
        )
        assert run.returncode == 0, run.stdout
        assert "1 passed" in run.stdout
    finally:
        os.close(reading)
        server.terminate()
        server.wait(10)
