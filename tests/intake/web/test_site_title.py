from __future__ import annotations

import pytest

from briefer.intake.web.site_title import is_short_form, name_after, split_title


@pytest.mark.parametrize(
    ("title", "headline", "name"),
    [
        (
            "Ports reopen after talks | Example Courier",
            "Ports reopen after talks",
            "Example Courier",
        ),
        (
            "Ports reopen after talks - Example Courier",
            "Ports reopen after talks",
            "Example Courier",
        ),
        ("Ports reopen after talks|courier.example", "Ports reopen after talks", "courier.example"),
        (
            "Abren los puertos – Diario de la Muestra S",
            "Abren los puertos – Diario de la Muestra S",
            None,
        ),
        ("Ports reopen after talks", "Ports reopen after talks", None),
        ("Ports reopen - what comes next now", "Ports reopen - what comes next now", None),
        ("Ports | World | Example Courier", "Ports | World | Example Courier", None),
        ("Example Courier | Ports", "Example Courier | Ports", None),
        ("Mid-week talks", "Mid-week talks", None),
        ("", "", None),
    ],
)
def test_a_title_is_split_where_one_part_can_only_be_the_site(
    title: str, headline: str, name: str | None
) -> None:
    assert split_title(title) == (headline if name else title, name)


def test_behind_a_known_headline_stands_the_site() -> None:
    assert name_after("Ports - trains", "Ports - trains | el ejemplo") == "el ejemplo"
    assert name_after("Ports", "Ports | World | Courier") is None
    assert name_after("Ports", "Ports") is None
    assert name_after("Trains", "Ports | Courier") is None


def test_a_headline_with_the_site_behind_it_has_a_short_form() -> None:
    assert is_short_form("Ports", "Ports | Courier")
    assert not is_short_form("Ports", "Ports and trains")
    assert not is_short_form("Ports", "Ports")
