from __future__ import annotations

from time import process_time

import pytest

from briefer.model.codebook import Codebook, Stakeholder, Topic
from briefer.ui.read.palette.catalogue import Catalogue, Fit, Group, letters_of, place_of

CODEBOOK = Codebook(
    stakeholders=(
        Stakeholder(1, "a", "Andrés Manuel López Obrador", "López Obrador", aliases=("AMLO",)),
        Stakeholder(2, "b", "Government of Venezuela"),
        Stakeholder(3, "c", "Local employers"),
        Stakeholder(4, "d", "White House"),
    ),
    topics=(
        Topic(1, "e", "Sanctions"),
        Topic(2, "f", "Venezuela", parent_id=1),
        Topic(3, "g", "Returns to Venezuela", parent_id=1),
        Topic(4, "h", "Aid"),
    ),
)
NOTHING: frozenset[tuple[Group, int]] = frozenset()


def names(typed: str, used: dict[tuple[Group, int], int] | None = None) -> tuple[str, ...]:
    found = Catalogue(CODEBOOK, used or {}).search(typed, 5, NOTHING)
    return tuple(row.entry.name for row in found.rows)


def chosen(typed: str, *, about_first: bool = False) -> str | None:
    found = Catalogue(CODEBOOK, {}).search(typed, 5, NOTHING)
    best = found.best(about_first=about_first)
    return None if best is None else found.rows[best].entry.name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("amlo", "Andrés Manuel López Obrador"),
        ("lopez", "Andrés Manuel López Obrador"),
        ("LÓ", "Andrés Manuel López Obrador"),
        ("wh", "White House"),
        ("aid", "Aid"),
        ("sanctions v", "Sanctions › Venezuela"),
        ("Sanctions/Ven", "Sanctions › Venezuela"),
        ("obardor", "Andrés Manuel López Obrador"),
        ("mnlopz", "Andrés Manuel López Obrador"),
    ],
)
def test_a_name_is_found_by_what_people_type_for_it(typed: str, name: str) -> None:
    assert names(typed)[0] == name


def test_a_whole_alias_comes_before_a_prefix_and_a_prefix_before_a_match_inside() -> None:
    found = Catalogue(CODEBOOK, {}).search("ven", 5, NOTHING)
    assert [(row.entry.name, row.fit) for row in found.about] == [
        ("Sanctions › Venezuela", Fit.PREFIX),
        ("Sanctions › Returns to Venezuela", Fit.WORD),
    ]


def test_enter_takes_the_better_fit_of_both_groups() -> None:
    assert chosen("ven") == "Sanctions › Venezuela"
    assert chosen("venezuela") == "Sanctions › Venezuela"
    assert chosen("xyzzy") is None


def test_on_a_tie_who_comes_first_until_there_is_a_speaker() -> None:
    book = Codebook((Stakeholder(1, "a", "Venice"),), (Topic(1, "b", "Venues"),))
    found = Catalogue(book, {}).search("ven", 5, NOTHING)
    assert found.best(about_first=False) == 0
    assert found.best(about_first=True) == 1


def test_the_most_used_comes_first_among_equal_fits() -> None:
    book = Codebook((Stakeholder(1, "a", "Alba"), Stakeholder(2, "b", "Alma")))
    rows = Catalogue(book, {(Group.WHO, 2): 9}).search("al", 5, NOTHING).who
    assert [row.entry.name for row in rows] == ["Alma", "Alba"]


def test_what_is_tagged_already_is_not_offered_again() -> None:
    found = Catalogue(CODEBOOK, {}).search("ven", 5, frozenset({(Group.ABOUT, 2)}))
    assert [row.entry.id for row in found.about] == [3]


def test_nothing_typed_offers_the_most_used() -> None:
    assert names("", {(Group.WHO, 4): 3, (Group.ABOUT, 4): 2})[0] == "White House"


def test_the_matching_letters_are_told_in_places_of_the_name_as_written() -> None:
    name = "Andrés López"
    assert place_of(name, "lope") == (7, 11)
    assert place_of("Straße Süd", "sud") == (7, 10)
    assert place_of("Sanctions › Venezuela", "sanctions v") == (0, 13)
    assert letters_of("White House", "wh") == ((0, 1), (1, 2))
    assert letters_of("White House", "wz") == ()


def test_an_alias_is_shown_where_the_name_does_not_have_the_letters() -> None:
    row = Catalogue(CODEBOOK, {}).search("amlo", 5, NOTHING).who[0]
    assert (row.alias, row.bold) == ("AMLO", ((0, 4),))


def test_a_key_over_five_thousand_entries_takes_less_than_a_frame() -> None:
    book = Codebook(
        tuple(Stakeholder(n, f"s{n}", f"Person {n} Name{n % 97}") for n in range(1, 2501)),
        tuple(Topic(n, f"t{n}", f"Topic {n} word{n % 89}") for n in range(1, 2501)),
    )
    catalogue = Catalogue(book, {})
    times = []
    for typed in ("p", "pe", "name", "word8", "topic 4", "qq"):
        begin = process_time()
        catalogue.search(typed, 8, NOTHING)
        times.append(process_time() - begin)
    assert sorted(times)[len(times) // 2] < 0.05
