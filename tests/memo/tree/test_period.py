"""The time that articles cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.period import period
from briefer.model.article import Fact

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk


@pytest.mark.parametrize(
    ("dates", "english", "spanish"),
    [
        ([None], "", ""),
        (["2023-12-27"], "27 December 2023", "27 de diciembre de 2023"),
        (
            ["2023-12-28", None, "2023-12-01"],
            "1 to 28 December 2023",
            "del 1 al 28 de diciembre de 2023",
        ),
        (
            ["2023-11-30", "2024-01-02"],
            "30 November 2023 to 2 January 2024",
            "del 30 de noviembre de 2023 al 2 de enero de 2024",
        ),
        (["2022", "2023-11"], "2022 to November 2023", "de 2022 a noviembre de 2023"),
        (
            ["2023-12", "2023-12-05"],
            "December 2023 to 5 December 2023",
            "de diciembre de 2023 al 5 de diciembre de 2023",
        ),
        (
            ["2023-09-05", "2024-02"],
            "5 September 2023 to February 2024",
            "del 5 de septiembre de 2023 a febrero de 2024",
        ),
        (["~2023-12-27"], "about 27 December 2023", "hacia el 27 de diciembre de 2023"),
        (["~2023-12", "2023"], "2023 to about December 2023", "2023 – hacia diciembre de 2023"),
        (["2023-12-27", "~2023-12-27"], "27 December 2023", None),
    ],
)
def test_a_period_runs_from_the_first_to_the_last_date(
    desk: Desk, template: Template, dates: list[str | None], english: str, spanish: str | None
) -> None:
    for number, date in enumerate(dates):
        facts = (Fact("published", "analyst", about=True),) if date and date[0] == "~" else ()
        desk.article(f"text {number}", published=date and date.lstrip("~"), facts=facts)
    assert period(desk.articles, template.wording("en")) == english
    if spanish is not None:
        assert period(desk.articles, template.wording("es")) == spanish


def test_wording_without_ranges_of_its_own_has_one_for_all(desk: Desk, template: Template) -> None:
    wording = template.wording("es")
    kept = {k: p for k, p in wording.patterns.items() if not k.startswith("date.range_")}
    for date in ("2023-11-30", "2024-01-02"):
        desk.article(date, published=date)
    said = period(desk.articles, replace(wording, patterns=kept))
    assert said == "de 30 de noviembre de 2023 a 2 de enero de 2024"
