"""The summary of the extracts: how many match their sources, and in whose words they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.compose import compose
from briefer.memo.draft import draft, extract_block
from briefer.memo.tally import Tally, tally
from briefer.model.inline import InlineExtract, Text
from briefer.model.memo import PARAGRAPH, KeptMemo, MemoBlock, MemoSection

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk


def test_extracts_are_counted_by_their_words(desk: Desk, template: Template) -> None:
    modalities = ["direct"] * 7 + ["official"] * 2 + ["paraphrase"] * 20 + ["partial", None]
    passages = [
        desk.say(f"statement number {number} of the day", modality=modality)
        for number, modality in enumerate(modalities)
    ]
    sections = (MemoSection("key-points", "Key points", {}, tuple(map(extract_block, passages))),)
    evidence = desk.evidence()
    memo = compose(KeptMemo(template.name, "A memo", {}, sections), template, evidence).memo
    counted = tally(memo, evidence)
    assert counted == Tally(9, 22, 0)
    assert str(counted) == (
        "31 extracts match their sources: 9 are speakers’ own words, 22 are reporters’"
    )


def test_one_in_a_sentence_counts_and_one_that_differs_or_is_gone_does_not_match(
    desk: Desk, template: Template
) -> None:
    own, reported = desk.say("we open", modality="direct"), desk.say("seeks lower tolls")
    sentence = MemoBlock(
        PARAGRAPH, ((Text("She: "), InlineExtract(own.guid, "we open", own.voice)),)
    )
    differing = replace(extract_block(reported), words="seeks low tolls")
    gone = replace(extract_block(reported), passages=())
    sections = (MemoSection("key-points", "Key", {}, (sentence, differing, gone)),)
    evidence = desk.evidence()
    memo = compose(KeptMemo(template.name, "A memo", {}, sections), template, evidence).memo
    assert tally(memo, evidence) == Tally(1, 0, 2)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (Tally(0, 0, 0), "No extracts"),
        (Tally(0, 0, 1), "0 of 1 extract matches its source"),
        (
            Tally(1, 0, 0),
            "1 extract matches its source: 1 is speakers’ own words, 0 are reporters’",
        ),
        (
            Tally(2, 1, 1),
            "3 of 4 extracts match their sources: 2 are speakers’ own words, 1 is reporters’",
        ),
    ],
)
def test_the_sentence_fits_its_numbers(counted: Tally, words: str) -> None:
    assert str(counted) == words


def test_a_draft_matches_from_its_first_to_its_last_extract(
    fixture_evidence: Evidence, template: Template
) -> None:
    memo = compose(draft(template, fixture_evidence, {}), template, fixture_evidence).memo
    counted = tally(memo, fixture_evidence)
    assert counted.own == 1
    assert counted.differing == 0
    assert counted.reported > 10
