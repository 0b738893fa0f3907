"""Pages drawn: strips, notes, banner and folio as the content of pages, with their links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.pdf.contents import heading_place
from briefer.memo.pdf.file import text
from briefer.memo.pdf.frames import reaching
from briefer.memo.pdf.outline import Headline
from briefer.memo.pdf.pen import Pen
from briefer.memo.pdf.strips import Box, Ink, Setter
from briefer.memo.pdf.telling import part
from briefer.memo.pdf.text import Wardrobe, mark_place, note_place
from briefer.memo.referring import place, targets
from briefer.memo.style import Align, RoleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Memo
    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.pages import Column, Page
    from briefer.memo.pdf.pictures import Pictures
    from briefer.memo.pdf.ruler import Piece, Ruler
    from briefer.memo.pdf.strips import Leader, Strip
    from briefer.memo.pdf.structure import Element
    from briefer.memo.style import Role, Style

_FOOT_RULE: Final = 144.0
"""How long the rule over the notes is, where it does not cross the page."""
_DOTS: Final = 5.0
_GAP: Final = 6.0
"""From dot to dot in the contents, and between the dots and what stands beside them."""


class Drawing:
    """Draws the pages of one memo into a file."""

    def __init__(
        self, file: PdfFile, style: Style, ruler: Ruler, memo: Memo, document: Element
    ) -> None:
        self._file = file
        self._style = style
        self._setter = Setter(ruler)
        self._wardrobe = Wardrobe(style)
        self._meta = memo.meta
        self._document = document
        self._places: dict[str, str] = {}
        named = targets(memo)
        self._led_to = frozenset(named)
        self._titles = {place(number): title for number, title in named.items()}
        self._parts: dict[tuple[Element, Look], Element] = {}
        self._dots: dict[tuple[object, ...], Sequence[Piece]] = {}
        self._annotations: list[int] = []
        self._heading_pages: list[int] = []
        self.pages: list[int] = []
        """The numbers of the pages in the file."""
        self.contents: list[list[Element]] = []
        """The element of each marked content, page by page."""
        self.links: list[Element] = []
        """The element of each link."""
        self.headlines: list[Headline] = []

    def draw(self, pages: Sequence[Page], parent: int, pictures: Pictures) -> None:
        """Draw every page, and empty it; "n of N" stands at the foot from the second one on."""
        self.pages = [self._file.reserve() for _ in pages]
        shared = f"/Parent {parent} 0 R/Resources {pictures.resources} 0 R"
        for index, page in enumerate(pages):
            page_left = f"[{self.pages[index]} 0 R /XYZ {self._style.page.left:g}"
            for top, strip in self._strips(page):
                if strip.entry:
                    self._heading_pages.append(index + 1)
                led_to = strip.blocks and not self._led_to.isdisjoint(strip.blocks)
                if strip.notes or strip.note or strip.entry or led_to:
                    self._name(strip, page_left, top)
        for index, page in enumerate(pages):
            self._annotations = []
            pen = Pen(self.pages[index])
            self._page(pen, page, index, pictures)
            content = self._file.stream(pen.finish())
            self.contents.append(pen.elements)
            page.clear()
            self._file.put(
                self.pages[index],
                f"<</Type/Page{shared}/Contents {content} 0 R"
                f"/StructParents {index}/Tabs/S{self._listed()}>>",
            )

    def _strips(self, page: Page) -> list[tuple[float, Strip]]:
        """Return the strips of a page, each with its top in points from the foot of the paper."""
        return [
            (edge - offset, strip)
            for column, edge in self._columns(page)
            for offset, strip in column.strips
        ]

    def _columns(self, page: Page) -> Iterator[tuple[Column, float]]:
        """Yield what stands on a page, each with its top in points from the foot of the paper."""
        sheet = self._style.page
        yield page.body, sheet.height - sheet.top
        yield page.foot, sheet.bottom + page.lifted + page.foot.used
        yield page.lowest, sheet.bottom - page.reach + page.lowest.used

    def _name(self, strip: Strip, page_left: str, top: float) -> None:
        """Keep where a strip stands, for the links and the outline that lead to it."""
        where = f"{page_left} {top:.2f} null]"
        names = [mark_place(number) for number in strip.notes]
        if strip.note:
            names.append(note_place(strip.note))
        names += [place(number)[1:] for number in strip.blocks if number in self._led_to]
        for name in names:
            self._places.setdefault(name, where)
        if strip.entry:
            name = heading_place(len(self.headlines))
            self._places[name], self._titles[f"#{name}"] = where, strip.entry.told
            self.headlines.append(Headline(strip.entry.level, strip.entry.told, where))

    def _listed(self) -> str:
        numbers = " ".join(f"{number} 0 R" for number in self._annotations)
        return f"/Annots[{numbers}]" if numbers else ""

    def _page(self, pen: Pen, page: Page, index: int, pictures: Pictures) -> None:
        left = self._style.page.left
        self._boxes(pen, page)
        strips = self._strips(page)
        for top, strip in strips:  # the pictures stand before the text
            if seen := strip.seen:
                pen.picture(pictures.name(seen.image), left + seen.x, top - seen.y, seen)
        for top, strip in strips:
            # A line of the contents leads there with all that is in it.
            reach = left + self._style.page.measure if strip.leader else 0
            for ink in strip.inks:
                self._ink(pen, ink, left + ink.x, top - ink.y, reach)
            if strip.leader:
                self._lead(pen, strip.leader, top - strip.leader.y)
        if page.foot.strips:
            width = self._style.page.measure if page.continues else _FOOT_RULE
            rule = Box(0, 0, width, 0.5, self._style.line.colour)
            above = self._style.page.bottom + page.lifted + page.foot.used
            pen.box(rule, left, above + 7)
        self._banner(pen, is_first=not index)
        if index:
            self._folio(pen, f"{index + 1} {self._meta.page_of} {len(self.pages)}")

    def _boxes(self, pen: Pen, page: Page) -> None:
        """Draw what stands behind the text."""
        left = self._style.page.left
        for column, edge in self._columns(page):
            for offset, boxes in reaching(column.strips):
                for box in boxes:
                    pen.box(box, left + box.x, edge - offset - box.y)

    def _ink(self, pen: Pen, ink: Ink, x: float, y: float, reach: float) -> None:
        """Write a line; what leads somewhere is active up to `reach`, if that is further."""
        pen.move(x, y)
        element = ink.element
        for piece in ink.line.pieces:
            look = piece.look
            if element is None:
                pen.furnish("")
                pen.write(piece)
            else:
                told = self._part(element, look)
                pen.enter(told)
                pen.write(piece)
                if look.link:
                    self._link(told, look, pen.page, (x, y, max(piece.width, reach - x)))
            x += piece.width

    def _lead(self, pen: Pen, leader: Leader, y: float) -> None:
        """Draw dots from a line of the contents to the number of its page."""
        sheet, look = self._style.page, leader.look
        number = self._setter.line(
            [(str(self._heading_pages[leader.heading]), look)], sheet.measure
        )
        start, end = leader.x + _GAP, sheet.measure - number.width - _GAP
        dots = int((end - start) / _DOTS)
        if dots > 0:
            pen.move(sheet.left + end - dots * _DOTS, y)
            pen.furnish("")
            for piece in self._dotted(dots, look):
                pen.write(piece)
        pen.move(sheet.left + end + _GAP, y)
        pen.enter(self._part(leader.element, look))
        for piece in number.pieces:
            pen.write(piece)

    def _dotted(self, count: int, look: Look) -> Sequence[Piece]:
        """Return so many dots, which lead to nothing; the lines of the contents share them."""
        alike = (count, look.family, look.size, look.bold, look.italic, look.colour)
        if alike not in self._dots:
            plain = replace(look, link="", spacing=_DOTS - self._setter.width(".", look))
            line = self._setter.line([("." * count, plain)], self._style.page.measure)
            self._dots[alike] = line.pieces
        return self._dots[alike]

    def _part(self, element: Element, look: Look) -> Element:
        """Return what holds words of this look in an element: itself, or a part of it."""
        if not (look.link or look.language or element.parts):
            return element
        known = element.parts.get(look) or self._parts.get((element, look))
        if known is None and not (look.link or look.language):
            return element
        if known is None:
            known = self._parts[element, look] = part(element, look)
        return known

    def _link(
        self, element: Element, look: Look, page: int, where: tuple[float, float, float]
    ) -> None:
        """Make a stretch of text active."""
        x, y, width = where
        low, high = y + look.rise - 0.22 * look.size, y + look.rise + 0.9 * look.size
        if look.link.startswith("#"):
            target = self._places.get(look.link[1:])
            if target is None:
                return
            action = f"/Dest{target}"
        else:
            action = f"/A<</S/URI/URI({_escaped(look.link)})>>"
        number = self._file.add(
            f"<</Type/Annot/Subtype/Link/Rect[{x:.2f} {low:.2f} {x + width:.2f} {high:.2f}]{action}"
            f"/F 4/Border[0 0 0]/StructParent {len(self.pages) + len(self.links)}"
            f"/Contents{text(self._said(look))}>>"
        )
        self._annotations.append(number)
        self.links.append(element)
        element.refer(page, number)

    def _said(self, look: Look) -> str:
        """Return what a link is called for those who do not see it."""
        if look.note:
            return f"{self._meta.notes_title} {look.note}"
        if look.back:
            return f"{look.back} ↑"
        return self._titles.get(look.link, look.link)

    def _banner(self, pen: Pen, *, is_first: bool) -> None:
        """Draw the handling mark at head and foot; the first one is told, before all else."""
        if not self._meta.banner:
            return
        sheet, role = self._style.page, self._style.banner(self._meta.banner)
        head = sheet.height - sheet.header - role.leading
        told = self._document.put_first("P") if is_first else None
        self._furniture(pen, self._meta.banner, role, head, told)
        self._furniture(pen, self._meta.banner, role, sheet.footer)

    def _folio(self, pen: Pen, words: str) -> None:
        sheet, role = self._style.page, self._style[RoleName.FOOTER]
        bottom = sheet.footer
        banner = self._style.banner(self._meta.banner)
        if self._meta.banner and banner.align is role.align:
            bottom += banner.leading
        self._furniture(pen, words, role, bottom)

    def _furniture(
        self, pen: Pen, words: str, role: Role, bottom: float, told: Element | None = None
    ) -> None:
        sheet = self._style.page
        line = self._setter.line(self._wardrobe.plain(words, role), sheet.measure)
        share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[role.align]
        pad = role.pad_x if role.shade else 0
        x = sheet.left + pad + share * (sheet.measure - line.width - 2 * pad)
        if role.shade:
            box = Box(0, 0, line.width + 2 * pad, role.leading, role.shade)
            pen.box(box, x - pad, bottom + role.leading)
        pen.move(x, bottom + (role.leading - role.size) / 2 + 0.16 * role.size)
        if told:
            pen.enter(told)
        else:
            pen.furnish("/Header" if bottom > sheet.height / 2 else "/Footer")
        for piece in line.pieces:
            pen.write(piece)


def _escaped(address: str) -> str:
    return address.replace("\\", "%5C").replace("(", r"\(").replace(")", r"\)")
