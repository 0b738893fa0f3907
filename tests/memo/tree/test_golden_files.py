"""Word and PDF of every template are what they were: XML parts, lines and boxes, coarse pictures.

BRIEFER_GOLDEN=write keeps the present ones, to be looked over in the diff; look at the pages, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.draft import draft
from briefer.memo.style import RoleName
from briefer.model.memo import FIGURE, KeptFigure, MemoBlock
from briefer.paths import templates
from briefer.services.exporting import PdfWish, Rendering
from tests.memo.formats.layout import differing, layout, picture
from tests.memo.formats.normal_word import normal
from tests.memo.picturing import chart, dots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.memo.evidence import Evidence
    from briefer.model.memo import KeptMemo

    Golden = Callable[[str, str], str]

NAMES: Final = ("action", "assessment", "brief", "digest", "position", "submission")
PASSAGES: Final = 14
"""So many of the committed article, for files that are small and have every kind of block."""
ALLOWED: Final = 0.02
"""The share of dark spots that another version of the program that draws may draw otherwise."""


@pytest.fixture(params=NAMES)
def made(request: pytest.FixtureRequest, fixture_evidence: Evidence) -> tuple[str, Rendering]:
    """A memo on each template, three of them in Spanish with contents and notes at the foot."""
    name: str = request.param
    template = memo_template.load(templates() / name)
    fields = {"subject": "Border talks", "banner": "TLP:AMBER", "to": "The desk"}
    if NAMES.index(name) % 2:
        fields |= {"language": "es", "notes": "foot", "contents": "yes", "source-list": "yes"}
    evidence = replace(few(fixture_evidence), images={"dots": dots(), "chart": chart()})
    return name, Rendering(with_figures(draft(template, evidence, fields)), template, evidence)


def with_figures(memo: KeptMemo) -> KeptMemo:
    """Return the memo with a picture of dots and a drawing at the end of its second section."""
    figures = (
        KeptFigure("dots", "A ramp from black to white", "A ramp", 40),
        KeptFigure("chart", "Four bars of exports, and a curve over them", "Exports", 60),
    )
    blocks = tuple(MemoBlock(FIGURE, figure=figure) for figure in figures)
    first, second, *others = memo.sections
    second = replace(second, blocks=(*second.blocks, *blocks))
    return replace(memo, sections=(first, second, *others))


def few(evidence: Evidence) -> Evidence:
    """Return evidence with the first passages alone."""
    passages = evidence.passages[:PASSAGES]
    ids = {passage.id for passage in passages}
    return replace(
        evidence,
        passages=tuple(
            replace(p, links=tuple(link for link in p.links if link.other_id in ids))
            for p in passages
        ),
    )


def test_the_parts_of_the_word_file(made: tuple[str, Rendering], golden: Golden) -> None:
    name, memo = made
    written = normal(memo.word())
    assert written == golden(f"word/{name}.xml.txt", written)


def test_the_lines_and_boxes_of_the_pages(made: tuple[str, Rendering], golden: Golden) -> None:
    name, memo = made
    pages = layout(memo.pdf(PdfWish()))
    assert pages == golden(f"pages/{name}.lines.txt", pages)


def test_the_pictures_of_the_pages(made: tuple[str, Rendering], golden: Golden) -> None:
    name, memo = made
    seen = picture(memo.pdf(PdfWish()))
    assert differing(golden(f"pages/{name}.picture.txt", seen), seen) <= ALLOWED


def changes(memo: Rendering) -> Iterator[Rendering]:
    """Yield the memo with something that anybody would see: a margin, a size, the room of lines."""
    style, body = memo.template.style, RoleName.REPORT
    for changed in (
        replace(style, page=replace(style.page, left=style.page.left + 15)),
        replace(style, roles={**style.roles, body: replace(style.roles[body], size=11.5)}),
        replace(style, roles={**style.roles, body: replace(style.roles[body], leading=19)}),
    ):
        yield replace(memo, template=replace(memo.template, style=changed))


@pytest.mark.parametrize("made", ["position"], indirect=True)
def test_a_change_of_looks_is_found_by_each(made: tuple[str, Rendering]) -> None:
    _, memo = made
    parts, pdf = normal(memo.word()), memo.pdf(PdfWish())
    for changed in changes(memo):
        assert normal(changed.word()) != parts
        assert layout(changed.pdf(PdfWish())) != layout(pdf)
        assert differing(picture(changed.pdf(PdfWish())), picture(pdf)) > ALLOWED
