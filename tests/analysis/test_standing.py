"""Counting with sets: the same figures as counting passage by passage, under any filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.evidence_filter import EvidenceFilter, counted
from briefer.analysis.passage_sets import Facet, PassageSets, passage_sets
from briefer.analysis.standing import Cell, standing
from briefer.model.anchor import Span
from briefer.model.codebook import Codebook, Proposition, Stakeholder, Topic
from briefer.model.passage import PartyTag, Passage, Statement, TopicTag
from briefer.model.positions import Mode, NotHeard, not_heard, position_table
from briefer.model.tag_rows import TagRows

if TYPE_CHECKING:
    from collections.abc import Sequence

CODEBOOK = Codebook(
    tuple(Stakeholder(n, f"s{n}", f"Person {n}") for n in range(1, 5)),
    (
        Topic(
            1,
            "t1",
            "Ports",
            propositions=(
                Proposition(11, "p11", 1, "Gates should open", "Open gates", True),
                Proposition(12, "p12", 1, "Boats should patrol", "Patrol"),
            ),
        ),
        Topic(2, "t2", "Tolls", propositions=(Proposition(21, "p21", 2, "Fall", "Ease tolls"),)),
        Topic(3, "t3", "Counts"),
    ),
)
OUTLETS = {1: "Example Wire", 2: None, 3: "Mock Review"}
STANCES = (None, 2, 1, 0, -1, -3, "mixed", "conditional", "unclear")
PARTS = ("speaker", "speaker", "actor", "addressee", "beneficiary")
ALL = EvidenceFilter()


@st.composite
def topic_tags(draw: st.DrawFn) -> tuple[TopicTag, ...]:
    tags = []
    for topic in draw(st.lists(st.sampled_from(CODEBOOK.topics), max_size=3, unique=True)):
        proposition = draw(st.sampled_from((None, *(p.id for p in topic.propositions))))
        stance = draw(st.sampled_from(STANCES)) if proposition else None
        tags.append(TopicTag(topic.id, proposition, stance))
    return tuple(tags)


parties = st.lists(
    st.builds(PartyTag, st.integers(1, 4), st.sampled_from(PARTS)),
    max_size=4,
    unique_by=lambda party: (party.stakeholder_id, party.part),
).map(tuple)
statements = st.builds(
    Statement,
    type=st.sampled_from((None, "demand", "fact")),
    modality=st.sampled_from((None, "direct", "paraphrase", "outlet")),
)


@st.composite
def some_passages(draw: st.DrawFn) -> list[Passage]:
    count = draw(st.integers(0, 20))
    return [
        Passage(
            100 + number,
            f"g{number}",
            draw(st.integers(1, 3)),
            Span(0, 1),
            "x",
            draw(statements),
            draw(parties),
            draw(topic_tags()),
        )
        for number in range(count)
    ]


def sets_of(passages: Sequence[Passage]) -> PassageSets:
    rows = TagRows(
        tuple(
            (p.id, p.statement.type, p.statement.modality, OUTLETS[p.article_id]) for p in passages
        ),
        tuple((p.id, t.stakeholder_id, t.part) for p in passages for t in p.parties),
        tuple((p.id, t.topic_id, t.proposition_id, t.stance) for p in passages for t in p.topics),
    )
    return passage_sets(rows, CODEBOOK)


def counts(cell: Cell) -> dict[str, int]:
    keys = {*cell.says, *cell.does}
    return {key: cell.count(key) for key in keys}


@given(some_passages(), st.sampled_from(Mode), st.sampled_from((None, "demand", "fact")))
def test_it_counts_as_passage_by_passage(
    passages: list[Passage], mode: Mode, left_out: str | None
) -> None:
    sets = sets_of(passages)
    chosen = ALL.with_left_out(Facet.TYPE, [left_out] if left_out else [])
    kept = [p for p in passages if left_out is None or p.statement.type != left_out]
    got = standing(sets, CODEBOOK, mode, counted(sets, chosen))
    expected = position_table(CODEBOOK, kept, mode)
    assert got.columns == expected.columns
    assert sets.listed(got.passages) == expected.passages
    assert tuple(map(sets.listed, got.column_passages)) == expected.column_passages
    assert [
        (
            row.stakeholder_id,
            sets.listed(row.passages),
            [(sets.listed(cell.passages), counts(cell)) for cell in row.cells],
        )
        for row in got.rows
    ] == [
        (row.stakeholder_id, row.passages, [(c.passages, dict(c.counts)) for c in row.cells])
        for row in expected.rows
    ]
    shown = {row.stakeholder_id for row in got.rows}
    assert [gap.entry for gap in got.unheard] == [
        entry for entry in not_heard(CODEBOOK, passages) if entry.stakeholder_id not in shown
    ]


def _passage(
    number: int, *parts: tuple[int, str], kind: str | None = None, modality: str | None = None
) -> Passage:
    parties = tuple(PartyTag(who, part) for who, part in parts)
    said = Statement(type=kind, modality=modality)
    return Passage(
        number, f"g{number}", number % 3 + 1, Span(0, 1), "x", said, parties, (TopicTag(1, 11, 2),)
    )


def test_what_is_done_is_counted_beside_what_is_said() -> None:
    sets = sets_of([_passage(1, (1, "speaker")), _passage(2, (1, "actor"), (2, "speaker"))])
    row = standing(sets, CODEBOOK, Mode.BOTH, sets.everything).rows[0]
    assert (row.cells[0].says, row.cells[0].does) == ({"for": 1}, {"none": 1})
    does = standing(sets, CODEBOOK, Mode.DOES, sets.everything).rows[0]
    assert (does.cells[0].says, does.cells[0].does) == ({}, {"none": 1})


@pytest.mark.parametrize(
    ("facet", "key", "kept"),
    [
        (Facet.TYPE, "fact", (1, 3)),
        (Facet.TYPE, "", (1, 2)),
        (Facet.VOICE, "own", (2, 3)),
        (Facet.VOICE, "outlet", (1, 3)),
        (Facet.VOICE, "report", (1, 2)),
        (Facet.OUTLET, "Mock Review", (1, 3)),
        (Facet.OUTLET, "", (2, 3)),
        (Facet.OUTLET, "Nobody", (1, 2, 3)),
    ],
)
def test_a_filter_leaves_out_what_has_the_key(
    facet: Facet, key: str, kept: tuple[int, ...]
) -> None:
    sets = sets_of(
        [
            _passage(1, (1, "speaker"), kind="demand", modality="direct"),
            _passage(2, (2, "actor"), kind="fact", modality="direct"),
            _passage(3, (1, "speaker"), modality="outlet"),
        ]
    )
    assert sets.listed(counted(sets, ALL.with_left_out(facet, [key]))) == kept


def test_filters_of_several_facets_add_up_and_can_be_taken_back() -> None:
    sets = sets_of([_passage(n, (1, "speaker"), kind="demand") for n in range(1, 7)])
    both = ALL.with_left_out(Facet.OUTLET, [""]).with_left_out(Facet.TYPE, ["demand"])
    assert (both.facets_set, counted(sets, both)) == (2, 0)
    one = both.with_left_out(Facet.TYPE, [])
    assert (one.facets_set, sets.listed(counted(sets, one))) == (1, (2, 3, 5, 6))
    assert one.left_out == {Facet.OUTLET: {""}}


def test_a_filter_makes_nobody_silent() -> None:
    sets = sets_of([_passage(1, (1, "speaker"), kind="demand"), _passage(2, (2, "speaker"))])
    out = counted(sets, ALL.with_left_out(Facet.TYPE, ["demand"]))
    got = standing(sets, CODEBOOK, Mode.SAYS, out)
    assert [row.stakeholder_id for row in got.rows] == [2]
    assert [gap.entry for gap in got.unheard] == [NotHeard(3), NotHeard(4)]
