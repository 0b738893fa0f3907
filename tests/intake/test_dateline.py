from __future__ import annotations

import pytest

from briefer.intake.dateline import read_date


@pytest.mark.parametrize(
    "line",
    [
        *("27 December 2023", "December 27, 2023", "2023-12-27", "DECEMBER 27, 2023"),
        *("Wednesday, December 27, 2023", "27th December, 2023", "Dec. 27, 2023", "27 Dec 2023"),
        *("27 de diciembre de 2023", "27 de diciembre del 2023", "diciembre 27, 2023"),
        *("miércoles, 27 de diciembre de 2023", "Miercoles 27 de Diciembre de 2023", "27 dic 2023"),
        *("Published December 27, 2023", "Published on: 27 December 2023", "  2023-12-27  "),
        *("Publicado el 27 de diciembre de 2023", "Fecha: 27 de diciembre de 2023"),
        *(
            "December 27, 2023 at 10:15 PM",
            "27 December 2023, 22:15",
            "Dec 27, 2023 | 9:02 a.m. ET",
        ),
        *("27 de diciembre de 2023 a las 10:15 hrs", "2023-12-27T10:15:00Z", "2023/12/27"),
        *("2023-12-27 10:15:00+02:00", "2023-12-27T10:15:00.000-0600"),
    ],
)
def test_a_line_that_is_a_date_is_read(line: str) -> None:
    assert read_date(line) == "2023-12-27"


@pytest.mark.parametrize("line", ["December 2023", "diciembre de 2023", "Dec. 2023"])
def test_a_month_is_known_as_far_as_it_is_said(line: str) -> None:
    assert read_date(line) == "2023-12"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "1:32 P.M. EST",
            "2023",
            "12/27/2023",
            "12/11/2023",
            "27.12.2023",
            "30 February 2023",
        ),
        *("On December 27, 2023, the talks began.", "December 27, 2023 in Mexico City", "27 2023"),
        *("del 27 de diciembre de 2023", "Conferencia del 27 de diciembre de 2023", "May", "march"),
        *("32 December 2023", "2023-13-01", "Updated December 27, 2023", "December 27"),
        "27 December 2023 " * 10,
    ],
)
def test_any_other_line_is_no_date(line: str) -> None:
    assert read_date(line) is None
