"""What the pane shows: whose words, what surrounds a passage, nothing chosen, reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from briefer.model.anchor import Span
from briefer.model.changes import Place
from briefer.model.passage import Statement
from briefer.services import articles, history, memos, tagging
from briefer.ui.read.inspector.history_fold import StepRow
from briefer.ui.read.inspector.topic_words import TopicWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.session import Session
    from tests.ui.conftest import Screen
    from tests.ui.read.inspector.conftest import Bench

Key = Qt.Key


@pytest.mark.parametrize(
    ("number", "chip", "words"),
    [
        (10, "paraphrase", "Fixture Gazette’s words, not theirs"),
        (5, "own words", "inside passage 4"),
        (4, "partly own words", "Fixture Gazette’s report, with words of theirs"),
        (1, "outlet’s words", "nobody’s position"),
    ],
)
def test_a_sentence_says_whose_words_these_are(
    bench: Bench, number: int, chip: str, words: str
) -> None:
    bench.choose(number)
    assert bench.pane.voice.chip.accessibleName() == chip
    assert bench.pane.voice.words.text() == words


def test_an_unset_modality_is_never_a_speakers_own_words(bench: Bench) -> None:
    passage = bench.choose(10)
    tagging.set_statement(bench.workspace, passage.id, Statement(type="position"))
    assert bench.pane.voice.chip.accessibleName() == "paraphrase"
    assert bench.pane.voice.words.text() == "not set; counts as Fixture Gazette’s words"
    assert "“" not in bench.pane.quote.text()


def test_a_second_statement_says_that_it_has_the_same_words(bench: Bench) -> None:
    first = bench.choose(1)
    second = tagging.tag(bench.workspace, 1, first.span)
    bench.session.selection.choose_passage(second.id)
    assert bench.pane.voice.words.text() == "nobody’s position · same words as passage 1"


def test_the_bar_has_the_colour_of_the_first_topic(bench: Bench) -> None:
    bench.choose(22)
    theme = bench.session.appearance.theme
    colour = bench.codebook.find_topic("Sanctions/Cuba").colour
    assert bench.paints(bench.pane.quote, theme.tint(colour).strong)
    bench.choose(16)
    assert bench.paints(bench.pane.quote, theme.colour("muted"))
    assert not bench.paints(bench.pane.quote, theme.tint(colour).strong)


def test_a_long_quote_is_cut_and_says_so(bench: Bench) -> None:
    text = bench.workspace.articles.text(1)
    whole = tagging.tag(bench.workspace, 1, Span(0, min(len(text), 3000)))
    bench.session.selection.choose_passage(whole.id)
    QApplication.processEvents()
    assert bench.pane.quote.height() < 260
    assert bench.pane.quote.accessibleName().endswith(" ".join(whole.quote.split())[-30:])


def test_the_tab_counts_the_passages(bench: Bench) -> None:
    told: list[str] = []
    bench.pane.counted.connect(told.append)
    bench.choose(22)
    bench.session.selection.choose_passage(0)
    assert told == ["22 of 30", ""]


# ---- surroundings


def test_the_sections_of_a_memo_are_named_and_lead_there(bench: Bench) -> None:
    passage = bench.choose(22)
    assert bench.pane.uses.head.summary == "not yet"
    memo = memos.add(bench.workspace)
    uses = bench.workspace.memos.sections_with(passage.id)
    assert bench.pane.uses.head.summary == uses[0][2]
    asked: list[Place] = []
    bench.session.selection.place_asked.connect(asked.append)
    bench.pane.uses.unfold()
    bench.click(bench.pane.uses.rows[0])
    assert bench.session.selection.memo_id == memo.id
    assert asked == [Place(memo_id=memo.id)]
    memos.remove(bench.workspace, memo.id)
    assert bench.pane.uses.head.summary == "not yet"
    assert not bench.pane.uses.is_open


def test_the_history_says_who_did_what(bench: Bench, qtbot: QtBot) -> None:
    passage = bench.choose(22)
    tagging.remove_topic(bench.workspace, passage.id, bench.topic("Sanctions/Cuba"))
    fold = bench.pane.history
    qtbot.waitUntil(lambda: fold.head.summary == "2 changes today")
    rows = fold.findChildren(StepRow)
    assert rows[0].what.text() == "Remove “Sanctions › Cuba”"
    assert rows[0].who.text().startswith("Ana · Today ")
    history.undo(bench.workspace)
    qtbot.waitUntil(lambda: fold.head.summary == "1 change today")


def test_a_passage_is_copied_with_its_citation(bench: Bench) -> None:
    passage = bench.choose(22)
    bench.click(bench.pane.copy)
    copied = QGuiApplication.clipboard().text()
    assert f"López Obrador, as reported by Fixture Gazette: {passage.quote}" in copied
    QGuiApplication.clipboard().clear()
    bench.pane.who.chips[0].setFocus()
    bench.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == copied


def test_ctrl_c_in_the_note_copies_what_is_selected_there(bench: Bench) -> None:
    bench.choose(2)
    note = bench.pane.note.text
    note.setFocus()
    note.selectAll()
    bench.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "nobody says this"


# ---- nothing chosen


def test_without_a_passage_those_of_the_article_are_listed(bench: Bench) -> None:
    shown = bench.pane.article
    assert shown.list.isVisible()
    assert shown.model.rowCount() == 30
    assert shown.model.data(shown.model.index(4), Qt.ItemDataRole.AccessibleTextRole).startswith(
        "5, “orderly, humane, and regular migration”, own words, US government (speaker)"
    )
    shown.list.setFocus()
    for _ in range(3):
        bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    assert bench.passage() == bench.workspace.passages.of_article(1)[3]
    assert bench.pane.quote.isVisible()


def test_a_click_in_the_list_chooses(bench: Bench) -> None:
    shown = bench.pane.article
    at = shown.list.visualRect(shown.model.index(2)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.passage() == bench.workspace.passages.of_article(1)[2]


def test_a_passage_that_goes_leaves_the_list(bench: Bench, qtbot: QtBot) -> None:
    passage = bench.choose(2)
    tagging.remove(bench.workspace, [passage.id])
    assert bench.session.selection.passage_id == 0
    qtbot.waitUntil(lambda: bench.pane.article.model.rowCount() == 29)
    assert not bench.pane.corner.isEnabled()
    history.undo(bench.workspace)
    qtbot.waitUntil(lambda: bench.pane.article.model.rowCount() == 30)


def test_an_article_without_passages_tells_how_the_first_is_made(
    new_session: Session, show_pane: Callable[[Session], Bench]
) -> None:
    articles.paste(new_session.workspace, "A title\n\nThe Gazette\n\nSome words to read.")
    bench = show_pane(new_session)
    words = [label.text() for label in bench.pane.findChildren(QLabel) if label.isVisible()]
    assert "No passage yet" in words
    assert "Select words in the article" in words


# ---- reading only


def test_reading_only_everything_is_shown_and_nothing_can_be_changed(read_only: Bench) -> None:
    read_only.choose(20)
    pane = read_only.pane
    pane.more.unfold()
    QApplication.processEvents()
    for name in ("who", "topics", "figures", "translations", "links"):
        add = pane.findChild(QWidget, f"inspector.{name}.add")
        assert isinstance(add, QWidget)
        assert not add.isVisible(), name
    assert pane.who.chips[0].focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not pane.topics.rows[1].stance.isEnabled()
    assert pane.topics.rows[1].condition.text() == "the plan and the end of sanctions"
    assert pane.kind.type.currentText() == "Offer"
    assert not pane.kind.type.isEnabled()
    assert not pane.star.isEnabled()
    assert pane.copy.isEnabled()


def test_the_pane_opens_up_again_after_a_job_that_writes(bench: Bench, qtbot: QtBot) -> None:
    bench.choose(22)
    session = bench.session
    session.jobs.run(
        lambda _job: articles.set_facts(bench.workspace, 1, title="Another title"),
        done=lambda _: None,
        failed=session.messages.failed,
        writes=True,
    )
    assert not bench.pane.star.isEnabled()
    qtbot.waitUntil(lambda: session.writable)
    assert bench.pane.star.isEnabled()
    assert bench.pane.who.chips[0].accessibleName() == "López Obrador, speaker"


# ---- by keyboard, for everybody


def test_tab_goes_through_the_pane_from_top_to_bottom(bench: Bench) -> None:
    bench.choose(21)
    bench.pane.who.head.add.setFocus()
    names = []
    for _ in range(12):
        names.append(bench.focused.objectName())
        bench.press(Key.Key_Tab)
    assert names == [
        "inspector.who.add",
        "inspector.who.0",
        "inspector.who.1",
        "inspector.who.2",
        "inspector.topics.add",
        "inspector.topic.0.proposition",
        "inspector.topic.0.stance",
        "inspector.type",
        "inspector.modality",
        "inspector.note",
        "inspector.more",
        "inspector.history",
    ]


def test_everything_that_takes_the_focus_says_what_it_is(bench: Bench) -> None:
    bench.choose(15)
    bench.pane.more.unfold()
    bench.click(bench.pane.more.translations.head.add)
    silent = [
        widget.objectName() or type(widget).__name__
        for widget in bench.pane.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or str(widget.property("text") or ""))
    ]
    assert silent == []


def test_the_panel_of_the_window_shows_the_passage_and_its_number(
    page: BriefingPage, screen: Screen
) -> None:
    passage = page.session.workspace.passages.of_article(1)[21]
    page.session.selection.choose_passage(passage.id)
    assert screen.find("inspector.quote").isVisible()
    tabs = screen.find("side-panel.tabs")
    assert "22 of 30" in [label.text() for label in tabs.findChildren(QLabel)]
    assert screen.find("inspector.star").isVisible()


def test_a_topic_says_what_it_means_below_its_proposition(bench: Bench) -> None:
    bench.choose(22)
    words = bench.pane.findChild(TopicWords)
    topic = bench.codebook.find_topic("Sanctions/Cuba")
    assert words is not None
    assert topic.definition
    assert topic.definition in words.toolTip()


def test_a_name_with_signs_of_html_in_it_is_shown_as_it_is(bench: Bench) -> None:
    bench.choose(2)
    assert bench.pane.voice.words.textFormat() is Qt.TextFormat.PlainText
