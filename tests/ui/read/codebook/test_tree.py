"""The tree: what it lists, finds and counts, and how one moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefer.model.passage import TopicTag
from briefer.services import history, stakeholders, tagging, topics
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.codebook.tree_view import CodebookTree

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.session import Session
    from tests.ui.conftest import Screen
    from tests.ui.read.codebook.conftest import Bench

Key = Qt.Key


def test_topics_come_with_what_is_below_them_then_stakeholders_by_side(bench: Bench) -> None:
    rows = bench.rows()
    assert rows[0] == "Topics"
    sanctions = rows.index("Sanctions")
    assert rows[sanctions + 1 : sanctions + 3] == ["Cuba", "Venezuela"]
    border = rows.index("Border")
    assert rows[border + 1] == "Step up enforcement"
    who = rows.index("Stakeholders by side")
    mexico = rows.index("Mexico", who)
    assert "López Obrador" in rows[mexico:]


def test_a_row_says_everything_in_words(bench: Bench) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert bench.index("Sanctions").data(spoken) == "Sanctions, 1 passages, key 2"
    assert bench.index("López Obrador").data(spoken) == "López Obrador, person, 8 passages"
    assert bench.index("Ease Cuba sanctions").data(spoken) == (
        "Ease Cuba sanctions, proposition, 1 passages"
    )


def test_definitions_are_shown_on_hover(bench: Bench) -> None:
    tip = bench.index("Aid").data(Qt.ItemDataRole.ToolTipRole)
    assert bench.topic("Aid").definition in tip
    assert (
        bench.index("Increase aid to the region")
        .data(Qt.ItemDataRole.ToolTipRole)
        .startswith(bench.proposition("Increase aid to the region").text)
    )


def test_counts_follow_the_tags(bench: Bench, qtbot: QtBot) -> None:
    sanctions = bench.pane.model.find((Kind.TOPIC, bench.topic("Sanctions").id))
    assert sanctions is not None
    assert bench.pane.model.count(sanctions) == 1
    passage = bench.workspace.passages.of_article(1)[0]
    tagging.set_topic(bench.workspace, passage.id, TopicTag(bench.topic("Sanctions/Cuba").id))
    qtbot.waitUntil(lambda: bench.pane.model.count(sanctions) == 2)
    history.undo(bench.workspace)
    qtbot.waitUntil(lambda: bench.pane.model.count(sanctions) == 1)


def test_a_search_shows_what_fits_with_what_is_above_it(bench: Bench) -> None:
    bench.pane.search.setFocus()
    bench.type("cuba")
    assert bench.rows() == [
        "Topics",
        "Sanctions",
        "Cuba",
        "Ease Cuba sanctions",
        "Dialogue with Cuba",
        "Open US-Cuba dialogue",
        "Stakeholders by side",
        "Cuba",
        "Cuba",
        "Díaz-Canel",
    ]
    bench.press(Key.Key_Escape)
    assert bench.pane.search.text() == ""
    assert len(bench.rows()) > 30


def test_an_alias_finds_its_stakeholder_and_nothing_says_so(bench: Bench) -> None:
    bench.pane.search.setFocus()
    bench.type("amlo")
    assert bench.rows()[-1] == "López Obrador"
    assert bench.rows()[1] == "no match"


def test_the_arrows_move_and_fold(bench: Bench) -> None:
    bench.pane.search.setFocus()
    bench.press(Key.Key_Down)
    assert bench.focused is bench.pane.tree
    node = bench.choose_topic("Sanctions")
    assert node.name == "Sanctions"
    bench.press(Key.Key_Left)
    assert bench.rows()[bench.rows().index("Sanctions") + 1] == "Aid"
    bench.press(Key.Key_Right)
    bench.press(Key.Key_Down)
    assert bench.chosen().name == "Cuba"


def test_a_click_on_the_chevron_folds_and_one_on_the_name_chooses(bench: Bench) -> None:
    box = bench.box("Sanctions")
    view = bench.pane.tree.viewport()
    bench.click(view, QPoint(box.left() + 20, box.center().y()))
    assert bench.rows()[bench.rows().index("Sanctions") + 1] == "Aid"
    assert bench.pane.tree.current is None
    bench.click(view, QPoint(box.left() + 80, box.center().y()))
    assert bench.chosen().name == "Sanctions"


def test_what_is_folded_and_chosen_survives_another_tree(bench: Bench) -> None:
    bench.choose_topic("Sanctions")
    bench.press(Key.Key_Left)
    bench.choose_topic("Aid")
    topics.add(bench.workspace, "Fisheries")
    rows = bench.rows()
    assert rows[rows.index("Sanctions") + 1] == "Aid"
    assert "Fisheries" in rows
    assert bench.chosen().name == "Aid"


def test_the_tint_is_painted(bench: Bench) -> None:
    box = bench.box("Sanctions")
    image = bench.pane.tree.viewport().grab(box).toImage()
    tint = bench.session.appearance.theme.tint(bench.topic("Sanctions").colour).strong.name()
    painted = {
        image.pixelColor(x, y).name()
        for x in range(image.width() // 3)
        for y in range(image.height())
    }
    assert tint in painted


def test_choosing_an_entry_lists_its_passages_and_one_leads_there(bench: Bench) -> None:
    bench.choose_topic("Sanctions")
    detail = bench.pane.detail
    assert detail.list.isVisible()
    expected = bench.workspace.passages.of_article(1)[21]
    assert detail.model.ids == (expected.id,)
    bench.press(Key.Key_Tab)
    at = detail.list.visualRect(detail.model.index(0)).center()
    QTest.mouseClick(detail.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.session.selection.passage_id == expected.id
    assert bench.session.selection.article_id == 1


def test_a_proposition_lists_those_who_take_it_up(bench: Bench) -> None:
    bench.pane.tree.choose((Kind.PROPOSITION, bench.proposition("Step up enforcement").id))
    passages = bench.workspace.passages.many(bench.pane.detail.model.ids)
    assert len(passages) > 1
    wanted = bench.proposition("Step up enforcement").id
    assert all(any(t.proposition_id == wanted for t in p.topics) for p in passages)


def test_what_nobody_has_tagged_says_so(bench: Bench) -> None:
    stakeholders.add(bench.workspace, "A newcomer")
    bench.choose_who("A newcomer")
    assert bench.find("codebook.no-passages").isVisible()


def test_the_list_of_a_topic_stays_in_front_while_it_leads_through_passages(
    page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    screen.click("side-panel.tabs.codebook")
    tree = screen.find("codebook.tree")
    assert isinstance(tree, QWidget)
    ws = page.session.workspace
    assert isinstance(tree, CodebookTree)
    tree.choose((Kind.TOPIC, ws.codebook.load().find_topic("Talks").id))
    QApplication.processEvents()
    listed = screen.find("codebook.passages")
    listed.setFocus()
    QTest.keyClick(listed, Key.Key_Down)
    QTest.keyClick(listed, Key.Key_Return)
    first = page.session.selection.passage_id
    assert first
    assert screen.find("codebook.tree").isVisible()
    QTest.keyClick(listed, Key.Key_Down)
    QTest.keyClick(listed, Key.Key_Return)
    assert page.session.selection.passage_id not in {0, first}
    assert listed.hasFocus()


def test_an_empty_codebook_says_that_there_is_nothing_yet(
    new_session: Session, show_pane: object
) -> None:
    ws = new_session.workspace
    for topic in ws.codebook.load().topics:
        if topic.parent_id is None:
            topics.remove(ws, topic.id)
    assert callable(show_pane)
    bench = show_pane(new_session)
    assert bench.rows()[:2] == ["Topics", "none yet"]
