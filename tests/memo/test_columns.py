from __future__ import annotations

import pytest

from briefer.memo.columns import columns
from briefer.memo.document import Table


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table((), header, rows)


def test_columns_fill_the_measure() -> None:
    shape = columns(table(("A", "B", "C"), ("one", "▲ 1", "–")), 468, 10, 3)
    assert sum(column.width for column in shape) == pytest.approx(468)


def test_short_cells_are_centred_and_stay_on_one_line() -> None:
    header = ("Speaker", "Ease the tolls", "Cooperate on crossings", "Notes")
    shape = columns(
        table(header, ("Ada", "no comment", "▲ 1", "a longer sentence" * 9)), 468, 10, 3
    )
    assert [column.centred for column in shape] == [False, True, True, False]
    assert shape[1].width > 10 * 0.4 * len("no comment")


def test_columns_share_the_want_of_room() -> None:
    rows = tuple("word " * 40 for _ in range(9))
    shape = columns(table(rows, rows), 468, 10, 3)
    assert sum(column.width for column in shape) == pytest.approx(468)
    wide = columns(table(("x" * 200, "y" * 100), ("a", "b")), 468, 10, 3)
    assert sum(column.width for column in wide) == pytest.approx(468)


def test_a_row_may_lack_cells() -> None:
    assert len(columns(table(("A", "B"), ("one",), ("one", "two", "three")), 468, 10, 3)) == 3


def test_headings_stand_on_one_line_where_there_is_room_for_all() -> None:
    header = ("Outlet", "Articles", "Passages", "Own words", "Latest")
    row = ("Presidencia de la República (México)", "4", "15", "15", "about 27 December 2023")
    needed = 48.6 + 2 * 2.7  # in Liberation Sans Bold
    assert columns(table(header, row), 451.3, 9, 2.7)[3].width > needed
    assert columns(table(header, row), 400, 9, 2.7)[3].width < needed


def test_a_heading_takes_two_lines_where_one_would_leave_a_cell_too_little_room() -> None:
    """The widths are those of Liberation Sans, of which the rough ones are a little short."""
    header = ("Medio", "Artículos", "Pasajes", "Palabras propias", "Último")
    name, date = "Presidencia de la República (México)", "hacia el 27 de diciembre de 2023"
    shape = columns(table(header, (name, "4", "15", "15", date)), 451.3, 9, 2.7)
    assert shape[0].width > 148.5 + 2 * 2.7
    assert shape[4].width > 132.6 + 2 * 2.7
