"""Who stands where, counted by proposition."""

from __future__ import annotations

import pytest

from briefer.model.anchor import Span
from briefer.model.codebook import Codebook, Proposition, Stakeholder, Topic
from briefer.model.passage import PartyTag, Passage, TopicTag
from briefer.model.positions import Mode, PositionTable, not_heard, position_table

ANN, BOB, CREW = 1, 2, 3
OPEN, PATROL, EASE = 11, 12, 21
PORTS, TOLLS, COUNTS = 1, 2, 3

CODEBOOK = Codebook(
    (Stakeholder(ANN, "a", "Ann"), Stakeholder(BOB, "b", "Bob"), Stakeholder(CREW, "c", "Crew")),
    (
        Topic(
            PORTS,
            "p",
            "Ports",
            propositions=(
                Proposition(OPEN, "o", PORTS, "Gates should open", "Open gates", True),
                Proposition(PATROL, "q", PORTS, "Boats should patrol", "Patrol"),
            ),
        ),
        Topic(
            TOLLS,
            "t",
            "Tolls",
            parent_id=PORTS,
            propositions=(Proposition(EASE, "e", TOLLS, "Tolls should fall", "Ease tolls"),),
        ),
        Topic(COUNTS, "n", "Counts", parent_id=PORTS, full_name="Passenger counts"),
    ),
)


def _passage(
    number: int,
    *topics: TopicTag,
    by: tuple[int, ...] = (),
    acting: tuple[int, ...] = (),
    to: tuple[int, ...] = (),
) -> Passage:
    parties = [PartyTag(who) for who in by]
    parties += [PartyTag(who, "actor") for who in acting]
    parties += [PartyTag(who, "addressee") for who in to]
    return Passage(number, f"g{number}", 1, Span(0, 1), "x", parties=tuple(parties), topics=topics)


def _cells(table: PositionTable) -> dict[tuple[int, str], dict[str, int]]:
    return {
        (row.stakeholder_id, column.label): dict(cell.counts)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.passages
    }


def test_a_bare_topic_counts_under_its_default_proposition_or_in_a_column_of_its_own() -> None:
    table = position_table(
        CODEBOOK,
        [
            _passage(1, TopicTag(PORTS), by=(ANN,)),
            _passage(2, TopicTag(TOLLS), by=(ANN,)),
            _passage(3, TopicTag(COUNTS), by=(ANN,)),
            _passage(4, TopicTag(TOLLS, EASE, -2), by=(ANN,)),
        ],
    )
    assert [column.label for column in table.columns] == [
        "Open gates",
        "Ease tolls",
        "Ports/Tolls",
        "Passenger counts",
    ]
    assert _cells(table) == {
        (ANN, "Open gates"): {"none": 1},
        (ANN, "Ease tolls"): {"against": 1},
        (ANN, "Ports/Tolls"): {"none": 1},
        (ANN, "Passenger counts"): {"none": 1},
    }


@pytest.mark.parametrize(
    ("stance", "key"),
    [
        (3, "for"),
        (1, "for"),
        (-1, "against"),
        (0, "neutral"),
        ("mixed", "mixed"),
        ("conditional", "conditional"),
        ("unclear", "unclear"),
        (None, "none"),
    ],
)
def test_each_stance_is_counted_as_what_it_is(stance: int | str | None, key: str) -> None:
    table = position_table(CODEBOOK, [_passage(1, TopicTag(PORTS, PATROL, stance), by=(ANN,))])
    assert _cells(table) == {(ANN, "Patrol"): {key: 1}}


def test_totals_count_each_passage_once_also_one_without_a_topic() -> None:
    passages = [
        _passage(1, TopicTag(PORTS, OPEN, 2), TopicTag(TOLLS, EASE, 2), by=(ANN, BOB)),
        _passage(2, by=(ANN,)),
        _passage(3, TopicTag(PORTS, OPEN, 2)),
    ]
    table = position_table(CODEBOOK, passages)
    assert [(row.stakeholder_id, row.passages) for row in table.rows] == [
        (ANN, (1, 2)),
        (BOB, (1,)),
    ]
    assert table.column_passages == ((1,), (1,))
    assert table.passages == (1, 2)


def test_a_stance_is_the_speakers_and_only_without_one_the_actors() -> None:
    spoken = _passage(1, TopicTag(PORTS, OPEN, 2), by=(ANN,), acting=(BOB,))
    acted = _passage(2, TopicTag(PORTS, OPEN, -2), acting=(BOB,))
    both = _passage(3, TopicTag(PORTS, OPEN, 0), by=(ANN,), acting=(ANN,))
    passages = [spoken, acted, both]
    assert _cells(position_table(CODEBOOK, passages, Mode.SAYS)) == {
        (ANN, "Open gates"): {"for": 1, "neutral": 1}
    }
    assert _cells(position_table(CODEBOOK, passages, Mode.DOES)) == {
        (ANN, "Open gates"): {"none": 1},
        (BOB, "Open gates"): {"against": 1, "none": 1},
    }
    assert _cells(position_table(CODEBOOK, passages, Mode.BOTH)) == {
        (ANN, "Open gates"): {"for": 1, "neutral": 1},
        (BOB, "Open gates"): {"against": 1, "none": 1},
    }


def test_those_who_never_speak_are_listed_with_their_parts() -> None:
    passages = [
        _passage(1, by=(ANN,), to=(BOB,)),
        _passage(2, acting=(BOB,), to=(BOB, ANN)),
    ]
    unheard = not_heard(CODEBOOK, passages)
    assert [(entry.stakeholder_id, entry.parts, entry.is_mentioned) for entry in unheard] == [
        (BOB, (("actor", 1), ("addressee", 2)), True),
        (CREW, (), False),
    ]


def test_nothing_tagged_is_an_empty_table() -> None:
    table = position_table(CODEBOOK, [])
    assert (table.columns, table.rows, table.passages) == ((), (), ())
