from __future__ import annotations

import pytest

from briefer.intake.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Four ports of entry opened again on Thursday, a week after the talks.", "en"),
        ("Cuatro puertos de entrada abrieron otra vez el jueves, tras las conversaciones.", "es"),
        ("Quatre postes-frontières ont rouvert jeudi, une semaine après les entretiens.", "fr"),
        (
            "四つの検問所が木曜日に再び開かれたと、国境の町の当局者が記者団に対して明らかにした。会談から一週間後のことである。",
            "ja",
        ),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "Talks end.", "Cuatro puertos abrieron otra vez.", "1234567890 " * 20, "😀" * 80]
)
def test_a_text_with_few_letters_has_no_known_language(text: str) -> None:
    assert detect(text) is None
