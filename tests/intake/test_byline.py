from __future__ import annotations

import pytest

from briefer.intake.byline import opens_like_byline, read_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("by: Jane Doe", ["Jane Doe"]),
        ("Por Ana de la Muestra", ["Ana de la Muestra"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, John Roe and Max Moe", ["Jane Doe", "John Roe", "Max Moe"]),
        ("By Jane Doe, John Roe, and Max Moe", ["Jane Doe", "John Roe", "Max Moe"]),
        ("Por Ana Muestra y José Ortega y Gasset", ["Ana Muestra", "José Ortega y Gasset"]),
        ("By Jane and John Doe", ["Jane and John Doe"]),
        ("By Jane Doe, Staff Writer", ["Jane Doe"]),
        ("By Jane Doe, Example Wire", ["Jane Doe", "Example Wire"]),
        ("Analysis by J. R. O’Neill-Smith", ["J. R. O’Neill-Smith"]),
        ("By Example Wire Staff", ["Example Wire Staff"]),
        ("By EFE", ["EFE"]),
        ("Written by Ludwig van der Muster", ["Ludwig van der Muster"]),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: list[str]) -> None:
    assert list(read_byline(line)) == authors


@pytest.mark.parametrize(
    "line",
    [
        *("", "By", "By ", "Jane Doe", "Byron Smith", "Porfirio Díaz", "By Friday", "Por favor"),
        *("By Friday the talks had failed", "By 2024, all ports will be open", "By land and sea"),
        *("Por la mañana, el presidente habló", "By Jane Doe. The talks began", "By the river"),
        *("By Jane Doe, who covers the border", "By " + "Jane " * 40, "By , ;"),
    ],
)
def test_any_other_line_is_no_byline(line: str) -> None:
    assert read_byline(line) == ()


def test_a_line_that_opens_like_a_byline_is_known_even_where_it_is_none() -> None:
    assert opens_like_byline(" By land and sea")
    assert opens_like_byline("Por la mañana")
    assert not opens_like_byline("Byline Times")
