"""What one can go to by its name, and how names are matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.names import fold
from briefer.ui.briefing.finding import marks_of
from briefer.ui.briefing.targets import Target, matching, read_targets

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


def named(*names: str) -> list[Target]:
    return [Target("article", n, name, (name,), (fold(name),)) for n, name in enumerate(names)]


def test_a_whole_name_comes_first_then_a_beginning_a_word_an_inside_and_letters_in_order() -> None:
    names = named("Talks of expo", "Annexation", "Ernest Xavier", "Exchange", "Ex")
    assert [target.name for target in matching(names, "EX", 9)] == [
        "Ex",
        "Exchange",
        "Talks of expo",
        "Annexation",
        "Ernest Xavier",
    ]
    assert [target.name for target in matching(names, "ex", 2)] == ["Ex", "Exchange"]


def test_one_kind_of_name_does_not_crowd_out_another() -> None:
    exports = Target("topic", 9, "Exports", ("Exports",), ("exports",))
    names = [*named("Exit", "Exile", "Exam"), exports]
    assert [target.name for target in matching(names, "ex", 2)] == ["Exit", "Exile", "Exports"]


def test_accents_and_case_do_not_count_and_one_letter_is_not_loose() -> None:
    assert matching(named("México"), "mexi", 5)
    assert not matching(named("Box"), "x o", 5)
    assert not matching(named("Anything"), " ", 5)


def test_what_was_typed_is_marked_in_the_name() -> None:
    assert marks_of("Government of México", "mexico") == ((14, 20),)
    assert marks_of("Save a copy…", "sc") == ((0, 1), (7, 8))
    assert marks_of("Save", "") == ()


def test_everything_with_a_name_is_there_with_its_passages(workspace: Workspace) -> None:
    targets = workspace.read_apart(read_targets)
    passages = workspace.passages.all()
    for target in targets:
        if target.kind == "stakeholder":
            those = [
                p for p in passages if target.id in {party.stakeholder_id for party in p.parties}
            ]
            assert target.count == len(those)
    assert {target.kind for target in targets} >= {"article", "stakeholder", "topic"}
