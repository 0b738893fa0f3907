"""The content of one page: boxes, text and what each stretch of it is part of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from briefer.memo.pdf.file import text

if TYPE_CHECKING:
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.ruler import Piece
    from briefer.memo.pdf.strips import Box, Seen
    from briefer.memo.pdf.structure import Element

_NEAR: Final = 0.01


class Pen:
    """Writes the content of a page; says only what changes from one stretch to the next.

    `elements` has the element of each marked content, `page` is the number of the page in the file.
    """

    def __init__(self, page: int) -> None:
        self.page = page
        self.elements: list[Element] = []
        self._boxes: list[tuple[Box, float, float]] = []
        self._figures: list[str] = []
        self._out: list[str] = []
        self._open: Element | str | None = None
        self._look: Look | None = None
        self._font = ""
        self._size = 0.0
        self._colour = ""
        self._rise = self._spacing = 0.0
        self._hidden = False

    def box(self, box: Box, x: float, top: float) -> None:
        """Fill a rectangle behind the text; one that goes on from the last one joins it."""
        if self._boxes:
            last, last_x, last_top = self._boxes[-1]
            alike = (last.colour, last.width, last_x) == (box.colour, box.width, x)
            if alike and abs(last_top - last.height - top) < _NEAR:
                grown = last._replace(height=last.height + box.height)
                self._boxes[-1] = (grown, last_x, last_top)
                return
        self._boxes.append((box, x, top))

    def picture(self, name: str, x: float, top: float, seen: Seen) -> None:
        """Draw a picture that the file has under a name, before the text."""
        number, low = len(self.elements), top - seen.height
        seen.element.mark(self.page, number)
        seen.element.entries += _box(x, low, x + seen.width, top)
        self.elements.append(seen.element)
        place = f"{seen.width:.2f} 0 0 {seen.height:.2f} {x:.2f} {low:.2f} cm"
        self._figures.append(f"/Figure <</MCID {number}>>BDC q {place} /{name} Do Q EMC")

    def enter(self, element: Element) -> None:
        """Let what follows be part of an element."""
        if self._open is not element:
            self._leave()
            self._open = element
            self._out.append(f"/{element.kind} <</MCID {len(self.elements)}>>BDC")
            element.mark(self.page, len(self.elements))
            self.elements.append(element)

    def furnish(self, place: str) -> None:
        """Let what follows be furniture, which is no part of the text."""
        name = f"/Artifact <</Type/Pagination/Subtype{place}>>BDC" if place else "/Artifact BMC"
        if self._open != name:
            self._leave()
            self._open = name
            self._out.append(name)

    def _leave(self) -> None:
        if self._open is not None:
            self._out.append("EMC")
        self._open = None

    def move(self, x: float, y: float) -> None:
        """Begin a line of text."""
        self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def write(self, piece: Piece) -> None:
        """Write a stretch of text."""
        if self._look is not piece.look or self._font != piece.font.name:
            self._dress(piece)
        code = piece.code if piece.shaped else f"({piece.code})Tj"
        if piece.meant:
            code = f"/Span <</ActualText{text(piece.meant)}>>BDC {code} EMC"
        self._out.append(code)

    def _dress(self, piece: Piece) -> None:
        look, out = piece.look, self._out
        if self._font != piece.font.name or self._size != look.size:
            self._font, self._size = piece.font.name, look.size
            out.append(f"/{self._font} {look.size:g} Tf")
        if self._colour != look.colour:
            self._colour = look.colour
            out.append(_colour(look.colour))
        if self._rise != look.rise:
            self._rise = look.rise
            out.append(f"{look.rise:g} Ts")
        if self._spacing != look.spacing:
            self._spacing = look.spacing
            out.append(f"{look.spacing:g} Tc")
        if self._hidden != look.hidden:
            self._hidden = look.hidden
            out.append("3 Tr" if look.hidden else "0 Tr")
        self._look = look

    def finish(self) -> bytes:
        """Return the content."""
        self._leave()
        boxes = [
            f"{_colour(box.colour)} {x:.2f} {top - box.height:.2f} {box.width:.2f} "
            f"{box.height:.2f} re f"
            for box, x, top in self._boxes
        ]
        under = ["/Artifact BMC", *boxes, "EMC"] if boxes else []
        over = ["BT", *self._out, "ET"] if self._out else []
        return "\n".join([*under, *self._figures, *over]).encode("latin-1")


def _box(*edges: float) -> str:
    """Return the entry of an element that says which part of its page it fills."""
    return f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.2f}' for edge in edges)}]>>"


@cache
def _colour(colour: str) -> str:
    return f"{components(colour)} rg"


def components(colour: str) -> str:
    """Return red, green and blue of a colour, each from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g}"
