"""Words under a name that is not their speaker's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.draft import draft, extract_block
from briefer.memo.finding import OTHER_SPEAKER, STALE
from briefer.memo.outline import outline
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.passage import PartyTag
from briefer.model.voice import Voice
from briefer.paths import templates

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk

WORDS = "we will open every gate"


def _memo(template: Template, title: str, *blocks: MemoBlock, **binding: str) -> KeptMemo:
    return KeptMemo(template.name, "A", {}, (MemoSection("", title, binding, blocks),))


def _findings(
    template: Template, evidence: Evidence, kept: KeptMemo, kind: str = OTHER_SPEAKER
) -> list[Finding]:
    found = check(kept, compose(kept, template, evidence).memo, evidence, template)
    assert not any(f.blocks for f in found if f.kind == kind)
    return [f for f in found if f.kind == kind]


def _sentence(before: str, passage: Passage, after: str = ".") -> MemoBlock:
    words = InlineExtract(passage.guid, passage.quote, Voice.OWN)
    return MemoBlock(PARAGRAPH, ((Text(before), words, Text(after)),), guid="b")


@pytest.mark.parametrize(
    ("before", "after", "other"),
    [
        ("Harbour Council said ", ".", "Harbour Council"),
        ("HARBOUR COUNCIL: ", "", "HARBOUR COUNCIL"),
        ("", ", Harbour Council said.", "Harbour Council"),
        ("Valdemar came. Harbour Council said ", ".", "Harbour Council"),
        ("After “Valdemar is here”, Ferry crews said ", ".", "Ferry crews"),
        ("Valdemar said ", ".", ""),
        ("Asked by the Harbour Council, she said ", ".", ""),
        ("Of Harbour Council’s plan she said ", ".", ""),
        ("", ", Valdemar told Harbour Council.", ""),
        ("Harbour Council met. The minister said ", ".", ""),
        ("She said ", ".", ""),
    ],
)
def test_the_name_beside_own_words_is_their_speakers(
    desk: Desk, template: Template, before: str, after: str, other: str
) -> None:
    passage = desk.say(WORDS, modality="direct")
    evidence = desk.evidence()
    kept = _memo(template, "Talks", _sentence(before, passage, after))
    found = _findings(template, evidence, kept)
    assert [
        f"words of Valdemar, but the name beside them is {other}." in f.message for f in found
    ] == ([True] if other else [])
    typed = MemoBlock(PARAGRAPH, ((Text(f"{before}“{WORDS}”{after}"),),), guid="b")
    assert len(_findings(template, evidence, _memo(template, "Talks", typed))) == len(found)


def test_an_institution_may_stand_for_its_own(desk: Desk, template: Template) -> None:
    passage = desk.say(WORDS, by=desk.COUNCIL, modality="direct")
    evidence = desk.evidence()
    above = _memo(template, "Talks", _sentence("Northport said ", passage))
    assert _findings(template, evidence, above) == []
    below = desk.say("we will close no gate", by=desk.NORTHPORT, modality="direct")
    kept = _memo(template, "Talks", _sentence("Harbour Council said ", below))
    assert len(_findings(template, desk.evidence(), kept)) == 1


def test_he_said_under_the_heading_of_somebody_else_is_told(desk: Desk, template: Template) -> None:
    passage = desk.say(WORDS, modality="direct")
    evidence = desk.evidence()
    for title, count in (("Harbour Council", 1), ("Ada Valdemar, Minister", 0), ("Talks", 0)):
        kept = _memo(template, title, _sentence("The answer was ", passage))
        assert len(_findings(template, evidence, kept)) == count


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Ada Valdemar, Minister of Ports", f"“{WORDS}” ("),
        ("What Valdemar wants", f"“{WORDS}” ("),
        ("Harbour Council", f"Valdemar: “{WORDS}” ("),
        ("The neighbours", f"Valdemar: “{WORDS}” ("),
        ("", f"Valdemar: “{WORDS}” ("),
    ],
)
def test_a_heading_that_does_not_name_the_speaker_leaves_it_to_the_lead_in(
    desk: Desk, template: Template, title: str, printed: str
) -> None:
    passage = desk.say(WORDS, modality="direct")
    kept = _memo(template, title, extract_block(passage), stakeholder="s-ada")
    lines = outline(compose(kept, template, desk.evidence()).memo).split("\n")
    assert any(line.startswith(printed) for line in lines)
    child = KeptMemo(template.name, "A", {}, (MemoSection("", "Talks", children=kept.sections),))
    lines = outline(compose(child, template, desk.evidence()).memo).split("\n")
    assert any(line.startswith(printed) for line in lines)


def test_an_official_text_of_another_party_is_told_and_needs_its_name(
    desk: Desk, template: Template
) -> None:
    article = desk.article("She stressed that lower tolls are needed. So.", "Harbour Council")
    words = "She stressed that lower tolls are needed"
    passage = desk.passage(article, words, by=[desk.ADA], modality="official")
    evidence = desk.evidence()
    kept = _memo(template, "Ada Valdemar", extract_block(passage), stakeholder="s-ada")
    (found,) = _findings(template, evidence, kept)
    assert "is of an official text of Harbour Council and stands in marks as words of" in (
        found.message
    )
    led = replace(extract_block(passage), content=((Text("Valdemar said"),),), guid="b")
    typed = MemoBlock(PARAGRAPH, ((Text(f"Valdemar said “{words}”."),),), guid="b")
    for block, blocked in ((extract_block(passage), []), (led, ["voice"]), (typed, ["voice"])):
        kept = _memo(template, "Talks", block)
        memo = compose(kept, template, evidence).memo
        all_found = check(kept, memo, evidence, template)
        assert [f.kind for f in all_found if f.blocks] == blocked


def test_an_official_text_of_the_speakers_own_or_in_a_newspaper_is_right(
    desk: Desk, template: Template
) -> None:
    for outlet, by in (("Harbour Council", desk.COUNCIL), ("Harbour Wire", desk.ADA)):
        article = desk.article(f"We ask for lower tolls, {outlet}. So.", outlet)
        words = f"We ask for lower tolls, {outlet}"
        passage = desk.passage(article, words, by=[by], modality="official")
        kept = _memo(template, "Talks", extract_block(passage))
        assert _findings(template, desk.evidence(), kept) == []


# ---- what a draft wrote


def _drafted(desk: Desk, template: Template) -> tuple[Evidence, KeptMemo]:
    desk.say(WORDS, topics=[desk.tag(desk.PORTS, 2)], type="demand")
    desk.say("tolls stay", topics=[desk.tag(desk.TOLLS, -2)])
    desk.say("storms come", by=desk.COUNCIL, topics=[desk.tag(desk.STORMS, 1)])
    evidence = desk.evidence()
    kept = draft(template, evidence, {})
    sections = tuple(_named(section, f"{number}") for number, section in enumerate(kept.sections))
    return evidence, replace(kept, sections=sections)


def _named(section: MemoSection, name: str) -> MemoSection:
    blocks = (replace(block, guid=f"{name}.{n}") for n, block in enumerate(section.blocks))
    children = (_named(child, f"{name}-{n}") for n, child in enumerate(section.children))
    return replace(section, guid=name, blocks=tuple(blocks), children=tuple(children))


def _with(evidence: Evidence, changed: Passage) -> Evidence:
    """Return the evidence with a passage in place of the one of its guid."""
    passages = (changed if p.guid == changed.guid else p for p in evidence.passages)
    return replace(evidence, passages=tuple(passages))


def test_a_drafted_position_follows_no_tags_and_says_so(desk: Desk, template: Template) -> None:
    evidence, kept = _drafted(desk, template)
    assert _findings(template, evidence, kept, STALE) == []
    first = evidence.passages[0]
    other_speaker = replace(first, parties=(PartyTag(desk.COUNCIL),))
    other_stance = replace(first, topics=(desk.tag(desk.PORTS, -2),))
    for changed in (other_speaker, other_stance):
        found = _findings(template, _with(evidence, changed), kept, STALE)
        assert [f.where.split(", ")[-1] for f in found] == ["Minister of Ports"]
        assert "open gates" in found[0].message
    desk.say("more", type="demand", topics=[desk.tag(desk.STORMS, 1)])
    assert _findings(template, desk.evidence(), kept, STALE) == []


def test_a_position_that_was_written_on_is_told_by_its_notes(
    desk: Desk, template: Template
) -> None:
    passage = desk.say(WORDS, topics=[desk.tag(desk.PORTS, 2)])
    evidence = desk.evidence()
    note = NoteRef(passage.guid)
    block = MemoBlock(PARAGRAPH, ((Text("Asks a lot."), note),), guid="b", drafted="earlier")
    kept = _memo(template, "Ada Valdemar", block, stakeholder="s-ada")
    assert _findings(template, evidence, kept, STALE) == []
    changed = _with(evidence, replace(passage, parties=(PartyTag(desk.COUNCIL),)))
    assert len(_findings(template, changed, kept, STALE)) == 1
    own = replace(kept, sections=(replace(kept.sections[0], blocks=(replace(block, drafted=""),)),))
    assert _findings(template, changed, own, STALE) == []


def test_a_line_of_a_drafted_summary_is_held_to_its_speakers_tags(desk: Desk) -> None:
    template = memo_template.load(templates() / "action")
    evidence, kept = _drafted(desk, template)
    bullets = [b for b in kept.blocks() if b.kind == BULLETS and b.drafted]
    assert bullets
    assert _findings(template, evidence, kept, STALE) == []
    changed = replace(evidence.passages[0], topics=(desk.tag(desk.PORTS, -2),))
    found = _findings(template, _with(evidence, changed), kept, STALE)
    assert bullets[0].guid in [f.origin for f in found]
