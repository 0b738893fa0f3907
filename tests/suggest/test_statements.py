from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.suggest.conftest import (
    ARCADIA,
    BOREAS,
    BORIS,
    MIKE,
    MINISTRY,
    REED,
    RUIZ,
    VOICE,
    Asking,
    speakers,
)


@dataclass(frozen=True)
class Said:
    """What a sentence should be read as: the quote, its speakers, type and modality."""

    text: str
    quote: str
    speakers: tuple[tuple[int, str], ...]
    type: str | None = None
    modality: str = "paraphrase"


ENGLISH = [
    Said("Ruiz said that the well is dry.", "the well is dry", ((RUIZ, "certain"),)),
    Said("Ruiz said the well is dry.", "the well is dry", ((RUIZ, "certain"),)),
    Said("Ruiz has said on Monday that it is dry.", "it is dry", ((RUIZ, "certain"),)),
    Said(
        "Ruiz told reporters on 3 May that the well is dry.",
        "the well is dry",
        ((RUIZ, "certain"),),
    ),
    Said("The well is dry, Ruiz said.", "The well is dry", ((RUIZ, "certain"),)),
    Said("The well is dry, said Ruiz.", "The well is dry", ((RUIZ, "certain"),)),
    Said(
        "The well is dry, said Minister Reed on Monday.",
        "The well is dry",
        ((REED, "certain"),),
    ),
    Said("According to Ruiz, the well is dry.", "the well is dry", ((RUIZ, "certain"),)),
    Said("The well has run dry, according to Ruiz.", "The well has run dry", ((RUIZ, "certain"),)),
    Said(
        "Ruiz, on a visit to Boreas, said that the well is dry.",
        "the well is dry",
        ((RUIZ, "probable"),),
    ),
    Said(
        "Ruiz and Boreas agreed that wells matter most.",
        "wells matter most",
        ((RUIZ, "certain"), (BOREAS, "certain")),
        "agreement",
    ),
    Said(
        "Arcadia, Boreas and Ana Ruiz agreed that wells matter most.",
        "wells matter most",
        ((ARCADIA, "certain"), (BOREAS, "certain"), (RUIZ, "certain")),
        "agreement",
    ),
    Said(
        "Johnson said that the well is dry.",
        "the well is dry",
        ((MIKE, "possible"), (BORIS, "possible")),
    ),
    Said(
        "A spokesperson for the Ministry of Water said the well is dry.",
        "the well is dry",
        ((VOICE, "certain"),),
    ),
    Said(
        "Officials at the Water Ministry said that the well is dry.",
        "the well is dry",
        ((MINISTRY, "possible"),),
    ),
    Said(
        "Arcadia officials said that the well is dry.",
        "the well is dry",
        ((ARCADIA, "possible"),),
    ),
    Said("Ruiz demanded new wells.", "Ruiz demanded new wells", ((RUIZ, "certain"),), "demand"),
    Said(
        "Ruiz is expected to demand new wells.",
        "Ruiz is expected to demand new wells",
        ((RUIZ, "possible"),),
        "demand",
    ),
    Said(
        "Ruiz expressed a willingness to share.",
        "Ruiz expressed a willingness to share",
        ((RUIZ, "certain"),),
        "offer",
    ),
    Said(
        "Ruiz declined to comment on the wells.",
        "Ruiz declined to comment on the wells",
        ((RUIZ, "certain"),),
        "no-comment",
    ),
    Said("Ruiz warned that wells run dry.", "wells run dry", ((RUIZ, "certain"),), "warning"),
    Said(
        "Ruiz spoke for an hour, calling for new wells.",
        "calling for new wells",
        ((RUIZ, "probable"),),
        "demand",
    ),
    Said(
        "Warning of dry wells, Ruiz left the room.",
        "Warning of dry wells",
        ((RUIZ, "probable"),),
        "warning",
    ),
    Said(
        "Ruiz came. She demanded new wells.",
        "She demanded new wells",
        ((RUIZ, "possible"),),
        "demand",
    ),
    Said(
        "Ruiz offered help but wants new wells.",
        "wants new wells",
        ((RUIZ, "probable"),),
        "demand",
    ),
    Said("Ruiz said that all must share.", "all must share", ((RUIZ, "certain"),), "position"),
    Said(
        "“We need new wells,” Ruiz said.",
        "We need new wells",
        ((RUIZ, "certain"),),
        "position",
        "direct",
    ),
    Said(
        "“The well is dry,” said Ruiz on Monday.",
        "The well is dry",
        ((RUIZ, "certain"),),
        None,
        "direct",
    ),
    Said("“Never again,” Ruiz said.", "Never again", ((RUIZ, "certain"),), None, "direct"),
    Said(
        "The well is dry, said Arcadia interior minister Tom Reed.",
        "The well is dry",
        ((REED, "certain"),),
    ),
    Said(
        "Ruiz said: “The well is dry.”",
        "The well is dry.",
        ((RUIZ, "certain"),),
        None,
        "direct",
    ),
    Said(
        "“Is the well dry?” Ruiz asked.",
        "Is the well dry?",
        ((RUIZ, "certain"),),
        None,
        "direct",
    ),
    Said(
        'Ruiz called for "a new well for all" in Boreas.',
        'Ruiz called for "a new well for all" in Boreas',
        ((RUIZ, "certain"),),
        "demand",
        "partial",
    ),
]


@pytest.mark.parametrize("said", ENGLISH, ids=lambda said: said.text)
def test_what_people_are_reported_to_say_is_found_with_its_speaker(
    suggest: Asking, said: Said
) -> None:
    found = {s.quote: s for s in suggest(said.text)}
    assert said.quote in found
    suggestion = found[said.quote]
    assert tuple(speakers(suggestion)) == said.speakers
    assert (suggestion.type, suggestion.modality) == (said.type, said.modality)


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz was told that the well is dry.",
        "Ruiz did not say whether the well is dry.",
        "Critics of Ruiz said that the well is dry.",
        "Ruiz's aides said that the well is dry.",
        "Hilda Moss, a critic of Boreas, said that the well is dry.",
        "With Reed, as many told it afterwards, urging Boreas to pay, the day went by.",
        "They heard Ruiz. They said that the well is dry.",
        "The well, which analysts say is dry, is in Boreas.",
    ],
)
def test_nobody_is_made_to_say_what_others_said(suggest: Asking, text: str) -> None:
    assert [s for s in suggest(text) if speakers(s)] == []


def test_a_speaker_says_why_by_name_and_verb(suggest: Asking) -> None:
    (suggestion,) = suggest("President Ruiz said that the well is dry.")
    assert suggestion.why == ("alias “President Ruiz”", "“said” after the name")


def test_a_pronoun_says_whom_it_is_read_as(suggest: Asking) -> None:
    suggestion = suggest("Ruiz came to the well. She said that it is dry.")[-1]
    assert "“She” is read as Ruiz, one sentence up" in suggestion.why


def test_two_people_before_a_pronoun_leave_it_open(suggest: Asking) -> None:
    found = suggest("Ana Ruiz and Tom Reed came. He said that the well is dry.")
    assert [s for s in found if speakers(s)] == []


def test_what_one_says_of_another_is_passed_on_by_the_first(suggest: Asking) -> None:
    found = {s.quote: s for s in suggest("Ruiz said that Boreas demanded new wells.")}
    inner = found["Boreas demanded new wells"]
    parts = {(p.stakeholder_id, p.part) for p in inner.parties}
    assert (BOREAS, "speaker") in parts or (RUIZ, "speaker") in parts


def test_whoever_is_told_asked_or_thanked_is_addressed(suggest: Asking) -> None:
    for text in ("Ruiz thanked Boreas for the wells.", "Ruiz told Boreas that wells run dry."):
        (suggestion,) = suggest(text)
        assert (BOREAS, "addressee") in {(p.stakeholder_id, p.part) for p in suggestion.parties}


def test_two_that_clauses_are_two_statements(suggest: Asking) -> None:
    found = suggest("Ruiz said that the well is dry, and that the river has no fish.")
    assert [s.quote for s in found] == ["the well is dry", "the river has no fish"]


def test_parts_on_different_topics_are_two_statements(suggest: Asking) -> None:
    found = suggest("Ruiz wants more aid for the coast and the end of tolls on Boreas.")
    assert [s.quote for s in found] == [
        "Ruiz wants more aid for the coast",
        "the end of tolls on Boreas",
    ]


def test_a_quotation_inside_a_report_is_a_passage_of_its_own(suggest: Asking) -> None:
    text = "Ruiz said that “a new well for all” is what Boreas needs."
    assert [(s.quote, s.modality) for s in suggest(text)] == [
        ("“a new well for all” is what Boreas needs", "partial"),
        ("a new well for all", "direct"),
    ]


def test_a_word_or_two_in_marks_is_no_statement(suggest: Asking) -> None:
    assert [s.modality for s in suggest("Ruiz said that the “new well” is dry.")] == ["partial"]


def test_a_quotation_of_nobody_known_is_offered_without_a_speaker(suggest: Asking) -> None:
    text = "“The well has been dry for three years,” a neighbour said."
    (suggestion,) = suggest(text)
    assert suggestion.parties == ()
    assert suggestion.why == ("in quotation marks",)


def test_whoever_does_something_is_an_actor_in_the_outlets_words(suggest: Asking) -> None:
    (suggestion,) = suggest("Ana Ruiz has opened the new well in Boreas.")
    assert [(p.stakeholder_id, p.part, p.certainty) for p in suggestion.parties] == [
        (RUIZ, "actor", "possible")
    ]
    assert (suggestion.type, suggestion.modality) == ("action", "outlet")


def test_the_outlets_comment_is_cut_from_what_somebody_says(suggest: Asking) -> None:
    text = "The Water Ministry reported that wells ran dry, underlining how bad it is."
    assert [s.quote for s in suggest(text) if speakers(s)] == ["wells ran dry"]
