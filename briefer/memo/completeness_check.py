"""What a memo lacks or leans on: header fields, sections, dates, second sources, room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.document import Extract
from briefer.memo.extracts import is_blank
from briefer.memo.finding import (
    EMPTY_SECTION,
    HEADER,
    LENGTH,
    NO_OUTLET,
    SINGLE_ORIGIN,
    UNDATED,
    Finding,
)
from briefer.memo.header import value
from briefer.memo.origins import outlets_of, single_claims
from briefer.memo.placed import placed_blocks
from briefer.memo.template import SectionKind
from briefer.model.dates import about, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo, Note
    from briefer.memo.evidence import Evidence
    from briefer.memo.origins import Claim
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.memo import KeptMemo

_WRITTEN = {SectionKind.WRITTEN, SectionKind.AGREEMENTS}
_NOTES_NAMED = 3


def check_header(
    kept: KeptMemo, template: Template, evidence: Evidence, wording: Wording
) -> Iterator[Finding]:
    """Yield a finding for every required field of the head that has no value."""
    for spec in template.fields:
        if spec.required and not value(spec, kept.fields, evidence, wording):
            yield Finding(
                HEADER, "Header", f"“{spec.name}” is empty; fill it in, or it is left out."
            )


def check_sections(kept: KeptMemo, template: Template) -> Iterator[Finding]:
    """Yield a finding for every section that only the analyst can write and that is empty."""
    for section in kept.sections:
        spec = template.section(section.key)
        is_written = spec is None or spec.kind in _WRITTEN
        if is_written and not section.children and all(map(is_blank, section.blocks)):
            yield Finding(
                EMPTY_SECTION,
                section.title,
                f"“{section.title}” is empty, so it is left out; write it, or leave it so.",
            )


def check_length(template: Template, pages: float | None) -> Iterator[Finding]:
    """Yield a finding where the body has more pages than the template allows, or nearly so."""
    limit = template.length
    if pages is None or pages <= limit.warn:
        return
    room, found = f"{limit.pages:g} pages", f"{round(pages, 1):g} pages"
    if pages > limit.pages:
        message = f"The body has {found}; the template allows {room}. Move passages out."
    else:
        message = f"The body has {found}, and the template allows {room}."
    yield Finding(LENGTH, "The whole memo", message)


def check_articles(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every article with a note whose source gives no date or no outlet."""
    notes: dict[int, list[Note]] = {}
    for note in memo.notes:
        article_id = evidence.passage_by_guid[note.passage].article_id
        notes.setdefault(article_id, []).append(note)
    for article_id, noted in notes.items():
        article = evidence.article_by_id[article_id]
        where, first = _notes([note.number for note in noted]), noted[0].passage
        if article.published is None or article.published_set_by == "analyst":
            yield Finding(UNDATED, where, _undated(article), passage=first)
        if not article.outlet:
            message = f"“{article.title}” names no outlet; set one in the list of articles."
            yield Finding(NO_OUTLET, where, message, passage=first)


def check_origins(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every speaker whose printed positions rest on a single origin."""
    places = {
        block.passage: where for where, block in placed_blocks(memo) if isinstance(block, Extract)
    }
    by_speaker: dict[int, list[Claim]] = {}
    for claim in single_claims(evidence):
        if any(passage.guid in places for passage in claim.passages):
            by_speaker.setdefault(claim.stakeholder.id, []).append(claim)
    for claims in by_speaker.values():
        passages = [passage for claim in claims for passage in claim.passages]
        first = next(passage.guid for passage in passages if passage.guid in places)
        outlets = [outlet or "an outlet not named" for outlet in outlets_of(passages, evidence)]
        what = "; ".join(evidence.labels[claim.column] for claim in claims)
        yield Finding(
            SINGLE_ORIGIN,
            places[first],
            f"{claims[0].stakeholder.short} on {what}: reported by {', '.join(outlets)}, confirmed "
            "by no independent origin. Look for another source, or say so in the memo.",
            passage=first,
        )


def _notes(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:_NOTES_NAMED]))
    if len(numbers) == 1:
        return f"Note {named}"
    return f"Notes {named}" + (" …" if len(numbers) > _NOTES_NAMED else "")


def _undated(article: Article) -> str:
    if article.published is None:
        return f"“{article.title}” has no date; set one in the list of articles."
    date = about(short_date(article.published), is_about=article.published_about)
    return f"“{article.title}” gives no date of its own; it prints yours, {date}."
