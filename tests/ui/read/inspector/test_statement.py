"""Kind, star and what is under More."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.errors import InputError
from briefer.model.passage import Figure, Link, Statement, Translation
from briefer.services import history, tagging
from briefer.ui.read.inspector.numbers import number_words, parse_number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from tests.ui.read.inspector.conftest import Bench

Key = Qt.Key
UNSET, FIGURE, ASKED, OFFER = 27, 15, 21, 20


def test_what_is_not_set_says_so_and_the_keys_set_it(bench: Bench) -> None:
    bench.choose(UNSET)
    box = bench.pane.kind.type
    assert box.currentText() == "not set"
    box.setFocus()
    bench.press(Key.Key_Down)
    assert bench.passage().statement.type == "demand"
    history.undo(bench.workspace)
    assert bench.passage().statement.type is None
    assert box.currentText() == "not set"


def test_whose_words_changes_the_chip_and_the_marks(bench: Bench) -> None:
    bench.choose(10)
    assert bench.pane.voice.chip.accessibleName() == "paraphrase"
    assert "“" not in bench.pane.quote.text()
    bench.pane.kind.modality.setFocus()
    bench.type("Own")
    assert bench.passage().statement.modality == "direct"
    assert bench.pane.voice.chip.accessibleName() == "own words"
    assert bench.pane.quote.text().startswith("“")


def test_the_wheel_changes_nothing(bench: Bench) -> None:
    bench.choose(10)
    box = bench.pane.kind.type
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -40),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert bench.passage().statement.type == "position"


def test_the_star_is_kept(bench: Bench) -> None:
    bench.choose(1)
    bench.click(bench.pane.star)
    assert bench.passage().statement.starred
    assert bench.pane.star.isChecked()
    history.undo(bench.workspace)
    assert not bench.pane.star.isChecked()


def test_the_star_has_a_key(bench: Bench) -> None:
    bench.choose(1)
    bench.pane.note.text.setFocus()
    QTest.keyClick(bench.pane, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert bench.passage().statement.starred


# ---- event date


def test_an_event_date_is_checked_and_kept(bench: Bench) -> None:
    bench.choose(1)
    bench.pane.more.unfold()
    when = bench.pane.more.when
    when.date.setFocus()
    bench.type("2023-13")
    bench.press(Key.Key_Return)
    assert bench.passage().statement.event_date is None
    assert "is not a date" in when.fault.text()
    assert when.fault.isVisible()
    assert when.date.text() == "2023-13"
    when.date.selectAll()
    bench.type("2023-12")
    assert not when.fault.isVisible()
    bench.press(Key.Key_Return)
    assert bench.passage().statement.event_date == "2023-12"
    bench.click(when.inferred)
    assert bench.passage().statement.event_date_inferred
    assert bench.pane.more.head.summary == "Dec 2023"


def test_escape_brings_the_date_back(bench: Bench) -> None:
    bench.choose(3)
    bench.pane.more.unfold()
    date = bench.pane.more.when.date
    date.setFocus()
    date.selectAll()
    bench.type("2024")
    bench.press(Key.Key_Escape)
    assert date.text() == "2023-12-27"
    date.selectAll()
    bench.press(Key.Key_Delete)
    bench.press(Key.Key_Return)
    assert bench.passage().statement.event_date is None


def test_certainty_and_how_it_was_heard_are_chosen_by_letter(bench: Bench) -> None:
    bench.choose(1)
    bench.pane.more.unfold()
    bench.pane.more.when.certainty.setFocus()
    bench.type("Prob")
    bench.pane.more.when.via.setFocus()
    bench.type("First")
    statement = bench.passage().statement
    assert (statement.certainty, statement.via) == ("probable", "first-hand")
    assert bench.pane.more.head.summary == "probable, first-hand"


# ---- figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("50,000", 50000),
        ("1 234 567", 1234567),
        ("191’000", 191000),
        ("2.5", 2.5),
        ("−3", -3),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert parse_number(text) == number
    assert parse_number(number_words(number)) == number


@pytest.mark.parametrize("text", ["many", "1,2,3", "nan", "inf"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a number"):
        parse_number(text)


def test_a_figure_is_shown_and_changed(bench: Bench) -> None:
    bench.choose(FIGURE)
    bench.pane.more.unfold()
    before = bench.passage().figures
    card = bench.pane.more.figures.cards[0]
    assert card.fields["qualifier"].text() == before[0].qualifier
    _fill(bench, card.fields["low"], "2,400,000")
    assert bench.passage().figures[0].low == 2_400_000
    _fill(bench, card.fields["low"], "a lot")
    assert "is not a number" in card.fault.text()
    assert bench.passage().figures[0].low == 2_400_000


def test_a_new_figure_is_kept_with_its_first_field(bench: Bench) -> None:
    bench.choose(1)
    bench.pane.more.unfold()
    part = bench.pane.more.figures
    bench.click(part.head.add)
    assert bench.passage().figures == ()
    assert bench.focused is part.cards[0].fields["low"]
    bench.type("300")
    bench.press(Key.Key_Tab)
    _fill(bench, part.cards[0].fields["measure"], "trains")
    assert bench.passage().figures == (Figure(low=300, measure="trains"),)
    bench.click(part.cards[0].gone)
    assert bench.passage().figures == ()
    assert len(part.cards) == 0


def _fill(bench: Bench, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    bench.type(words)
    bench.press(Key.Key_Return)


# ---- translations


def test_a_translation_is_kept_once_it_has_words(bench: Bench) -> None:
    bench.choose(1)
    bench.pane.more.unfold()
    part = bench.pane.more.translations
    bench.click(part.head.add)
    card = part.cards[0]
    assert bench.focused is card.text
    _fill(bench, card.language, "es")
    assert bench.passage().translations == ()
    card.text.setFocus()
    bench.type("Otra gente")
    bench.pane.flush()
    assert bench.passage().translations == (Translation("es", "Otra gente"),)
    _fill(bench, card.by, "Ana")
    card.kind.setFocus()
    bench.type("Off")
    assert bench.passage().translations == (Translation("es", "Otra gente", "Ana", "official"),)
    bench.click(card.gone)
    assert bench.passage().translations == ()


def test_a_translation_is_written_for_its_passage_when_another_is_chosen(bench: Bench) -> None:
    first = bench.choose(1)
    bench.pane.more.unfold()
    bench.click(bench.pane.more.translations.head.add)
    bench.type("In other words")
    bench.choose(2)
    assert [t.text for t in bench.workspace.passages.get(first.id).translations] == [
        "In other words"
    ]
    assert len(bench.pane.more.translations.cards) == 0


# ---- links


def test_a_link_leads_to_the_other_passage_from_both_ends(bench: Bench) -> None:
    asked = bench.choose(ASKED)
    bench.pane.more.unfold()
    row = bench.pane.more.links.rows[0]
    assert row.kind.text() == "Condition of"
    assert row.other.accessibleName().startswith("Condition of: 20 · ")
    bench.click(row.other)
    offer = bench.passage()
    assert offer.id != asked.id
    words = [row.kind.text() for row in bench.pane.more.links.rows]
    assert words == ["Condition of this", "Condition of this"]
    assert not bench.pane.more.links.rows[0].gone.isVisible()
    bench.click(bench.pane.more.links.rows[0].other)
    assert bench.session.selection.passage_id == asked.id


def test_a_link_is_made_to_a_passage_that_is_looked_for(bench: Bench) -> None:
    bench.choose(10)
    bench.pane.more.unfold()
    bench.click(bench.pane.more.links.head.add)
    finder = bench.pane.passage_finder
    finder.kind.setFocus()
    bench.type("Answ")
    finder.field.setFocus()
    bench.type("root causes")
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Down)
    bench.press(Key.Key_Return)
    other = bench.workspace.passages.of_article(1)[22]
    assert bench.passage().links == (Link("answers", other.id, other.guid),)
    assert not finder.isVisible()
    bench.click(bench.pane.more.links.rows[0].gone)
    assert bench.passage().links == ()


def test_a_passage_cannot_be_linked_to_itself(bench: Bench) -> None:
    bench.choose(16)
    bench.pane.more.unfold()
    bench.click(bench.pane.more.links.head.add)
    bench.type("few officials care")
    bench.press(Key.Key_Return)
    assert "cannot be linked to itself" in bench.pane.fault.text()
    assert bench.passage().links == ()


def test_a_link_made_at_the_other_end_appears(bench: Bench) -> None:
    here, there = bench.choose(1), bench.workspace.passages.of_article(1)[1]
    tagging.set_links(bench.workspace, there.id, (Link("disputes", here.id),))
    assert [row.kind.text() for row in bench.pane.more.links.rows] == ["Disputes this"]
    assert bench.pane.more.head.summary == "links 1"


def test_the_quotation_marks_suggest_whose_words_these_are(bench: Bench) -> None:
    passage = bench.choose(5)
    tagging.set_statement(bench.workspace, passage.id, Statement())
    suggestion = bench.pane.kind.suggestion
    assert suggestion.text() == "Suggested: own words"
    assert bench.passage().statement.modality is None
    suggestion.setFocus()
    bench.press(Key.Key_Space)
    assert bench.passage().statement.modality == "direct"
    assert not suggestion.isVisible()
    assert bench.focused is bench.pane.kind.modality
