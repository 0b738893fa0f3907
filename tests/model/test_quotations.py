from __future__ import annotations

import pytest

from briefer.model.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("„", "“"),
        ("‹", "›"),
        ("‘", "’"),
        ("'", "'"),
        ("``", "''"),
        ("`` ", " ''"),
        ("「", "」"),
    ],
)
def test_quotation_marks_of_every_kind_are_known(opening: str, closing: str) -> None:
    assert quoted(f"Dijo: {opening}it has to end{closing}.") == ["it has to end"]


def test_the_comma_before_a_closing_mark_is_no_part_of_what_is_said() -> None:
    assert quoted("“It has to end,” she said. “Now.”") == ["It has to end", "Now."]


@pytest.mark.parametrize(
    "text",
    [
        "the workers' rights and the states' rights",
        "It's Biden’s idea, isn't it",
        'a pipe of 6" and a pipe of 8"',
        "He said “this and never stopped",
        "rock 'n roll",
    ],
)
def test_apostrophes_inches_and_marks_without_a_partner_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_inside_another_one_is_part_of_it() -> None:
    assert quoted("“She said ‘no’ to me,” he said.") == ["She said ‘no’ to me"]


def test_one_with_marks_of_its_own_kind_inside_ends_with_the_last() -> None:
    assert quoted("“She said “no” to me,” he said.") == ["She said “no” to me"]
    assert quoted("«Dijo «no» a todo», y se fue. «Ya».") == ["Dijo «no» a todo", "Ya"]
    assert quoted("“He began. “Now,” she said.") == ["He began. “Now"]


def test_a_quotation_goes_on_over_paragraphs_that_open_with_the_mark() -> None:
    text = "“First part.\n“Second part,” he said."
    first, second = quotations(text)
    assert (first.continues, second.continues) == (True, False)
    assert quoted(text) == ["First part.", "Second part"]


def test_many_open_marks_cost_no_more_than_a_look_at_each() -> None:
    assert quotations("“x " * 30_000) == []
