"""Transcripts, and texts that an authority publishes."""

from __future__ import annotations

import pytest

from tests.suggest.conftest import ARCADIA, BOREAS, MINISTRY, REED, RUIZ, WATER, Asking, speakers


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "MS. RUIZ: Good morning.\nWe will talk about irrigation.\nQ: When?\nMR. MOSS: Soon.",
            "MS. RUIZ",
        ),
        (
            (
                "PRESIDENT ANA RUIZ\nGood morning.\nWe will talk about irrigation.\n---\n"
                "QUESTION\nNow?\nHILDA MOSS\nSoon."
            ),
            "PRESIDENT ANA RUIZ",
        ),
        (
            "President Ruiz: We will talk about irrigation.\nMinister Reed: Good.",
            "President Ruiz",
        ),
    ],
)
def test_in_a_transcript_the_words_belong_to_whoever_the_line_names(
    suggest: Asking, text: str, label: str
) -> None:
    (suggestion,) = suggest(text)
    assert suggestion.quote == "We will talk about irrigation."
    assert speakers(suggestion) == [(RUIZ, "certain")]
    assert [topic.topic_id for topic in suggestion.topics] == [WATER]
    assert suggestion.modality == "direct"
    assert f"after the speaker line “{label}”" in suggestion.why


def test_what_somebody_unknown_says_in_a_transcript_is_not_offered(suggest: Asking) -> None:
    text = "MR. REED: Good morning.\nQ: What about irrigation?\nMR. REED: Next question."
    assert suggest(text) == ()


def test_one_line_with_a_colon_makes_no_transcript(suggest: Asking) -> None:
    (suggestion,) = suggest("Ruiz: what next?\nReed left. Ruiz said that irrigation is the key.")
    assert speakers(suggestion) == [(RUIZ, "certain")]
    assert suggestion.modality == "paraphrase"


def test_the_publisher_of_an_official_text_is_its_speaker(suggest: Asking) -> None:
    (suggestion,) = suggest("The plan for irrigation will go on.", outlet="Water Ministry")
    assert speakers(suggestion) == [(MINISTRY, "probable")]
    assert suggestion.modality == "official"
    assert suggestion.why[0] == "published by Ministry of Water"


def test_whoever_an_official_text_names_as_the_speaker_speaks(suggest: Asking) -> None:
    (suggestion,) = suggest("Ruiz demanded better irrigation.", outlet="Ministry of Water")
    assert speakers(suggestion) == [(RUIZ, "certain")]
    assert suggestion.modality == "official"


def test_both_governments_speak_in_a_joint_text(suggest: Asking) -> None:
    (suggestion,) = suggest(
        "The plan for irrigation will go on.",
        outlet="Ministry of Water",
        title="Joint statement of Boreas and Arcadia",
    )
    assert {owner for owner, _ in speakers(suggestion)} == {ARCADIA, BOREAS}


def test_a_person_or_an_unknown_outlet_publishes_nothing_official(suggest: Asking) -> None:
    for outlet in ("Ana Ruiz", "The Daily Well"):
        (suggestion,) = suggest("The plan for irrigation will go on.", outlet=outlet)
        assert suggestion.modality == "outlet"
        assert suggestion.parties == ()


def test_names_in_the_lines_of_a_transcript_are_whole(suggest: Asking) -> None:
    text = "TOM REED: We want irrigation.\nANA RUIZ: So do we, and soon."
    (suggestion,) = suggest(text)
    assert speakers(suggestion) == [(REED, "certain")]
