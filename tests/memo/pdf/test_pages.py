from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.lines import Ruler
from briefer.memo.pdf.pages import Page, paginate
from briefer.memo.pdf.strips import Measure, Strip, paragraph
from briefer.memo.style import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def strips_on(pages: Sequence[Page]) -> list[list[Strip]]:
    return [[strip for _, strip in page.strips] for page in pages]


def test_a_memo_of_nothing_is_one_page() -> None:
    assert strips_on(paginate([], 100)) == [[]]


def test_room_between_neighbours_is_the_larger_of_what_they_want() -> None:
    (page,) = paginate([Strip(10, after=4), Strip(10, before=6), Strip(10, before=1)], 100)
    assert [top for top, _ in page.strips] == [0, 16, 27]


def test_no_room_is_lost_at_the_head_of_a_page() -> None:
    pages = paginate([Strip(60, after=9), Strip(60, before=9)], 100)
    assert [page.strips[0][0] for page in pages] == [0, 0]


def test_what_keeps_goes_to_the_next_page_with_what_follows() -> None:
    heading = Strip(20, keeps=True)
    assert [len(page.strips) for page in paginate([Strip(70), heading, Strip(20)], 100)] == [1, 2]


def test_what_is_taller_than_a_page_is_parted_from_where_it_begins() -> None:
    tall = [Strip(30, keeps=True) for _ in range(9)]
    pages = paginate([Strip(10), *tall, Strip(5)], 100)
    assert [len(page.strips) for page in pages] == [4, 3, 4]


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    pages = paginate([Strip(10, keeps=True), Strip(10, breaks=True), Strip(10)], 100)
    assert [len(page.strips) for page in pages] == [1, 2]


def test_a_table_goes_on_under_its_head() -> None:
    head = Strip(15, keeps=True)
    rows = [Strip(20, head=(head,)) for _ in range(9)]
    pages = strips_on(paginate([head, *rows], 100))
    assert [page[0] for page in pages] == [head] * 3
    assert sum(len(page) - 1 for page in pages) == 9


heights = st.integers(min_value=1, max_value=40)
strips = st.builds(
    Strip, heights, before=heights, after=heights, keeps=st.booleans(), breaks=st.booleans()
)


@given(st.lists(strips, max_size=60))
def test_every_strip_stands_on_one_page_in_order_and_within_it(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips, 100)
    assert [strip for page in strips_on(pages) for strip in page] == given_strips
    for page in pages:
        foot = 0.0
        for top, strip in page.strips:
            assert top >= foot
            foot = top + strip.height
        assert foot <= 100


@given(st.integers(min_value=1, max_value=12), st.integers(min_value=3, max_value=9))
def test_a_paragraph_leaves_no_single_line_on_a_page(count: int, room: int) -> None:
    words = "\n".join("line" for _ in range(count))
    broken = paragraph(
        [(words, Look("LiberationSerif", 12))], Role(leading=10), Measure(0, 400), Ruler()
    )
    pages = paginate([Strip(10), *broken], room * 10)
    parts = [sum(strip is not pages[0].strips[0][1] for _, strip in page.strips) for page in pages]
    assert sum(parts) == count
    if count > 1:
        assert 1 not in [part for part in parts if part]
