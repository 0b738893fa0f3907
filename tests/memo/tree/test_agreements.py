"""Agreements and contradictions, as the tags have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.agreements import agreements
from briefer.model.inline import NoteRef, plain_text
from briefer.model.memo import AS_BASIS, BULLETS
from briefer.model.passage import Link

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk


def _said(desk: Desk, wording: Wording) -> list[str]:
    blocks = agreements(desk.evidence(), wording)
    return [plain_text(run) for block in blocks for run in block.content]


def test_two_speakers_on_one_side_are_named_with_a_note_each(desk: Desk, wording: Wording) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.PORTS, 2)])
    desk.say("two", by=desk.COUNCIL, topics=[desk.tag(desk.PORTS, 1)])
    desk.say("best", by=desk.COUNCIL, modality="direct", topics=[desk.tag(desk.PORTS, 1)])
    (block,) = agreements(desk.evidence(), wording)
    assert plain_text(block.content[0]) == (
        "On the same side: open gates\u00a0– Valdemar; Harbour Council."
    )
    assert [i.passage for i in block.content[0] if isinstance(i, NoteRef)] == ["g1", "g3"]
    assert block.passages == (("g1", AS_BASIS), ("g3", AS_BASIS))


def test_several_lines_are_a_list_and_each_says_what_it_is(desk: Desk, wording: Wording) -> None:
    for who in (desk.ADA, desk.COUNCIL):
        tags = [desk.tag(desk.PORTS, 2), desk.tag(desk.TOLLS, 2 if who == desk.ADA else -2)]
        desk.say(f"one {who}", by=who, topics=tags)
    (block,) = agreements(desk.evidence(), wording)
    assert block.kind == BULLETS
    assert [plain_text(run) for run in block.content] == [
        "On the same side: open gates\u00a0– Valdemar; Harbour Council.",
        "On opposite sides: ease tolls\u00a0– for: Valdemar; against: Harbour Council.",
    ]
    assert block.passages == (("g1", AS_BASIS), ("g2", AS_BASIS))


def test_a_side_against_is_called_so(desk: Desk, wording: Wording) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.PORTS, -2)])
    desk.say("two", by=desk.COUNCIL, topics=[desk.tag(desk.PORTS, -1)])
    assert _said(desk, wording) == [
        "On the same side: open gates\u00a0– against: Valdemar; Harbour Council."
    ]


def test_speakers_on_opposite_sides_are_told_apart(desk: Desk, wording: Wording) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.TOLLS, -2)])
    desk.say("two", by=desk.COUNCIL, topics=[desk.tag(desk.TOLLS, 1)])
    desk.say("three", by=desk.CREWS, topics=[desk.tag(desk.TOLLS, 1)])
    assert _said(desk, wording) == [
        "On opposite sides: ease tolls\u00a0– for: Harbour Council; Ferry crews; against: Valdemar."
    ]


def test_neither_a_condition_nor_a_doubt_nor_one_speaker_makes_a_side(
    desk: Desk, wording: Wording
) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.PORTS, 2), desk.tag(desk.TOLLS, 2)])
    desk.say("two", by=desk.ADA, topics=[desk.tag(desk.TOLLS, -2)])
    desk.say("three", by=desk.COUNCIL, topics=[desk.tag(desk.PORTS, "conditional")])
    desk.say("four", by=desk.CREWS, topics=[desk.tag(desk.PORTS, "unclear")])
    desk.say("five", by=desk.SPOKESMAN, topics=[desk.tag(desk.PORTS, 0)])
    assert _said(desk, wording) == []


def test_disputed_accounts_stand_side_by_side_with_the_ruling(desk: Desk, wording: Wording) -> None:
    desk.say("one", by=desk.ADA)
    article = desk.article("two", outlet="Strait Post")
    ruled = Link("disputes", 1, "g1", ruling="the first holds.")
    desk.passage(article, "two", links=[ruled, Link("disputes", 99, "gone")])
    desk.say("three", by=desk.COUNCIL, links=[Link("shift-of", 2, "g2")])
    assert _said(desk, wording) == [
        "Two accounts: Valdemar in Harbour Wire; Strait Post; ruling: the first holds.",
        "A change of position: Strait Post; Harbour Council in Harbour Wire.",
    ]


def test_what_two_accounts_are_about_is_said(desk: Desk, wording: Wording) -> None:
    first = [desk.tag(desk.TOLLS), desk.tag(desk.PORTS, 2)]
    desk.say("one", by=desk.ADA, topics=first)
    for words, tag in (("two", first[1]), ("three", first[0]), ("four", desk.tag(desk.PORTS))):
        desk.say(words, by=desk.CREWS, topics=[tag], links=[Link("disputes", 1, "g1")])
    ended = "\u00a0– Valdemar in Harbour Wire; Ferry crews in Harbour Wire."
    assert [line for line in _said(desk, wording) if line.startswith("Two")] == [
        f"Two accounts: open gates{ended}",
        f"Two accounts: Ferry tolls{ended}",
        f"Two accounts: Ports{ended}",
    ]


def test_an_outlet_that_gives_both_accounts_is_named_once(desk: Desk, wording: Wording) -> None:
    desk.passage(desk.article("one"), "one")
    desk.passage(desk.article("two"), "two", links=[Link("disputes", 1, "g1")])
    (block,) = agreements(desk.evidence(), wording)
    (line,) = block.content
    assert plain_text(line) == "Two accounts: both by Harbour Wire."
    assert [i.passage for i in line if isinstance(i, NoteRef)] == ["g1", "g2"]


def test_two_accounts_of_one_speaker_do_not_look_like_one(desk: Desk, template: Template) -> None:
    desk.say("one", by=desk.ADA)
    desk.say("two", by=desk.ADA, links=[Link("disputes", 1, "g1"), Link("shift-of", 1, "g1")])
    assert _said(desk, template.wording("en")) == [
        "Two accounts: both by Valdemar in Harbour Wire.",
        "A change of position: Valdemar in Harbour Wire.",
    ]
    assert _said(desk, template.wording("es"))[0] == (
        "Dos versiones: ambas de Valdemar en Harbour Wire."
    )
