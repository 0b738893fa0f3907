from __future__ import annotations

import pytest

from briefer.model.voice import Voice, voice_of

MODALITIES = ["direct", "partial", "official", "paraphrase", "outlet", None, "", "unheard of"]


@pytest.mark.parametrize(
    ("modality", "voice"),
    [
        ("direct", Voice.OWN),
        ("official", Voice.OFFICIAL),
        ("partial", Voice.PARTIAL),
        ("paraphrase", Voice.REPORT),
        ("outlet", Voice.REPORT),
        (None, Voice.REPORT),
        ("unheard of", Voice.REPORT),
    ],
)
def test_with_a_speaker_the_modality_says_whose_words_they_are(
    modality: str | None, voice: Voice
) -> None:
    assert voice_of(modality, has_speaker=True) is voice


@pytest.mark.parametrize("modality", MODALITIES)
def test_without_a_speaker_the_words_are_always_the_outlets(modality: str | None) -> None:
    assert voice_of(modality, has_speaker=False) is Voice.OUTLET


@pytest.mark.parametrize("modality", MODALITIES)
@pytest.mark.parametrize("has_speaker", [True, False])
def test_only_a_speakers_own_words_and_official_texts_stand_in_marks(
    modality: str | None, has_speaker: bool
) -> None:
    in_marks = voice_of(modality, has_speaker=has_speaker).in_marks
    assert in_marks is (has_speaker and modality in {"direct", "official"})
