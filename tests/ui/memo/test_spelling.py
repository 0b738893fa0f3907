"""Unknown words in the memo: underlined, put right with the mouse, taken into one's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from briefer.model.inline import InlineExtract, Text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.services import memos, stakeholders
from briefer.ui.memo.composer import spelling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from briefer.ui.session import Session
    from tests.ui.memo.conftest import Desk

pytest.importorskip("hunspell")

Key = Qt.Key


@pytest.fixture
def desk(
    session: Session,
    open_memo: Callable[[Session], Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """A memo on a machine with a small English dictionary."""
    folder = tmp_path / "words"
    folder.mkdir()
    words = ["the", "The", "border", "talks", "go", "on", "He", "said", "today"]
    (folder / "en_US.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n", "utf-8")
    (folder / "en_US.dic").write_text("\n".join([str(len(words)), *words]) + "\n", "utf-8")
    found = folder / "en_US.dic"
    monkeypatch.setattr(
        spelling, "dictionary", lambda language: found if language == "en" else None
    )
    memos.add(session.workspace)
    desk = open_memo(session)
    desk.qtbot.waitUntil(lambda: not session.jobs.running)
    return desk


def write(desk: Desk, *items: Text | InlineExtract) -> int:
    """Put a paragraph into the first section; return its line."""
    section = desk.section("bottom-line").id
    block_id = memos.add_block(desk.workspace, section, MemoBlock(PARAGRAPH, (items,)))
    piece = desk.composer.sheet.find(("block", block_id))
    assert piece is not None
    return desk.composer.sheet.first_line(piece)


def unknown(desk: Desk, line: int) -> list[str]:
    """Return the words that are underlined in a line."""
    raw = desk.composer.sheet.block(line).text().encode("utf-16-le")
    return [
        raw[2 * start : 2 * end].decode("utf-16-le")
        for start, end in desk.composer.marking.unknown(line)
    ]


def test_the_name_of_somebody_who_is_new_is_known(desk: Desk) -> None:
    line = write(desk, Text("Xochitl said"))
    assert unknown(desk, line) == ["Xochitl"]
    stakeholders.add(desk.workspace, "Xochitl Gálvez")
    assert unknown(desk, line) == []


def menu(desk: Desk, line: int, words: str) -> dict[str, QAction]:
    """Open the menu at words and return its entries."""
    block = desk.composer.sheet.block(line)
    start = block.text().index(words)
    (box,) = desk.composer.marking.boxes(block, start, start + len(words))
    at = box.center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(10, 10))
    QApplication.sendEvent(desk.composer.viewport(), event)
    desk.qtbot.waitUntil(lambda: desk.composer.findChild(QMenu) is not None)
    found = desk.composer.findChild(QMenu)
    assert isinstance(found, QMenu)
    return {action.text().split("\t")[0]: action for action in found.actions()}


def test_unknown_words_are_underlined_and_those_of_a_source_are_not(desk: Desk) -> None:
    passage = desk.workspace.passages.all()[0]
    extract = InlineExtract(passage.guid, "wordz", passage.voice)
    line = write(desk, Text("🐦 The bordr talks: "), extract, Text(" go onn 3rd. Biden"))
    assert unknown(desk, line) == ["bordr", "onn"]
    composer = desk.composer
    block = composer.sheet.block(line)
    start = block.text().index("bordr") + 1
    (box,) = composer.marking.boxes(block, start, start + 5)
    picture = composer.viewport().grab(box.adjusted(0, 0, 0, 4).toRect()).toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    danger = desk.session.appearance.colour("danger")
    assert any(_is_near(name, danger.name()) for name in colours)


def _is_near(name: str, wanted: str) -> bool:
    pairs = ((int(name[n : n + 2], 16), int(wanted[n : n + 2], 16)) for n in (1, 3, 5))
    return all(abs(a - b) < 60 for a, b in pairs)


def test_the_word_that_is_being_typed_is_not_underlined_yet(desk: Desk) -> None:
    desk.go(desk.texts("bottom-line")[0])
    desk.type("The bordr")
    line = desk.composer.caret.line
    assert unknown(desk, line) == []
    desk.type(" go")
    assert unknown(desk, line) == ["bordr"]


def test_the_menu_offers_what_may_be_meant(desk: Desk) -> None:
    line = write(desk, Text("The bordr talks"))
    steps = len(desk.workspace.history.steps())
    menu(desk, line, "bordr")["border"].trigger()
    assert desk.words("bottom-line") == ["The border talks"]
    assert unknown(desk, line) == []
    assert len(desk.workspace.history.steps()) == steps + 1


def test_a_word_of_ones_own_is_kept_and_known_from_then_on(desk: Desk) -> None:
    line = write(desk, Text("The bordr talks"))
    menu(desk, line, "bordr")["“bordr” is a word"].trigger()
    assert desk.session.preferences.value.spelling_words == "bordr"
    assert unknown(desk, line) == []


def test_a_memo_in_another_language_and_spelling_switched_off_have_no_underlines(
    desk: Desk,
) -> None:
    line = write(desk, Text("The bordr talks"))
    assert unknown(desk, line)
    memos.set_field(desk.workspace, desk.pane.memo_id, "language", "es")
    assert not unknown(desk, line)
    memos.set_field(desk.workspace, desk.pane.memo_id, "language", "en")
    desk.qtbot.waitUntil(lambda: bool(unknown(desk, line)))
    choices = desk.session.preferences
    choices.change(replace(choices.value, spelling=False))
    assert not unknown(desk, line)
    choices.change(replace(choices.value, spelling=True))
    desk.qtbot.waitUntil(lambda: bool(unknown(desk, line)))
