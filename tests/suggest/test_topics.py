from __future__ import annotations

import pytest

from tests.suggest.conftest import (
    AID,
    BRIDGES,
    DAMS,
    PACKAGE,
    TOLLS,
    TOLLS_ARCADIA,
    TOLLS_BOREAS,
    WATER,
    Asking,
    topics,
)


def about(suggest: Asking, text: str, language: str | None = "en") -> set[int]:
    return {topic for suggestion in suggest(text, language) for topic in topics(suggestion)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The irrigation of the plain has begun.", {WATER}),
        ("Who has water rights in the plain is open.", {WATER}),
        ("More aid is on its way to the coast.", {AID}),
        ("They aided and abetted what was said there.", set()),
        ("Nobody said that the aide was paid for it.", set()),
        ("A bill for foreign aid was sent to the floor.", {PACKAGE}),
        ("The old dams will be torn down in the spring.", {DAMS}),
        ("The two bridges were closed for the week.", {BRIDGES}),
    ],
)
def test_keywords_are_whole_words_with_small_endings_and_the_longest_wins(
    suggest: Asking, text: str, expected: set[int]
) -> None:
    assert about(suggest, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A vote on aid for Ukraine is due this week.",
        "Ukraine will see more aid before the winter.",
        "The aid that was promised, as many hoped, went to Ukraine.",
        "The aid workers on the ground have left the coast.",
    ],
)
def test_a_keyword_does_not_count_beside_what_excludes_it(suggest: Asking, text: str) -> None:
    assert AID not in about(suggest, text)


def test_it_counts_where_the_other_part_of_the_sentence_holds_the_exclusion(
    suggest: Asking,
) -> None:
    text = "The coast waits for aid, while a vote on Ukraine is due."
    assert AID in about(suggest, text)


def test_the_next_sentence_goes_on_about_the_same(suggest: Asking) -> None:
    assert AID not in about(suggest, "They voted on aid for Ukraine. The aid will be paid in May.")


def test_another_paragraph_does_not(suggest: Asking) -> None:
    assert AID in about(suggest, "They voted on aid for Ukraine.\nThe aid for the coast comes.")


def test_a_topic_named_after_a_stakeholder_is_meant_where_that_is_named(suggest: Asking) -> None:
    found = suggest("Higher tolls hurt Boreas and its trade, many fear.")
    (suggestion,) = found
    assert {TOLLS_BOREAS} <= topics(suggestion)
    assert TOLLS not in topics(suggestion)
    assert "keyword “tolls” beside “Boreas”" in suggestion.why


def test_a_list_of_names_brings_in_the_topics_beside(suggest: Asking) -> None:
    (suggestion,) = suggest("There is talk of tolls on Arcadia and Boreas this year.")
    assert {TOLLS_ARCADIA, TOLLS_BOREAS} <= topics(suggestion)


def test_a_keyword_of_two_topics_is_possible_for_both(suggest: Asking) -> None:
    (suggestion,) = suggest("The tolls will rise again in the coming year.")
    assert {(t.topic_id, t.certainty) for t in suggestion.topics} == {
        (TOLLS, "possible"),
        (BRIDGES, "possible"),
    }


def test_a_keyword_of_several_words_is_surer_than_one_and_the_name_of_a_topic_least_sure(
    suggest: Asking,
) -> None:
    sure = {
        topic.topic_id: topic.certainty
        for text in (
            "Who has water rights in the plain is open.",
            "More aid is on its way to the coast.",
            "The old dams will be torn down in the spring.",
        )
        for suggestion in suggest(text)
        for topic in suggestion.topics
    }
    assert sure == {WATER: "certain", AID: "probable", DAMS: "possible"}


def test_the_keywords_of_the_articles_language_count_and_others_only_where_there_are_none(
    suggest: Asking,
) -> None:
    assert about(suggest, "El riego de la llanura ya ha empezado hoy.", "es") == {WATER}
    assert about(suggest, "The riego of the plain has begun here.", "en") == set()
    assert about(suggest, "Los bridges de la costa se cierran hoy.", "es") == {BRIDGES}


def test_the_language_is_read_from_the_text_where_the_article_does_not_say(
    suggest: Asking,
) -> None:
    spanish = "El riego de la llanura que se ha hecho con la ayuda de los vecinos."
    assert about(suggest, spanish, None) == {WATER, AID}


def test_another_language_goes_by_names_keywords_and_marks_alone(suggest: Asking) -> None:
    text = "Ana Ruiz sagte: „Mehr riego muss kommen, und zwar bald“."
    (suggestion,) = [s for s in suggest(text, "de") if s.modality == "direct"]
    assert suggestion.quote == "Mehr riego muss kommen, und zwar bald"


def test_a_piece_of_a_name_is_no_keyword(suggest: Asking) -> None:
    (suggestion,) = suggest("The Ministry of Water said that the plan has failed.")
    assert topics(suggestion) == set()
