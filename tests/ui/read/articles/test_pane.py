"""The pane of articles: keys and mouse in, rows and pixels out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from briefer.model.anchor import Span
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, TopicTag
from briefer.services import articles, history, memos, tagging
from briefer.ui.read.articles.model import ARTICLE
from briefer.ui.read.articles.pane import ArticlesPane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from briefer.ui.session import Session
    from tests.ui.conftest import Screen

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def three(new_session: Session, tmp_path: Path) -> Session:
    """A session over three articles: Third is the newest, First has no date."""
    for name, date in (("First", None), ("Second", "2023-12-20"), ("Third", "2023-12-21")):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name} title\nExample Wire\n\nWords of the {name} text.\n")
        report = articles.import_paths(new_session.workspace, [path])
        if date:
            articles.set_facts(new_session.workspace, report.items[0].articles[0], published=date)
    return new_session


def shown(session: Session, qtbot: QtBot) -> ArticlesPane:
    pane = ArticlesPane(session)
    qtbot.addWidget(pane)
    pane.resize(280, 800)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


@pytest.fixture
def pane(three: Session, qtbot: QtBot) -> ArticlesPane:
    return shown(three, qtbot)


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QMimeData]:
    """What will be on the clipboard when the test pastes."""
    data = QMimeData()
    yield data
    QGuiApplication.clipboard().clear()


def paste(pane: ArticlesPane, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_V, CONTROL)


def titles(pane: ArticlesPane) -> list[str]:
    model = pane.model
    return [model.index(row).data() for row in range(model.rowCount())]


def row_at(pane: ArticlesPane, row: int) -> QPoint:
    return pane.list.visualRect(pane.model.index(row)).center()


def test_a_click_chooses_an_article_for_everybody(three: Session, pane: ArticlesPane) -> None:
    QTest.mouseClick(pane.list.viewport(), LEFT, pos=row_at(pane, 1))
    assert three.workspace.articles.get(three.selection.article_id).title == "Second title"


def test_the_arrow_keys_go_through_the_list(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Down)
    assert three.selection.article_id == pane.model.order[1]


def test_the_list_follows_what_is_chosen_elsewhere(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[2])
    assert pane.list.chosen == (pane.model.order[2],)


def test_the_order_of_the_list_is_told(three: Session, pane: ArticlesPane) -> None:
    assert titles(pane) == ["Third title", "Second title", "First title"]
    assert three.selection.order == pane.model.order


def test_the_filter_keeps_the_article_that_is_shown(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[0])
    QTest.keyClicks(pane.filter, "second")
    assert titles(pane) == ["Second title"]
    assert three.workspace.articles.get(three.selection.article_id).title == "Third title"
    pane.filter.clear()
    assert pane.list.chosen == (three.selection.article_id,)


def test_a_new_title_is_painted_in_its_row(three: Session, pane: ArticlesPane) -> None:
    before = pane.list.grab().toImage()
    articles.set_facts(three.workspace, pane.model.order[0], title="Quite another title")
    assert titles(pane)[0] == "Quite another title"
    assert pane.list.grab().toImage() != before


def test_an_unread_article_has_a_dot_in_the_accent(three: Session, pane: ArticlesPane) -> None:
    box = pane.list.visualRect(pane.model.index(0))
    dot = QPoint(box.left() + 17, box.top() + 16)
    accent = three.appearance.colour("accent").name()
    assert pane.list.viewport().grab().toImage().pixelColor(dot).name() == accent
    articles.set_state(three.workspace, [pane.model.order[0]], "read")
    assert pane.list.viewport().grab().toImage().pixelColor(dot).name() != accent


def test_the_key_u_marks_as_read_and_back(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_U)
    assert three.workspace.articles.get(pane.model.order[0]).state == "read"
    QTest.keyClick(pane.list, Key.Key_U)
    assert three.workspace.articles.get(pane.model.order[0]).state == "unread"


def test_an_article_counts_as_read_after_a_while_without_a_step_of_undo(
    three: Session, pane: ArticlesPane, qtbot: QtBot
) -> None:
    undoable = three.workspace.history.undoable()
    three.selection.choose_article(pane.model.order[0])
    pane.presenter.note_reading()
    assert three.workspace.articles.get(pane.model.order[0]).state == "read"
    assert three.workspace.history.undoable() == undoable


def test_facts_are_set_in_place_and_marked_as_set_by_the_analyst(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    three.selection.choose_article(pane.model.order[2])
    screen.click("articles.set-date")
    screen.fill("facts.published", "2023-12-27")
    screen.press(Key.Key_Return)
    article = three.workspace.articles.get(pane.model.order[-1])
    first = next(a for a in three.workspace.articles.all() if a.title == "First title")
    assert first.published == "2023-12-27"
    assert first.published_set_by == "analyst"
    assert screen.text("facts.published.origin") == "set by you"
    screen.click("facts.about")
    assert three.workspace.articles.get(first.id).published_about
    assert article is not None


def test_a_wrong_date_is_said_beside_its_field_and_changes_nothing(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    screen.press(Key.Key_F2)
    screen.fill("facts.published", "some day")
    screen.press(Key.Key_Return)
    assert "is not a date" in screen.text("facts.fault")
    assert three.workspace.articles.get(three.selection.article_id).published == "2023-12-21"


def test_several_authors_are_set_with_semicolons(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.edit_fact("authors")
    screen.fill("facts.authors", "Ana Ruiz; Luis Mora")
    screen.press(Key.Key_Tab)
    article = three.workspace.articles.get(three.selection.article_id)
    assert article.authors == ("Ana Ruiz", "Luis Mora")


def test_escape_closes_the_facts(three: Session, pane: ArticlesPane, screen: Screen) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.edit_fact("title")
    screen.press(Key.Key_Escape)
    assert not screen.shows("facts.title")
    assert pane.list.hasFocus()


def test_a_card_says_that_the_date_is_missing(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    three.selection.choose_article(pane.model.order[0])
    assert not screen.shows("articles.no-date")
    three.selection.choose_article(pane.model.order[2])
    assert screen.shows("articles.no-date")


def test_delete_removes_the_chosen_articles_and_goes_on_with_the_next(
    three: Session, pane: ArticlesPane
) -> None:
    third, second, _first = pane.model.order
    three.selection.choose_article(third)
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert titles(pane) == ["Second title", "First title"]
    assert three.selection.article_id == second
    history.undo(three.workspace)
    assert titles(pane)[0] == "Third title"


def test_an_article_with_passages_asks_in_the_pane_before_it_goes(
    session: Session, qtbot: QtBot, screen: Screen
) -> None:
    memos.add(session.workspace)
    pane = shown(session, qtbot)
    session.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert screen.text("removal.question").startswith("Remove “")
    assert "30 passages go with it." in screen.text("removal.detail")
    assert "Used in: " in screen.text("removal.detail")
    screen.press(Key.Key_Escape)
    assert not screen.shows("removal")
    assert len(session.workspace.articles.all()) == 1
    assert pane.list.hasFocus()


def test_an_article_goes_with_its_passages_and_undo_brings_both_back(
    session: Session, qtbot: QtBot, screen: Screen
) -> None:
    pane = shown(session, qtbot)
    session.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Delete)
    screen.click("removal.remove")
    assert titles(pane) == []
    history.undo(session.workspace)
    assert len(titles(pane)) == 1
    assert session.workspace.passages.count() == 30


def test_the_question_goes_when_another_article_is_chosen(
    three: Session, pane: ArticlesPane, screen: Screen, qtbot: QtBot
) -> None:
    first = pane.model.order[0]
    tag(three, first)
    qtbot.waitUntil(lambda: passages(pane, first) == 1)
    three.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert screen.shows("removal")
    three.selection.choose_article(pane.model.order[1])
    assert not screen.shows("removal")


def passages(pane: ArticlesPane, article_id: int) -> int:
    """Return how many passages the list says that an article has."""
    article = pane.model.article(article_id)
    return article.passages if article else 0


def tag(session: Session, article_id: int) -> None:
    """Tag the first word of an article with the first stakeholder and the first topic."""
    codebook = session.workspace.codebook.load()
    tagging.tag(
        session.workspace,
        article_id,
        Span(0, 5),
        parties=[PartyTag(codebook.stakeholders[0].id)],
        topics=[TopicTag(codebook.topics[0].id)],
    )


def choose_all(pane: ArticlesPane) -> None:
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_A, CONTROL)


def test_facts_of_several_articles_are_set_in_one_step(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    three.selection.choose_article(pane.model.order[0])
    choose_all(pane)
    assert screen.text("several.count") == "3 articles chosen"
    screen.click("several.facts")
    assert not screen.shows("facts.title")
    assert screen.field("facts.published").placeholderText() == "several values"
    screen.fill("facts.outlet", "Sample Courier")
    screen.press(Key.Key_Return)
    assert {a.outlet for a in three.workspace.articles.all()} == {"Sample Courier"}
    assert pane.list.chosen == pane.model.order
    history.undo(three.workspace)
    assert {a.outlet for a in three.workspace.articles.all()} == {"Example Wire"}


def test_several_articles_are_marked_as_read_in_one_step(
    three: Session, pane: ArticlesPane, screen: Screen
) -> None:
    choose_all(pane)
    screen.click("several.read")
    assert {a.state for a in three.workspace.articles.all()} == {"read"}
    history.undo(three.workspace)
    assert {a.state for a in three.workspace.articles.all()} == {"unread"}


def test_shift_and_an_arrow_choose_one_more(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[0])
    pane.list.setFocus()
    QTest.keyClick(pane.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.list.chosen == pane.model.order[:2]
    QTest.mouseClick(pane.list.viewport(), LEFT, CONTROL, row_at(pane, 2))
    assert pane.list.chosen == pane.model.order


def test_home_end_and_the_page_keys_go_through_the_list(three: Session, pane: ArticlesPane) -> None:
    three.selection.choose_article(pane.model.order[1])
    pane.list.setFocus()
    for key, row in ((Key.Key_End, 2), (Key.Key_Home, 0), (Key.Key_PageDown, 2)):
        QTest.keyClick(pane.list, key)
        assert three.selection.article_id == pane.model.order[row]


def test_a_long_list_scrolls_to_the_chosen_article(new_session: Session, qtbot: QtBot) -> None:
    add_many(new_session, 200)
    pane = shown(new_session, qtbot)
    for article_id in (pane.model.order[150], pane.model.order[3]):
        new_session.selection.choose_article(article_id)
        box = pane.list.visualRect(pane.model.index_of(article_id))
        assert pane.list.viewport().rect().contains(box)
        assert pane.list.indexAt(box.center()).data(ARTICLE).id == article_id


def add_many(session: Session, count: int) -> None:
    with session.workspace.change("Import articles") as tx:
        for number in range(count):
            body = f"Body {number}"
            original = Original(body.encode(), "text.txt", "text/plain")
            tx.articles.add(ArticleDraft(f"Title {number} of a longer kind", body, original))


def test_pasted_text_becomes_an_article(
    new_session: Session, clipboard: QMimeData, qtbot: QtBot
) -> None:
    pane = shown(new_session, qtbot)
    clipboard.setText("Talks go on\nSpecimen Ledger\n\nBoth sides met again on Monday.\n")
    paste(pane, clipboard)
    qtbot.waitUntil(lambda: titles(pane) == ["Talks go on"])
    assert new_session.selection.article_id == pane.model.order[0]
    assert new_session.workspace.articles.all()[0].outlet == "Specimen Ledger"


def test_pasted_files_are_imported_with_a_line_of_counts(
    new_session: Session, clipboard: QMimeData, qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    pane = shown(new_session, qtbot)
    good, bad = tmp_path / "good.txt", tmp_path / "scan.xyz"
    good.write_text("A good title\n\nWords.\n")
    bad.write_bytes(b"\x00\x01")
    clipboard.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, bad)])
    paste(pane, clipboard)
    qtbot.waitUntil(lambda: screen.shows("import-strip.line") and new_session.writable)
    assert screen.text("import-strip.line") == "1 imported, 1 refused"
    assert "scan.xyz" in screen.text("import-strip.reasons")


def test_text_that_is_there_already_is_shown_and_not_added(
    three: Session, pane: ArticlesPane, clipboard: QMimeData, qtbot: QtBot, screen: Screen
) -> None:
    clipboard.setText("First title\nExample Wire\n\nWords of the First text.\n")
    paste(pane, clipboard)
    qtbot.waitUntil(lambda: screen.shows("import-strip.line") and three.writable)
    assert screen.text("import-strip.line") == "This text is there already."
    assert len(three.workspace.articles.all()) == 3


def test_an_import_can_be_stopped(
    new_session: Session, qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    pane = shown(new_session, qtbot)
    for number in range(60):
        (tmp_path / f"{number:03}.txt").write_text(f"Title {number}\n\nWords {number}.\n")
    pane.import_paths([tmp_path])
    assert not new_session.writable
    screen.click("import-strip.cancel")
    qtbot.waitUntil(lambda: new_session.writable)
    assert len(new_session.workspace.articles.all()) < 60


def test_an_empty_list_says_what_will_be_there(
    new_session: Session, qtbot: QtBot, screen: Screen
) -> None:
    shown(new_session, qtbot)
    assert screen.shows("articles.empty")
    assert not screen.shows("articles.filter")


def test_the_fields_under_the_funnel_order_the_list(pane: ArticlesPane, screen: Screen) -> None:
    screen.click("articles.order")
    choose(screen, "narrow.order", "title")
    assert titles(pane) == ["First title", "Second title", "Third title"]
    screen.press(Key.Key_Escape)
    assert not screen.shows("narrow")


def test_the_fields_under_the_funnel_leave_articles_out(
    pane: ArticlesPane, screen: Screen, three: Session, qtbot: QtBot
) -> None:
    second = pane.model.order[1]
    tag(three, second)
    qtbot.waitUntil(lambda: passages(pane, second) == 1)
    screen.click("articles.order")
    choose(screen, "narrow.state", "with passages")
    assert titles(pane) == ["Second title"]
    assert screen.text("articles.counts") == "1 of 3"
    screen.click("narrow.all")
    assert len(titles(pane)) == 3
    screen.fill("narrow.since", "21 Dec 2023")
    screen.press(Key.Key_Return)
    assert titles(pane) == ["Third title"]
    screen.click("narrow.all")
    screen.fill("narrow.tag", three.workspace.codebook.load().stakeholders[0].name)
    screen.press(Key.Key_Return)
    assert titles(pane) == ["Second title"]
    history.undo(three.workspace)
    qtbot.waitUntil(lambda: titles(pane) == [])
    assert screen.shows("articles.no-match")


def test_a_date_or_a_tag_that_is_none_is_said(pane: ArticlesPane, screen: Screen) -> None:
    screen.click("articles.order")
    screen.fill("narrow.since", "some day")
    screen.press(Key.Key_Return)
    assert "is not a date" in screen.text("narrow.fault")
    screen.fill("narrow.since", "")
    QTest.keyClick(screen.field("narrow.since"), Key.Key_Backspace)
    screen.press(Key.Key_Return)
    screen.fill("narrow.tag", "nobody at all")
    screen.press(Key.Key_Return)
    assert screen.text("narrow.fault") == "No stakeholder or topic is called “nobody at all”."
    assert len(titles(pane)) == 3


def test_the_words_of_the_filter_find_tags_also_when_they_are_new(
    pane: ArticlesPane, three: Session, qtbot: QtBot
) -> None:
    name = three.workspace.codebook.load().topics[0].name
    QTest.keyClicks(pane.filter, name)
    assert titles(pane) == []
    second = next(a for a in three.workspace.articles.all() if a.title == "Second title")
    tag(three, second.id)
    qtbot.waitUntil(lambda: titles(pane) == ["Second title"])


def test_the_arrow_key_goes_on_from_the_filter_and_escape_clears_it(
    pane: ArticlesPane, three: Session
) -> None:
    pane.filter.setFocus()
    QTest.keyClicks(pane.filter, "second")
    QTest.keyClick(pane.filter, Key.Key_Down)
    assert pane.list.hasFocus()
    pane.filter.setFocus()
    QTest.keyClick(pane.filter, Key.Key_Escape)
    assert len(titles(pane)) == 3
    assert three.selection.order == pane.model.order


def choose(screen: Screen, name: str, words: str) -> None:
    """Take a choice of a box by the keyboard."""
    box = screen.find(name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    while box.currentText() != words:
        before = box.currentText()
        QTest.keyClick(box, Key.Key_Down)
        assert box.currentText() != before, f"{name} does not offer {words}"
