from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.passage import Figure
from briefer.model.quotations import quotations
from briefer.suggest.figures import FigureFinder
from briefer.suggest.sentences import sentences
from briefer.suggest.words import Words
from tests.suggest.conftest import FARMERS, Asking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.suggest.language import Language


def figures(language: Language, text: str, published: str | None = None) -> tuple[Figure, ...]:
    words = Words(text)
    (sentence,) = sentences(words, quotations(text), language)
    return FigureFinder(words, language, published).within(0, len(text), sentence)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("nearly 50,000 migrants came", Figure(None, 50000, "nearly", "migrants")),
        ("more than 191,000 were held", Figure(191000, None, "more than")),
        ("up to 10,000 people daily", Figure(None, 10000, "up to", "people per day")),
        ("about 100 million dollars a day", Figure(1e8, 1e8, "about", "dollars per day")),
        ("$20 billion was asked for", Figure(2e10, 2e10, None, "dollars")),
        ("2.5 million encounters", Figure(2500000, 2500000, None, "encounters")),
        ("10,000 to 12,000 people", Figure(10000, 12000, None, "people")),
        ("some 45% of them", Figure(45, 45, "some", "percent")),
        ("2.5 percent of them", Figure(2.5, 2.5, None, "percent")),
        ("at least 7 wells", Figure(7, None, "at least", "wells")),
        ("3,000 came last week", Figure(3000, 3000, None, "came", period="last week")),
    ],
)
def test_a_number_comes_with_how_exact_it_is_and_what_it_counts(
    english: Language, text: str, figure: Figure
) -> None:
    assert figures(english, text) == (figure,)


@pytest.mark.parametrize(
    "text",
    ["in 2023 they met", "on 27 December", "at 10:06 A.M.", "the 78th session", "A/PV.1299 is"],
)
def test_years_days_and_hours_are_no_figures(english: Language, text: str) -> None:
    assert figures(english, text) == ()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("más de 10 mil migrantes", Figure(10000, None, "más de", "migrantes")),
        ("20 mil millones de dólares", Figure(2e10, 2e10, None, "dólares")),
        ("unos 2.500 cruces diarios", Figure(2500, 2500, "unos", "cruces por día")),
        ("casi 3,000 personas", Figure(None, 3000, "casi", "personas")),
        ("el 12,5 % de ellos", Figure(12.5, 12.5, None, "por ciento")),
    ],
)
def test_spanish_numbers_are_read(
    language_words: Mapping[str, Language], text: str, figure: Figure
) -> None:
    assert figures(language_words["es"], text) == (figure,)


@pytest.mark.parametrize(
    ("published", "period"),
    [("2023-12-27", "2023-11"), ("2024-02", "2023-11"), ("2023", "November"), (None, "November")],
)
def test_a_month_is_the_last_one_before_the_article(
    english: Language, published: str | None, period: str
) -> None:
    (figure,) = figures(english, "In November, 3,000 people came", published)
    assert figure.period == period


def test_a_suggestion_carries_the_figures_in_it(suggest: Asking) -> None:
    (suggestion,) = suggest("Ruiz said that nearly 3,000 farmers left the coast.")
    assert suggestion.figures == (Figure(None, 3000, "nearly", "farmers"),)
    assert suggestion.type == "fact"


def test_a_figure_beside_a_name_is_worth_a_passage(suggest: Asking) -> None:
    (suggestion,) = suggest("On some days up to 3,000 farmers wait at the gates.")
    assert (suggestion.parties, suggestion.topics) == ((), ())
    assert (suggestion.type, suggestion.modality) == ("fact", "outlet")
    assert suggestion.why == ("a figure beside a name",)
    assert [mention.stakeholder_id for mention in suggestion.mentions] == [FARMERS]
