"""The matrix by topic, as the command line prints it."""

from __future__ import annotations

from typing import Any

import pytest

from briefer.analysis.matrix import matrix, to_data
from briefer.model.anchor import Span
from briefer.model.codebook import Codebook, Proposition, Stakeholder, Topic
from briefer.model.passage import PartyTag, Passage, TopicTag
from briefer.model.positions import Mode

SANCTIONS, WEST, EAST, COUNTS = 1, 2, 3, 4
CODEBOOK = Codebook(
    (Stakeholder(1, "a", "Ann"), Stakeholder(2, "b", "Bob"), Stakeholder(3, "c", "Crew")),
    (
        Topic(SANCTIONS, "s", "Tolls"),
        Topic(
            WEST,
            "w",
            "West",
            SANCTIONS,
            propositions=(Proposition(21, "p", WEST, "Western tolls should fall", "Ease", True),),
        ),
        Topic(EAST, "e", "East", SANCTIONS),
        Topic(COUNTS, "n", "Counts"),
    ),
)


def _passage(number: int, *topics: TopicTag, by: int = 0, acting: int = 0) -> Passage:
    parties = [PartyTag(by)] if by else []
    parties += [PartyTag(acting, "actor")] if acting else []
    return Passage(number, f"g{number}", 1, Span(0, 1), "x", parties=tuple(parties), topics=topics)


PASSAGES = (
    _passage(1, TopicTag(WEST, 21, 2), TopicTag(EAST), by=1),
    _passage(2, TopicTag(WEST), by=1, acting=2),
    _passage(3, TopicTag(WEST, 21, "conditional", "aid"), acting=2),
    _passage(4, TopicTag(COUNTS)),
    _passage(5, by=3),
)


def _data(mode: Mode) -> dict[str, Any]:
    return to_data(matrix(CODEBOOK, PASSAGES, mode), CODEBOOK)


def test_rows_and_columns_are_all_that_have_a_passage_in_codebook_order() -> None:
    data = _data(Mode.SAYS)
    assert data["stakeholders"] == ["Ann", "Crew"]
    assert data["topics"] == ["Tolls", "Tolls/West", "Tolls/East"]


def test_a_parents_cell_includes_its_children_each_passage_once() -> None:
    counted = matrix(CODEBOOK, PASSAGES)
    assert counted.cells == (((1, 2), (1, 2), (1,)), ((), (), ()))
    assert _data(Mode.SAYS)["cells"] == [[2, 2, 1], [0, 0, 0]]


def test_positions_have_every_key_and_the_propositions_text() -> None:
    nothing = dict.fromkeys(
        ("for", "against", "neutral", "mixed", "conditional", "unclear", "none"), 0
    )
    assert _data(Mode.SAYS)["positions"] == [
        {
            "stakeholder": "Ann",
            "topic": "Tolls/West",
            "proposition": "Western tolls should fall",
            **nothing,
            "for": 1,
        },
        {"stakeholder": "Ann", "topic": "Tolls/West", "proposition": None, **nothing, "none": 1},
        {"stakeholder": "Ann", "topic": "Tolls/East", "proposition": None, **nothing, "none": 1},
    ]


@pytest.mark.parametrize(
    ("mode", "rows", "cells"),
    [
        (Mode.SAYS, ["Ann", "Crew"], [[2, 2, 1], [0, 0, 0]]),
        (Mode.DOES, ["Bob"], [[2, 2]]),
        (Mode.BOTH, ["Ann", "Bob", "Crew"], [[2, 2, 1], [2, 2, 0], [0, 0, 0]]),
    ],
)
def test_says_does_and_both(mode: Mode, rows: list[str], cells: list[list[int]]) -> None:
    data = _data(mode)
    assert (data["stakeholders"], data["cells"]) == (rows, cells)


def test_an_actors_stance_counts_only_where_nobody_speaks() -> None:
    alone, beside_a_speaker = _data(Mode.DOES)["positions"]
    assert (alone["conditional"], alone["none"]) == (1, 0)
    assert (beside_a_speaker["conditional"], beside_a_speaker["none"]) == (0, 1)


def test_a_briefing_without_passages_has_an_empty_matrix() -> None:
    empty = to_data(matrix(CODEBOOK, ()), CODEBOOK)
    assert empty == {"stakeholders": [], "topics": [], "cells": [], "positions": []}
