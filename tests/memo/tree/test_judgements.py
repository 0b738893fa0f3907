"""Likelihood and confidence in the analyst's own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.estimative import estimative, sentences
from briefer.model.inline import InlineExtract, Text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

MIXED, UNLABELLED = "likelihood-confidence", "unlabelled-judgement"


def found(
    desk: Desk,
    template: Template,
    *inlines: Inline,
    language: str = "en",
    section: str = "outlook",
    kind: str = PARAGRAPH,
) -> list[Finding]:
    block = MemoBlock(kind, (inlines,), guid="block")
    sections = (MemoSection(section, "A section", {}, (block,)),)
    kept = KeptMemo(template.name, "A memo", {"language": language}, sections)
    evidence = desk.evidence()
    memo = compose(kept, template, evidence).memo
    kinds = {MIXED, UNLABELLED}
    return [f for f in check(kept, memo, evidence, template) if f.kind in kinds]


def kinds_of(desk: Desk, template: Template, text: str, **values: str) -> list[str]:
    return [finding.kind for finding in found(desk, template, Text(text), **values)]


@pytest.mark.parametrize(
    "text",
    [
        "We assess with high confidence that the gates will likely open in January.",
        "The gates are very unlikely to open (low confidence).",
        "We have moderate confidence that it is almost certain.",
        "There is a realistic possibility, with moderate confidence, of new tolls.",
        "It is Highly\u00a0Likely; our confidence is high.",
        "It is likely, and confidence is low.",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_found(
    desk: Desk, template: Template, text: str
) -> None:
    (finding,) = found(desk, template, Text(text))
    assert (finding.kind, finding.blocks, finding.origin) == (MIXED, False, "block")
    assert finding.where == "§ 1 A section"


@pytest.mark.parametrize(
    "text",
    [
        "Evaluamos con confianza alta que probablemente abrirán las puertas.",
        "Es muy improbable que abran (confianza baja).",
        "Tenemos alta confianza en que es casi seguro.",
    ],
)
def test_they_are_found_in_spanish(desk: Desk, template: Template, text: str) -> None:
    assert kinds_of(desk, template, text, language="es") == [MIXED]


@pytest.mark.parametrize(
    "text",
    [
        "We assess that the gates will likely open. We have high confidence in this judgement.",
        "Public confidence in the ports is low, we judge, and likely to stay so.",
        "We judge that the U.S. will likely answer. Our confidence is moderate.",
    ],
)
def test_two_sentences_or_another_confidence_are_right(
    desk: Desk, template: Template, text: str
) -> None:
    assert kinds_of(desk, template, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The gates will likely open in January.",
        "New tolls are unlikely. They would cost too much.",
        "There is a roughly even chance of a storm.",
        "Costa Alta will probably ask again.",
    ],
)
def test_a_judgement_that_does_not_say_so_is_found(
    desk: Desk, template: Template, text: str
) -> None:
    assert kinds_of(desk, template, text) == [UNLABELLED]


def test_it_is_found_in_bullets_and_in_spanish(desk: Desk, template: Template) -> None:
    assert kinds_of(desk, template, "The gates will likely open.", kind=BULLETS) == [UNLABELLED]
    assert kinds_of(desk, template, "Es probable que abran.", language="es") == [UNLABELLED]


@pytest.mark.parametrize(
    "text",
    [
        "We assess that the gates will likely open.",
        "In our judgement the gates will likely open.",
        "Harbour Wire reports that the gates will likely open.",
        "According to the council, new tolls are unlikely.",
        "Will the gates likely open?",
        "If storms are likely, the gates stay shut.",
        "The gates open in January.",
        "The most likable minister speaks.",
        "They met in a remote harbour.",
        "Police need probable cause to search the ferries.",
        "She calls it “a likely story of the old kind”.",
        "The likelihood of storms is in the annex.",
    ],
)
def test_what_is_labelled_given_to_somebody_or_no_judgement_is_right(
    desk: Desk, template: Template, text: str
) -> None:
    assert kinds_of(desk, template, text) == []


def test_the_words_of_a_source_are_no_judgement_of_the_analyst(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("will likely open with high confidence", modality="direct")
    words = InlineExtract(passage.guid, passage.quote, Voice.OWN)
    assert found(desk, template, Text("The gates "), words, Text(".")) == []


def test_what_the_program_writes_need_not_say_we(desk: Desk, template: Template) -> None:
    assert kinds_of(desk, template, "It is likely.", section="positions") == []
    assert kinds_of(desk, template, "It is likely.", section="a section of my own") == [UNLABELLED]


def test_every_language_has_both_standards() -> None:
    for language, word in (("en", "realistic possibility"), ("es", "posibilidad realista")):
        assert estimative(language).likelihood.search(word)
    assert estimative("xx") == estimative("en")


def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation() -> None:
    text = "Mr. Akers of the U.S. Senate spoke. “Is it so?” He left at 5.30 p.m. and slept.\nGood."
    assert sentences(text) == [
        "Mr. Akers of the U.S. Senate spoke.",
        "“Is it so?”",
        "He left at 5.30 p.m. and slept.",
        "Good.",
    ]
