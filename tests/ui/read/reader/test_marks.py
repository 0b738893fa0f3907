from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefer.ui.read.reader.marks import Look, Mark, Marks


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(start, -end, number, Look.TAGGED, (1,))


@st.composite
def marks_and_steps(draw: st.DrawFn) -> tuple[list[Mark], list[tuple[str, Mark]]]:
    places = st.tuples(st.integers(0, 60), st.integers(1, 20))
    first = [
        mark(n, s, s + size) for n, (s, size) in enumerate(draw(st.lists(places, max_size=12)))
    ]
    steps = draw(
        st.lists(
            st.tuples(st.sampled_from(["put", "drop"]), st.integers(0, 15), places), max_size=8
        )
    )
    return first, [(what, mark(n, s, s + size)) for what, n, (s, size) in steps]


@given(marks_and_steps())
def test_marks_changed_one_by_one_equal_marks_made_at_once(
    case: tuple[list[Mark], list[tuple[str, Mark]]],
) -> None:
    first, steps = case
    kept = {one.passage_id: one for one in first}
    marks = Marks(first)
    for what, one in steps:
        if what == "put":
            marks.put(one)
            kept[one.passage_id] = one
        else:
            marks.drop(one.passage_id)
            kept.pop(one.passage_id, None)
    anew = Marks(kept.values())
    assert list(marks.some(0, len(marks))) == list(anew.some(0, len(anew)))
    assert {n: marks.lane(n) for n in kept} == {n: anew.lane(n) for n in kept}


@given(marks_and_steps(), st.integers(0, 80), st.integers(1, 30))
def test_bisection_finds_what_a_look_at_all_finds(
    case: tuple[list[Mark], list[tuple[str, Mark]]], start: int, length: int
) -> None:
    first, _ = case
    end = start + length
    expected = sorted(one for one in first if one.start < end and one.end > start)
    assert list(Marks(first).within(start, end)) == expected


@given(marks_and_steps())
def test_marks_that_overlap_never_share_a_lane(
    case: tuple[list[Mark], list[tuple[str, Mark]]],
) -> None:
    first, _ = case
    marks = Marks(first)
    for one in first:
        for other in first:
            if one is not other and one.start < other.end and other.start < one.end:
                assert marks.lane(one.passage_id) != marks.lane(other.passage_id)


def test_the_outer_passage_has_the_first_lane() -> None:
    marks = Marks([mark(1, 10, 20), mark(2, 0, 40), mark(3, 12, 15)])
    assert [marks.lane(n) for n in (2, 1, 3)] == [0, 1, 2]


def test_the_smallest_mark_at_a_place_comes_first() -> None:
    marks = Marks([mark(1, 0, 40), mark(2, 10, 20), mark(3, 30, 35)])
    assert [one.passage_id for one in marks.at(12)] == [2, 1]


@given(marks_and_steps(), st.integers(1, 30))
def test_each_part_of_a_text_shows_the_last_mark_that_begins_in_it(
    case: tuple[list[Mark], list[tuple[str, Mark]]], parts: int
) -> None:
    first, _ = case
    expected = {one.start * parts // 81: one for one in sorted(first)}
    assert dict(Marks(first).spread(81, parts)) == expected
