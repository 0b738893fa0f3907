"""Draw every state of the real window into docs/pictures, from the sample.

Run as `python scripts/pictures.py [NAME ...] [--look=LOOK]`; without names every state is drawn,
without a look in every one: light at 1440 x 900 as `NAME.png`, dark, small (1100 x 700), with text
of 200 per cent, and at twice the scale. To add a state, write a function that leads there and add
it to `STATES`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QMenu,
    QWidget,
)

from briefer.model.anchor import locate
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.settings import Preferences
from briefer.services import briefings, preferences, recents
from briefer.services import tagging as tagging_service
from briefer.services.recents import Recent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.codebook.page import CodebookPage
    from briefer.ui.main_window import MainWindow
    from briefer.ui.memo.workspace import MemoWorkspace
    from briefer.ui.read.codebook.pane import CodebookPane
    from briefer.ui.read.inspector.pane import InspectorPane
    from briefer.ui.read.reader.pane import ReaderPane

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"
FIXTURE = CHECKOUT / "tests" / "data" / "fixture-article.txt"
PLAIN, DARK, SMALL, TEXT, LARGE = "", "-dark", "-small", "-text", "@2x"
LOOKS = (PLAIN, DARK, SMALL, TEXT, LARGE)
WIDE, NARROW = (1440, 900), (1100, 700)
OVERLAPPING = """\
Ports stay open, for now

The minister said on Tuesday that the crossings would stay open through the winter, that both \
sides would share the cost of the new hall, and that nobody had asked for more than that. He \
added that the talks would go on in January.

The governor answered that his state had paid enough, and that the hall was a waste of money.
"""
OVERLAPPED = (
    "minister said on Tuesday that the crossings would stay open through the winter, that both",
    "the crossings would stay open through the winter",
    "stay open through the winter, that both sides would share the cost",
    "both sides would share the cost of the new hall",
    "the cost of the new hall, and that nobody had asked",
    "his state had paid enough, and that the hall was a waste",
    "the hall was a waste of money",
)
BOTH_WAYS = """\
محادثات الحدود

وصل وزير الخارجية Antony Blinken إلى Mexico City يوم الأربعاء، وقال إن 10,000 شخص \
يعبرون الحدود كل يوم.

הנשיא אמר שההסכם עם Washington יחכה עד ינואר, ושיותר מ־12,000 איש חיכו ליד הגבול.

The two sides said “نعم” to each other, and the word שלום was heard twice in the hall.
"""
TAGGED_BOTH_WAYS = (
    "قال إن 10,000 شخص يعبرون الحدود",
    "Antony Blinken إلى Mexico City",
    "ההסכם עם Washington יחכה",
    "said “نعم” to each other, and the word שלום",
)
SENTENCE = (
    "In the morning he told reporters that Congress should pay for development instead of "
    "putting barriers in the river"
)
KEPT = {
    "evidence",
    "export",
    "memo",
    "preflight",
    "read",
    "start",
    "tagging",
    "tagging-steps",
    "templates",
}
"""Pictures that the guide shows."""
EXACT = 200
PATIENCE = 20_000
"""Milliseconds until a state that does not come is given up."""


class Stage:
    """The running program, and what leads it from one state to the next."""

    def __init__(self, application: QApplication, home: Path, look: str) -> None:
        """Open the window in one of `LOOKS`."""
        from briefer.ui.app import make_window  # noqa: PLC0415 - after the home folder is set

        theme = "dark" if look == DARK else "light"
        size = 200 if look == TEXT else 100
        preferences.save(Preferences(who="Ana Ruiz", theme=theme, text_size=size))
        self._application = application
        self.home = home
        self.window: MainWindow = make_window(application)
        QCursor.setPos(5, 5_000)
        self.window.resize(*(NARROW if look == SMALL else WIDE))
        self.window.show()
        self.window.activateWindow()
        self.settle()

    @property
    def page(self) -> BriefingPage:
        """The open briefing."""
        if self.window.page is None:
            raise RuntimeError("no briefing is open")
        return self.window.page

    def open_sample(self) -> BriefingPage:
        """Open a new copy of the sample."""
        self.window.openings.open_sample()
        self.wait(lambda: self.window.page is not None)
        self.settle()
        return self.page

    def new_briefing(self) -> BriefingPage:
        """Open a new briefing without an article."""
        path = self.home / "Documents" / "Briefings" / "border-talks.briefing"
        path.parent.mkdir(parents=True, exist_ok=True)
        briefings.create(path, who="Ana Ruiz", title="Border talks, Dec 2023").close()
        self.window.open_briefing(path)
        self.settle()
        return self.page

    @property
    def focused(self) -> QWidget:
        """The widget with the focus."""
        widget = self._application.focusWidget()
        if widget is None:
            raise LookupError("nothing has the focus")
        return widget

    def find(self, name: str) -> QWidget:
        """Return the shown widget of that object name."""
        for top in self._application.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        raise LookupError(name)

    def wait(self, holds: Callable[[], bool]) -> None:
        """Go on until `holds()`."""
        clock = QElapsedTimer()
        clock.start()
        while not holds():
            if clock.elapsed() > PATIENCE:
                raise TimeoutError("this state does not come")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def settle(self) -> None:
        """Go on until no job is running and everything is painted."""
        if self.window.page is not None:
            jobs = self.window.page.session.jobs
            self.wait(lambda: not jobs.running)
        QTest.qWait(80)  # lists and ticks follow what is painted
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()

    def put_menu_below(self, opener: QWidget) -> None:
        """Put the open menu where it stands on a screen that is as large as the window."""
        menu = self._application.activePopupWidget()
        if menu is None:
            raise LookupError("no menu is open")
        at = opener.mapToGlobal(QPoint(0, opener.height()))
        right = self.window.mapToGlobal(QPoint(self.window.width(), 0)).x()
        menu.move(min(at.x(), right - menu.width()), at.y())
        self.settle()

    def picture(self) -> QPixmap:
        """Return the window with the dialogs and menus that are over it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for top in self._application.topLevelWidgets():
            if top is not self.window and top.isVisible() and isinstance(top, QDialog | QMenu):
                painter.drawPixmap(self.window.mapFromGlobal(top.mapToGlobal(QPoint())), top.grab())
        painter.end()
        return picture

    def close(self) -> None:
        """Close everything that is open."""
        for top in self._application.topLevelWidgets():
            if isinstance(top, QDialog | QMenu):
                top.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def start(stage: Stage) -> None:
    """Recent briefings: a free one, one open elsewhere, one moved, the sample."""
    folder = stage.home / "Documents"
    folder.mkdir(exist_ok=True)
    held = folder / "sanctions-watch.briefing"
    briefings.create(held, who="M. Ortega", title="Caribbean sanctions watch").close()
    ports = folder / "ports-weekly.briefing"
    briefings.create(ports, who="Ana Ruiz", title="Port closures, weekly").close()
    stage.open_sample()
    stage.window.show_start()
    sample = recents.load()[0]
    recents.remove(sample.path)
    gone = str(folder / "aid-package.briefing")
    for entry in (
        replace(sample, opened="2023-11-02T09:00:00Z"),
        Recent(gone, "Aid package, November", "2023-11-14T09:00:00Z", 12, 80),
        Recent(str(ports), "Port closures, weekly", "2023-12-19T09:00:00Z", 38, 260),
        Recent(str(held), "Caribbean sanctions watch", "2023-12-28T09:00:00Z", 212, 1904),
    ):
        recents.add(entry)
    with somebody_else(held):
        stage.window.show_start()
        stage.settle()


@contextmanager
def somebody_else(path: Path) -> Iterator[None]:
    """Let another process hold the briefing open."""
    code = (
        "import sys, pathlib; from briefer.services import briefings;"
        f"ws = briefings.open_briefing(pathlib.Path({str(path)!r}), who='M. Ortega');"
        "print(flush=True); sys.stdin.read(); ws.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        if other.stdout is not None:
            other.stdout.readline()
        yield
        other.communicate()


def new_briefing(stage: Stage) -> None:
    """Fill the form for a new briefing."""
    stage.window.new_briefing()
    for name, words in (
        (
            "question",
            "What does Mexico ask of the United States on migration, and what does it offer?",
        ),
        ("title", "Border talks, Dec 2023"),
        ("reader", "Deputy Assistant Secretary"),
        ("due", "29 Dec 2023, 17:00"),
    ):
        field = stage.find(f"new.{name}")
        field.setProperty("text", words)
        field.setProperty("cursorPosition", 0)


def read_first(stage: Stage) -> None:
    """Import the first article."""
    page = stage.new_briefing()
    page.import_paths([FIXTURE])
    stage.settle()


def read_only(stage: Stage) -> None:
    """Open the sample that another process holds."""
    path = stage.open_sample().session.workspace.path
    stage.window.show_start()
    with somebody_else(path):
        stage.window.openings.open(path, read_only=True)
        stage.settle()


def refused(stage: Stage) -> None:
    """Import an article, a duplicate and a file that cannot be read."""
    page = stage.new_briefing()
    broken = stage.home / "scan.pdf"
    broken.write_bytes(b"%PDF-1.4")
    copy = stage.home / "the-same-again.txt"
    copy.write_bytes(FIXTURE.read_bytes())
    page.import_paths([FIXTURE, copy, broken])
    stage.settle()


def proof(stage: Stage) -> None:
    """Look over what an import found."""
    refused(stage)
    QTest.mouseClick(stage.find("import-strip.proof"), Qt.MouseButton.LeftButton)
    stage.settle()


def undone(stage: Stage) -> None:
    """Take back a new title."""
    page = stage.open_sample()
    briefings.set_project(page.session.workspace, title="Another title")
    page.session.actions.action("edit.undo").trigger()
    stage.settle()


def facts(stage: Stage) -> None:
    """Edit the facts of the article that is shown."""
    stage.open_sample().session.actions.action("articles.facts").trigger()
    stage.settle()


def finder(stage: Stage) -> None:
    """Look for words everywhere."""
    stage.open_sample().session.actions.action("search.command").trigger()
    stage.find("finder.field").setProperty("text", "ex")
    stage.settle()


def everywhere(stage: Stage) -> None:
    """Find words everywhere, in a briefing with a memo."""
    from briefer.services import memos  # noqa: PLC0415 - after the home folder is set

    page = stage.open_sample()
    if not page.session.workspace.memos.all():
        memos.add(page.session.workspace)
    page.stack.show_everywhere("sanctions")
    stage.settle()


def tag_all(stage: Stage) -> None:
    """Tag all places of a search."""
    everywhere(stage)
    QTest.mouseClick(stage.find("everywhere.tag-all"), Qt.MouseButton.LeftButton)
    stage.settle()


def found_nothing(stage: Stage) -> None:
    """Look everywhere for words that are nowhere."""
    stage.open_sample().stack.show_everywhere("zeppelin")
    stage.settle()


def finder_nothing(stage: Stage) -> None:
    """Look for a command that there is not."""
    stage.open_sample().session.actions.action("search.command").trigger()
    stage.find("finder.field").setProperty("text", "zeppelin")
    stage.settle()


def filtered_out(stage: Stage) -> None:
    """Filter the list of articles by words that none has."""
    stage.open_sample()
    stage.find("articles.filter").setProperty("text", "zeppelin")
    stage.settle()


def narrowed(stage: Stage) -> None:
    """Leave articles out of the list, and choose several."""
    stage.open_sample()
    QTest.mouseClick(stage.find("articles.order"), Qt.MouseButton.LeftButton)
    state = stage.find("narrow.state")
    state.setFocus()
    for _ in range(3):
        QTest.keyClick(state, Qt.Key.Key_Down)
    QTest.keyClick(stage.find("articles.list"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.settle()


def removal(stage: Stage) -> None:
    """Ask what goes with an article."""
    stage.open_sample()
    stage.find("articles.list").setFocus()
    QTest.keyClick(stage.focused, Qt.Key.Key_Delete)
    stage.settle()


def tagging(stage: Stage) -> ReaderPane:
    """Tag words of the article that is shown: a speaker, a topic, and a second topic half typed."""
    reader = reader_of(stage, SENTENCE)
    _select(reader, SENTENCE)
    for words, taken in (("amlo", True), ("aid", True), ("ven", False)):
        QTest.keyClicks(stage.focused, words)
        if taken:
            QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.settle()
    return reader


def steps(stage: Stage) -> QPixmap:
    """Tag words step by step, all of it in one picture."""
    from scripts.tagging_steps import tagging_steps  # noqa: PLC0415 - Qt reads the home folder

    words = "he told reporters that Congress should pay for development"
    page = stage.new_briefing()
    page.import_paths([next((CHECKOUT / "resources/sample/articles").glob("04-*"))])
    stage.settle()
    reader = reader_in(stage)
    stage.wait(lambda: len(reader.view.text.painter.suggested.marks) > 0)
    return tagging_steps(
        reader, lambda: _select(reader, words), lambda: stage.focused, stage.settle
    )


def suggestions(stage: Stage) -> None:
    """Review what is suggested: one with somebody who speaks, and a topic."""
    page = stage.open_sample()
    page.session.actions.action("view.suggestions").trigger()
    stage.settle()
    progress = stage.window.findChild(QWidget, "suggestions.progress")
    stage.wait(lambda: progress is None or not progress.isVisible())
    for _ in range(11):
        QTest.keyClick(stage.focused, Qt.Key.Key_J)
    stage.settle()


def suggestions_changed(stage: Stage) -> None:
    """Change a suggestion before it is accepted: a stance, another type."""
    suggestions(stage)
    QTest.keyClick(stage.focused, Qt.Key.Key_E)
    stance = stage.find("suggestion.topic.0.stance")
    stance.setFocus()
    QTest.keyClick(stance, Qt.Key.Key_A)
    stage.settle()


def palette_kind(stage: Stage) -> None:
    """Go on to the second stage of the palette."""
    tagging(stage)
    stage.focused.setProperty("text", "")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_D, Qt.Key.Key_Tab, Qt.Key.Key_F):
        QTest.keyClick(stage.focused, key)
    stage.settle()


def palette_more(stage: Stage) -> None:
    """Say how sure a number is, take it, and choose a passage to link it to."""
    words = "Arrivals at the northern border had reached 10,000 to 12,000 a day"
    _select(reader_of(stage, words), words)
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    for name in ("amlo", "flows"):
        QTest.keyClicks(stage.focused, name)
        QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    QTest.keyClick(stage.focused, Qt.Key.Key_Tab)
    QTest.keyClicks(stage.focused, "fac")
    for row, key in (("H", "C"), ("F", "Return"), ("L", "D")):
        QTest.keyClick(stage.focused, Qt.Key[f"Key_{row}"], Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(stage.focused, Qt.Key[f"Key_{key}"])
    stage.settle()


def palette_condition(stage: Stage) -> None:
    """Write the condition of a stance, and translate foreign words."""
    reader = reader_of(stage, "atender las causas")
    _select(reader, "Quiere ponerse de acuerdo con Washington")
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    for name in ("amlo", "talks"):
        QTest.keyClicks(stage.focused, name)
        QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_I):
        QTest.keyClick(stage.focused, key)
    QTest.keyClicks(stage.focused, "before the elections")
    QTest.keyClick(stage.focused, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(stage.focused, "He wants to come to terms with Washington")
    stage.settle()


def read_several(stage: Stage) -> None:
    """Choose three passages, and type a topic for all of them."""
    reader_of(stage)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J):
        QTest.keyClick(stage.focused, key)
    for _ in range(2):
        QTest.keyClick(stage.focused, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    QTest.keyClicks(stage.focused, "asy")
    stage.settle()


def read_ends(stage: Stage) -> None:
    """Drag the end of the chosen passage."""
    reader = reader_of(stage)
    QTest.keyClick(stage.focused, Qt.Key.Key_J)
    text = reader.view.text
    box = text.boxes(text.marks[0].start, text.marks[0].end)[0]
    QTest.mouseMove(text.viewport(), box.center().toPoint())
    stage.settle()


def read_hover(stage: Stage) -> None:
    """Point at a passage."""
    reader = reader_of(stage)
    text = reader.view.text
    reader.view.reveal(text.marks[1].start, text.marks[1].end)
    box = text.boxes(text.marks[1].start, text.marks[1].end)[0]
    QTest.mouseMove(text.viewport(), box.center().toPoint())
    stage.settle()


def read_hover_row(stage: Stage) -> None:
    """Point at an article of the list."""
    stage.open_sample()
    rows = stage.find("articles.list")
    if not isinstance(rows, QAbstractItemView):
        raise TypeError(rows)
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseMove(rows.viewport(), place)
    stage.settle()


def read_selected(stage: Stage) -> None:
    """Select words across two passages."""
    _select(reader_of(stage), "The two countries reaffirmed their existing commitments")
    stage.settle()


def palette_empty(stage: Stage) -> None:
    """Open the palette with nothing typed."""
    _select(reader_of(stage, SENTENCE), SENTENCE)
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.settle()


def palette_none(stage: Stage) -> None:
    """Type a name that is not in the codebook."""
    _select(reader_of(stage, SENTENCE), SENTENCE)
    QTest.keyClicks(stage.focused, "z")
    QTest.keyClicks(stage.focused, "oologist")
    stage.settle()


def read_error(stage: Stage) -> None:
    """Paste tags where none were copied."""
    reader_of(stage)
    QTest.keyClick(stage.focused, Qt.Key.Key_J)
    QTest.keyClick(stage.focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.settle()


def palette_error(stage: Stage) -> None:
    """Make a stakeholder in the palette whose name is taken."""
    _select(reader_of(stage, SENTENCE), SENTENCE)
    for letter in "Joe Biden":
        QTest.keyClicks(stage.focused, letter)
    QTest.keyClick(stage.focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.settle()


def read_menu(stage: Stage) -> None:
    """Open the menu of a passage by the key for it."""
    reader = reader_of(stage)
    QTest.keyClick(stage.focused, Qt.Key.Key_J)
    corner = reader.view.text.viewport().mapToGlobal(reader.view.text.place_of_caret())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), corner)
    QCoreApplication.sendEvent(reader.view, event)
    stage.settle()


def read_overlapping(stage: Stage) -> None:
    """Passages inside and across one another, five at one place."""
    page = stage.new_briefing()
    page.paste_text(OVERLAPPING)
    stage.settle()
    workspace = page.session.workspace
    article = workspace.articles.all()[0]
    text = workspace.articles.text(article.id)
    topics = [topic for topic in workspace.codebook.load().topics if topic.parent_id is None]
    people = workspace.codebook.load().stakeholders
    for number, words in enumerate(OVERLAPPED):
        tagging_service.tag(
            workspace,
            article.id,
            locate(text, words),
            statement=Statement(type="framing" if number == 3 else "demand"),
            parties=(PartyTag(people[number].id),),
            topics=tuple(TopicTag(topics[n].id) for n in range(number, number + 1 + number % 2)),
        )
    QTest.keyClick(stage.find("articleText"), Qt.Key.Key_J)
    stage.settle()


def read_both_ways(stage: Stage) -> None:
    """An article in Arabic and Hebrew with Latin names and numbers, tagged and selected."""
    page = stage.new_briefing()
    page.paste_text(BOTH_WAYS)
    stage.settle()
    workspace = page.session.workspace
    article = workspace.articles.all()[0]
    text = workspace.articles.text(article.id)
    topics = workspace.codebook.load().topics
    for number, words in enumerate(TAGGED_BOTH_WAYS):
        topic = TopicTag(topics[2 * number].id)
        tagging_service.tag(workspace, article.id, locate(text, words), topics=(topic,))
    _select(reader_in(stage), "Mexico City")
    stage.settle()


def read_chosen(stage: Stage) -> None:
    """Choose a passage by its key, then another statement on some of its words."""
    reader = reader_of(stage)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J):
        QTest.keyClick(reader.view.text, key)
    stage.settle()


def inspector(stage: Stage, words: str = "sanctions on Cuba and Venezuela lifted") -> InspectorPane:
    """Choose the passage that has these words."""
    from briefer.ui.read.inspector.pane import InspectorPane  # noqa: PLC0415 - after the home folder

    session = stage.open_sample().session
    passage = next(p for p in session.workspace.passages.all() if words in p.quote)
    session.selection.go_to_passage(passage.article_id, passage.id, passage.span)
    pane = stage.find("inspector")
    if not isinstance(pane, InspectorPane):
        raise TypeError(pane)
    stage.wait(lambda: bool(pane.history.head.summary))
    return pane


def inspector_more(stage: Stage) -> None:
    """Unfold everything that is said of a passage in Spanish."""
    pane = inspector(stage, "atender las causas")
    for fold in (pane.more, pane.uses, pane.history):
        fold.unfold()
    stage.settle()


def inspector_figure(stage: Stage) -> None:
    """Unfold a figure, and write an event date that is none."""
    pane = inspector(stage, "1,500 people")
    pane.more.unfold()
    pane.more.when.date.setFocus()
    pane.more.when.date.setText("28 Dec")
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.settle()


def inspector_stance(stage: Stage) -> None:
    """Open the menu of stances."""
    button = inspector(stage).topics.rows[0].stance
    button.show_menu()
    stage.put_menu_below(button)


def inspector_part(stage: Stage) -> None:
    """Open the menu of parts."""
    chip = inspector(stage).who.chips[1]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    stage.put_menu_below(chip)


def inspector_add(stage: Stage) -> None:
    """Look for a topic to add."""
    inspector(stage).topics.head.add.click()
    QTest.keyClicks(stage.focused, "ven")
    stage.settle()


def inspector_link(stage: Stage) -> None:
    """Look for a passage to link to."""
    pane = inspector(stage)
    pane.more.unfold()
    pane.more.links.head.add.click()
    stage.settle()


def inspector_read_only(stage: Stage) -> None:
    """Choose a passage of a briefing that another process holds."""
    read_only(stage)
    session = stage.page.session
    words = "sanctions on Cuba and Venezuela lifted"
    passage = next(p for p in session.workspace.passages.all() if words in p.quote)
    session.selection.go_to_passage(passage.article_id, passage.id, passage.span)
    stage.settle()


def codebook(stage: Stage, path: str = "Sanctions") -> CodebookPane:
    """Choose a topic of the codebook."""
    from briefer.ui.read.codebook.pane import CodebookPane  # noqa: PLC0415 - after the home folder
    from briefer.ui.read.codebook.tree import Kind  # noqa: PLC0415 - after the home folder is set

    workspace = stage.open_sample().session.workspace
    stage.find("side-panel.tabs.codebook").click()  # type: ignore[attr-defined]  # a button
    pane = stage.find("codebook")
    if not isinstance(pane, CodebookPane):
        raise TypeError(pane)
    pane.tree.choose((Kind.TOPIC, workspace.codebook.load().find_topic(path).id))
    stage.settle()
    return pane


def codebook_details(stage: Stage) -> None:
    """Show everything of a topic."""
    codebook(stage, "Aid").detail.show_details()
    stage.settle()


def codebook_stakeholder(stage: Stage) -> None:
    """Show everything of a stakeholder that was searched for."""
    pane = codebook(stage)
    pane.search.setFocus()
    QTest.keyClicks(stage.focused, "amlo")
    QTest.keyClick(stage.focused, Qt.Key.Key_Down)
    QTest.keyClick(stage.focused, Qt.Key.Key_End)
    pane.detail.show_details()
    stage.settle()


def codebook_new(stage: Stage) -> None:
    """Begin a new topic below another one."""
    codebook(stage, "Aid").tree.setFocus()
    QTest.keyClick(stage.focused, Qt.Key.Key_Insert)
    QTest.keyClicks(stage.focused, "Scholarships")
    stage.settle()


def codebook_delete(stage: Stage) -> None:
    """Ask before a topic goes that passages carry."""
    codebook(stage).tree.setFocus()
    QTest.keyClick(stage.focused, Qt.Key.Key_Delete)
    stage.settle()


def codebook_manager(stage: Stage, path: str = "Aid") -> CodebookPage:
    """Look after a topic on the page of the codebook."""
    from briefer.ui.codebook.page import CodebookPage  # noqa: PLC0415 - after the home folder is set

    page = stage.open_sample()
    page.stack.show_codebook()
    shown = stage.find("codebook-page")
    if not isinstance(shown, CodebookPage):
        raise TypeError(shown)
    shown.show_entry("topic", page.session.workspace.codebook.load().find_topic(path).id)
    stage.settle()
    return shown


def templates_page(stage: Stage) -> None:
    """Change a template of one's own."""
    page = stage.open_sample()
    page.stack.show_templates()
    stage.find("templates.duplicate").click()  # type: ignore[attr-defined]  # a button
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.find("templates.section.3.down").click()  # type: ignore[attr-defined]  # a button
    stage.settle()


def templates_look(stage: Stage) -> None:
    """Look at the paper and the fonts of a template."""
    templates_page(stage)
    stage.find("templates.tabs.look").click()  # type: ignore[attr-defined]  # a button
    stage.settle()


def templates_letterhead(stage: Stage) -> None:
    """Put a letterhead's picture at the head of a template."""
    templates_page(stage)
    path = stage.home / "arms.png"
    _arms().save(path)
    page = stage.find("templates")
    messages = page._session.messages  # type: ignore[attr-defined]  # noqa: SLF001
    messages.open_file = lambda *_: path
    stage.find("templates.tabs.letterhead").click()  # type: ignore[attr-defined]  # a button
    stage.find("templates.picture.choose").click()  # type: ignore[attr-defined]  # a button
    QTest.keyClicks(stage.focused, "Arms of the Ministry of Ports")
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.settle()


def _arms() -> Image.Image:
    """Return the arms of a ministry that is nowhere."""
    image = Image.new("RGB", (1180, 240), "white")
    draw = ImageDraw.Draw(image)
    blue = "#1f3a5f"
    draw.ellipse((4, 4, 236, 236), outline=blue, width=10)
    draw.line((120, 44, 120, 190), fill=blue, width=14)
    draw.line((78, 84, 162, 84), fill=blue, width=14)
    draw.arc((52, 90, 188, 198), 10, 170, fill=blue, width=14)
    serif = str(CHECKOUT / "resources" / "fonts" / "LiberationSerif-Bold.ttf")
    draw.text((280, 44), "MINISTRY OF PORTS", fill=blue, font=ImageFont.truetype(serif, 82))
    draw.text((282, 146), "Northern desk", fill=blue, font=ImageFont.truetype(serif, 54))
    return image


def templates_shipped(stage: Stage) -> None:
    """Look at a template that comes with the program."""
    stage.open_sample().stack.show_templates("brief")
    stage.find("templates.tabs.rules").click()  # type: ignore[attr-defined]  # a button
    stage.settle()


def codebook_merge(stage: Stage) -> None:
    """Look at what a merge would change."""
    shown = codebook_manager(stage, "Sanctions/Venezuela")
    stage.find("codebook.merge").click()  # type: ignore[attr-defined]  # a button
    for _ in range(4):
        QTest.keyClick(shown.merge.into, Qt.Key.Key_Down)
    stage.settle()


def codebook_split(stage: Stage) -> None:
    """Pick what of a topic goes to a new one."""
    codebook_manager(stage, "Aid")
    stage.find("codebook.split").click()  # type: ignore[attr-defined]  # a button
    QTest.keyClicks(stage.focused, "Aid from Mexico")
    rows = stage.find("codebook-split.passages")
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    stage.find("codebook-split.words.5").click()  # type: ignore[attr-defined]  # a box
    stage.settle()


def codebook_import(stage: Stage) -> None:
    """Look at what a codebook's file would bring."""
    from briefer.services import codebook_files  # noqa: PLC0415 - after the home folder is set

    shown = codebook_manager(stage)
    starter = codebook_files.read_file(CHECKOUT / "resources/codebooks/plover.toml")
    refused = (
        ("topic 2, “Aid” (line 9)", "“Aid” has the colour 99; there are 1 to 8."),
        ("stakeholder 4 (line 31)", "A stakeholder needs a name."),
    )
    shown.importing.begin(codebook_files.CodebookFile("water.toml", starter.codebook, refused))
    stage.settle()


def codebook_person(stage: Stage) -> None:
    """Look after a stakeholder on the page of the codebook."""
    shown = codebook_manager(stage)
    entry = stage.page.session.workspace.codebook.load().find_stakeholder("AMLO")
    shown.show_entry("stakeholder", entry.id)
    stage.settle()


def read_find(stage: Stage) -> None:
    """Find words in the article."""
    reader = reader_of(stage)
    QTest.keyClick(reader.view.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(stage.focused, "border")
    QTest.keyClick(stage.focused, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(stage.focused, Qt.Key.Key_Return)
    stage.settle()


def _select(reader: ReaderPane, words: str) -> None:
    text = reader.view.text
    span = locate(text.text, words)
    text.select(text.units.to_units(span.start), text.units.to_units(span.end))
    reader.view.reveal(text.units.to_units(span.start), text.units.to_units(span.end))
    text.setFocus()


def reader_of(stage: Stage, words: str = "") -> ReaderPane:
    """Open the sample, perhaps at the article with these words; return its reader, focused."""
    stage.open_sample()
    reader = reader_in(stage)
    if words:
        workspace = stage.page.session.workspace
        holding = (a.id for a in workspace.articles.all() if words in workspace.articles.text(a.id))
        stage.page.session.selection.choose_article(next(holding))
    reader.view.text.setFocus()
    stage.settle()
    return reader


def reader_in(stage: Stage) -> ReaderPane:
    """Return the reader of the open briefing."""
    from briefer.ui.read.reader.pane import ReaderPane  # noqa: PLC0415 - after the home folder

    reader = stage.find("reader")
    if not isinstance(reader, ReaderPane):
        raise TypeError(reader)
    return reader


def action(name: str) -> Callable[[Stage], None]:
    """Open the sample and trigger an action of the table."""

    def lead(stage: Stage) -> None:
        stage.open_sample().session.actions.action(name).trigger()
        stage.settle()

    return lead


def memo(stage: Stage) -> MemoWorkspace:
    """Show the sample's memo, and choose an extract of López Obrador's."""
    from briefer.ui.memo.workspace import MemoWorkspace  # noqa: PLC0415 - after the home folder

    page = stage.open_sample()
    page.session.actions.action("view.memo").trigger()
    pane = stage.find("memo")
    if not isinstance(pane, MemoWorkspace):
        raise TypeError(pane)
    stage.wait(lambda: pane.desk.rendering is not None)
    kept = page.session.workspace.memos.get(pane.memo_id)
    section = next(s for s in kept.walk() if s.title.startswith("Andrés Manuel"))
    pane.desk.go_asked.emit(section.id, 0)
    pane.desk.go_asked.emit(section.id, section.blocks[1].id)
    stage.settle()
    stage.settle()
    return pane


def memo_settings(stage: Stage) -> None:
    """Show all fields of the head."""
    outline = memo(stage).outline
    outline.fold_header(folded=False)
    QTest.mouseClick(outline.fields.more, Qt.MouseButton.LeftButton)
    outline.fields.edit("notes")
    stage.settle()


def memo_insert(stage: Stage) -> None:
    """Look for a passage to insert."""
    composer = memo(stage).composer
    place = next(piece for piece in composer.sheet.pieces if piece.key[0] == "write")
    composer.caret.enter(place)
    QTest.keyClicks(stage.focused, "/")
    QTest.keyClicks(stage.focused, "border")
    stage.settle()


def memo_about(stage: Stage) -> None:
    """Say what a section is about, below another one."""
    from briefer.model.binding import Binding  # noqa: PLC0415 - after the home folder is set
    from briefer.model.memo import MemoSection  # noqa: PLC0415 - as beside it
    from briefer.services import sections  # noqa: PLC0415 - as beside it

    pane = memo(stage)
    workspace = stage.page.session.workspace
    book = workspace.codebook.load()
    above = next(s for s in workspace.memos.get(pane.memo_id).sections if s.key == "outlook")
    names = ("What Mexico asks of Washington on sanctions", "Dates")
    new, _ = (
        sections.add(workspace, pane.memo_id, MemoSection("", name), above.id, place)
        for place, name in enumerate(names)
    )
    topics = tuple(t.guid for t in book.topics if t.name in {"Sanctions", "Border"})
    who = tuple(s.guid for s in book.stakeholders if s.short == "López Obrador")
    asked = Binding(who, topics, ("demand", "offer"), since="2023-12-01")
    sections.bind(workspace, new, asked)
    stage.wait(lambda: pane.desk.is_up_to_date)
    pane.outline.sections.about_asked.emit(new)
    stage.settle()


def memo_quotation(stage: Stage) -> None:
    """Cut words of a quotation, and add some in brackets."""
    from briefer.services import quoting  # noqa: PLC0415 - after the home folder is set

    pane = memo(stage)
    kept = stage.page.session.workspace.memos.get(pane.memo_id)
    section = next(s for s in kept.walk() if s.title.startswith("Andrés Manuel"))
    card = next(block for block in section.blocks if block.extract)
    workspace = stage.page.session.workspace
    quoting.leave_out(workspace, card.id, None, 4, 27)
    quoting.add(workspace, card.id, None, 40, "los vecinos")
    stage.wait(lambda: pane.desk.is_up_to_date)
    piece = next(p for p in pane.composer.sheet.pieces if p.block_id == card.id)
    line = pane.composer.sheet.block(pane.composer.sheet.first_line(piece))
    pane.composing.arranging.cut_quotation(line.position())
    stage.settle()


def memo_table(stage: Stage) -> None:
    """Write a table."""
    from briefer.model.memo import TABLE, KeptTable, MemoBlock  # noqa: PLC0415 - as beside it
    from briefer.services import memos  # noqa: PLC0415 - after the home folder is set

    pane = memo(stage)
    workspace = stage.page.session.workspace
    kept = workspace.memos.get(pane.memo_id)
    section = next(s for s in kept.walk() if s.title.startswith("Andrés Manuel"))
    rows = (("Development plan", "Aid to the region"), ("Sanctions", "Cuba and Venezuela"))
    table = KeptTable(("What he asks for", "For whom"), rows, "What Mexico asks for")
    new = memos.add_block(workspace, section.id, MemoBlock(TABLE, table=table), 1)
    stage.wait(lambda: pane.desk.is_up_to_date)
    pane.composing.arranging.write_table(new)
    stage.settle()


def memo_picture(stage: Stage, *, opens: bool = True) -> None:
    """Describe a picture of the memo; above it is one that says nothing yet."""
    from briefer.services import pictures  # noqa: PLC0415 - after the home folder is set

    pane = memo(stage)
    ws = stage.page.session.workspace
    section = next(s for s in ws.memos.get(pane.memo_id).walk() if s.key == "outlook")
    figures = [pictures.keep(ws, _chart(400, 130)), pictures.keep(ws, _chart(620, 240))]
    first, second = pictures.add(ws, section.id, figures, 0)
    pictures.caption(ws, first, "Crossings a day, as the two sides count them")
    pictures.describe(ws, second, "Bars that grow from left to right, the last one in red")
    pictures.caption(ws, second, "Crossings a day in the last twelve months")
    pictures.widen(ws, second, 70)
    stage.wait(lambda: pane.desk.is_up_to_date)
    pane.composing.go_to(section.id, second)
    stage.settle()
    if opens:
        pane.composing.picturing.open(second)
        stage.settle()


def _chart(width: int, height: int) -> bytes:
    """Return bars that grow."""
    image = Image.new("RGB", (width, height), "white")
    draw, step = ImageDraw.Draw(image), width // 12
    for number in range(12):
        top = height - 12 - (height - 30) * (number + 3) // 15
        box = (number * step + 6, top, (number + 1) * step - 4, height - 12)
        draw.rectangle(box, fill="firebrick" if number == 11 else "steelblue")
    draw.line((0, height - 12, width, height - 12), fill="black")
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def memo_lead(stage: Stage) -> None:
    """Write a lead-in that does not name the outlet."""
    pane = memo(stage)
    QTest.keyClick(stage.focused, Qt.Key.Key_F2)
    QTest.keyClicks(stage.focused, "He says that")
    stage.page.session.selection.flush_asked.emit()
    stage.wait(lambda: pane.desk.is_up_to_date)
    stage.settle()


def memo_review(stage: Stage) -> None:
    """Show what the checks found, one by one."""
    memo(stage)
    stage.find("memo.preflight.review").click()  # type: ignore[attr-defined]  # a button
    stage.settle()


def make_blocked(stage: Stage) -> MemoWorkspace:
    """Give a speaker words that are an outlet's, and print words that the source has not."""
    from briefer.memo.draft import extract_block  # noqa: PLC0415 - after the home folder is set
    from briefer.model.inline import Text  # noqa: PLC0415 - after the home folder is set
    from briefer.services import memos  # noqa: PLC0415 - after the home folder is set

    pane = memo(stage)
    workspace = stage.page.session.workspace
    kept = workspace.memos.get(pane.memo_id)
    passages = workspace.passages.all()
    report = next(p for p in passages if not p.voice.in_marks and p.speakers)
    own = next(p for p in passages if p.voice.in_marks)
    words = own.quote.split()
    changed = " ".join([*words[:2], "more", *words[3:]])
    lead = ((Text("López Obrador: “"),),)
    blocks = (
        replace(extract_block(report), content=lead),
        replace(extract_block(own), words=changed),
    )
    for block in blocks:
        memos.add_block(workspace, kept.sections[0].id, block)
    stage.wait(lambda: pane.desk.is_up_to_date)
    return pane


def preflight(stage: Stage) -> None:
    """Look at what blocks the export."""
    make_blocked(stage)
    stage.page.session.actions.action("memo.findings").trigger()
    stage.settle()


def export_blocked(stage: Stage) -> None:
    """Open the export dialog while two checks block it."""
    make_blocked(stage)
    stage.page.session.actions.action("file.export").trigger()
    stage.settle()


def export_pdf(stage: Stage) -> None:
    """Ask for a PDF behind a password."""
    action("file.export")(stage)
    for name in ("export.format..pdf", "export.lock"):
        _press(stage, name)


def export_done(stage: Stage) -> None:
    """Write a PDF for an archive that nothing opens."""
    export_pdf(stage)
    for name in ("export.lock", "export.archive", "export.do"):
        _press(stage, name)
    stage.wait(lambda: not stage.page.session.jobs.running)
    _press(stage, "export.open-file")
    QTest.qWait(300)
    stage.settle()


def _press(stage: Stage, name: str) -> None:
    """Press a button or tick a box."""
    button = stage.find(name)
    if isinstance(button, QAbstractButton):
        button.click()
    stage.settle()


def editions(stage: Stage) -> None:
    """Look at what is new since the last memo."""
    from briefer.services import exporting  # noqa: PLC0415 - after the home folder is set
    from briefer.services import tagging as tags  # noqa: PLC0415 - after the home folder is set

    pane = memo(stage)
    workspace = stage.page.session.workspace
    folder = workspace.path.parent
    for name in ("Border talks 2023-12-29.docx", "Border talks 2023-12-29.pdf"):
        rendering = exporting.preview(workspace, pane.memo_id)
        exporting.write(workspace, rendering, folder / name)
    spoken = [p for p in workspace.passages.all() if p.speakers]
    turned = next(p for p in spoken if any(tag.stance in {1, 2} for tag in p.topics))
    tag = next(tag for tag in turned.topics if tag.stance in {1, 2})
    tags.set_topic(workspace, turned.id, replace(tag, stance="conditional"))
    printed = {block.extract for block in workspace.memos.get(pane.memo_id).blocks()}
    gone = next(p for p in spoken if p.guid in printed and p.id != turned.id and p.topics[0].stance)
    tags.remove(workspace, [gone.id])
    codebook = workspace.codebook.load()
    silent = next(s for s in codebook.stakeholders if not any(s.id in p.speakers for p in spoken))
    default = next(t.default_proposition for t in codebook.topics if t.default_proposition)
    tags.tag(
        workspace,
        spoken[0].article_id,
        spoken[0].span,
        parties=[PartyTag(silent.id)],
        topics=[TopicTag(default.topic_id, default.id, 2)],
    )
    stage.wait(lambda: pane.desk.is_up_to_date)
    stage.page.session.actions.action("memo.editions").trigger()
    stage.settle()
    stage.settle()


def memo_none(stage: Stage) -> None:
    """Offer a draft of a first memo."""
    page = stage.new_briefing()
    page.import_paths([FIXTURE])
    stage.settle()
    page.session.actions.action("view.memo").trigger()
    stage.settle()


def evidence(stage: Stage) -> None:
    """Show who stands where, and the passages of a cell."""
    from briefer.ui.evidence.workspace import EvidenceWorkspace  # noqa: PLC0415 - see above

    page = stage.open_sample()
    page.session.actions.action("view.evidence").trigger()
    stage.settle()
    pane = stage.find("evidence")
    if not isinstance(pane, EvidenceWorkspace):
        raise TypeError(pane)
    codebook = page.session.workspace.codebook.load()
    topic = codebook.find_topic("Sanctions/Venezuela")
    proposition = topic.default_proposition
    who = codebook.find_stakeholder("AMLO")
    pane.matrix.choose(who.id, (topic.id, proposition.id if proposition else None))
    stage.settle()


def evidence_filtered(stage: Stage) -> None:
    """Leave one type of statement out."""
    evidence(stage)
    for box in stage.window.findChildren(QCheckBox, "evidence.filter.type.1"):
        box.click()
    stage.settle()


def evidence_none(stage: Stage) -> None:
    """Show Evidence where nothing is tagged."""
    stage.new_briefing().session.actions.action("view.evidence").trigger()
    stage.settle()


STATES: dict[str, Callable[[Stage], object]] = {
    "start-first": lambda _stage: None,
    "start": start,
    "new-briefing": new_briefing,
    "read-empty": Stage.new_briefing,
    "read-first": read_first,
    "read": Stage.open_sample,
    "read-only": read_only,
    "read-hover": read_hover,
    "read-hover-row": read_hover_row,
    "read-selected": read_selected,
    "read-error": read_error,
    "palette-empty": palette_empty,
    "palette-none": palette_none,
    "palette-error": palette_error,
    "tagging": tagging,
    "tagging-steps": steps,
    "palette-kind": palette_kind,
    "palette-more": palette_more,
    "palette-condition": palette_condition,
    "suggestions": suggestions,
    "suggestions-changed": suggestions_changed,
    "read-several": read_several,
    "read-ends": read_ends,
    "read-menu": read_menu,
    "read-overlapping": read_overlapping,
    "read-both-ways": read_both_ways,
    "read-chosen": read_chosen,
    "read-find": read_find,
    "inspector": inspector,
    "inspector-more": inspector_more,
    "inspector-figure": inspector_figure,
    "inspector-stance": inspector_stance,
    "inspector-part": inspector_part,
    "inspector-add": inspector_add,
    "inspector-link": inspector_link,
    "inspector-read-only": inspector_read_only,
    "codebook": codebook,
    "codebook-details": codebook_details,
    "codebook-stakeholder": codebook_stakeholder,
    "codebook-manager": codebook_manager,
    "templates": templates_page,
    "templates-look": templates_look,
    "templates-letterhead": templates_letterhead,
    "templates-shipped": templates_shipped,
    "codebook-merge": codebook_merge,
    "codebook-import": codebook_import,
    "codebook-split": codebook_split,
    "codebook-manager-stakeholder": codebook_person,
    "codebook-new": codebook_new,
    "codebook-delete": codebook_delete,
    "evidence": evidence,
    "evidence-filtered": evidence_filtered,
    "evidence-none": evidence_none,
    "memo": memo,
    "memo-settings": memo_settings,
    "memo-insert": memo_insert,
    "memo-about": memo_about,
    "memo-quotation": memo_quotation,
    "memo-table": memo_table,
    "memo-picture": memo_picture,
    "memo-picture-seen": partial(memo_picture, opens=False),
    "memo-lead": memo_lead,
    "memo-review": memo_review,
    "preflight": preflight,
    "export-blocked": export_blocked,
    "export-pdf": export_pdf,
    "export-done": export_done,
    "editions": editions,
    "memo-none": memo_none,
    "import": refused,
    "proof": proof,
    "facts": facts,
    "undone": undone,
    "list-narrowed": narrowed,
    "list-nothing": filtered_out,
    "search": everywhere,
    "search-nothing": found_nothing,
    "search-tag-all": tag_all,
    "removal": removal,
    "finder": finder,
    "finder-nothing": finder_nothing,
    "menu": action("view.menu"),
    "export": action("file.export"),
    "details": action("file.details"),
    "preferences": action("file.preferences"),
    "keys": action("help.keys"),
    "about": action("help.about"),
}
"""What leads to each state; what comes back as a picture is drawn instead of the window."""


def make_small(path: Path) -> None:
    """Write the picture again with 256 colours: a third of the bytes.

    The colours that cover most stay exactly as they are; the others become the nearest one.
    """
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    pixels = batched(picture.tobytes())
    colours = [colour for colour, _count in Counter(pixels).most_common()]
    kept = colours[:EXACT]
    spread = picture.quantize(256 - len(kept), method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    kept += batched(bytes(spread))
    places = {colour: nearest(colour, kept) for colour in colours}
    few = Image.new("P", picture.size)
    few.putpalette([part for colour in kept for part in colour])
    few.putdata([places[colour] for colour in pixels])
    few.save(path, optimize=True)


def batched(parts: bytes) -> list[tuple[int, ...]]:
    """Return colours from their parts, one after the other."""
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def nearest(colour: tuple[int, ...], among: list[tuple[int, ...]]) -> int:
    """Return the place of the colour that differs least."""
    red, green, blue = colour
    return min(
        range(len(among)),
        key=lambda place: (
            (among[place][0] - red) ** 2
            + (among[place][1] - green) ** 2
            + (among[place][2] - blue) ** 2
        ),
    )


def draw(names: list[str], look: str) -> bool:
    """Draw the states in one look; say which do not come, and whether all came."""
    application = QApplication(sys.argv[:1])
    missing = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = folder
            for kind in ("CONFIG", "DATA", "STATE"):
                os.environ[f"XDG_{kind}_HOME"] = f"{folder}/.{kind.lower()}"
            stage = Stage(application, Path(folder), look)
            try:
                composed = STATES[name](stage)
                stage.settle()
            except (LookupError, TimeoutError, AttributeError) as error:
                missing.append(f"{name}{look}: {error!r}")
            else:
                picture = composed if isinstance(composed, QPixmap) else stage.picture()
                path = PICTURES / f"{name}{look}.png"
                picture.save(str(path))
                if path.stem in KEPT:
                    make_small(path)
                print(path.relative_to(CHECKOUT), flush=True)
            stage.close()
    print(*missing, sep="\n", file=sys.stderr)
    return not missing


def main() -> int:
    """Draw the looks, each in a process of its own: the scale is chosen when a program starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="states to draw; all without names")
    parser.add_argument("--look", choices=LOOKS, action="append", help="looks to draw; all without")
    options = parser.parse_args()
    names = options.names or list(STATES)
    if unknown := [name for name in names if name not in STATES]:
        parser.error(f"no state {', '.join(unknown)}; there are {', '.join(STATES)}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    looks = options.look or LOOKS
    if len(looks) == 1 and (looks[0] != LARGE or os.environ.get("QT_SCALE_FACTOR")):
        return 0 if draw(names, looks[0]) else 1
    drawn = True
    for look in looks:
        scale = {"QT_SCALE_FACTOR": "2"} if look == LARGE else {}
        command = [sys.executable, __file__, *names, f"--look={look}"]
        done = subprocess.run(command, check=False, env={**os.environ, **scale})
        drawn = drawn and done.returncode == 0
    return 0 if drawn else 1


if __name__ == "__main__":
    sys.exit(main())
