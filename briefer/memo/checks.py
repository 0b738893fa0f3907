"""The checks before an export: what must not be printed, and what the analyst should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.acceptance import marked
from briefer.memo.attribution_check import check_speakers
from briefer.memo.cites_check import check_cites
from briefer.memo.completeness_check import check_header, check_origins, check_outlets
from briefer.memo.compose import ANNEX, wording_of
from briefer.memo.document import Heading
from briefer.memo.figure_check import check_descriptions, check_images
from briefer.memo.finding import Finding
from briefer.memo.handling_check import check_endnotes, check_portions
from briefer.memo.judgement_check import check_judgements
from briefer.memo.passage_check import check_key_passages, check_topics
from briefer.memo.placed import kept_places
from briefer.memo.quotation_check import check_basis, check_quotations
from briefer.memo.reference_check import check_references
from briefer.memo.room_check import check_length, check_room, check_sections
from briefer.memo.source_check import check_ages, check_articles, check_notes
from briefer.memo.speaker_check import check_names, check_own_words, check_sides
from briefer.memo.spoken_check import check_spoken
from briefer.memo.stale_check import check_drafted
from briefer.memo.voice_check import check_voices

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo

__all__ = ["Finding", "body_end", "check"]


def check(
    kept: KeptMemo,
    memo: Memo,
    evidence: Evidence,
    template: Template,
    pages: float | None = None,
) -> tuple[Finding, ...]:
    """Return all findings on a memo composed from `kept`.

    Those that block come first, those that the analyst accepted last. `pages` is the number of
    pages of the body (see `body_end`); without it no length is checked.
    """
    wording = wording_of(kept, template)
    places = kept_places(memo)
    found = (
        *check_quotations(memo, evidence),
        *check_voices(memo, evidence, wording.say("memo.unnamed_outlet")),
        *check_spoken(memo, evidence),
        *check_speakers(memo, evidence),
        *check_portions(kept, memo),
        *check_notes(kept, memo, evidence, template),
        *check_basis(kept, evidence, places),
        *check_cites(kept, evidence, places),
        *check_drafted(kept, evidence, template, wording, places),
        *check_own_words(memo, evidence),
        *check_judgements(kept, template, places, wording.language),
        *check_topics(kept, evidence, places),
        *check_header(kept, template, evidence, wording),
        *check_sections(kept, template),
        *check_room(kept, template, places),
        *check_length(kept, template, pages),
        *check_sides(memo, evidence),
        *check_names(memo, evidence),
        *check_outlets(memo, evidence),
        *check_origins(memo, evidence),
        *check_articles(memo, evidence),
        *check_ages(kept, memo, evidence, template),
        *check_key_passages(kept, memo, evidence),
        *check_endnotes(memo),
        *check_references(kept, memo),
        *check_images(kept, evidence, places),
        *check_descriptions(memo),
    )
    known = marked(dict.fromkeys(found), kept)
    return tuple(sorted(known, key=lambda finding: (not finding.blocks, bool(finding.accepted))))


def body_end(memo: Memo) -> int:
    """Return the number of the last block of the body; an annex and the notes come after it."""
    for number, block in enumerate(memo.blocks):
        if isinstance(block, Heading) and block.anchor.startswith(ANNEX):
            return number - 2
    return len(memo.blocks) - 1
