"""Who and about what, changed by keys and mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.passage import PartyTag, TopicTag
from briefer.services import history, tagging

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefer.model.vocabulary import Stance
    from tests.ui.read.inspector.conftest import Bench

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SANCTIONS, OFFER, BEFORE = 22, 20, 10


def test_a_chip_says_name_and_part_and_marks_what_the_text_does_not_say(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    chips = bench.pane.who.chips
    assert [chip.accessibleName() for chip in chips] == [
        "López Obrador, speaker",
        "US government, addressee · inferred",
        "Cuba, beneficiary",
        "Venezuela, beneficiary",
    ]
    assert [chip.face.inferred for chip in chips] == [False, True, False, False]


def test_a_dashed_frame_marks_the_inferred_chip(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    plain, inferred = bench.pane.who.chips[0], bench.pane.who.chips[1]
    assert _dashes(plain) == 0
    assert _dashes(inferred) > 10


def _dashes(chip: QWidget) -> int:
    """Count how often the upper edge of a chip changes between dark and light."""
    image = chip.grab().toImage()
    dark = [image.pixelColor(x, 0).lightness() < 180 for x in range(14, image.width() - 14)]
    return sum(here != after for here, after in pairwise(dark))


def test_space_and_a_letter_give_another_part_in_one_step(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    before = bench.passage().parties
    bench.pane.who.chips[2].setFocus()
    bench.press(Key.Key_Space)
    bench.press(Key.Key_U)
    assert bench.passage().parties[2] == PartyTag(bench.who("Cuba"), "subject")
    assert bench.pane.who.chips[2].accessibleName() == "Cuba, subject"
    history.undo(bench.workspace)
    assert bench.passage().parties == before
    assert bench.pane.who.chips[2].accessibleName() == "Cuba, beneficiary"


def test_a_click_on_a_chip_marks_it_as_inferred(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    bench.click(bench.pane.who.chips[0])
    assert [a.text() for a in bench.menu.actions() if a.isChecked()] == ["&Speaker"]
    bench.take("inspector.part.inferred")
    assert bench.passage().parties[0] == PartyTag(bench.who("AMLO"), "speaker", inferred=True)


def test_the_cross_removes_and_the_focus_goes_on(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    chip = bench.pane.who.chips[3]
    chip.setFocus()
    at = QPoint(chip.width() - 12, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert [p.stakeholder_id for p in bench.passage().parties][2:] == [bench.who("Cuba")]
    assert bench.focused is bench.pane.who.chips[2]


def test_the_arrows_go_from_chip_to_chip_and_delete_removes_down_to_the_link(bench: Bench) -> None:
    bench.choose(BEFORE)
    bench.pane.who.chips[0].setFocus()
    bench.press(Key.Key_Right)
    bench.press(Key.Key_Delete)
    assert bench.passage().parties == ()
    assert bench.focused is bench.pane.who.head.add


def test_a_chip_keeps_the_focus_while_others_write(bench: Bench) -> None:
    passage = bench.choose(SANCTIONS)
    bench.pane.who.chips[1].setFocus()
    tagging.remove_party(bench.workspace, passage.id, bench.who("Venezuela"), "beneficiary")
    assert bench.focused is bench.pane.who.chips[1]


def test_add_finds_by_alias_and_gives_the_part_that_is_wanted(bench: Bench) -> None:
    bench.choose(7)
    bench.click(bench.pane.who.head.add)
    bench.type("amlo")
    bench.press(Key.Key_Return)
    bench.press(Key.Key_Escape)
    bench.click(bench.pane.who.head.add)
    bench.type("cuba")
    bench.press(Key.Key_Return)
    assert bench.passage().parties == (
        PartyTag(bench.who("AMLO"), "speaker"),
        PartyTag(bench.who("Cuba"), "addressee"),
    )
    assert bench.focused is bench.pane.who.chips[1]


def test_what_nobody_knows_is_created_and_tagged_in_one_step(bench: Bench) -> None:
    bench.choose(7)
    before = bench.steps
    bench.click(bench.pane.who.head.add)
    bench.type("Mayor of Laredo")
    bench.press(Key.Key_Return, CONTROL)
    assert bench.passage().parties == (PartyTag(bench.who("Mayor of Laredo")),)
    history.undo(bench.workspace)
    assert bench.steps == before
    assert bench.passage().parties == ()


def test_escape_closes_the_list_and_leads_back(bench: Bench) -> None:
    bench.choose(7)
    bench.pane.who.head.add.setFocus()
    bench.press(Key.Key_Space)
    assert bench.pane.finder.isVisible()
    bench.press(Key.Key_Escape)
    assert not bench.pane.finder.isVisible()
    assert bench.focused is bench.pane.who.head.add


def test_a_name_that_cannot_be_is_a_line_in_the_pane(bench: Bench) -> None:
    bench.choose(7)
    bench.click(bench.pane.who.head.add)
    bench.type("A/B")
    bench.press(Key.Key_Return, CONTROL)
    assert "cannot contain" in bench.pane.fault.text()
    assert bench.pane.fault.isVisible()
    assert bench.passage().parties == ()


@pytest.mark.parametrize(
    ("keys", "stance", "words"),
    [
        ("+", 3, "for +3"),
        ("--", 0, "neutral"),
        ("-----", -3, "against −3"),
        ("a", -2, "against"),
        ("m", "mixed", "mixed"),
        ("u", "unclear", "unclear"),
        ("m+", 2, "for"),
    ],
)
def test_keys_set_the_stance(bench: Bench, keys: str, stance: Stance, words: str) -> None:
    bench.choose(BEFORE)
    button = bench.pane.topics.rows[0].stance
    button.setFocus()
    bench.type(keys)
    assert bench.passage().topics[0].stance == stance
    assert button.text() == words
    assert bench.focused is button


def test_the_menu_of_stances_offers_strengths(bench: Bench) -> None:
    bench.choose(BEFORE)
    bench.click(bench.pane.topics.rows[0].stance)
    bench.take("inspector.stance.1")
    assert bench.passage().topics[0].stance == 1
    bench.click(bench.pane.topics.rows[0].stance)
    bench.take("inspector.stance.none")
    assert bench.passage().topics[0].stance is None


def test_a_mark_is_painted_in_the_colour_of_its_stance(bench: Bench) -> None:
    bench.choose(BEFORE)
    button = bench.pane.topics.rows[0].stance
    theme = bench.session.appearance.theme
    assert bench.paints(button, theme.stance(2))
    button.setFocus()
    bench.type("a")
    assert bench.paints(button, theme.stance(-2))
    assert not bench.paints(button, theme.stance(2))


def test_a_condition_is_written_in_words_and_goes_with_the_stance(bench: Bench) -> None:
    bench.choose(OFFER)
    row = bench.pane.topics.rows[1]
    assert row.condition.text() == "the plan and the end of sanctions"
    row.condition.setFocus()
    row.condition.selectAll()
    bench.type("aid comes first")
    bench.press(Key.Key_Return)
    assert bench.passage().topics[1].condition == "aid comes first"
    bench.click(row.implied)
    assert bench.passage().topics[1].condition_inferred
    row.stance.setFocus()
    bench.type("f")
    tag = bench.passage().topics[1]
    assert (tag.stance, tag.condition, tag.condition_inferred) == (2, None, False)
    assert not row.condition.isVisible()


def test_a_condition_is_written_for_the_passage_for_which_it_was_typed(bench: Bench) -> None:
    offer = bench.choose(OFFER)
    row = bench.pane.topics.rows[1]
    row.condition.setFocus()
    bench.press(Key.Key_End)
    bench.type(", at once")
    bench.choose(BEFORE)
    kept = bench.workspace.passages.get(offer.id).topics[1].condition
    assert kept is not None
    assert kept.endswith("sanctions, at once")


def test_a_topic_without_a_proposition_takes_no_stance_until_one_is_written(bench: Bench) -> None:
    bench.choose(7)
    row = bench.pane.topics.rows[0]
    row.stance.setFocus()
    bench.type("f")
    assert bench.passage().topics[0].stance is None
    before = bench.steps
    row.words.setFocus()
    bench.press(Key.Key_Space)
    bench.take("inspector.proposition.new")
    bench.type("Shelters should get money")
    bench.press(Key.Key_Tab)
    bench.type("Fund shelters")
    bench.press(Key.Key_Return)
    (tag,) = bench.passage().topics
    assert bench.codebook.proposition_by_id[tag.proposition_id or 0].label == "Fund shelters"
    assert bench.focused is row.stance
    bench.type("f")
    assert bench.passage().topics[0].stance == 2
    history.undo(bench.workspace)
    history.undo(bench.workspace)
    assert bench.steps == before


def test_no_proposition_takes_the_stance_away(bench: Bench) -> None:
    bench.choose(BEFORE)
    bench.click(bench.pane.topics.rows[0].words)
    bench.take("inspector.proposition.none")
    assert bench.passage().topics == (TopicTag(bench.topic("Root causes")),)


def test_delete_removes_a_topic(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    bench.pane.topics.rows[1].words.setFocus()
    bench.press(Key.Key_Delete)
    assert [tag.topic_id for tag in bench.passage().topics] == [bench.topic("Sanctions/Cuba")]
    assert bench.focused is bench.pane.topics.rows[0].words


def test_a_topic_is_added_by_its_path_and_leads_on_to_its_stance(bench: Bench) -> None:
    bench.choose(7)
    bench.click(bench.pane.topics.head.add)
    bench.type("sanctions cuba")
    bench.press(Key.Key_Return)
    assert bench.passage().topics[1].topic_id == bench.topic("Sanctions/Cuba")
    assert bench.focused is bench.pane.topics.rows[1].stance
    bench.type("f")
    tag = bench.passage().topics[1]
    assert tag.stance == 2
    assert bench.codebook.proposition_by_id[tag.proposition_id or 0].label == "Ease Cuba sanctions"


def test_a_topic_that_is_there_is_not_offered_again(bench: Bench) -> None:
    bench.choose(SANCTIONS)
    bench.click(bench.pane.topics.head.add)
    bench.type("sanctions cuba")
    current = bench.pane.finder.list.current
    assert current is None or current.words != "Sanctions › Cuba"


def test_a_topic_is_created_with_the_levels_above_it(bench: Bench) -> None:
    bench.choose(7)
    bench.click(bench.pane.topics.head.add)
    bench.type("Border/Bridges")
    bench.press(Key.Key_Return, CONTROL)
    assert bench.passage().topics[1].topic_id == bench.topic("Border/Bridges")


def test_the_list_closes_when_one_goes_elsewhere(bench: Bench) -> None:
    bench.choose(7)
    bench.click(bench.pane.topics.head.add)
    bench.pane.note.text.setFocus()
    QApplication.processEvents()
    assert not bench.pane.finder.isVisible()
