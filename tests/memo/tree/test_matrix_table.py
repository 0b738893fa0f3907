"""The position matrix as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.matrix_table import matrix_tables
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk


def _fill(desk: Desk) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.PORTS, 2), desk.tag(desk.COUNTS)])
    desk.say("two", by=desk.ADA, topics=[desk.tag(desk.PORTS, 1), desk.tag(desk.TOLLS)])
    desk.say("three", by=desk.ADA, topics=[desk.tag(desk.PORTS, "conditional", condition="aid")])
    desk.say("four", by=desk.COUNCIL, topics=[desk.tag(desk.PORTS, 0)])
    desk.say("five", by=desk.COUNCIL, type="no-comment", topics=[desk.tag(desk.TOLLS)])


def test_cells_have_marks_with_counts_and_a_dash_for_nothing(desk: Desk, wording: Wording) -> None:
    _fill(desk)
    (table,) = matrix_tables(desk.evidence(), wording, 7)
    assert table.header == ("Speaker", "Open gates", "Ease tolls", "Passenger counts")
    assert table.rows == (
        ("Valdemar", "▲\u00a02  ◊\u00a01", "1", "1"),
        ("Harbour Council", "neutral\u00a01", "no comment", "–"),
    )
    assert table.passages == ("g1", "g2", "g3", "g4", "g5")


def test_the_caption_explains_what_is_in_the_table(desk: Desk, wording: Wording) -> None:
    _fill(desk)
    (table,) = matrix_tables(desk.evidence(), wording, 7)
    assert plain_text(table.caption) == (
        "Table 1. Statements by speaker and proposition, 27 December 2023. ▲\u00a0for, "
        "◊\u00a0conditional, a number alone: no stance, "
        "a dash: says nothing on it in the sources seen."
    )


def test_a_wide_matrix_is_printed_as_several_tables(desk: Desk, wording: Wording) -> None:
    _fill(desk)
    first, second = matrix_tables(desk.evidence(), wording, 2)
    assert first.header == ("Speaker", "Open gates")
    assert second.header == ("Speaker", "Ease tolls", "Passenger counts")
    assert plain_text(second.caption).startswith("Table 2. ")
    assert len(first.rows) == len(second.rows) == 2


def test_a_row_without_anything_in_a_table_is_not_in_it(desk: Desk, wording: Wording) -> None:
    desk.say("one", by=desk.ADA, topics=[desk.tag(desk.PORTS, 2)])
    desk.say("two", by=desk.COUNCIL, topics=[desk.tag(desk.TOLLS, 2)])
    tables = matrix_tables(desk.evidence(), wording, 1)
    assert [[row[0] for row in table.rows] for table in tables] == [
        ["Valdemar"],
        ["Harbour Council"],
    ]


def test_a_stance_of_nobody_is_never_shown(desk: Desk, wording: Wording) -> None:
    article = desk.article("Crews weigh a strike.")
    desk.passage(article, "Crews weigh", acting=[desk.CREWS], topics=[desk.tag(desk.PORTS, 2)])
    assert matrix_tables(desk.evidence(), wording, 7) == ()


def test_marks_are_explained_in_spanish(desk: Desk, template: Template) -> None:
    _fill(desk)
    (table,) = matrix_tables(desk.evidence(), template.wording("es"), 7)
    assert "▲\u00a0a favor, ◊\u00a0condicional" in plain_text(table.caption)
