"""The sentence that says where a speaker stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.labels import lowered
from briefer.memo.position_line import clauses, printed
from briefer.model.inline import Emph, NoteRef, plain_text

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk


def _line(desk: Desk, template: Template, language: str = "en") -> str:
    evidence, wording = desk.evidence(), template.wording(language)
    here = {passage.guid for passage in desk.passages}
    said = clauses(evidence.passages, evidence, wording, template.leading)
    return plain_text(printed(said, wording, here))


def test_the_verb_is_that_of_the_statement_and_the_label_follows_a_colon(
    desk: Desk, template: Template
) -> None:
    desk.say("lower tolls", type="demand", topics=[desk.tag(desk.TOLLS, 2)])
    desk.say("open gates", type="demand", topics=[desk.tag(desk.PORTS, 3)])
    desk.say("fewer boats", type="position", topics=[desk.tag(desk.PORTS, -1, desk.PATROL)])
    assert _line(desk, template) == "Asks: open gates; ease tolls. Opposes: send more boats."


@pytest.mark.parametrize(
    ("kind", "stance", "line"),
    [
        ("offer", 2, "Offers: ease tolls."),
        ("commitment", 1, "Commits: ease tolls."),
        ("agreement", 2, "Agrees: ease tolls."),
        ("concession", 2, "Concedes: ease tolls."),
        ("support", 2, "Supports: ease tolls."),
        ("position", 2, "Supports: ease tolls."),
        (None, 2, "Supports: ease tolls."),
        ("warning", -2, "Opposes: ease tolls."),
        ("refusal", -2, "Refuses: ease tolls."),
        ("position", 0, "Takes no side on: ease tolls."),
        ("position", "mixed", "Is mixed on: ease tolls."),
        ("position", "unclear", "Is unclear on: ease tolls."),
        ("fact", None, "Speaks on: Ferry tolls."),
        ("no-comment", None, "Says nothing on: Ferry tolls."),
    ],
)
def test_each_stance_has_its_verb(
    desk: Desk, template: Template, kind: str | None, stance: int | str | None, line: str
) -> None:
    desk.say("tolls", type=kind, topics=[desk.tag(desk.TOLLS, stance)])
    assert _line(desk, template) == line


@pytest.mark.parametrize("stance", [None, "conditional"])
def test_what_is_said_with_the_same_words_rests_on_all_its_passages(
    desk: Desk, template: Template, stance: str | None
) -> None:
    for proposition, condition in ((None, "gates open"), (desk.PATROL, "gates open.")):
        given = None if stance else proposition
        desk.say(
            "ports", topics=[desk.tag(desk.PORTS, stance, given, condition if stance else None)]
        )
    evidence, wording = desk.evidence(), template.wording("en")
    (clause,) = clauses(evidence.passages, evidence, wording, template.leading)
    (item,) = clause.items
    assert item.passages == tuple(passage.guid for passage in desk.passages)


def test_a_condition_stands_beside_what_it_is_a_condition_of(
    desk: Desk, template: Template
) -> None:
    tolls, ports, storms = desk.TOLLS, desk.PORTS, desk.STORMS
    desk.say("one", topics=[desk.tag(ports, "conditional", condition="aid comes first.")])
    desk.say("two", topics=[desk.tag(tolls, "conditional", condition="aid", inferred=True)])
    desk.say("three", topics=[desk.tag(storms, "conditional")])
    assert _line(desk, template) == (
        "Supports on a condition: open gates (condition: aid comes first); "
        "ease tolls (condition implied: aid); Northport joins (condition not given)."
    )


def test_one_thing_told_twice_is_said_once_with_the_strongest_verb(
    desk: Desk, template: Template
) -> None:
    desk.say("one", type="position", topics=[desk.tag(desk.TOLLS, 2)])
    desk.say("two", type="demand", topics=[desk.tag(desk.TOLLS, 2)])
    desk.say("three", topics=[desk.tag(desk.TOLLS)])
    assert _line(desk, template) == "Asks: ease tolls."


def test_a_speaker_on_both_sides_is_said_to_be_on_both(desk: Desk, template: Template) -> None:
    desk.say("one", topics=[desk.tag(desk.TOLLS, 2)])
    desk.say("two", topics=[desk.tag(desk.TOLLS, -2)])
    assert _line(desk, template) == "Supports: ease tolls. Opposes: ease tolls."


def test_silence_is_no_stance(desk: Desk, template: Template) -> None:
    desk.say("no topic at all")
    assert _line(desk, template) == ""


def test_what_is_printed_elsewhere_carries_a_note(desk: Desk, template: Template) -> None:
    passage = desk.say("one", topics=[desk.tag(desk.TOLLS, 2)])
    evidence, wording = desk.evidence(), template.wording("en")
    said = clauses(evidence.passages, evidence, wording, template.leading)
    inlines = printed(said, wording, here=())
    assert inlines[0] == Emph("Supports:", strong=True)
    assert NoteRef(passage.guid) in inlines


def test_the_line_speaks_spanish(desk: Desk, template: Template) -> None:
    desk.say("one", type="demand", topics=[desk.tag(desk.TOLLS, 2)])
    desk.say("two", topics=[desk.tag(desk.PORTS, -2)])
    assert _line(desk, template, "es") == "Pide: ease tolls. Se opone a: open gates."


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("offer", "Ofrece: ease tolls."),
        ("commitment", "Se compromete a: ease tolls."),
        ("agreement", "Acuerda: ease tolls."),
        ("concession", "Accede a: ease tolls."),
    ],
)
def test_a_spanish_verb_has_its_preposition(
    desk: Desk, template: Template, kind: str, line: str
) -> None:
    desk.say("tolls", type=kind, topics=[desk.tag(desk.TOLLS, 2)])
    assert _line(desk, template, "es") == line


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("Ease Cuba sanctions", "The US should ease sanctions on Cuba", "ease Cuba sanctions"),
        ("Step up checks", "Checks should be stepped up", "step up checks"),
        ("Keep trade moving", "Trade should be kept moving", "keep trade moving"),
        ("Mexico joins", "Mexico should join the talks", "Mexico joins"),
        ("Mexico joins", "The US and Mexico should meet and talk more", "Mexico joins"),
        ("US aid", "The US should give aid", "US aid"),
        ("", "", ""),
    ],
)
def test_a_label_loses_its_capital_only_where_the_text_shows_that_it_can(
    label: str, text: str, words: str
) -> None:
    assert lowered(label, text) == words
