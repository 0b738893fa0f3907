"""The outline: what a memo says, kept as golden files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.compose import compose
from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    PageBreak,
    Para,
    Rule,
    Table,
)
from briefer.memo.draft import draft, extract_block
from briefer.memo.outline import Marks, outline
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.memo import AS_BASIS, BULLETS, PARAGRAPH, KeptMemo, MemoBlock
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template

META = MemoMeta("T", "position", "A", "S", "2023-12-29T00:00:00Z")


def test_the_memo_of_an_analyst_who_wrote_it_to_the_end(
    template: Template, fixture_evidence: Evidence, golden: Callable[[str, str], str]
) -> None:
    kept = _finished(draft(template, fixture_evidence, {"subject": "What each side asks for"}))
    said = outline(compose(kept, template, fixture_evidence).memo)
    assert said == golden("position-finished.en.txt", said)


def _finished(kept: KeptMemo) -> KeptMemo:
    """Write the sections that only the analyst can write, and rewrite one lead-in."""
    bottom = MemoBlock(
        PARAGRAPH,
        ((Text("Mexico offers help and asks for aid."), NoteRef("f20"), Text(" Both talk on.")),),
        passages=(("f20", AS_BASIS),),
    )
    points = MemoBlock(
        BULLETS,
        (
            (Text("Fixture Gazette reports that López Obrador wants "), _words("f22"), Text(".")),
            (Text("The governments speak of "), _words("f5"), Text(".")),
        ),
    )
    sections = {section.key: section for section in kept.sections}
    sections["bottom-line"] = replace(sections["bottom-line"], blocks=(bottom,))
    sections["key-points"] = replace(sections["key-points"], blocks=(points,))
    positions = sections["positions"]
    last = positions.children[-1]
    led = replace(last.blocks[0], content=((Text("According to Fixture Gazette:"),),))
    last = replace(last, blocks=(led, *last.blocks[1:]))
    sections["positions"] = replace(positions, children=(*positions.children[:-1], last))
    return replace(kept, sections=tuple(sections.values()))


def _words(guid: str) -> InlineExtract:
    quotes = {
        "f5": "orderly, humane, and regular migration",
        "f22": "an end to the sanctions on Cuba and Venezuela",
    }
    return InlineExtract(guid, quotes[guid], Voice.REPORT)


def test_every_block_has_its_line() -> None:
    blocks = (
        HeaderBlock("MEMO", (HeaderField("TO", "Ann"),)),
        Rule(),
        Heading(1, "First", "1"),
        Para((Emph("Asks:", strong=True), Text(" tolls"), NoteRef("a", 1))),
        Bullets(((Text("One"),), (Link("two", "https://example.org"),))),
        Extract(
            (InlineExtract("a", "we open", Voice.OWN), NoteRef("a", 2)),
            Voice.OWN,
            "a",
            (Text("Our translation: so"),),
        ),
        PageBreak(),
        Table((Text("Table 1."),), ("Who", "What"), (("Ann", "▲ 1"),)),
    )
    memo = Memo(META, blocks, (Note(1, "a", (Text("W, “T,” 2023."),)),))
    assert outline(memo) == (
        "MEMO\nTO | Ann\n1 First\nAsks: tolls[1]\n- One\n- two\n“we open”[2]\n"
        "Our translation: so\nTable 1.\nWho | What\nAnn | ▲ 1\nNotes\n1. W, “T,” 2023.\n"
    )


def test_a_reader_of_files_can_choose_the_marks() -> None:
    memo = Memo(META, (Bullets(((Text("One"), NoteRef("a", 3)),)),), ())
    assert outline(memo, Marks(note="", bullet="• ")) == "• One\n"


def test_a_block_can_be_put_into_a_memo_by_hand(
    template: Template, fixture_evidence: Evidence
) -> None:
    passage = fixture_evidence.passages[4]
    kept = draft(template, fixture_evidence, {})
    first = replace(kept.sections[0], blocks=(extract_block(passage),))
    kept = replace(kept, sections=(first, *kept.sections[1:]))
    lines = outline(compose(kept, template, fixture_evidence).memo).splitlines()
    assert lines[6] == (
        "US government and Mexico: “orderly, humane, and regular migration” "
        "(quoted by Fixture Gazette)[1]"
    )
