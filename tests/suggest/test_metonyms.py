"""A metonym stands for the institution, never for a person; a person named beside it wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.article import Article
from briefer.model.codebook import Codebook, Stakeholder
from briefer.suggest.passages import Suggester
from tests.suggest.conftest import check, speakers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefer.model.suggestion import Suggestion
    from briefer.suggest.language import Language

GOVERNMENT, RUIZ = 1, 2
PLACES = ("Arcadia", "Port Lume")
CODEBOOK = Codebook(
    (
        Stakeholder(
            GOVERNMENT,
            "g",
            "Government of Arcadia",
            "Arcadia",
            "government",
            aliases=(*PLACES, "Arcadian officials"),
            metonyms=PLACES,
        ),
        Stakeholder(RUIZ, "r", "Ana Ruiz", kind="person", parent_id=GOVERNMENT, aliases=("Ruiz",)),
    )
)


@pytest.fixture(scope="module")
def said(language_words: Mapping[str, Language]) -> Callable[[str], Suggestion]:
    """Return the first suggestion in a sentence."""
    suggester = Suggester(CODEBOOK, language_words)

    def ask(text: str) -> Suggestion:
        found = suggester.suggest(Article(1, "a", "T", "h", len(text), language="en"), text)
        check(text, found)
        return found[0]

    return ask


@pytest.mark.parametrize(
    ("text", "who", "why"),
    [
        ("Port Lume said that the well is dry.", "probable", "metonym “Port Lume”"),
        ("Arcadia said that the well is dry.", "probable", "metonym “Arcadia”"),
        ("Arcadian officials said that the well is dry.", "certain", "alias “Arcadian officials”"),
        ("Government of Arcadia said that the well is dry.", "certain", "name “Government"),
    ],
)
def test_a_metonym_is_probably_the_institution(
    said: Callable[[str], Suggestion], text: str, who: str, why: str
) -> None:
    suggestion = said(text)
    assert speakers(suggestion) == [(GOVERNMENT, who)]
    assert suggestion.parties[0].why[0].startswith(why)


@pytest.mark.parametrize(
    "text",
    [
        "Port Lume’s Ana Ruiz said that the well is dry.",
        "Ana Ruiz of Arcadia said that the well is dry.",
        "In Port Lume, Ana Ruiz said that the well is dry.",
        "Arcadia, Ruiz said, wants the well to be dry.",
        "Arcadia wants more water for the well, Ruiz said.",
        "Arcadia agreed that the well is dry, Ana Ruiz told reporters.",
        "Port Lume supports a deeper well, said Ana Ruiz.",
    ],
)
def test_a_person_named_beside_it_wins(said: Callable[[str], Suggestion], text: str) -> None:
    assert [who for who, _ in speakers(said(text))] == [RUIZ]
