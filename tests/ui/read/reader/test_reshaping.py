from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from briefer.model.anchor import locate
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import history, memos, tagging, topics
from briefer.ui.read.reader.boundaries import grapheme_edge
from briefer.ui.read.reader.handles import End, handle_places

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.passage import Passage
    from tests.ui.read.conftest import Hands

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BODY = (
    "She asked for aid, and he agreed. They met on Monday.\n\n"
    "A second paragraph says 👩‍👩‍👧 and e\u0301 more."
)


@pytest.fixture
def page(show_text: Callable[[str], Hands]) -> Hands:
    """A reader with the text above."""
    hands = show_text(BODY)
    hands.session.actions.allow({"writable", "passage"})
    return hands


def tag(hands: Hands, words: str, about: str = "Aid", who: str = "AMLO") -> Passage:
    codebook = hands.session.workspace.codebook.load()
    return tagging.tag(
        hands.session.workspace,
        hands.session.selection.article_id,
        locate(hands.text.text, words),
        statement=Statement(type="demand"),
        parties=(PartyTag(codebook.find_stakeholder(who).id),),
        topics=(TopicTag(codebook.find_topic(about).id),),
    )


def choose(hands: Hands, passage: Passage) -> None:
    hands.session.selection.choose_passage(passage.id)
    hands.text.setFocus()


def quote(hands: Hands, passage: Passage) -> str:
    return hands.session.workspace.passages.get(passage.id).quote


def said(hands: Hands) -> str:
    return " ".join(label.text() for label in hands.pane.findChildren(QLabel))


# ---- ends by keys


def test_keys_move_the_end_of_the_chosen_passage_by_words_and_marks(page: Hands) -> None:
    passage = tag(page, "asked for aid")
    choose(page, passage)
    seen = []
    for _ in range(3):
        page.press(Key.Key_Right, ALT | SHIFT)
        seen.append(quote(page, passage))
    assert seen == ["asked for aid,", "asked for aid, and", "asked for aid, and he"]
    for _ in range(5):
        page.press(Key.Key_Left, ALT | SHIFT)
    assert quote(page, passage) == "asked"
    page.press(Key.Key_Left, ALT | SHIFT)
    assert quote(page, passage) == "asked"


def test_keys_move_the_start_over_the_end_of_a_paragraph(page: Hands) -> None:
    passage = tag(page, "second paragraph")
    choose(page, passage)
    page.press(Key.Key_Left, ALT)
    page.press(Key.Key_Left, ALT)
    assert quote(page, passage) == ".\n\nA second paragraph"
    for _ in range(3):
        page.press(Key.Key_Right, ALT)
    assert quote(page, passage) == "paragraph"


def test_keys_that_follow_each_other_are_one_step(page: Hands) -> None:
    passage = tag(page, "asked")
    choose(page, passage)
    for _ in range(3):
        page.press(Key.Key_Right, ALT | SHIFT)
    assert page.text.accessibleDescription() == "ends with “asked for aid,”"
    history.undo(page.session.workspace)
    assert quote(page, passage) == "asked"


def test_the_keys_select_where_nothing_is_chosen(page: Hands) -> None:
    page.text.select(0, 0)
    page.press(Key.Key_Right, SHIFT | CONTROL)
    assert page.selected().startswith("She")


# ---- ends by mouse


def handle(hands: Hands, end: End) -> QPoint:
    """Hover over the chosen passage, and return where its handle is."""
    mark = hands.text.marks.get(hands.text.painter.chosen)
    assert mark is not None
    port = hands.text.viewport()
    QTest.mouseMove(port, hands.text.boxes(mark.start, mark.end)[0].center().toPoint())
    QApplication.processEvents()
    assert hands.text.painter.handles
    return handle_places(hands.text.rows(), mark.start, mark.end)[end].toPoint()


def drag(hands: Hands, end: End, to: QPoint, *, drop: bool = True) -> None:
    port = hands.text.viewport()
    at = handle(hands, end)
    QTest.mouseMove(port, at)
    assert port.cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    for step in (0.5, 1.0):
        QTest.mouseMove(port, at + (to - at) * step)
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
    QApplication.processEvents()


def left_of(hands: Hands, words: str) -> QPoint:
    span = locate(hands.text.text, words)
    units = hands.text.units
    box = hands.text.boxes(units.to_units(span.start), units.to_units(span.end))[0]
    return QPoint(round(box.left()), round(box.center().y()))


def test_an_end_is_dragged_in_one_step(page: Hands) -> None:
    passage = tag(page, "asked for aid")
    choose(page, passage)
    drag(page, End.END, left_of(page, "and he"))
    assert quote(page, passage) == "asked for aid,"
    drag(page, End.START, left_of(page, "She"))
    assert quote(page, passage) == "She asked for aid,"
    history.undo(page.session.workspace)
    assert quote(page, passage) == "asked for aid,"
    history.undo(page.session.workspace)
    assert quote(page, passage) == "asked for aid"


def test_a_dragged_end_never_cuts_a_character(page: Hands) -> None:
    passage = tag(page, "A second paragraph says")
    choose(page, passage)
    family = left_of(page, "👩‍👩‍👧")
    text = page.text
    for x in range(family.x(), family.x() + 60, 3):
        drag(page, End.END, QPoint(x, family.y()), drop=False)
        assert text.painter.reshaped is not None
        end = text.units.to_point(text.painter.reshaped[1])
        assert end == grapheme_edge(text.text, end)
        page.press(Key.Key_Escape)
        QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=family)
    assert quote(page, passage) == "A second paragraph says"


def test_ends_stay_where_they_are_in_a_briefing_that_is_only_read(page: Hands) -> None:
    choose(page, tag(page, "asked for aid"))
    page.pane.view.pointer.allow_ends(allowed=False)
    mark = page.text.marks[0]
    box = page.text.boxes(mark.start, mark.end)[0]
    QTest.mouseMove(page.text.viewport(), box.center().toPoint())
    assert not page.text.painter.handles


# ---- split and join


def test_a_passage_is_split_at_the_caret_and_the_second_piece_is_chosen(page: Hands) -> None:
    passage = tag(page, "She asked for aid, and he agreed.")
    choose(page, passage)
    start = page.text.units.to_units(BODY.index("and he"))
    page.text.select(start, start)
    page.press(Key.Key_J, CONTROL | SHIFT)
    assert [p.quote for p in page.passages] == ["She asked for aid,", "and he agreed."]
    assert page.session.selection.passage_id == page.newest.id
    history.undo(page.session.workspace)
    assert [p.quote for p in page.passages] == ["She asked for aid, and he agreed."]


def test_a_passage_is_split_at_both_ends_of_what_is_selected(page: Hands) -> None:
    choose(page, tag(page, "She asked for aid, and he agreed."))
    page.select("for aid")
    page.press(Key.Key_J, CONTROL | SHIFT)
    quotes = [p.quote for p in page.passages]
    assert quotes == ["She asked", "for aid", ", and he agreed."]
    chosen = page.session.workspace.passages.get(page.session.selection.passage_id)
    assert chosen.quote == "for aid"


def test_a_split_outside_of_the_passage_says_what_to_do(page: Hands) -> None:
    choose(page, tag(page, "asked for aid"))
    page.text.select(0, 0)
    page.press(Key.Key_J, CONTROL | SHIFT)
    assert "inside its words" in said(page)


def test_a_passage_is_joined_with_the_next_one_that_touches(page: Hands) -> None:
    first = tag(page, "She asked for aid,")
    tag(page, "and he agreed.", "Talks", "Biden")
    choose(page, first)
    page.press(Key.Key_J, CONTROL)
    (whole,) = page.passages
    assert whole.quote == "She asked for aid, and he agreed."
    assert len(whole.parties) == len(whole.topics) == 2
    assert page.session.selection.passage_id == whole.id


def test_two_that_contradict_each_other_stay_apart_with_a_sentence(page: Hands) -> None:
    ws = page.session.workspace
    aid = ws.codebook.load().find_topic("Aid")
    other = topics.add_proposition(ws, aid.id, "The US should cut aid", "Cut aid")
    assert aid.default_proposition is not None
    first, second = tag(page, "She asked for aid,"), tag(page, "and he agreed.")
    tagging.set_topic(ws, first.id, TopicTag(aid.id, aid.default_proposition.id, 2))
    tagging.set_topic(ws, second.id, TopicTag(aid.id, other.id, 2))
    choose(page, first)
    page.press(Key.Key_J, CONTROL)
    assert len(page.passages) == 2
    assert "two propositions of Aid" in said(page)


def test_nothing_to_join_is_said(page: Hands) -> None:
    choose(page, tag(page, "She asked"))
    tag(page, "They met on Monday.")
    page.press(Key.Key_J, CONTROL)
    assert "No passage touches" in said(page)


def test_a_passage_that_a_memo_uses_is_joined_only_after_a_question(page: Hands) -> None:
    ws = page.session.workspace
    first, second = tag(page, "She asked for aid,"), tag(page, "and he agreed.")
    memo = memos.add(ws)
    section = memo.sections[0].id
    memos.insert_passage(ws, section, second.id)
    choose(page, first)
    page.press(Key.Key_J, CONTROL)
    assert len(page.passages) == 2
    page.press(Key.Key_Return)
    assert len(page.passages) == 1


# ---- several at once


def note_point(hands: Hands, passage: Passage) -> QPoint:
    hands.text.viewport().grab()
    placed = {p.note.passage_id: p.box for p in hands.text.painter.notes()}
    return placed[passage.id].center().toPoint()


def click_note(
    hands: Hands, passage: Passage, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    at = note_point(hands, passage)
    QTest.mouseClick(hands.text.viewport(), Qt.MouseButton.LeftButton, modifiers, at)
    QApplication.processEvents()


@pytest.fixture
def four(page: Hands) -> list[Passage]:
    """Four passages, one after the other."""
    return [tag(page, words) for words in ("She asked", "for aid", "and he agreed", "They met")]


def test_clicks_in_the_margin_choose_several(page: Hands, four: list[Passage]) -> None:
    one, two, three, last = four
    also = page.text.painter
    click_note(page, one)
    click_note(page, three, CONTROL)
    assert also.also == {one.id, three.id}
    click_note(page, one, CONTROL)
    assert also.also == frozenset()
    assert page.session.selection.passage_id == three.id
    click_note(page, one)
    click_note(page, last, SHIFT)
    assert also.also == {p.id for p in four}
    assert page.text.accessibleDescription() == "4 passages chosen"
    click_note(page, two, SHIFT)
    assert also.also == {one.id, two.id}
    click_note(page, two)
    assert also.also == frozenset()
    assert page.session.selection.passage_id == two.id


def test_keys_choose_several_and_the_palette_tags_them_all_in_one_step(
    page: Hands, four: list[Passage]
) -> None:
    choose(page, four[0])
    page.press(Key.Key_J, SHIFT)
    page.press(Key.Key_J, SHIFT)
    page.press(Key.Key_Return)
    assert "3 passages:" in said(page) or page.palette.findChild(QLabel, "paletteCount")
    page.type("biden")
    page.press(Key.Key_Return)
    page.type("talks")
    page.press(Key.Key_Return)
    assert page.text.accessibleDescription().startswith("3 passages tagged")
    page.press(Key.Key_Escape)
    ws = page.session.workspace
    talks = ws.codebook.load().find_topic("Talks").id
    tagged = [p for p in page.passages if talks in {t.topic_id for t in p.topics}]
    assert [p.id for p in tagged] == [p.id for p in four[:3]]
    assert all(len(p.parties) == 2 for p in tagged)
    assert page.text.painter.also == {p.id for p in four[:3]}
    assert history.undo(ws).label == "Tag 3 passages “Talks”"
    assert page.passages == tuple(four)


def test_several_are_removed_at_once(page: Hands, four: list[Passage]) -> None:
    choose(page, four[0])
    page.press(Key.Key_J, SHIFT)
    page.press(Key.Key_Delete)
    assert [p.id for p in page.passages] == [four[2].id, four[3].id]
    assert page.text.painter.also == frozenset()
    assert page.text.accessibleDescription() == "2 passages removed"


# ---- tags elsewhere


def test_copied_tags_go_to_a_selection_and_to_other_passages(page: Hands) -> None:
    ws = page.session.workspace
    first = tag(page, "She asked")
    tagging.set_statement(ws, first.id, Statement(type="demand", modality="direct"))
    choose(page, first)
    page.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "She asked"
    page.select("They met")
    page.press(Key.Key_V, CONTROL)
    made = page.newest
    assert (made.quote, made.parties, made.topics) == ("They met", first.parties, first.topics)
    assert (made.statement.type, made.statement.modality) == ("demand", None)
    other = tagging.tag(ws, made.article_id, locate(BODY, "he agreed"))
    choose(page, other)
    page.press(Key.Key_V, CONTROL)
    assert ws.passages.get(other.id).parties == first.parties


def test_what_was_copied_since_is_no_tags(page: Hands) -> None:
    choose(page, tag(page, "She asked"))
    page.press(Key.Key_C, CONTROL)
    QGuiApplication.clipboard().setText("something else")
    page.select("They met")
    page.press(Key.Key_V, CONTROL)
    assert len(page.passages) == 1
    assert "no tags to paste" in said(page)


# ---- the menu


def test_the_menu_of_a_passage_offers_what_can_be_done(page: Hands) -> None:
    choose(page, tag(page, "She asked"))
    view = page.pane.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(view, event)
    (menu,) = [m for m in view.findChildren(QMenu) if m.objectName() == "readerMenu"]
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert entries["Tag…"].isEnabled()
    assert entries["Remove passage"].isEnabled()
    assert entries["Split passage at the caret"].isEnabled()
    entries["Copy words and tags"].trigger()
    assert QGuiApplication.clipboard().text() == "She asked"
    menu.close()
