from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from briefer.model.anchor import Span
from briefer.services import memos, tagging, topics
from tests.ui.read.conftest import add_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.conftest import Hands

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_j_and_k_go_from_passage_to_passage(hands: Hands) -> None:
    ids = [passage.id for passage in hands.passages]
    seen = []
    for key in (Key.Key_J, Key.Key_J, Key.Key_J, Key.Key_K):
        hands.press(key)
        seen.append(hands.session.selection.passage_id)
    marks = hands.text.marks
    in_order = [mark.passage_id for mark in marks.some(0, 3)]
    assert seen == [*in_order, in_order[1]]
    assert set(in_order) <= set(ids)


def test_n_and_b_go_to_the_next_and_the_previous_article(hands: Hands) -> None:
    first = hands.session.selection.article_id
    second = add_article(hands.session.workspace, "A second text.")
    hands.session.selection.set_order((first, second))
    hands.press(Key.Key_N)
    assert hands.text.text == "A second text."
    assert any("Article 2 of 2" in label.text() for label in hands.pane.findChildren(QLabel))
    hands.press(Key.Key_B)
    assert hands.session.selection.article_id == first


def test_alt_up_grows_a_selection_and_alt_down_goes_the_same_way_back(hands: Hands) -> None:
    hands.select("closest")
    start, _ = hands.text.selected_units()
    hands.text.select(start + 2, start + 2)
    grown = []
    for _ in range(3):
        hands.press(Key.Key_Up, ALT)
        grown.append(hands.selected())
    assert grown[0] == "closest"
    assert grown[1].endswith("share.")
    assert grown[2] == hands.text.text.split("\n")[0]
    hands.press(Key.Key_Down, ALT)
    assert hands.selected() == grown[1]
    hands.press(Key.Key_Down, ALT)
    assert hands.selected() == grown[0]


def test_shift_and_arrows_select_by_letters_and_words(hands: Hands) -> None:
    hands.text.select(0, 0)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Right, SHIFT | CONTROL)
    assert hands.selected().startswith("With")


def test_escape_drops_the_selection_then_the_chosen_passage(hands: Hands) -> None:
    hands.press(Key.Key_J)
    hands.select("closest")
    hands.press(Key.Key_Escape)
    assert hands.selected() == ""
    assert hands.session.selection.passage_id
    hands.press(Key.Key_Escape)
    assert hands.session.selection.passage_id == 0


def test_a_digit_tags_the_selection_with_the_pinned_topic_at_once(hands: Hands) -> None:
    ws = hands.session.workspace
    topic = ws.codebook.load().topics[0]
    topics.change(ws, topic.id, shortcut="4")
    hands.select("shelters ran out of beds")
    hands.type("4")
    assert hands.newest.quote == "shelters ran out of beds"
    assert [tag.topic_id for tag in hands.newest.topics] == [topic.id]
    assert not hands.palette.isVisible()


def test_a_digit_without_a_topic_says_so(hands: Hands) -> None:
    ws = hands.session.workspace
    for topic in ws.codebook.load().topics:
        if topic.shortcut == "9":
            topics.change(ws, topic.id, shortcut=None)
    hands.select("shelters ran out of beds")
    count = len(hands.passages)
    hands.type("9")
    assert len(hands.passages) == count
    assert any("pinned to 9" in label.text() for label in hands.pane.findChildren(QLabel))


def test_a_point_gives_the_last_tags_to_other_words(hands: Hands) -> None:
    hands.select("shelters ran out of beds")
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    first = hands.newest
    hands.select("closed crossings")
    hands.type(".")
    again = hands.newest
    assert again.id != first.id
    assert (again.quote, again.parties) == ("closed crossings", first.parties)


def test_single_keys_can_be_switched_off(hands: Hands) -> None:
    preferences = hands.session.preferences
    preferences.change(replace(preferences.value, single_keys=False))
    hands.press(Key.Key_J)
    assert hands.session.selection.passage_id == 0
    hands.select("closed crossings")
    hands.type("4")
    assert hands.palette.isVisible()
    assert hands.palette.field.line.text() == "4"


def test_control_shift_t_makes_a_second_statement_on_the_same_words(hands: Hands) -> None:
    hands.press(Key.Key_J)
    first = hands.session.selection.passage_id
    span = hands.session.workspace.passages.get(first).span
    hands.press(Key.Key_T, CONTROL | SHIFT)
    hands.type("aid")
    hands.press(Key.Key_Return)
    assert hands.newest.id != first
    assert hands.newest.span == span


def test_delete_removes_the_chosen_passage(hands: Hands) -> None:
    hands.press(Key.Key_J)
    passage_id = hands.session.selection.passage_id
    hands.press(Key.Key_Delete)
    assert passage_id not in [passage.id for passage in hands.passages]
    assert hands.session.selection.passage_id == 0


def test_a_passage_that_a_memo_prints_is_removed_only_after_a_yes(hands: Hands) -> None:
    ws = hands.session.workspace
    memo = memos.add(ws, "position")
    used = {use[0] for use in tagging.memo_uses(ws, [p.id for p in hands.passages])}
    passage_id = min(used)
    hands.session.selection.choose_passage(passage_id)
    hands.press(Key.Key_Delete)
    assert ws.passages.many([passage_id])
    assert any(memo.title in label.text() for label in hands.pane.findChildren(QLabel))
    hands.press(Key.Key_Space)
    assert not ws.passages.many([passage_id])


def test_find_goes_to_the_hit_and_escape_leaves_it_selected_for_tagging(hands: Hands) -> None:
    hands.press(Key.Key_F, CONTROL)
    hands.type("ran out of")
    assert hands.selected() == "ran out of"
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert not hands.pane.find_bar.isVisible()
    assert hands.selected() == "ran out of"
    hands.type("l")
    assert hands.palette.isVisible()
    assert hands.palette.field.line.text() == "l"


def test_a_slash_opens_find_too(hands: Hands) -> None:
    hands.text.select(0, 0)
    hands.type("/")
    assert hands.pane.find_bar.isVisible()
    hands.type("border")
    first = hands.text.selected_units()
    hands.press(Key.Key_Return)
    assert hands.text.selected_units() > first
    hands.press(Key.Key_Return, SHIFT)
    assert hands.text.selected_units() == first


def test_a_place_from_elsewhere_is_brought_into_view_and_selected(hands: Hands) -> None:
    span = Span(len(hands.text.text) - 60, len(hands.text.text) - 20)
    hands.session.selection.go_to_passage(hands.session.selection.article_id, 0, span)
    QApplication.processEvents()
    units = hands.text.units
    assert hands.text.selected_units() == (units.to_units(span.start), units.to_units(span.end))
    assert hands.pane.view.boxes(*hands.text.selected_units())


@pytest.mark.parametrize("body", ["", "one", "one\n\n\n\ntwo\n"])
def test_small_texts_can_be_walked_through(show_text: Callable[[str], Hands], body: str) -> None:
    hands = show_text(body)
    for key in (Key.Key_Down, Key.Key_End, Key.Key_PageDown, Key.Key_J, Key.Key_Return, Key.Key_Up):
        hands.press(key)
    assert not hands.palette.isVisible()


def test_two_digits_after_each_other_tag_one_passage_with_both_topics(hands: Hands) -> None:
    ws = hands.session.workspace
    first, second = ws.codebook.load().topics[:2]
    topics.change(ws, first.id, shortcut="4")
    topics.change(ws, second.id, shortcut="5")
    hands.select("shelters ran out of beds")
    count = len(hands.passages)
    hands.type("45")
    assert len(hands.passages) == count + 1
    assert [tag.topic_id for tag in hands.newest.topics] == [first.id, second.id]
