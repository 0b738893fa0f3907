"""Kept memos become trees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.memo.compose import AUTO, compose
from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    Heading,
    PageBreak,
    Para,
    ParaRole,
    Table,
)
from briefer.memo.draft import draft, extract_block
from briefer.memo.template import load
from briefer.model.inline import Emph, InlineExtract, NoteRef, Text, plain_text
from briefer.model.memo import (
    AS_BASIS,
    AS_EXTRACT,
    BULLETS,
    EXTRACT,
    PAGE_BREAK,
    PARAGRAPH,
    KeptMemo,
    MemoBlock,
    MemoSection,
)
from briefer.model.passage import Translation
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.compose import Composed
    from briefer.memo.document import Block, Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage
    from tests.memo.tree.conftest import Desk


def _written(template: Template, *blocks: MemoBlock, key: str = "key-points") -> KeptMemo:
    return KeptMemo(template.name, "A memo", sections=(MemoSection(key, "Points", {}, blocks),))


def _composed(template: Template, desk: Desk, *blocks: MemoBlock) -> Composed:
    return compose(_written(template, *blocks), template, desk.evidence())


def _paragraph(*inlines: Inline, passages: tuple[tuple[str, str], ...] = ()) -> MemoBlock:
    return MemoBlock(PARAGRAPH, (inlines,), passages=passages, guid="block")


def _led(lead: str, passage: Passage) -> MemoBlock:
    return replace(extract_block(passage), content=((Text(lead),),), guid="block")


def _last(memo: Memo) -> Block:
    return memo.blocks[-1]


def _words(block: Block) -> str:
    assert isinstance(block, Para | Extract)
    return plain_text(block.inlines)


def _headings(memo: Memo) -> list[tuple[int, str, str]]:
    return [(b.level, b.number, b.text) for b in memo.blocks if isinstance(b, Heading)]


def test_the_head_prints_what_is_known(template: Template, fixture_evidence: Evidence) -> None:
    composed = compose(draft(template, fixture_evidence, {}), template, fixture_evidence)
    head = composed.memo.blocks[0]
    assert isinstance(head, HeaderBlock)
    assert head.title == "MEMORANDUM"
    assert [(field.label, field.value) for field in head.fields] == [
        ("MEMORANDUM FOR", "Deputy Assistant Secretary"),
        ("FROM", "Regional desk"),
        ("DATE", "29\u00a0December 2023"),
        ("PERIOD", "about 29\u00a0December 2023"),
    ]


def test_a_given_date_prints_in_words_and_the_stamp_stays_the_exports(
    template: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(template, fixture_evidence, {"date": "2024-01-02", "subject": "Talks"})
    memo = compose(kept, template, fixture_evidence).memo
    head = memo.blocks[0]
    assert isinstance(head, HeaderBlock)
    assert ("DATE", "2\u00a0January 2024") in [(field.label, field.value) for field in head.fields]
    assert [field.label for field in head.fields if field.strong] == ["SUBJECT"]
    assert memo.meta.stamp == "2023-12-29T00:00:00Z"
    assert (memo.meta.title, memo.meta.author) == ("Talks", "Regional desk")


def test_a_whole_day_prints_in_words_in_every_field_and_a_number_stays(
    desk: Desk, fixture_evidence: Evidence
) -> None:
    digest = load(paths.templates() / "digest")
    given = {"next": "2024-01-05", "number": "2024-01", "subject": "Talks"}
    head = compose(draft(digest, fixture_evidence, given), digest, fixture_evidence).memo.blocks[0]
    assert isinstance(head, HeaderBlock)
    said = {field.label: field.value for field in head.fields}
    assert (said["NEXT ISSUE"], said["NUMBER"]) == ("5\u00a0January 2024", "2024-01")


def test_empty_sections_are_left_out_and_the_numbers_close_up(
    template: Template, fixture_evidence: Evidence
) -> None:
    composed = compose(draft(template, fixture_evidence, {}), template, fixture_evidence)
    sections = [(number, text) for level, number, text in _headings(composed.memo) if level == 1]
    assert sections == [
        ("1", "Positions by stakeholder"),
        ("2", "Position matrix"),
        ("3", "Agreements, disagreements, contradictions"),
        ("4", "Gaps and single-source items"),
        ("5", "Sources"),
    ]
    assert composed.left_out == (
        "Bottom line",
        "Key points",
        "Outlook and dates to watch",
        "Annex: Further passages",
    )


def test_an_annex_starts_a_new_page_without_a_number(desk: Desk, template: Template) -> None:
    for number in range(4):
        desk.say(f"word {number}", topics=[desk.tag(desk.PORTS)])
    evidence = desk.evidence()
    memo = compose(draft(template, evidence, {}), template, evidence).memo
    place = memo.blocks.index(Heading(1, "Annex: Further passages", "", "annex-1"))
    assert memo.blocks[place - 1] == PageBreak()
    assert memo.blocks[place + 1] == Heading(2, "Ada Valdemar, Minister of Ports", "", "annex-1-1")


def test_each_use_of_a_passage_has_a_note_of_its_own(desk: Desk, template: Template) -> None:
    passage = desk.say("open the gates", modality="direct")
    block = extract_block(passage)
    memo = _composed(template, desk, block, block).memo
    assert [(note.number, note.passage) for note in memo.notes] == [(1, "g1"), (2, "g1")]
    assert [source.article for source in memo.sources] == ["a1"]
    assert isinstance(memo.blocks[-1], Extract)
    assert memo.blocks[-1].inlines == (
        Text("Valdemar: "),
        InlineExtract("g1", "open the gates", Voice.OWN),
        Text(" (quoted by Harbour Wire)"),
        NoteRef("g1", 2),
    )


def test_a_report_prints_without_marks_after_the_outlets_name(
    desk: Desk, template: Template
) -> None:
    memo = _composed(template, desk, extract_block(desk.say("seeks lower tolls"))).memo
    assert _words(_last(memo)) == "Valdemar, as reported by Harbour Wire: seeks lower tolls"


def test_after_a_lead_in_of_the_analysts_the_outlets_words_stand_in_marks(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("seeks lower tolls")
    for lead in ("Harbour Wire reports that she", "Harbour Wire reports that she “"):
        block = _last(_composed(template, desk, _led(lead, passage)).memo)
        assert isinstance(block, Extract)
        assert block.voice is Voice.REPORT
        assert plain_text(block.inlines) == "Harbour Wire reports that she “seeks lower tolls”."
        assert block.inlines[-1] == NoteRef("g1", 1)


def test_after_a_lead_in_of_the_analysts_own_words_stand_in_one_pair_of_marks(
    desk: Desk, template: Template
) -> None:
    passage = desk.say("we open", modality="direct")
    block = _last(_composed(template, desk, _led('She promised: "', passage)).memo)
    assert _words(block) == "She promised: “we open”"


def test_a_blank_lead_in_counts_as_none(desk: Desk, template: Template) -> None:
    block = _last(_composed(template, desk, _led(" ", desk.say("we open"))).memo)
    assert _words(block).startswith("Valdemar, as reported by Harbour Wire: ")


def test_an_extract_in_the_analysts_sentence_stands_in_marks_with_a_note(
    desk: Desk, template: Template
) -> None:
    report, own = desk.say("lower tolls"), desk.say("we open", modality="direct")
    block = _paragraph(
        Text("Harbour Wire reports that she wants "),
        InlineExtract(report.guid, "lower tolls", Voice.REPORT),
        Text("; she says “"),
        InlineExtract(own.guid, "we open", Voice.REPORT),
        Text("”"),
        NoteRef(own.guid),
        Text("."),
    )
    para = _last(_composed(template, desk, block).memo)
    assert isinstance(para, Para)
    assert para.origin == "block"
    assert [item.number for item in para.inlines if isinstance(item, NoteRef)] == [1, 2]
    assert "wants “lower tolls”; she says" in plain_text(para.inlines)


def test_the_voice_is_the_passages_of_today_and_not_that_of_the_kept_words(
    desk: Desk, template: Template
) -> None:
    report = desk.say("lower tolls", modality="paraphrase")
    stale = _paragraph(InlineExtract(report.guid, "lower tolls", Voice.OWN))
    para = _last(_composed(template, desk, stale).memo)
    assert isinstance(para, Para)
    assert InlineExtract(report.guid, "lower tolls", Voice.REPORT) in para.inlines


def test_an_extract_whose_passage_is_gone_keeps_its_words_without_marks_or_note(
    desk: Desk, template: Template
) -> None:
    desk.say("something else")
    gone = MemoBlock(EXTRACT, ((Text("She said: "),),), "we open", (("gone", AS_EXTRACT),))
    composed = _composed(template, desk, gone)
    assert _words(_last(composed.memo)) == "She said: we open"
    assert composed.memo.notes == ()


def test_a_note_on_a_passage_that_is_gone_is_dropped(desk: Desk, template: Template) -> None:
    memo = _composed(template, desk, _paragraph(Text("So."), NoteRef("gone"))).memo
    assert memo.notes == ()
    assert _words(_last(memo)) == "So."


def test_a_translation_into_the_memos_language_prints_with_its_label(
    desk: Desk, template: Template
) -> None:
    translations = (Translation("fr", "nous ouvrons"), Translation("en", "we open", "Ivo Reed"))
    passage = desk.say("abrimos", modality="direct", translations=translations)
    block = _last(_composed(template, desk, extract_block(passage)).memo)
    assert isinstance(block, Extract)
    assert plain_text(block.translation) == "Our translation (Ivo Reed): we open"
    spanish = replace(_written(template, extract_block(passage)), fields={"language": "es"})
    block = _last(compose(spanish, template, desk.evidence()).memo)
    assert isinstance(block, Extract)
    assert block.translation == ()


def test_every_kind_of_block_has_its_place_in_the_tree(desk: Desk, template: Template) -> None:
    points = MemoBlock(
        BULLETS, ((Text("One."),), (), (Text("Two."),)), passages=(("g1", AS_BASIS),)
    )
    desk.say("a word")
    memo = _composed(template, desk, points, MemoBlock(PAGE_BREAK), _paragraph(Emph("End."))).memo
    assert memo.blocks[-3:] == (
        Bullets(((Text("One."),), (Text("Two."),)), ("g1",)),
        PageBreak(),
        Para((Emph("End."),), ParaRole.BODY, (), "block"),
    )


def test_a_section_of_blank_paragraphs_has_nothing_to_say(desk: Desk, template: Template) -> None:
    composed = _composed(template, desk, _paragraph(Text("  ")), MemoBlock(BULLETS, ((),)))
    assert composed.left_out == ("Points",)
    assert _headings(composed.memo) == []


def test_the_bottom_line_and_a_position_have_their_looks(desk: Desk, template: Template) -> None:
    passage = desk.say("we open", topics=[desk.tag(desk.PORTS, 2)])
    evidence = desk.evidence()
    kept = draft(template, evidence, {})
    first, *others = kept.sections
    first = replace(first, blocks=(_paragraph(Text("All agree.")),))
    after = replace(
        others[1].children[0], blocks=(*others[1].children[0].blocks, _paragraph(Text(".")))
    )
    others[1] = replace(others[1], children=(after,))
    memo = compose(replace(kept, sections=(first, *others)), template, evidence).memo
    roles = [block.role for block in memo.blocks if isinstance(block, Para)]
    assert roles[:3] == [ParaRole.BOTTOM_LINE, ParaRole.POSITION, ParaRole.BODY]
    assert passage.guid in next(
        b.passages for b in memo.blocks if isinstance(b, Para) and b.passages
    )


def test_a_section_of_the_analysts_own_is_numbered_like_the_others(
    desk: Desk, template: Template
) -> None:
    kept = _written(template, _paragraph(Text("More.")), key="")
    deeper = MemoSection("", "Deeper", blocks=(_paragraph(Text("Least.")),))
    child = MemoSection("", "Below", {}, (_paragraph(Text("Less.")),), (deeper,))
    kept = replace(kept, sections=(replace(kept.sections[0], children=(child,)),))
    memo = compose(kept, template, desk.evidence()).memo
    assert _headings(memo) == [(1, "1", "Points"), (2, "", "Below"), (2, "", "Deeper")]


def test_the_analyst_can_switch_off_what_a_section_generates(
    desk: Desk, template: Template
) -> None:
    desk.say("we open", topics=[desk.tag(desk.PORTS, 2)])
    evidence = desk.evidence()
    sections = tuple(
        MemoSection(key, key, {AUTO: False}, (_paragraph(Text("Mine.")),))
        for key in ("matrix", "gaps", "sources")
    )
    memo = compose(KeptMemo(template.name, "A memo", sections=sections), template, evidence).memo
    assert not [block for block in memo.blocks if isinstance(block, Table | Bullets)]
    assert [_words(b) for b in memo.blocks if isinstance(b, Para)] == ["Mine."] * 3


def test_titles_of_the_template_follow_the_memos_language(
    template: Template, fixture_evidence: Evidence
) -> None:
    kept = draft(template, fixture_evidence, {})
    kept = replace(kept, fields={**kept.fields, "language": "es"})
    memo = compose(kept, template, fixture_evidence).memo
    texts = [text for _, _, text in _headings(memo)]
    assert texts[0] == "Posturas por actor"
    assert "Acciones reportadas" in texts
    assert (memo.meta.language, memo.meta.notes_title) == ("es", "Notas")
    assert memo.meta.page_of == "de"


def test_equal_input_gives_an_equal_tree(template: Template, fixture_evidence: Evidence) -> None:
    kept = draft(template, fixture_evidence, {})
    assert draft(template, fixture_evidence, {}) == kept
    assert compose(kept, template, fixture_evidence) == compose(kept, template, fixture_evidence)


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        ("2023-12-29", "2023-12-29T00:00:00Z"),
        ("2023-12", "2023-12-01T00:00:00Z"),
        ("2023", "2023-01-01T00:00:00Z"),
    ],
)
def test_the_stamp_is_a_moment_whatever_the_date(
    desk: Desk, template: Template, date: str, stamp: str
) -> None:
    evidence = desk.evidence(date=date)
    memo = compose(draft(template, evidence, {}), template, evidence).memo
    assert memo.meta.stamp == stamp
