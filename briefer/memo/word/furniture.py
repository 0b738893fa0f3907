"""Head and foot of every page: the handling mark, and "page n of N" from the second page on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from briefer.memo.designation import AWAY, PAD, RULE, WIDTH
from briefer.memo.direction import is_rtl
from briefer.memo.letterhead import BELOW, BELOW_MARK, placed
from briefer.memo.style import Align, RoleName
from briefer.memo.word.headers import empty, is_empty
from briefer.memo.word.looks import indents
from briefer.memo.word.markup import (
    TAB,
    eighths,
    element,
    field,
    hexadecimal,
    joined,
    run,
    spacing,
    switch,
    text_run,
    tree,
    twips,
    words,
)
from briefer.memo.word.pictures import letterhead

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.parts.story import StoryPart

    from briefer.memo.document import MemoMeta
    from briefer.memo.style import Style
    from briefer.memo.word.headers import Headers
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.markup import Markup


_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def furnish(headers: Headers, meta: MemoMeta, style: Style, styles: Looks) -> None:
    """Write headers and footers; the first page has the mark alone, and the picture.

    What a letterhead has in them stays: the mark goes above it and below it, and a page that has
    its number already gets no other one.
    """
    maker = _Furniture(meta, style, styles)
    for pair in headers.pairs():
        is_first = pair is headers.first
        head = placed(style, meta.banner) if is_first and is_empty(pair.header) else None
        above = maker.mark()
        if head:
            before = BELOW_MARK if above else 0
            above.append(letterhead(head, pair.header, styles, before))
        below = maker.mark() if is_first or pair.has_folio else maker.foot()
        if is_first:
            below = [*maker.designation(), *below]
        _fill(pair.header, above, at_head=True)
        _fill(pair.footer, below, at_head=False)
    _number_pictures(headers)


def _fill(part: StoryPart, paragraphs: list[Markup], *, at_head: bool) -> None:
    """Put paragraphs before or behind what is there; what is seen of it stays."""
    if is_empty(part):
        empty(part)
        paragraphs = paragraphs or [element("p")]
    elif at_head:
        _part_from_text(part)
    place = 0 if at_head else len(part.element)
    part.element[place:place] = map(tree, paragraphs)


def _part_from_text(part: StoryPart) -> None:
    """Let a letterhead that is taller than the margin not touch the text under it."""
    for last in part.element.findall(qn("w:p"))[-1:]:
        stands = Paragraph(cast("CT_P", last), part).paragraph_format
        stands.space_after = max(stands.space_after or 0, Pt(BELOW))


def _number_pictures(headers: Headers) -> None:
    """Give the pictures of all headers numbers of their own: some are there twice."""
    parts = [part for pair in headers.pairs() for part in (pair.header, pair.footer)]
    for number, each in enumerate((p for part in parts for p in part.element.iter(_PICTURE)), 1):
        each.set("id", str(number))


class _Furniture:
    """Makes the paragraphs of headers and footers."""

    def __init__(self, meta: MemoMeta, style: Style, styles: Looks) -> None:
        self._meta = meta
        self._style = style
        self._styles = styles
        self._banner = style.banner(meta.banner)

    def mark(self) -> list[Markup]:
        """Return the handling mark's paragraph, or nothing."""
        if not self._meta.banner:
            return []
        names = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
        style = element("pStyle", val=self._styles.paragraph(RoleName.BANNER))
        place = element("jc", val=names[self._banner.align])
        return [element("p", element("pPr", style, place), self._mark_run())]

    def designation(self) -> list[Markup]:
        """Return who controls the memo: paragraphs in one frame at the right."""
        said = [f"{field.label}: {field.value}" for field in self._meta.designation]
        name = element("pStyle", val=self._styles.paragraph(RoleName.SMALL))
        colour = hexadecimal(self._style.line.colour)
        frame = element(
            "pBdr",
            *(
                element(side, val="single", sz=eighths(RULE), space=round(PAD), color=colour)
                for side in ("top", "left", "bottom", "right")
            ),
        )
        place = indents((1 - WIDTH) * self._style.page.measure + PAD, PAD)
        last = len(said) - 1
        return [
            element(
                "p",
                element(
                    "pPr",
                    name,
                    frame,
                    switch("bidi", is_rtl(words)),
                    spacing(AWAY * (number == 0), AWAY * (number == last)),
                    place,
                    element("jc", val="left"),
                ),
                text_run(words, rtl=is_rtl(words)),
            )
            for number, words in enumerate(said)
        ]

    def foot(self) -> list[Markup]:
        """Return the folio, on the line of the mark where the mark leaves the middle free."""
        folio = self._folio()
        style = element("pStyle", val=self._styles.paragraph(RoleName.FOOTER))
        if not self._meta.banner or self._banner.align is not Align.RIGHT:
            return [element("p", element("pPr", style), folio), *self.mark()]
        measure = self._style.page.measure
        tabs = element(
            "tabs",
            element("tab", val="center", pos=twips(measure / 2)),
            element("tab", val="right", pos=twips(measure)),
        )
        left = element("jc", val="left")
        properties = element("pPr", style, tabs, left)
        return [element("p", properties, TAB, folio, TAB, self._mark_run())]

    def _folio(self) -> Markup:
        between = text_run(f" {self._meta.page_of} ")
        return joined([field("PAGE", "2"), between, field("NUMPAGES", "2")])

    def _mark_run(self) -> Markup:
        """Return the mark in its own colours, with room at both sides of its shade."""
        role = replace(self._banner)
        font = self._style.font(role).name
        shade = None
        text = self._meta.banner
        if role.shade:
            shade = element("shd", val="clear", color="auto", fill=hexadecimal(role.shade))
            text = f"\u2005{text}\u2005"  # LibreOffice parts a no-break space from the words
        return run(
            words(text),
            element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
            element("b") if role.bold else None,
            element("color", val=hexadecimal(role.colour)),
            element("sz", val=round(role.size * 2)),
            shade,
        )
