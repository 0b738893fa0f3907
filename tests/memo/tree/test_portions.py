"""Portion marks: in front of each paragraph where the memo prints them, and under the banner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Bullets, Extract, Figure, HeaderBlock, Heading, Para, Table
from briefer.memo.draft import draft
from briefer.memo.finding import NOTE_FACTS, PORTION
from briefer.memo.fix import BANNER
from briefer.memo.handling import banner_text, portion
from briefer.memo.outline import outline
from briefer.memo.portions import portions_of
from briefer.memo.settings import PORTIONS
from briefer.model.inline import NoteRef, Text, plain_text
from briefer.model.memo import PARAGRAPH, MemoBlock
from briefer.paths import templates
from tests.memo.picturing import dots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block, Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.memo import KeptMemo


@pytest.fixture(scope="module")
def assessment() -> Template:
    return memo_template.load(templates() / "assessment")


def kept(template: Template, evidence: Evidence, *marks: str, **fields: str) -> KeptMemo:
    """Return a draft with a paragraph in its first section for each mark."""
    made = draft(template, evidence, {"subject": "Talks", **fields})
    blocks = tuple(
        MemoBlock(PARAGRAPH, ((Text(f"Point {number}."),),), guid=f"b{number}", portion=mark)
        for number, mark in enumerate(marks)
    )
    first, *others = made.sections
    return replace(made, sections=(replace(first, blocks=blocks), *others))


def composed(template: Template, evidence: Evidence, *marks: str, **fields: str) -> Memo:
    return compose(kept(template, evidence, *marks, **fields), template, evidence).memo


def texts(memo: Memo) -> Iterator[str]:
    """Yield everything that takes a mark: subject, headings, paragraphs, bullets, captions."""
    for block in memo.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case HeaderBlock(_, fields):
            yield from (field.value for field in fields if field.strong)
        case Heading(_, text):
            yield text
        case Para(inlines) | Extract(inlines):
            yield plain_text(inlines)
        case Bullets(items):
            yield from map(plain_text, items)
        case Table(caption) if caption:
            yield plain_text(caption)
        case _:
            return


def test_everything_has_its_mark_where_the_template_asks(
    assessment: Template, fixture_evidence: Evidence
) -> None:
    memo = composed(assessment, fixture_evidence, "CUI", "", banner="CUI")
    found = list(texts(memo))
    assert len(found) > 20
    assert {portion(text) for text in found} == {"U", "CUI"}
    assert [text for text in found if portion(text) == "CUI"] == ["(CUI) Point 0."]
    assert "(U) Point 1." in found
    assert "(U) Talks" in found


@pytest.mark.parametrize(
    ("banner", "asked", "mark"),
    [
        ("UNCLASSIFIED", "", "U"),
        ("CUI//SP-PRVCY", "", "U"),
        ("SECRET//NOFORN", "", "U"),
        ("For the desk alone", "", "U"),
        ("", "", ""),
        ("", "yes", "U"),
        ("CUI", "no", ""),
        ("TLP:AMBER", "", ""),
        ("TLP:AMBER", "yes", "TLP:CLEAR"),
        ("OFFICIAL-SENSITIVE", "", ""),
        ("OFFICIAL-SENSITIVE", "yes", "O"),
    ],
)
def test_the_scheme_of_the_banner_decides(
    assessment: Template, fixture_evidence: Evidence, banner: str, asked: str, mark: str
) -> None:
    memo = composed(assessment, fixture_evidence, "", banner=banner, **{PORTIONS: asked})
    assert {portion(text) for text in texts(memo)} == {mark}


def test_other_templates_print_none_unless_the_memo_asks(
    template: Template, fixture_evidence: Evidence
) -> None:
    assert {portion(t) for t in texts(composed(template, fixture_evidence, "U", banner="CUI"))} == {
        ""
    }
    asked = composed(template, fixture_evidence, "", banner="CUI", **{PORTIONS: "yes"})
    assert {portion(text) for text in texts(asked)} == {"U"}
    with pytest.raises(InputError, match="it can be: yes, no"):
        composed(template, fixture_evidence, **{PORTIONS: "perhaps"})


def test_tables_and_pictures_have_the_mark_of_their_block_also_without_a_caption(
    assessment: Template, fixture_evidence: Evidence
) -> None:
    memo = kept(assessment, fixture_evidence, "CUI", banner="CUI")
    portions = portions_of(memo, assessment, "CUI")
    said = (Text("Exports"),)
    for caption, marked in ((said, "(CUI) Exports"), ((), "(CUI)")):
        table = Table(caption, ("Year",), (("1990",),), origin="b0")
        picture = Figure(caption, dots(), "Bars", origin="b0")
        for block in (table, picture):
            made = portions.printed(block)
            assert isinstance(made, Table | Figure)
            assert plain_text(made.caption) == marked


@pytest.mark.parametrize("form", ["house", "intelligence"])
def test_the_notes_and_the_titles_over_them_and_the_contents_have_a_mark(
    assessment: Template, fixture_evidence: Evidence, form: str
) -> None:
    fields = {"banner": "CUI", "citations": form, "contents": "yes", "notes": "end"}
    made = kept(assessment, fixture_evidence, "CUI", **fields)
    memo = compose(made, assessment, fixture_evidence).memo
    assert not [f for f in check(made, memo, fixture_evidence, assessment) if f.kind == NOTE_FACTS]
    assert (memo.meta.notes_title, memo.meta.contents_title) == ("(U) Notes", "(U) Contents")
    said = [plain_text(note.inlines) for note in memo.notes]
    assert said
    assert {portion(text) for text in said} == {"U"}
    assert not any(text.startswith("(U) (U)") for text in said)
    plain = composed(assessment, fixture_evidence, **fields | {PORTIONS: "no", "contents": "no"})
    assert (plain.meta.notes_title, plain.meta.contents_title) == ("Notes", "")


def test_a_mark_that_is_typed_is_not_doubled(
    assessment: Template, fixture_evidence: Evidence
) -> None:
    memo = composed(assessment, fixture_evidence, banner="CUI", subject="(CUI) Talks")
    assert "(CUI) Talks" in texts(memo)
    assert "(U) (CUI)" not in outline(memo)


@pytest.mark.parametrize("shown", ["yes", "no"])
def test_a_block_marked_above_the_banner_blocks_the_export(
    template: Template, fixture_evidence: Evidence, shown: str
) -> None:
    for banner, is_found in (("UNCLASSIFIED", True), ("", True), ("CUI", False), ("SECRET", False)):
        memo = kept(template, fixture_evidence, "", "CUI", banner=banner, **{PORTIONS: shown})
        tree = compose(memo, template, fixture_evidence).memo
        found = [f for f in check(memo, tree, fixture_evidence, template) if f.kind == PORTION]
        assert [(f.blocks, f.origin) for f in found] == ([(True, "b1")] if is_found else [])
        if found:
            assert [(fix.action, fix.target) for fix in found[0].fixes] == [(BANNER, "CUI")]


def test_a_marked_block_that_is_not_printed_asks_for_nothing(
    template: Template, fixture_evidence: Evidence
) -> None:
    memo = kept(template, fixture_evidence, "CUI")
    first, *others = memo.sections
    blank = replace(first.blocks[0], content=((Text(" "),),))
    memo = replace(memo, sections=(replace(first, blocks=(blank,)), *others))
    tree = compose(memo, template, fixture_evidence).memo
    assert PORTION not in {f.kind for f in check(memo, tree, fixture_evidence, template)}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("tlp: amber", "TLP:AMBER"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("tlp:amber+strict", "TLP:AMBER+STRICT"),
        ("Official-Sensitive [Commercial]", "OFFICIAL-SENSITIVE [COMMERCIAL]"),
        ("cui", "CUI"),
        ("For the desk alone", "For the desk alone"),
        ("", ""),
    ],
)
def test_a_banner_of_a_known_scheme_is_printed_as_the_scheme_writes_it(
    template: Template, fixture_evidence: Evidence, typed: str, printed: str
) -> None:
    assert banner_text(typed) == printed
    assert composed(template, fixture_evidence, banner=typed).meta.banner == printed


@pytest.mark.parametrize("name", list(memo_template.places([templates()])))
def test_every_template_has_the_colours_of_tlp(name: str) -> None:
    style = memo_template.load(templates() / name).style
    colours = {
        "TLP:RED": "#FF2B2B",
        "TLP:AMBER": "#FFC000",
        "TLP:AMBER+STRICT": "#FFC000",
        "TLP:GREEN": "#33FF00",
        "TLP:CLEAR": "#FFFFFF",
    }
    for mark, colour in colours.items():
        look = style.banner(mark)
        assert (look.colour, look.shade, look.align) == (colour, "#000000", "right")
        assert look.size >= 12
    for mark in ("CUI", "OFFICIAL", "INTERNAL"):
        assert (style.banner(mark).align, style.banner(mark).shade) == ("centre", "")


@pytest.mark.parametrize(
    ("banner", "mark", "shown"),
    [
        ("CUI", "CUI", "CUI"),
        ("CUI", "", "U"),
        ("TLP:RED", "", "U"),
        ("TLP:RED", "TLP:RED", "TLP:RED"),
    ],
)
def test_intelligence_notes_have_the_mark_of_the_words_that_they_are_about(
    assessment: Template, fixture_evidence: Evidence, banner: str, mark: str, shown: str
) -> None:
    made = kept(assessment, fixture_evidence, mark, banner=banner)
    first, *others = made.sections
    guid = fixture_evidence.passages[0].guid
    noted = replace(first.blocks[0], content=((Text("Point."), NoteRef(guid)),))
    made = replace(made, sections=(replace(first, blocks=(noted,)), *others))
    memo = compose(made, assessment, fixture_evidence).memo
    said = [plain_text(note.inlines) for note in memo.notes]
    assert said[0].startswith(f"({shown}) ")
    assert said[0].count(shown) == 4
    assert all(text.startswith("(U) ") for text in said[1:])
    assert not [f for f in check(made, memo, fixture_evidence, assessment) if f.kind == NOTE_FACTS]


def designation(memo: Memo) -> list[tuple[str, str]]:
    return [(field.label, field.value) for field in memo.meta.designation]


def test_a_memo_marked_cui_says_on_its_first_page_who_controls_it(
    template: Template, fixture_evidence: Evidence
) -> None:
    told = {"controlled-by": "d-Desk", "cui-contact": "d-555", "dissemination": "d-NOFORN"}
    memo = composed(template, fixture_evidence, banner="CUI//SP-PRVCY", **told)
    assert designation(memo) == [
        ("CONTROLLED BY", "d-Desk"),
        ("DISSEMINATION", "d-NOFORN"),
        ("POC", "d-555"),
    ]
    spanish = composed(template, fixture_evidence, banner="cui", language="es", **told)
    assert designation(spanish)[0] == ("CONTROLADO POR", "d-Desk")
    assert designation(composed(template, fixture_evidence, banner="TLP:RED", **told)) == []


@pytest.mark.parametrize(
    ("banner", "who", "is_found"),
    [("CUI", "", True), ("CUI", "Desk", False), ("SECRET", "", False), ("", "", False)],
)
def test_cui_without_a_controller_is_found(
    template: Template, fixture_evidence: Evidence, banner: str, who: str, *, is_found: bool
) -> None:
    made = kept(template, fixture_evidence, banner=banner, **{"controlled-by": who})
    tree = compose(made, template, fixture_evidence).memo
    fixes = {str(fix) for f in check(made, tree, fixture_evidence, template) for fix in f.fixes}
    assert ("field:controlled-by" in fixes) is is_found
