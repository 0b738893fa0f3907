from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.passage import PartyTag, TopicTag
from briefer.services import history, tagging
from briefer.ui.widgets.chip import Chip
from briefer.ui.widgets.topic_chip import TopicChip

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.codebook import Stakeholder, Topic
    from tests.ui.read.conftest import Hands

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "shelters ran out of beds"


def who(hands: Hands, name: str) -> Stakeholder:
    return hands.session.workspace.codebook.load().find_stakeholder(name)


def topic(hands: Hands, path: str) -> Topic:
    return hands.session.workspace.codebook.load().find_topic(path)


def test_two_letters_and_enter_twice_tag_speaker_and_topic(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("lo")
    hands.press(Key.Key_Return)
    hands.type("ai")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    made = hands.newest
    assert made.quote == WORDS
    assert made.parties == (PartyTag(who(hands, "AMLO").id, "speaker"),)
    assert [tag.topic_id for tag in made.topics] == [topic(hands, "Aid").id]
    assert made.topics[0].stance is None
    assert hands.session.selection.passage_id == made.id
    assert hands.has_focus(hands.text)


def test_only_a_stance_brings_the_default_proposition(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("sanctions cuba")
    hands.press(Key.Key_Return)
    tagged = topic(hands, "Sanctions/Cuba")
    assert hands.newest.topics == (TopicTag(tagged.id),)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    hands.type("f")
    assert tagged.default_proposition is not None
    assert hands.newest.topics == (TopicTag(tagged.id, tagged.default_proposition.id, 2),)


def test_one_visit_is_one_undo(hands: Hands) -> None:
    count = len(hands.passages)
    hands.select(WORDS)
    for typed in ("amlo", "us government", "aid"):
        hands.type(typed)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert len(hands.passages) == count + 1
    step = history.undo(hands.session.workspace)
    assert "Aid" in step.label
    assert len(hands.passages) == count


def test_control_z_in_the_palette_is_the_undo_of_the_briefing(hands: Hands) -> None:
    undone = []
    hands.session.actions.bind("edit.undo", hands.pane, lambda: undone.append(1))
    hands.session.actions.allow({"undo", "writable"})
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Z, CONTROL)
    assert not undone
    assert hands.palette.field.line.text() != "amlo"
    hands.palette.field.line.setText("")
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Z, CONTROL)
    assert undone == [1]


def test_a_closed_palette_goes_with_its_pane(hands: Hands) -> None:
    hands.select(WORDS)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert hands.palette.parentWidget() is hands.pane


def test_words_that_are_a_passage_already_get_more_tags_and_no_second_passage(
    hands: Hands,
) -> None:
    hands.select(WORDS)
    for name in ("amlo", "aid"):
        hands.type(name)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    count = len(hands.passages)
    hands.select(WORDS)
    hands.type("talks")
    hands.press(Key.Key_Return)
    assert len(hands.passages) == count
    assert [tag.topic_id for tag in hands.newest.topics] == [
        topic(hands, "Aid").id,
        topic(hands, "Talks").id,
    ]
    hands.press(Key.Key_Escape)
    hands.select(WORDS)
    hands.press(Key.Key_T, CONTROL | SHIFT)
    hands.type("border")
    hands.press(Key.Key_Return)
    assert len(hands.passages) == count + 1


def test_an_undo_ends_the_visit(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    history.undo(hands.session.workspace)
    assert not hands.palette.isVisible()
    assert hands.session.selection.passage_id == 0


def test_the_next_tag_keeps_what_was_written_beside_the_open_palette(hands: Hands) -> None:
    ws = hands.session.workspace
    hands.select(WORDS)
    hands.type("lo")
    hands.press(Key.Key_Return)
    speaker = PartyTag(who(hands, "AMLO").id, "speaker")
    actor = PartyTag(speaker.stakeholder_id, "actor")
    tagging.add_party(ws, hands.newest.id, actor)
    hands.type("ai")
    hands.press(Key.Key_Return)
    assert list(hands.newest.parties) == [speaker, actor]
    chips = [chip for chip in hands.palette.field.findChildren(Chip) if chip.isVisible()]
    assert len(chips) == 2  # one for each part
    hands.press(Key.Key_Backspace)
    hands.press(Key.Key_Backspace)
    assert list(hands.newest.parties) == [speaker]
    assert [chip.isVisible() for chip in chips] == [True, False]


def test_the_palette_never_covers_the_selection(hands: Hands) -> None:
    for words in ("closest officials", WORDS, hands.text.text[-40:-10]):
        hands.point_of(words)
        hands.select(words)
        hands.press(Key.Key_Return)
        panel = hands.palette.geometry().adjusted(18, 18, -18, -18)
        shift = hands.pane.view.mapTo(hands.pane.window(), hands.pane.view.rect().topLeft())
        for box in hands.pane.view.boxes(*hands.text.selected_units()):
            assert not panel.intersects(box.translated(shift))
        assert hands.pane.rect().contains(panel)
        hands.press(Key.Key_Escape)


def test_enter_without_a_selection_opens_on_the_chosen_passage_with_its_tags(
    hands: Hands,
) -> None:
    chosen = next(passage for passage in hands.passages if passage.speakers and passage.topics)
    hands.session.selection.choose_passage(chosen.id)
    hands.press(Key.Key_Return)
    assert hands.palette.isVisible()
    hands.press(Key.Key_Backspace)
    after = hands.session.workspace.passages.get(chosen.id)
    assert len(after.topics) == len(chosen.topics) - 1
    assert after.parties == chosen.parties


def test_backspace_on_an_empty_line_takes_the_last_tag_back(hands: Hands) -> None:
    count = len(hands.passages)
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.type("aid")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Backspace)
    assert hands.newest.topics == ()
    hands.press(Key.Key_Backspace)
    assert len(hands.passages) == count
    hands.press(Key.Key_Escape)
    assert hands.session.selection.passage_id == 0


def test_control_enter_makes_a_stakeholder_and_tags_with_it(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("Shelter keepers")
    hands.press(Key.Key_Return, CONTROL)
    assert hands.newest.speakers == (who(hands, "Shelter keepers").id,)


def test_the_line_goes_on_behind_the_tags(hands: Hands) -> None:
    hands.select(WORDS)
    for name in ("amlo", "aid"):
        hands.type(name)
        hands.press(Key.Key_Return)
        QApplication.processEvents()
        field = hands.palette.field
        chips = [chip for chip in field.children() if isinstance(chip, Chip | TopicChip)]
        right = max(chip.geometry().right() for chip in chips if chip.isVisible())
        assert field.line.geometry().left() > right


def test_the_field_keeps_its_height_where_nothing_matches(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("q")
    hands.type("zzz")
    QApplication.processEvents()
    field = hands.palette.field
    assert field.height() >= field.heightForWidth(field.width())


def test_control_shift_enter_makes_a_topic_with_its_path(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("Local impact/Shelters")
    hands.press(Key.Key_Return, CONTROL | SHIFT)
    made = topic(hands, "Local impact/Shelters")
    assert [tag.topic_id for tag in hands.newest.topics] == [made.id]
    assert made.parent_id == topic(hands, "Local impact").id


def test_a_name_that_is_none_is_refused_in_the_palette(hands: Hands) -> None:
    count = len(hands.passages)
    hands.select(WORDS)
    hands.type("a=b")
    hands.press(Key.Key_Return, CONTROL)
    assert hands.palette.isVisible()
    assert len(hands.passages) == count
    assert hands.palette.field.line.text() == "a=b"


def test_arrows_choose_another_row(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("ven")
    first = hands.palette.names.list.current
    hands.press(Key.Key_Down)
    second = hands.palette.names.list.current
    assert first is not None
    assert second is not None
    assert first != second
    assert second.words in hands.palette.field.line.accessibleDescription()
    hands.press(Key.Key_Return)
    assert second.row is not None
    tags = {tag.topic_id for tag in hands.newest.topics} | set(hands.newest.speakers)
    assert second.row.entry.id in tags


def test_who_comes_first_on_a_tie_until_there_is_a_speaker(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("venezuela")
    first = hands.palette.names.list.current
    hands.press(Key.Key_Return)
    hands.type("cuba")
    second = hands.palette.names.list.current
    assert first is not None
    assert second is not None
    assert (first.row is not None, second.row is not None) == (True, True)


def test_a_click_takes_a_row(hands: Hands) -> None:
    hands.select(WORDS)
    hands.type("amlo")
    found = hands.palette.names.list
    index = found.currentIndex()
    at = found.visualRect(index).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hands.newest.speakers == (who(hands, "AMLO").id,)


def test_a_dead_key_opens_the_palette_with_its_letter(hands: Hands) -> None:
    hands.select(WORDS)
    event = QInputMethodEvent()
    event.setCommitString("Ó")
    QCoreApplication.sendEvent(hands.text, event)
    assert hands.palette.isVisible()
    assert hands.palette.field.line.text() == "Ó"
    assert hands.has_focus(hands.palette.field.line)


def test_an_input_method_goes_on_composing_in_the_palette(hands: Hands) -> None:
    hands.select(WORDS)
    QCoreApplication.sendEvent(hands.text, QInputMethodEvent("n", []))
    assert hands.palette.isVisible()
    assert hands.has_focus(hands.text)
    done = QInputMethodEvent("", [])
    done.setCommitString("ñ")
    QCoreApplication.sendEvent(hands.text, done)
    assert hands.palette.field.line.text() == "ñ"
    assert hands.has_focus(hands.palette.field.line)


def test_the_second_stage_sets_type_modality_and_stance_by_keys(hands: Hands) -> None:
    hands.select(WORDS)
    for typed in ("amlo", "cuba", "venezuela"):
        hands.type(typed)
        if typed == "venezuela":
            while (line := hands.palette.names.list.current) and "›" not in line.words:
                hands.press(Key.Key_Down)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    hands.type("de")
    hands.press(Key.Key_Tab)
    hands.type("f+")
    hands.press(Key.Key_Tab)
    hands.type("i")
    hands.press(Key.Key_Return)
    made = hands.newest
    assert made.statement.type == "demand"
    assert made.statement.modality == "paraphrase"
    assert [tag.stance for tag in made.topics] == [3, "conditional"]
    assert not hands.palette.isVisible()


def test_a_guessed_modality_is_written_only_with_enter(hands: Hands) -> None:
    hands.select("orderly, humane, and regular migration")
    hands.press(Key.Key_T, CONTROL | SHIFT)  # the words are a passage already
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    assert hands.palette.kinds.words.suggested == "direct"
    assert hands.newest.statement.modality is None
    hands.press(Key.Key_Escape)
    assert hands.newest.statement.modality is None
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    assert hands.newest.statement.modality == "direct"


def test_parts_are_set_by_letter_and_marked_inferred(hands: Hands) -> None:
    hands.select(WORDS)
    for typed in ("amlo", "us government"):
        hands.type(typed)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    for _ in range(2):
        hands.press(Key.Key_Backtab, SHIFT)
    assert hands.has_focus(hands.palette.kinds.who)
    hands.press(Key.Key_Right)
    hands.type("bi")
    us = who(hands, "US government")
    assert hands.newest.parties[1] == PartyTag(us.id, "beneficiary", inferred=True)
    hands.press(Key.Key_Backtab, SHIFT)
    assert hands.has_focus(hands.palette.field.line)


def test_leaving_for_another_pane_closes_and_keeps(
    hands: Hands, show_text: Callable[[str], Hands]
) -> None:
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.pane.find_bar.open_bar(hands.text.text, 0)
    QApplication.processEvents()
    assert not hands.palette.isVisible()
    assert hands.newest.quote == WORDS


def test_nothing_opens_in_a_briefing_that_cannot_be_written(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(hands.session.jobs), "writing", property(lambda _self: True))
    hands.select(WORDS)
    hands.type("a")
    assert not hands.palette.isVisible()
    assert hands.pane.asking


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        ("direct", "Prints in quotation marks under the name of López Obrador."),
        ("paraphrase", "as reported by Fixture Gazette:”."),
        ("outlet", "as reported by Fixture Gazette:”."),
    ],
)
def test_the_second_stage_says_how_the_words_will_print(
    hands: Hands, modality: str, sentence: str
) -> None:
    hands.select(WORDS)
    hands.type("amlo")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Tab)
    hands.palette.kinds.words.button(modality).click()
    label = hands.palette.kinds.sentence
    assert sentence in label.text()
