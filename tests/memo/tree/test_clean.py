"""The clean version: the same memo without notes and annexes, each outlet named in its sentence."""

from __future__ import annotations

import os
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.attribution import attributed
from briefer.memo.checks import check
from briefer.memo.compose import ANNEX, compose
from briefer.memo.document import Bullets, Extract, Heading, NotesAt, Para, Version
from briefer.memo.draft import draft
from briefer.memo.finding import UNUSED, VOICE
from briefer.memo.marks import inside_marks
from briefer.memo.running_text import rewritten, runs
from briefer.model.article import Outlet
from briefer.model.inline import InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.memo import KeptMemo, MemoBlock
from briefer.model.voice import Voice
from briefer.paths import templates
from tests.memo.tree.conftest import ADA, COUNCIL, PORTS, TOLLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block, Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

LANGUAGES: Final = ("en", "es")
ROUNDS: Final = int(os.environ.get("BRIEFER_FUZZ_VOICES", "10"))


@pytest.fixture(params=list(memo_template.places([templates()])))
def each(request: pytest.FixtureRequest) -> Template:
    return memo_template.load(templates() / str(request.param))


@pytest.fixture
def evidence(desk: Desk) -> Evidence:
    """Three outlets, every voice, and an analyst's own lead-ins to come."""
    voices = ("direct", "partial", "paraphrase", "official", None)
    for outlet in ("Harbour Wire", "Northport Post", None):
        for number, modality in enumerate(voices):
            words = f"the gates must open at once, {number} of {outlet}"
            made = desk.article(
                f"He said: {words}. So.", outlet, published=f"2023-12-{20 + number}"
            )
            by = [ADA if number % 2 else COUNCIL]
            topics = [desk.tag(PORTS if number % 3 else TOLLS, 2)]
            desk.passage(made, words, by=by, topics=topics, modality=modality)
        acted = desk.article(f"Boats of {outlet} left the port on Monday.", outlet)
        desk.passage(acted, "left the port on Monday", acting=[COUNCIL])
    return desk.evidence(outlets=(Outlet(1, "o1", "Harbour Wire", aliases=("The Wire",)),))


def versions(template: Template, evidence: Evidence, language: str) -> tuple[KeptMemo, Memo, Memo]:
    kept = with_sentences(draft(template, evidence, {"language": language}), evidence)
    sourced = compose(kept, template, evidence).memo
    return kept, sourced, compose(kept, template, evidence, Version.CLEAN).memo


def with_sentences(kept: KeptMemo, evidence: Evidence) -> KeptMemo:
    """Write a sentence of the analyst's own on every passage into the first section."""
    blocks = []
    for passage in evidence.passages:
        outlet = evidence.article_of(passage).outlet
        words = InlineExtract(passage.guid, passage.quote, passage.voice)
        named = () if passage.voice.in_marks or outlet is None else (Text(f"{outlet}: he wants "),)
        if named or passage.voice.in_marks:
            blocks.append(MemoBlock("paragraph", ((*named, words, Text(". He waits.")),)))
        told = (Text("This is told of them."), NoteRef(passage.guid))
        blocks.append(MemoBlock("bullets", (told, told)))
    first, *others = kept.sections
    return replace(kept, sections=(replace(first, blocks=tuple(blocks)), *others))


def body(memo: Memo) -> list[Block]:
    blocks: list[Block] = []
    for block in memo.blocks:
        if isinstance(block, Heading) and block.anchor.startswith(ANNEX):
            return blocks[:-1]
        blocks.append(block)
    return blocks


def names(guid: str, evidence: Evidence, template: Template, language: str) -> tuple[str, ...]:
    article = evidence.article_of(evidence.passage_by_guid[guid])
    if article.outlet:
        return evidence.outlet_names[article.outlet]
    return (template.wording(language).say("memo.unnamed_outlet"),)


def extracts(blocks: list[Block]) -> list[InlineExtract]:
    return [
        i for block in blocks for run in runs(block) for i in run if isinstance(i, InlineExtract)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_versions_have_the_same_sections_and_extracts_in_the_same_order(
    each: Template, evidence: Evidence, language: str
) -> None:
    _, sourced, clean = versions(each, evidence, language)
    headings = [[b for b in body(memo) if isinstance(b, Heading)] for memo in (sourced, clean)]
    assert headings[0] == headings[1]
    assert extracts(body(sourced)) == extracts(list(clean.blocks))
    assert [type(block) for block in body(sourced)] == [type(block) for block in clean.blocks]
    assert extracts(body(sourced))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clean_version_has_no_note_no_link_and_no_annex(
    each: Template, evidence: Evidence, language: str
) -> None:
    _, _, clean = versions(each, evidence, language)
    items = [item for block in clean.blocks for run in runs(block) for item in run]
    listed = {block.text for block in clean.blocks if isinstance(block, Heading)}
    assert clean.meta.notes_at is NotesAt.NONE
    assert not clean.notes
    assert not any(isinstance(item, NoteRef) for item in items)
    assert not any(isinstance(item, Link) for item in items) or each.name == "digest"
    assert each.wording(language).say("sections.further") not in listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_with_a_note_names_its_outlet(
    each: Template, evidence: Evidence, language: str
) -> None:
    kept, _, clean = versions(each, evidence, language)
    noted = compose(replace(kept, fields={**kept.fields, "notes": "end"}), each, evidence).memo
    count = 0
    for with_notes, block in zip(body(noted), clean.blocks, strict=True):
        for marked, said in zip(runs(with_notes), runs(block), strict=True):
            for item in marked:
                if isinstance(item, NoteRef):
                    own = plain_text(tuple(i for i in said if not isinstance(i, InlineExtract)))
                    known = names(item.passage, evidence, each, language)
                    assert any(name in own for name in known), plain_text(said)
                    count += 1
    assert count > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reporters_words_stand_in_marks_without_their_outlet_before(
    each: Template, evidence: Evidence, language: str
) -> None:
    kept, _, clean = versions(each, evidence, language)
    for run in (run for block in clean.blocks for run in runs(block)):
        for place, item in enumerate(run):
            if isinstance(item, InlineExtract) and not item.voice.in_marks:
                before = plain_text(run[:place])
                known = names(item.passage, evidence, each, language)
                assert any(name in before for name in known), plain_text(run)
                assert not inside_marks(before, len(before)) or known[0] in before
    found = check(kept, clean, evidence, each)
    assert [finding.message for finding in found if finding.blocks] == []


def places(memo: Memo) -> list[tuple[int, InlineExtract]]:
    """Return where a reporter's words stand."""
    return [
        (number, item)
        for number, block in enumerate(memo.blocks)
        for run in runs(block)
        for item in run
        if isinstance(item, InlineExtract) and not item.voice.in_marks
    ]


def changed(memo: Memo, number: int, block: Block) -> Memo:
    return replace(memo, blocks=(*memo.blocks[:number], block, *memo.blocks[number + 1 :]))


def in_own_voice(block: Block, guid: str) -> Block:
    """Return the block with the reporter's words as the speaker's own."""
    return rewritten(
        block,
        lambda run: tuple(
            replace(item, voice=Voice.OWN)
            if isinstance(item, InlineExtract) and item.passage == guid
            else item
            for item in run
        ),
    )


def in_marks_unnamed(block: Block, guid: str, known: tuple[str, ...]) -> Block:
    """Return the block with the reporter's words in marks, and the outlet's name taken away."""

    def change(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if not any(isinstance(item, InlineExtract) and item.passage == guid for item in run):
            return run
        return tuple(_changed(run, guid, known))

    return rewritten(block, change)


def _changed(run: tuple[Inline, ...], guid: str, known: tuple[str, ...]) -> Iterator[Inline]:
    for item in run:
        if isinstance(item, InlineExtract) and item.passage == guid:
            yield from (Text("“"), item, Text("”"))
        elif isinstance(item, Text):
            without = re.sub("|".join(map(re.escape, known)), "somebody", item.text)
            yield replace(item, text=without.replace("“", "").replace("”", ""))
        else:
            yield item


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reporters_words_given_to_a_speaker_are_found(
    each: Template, evidence: Evidence, language: str
) -> None:
    kept, _, clean = versions(each, evidence, language)
    chance = random.Random(each.name + language)
    found = places(clean)
    assert found
    for number, item in chance.choices(found, k=ROUNDS):
        known = names(item.passage, evidence, each, language)
        block = clean.blocks[number]
        for mutant in (
            in_own_voice(block, item.passage),
            in_marks_unnamed(block, item.passage, known),
        ):
            findings = check(kept, changed(clean, number, mutant), evidence, each)
            blocking = {(f.kind, f.passage) for f in findings if f.blocks}
            assert (VOICE, item.passage) in blocking, plain_text(runs(mutant)[0])


def test_naming_an_outlet_changes_no_words_of_a_source(
    each: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(each, fixture_evidence, {"notes": "end"})
    memo = compose(kept, each, fixture_evidence).memo
    named = attributed(memo.blocks, fixture_evidence, each.wording("en"), links=True)
    assert extracts(list(named)) == extracts(list(memo.blocks))
    assert any(isinstance(block, Bullets | Para | Extract) for block in named)


def test_a_key_passage_of_the_annex_is_not_called_missing_in_the_clean_version(
    each: Template, fixture_evidence: Evidence
) -> None:
    starred = tuple(
        replace(p, statement=replace(p.statement, starred=True)) for p in fixture_evidence.passages
    )
    made = replace(fixture_evidence, passages=starred)
    kept = draft(each, made, {})
    found = [
        {
            f.passage
            for f in check(kept, compose(kept, each, made, v).memo, made, each)
            if f.kind == UNUSED
        }
        for v in Version
    ]
    assert found[0] == found[1]
