"""Head and foot of every page: the handling mark, and "page n of N" from the second page on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from briefer.memo.designation import AWAY, PAD, RULE, WIDTH
from briefer.memo.direction import is_rtl
from briefer.memo.letterhead import BELOW, BELOW_MARK, placed
from briefer.memo.style import Align, RoleName
from briefer.memo.word.floats import Float, floats
from briefer.memo.word.headers import empty, is_empty
from briefer.memo.word.looks import fonts, indents, line
from briefer.memo.word.markup import (
    TAB,
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
    from docx.parts.story import StoryPart

    from briefer.memo.document import MemoMeta
    from briefer.memo.style import Style
    from briefer.memo.word.headers import Headers
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.markup import Markup

_WIDE: Final = 0.75
"""How wide a bold capital may be, for a size of 1."""
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_SHAPES: Final = frozenset(
    f"{_VML}{name}"
    for name in ("arc", "curve", "group", "image", "line", "oval", "polyline", "rect", "roundrect")
) | {f"{_VML}shape"}
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def furnish(headers: Headers, meta: MemoMeta, style: Style, styles: Looks) -> int:
    """Write headers and footers; the first page has the mark alone, and the picture.

    What a letterhead has in them stays: the mark goes above it and below it, and a page that has
    its number already gets no other one. Where something floats in the mark's place, the mark
    stands clear of it. Return the highest number of what is drawn in them, 0 for nothing.
    """
    maker = _Furniture(meta, style, styles)
    for pair in headers.pairs():
        is_first = pair is headers.first
        header, footer = pair.header, pair.footer
        head = placed(style, meta.banner) if is_first and is_empty(header) else None
        room = maker.below_floats(header)
        above = maker.mark(room or None, BELOW if room else None)
        if head:
            before = BELOW_MARK if above else 0
            above.append(letterhead(head, header, styles, before))
        _put_above(header, above, behind=bool(room))
        under = maker.above_floats(footer) or None
        is_mark = is_first or pair.has_folio
        below = maker.mark(None, under) if is_mark else maker.foot(under)
        _put_below(footer, [*(maker.designation() if is_first else ()), *below])
    return _number_drawings(headers)


def _put_above(header: StoryPart, paragraphs: list[Markup], *, behind: bool) -> None:
    """Put paragraphs before what is there, or behind it."""
    if is_empty(header):
        empty(header)
        paragraphs = paragraphs or [element("p")]
    else:
        # A letterhead that is taller than the margin would touch the text under it.
        for last in [each for each in header.element if isinstance(each, CT_P)][-1:]:
            stands = Paragraph(last, header).paragraph_format
            stands.space_after = max(stands.space_after or 0, Pt(BELOW))
    place = len(header.element) if behind else 0
    header.element[place:place] = map(tree, paragraphs)


def _put_below(footer: StoryPart, paragraphs: list[Markup]) -> None:
    """Put paragraphs behind what is there."""
    if is_empty(footer):
        empty(footer)
        paragraphs = paragraphs or [element("p")]
    footer.element.extend(map(tree, paragraphs))


def _number_drawings(headers: Headers) -> int:
    """Give what is drawn in all headers numbers of its own: some of it is there twice."""
    number = 0
    parts = [part.element for pair in headers.pairs() for part in (pair.header, pair.footer)]
    drawn = (each for root in parts for each in root.iter(_PICTURE, *_SHAPES))
    for number, each in enumerate(drawn, start=1):
        if each.tag == _PICTURE:
            each.set("id", str(number))
        elif each.get("id"):
            each.set("id", f"shape{number}")
    return number


class _Furniture:
    """Makes the paragraphs of headers and footers."""

    def __init__(self, meta: MemoMeta, style: Style, styles: Looks) -> None:
        self._meta = meta
        self._style = style
        self._styles = styles
        self._banner = style.banner(meta.banner)

    def below_floats(self, header: StoryPart) -> float:
        """Return the room above a mark that would stand where something floats, 0 elsewhere."""
        page = self._style.page
        near = self._near(floats(header.element, page, at_foot=False), page.header)
        return max([each.bottom for each in near], default=page.header) - page.header

    def above_floats(self, footer: StoryPart) -> float:
        """Return the room below a mark that would stand where something floats, 0 elsewhere."""
        page = self._style.page
        end = page.height - page.footer
        near = self._near(floats(footer.element, page, at_foot=True), end - self._banner.leading)
        return end - min([each.top for each in near], default=end)

    def _near(self, found: list[Float], top: float) -> list[Float]:
        """Return what floats above or below the mark, if some of it stands in its place."""
        page, role = self._style.page, self._banner
        width = len(self._meta.banner) * role.size * _WIDE + 2 * role.pad_x
        shares = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}
        left = page.left + shares.get(role.align, 0.0) * (page.measure - width)
        mark = Float(left, top, left + width, top + role.leading)
        if not (self._meta.banner and any(each.meets(mark) for each in found)):
            return []
        return [each for each in found if each.is_over(mark)]

    def mark(self, before: float | None = None, after: float | None = None) -> list[Markup]:
        """Return the handling mark's paragraph, or nothing; with room above and below it."""
        if not self._meta.banner:
            return []
        names = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
        style = element("pStyle", val=self._styles.paragraph(RoleName.BANNER))
        place = element("jc", val=names[self._banner.align])
        properties = element("pPr", style, spacing(before, after), place)
        return [element("p", properties, self._mark_run())]

    def designation(self) -> list[Markup]:
        """Return who controls the memo: paragraphs in one frame at the right."""
        said = [f"{field.label}: {field.value}" for field in self._meta.designation]
        name = element("pStyle", val=self._styles.paragraph(RoleName.SMALL))
        sides = ("top", "left", "bottom", "right")
        frame = element("pBdr", *(line(s, RULE, self._style.line.colour, PAD) for s in sides))
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

    def foot(self, after: float | None = None) -> list[Markup]:
        """Return the folio, on the line of the mark where the mark leaves the middle free."""
        folio = self._folio()
        style = element("pStyle", val=self._styles.paragraph(RoleName.FOOTER))
        if not self._meta.banner or self._banner.align is not Align.RIGHT:
            return [element("p", element("pPr", style), folio), *self.mark(None, after)]
        measure = self._style.page.measure
        tabs = element(
            "tabs",
            element("tab", val="center", pos=twips(measure / 2)),
            element("tab", val="right", pos=twips(measure)),
        )
        left = element("jc", val="left")
        properties = element("pPr", style, tabs, spacing(None, after), left)
        return [element("p", properties, TAB, folio, TAB, self._mark_run())]

    def _folio(self) -> Markup:
        between = text_run(f" {self._meta.page_of} ")
        return joined([field("PAGE", "2"), between, field("NUMPAGES", "2")])

    def _mark_run(self) -> Markup:
        """Return the mark in its own colours, with room at both sides of its shade."""
        role = self._banner
        shade = None
        text = self._meta.banner
        if role.shade:
            shade = element("shd", val="clear", color="auto", fill=hexadecimal(role.shade))
            room = _room(role.pad_x / role.size)
            text = room + text + room
        return run(
            words(text),
            fonts(self._style.font(role)),
            element("b") if role.bold else None,
            element("color", val=hexadecimal(role.colour)),
            element("sz", val=round(role.size * 2)),
            shade,
        )


def _room(width: float) -> str:
    """Return spaces that are together about so wide, for letters of size 1.

    Each is a fourth; LibreOffice would part a no-break space from the words.
    """
    return "\u2005" * round(4 * width)
