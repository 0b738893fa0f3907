"""The six templates: each drafts from the tags alone, in English and in Spanish, kept as golden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Bullets, Extract, Heading, NotesAt, Para, ParaRole
from briefer.memo.draft import draft
from briefer.memo.outline import outline
from briefer.memo.template import SectionKind
from briefer.memo.verbatim import same_words
from briefer.model.inline import InlineExtract, NoteRef, plain_text
from briefer.paths import templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template

NAMES: Final = ("action", "assessment", "brief", "digest", "position", "submission")
LANGUAGES: Final = ("en", "es")
ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|or|to|on|in|with|from|by|for|at|about|is|are|not|says?|asks?|speaks?|"
    r"government|border|migration|sanctions|aid|trade|talks|causes|figures|ports?|region|"
    r"Mexico|United States|White House|spokesperson|President|Congress|reported)\b",
    re.IGNORECASE,
)
"""Words that a Spanish reader would take for English; none of them is a Spanish word."""


@pytest.fixture(params=NAMES)
def each(request: pytest.FixtureRequest) -> Template:
    return memo_template.load(templates() / request.param)


def test_six_templates_are_shipped() -> None:
    assert tuple(memo_template.places([templates()])) == NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_of_the_committed_article(
    each: Template,
    fixture_evidence: Evidence,
    spanish_evidence: Evidence,
    golden: Callable[[str, str], str],
    language: str,
) -> None:
    evidence = spanish_evidence if language == "es" else fixture_evidence
    kept = draft(each, evidence, {"language": language})
    said = outline(compose(kept, each, evidence).memo)
    assert said == golden(f"{each.name}-draft.{language}.txt", said)


def test_a_memo_in_spanish_has_english_in_its_sources_alone(
    each: Template, spanish_evidence: Evidence
) -> None:
    kept = draft(each, spanish_evidence, {"language": "es"})
    said = outline(compose(kept, each, spanish_evidence).memo)
    article = spanish_evidence.articles[0]
    curly = article.title.replace("'", "’")
    quoted = [spanish_evidence.frozen_words(p) or "" for p in spanish_evidence.passages]
    for words in (*sorted(quoted, key=len, reverse=True), article.title, curly):
        said = said.replace(words, "")
    said = said.replace("Three Envoys and One Long Border", "").replace("Fixture Gazette", "")
    assert ENGLISH.findall(said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_extract_is_verbatim_with_its_outlet_and_a_note(
    each: Template, fixture_evidence: Evidence, language: str
) -> None:
    kept = draft(each, fixture_evidence, {"language": language})
    memo = compose(kept, each, fixture_evidence).memo
    extracts = [block for block in memo.blocks if isinstance(block, Extract)]
    assert extracts
    for block in extracts:
        words = [item.words for item in block.inlines if isinstance(item, InlineExtract)]
        passage = fixture_evidence.passage_by_guid[block.passage]
        assert same_words(words[0], fixture_evidence.frozen_words(passage) or "")
        assert "Fixture Gazette" in plain_text(block.inlines)
        has_note = any(isinstance(item, NoteRef) for item in block.inlines)
        assert has_note is (each.notes_at is not NotesAt.NONE)
    assert not [f for f in check(kept, memo, fixture_evidence, each) if f.blocks]


def test_no_passage_is_printed_twice(each: Template, fixture_evidence: Evidence) -> None:
    memo = compose(draft(each, fixture_evidence, {}), each, fixture_evidence).memo
    printed = [block.passage for block in memo.blocks if isinstance(block, Extract)]
    assert len(printed) == len(set(printed))


def test_what_only_the_analyst_can_write_is_left_out_and_found(
    each: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(each, fixture_evidence, {})
    composed = compose(kept, each, fixture_evidence)
    wording = each.wording("en")
    mine = {
        wording.say(f"sections.{spec.key}")
        for spec in each.sections
        if spec.kind is SectionKind.WRITTEN
    }
    found = {f.where for f in check(kept, composed.memo, fixture_evidence, each)}
    printed = {block.text for block in composed.memo.blocks if isinstance(block, Heading)}
    assert mine
    assert mine <= set(composed.left_out)
    assert mine <= found
    assert not mine & printed


def test_no_words_of_the_program_stand_in_quotation_marks(
    each: Template, fixture_evidence: Evidence
) -> None:
    memo = compose(draft(each, fixture_evidence, {}), each, fixture_evidence).memo
    for block in memo.blocks:
        runs = block.items if isinstance(block, Bullets) else ()
        if isinstance(block, Para) and block.role is not ParaRole.REFERENCE:
            runs = (block.inlines,)
        for run in runs:
            own = tuple(item for item in run if not isinstance(item, InlineExtract))
            assert not set(plain_text(own)) & set('“”«»"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_wording_has_every_word_that_its_template_asks_for(
    each: Template, language: str
) -> None:
    wording = each.wording(language)
    for spec in each.fields:
        assert not spec.printed or f"fields.{spec.key}" in wording
    for section in each.sections:
        assert f"sections.{section.key}" in wording
        if section.kind is SectionKind.WRITTEN:
            assert f"hints.{section.key}" in wording
        if section.kind is SectionKind.FIXED:
            assert f"fixed.{section.key}" in wording


def test_a_heading_without_numbers_and_an_annex_are_told_apart(
    each: Template, fixture_evidence: Evidence
) -> None:
    memo = compose(draft(each, fixture_evidence, {}), each, fixture_evidence).memo
    tops = [b for b in memo.blocks if isinstance(b, Heading) and b.level == 1]
    body = [block for block in tops if block.anchor.startswith("section-")]
    assert body
    assert all(bool(block.number) == each.numbered for block in body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pre_flight_of_a_draft_says_what_is_missing_and_raises_no_false_alarm(
    each: Template, fixture_evidence: Evidence, language: str
) -> None:
    kept = draft(each, fixture_evidence, {"language": language})
    found = check(kept, compose(kept, each, fixture_evidence).memo, fixture_evidence, each)
    kinds = {finding.kind for finding in found}
    assert kinds == {"header", "empty-section", "single-origin", "one-outlet", "undated"}
