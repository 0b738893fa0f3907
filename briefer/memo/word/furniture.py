"""Head and foot of every page: the handling mark, and "page n of N" from the second page on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.style import Align, RoleName
from briefer.memo.word.markup import (
    TAB,
    element,
    field,
    hexadecimal,
    joined,
    run,
    text_run,
    tree,
    twips,
    words,
)

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.section import _Footer, _Header

    from briefer.memo.document import MemoMeta
    from briefer.memo.style import Style
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.markup import Markup


def furnish(document: DocxDocument, meta: MemoMeta, style: Style, styles: Looks) -> None:
    """Write headers and footers; the first page has the mark alone."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    maker = _Furniture(meta, style, styles)
    _fill(section.header, maker.mark())
    _fill(section.first_page_header, maker.mark())
    _fill(section.footer, maker.foot())
    _fill(section.first_page_footer, maker.mark())


def _fill(part: _Header | _Footer, paragraphs: list[Markup]) -> None:
    part.is_linked_to_previous = False
    root = part._element  # noqa: SLF001 - python-docx shows paragraphs only
    for child in list(root):
        root.remove(child)
    root.extend(map(tree, paragraphs or [element("p")]))


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
