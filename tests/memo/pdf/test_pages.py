from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.document import Bullets, Memo, Table
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.pages import Page, paginate
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.pdf.strips import Measure, Setter, Strip
from briefer.memo.pdf.structure import Element
from briefer.memo.pdf.tables import TableSetter
from briefer.memo.pdf.text import Wardrobe
from briefer.memo.style import Role, RoleName
from briefer.model.inline import Text
from tests.memo.conftest import META

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.style import Style


def strips_on(pages: Sequence[Page]) -> list[list[Strip]]:
    return [[strip for _, strip in page.body.strips] for page in pages]


def test_a_memo_of_nothing_is_one_page() -> None:
    assert strips_on(paginate([], 100)) == [[]]


def test_room_between_neighbours_is_the_larger_of_what_they_want() -> None:
    (page,) = paginate([Strip(10, after=4), Strip(10, before=6), Strip(10, before=1)], 100)
    assert [top for top, _ in page.body.strips] == [0, 16, 27]


def test_no_room_is_lost_at_the_head_of_a_page() -> None:
    pages = paginate([Strip(60, after=9), Strip(60, before=9)], 100)
    assert [page.body.strips[0][0] for page in pages] == [0, 0]


def test_what_keeps_goes_to_the_next_page_with_what_follows() -> None:
    heading = Strip(20, keeps=True)
    assert [len(page.body.strips) for page in paginate([Strip(70), heading, Strip(20)], 100)] == [
        1,
        2,
    ]


def test_what_is_taller_than_a_page_is_parted_from_where_it_begins() -> None:
    tall = [Strip(30, keeps=True) for _ in range(9)]
    pages = paginate([Strip(10), *tall, Strip(5)], 100)
    assert [len(page.body.strips) for page in pages] == [4, 3, 4]


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    pages = paginate([Strip(10, keeps=True), Strip(10, breaks=True), Strip(10)], 100)
    assert [len(page.body.strips) for page in pages] == [1, 2]


def test_a_table_goes_on_under_its_head() -> None:
    head = Strip(15, keeps=True)
    rows = [Strip(20, head=(head,)) for _ in range(9)]
    pages = strips_on(paginate([head, *rows], 100))
    assert [page[0] for page in pages] == [head] * 3
    assert sum(len(page) - 1 for page in pages) == 9


def lines_of(count: int) -> tuple[Strip, ...]:
    return tuple(Strip(10) for _ in range(count))


def test_a_line_goes_to_the_next_page_with_its_note() -> None:
    pages = paginate([Strip(60), Strip(20, notes=(1,))], 100, {1: lines_of(2)})
    assert [len(page.body.strips) for page in pages] == [1, 1]
    assert [len(page.foot.strips) for page in pages] == [0, 2]


def test_a_long_note_goes_on_at_the_head_of_the_next_foot() -> None:
    body = [Strip(20, notes=(1,)), Strip(20), Strip(20, notes=(2,))]
    pages = paginate(body, 100, {1: lines_of(9), 2: lines_of(1)})
    assert [len(page.foot.strips) for page in pages] == [6, 4]
    assert [page.continues for page in pages] == [False, True]
    assert [len(page.body.strips) for page in pages] == [1, 2]


def test_a_short_note_is_never_parted_and_a_long_one_leaves_no_single_line() -> None:
    for count, feet in ((3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])):
        pages = paginate([Strip(55), Strip(1, notes=(1,))], 100, {1: lines_of(count)})
        assert [len(page.foot.strips) for page in pages] == feet
    pages = paginate([Strip(56), Strip(1, notes=(1,))], 100, {1: lines_of(3)})
    assert [len(page.foot.strips) for page in pages] == [0, 3]


def test_a_note_longer_than_pages_is_printed_whole() -> None:
    pages = paginate([Strip(20, notes=(1,)), Strip(5)], 100, {1: lines_of(40)})
    assert sum(len(page.foot.strips) for page in pages) == 40
    assert [len(page.body.strips) for page in pages] == [1, 0, 0, 0, 0, 1]


def test_notes_of_one_line_that_no_page_has_room_for_go_on_and_none_is_lost() -> None:
    pages = paginate([Strip(20, notes=(1, 2, 3))], 100, {n: lines_of(8) for n in (1, 2, 3)})
    assert sum(len(page.foot.strips) for page in pages) == 24


def test_what_prints_nothing_makes_no_page() -> None:
    assert len(paginate([Strip(100, after=9), Strip(0)], 100)) == 1


def test_a_table_is_not_parted_after_its_first_row_alone(sheet: Style) -> None:
    table = Table((), ("One", "Two"), (("a", "b"),) * 3)
    setter, looks = Setter(Ruler()), Wardrobe(sheet)
    head, *rest = TableSetter(table, sheet, looks, setter, Element("Table", None)).rows()
    room = head.height + rest[0].height + 1
    pages = paginate([Strip(600 - room), head, *rest], 600)
    assert [len(page.body.strips) for page in pages] == [1, 4]


def test_the_last_row_of_a_table_does_not_stand_alone_on_a_page(sheet: Style) -> None:
    table = Table((), (), (("a", "b"),) * 8)
    setter, looks = Setter(Ruler()), Wardrobe(sheet)
    rows = TableSetter(table, sheet, looks, setter, Element("Table", None)).rows()
    pages = paginate(rows, 7.5 * rows[0].height)
    assert [len(page.body.strips) for page in pages] == [6, 2]


@pytest.mark.parametrize(("rows", "parts"), [(4, [1, 5]), (6, [1, 7]), (7, [4, 6])])
def test_a_short_table_stands_on_one_page(sheet: Style, rows: int, parts: list[int]) -> None:
    table = Table((), ("One", "Two"), (("a", "b"),) * rows)
    setter, looks = Setter(Ruler()), Wardrobe(sheet)
    head, *rest = TableSetter(table, sheet, looks, setter, Element("Table", None)).rows()
    room = head.height + 2.5 * rest[0].height
    pages = paginate([Strip(600 - room), head, *rest], 600)
    assert [len(page.body.strips) for page in pages] == parts


heights = st.integers(min_value=1, max_value=40)
strips = st.builds(
    Strip,
    heights,
    before=heights,
    after=heights,
    keeps=st.booleans(),
    holds=st.booleans(),
    breaks=st.booleans(),
)


@given(st.lists(strips, max_size=60))
def test_every_strip_stands_on_one_page_in_order_and_within_it(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips, 100)
    assert [strip for page in strips_on(pages) for strip in page] == given_strips
    for page in pages:
        foot = 0.0
        for top, strip in page.body.strips:
            assert top >= foot
            foot = top + strip.height
        assert foot <= 100


@given(st.integers(min_value=1, max_value=12), st.integers(min_value=3, max_value=9))
def test_a_paragraph_leaves_no_single_line_on_a_page(count: int, room: int) -> None:
    words = "\n".join("line" for _ in range(count))
    text = [(words, Look("LiberationSerif", 12))]
    broken = Setter(Ruler()).paragraph(text, Role(leading=10), Measure(0, 400), None)
    pages = paginate([Strip(10), *broken], room * 10)
    parts = [
        sum(strip is not pages[0].body.strips[0][1] for _, strip in page.body.strips)
        for page in pages
    ]
    assert sum(parts) == count
    if count > 1:
        assert 1 not in [part for part in parts if part]


def test_a_list_ends_with_the_room_of_a_paragraph(sheet: Style) -> None:
    items = ((Text("one"),), (Text("two"),))
    one, two, *_ = Layout(Memo(META, (Bullets(items),)), sheet, Ruler()).strips()
    assert (one.after, two.after) == (sheet[RoleName.BULLET].after, sheet[RoleName.BODY].after)
    assert one.after < two.after
