"""Figures of a memo: numbered in its language, marked like all else, and told to everybody."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Figure, Memo, Para, Version
from briefer.memo.finding import LOST_PICTURE, UNDESCRIBED
from briefer.memo.fix import REMOVE, WRITE, Fix
from briefer.memo.kept_tree import memo_of, plain
from briefer.memo.outline import outline
from briefer.memo.referring import place, referred
from briefer.memo.settings import PORTIONS, YES
from briefer.model.inline import CrossRef, Link, Text, plain_text
from briefer.model.memo import FIGURE, PARAGRAPH, KeptFigure, KeptMemo, MemoBlock, MemoSection
from briefer.paths import templates
from tests.memo.picturing import chart, dots

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.memo.finding import Finding
    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk

IMAGES: Final[dict[str, Picture | Drawing]] = {"dots": dots(), "chart": chart()}
NAMES: Final = ("action", "assessment", "brief", "digest", "position", "submission")


def figure(guid: str, caption: str, picture: str = "dots", alt: str = "A ramp") -> MemoBlock:
    return MemoBlock(FIGURE, figure=KeptFigure(picture, alt, caption, 50), guid=guid)


def kept(template: Template, *blocks: MemoBlock, **fields: str) -> KeptMemo:
    section = MemoSection("", "Pictures", {}, blocks, guid="pictures")
    return KeptMemo(template.name, "A memo", fields, (section,))


def composed(desk: Desk, template: Template, *blocks: MemoBlock, **fields: str) -> Memo:
    evidence = replace(desk.evidence(), images=IMAGES)
    return compose(kept(template, *blocks, **fields), template, evidence).memo


def figures(memo: Memo) -> list[Figure]:
    return [block for block in memo.blocks if isinstance(block, Figure)]


def captions(memo: Memo) -> list[str]:
    return [plain_text(block.caption) for block in figures(memo)]


TWO: Final = (figure("one", "Exports"), figure("none", ""), figure("two", "Imports", "chart"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("language", "word"), [("en", "Figure"), ("es", "Figura")])
def test_captions_are_numbered_in_the_memos_language(
    desk: Desk, name: str, language: str, word: str
) -> None:
    template = memo_template.load(templates() / name)
    memo = composed(desk, template, *TWO, language=language)
    assert captions(memo) == [f"{word} 1. Exports", "", f"{word} 2. Imports"]


def test_a_caption_that_has_a_number_keeps_it(desk: Desk, template: Template) -> None:
    typed = figure("one", "Figure 7: Exports")
    assert captions(composed(desk, template, typed, TWO[2])) == [
        "Figure 7: Exports",
        "Figure 2. Imports",
    ]


def test_a_wording_that_has_no_word_for_figures_leaves_captions_alone(
    desk: Desk, template: Template
) -> None:
    wording = template.wording()
    patterns = {key: said for key, said in wording.patterns.items() if key != "captions.figure"}
    bare = replace(template, wordings={wording.language: replace(wording, patterns=patterns)})
    assert captions(composed(desk, bare, *TWO)) == ["Exports", "", "Imports"]


def test_words_lead_to_a_figure_by_its_number(desk: Desk, template: Template) -> None:
    typed = MemoBlock(PARAGRAPH, ((Text("See Figure 2 and Fig. 1, not Figure 3."),),), guid="p")
    ref = MemoBlock(PARAGRAPH, ((Text("As Figure "), CrossRef("", "two"), Text(" says")),))
    memo = referred(composed(desk, template, typed, ref, *TWO))
    numbers = {block.origin: n for n, block in enumerate(memo.blocks) if isinstance(block, Figure)}
    links = [
        (item.text.replace("\u00a0", " "), item.url)
        for block in memo.blocks
        if isinstance(block, Para)
        for item in block.inlines
        if isinstance(item, Link)
    ]
    assert links == [
        ("Figure 2", place(numbers["two"])),
        ("Fig. 1", place(numbers["one"])),
        ("Figure 2", place(numbers["two"])),
    ]


def test_words_lead_to_a_figure_whose_caption_has_a_portion_mark(desk: Desk) -> None:
    template = memo_template.load(templates() / "assessment")
    own = replace(TWO[2], portion="CUI")
    typed = MemoBlock(PARAGRAPH, ((Text("See Figure 2."),),), guid="p")
    memo = composed(desk, template, typed, TWO[0], own, banner="CUI", **{PORTIONS: YES})
    assert captions(memo) == ["(U) Figure 1. Exports", "(CUI) Figure 2. Imports"]
    said = next(b for b in referred(memo).blocks if isinstance(b, Para) and b.origin == "p")
    assert [item.text for item in said.inlines if isinstance(item, Link)] == ["Figure 2"]


def test_both_versions_have_the_same_figures(desk: Desk, template: Template) -> None:
    evidence = replace(desk.evidence(), images=IMAGES)
    both = [compose(kept(template, *TWO), template, evidence, version).memo for version in Version]
    assert figures(both[0]) == figures(both[1])
    assert len(figures(both[0])) == 3


def test_a_figure_is_kept_with_an_edition_as_it_was(desk: Desk, template: Template) -> None:
    memo = composed(desk, template, *TWO)
    data = json.loads(json.dumps(plain(memo)))
    assert memo_of(data, IMAGES) == memo
    alone = replace(memo, blocks=tuple(_unkept(block) for block in memo.blocks))
    assert memo_of(json.loads(json.dumps(plain(alone)))) == alone


def _unkept(block: Block) -> Block:
    return replace(block, picture="") if isinstance(block, Figure) else block


def test_the_outline_has_captions(desk: Desk, template: Template) -> None:
    assert "Figure 2. Imports\n" in outline(composed(desk, template, *TWO))


def findings(
    desk: Desk, template: Template, *blocks: MemoBlock, kind: str = UNDESCRIBED
) -> list[Finding]:
    memo, evidence = kept(template, *blocks), replace(desk.evidence(), images=IMAGES)
    found = check(memo, compose(memo, template, evidence).memo, evidence, template)
    return [finding for finding in found if finding.kind == kind]


def test_a_picture_that_no_words_describe_is_found(desk: Desk, template: Template) -> None:
    assert findings(desk, template, *TWO) == []
    silent = figure("silent", "Exports", alt=" ")
    (found,) = findings(desk, template, TWO[0], silent, figure("", "", alt="x"))
    assert found.message == (
        "The picture “Figure 2. Exports” has no description: people who cannot see it are told "
        "nothing. Say in a few words what it shows."
    )
    assert not found.blocks
    assert found.origin == "silent"
    assert found.where == "§ 1 Pictures"
    assert found.fixes == (Fix(WRITE, "silent"),)
    (bare,) = findings(desk, template, figure("bare", "", alt=""))
    assert bare.message.startswith("A picture has no description: ")


def test_a_picture_that_is_lost_is_found(desk: Desk, template: Template) -> None:
    assert findings(desk, template, *TWO, kind=LOST_PICTURE) == []
    lost = figure("lost", "Exports", "gone")
    (found,) = findings(desk, template, *TWO, lost, kind=LOST_PICTURE)
    assert found.message.startswith("The picture of the figure “Exports” is not in the briefing")
    assert found.where == "§ 1 Pictures"
    assert found.fixes == (Fix(WRITE, "lost"), Fix(REMOVE))
    (bare,) = findings(desk, template, figure("bare", "", "gone"), kind=LOST_PICTURE)
    assert bare.message.startswith("The picture of the figure is not")
