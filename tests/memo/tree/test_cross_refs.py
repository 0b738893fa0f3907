"""A reference to a section or a table prints where that is now, in every format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo import html, markdown
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.cross_refs import adopted, names
from briefer.memo.document import Memo, Para, Version
from briefer.memo.kept_tree import memo_of, plain
from briefer.memo.referring import place, referred, targets
from briefer.memo.typed_refs import followed
from briefer.memo.verbatim import folded
from briefer.model.inline import CrossRef, Emph, Link, Text, from_data, plain_text, to_data
from briefer.model.memo import PARAGRAPH, TABLE, KeptMemo, KeptTable, MemoBlock, MemoSection

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

LOOK = MemoSection("", "Outlook", {}, (MemoBlock(PARAGRAPH, ((Text("Calm."),),)),), guid="look")
FERRIES = KeptTable(("Port", "Ferries"), (("Northport", "4"),), "Table 1. Ferries by port")
HARBOUR = MemoSection(
    "", "The harbour", {}, (MemoBlock(TABLE, table=FERRIES, guid="ferries"),), guid="harbour"
)


def written(*inlines: Inline | str, guid: str = "typed") -> MemoBlock:
    run = tuple(Text(item) if isinstance(item, str) else item for item in inlines)
    return MemoBlock(PARAGRAPH, (run,), guid=guid)


def points(*blocks: MemoBlock) -> MemoSection:
    return MemoSection("", "Points", {}, blocks, guid="points")


REFERRING = points(
    written("See section ", CrossRef("Outlook", "look"), " and Table ", CrossRef("T", "ferries"))
)


def memo_of_sections(template: Template, *sections: MemoSection, **fields: str) -> KeptMemo:
    return KeptMemo(template.name, "A memo", fields, sections)


def composed(desk: Desk, template: Template, *sections: MemoSection) -> Memo:
    return compose(memo_of_sections(template, *sections), template, desk.evidence()).memo


def without_numbers(template: Template) -> Template:
    """Return a template whose wording numbers no tables."""
    wording = template.wording()
    patterns = {key: said for key, said in wording.patterns.items() if key != "captions.table"}
    return replace(template, wordings={wording.language: replace(wording, patterns=patterns)})


def said(memo: Memo, origin: str = "typed") -> str:
    return next(
        plain_text(block.inlines)
        for block in memo.blocks
        if isinstance(block, Para) and block.origin == origin
    )


def findings(kind: str, desk: Desk, template: Template, *sections: MemoSection) -> list[Finding]:
    kept, evidence = memo_of_sections(template, *sections), desk.evidence()
    found = check(kept, compose(kept, template, evidence).memo, evidence, template)
    return [finding for finding in found if finding.kind == kind]


def test_it_prints_the_number_that_its_target_has_now(desk: Desk, template: Template) -> None:
    memo = composed(desk, template, REFERRING, HARBOUR, LOOK)
    assert said(memo) == "See section\u00a03 and Table\u00a01"
    memo = composed(desk, template, LOOK, REFERRING, HARBOUR)
    assert said(memo) == "See section\u00a01 and Table\u00a01"
    empty = MemoSection("", "Empty", {}, guid="empty")
    assert (
        said(composed(desk, template, empty, LOOK, REFERRING)) == "See section\u00a01 and Table “T”"
    )


def test_it_prints_the_title_where_its_target_has_no_number(desk: Desk, template: Template) -> None:
    bare = replace(template, numbered=False)
    unnamed = replace(HARBOUR.blocks[0], table=replace(FERRIES, caption="The “four” ferries"))
    harbour = replace(HARBOUR, blocks=(unnamed,))
    memo = composed(desk, bare, REFERRING, harbour, LOOK)
    assert said(memo) == "See section “Outlook” and Table\u00a01"
    memo = composed(desk, without_numbers(bare), REFERRING, harbour, LOOK)
    assert said(memo) == "See section “Outlook” and Table “The four ferries”"
    below = replace(LOOK, title="Of the council", guid="council")
    ref = points(written("See section ", CrossRef("", "council")))
    memo = composed(desk, template, ref, replace(LOOK, children=(below,)))
    assert said(memo) == "See section “Of the council”"


def test_the_titles_own_words_are_not_a_quotation_without_a_source(
    desk: Desk, template: Template
) -> None:
    bare, title = replace(template, numbered=False), "What the council of the port wants to see"
    look = replace(LOOK, title=title)
    assert said(composed(desk, bare, REFERRING, look)).startswith(f"See section “{title}”")
    assert findings("unsourced", desk, bare, REFERRING, look) == []
    quoted = points(written(f"See section “{title}”"))
    assert len(findings("unsourced", desk, bare, quoted, look)) == 1


def test_where_its_target_is_gone_its_last_words_stay_and_preflight_says_so(
    desk: Desk, template: Template
) -> None:
    memo = composed(desk, template, REFERRING, HARBOUR)
    assert said(memo) == "See section “Outlook” and Table\u00a01"
    (finding,) = findings("lost-reference", desk, template, REFERRING, HARBOUR)
    assert finding.message.startswith("It refers to “Outlook”, which is no longer in the memo.")
    assert (finding.origin, [str(fix) for fix in finding.fixes]) == ("typed", ["write:typed"])
    assert not finding.blocks


def test_a_target_with_nothing_to_say_is_found(desk: Desk, template: Template) -> None:
    empty = replace(LOOK, blocks=())
    assert said(composed(desk, template, REFERRING, HARBOUR, empty)).startswith(
        "See section “Outlook”"
    )
    (finding,) = findings("lost-reference", desk, template, REFERRING, HARBOUR, empty)
    assert "which has nothing to say and is not printed" in finding.message
    assert findings("lost-reference", desk, template, REFERRING, HARBOUR, LOOK) == []


def test_a_reference_that_knows_nothing_at_all_is_an_ellipsis(
    desk: Desk, template: Template
) -> None:
    assert said(composed(desk, template, points(written("See ", CrossRef(" ", "x"))))) == "See …"


def test_the_word_before_it_leads_there_too(desk: Desk, template: Template) -> None:
    block = written(
        "Sections ",
        CrossRef("", "look"),
        " and ",
        CrossRef("", "harbour"),
        "; ",
        Emph("Table "),
        CrossRef("", "ferries"),
        "; sección ",
        CrossRef("", "gone"),
        "; section ",
        CrossRef("", "points"),
    )
    memo = referred(composed(desk, template, points(block), HARBOUR, LOOK))
    named = {place(number): title for number, title in targets(memo).items()}
    run = next(b.inlines for b in memo.blocks if isinstance(b, Para) and b.origin == "typed")
    links = [(item.text, named[item.url]) for item in run if isinstance(item, Link)]
    assert links == [
        ("Sections\u00a03", "3 Outlook"),
        ("2", "2 The harbour"),
        ("1", "Table 1. Ferries by port"),
        ("section\u00a01", "1 Points"),
    ]
    assert plain_text(run) == "Sections\u00a03 and 2; Table 1; sección …; section\u00a01"


def test_it_leads_to_a_heading_without_a_number(desk: Desk, template: Template) -> None:
    memo = composed(desk, replace(template, numbered=False), REFERRING, LOOK)
    page = html.write(memo).decode()
    assert ">section “Outlook”</a>" in page
    assert "section “Outlook”" in markdown.write(memo).decode()
    assert "Outlook" in targets(referred(memo)).values()


def test_the_clean_version_prints_it_too(desk: Desk, template: Template) -> None:
    kept = memo_of_sections(template, REFERRING, HARBOUR, LOOK)
    memo = compose(kept, template, desk.evidence(), Version.CLEAN).memo
    assert said(memo) == "See section\u00a03 and Table\u00a01"


def test_an_edition_keeps_it(desk: Desk, template: Template) -> None:
    memo = composed(desk, template, REFERRING, HARBOUR, LOOK)
    assert memo_of(plain(memo)) == memo  # type: ignore[arg-type]


def test_its_json_is_read_back() -> None:
    run = (Text("See "), CrossRef("Outlook", "look"))
    assert to_data(run) == [{"text": "See "}, {"ref": "look", "text": "Outlook"}]
    assert from_data(to_data(run)) == run


def test_what_comes_from_another_memo_leads_to_what_is_called_so_here() -> None:
    here = {"a": "Outlook", "b": "Points", "c": "Points"}
    run = (Text("See "), CrossRef("Outlook", "x"), CrossRef("Points", "y"), CrossRef("Z", "a"))
    assert adopted(run, here) == (run[0], CrossRef("Outlook", "a"), *run[2:])
    assert adopted(run, {}) == run


# ---- typed numbers

LINK = ("Outlook", "look")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("See section 3.", ("See section ", LINK, ".")),
        (
            "Sections 2, 3 and 7; § 3",
            ("Sections ", ("The harbour", "harbour"), ", ", LINK, " and 7; § ", LINK),
        ),
        ("(Tabla 1)", ("(Tabla ", ("Table 1. Ferries by port", "ferries"), ")")),
        ("Section 3 of the Ferries Act", ("Section 3 of the Ferries Act",)),
        ("None.", ("None.",)),
    ],
)
def test_typed_numbers_become_references(
    desk: Desk, template: Template, typed: str, expected: tuple[str | tuple[str, str], ...]
) -> None:
    block = written(typed)
    kept = memo_of_sections(template, points(block), HARBOUR, LOOK)
    memo = compose(kept, template, desk.evidence()).memo
    found = followed(block, memo, names(kept))
    made = tuple(Text(part) if isinstance(part, str) else CrossRef(*part) for part in expected)
    assert found.content == (made,)
    after = memo_of_sections(template, points(found), HARBOUR, LOOK)
    assert folded(said(compose(after, template, desk.evidence()).memo)) == typed


def test_preflight_offers_to_let_typed_numbers_follow(desk: Desk, template: Template) -> None:
    block = written("See section 3 and Table 1, section 2, § 3 and section 3.")
    (finding,) = findings("typed-reference", desk, template, points(block), HARBOUR, LOOK)
    assert finding.message.startswith("It says “section 3”, “Table 1”, “section 2” … with a typed")
    assert (finding.origin, [str(fix) for fix in finding.fixes]) == ("typed", ["follow"])
    assert findings("typed-reference", desk, template, REFERRING, HARBOUR, LOOK) == []


def test_a_number_of_what_the_program_made_cannot_follow(desk: Desk, template: Template) -> None:
    block = written("See Table 1.")
    assert findings("typed-reference", desk, template, points(block), LOOK) == []
