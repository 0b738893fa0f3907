from __future__ import annotations

import pytest

from tests.suggest.conftest import (
    AID,
    ARCADIA,
    BOREAS,
    FARMERS,
    MINISTRY,
    REED,
    RUIZ,
    TOLLS_BOREAS,
    Asking,
    speakers,
    topics,
)


@pytest.mark.parametrize(
    ("text", "quote", "who", "type_", "modality"),
    [
        ("Ruiz dijo que el pozo está seco.", "el pozo está seco", RUIZ, None, "paraphrase"),
        ("“El pozo está seco”, dijo Ruiz.", "El pozo está seco", RUIZ, None, "direct"),
        ("«El pozo está seco», afirmó Ruiz.", "El pozo está seco", RUIZ, None, "direct"),
        (
            "El pozo está seco, señaló la presidenta Ruiz el lunes.",
            "El pozo está seco",
            RUIZ,
            None,
            "paraphrase",
        ),
        ("Según Ruiz, el pozo está seco.", "el pozo está seco", RUIZ, None, "paraphrase"),
        (
            "De acuerdo con el Ministerio del Agua, el pozo está seco.",
            "el pozo está seco",
            MINISTRY,
            None,
            "paraphrase",
        ),
        ("Dijo Ruiz que el pozo está seco.", "el pozo está seco", RUIZ, None, "paraphrase"),
        (
            "Boreas rechazó los nuevos pozos.",
            "Boreas rechazó los nuevos pozos",
            BOREAS,
            "refusal",
            "paraphrase",
        ),
        (
            "Ruiz ha pedido nuevos pozos.",
            "Ruiz ha pedido nuevos pozos",
            RUIZ,
            "demand",
            "paraphrase",
        ),
        (
            "Ruiz no quiso comentar sobre los pozos.",
            "Ruiz no quiso comentar sobre los pozos",
            RUIZ,
            "no-comment",
            "paraphrase",
        ),
        (
            "Los campesinos exigieron nuevos pozos.",
            "Los campesinos exigieron nuevos pozos",
            FARMERS,
            "demand",
            "paraphrase",
        ),
    ],
)
def test_spanish_verbs_before_and_after_the_name_are_read(
    suggest: Asking, text: str, quote: str, who: int, type_: str | None, modality: str
) -> None:
    found = {s.quote: s for s in suggest(text, "es")}
    assert quote in found
    suggestion = found[quote]
    assert [owner for owner, _ in speakers(suggestion)] == [who]
    assert (suggestion.type, suggestion.modality) == (type_, modality)


@pytest.mark.parametrize(
    "text",
    [
        "El apoyo de Boreas a los pozos sigue.",
        "El anuncio de Ruiz fue bien recibido.",
        "Ruiz fue acusada de cerrar los pozos.",
        "Ruiz no dijo que el pozo está seco.",
        "Ruiz quiere ponerse de acuerdo con Boreas.",
        "La mañana dejó claro el orden de las cosas.",
    ],
)
def test_nouns_passives_and_what_was_not_said_are_no_statements(suggest: Asking, text: str) -> None:
    wrong = {BOREAS}
    found = [s for s in suggest(text, "es") if {owner for owner, _ in speakers(s)} & wrong]
    assert found == []
    assert not any(s.type == "refusal" for s in suggest(text, "es"))


def test_a_verb_without_a_subject_goes_on_with_whoever_spoke(suggest: Asking) -> None:
    last = suggest("Ana Ruiz pidió pozos. Añadió que el río no tiene peces.", "es")[-1]
    assert last.quote == "el río no tiene peces"
    assert speakers(last) == [(RUIZ, "possible")]
    assert "“Añadió” is read as Ana Ruiz, one sentence up" in last.why


def test_he_with_an_accent_is_a_pronoun_and_the_article_is_none(suggest: Asking) -> None:
    last = suggest("Tom Reed llegó. Él dijo que el pozo está seco.", "es")[-1]
    assert speakers(last) == [(REED, "possible")]
    assert "“Él” is read as Tom Reed, one sentence up" in last.why


def test_what_stands_before_a_verb_with_of_or_about_is_no_subject(suggest: Asking) -> None:
    text = "Ruiz llegó. De Boreas dijo que le faltan pozos."
    assert speakers(suggest(text, "es")[-1]) == [(RUIZ, "possible")]


def test_keywords_and_exclusions_are_spanish(suggest: Asking) -> None:
    (suggestion,) = suggest("Ruiz criticó los peajes a Boreas.", "es")
    assert TOLLS_BOREAS in topics(suggestion)
    (excluded,) = suggest("Ruiz pidió ayuda para Ucrania.", "es")
    assert AID not in topics(excluded)


def test_two_governments_that_agree_both_speak(suggest: Asking) -> None:
    (suggestion,) = suggest("Arcadia y Boreas acordaron abrir los pozos.", "es")
    assert [owner for owner, _ in speakers(suggestion)] == [ARCADIA, BOREAS]
    assert suggestion.type == "agreement"
