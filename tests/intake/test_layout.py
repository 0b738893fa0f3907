from __future__ import annotations

import pytest

from briefer.intake.layout import Head, Line, number_lines, read_below_title, read_head

BODY = "The envoys met the president on Wednesday. Nothing was signed."


def head_of(*lines: str) -> Head:
    return read_head(number_lines("\n".join(lines)))


def places(head: Head) -> dict[str, str | None]:
    return {fact.field: fact.found_in for fact in head.facts}


def test_title_outlet_and_paragraphs_are_told_apart() -> None:
    head = head_of("Envoys meet the president", "Example Courier", BODY, BODY)
    assert (head.title, head.outlet) == ("Envoys meet the president", "Example Courier")
    assert (head.taken, head.authors, head.published) == (2, (), None)
    assert places(head) == {"title": "line 1", "outlet": "line 2"}
    assert {fact.set_by for fact in head.facts} == {"source"}


def test_byline_and_date_may_follow_in_either_order() -> None:
    first = head_of("Title", "Example Courier", "By Jane Doe", "27 December 2023", BODY)
    second = head_of("Title", "Example Courier", "27 December 2023", "By Jane Doe", BODY)
    for head in (first, second):
        assert (head.outlet, head.authors) == ("Example Courier", ("Jane Doe",))
        assert (head.published, head.taken) == ("2023-12-27", 4)
    assert places(first)["published"] == "line 4"


def test_byline_and_date_may_stand_without_an_outlet() -> None:
    head = head_of("Envoys meet", "", "By Jane Doe", "", "27 December 2023", "", BODY)
    assert (head.outlet, head.authors, head.published) == (None, ("Jane Doe",), "2023-12-27")
    assert head.taken == 5


def test_blank_lines_before_the_title_do_not_count() -> None:
    head = head_of("", "  ", "Envoys meet", "Example Courier", BODY)
    assert places(head) == {"title": "line 3", "outlet": "line 4"}


def test_a_second_byline_or_date_is_of_the_body() -> None:
    head = head_of("Title", "By Jane Doe", "By John Roe", BODY)
    assert (head.authors, head.taken) == (("Jane Doe",), 2)
    head = head_of("Title", "27 December 2023", "28 December 2023", BODY)
    assert (head.published, head.taken) == ("2023-12-27", 2)


@pytest.mark.parametrize(
    "line",
    [
        *("The talks ended on Wednesday.", "He said: “No.”", "T" * 251, "27 December 2023", "---"),
        *("By Jane Doe", "https://courier.example/talks", "Dear colleagues,", "2023", "The list:"),
    ],
)
def test_a_line_that_is_no_title_leaves_everything_in_the_body(line: str) -> None:
    assert head_of(line, "Example Courier", BODY) == Head()


@pytest.mark.parametrize(
    "line", ["T" * 250, "Will the talks go on?", "“No deal” (for now)", "CUB — Debate, session 78"]
)
def test_a_line_that_looks_like_a_title_is_one(line: str) -> None:
    assert head_of(line, BODY).title == line


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    wrapped = ("In response to the record number of migrants at the border", "the envoys went to")
    assert head_of(*wrapped, "the capital.") == Head()


@pytest.mark.parametrize(
    "line",
    [
        *("The talks ended on Wednesday.", "Will they go on?", "O" * 81, "1:32 P.M. EST", "2023"),
        *(
            "MS. SPECIMEN: Good afternoon everybody",
            "— a dash",
            "• a point",
            "- an item",
            "“Words”",
        ),
        *("write to desk@courier.example", "https://courier.example", "Dear colleagues,"),
        *(
            "By land and sea",
            "Mexico’s president says that the talks went well",
            "* * *",
            "# Heading",
        ),
    ],
)
def test_a_line_that_is_no_outlet_is_of_the_body(line: str) -> None:
    head = head_of("Envoys meet the president", line, BODY)
    assert (head.title, head.outlet) == ("Envoys meet the president", None)
    assert head.taken == 1


@pytest.mark.parametrize(
    "line",
    [
        *("Example Courier", "Presidencia de la República (México)", "UN General Debate"),
        *("elejemplo.example", "la muestra", "20 Ejemplos", "O" * 80, "新聞の例"),
    ],
)
def test_a_line_that_can_name_an_outlet_does(line: str) -> None:
    assert head_of("Envoys meet the president", line, BODY).outlet == line


def test_apart_from_the_title_only_a_name_is_an_outlet() -> None:
    assert head_of("Envoys meet", "", "Example Courier", "", BODY).outlet == "Example Courier"
    assert head_of("Envoys meet", "", "Talks end without a deal", "", BODY).outlet is None


def test_a_line_that_the_next_one_goes_on_with_is_no_outlet() -> None:
    head = head_of("Envoys meet", "The President of the Republic", "was glad to see them all.")
    assert (head.title, head.outlet) == ("Envoys meet", None)


def test_no_line_is_taken_that_leaves_no_body() -> None:
    assert head_of("Envoys meet the president") == Head()
    assert head_of("Envoys meet", "Example Courier").taken == 1
    assert head_of("Envoys meet", "Example Courier", "By Jane Doe", "").taken == 2


def test_an_outlet_stands_only_right_below_the_title() -> None:
    head = head_of("Envoys meet", "By Jane Doe", "Example Courier", BODY)
    assert (head.authors, head.outlet, head.taken) == (("Jane Doe",), None, 2)


def test_the_title_is_put_on_one_line() -> None:
    assert head_of("\u00a0Envoys  meet\tthe president ", BODY).title == "Envoys meet the president"


def test_lines_of_the_body_are_never_taken() -> None:
    lines = [Line(1, "Example Courier", head=False), Line(2, BODY)]
    assert read_below_title(lines, Head()) == Head()


def test_without_an_outlet_no_line_is_taken_for_one() -> None:
    lines = number_lines(f"Example Courier\n{BODY}")
    assert read_below_title(lines, Head(), outlet=False) == Head()


def test_a_head_is_not_looked_for_far_down() -> None:
    text = "\n" * 500 + f"Envoys meet\n{BODY}"
    assert read_head(number_lines(text)) == Head()
    assert "\n".join(line.text for line in number_lines(text)) == text
