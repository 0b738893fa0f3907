"""All parties say an agreement; nobody is made to say it without a line that tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from briefer.model.passage import PartyTag
from briefer.services import history, tagging

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.read.inspector.conftest import Bench

BARE = 7
Note = tuple[str, str, "Callable[[], object] | None"]


@pytest.fixture
def notes(bench: Bench) -> list[Note]:
    """The lines that are shown in the window."""
    shown: list[Note] = []
    bench.session.messages.noted.connect(lambda *note: shown.append(note))
    return shown


def without_parties(bench: Bench) -> None:
    passage = bench.choose(BARE)
    for party in passage.parties:
        tagging.remove_party(bench.workspace, passage.id, party.stakeholder_id, party.part)


def name(bench: Bench, *names: str) -> None:
    for words in names:
        bench.click(bench.pane.who.head.add)
        bench.type(words)
        bench.press(Qt.Key.Key_Return)


def parts(bench: Bench) -> list[str]:
    return [party.part for party in bench.passage().parties]


def agree(bench: Bench) -> None:
    bench.pane.kind.type.setFocus()
    bench.type("agr")
    assert bench.passage().statement.type == "agreement"


def take_the_type_above(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Up)
    assert bench.passage().statement.type != "agreement"


def test_who_was_named_just_now_says_the_agreement_and_a_line_says_so(
    bench: Bench, notes: list[Note]
) -> None:
    without_parties(bench)
    name(bench, "lopez obrador", "US government")
    assert parts(bench) == ["speaker", "addressee"]
    before = bench.passage().statement.type
    steps = len(bench.steps)
    agree(bench)
    assert parts(bench) == ["speaker", "speaker"]
    assert len(bench.steps) == steps + 1
    words, action, _slot = notes[-1]
    assert words == "All parties say an agreement. Now a speaker, too: US government"
    assert action == "Undo"
    history.undo(bench.workspace)
    assert parts(bench) == ["speaker", "addressee"]
    assert bench.passage().statement.type == before


def test_another_type_gives_the_usual_parts_back(bench: Bench, notes: list[Note]) -> None:
    without_parties(bench)
    name(bench, "lopez obrador", "US government")
    agree(bench)
    take_the_type_above(bench)
    assert parts(bench) == ["speaker", "addressee"]
    assert notes[-1][0] == "No agreement any more. Part changed back: US government"


def test_a_part_that_somebody_set_stays_and_the_line_offers_to_change_it(
    bench: Bench, notes: list[Note]
) -> None:
    without_parties(bench)
    name(bench, "lopez obrador", "US government")
    second = bench.passage().parties[1]
    third = PartyTag(second.stakeholder_id, "beneficiary")
    bench.pane.who.part_set.emit(second, third)
    bench.pane.who.part_set.emit(third, second)
    agree(bench)
    assert parts(bench) == ["speaker", "addressee"]
    words, action, slot = notes[-1]
    assert words.endswith("these are addressees: US government")
    assert action == "Make them speakers"
    steps = len(bench.steps)
    assert slot is not None
    slot()
    assert parts(bench) == ["speaker", "speaker"]
    assert len(bench.steps) == steps + 1


def test_a_passage_that_was_tagged_earlier_keeps_its_addressee(
    bench: Bench, notes: list[Note]
) -> None:
    without_parties(bench)
    name(bench, "lopez obrador", "US government")
    bench.choose(BARE + 1)
    bench.choose(BARE)
    agree(bench)
    assert parts(bench) == ["speaker", "addressee"]
    assert notes[-1][1] == "Make them speakers"


def test_nothing_is_said_where_no_part_is_in_question(bench: Bench, notes: list[Note]) -> None:
    without_parties(bench)
    name(bench, "lopez obrador")
    agree(bench)
    take_the_type_above(bench)
    assert not notes
