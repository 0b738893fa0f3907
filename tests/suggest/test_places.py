from __future__ import annotations

import pytest

from briefer.suggest.places import place_in


@pytest.mark.parametrize(
    ("sentence", "language", "place"),
    [
        ("more than 191,000 were held at the US-Mexico border", "en", "US-Mexico border"),
        ("the southern border has seen up to 10,000 daily", "en", "southern border"),
        ("counted at the southwest land border last year", "en", "southwest land border"),
        ("In November, 300 people waited in Mexico City.", "en", "Mexico City"),
        ("In November, 300 people waited.", "en", None),
        ("llegaron 12,000 personas a la frontera norte", "es", "frontera norte"),
        ("En Tapachula esperan 3,000 personas", "es", "Tapachula"),
        ("3,000 people came", "en", None),
    ],
)
def test_the_place_of_a_number_is_read_from_its_sentence(
    sentence: str, language: str, place: str | None
) -> None:
    assert place_in(sentence, language) == place
