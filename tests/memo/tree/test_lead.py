"""Whose words: what stands around a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.lead import phrase

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from tests.memo.tree.conftest import Desk


def test_own_words_under_their_heading_need_no_lead_in_but_name_the_outlet(
    desk: Desk, wording: Wording
) -> None:
    passage = desk.say("we will open", modality="direct")
    around = phrase(passage, desk.evidence(), wording, under=desk.ADA)
    assert (around.before, around.after) == ("", " (quoted by Harbour Wire)")


def test_own_words_elsewhere_name_who_says_them(desk: Desk, wording: Wording) -> None:
    passage = desk.say("we will open", modality="direct")
    assert phrase(passage, desk.evidence(), wording).before == "Valdemar: "
    assert phrase(passage, desk.evidence(), wording, under=desk.CREWS).before == "Valdemar: "


def test_own_words_of_two_speakers_name_both(desk: Desk, wording: Wording) -> None:
    article = desk.article("They said: we will open.")
    both = [desk.ADA, desk.COUNCIL]
    passage = desk.passage(article, "we will open", by=both, modality="direct")
    around = phrase(passage, desk.evidence(), wording, under=desk.ADA)
    assert around.before == "Valdemar and Harbour Council: "


def test_a_short_name_written_small_has_a_capital_where_the_line_begins(
    desk: Desk, wording: Wording
) -> None:
    article = desk.article("They said: we will open.")
    both = [desk.CREWS, desk.ADA]
    passage = desk.passage(article, "we will open", by=both, modality="paraphrase")
    evidence = desk.evidence()
    entries = (
        replace(entry, short_name="ferry crews" if entry.id == desk.CREWS else "the minister")
        for entry in evidence.codebook.stakeholders
    )
    codebook = replace(evidence.codebook, stakeholders=tuple(entries))
    around = phrase(passage, replace(evidence, codebook=codebook), wording)
    assert around.before == "Ferry crews and the minister, as reported by Harbour Wire: "


def test_a_speaker_on_its_own_pages_is_not_quoted_by_them(desk: Desk, wording: Wording) -> None:
    article = desk.article("We will open.", outlet="Government of Northport")
    passage = desk.passage(article, "We will open", by=[desk.COUNCIL], modality="direct")
    after = phrase(passage, desk.evidence(), wording, under=desk.COUNCIL).after
    assert after == " (Government of Northport)"


@pytest.mark.parametrize("modality", ["paraphrase", "partial", "outlet", None])
def test_a_report_names_speaker_and_outlet_also_under_the_speakers_heading(
    desk: Desk, wording: Wording, modality: str | None
) -> None:
    passage = desk.say("seeks lower tolls", modality=modality)
    around = phrase(passage, desk.evidence(), wording, under=desk.ADA)
    assert (around.before, around.after) == ("Valdemar, as reported by Harbour Wire: ", "")


def test_an_official_text_is_called_so(desk: Desk, wording: Wording) -> None:
    article = desk.article("Both agreed to open.", outlet="Press Office")
    passage = desk.passage(article, "agreed to open", by=[desk.COUNCIL], modality="official")
    evidence = desk.evidence()
    under = phrase(passage, evidence, wording, under=desk.COUNCIL)
    assert under.before == "Official text, Press Office: "
    elsewhere = phrase(passage, evidence, wording)
    assert elsewhere.before == "Harbour Council, official text, Press Office: "


@pytest.mark.parametrize("modality", ["direct", "official", "outlet", None])
def test_what_nobody_says_follows_the_outlets_name_whatever_its_modality(
    desk: Desk, wording: Wording, modality: str | None
) -> None:
    article = desk.article("Crews left the pier.")
    passage = desk.passage(article, "Crews left the pier", acting=[desk.CREWS], modality=modality)
    assert phrase(passage, desk.evidence(), wording).before == "Harbour Wire reports: "


def test_an_outlet_that_the_source_does_not_name_is_said_to_be_so(
    desk: Desk, wording: Wording
) -> None:
    passage = desk.passage(desk.article("Seeks lower tolls.", outlet=None), "lower tolls", by=[1])
    before = phrase(passage, desk.evidence(), wording).before
    assert before == "Valdemar, as reported by an outlet not named in the source: "
