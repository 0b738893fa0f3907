"""Names of authors, taken apart."""

from __future__ import annotations

import pytest

from briefer.memo.citations.person import Person, person


@pytest.mark.parametrize(
    ("name", "language", "family", "given"),
    [
        ("David E. Sanger", "en", "Sanger", "David E."),
        ("Anna van den Berg", "en", "van den Berg", "Anna"),
        ("Diana Pérez Salas", "es", "Pérez Salas", "Diana"),
        ("María de la Cruz", "es", "de la Cruz", "María"),
        ("López Obrador, Andrés Manuel", "en", "López Obrador", "Andrés Manuel"),
        ("Chappatte", "fr", "Chappatte", ""),
        ("Secretaría de Relaciones Exteriores", "es", "Secretaría de Relaciones Exteriores", ""),
        ("Associated Press", "en", "Associated Press", ""),
        ("ليلى حداد", "ar", "حداد", "ليلى"),
        ("新华社", "zh", "新华社", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, language: str, family: str, given: str) -> None:
    assert person(name, language) == Person(family, given)


@pytest.mark.parametrize("name", ["Damien Cave Jr.", "Damien Cave, Jr."])
def test_a_suffix_stays_behind(name: str) -> None:
    assert person(name).turned == "Cave, Damien, Jr."
    assert person(name).initialled == "Cave, D., Jr."
    assert person(name).full == "Damien Cave Jr."
