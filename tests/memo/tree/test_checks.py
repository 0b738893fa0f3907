"""The checks before an export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.checks import body_end, check
from briefer.memo.compose import compose
from briefer.memo.document import Extract, Heading
from briefer.memo.draft import draft, extract_block
from briefer.memo.template import Length
from briefer.model.article import Fact, Outlet
from briefer.model.inline import Inline, InlineExtract, NoteRef, Text
from briefer.model.memo import (
    AS_BASIS,
    AS_EXTRACT,
    BULLETS,
    EXTRACT,
    PARAGRAPH,
    KeptMemo,
    MemoBlock,
    MemoSection,
)
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk


WORDS = "quotation voice unsourced"


def _check(
    template: Template, evidence: Evidence, kept: KeptMemo, pages: float | None = None
) -> tuple[Finding, ...]:
    return check(kept, compose(kept, template, evidence).memo, evidence, template, pages)


def _of(
    template: Template,
    evidence: Evidence,
    *blocks: MemoBlock,
    kinds: str = "quotation voice unsourced",
) -> list[tuple[str, bool]]:
    """Check a memo of these blocks; return kind and whether it blocks, of the kinds asked for."""
    fields = {"to": "A", "from": "B", "subject": "C"}
    sections = (MemoSection("key-points", "Key points", {}, blocks),)
    kept = KeptMemo(template.name, "A memo", fields, sections)
    found = _check(template, evidence, kept)
    return [(finding.kind, finding.blocks) for finding in found if finding.kind in kinds.split()]


def _typed(text: str) -> MemoBlock:
    return MemoBlock(PARAGRAPH, ((Text(text),),), guid="block")


def _sentence(*inlines: Inline) -> MemoBlock:
    return MemoBlock(PARAGRAPH, (inlines,), guid="block")


def _led(lead: str, passage: Passage) -> MemoBlock:
    return replace(extract_block(passage), content=((Text(lead),),), guid="block")


def test_a_draft_has_nothing_that_blocks(template: Template, fixture_evidence: Evidence) -> None:
    for language in template.wordings:
        kept = draft(template, fixture_evidence, {"language": language})
        found = _check(template, fixture_evidence, kept)
        assert not [finding for finding in found if finding.blocks]
        assert {finding.kind for finding in found} == {
            "header",
            "empty-section",
            "one-outlet",
            "single-origin",
            "undated",
        }


# ---- quotations


def test_a_changed_word_in_an_extract_blocks_and_shows_both(desk: Desk, template: Template) -> None:
    passage = desk.say("we agreed that additional steps are needed", modality="official")
    block = replace(extract_block(passage), words="we agreed that more steps are needed", guid="b")
    kept = KeptMemo(
        template.name, "A", {}, (MemoSection("key-points", "Key points", {}, (block,)),)
    )
    finding = _check(template, desk.evidence(), kept)[0]
    assert (finding.kind, finding.blocks, finding.where) == ("quotation", True, "§ 1 Key points")
    assert (finding.origin, finding.passage) == ("b", passage.guid)
    assert "“we agreed that more steps are needed” differs" in finding.message
    assert "There stands “we agreed that additional steps are needed”." in finding.message


def test_a_report_is_compared_word_for_word_too(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    block = replace(extract_block(passage), words="seeks low tolls")
    assert _of(template, desk.evidence(), block) == [("quotation", True)]


def test_only_what_may_differ_differs(desk: Desk, template: Template) -> None:
    passage = desk.say('seeks "lower tolls" and\nmore boats', modality="direct")
    block = replace(extract_block(passage), words="seeks “lower tolls” … [many] boats")
    assert _of(template, desk.evidence(), block) == []


def test_a_text_that_no_longer_has_the_words_blocks(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    article = desk.articles[0]
    block = extract_block(passage)
    changed = desk.evidence(texts={article.text_hash: "Something else altogether, long enough."})
    assert _of(template, changed, block) == [("quotation", True)]
    assert _of(template, desk.evidence(texts={}), block) == [("quotation", True)]


def test_words_inside_a_sentence_are_compared(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    block = _sentence(
        Text("Harbour Wire says she "), InlineExtract(passage.guid, "sought tolls", Voice.REPORT)
    )
    assert _of(template, desk.evidence(), block) == [("quotation", True)]


# ---- blocks without a source


def test_an_extract_without_its_passage_is_unsourced(desk: Desk, template: Template) -> None:
    gone = MemoBlock(EXTRACT, words="we open", passages=(("gone", AS_EXTRACT),))
    assert _of(template, desk.evidence(), gone) == [("unsourced", False)]
    assert _of(template, desk.evidence(), replace(gone, passages=())) == [("unsourced", False)]


@pytest.mark.parametrize("kind", [PARAGRAPH, BULLETS])
def test_a_text_that_rests_on_a_removed_passage_is_unsourced(
    desk: Desk, template: Template, kind: str
) -> None:
    passages = (("gone", AS_BASIS), ("gone too", AS_BASIS))
    block = MemoBlock(kind, ((Text("They agree."),),), passages=passages, guid="block")
    assert _of(template, desk.evidence(), block) == [("unsourced", False)]


# ---- voices: extracts


def test_a_lead_in_that_names_the_outlet_before_the_mark_is_right(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("seeks lower tolls")
    evidence = desk.evidence(outlets=(Outlet(1, "o", "Harbour Wire", aliases=("HW",)),))
    for lead in ("Harbour Wire reports that she", "HW says she", "According to HARBOUR WIRE, she"):
        assert _of(template, evidence, _led(lead, passage)) == []


@pytest.mark.parametrize("lead", ["Valdemar:", "She said", "A wire says", "HWX says she"])
def test_a_lead_in_that_does_not_name_the_outlet_blocks(
    desk: Desk, template: Template, lead: str
) -> None:
    passage = desk.say("seeks lower tolls")
    evidence = desk.evidence(outlets=(Outlet(1, "o", "Harbour Wire", aliases=("HW",)),))
    assert _of(template, evidence, _led(lead, passage)) == [("voice", True)]


def test_the_outlets_name_after_the_words_is_too_late(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    late = (
        Text("She "),
        InlineExtract(passage.guid, "seeks lower tolls", Voice.REPORT),
        Text(", Harbour Wire reports."),
    )
    assert _of(template, desk.evidence(), _sentence(*late)) == [("voice", True)]


def test_own_words_and_official_texts_may_follow_any_lead_in(
    desk: Desk, template: Template
) -> None:
    for modality in ("direct", "official"):
        passage = desk.say(f"we open {modality} gates", modality=modality)
        assert _of(template, desk.evidence(), _led("She said", passage)) == []


def test_a_passage_that_is_a_report_today_is_checked_as_one(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls", modality="paraphrase")
    stale = InlineExtract(passage.guid, "seeks lower tolls", Voice.OWN)
    assert _of(template, desk.evidence(), _sentence(Text("She said "), stale)) == [("voice", True)]


def test_a_tree_that_gives_marks_to_a_report_blocks(desk: Desk, template: Template) -> None:
    passage = desk.say("seeks lower tolls")
    evidence = desk.evidence()
    kept = draft(template, evidence, {})
    memo = compose(kept, template, evidence).memo
    forged = InlineExtract(passage.guid, "seeks lower tolls", Voice.OWN)
    blocks = tuple(
        replace(block, inlines=(forged,)) if isinstance(block, Extract) else block
        for block in memo.blocks
    )
    found = check(kept, replace(memo, blocks=blocks), evidence, template)
    assert [finding.kind for finding in found if finding.blocks] == ["voice"]


def test_where_the_source_names_no_outlet_the_lead_in_must_say_so(
    desk: Desk, template: Template
) -> None:
    passage = desk.passage(desk.article("She seeks tolls", None), "She seeks tolls", by=[desk.ADA])
    evidence = desk.evidence()
    assert _of(template, evidence, _led("They say", passage)) == [("voice", True)]
    named = _led("According to an outlet not named in the source, “", passage)
    assert _of(template, evidence, named) == []


# ---- voices: words that the analyst typed


@pytest.mark.parametrize(
    "text",
    [
        "López said: “seeks lower tolls”.",
        'López said: "seeks lower tolls"',
        "López said: «seeks lower tolls»",
        "López said: „seeks lower tolls“",
        "López said: “seeks\u00a0 lower tolls,” and left.",
        "“seeks lower tolls”, Harbour Wire reports.",
    ],
)
def test_typed_words_of_a_report_under_a_name_block(
    desk: Desk, template: Template, text: str
) -> None:
    desk.say("seeks lower tolls")
    assert _of(template, desk.evidence(), _typed(text)) == [("voice", True)]


def test_typed_words_of_a_report_after_the_outlets_name_are_right(
    desk: Desk, template: Template
) -> None:
    desk.say("seeks lower tolls")
    block = _typed("Harbour Wire reports that she “seeks lower tolls”.")
    assert _of(template, desk.evidence(), block) == []


def test_typed_words_that_no_tag_covers_are_found_in_the_text(
    desk: Desk, template: Template
) -> None:
    desk.article("The strait has seen many storms this year, and crews are tired.")
    block = _typed("She knows “the strait has seen many storms”, and acts.")
    assert _of(template, desk.evidence(), block) == [("voice", True)]


def test_typed_words_of_a_speaker_are_right(desk: Desk, template: Template) -> None:
    desk.say("we will open every gate", modality="direct")
    assert _of(template, desk.evidence(), _typed("She said “we will open every gate”.")) == []
    assert _of(template, desk.evidence(), _typed("She said “will open every gate.”")) == []


def test_typed_words_that_the_source_has_in_marks_are_right(desk: Desk, template: Template) -> None:
    desk.article('The minister spoke of "ever more irregular traffic" and left.')
    block = _typed("The minister speaks of “ever more irregular traffic”.")
    assert _of(template, desk.evidence(), block) == []


def test_terms_and_titles_in_marks_are_no_quotations(desk: Desk, template: Template) -> None:
    desk.article("Short of the mark, they meet.", title="Three Ministers Meet over Ferries")
    text = "The “ferry crisis” of “Three Ministers Meet over Ferries” goes on."
    assert _of(template, desk.evidence(), _typed(text)) == []


def test_a_misquoted_passage_blocks_and_other_words_are_unsourced(
    desk: Desk, template: Template
) -> None:
    desk.say("we agreed that additional steps are needed", modality="official")
    evidence = desk.evidence()
    misquoted = _typed("They “agreed that additional steps were needed”.")
    assert _of(template, evidence, misquoted) == [("quotation", True)]
    invented = _typed("They said “nobody knows what tomorrow brings”.")
    assert _of(template, evidence, invented) == [("unsourced", False)]


def test_the_subject_and_the_headings_are_read_too(desk: Desk, template: Template) -> None:
    desk.say("seeks lower tolls")
    evidence = desk.evidence()
    kept = draft(template, evidence, {"subject": "Valdemar “seeks lower tolls”"})
    kept = replace(
        kept, sections=(MemoSection("", "Why she “seeks lower tolls”", {}, (_typed("So."),)),)
    )
    found = [f for f in _check(template, evidence, kept) if f.blocks]
    assert [(f.kind, f.where) for f in found] == [
        ("voice", "Header, SUBJECT"),
        ("voice", "§ 1 Why she “seeks lower tolls”"),
    ]


# ---- what a memo lacks


def test_required_fields_and_empty_sections_are_named(
    template: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(template, fixture_evidence, {"subject": "Talks"})
    kept = replace(kept, fields={"to": " ", "subject": "Talks"})
    found = _check(template, fixture_evidence, kept)
    assert [(f.where, f.message) for f in found if f.kind == "header"] == [
        ("Header", "“For” is empty; fill it in, or it is left out.")
    ]
    assert [f.where for f in found if f.kind == "empty-section"] == [
        "Bottom line",
        "Key points",
        "Outlook and dates to watch",
    ]


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        (None, None),
        (3, None),
        (3.5, None),
        (4, "The body has 4 pages, and the template allows 4 pages."),
        (5, "The body has 5 pages; the template allows 4 pages. Move passages out."),
    ],
)
def test_the_length_guard_warns_near_its_limit_and_beyond(
    desk: Desk, template: Template, pages: float | None, message: str | None
) -> None:
    kept = draft(template, desk.evidence(), {})
    found = _check(template, desk.evidence(), kept, pages)
    assert [f.message for f in found if f.kind == "length"] == ([message] if message else [])


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        (1, "The body has 1 page, and the template allows 1 page."),
        (1.3, "The body has 1.3 pages; the template allows 1 page. Move passages out."),
    ],
)
def test_a_template_of_one_page_says_so(
    desk: Desk, template: Template, pages: float, message: str
) -> None:
    short = replace(template, length=Length(pages=1, warn=0.9))
    found = _check(short, desk.evidence(), draft(short, desk.evidence(), {}), pages)
    assert [f.message for f in found if f.kind == "length"] == [message]


def test_a_memo_that_is_too_long_says_where_to_cut(desk: Desk, template: Template) -> None:
    for number in range(3):
        desk.say(f"word {number}", topics=[desk.tag(desk.PORTS)])
    evidence = desk.evidence()
    kept = draft(template, evidence, {})
    bottom = replace(kept.sections[0], blocks=(MemoBlock(PARAGRAPH, ((Text("Wait " * 400),),)),))
    kept = replace(kept, sections=(bottom, *kept.sections[1:]))
    (said,) = [f for f in _check(template, evidence, kept, 5) if f.kind == "length"]
    assert said.message.startswith(
        "The body has 5 pages; the template allows 4 pages. Cut first where most stands: "
        "“Bottom line” (400 words); "
    )
    assert "(3 passages)" in said.message
    assert said.fixes[0].target == bottom.guid


def test_the_body_ends_before_the_annex(desk: Desk, template: Template) -> None:
    evidence = desk.evidence()
    short = compose(draft(template, evidence, {}), template, evidence).memo
    assert body_end(short) == len(short.blocks) - 1
    for number in range(4):
        desk.say(f"word {number}", topics=[desk.tag(desk.PORTS)])
    evidence = desk.evidence()
    memo = compose(draft(template, evidence, {}), template, evidence).memo
    after = memo.blocks[body_end(memo) + 2]
    assert isinstance(after, Heading)
    assert after.text == "Annex: Further passages"


def test_an_article_without_a_date_of_its_own_is_named_with_its_notes(
    desk: Desk, template: Template
) -> None:
    undated = desk.article("one two three four", title="Undated", published=None)
    blocks = [
        extract_block(desk.passage(undated, words, by=[desk.ADA]))
        for words in ("one", "two", "three", "four")
    ]
    facts = (Fact("published", "analyst", about=True),)
    dated = desk.article("five", title="Dated by hand", facts=facts)
    blocks.append(extract_block(desk.passage(dated, "five", by=[desk.ADA])))
    sections = (MemoSection("key-points", "Key points", {}, tuple(blocks)),)
    found = _check(template, desk.evidence(), KeptMemo(template.name, "A", {}, sections))
    assert [(f.where, f.message) for f in found if f.kind == "undated"] == [
        ("Notes 1, 2, 3 …", "“Undated” has no date; set one in the list of articles."),
        ("Note 5", "“Dated by hand” gives no date of its own; it prints yours, about 27 Dec 2023."),
    ]


def test_an_article_without_an_outlet_is_named(desk: Desk, template: Template) -> None:
    passage = desk.passage(desk.article("one", None), "one", by=[desk.ADA])
    found = _of(template, desk.evidence(), extract_block(passage), kinds="no-outlet")
    assert found == [("no-outlet", False)]


def test_printed_positions_on_one_origin_are_named_by_speaker(
    desk: Desk, template: Template
) -> None:
    topics = [desk.tag(desk.PORTS, 2), desk.tag(desk.TOLLS, -1)]
    passage = desk.say("seeks much", topics=topics)
    desk.say("not printed", by=desk.COUNCIL, topics=topics)
    evidence = desk.evidence()
    kinds = "single-origin"
    assert _of(template, evidence, extract_block(passage), kinds=kinds) == [(kinds, False)]
    assert _of(template, evidence, _sentence(NoteRef(passage.guid)), kinds=kinds) == []


def test_a_finding_begins_with_a_capital_where_the_speaker_has_no_name(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("seeks much", by=desk.SPOKESMAN, topics=[desk.tag(desk.PORTS, 2)])
    evidence = desk.evidence()
    small = tuple(
        replace(each, short_name="spokesman") if each.id == desk.SPOKESMAN else each
        for each in evidence.codebook.stakeholders
    )
    evidence = replace(evidence, codebook=replace(evidence.codebook, stakeholders=small))
    sections = (MemoSection("", "Talks", {}, (extract_block(passage),)),)
    found = _check(template, evidence, KeptMemo(template.name, "A", {}, sections))
    (said,) = [finding.message for finding in found if finding.kind == "single-origin"]
    assert said.startswith("Spokesman (open gates): reported by Harbour Wire, confirmed by no ")


def test_a_position_of_several_outlets_and_no_independent_origin_names_them_in_a_sentence(
    desk: Desk, template: Template
) -> None:
    tag = desk.tag(desk.PORTS, 2)
    first = desk.passage(desk.article("one"), "one", by=[desk.ADA], topics=[tag])
    for words, outlet in (("two", "Strait Post"), ("three", "Ferry News")):
        desk.passage(desk.article(words, outlet), words, by=[desk.ADA], topics=[tag])
    sections = (MemoSection("", "Talks", {}, (extract_block(first),)),)
    found = _check(template, desk.evidence(), KeptMemo(template.name, "A", {}, sections))
    (said,) = [finding.message for finding in found if finding.kind == "single-origin"]
    assert said.startswith(
        "Valdemar (open gates): reported by Harbour Wire, Strait Post and Ferry News, confirmed "
    )
