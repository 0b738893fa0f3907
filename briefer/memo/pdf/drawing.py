"""Pages drawn: strips, banner and folio, with the places, links and outline of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFDictionary

from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.text import plain
from briefer.memo.style import Align, RoleName

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import Destination
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    from briefer.memo.document import MemoMeta
    from briefer.memo.pdf.lines import Line, Piece, Ruler
    from briefer.memo.pdf.pages import Page
    from briefer.memo.pdf.strips import Strip
    from briefer.memo.style import Role, Style

_FILLED: Final = 0
_INVISIBLE: Final = 3
"""How a PDF draws letters."""
_FOOT_RULE: Final = 144.0
"""How long the rule over the notes is, where it does not cross the page."""
_UTF16: Final = "feff"
"""Begins a text that a PDF holds in UTF-16."""


class Drawing:
    """Draws the pages of one memo on a canvas; the place `block-3` is where block 3 begins."""

    def __init__(self, canvas: Canvas, style: Style, ruler: Ruler, meta: MemoMeta) -> None:
        self._canvas = canvas
        self._style = style
        self._ruler = ruler
        self._meta = meta
        self._level = -1
        self._named: dict[str, Destination] = {}

    def draw(self, pages: list[Page]) -> None:
        """Draw every page; "n of N" stands at the foot from the second one on."""
        for number, page in enumerate(pages, start=1):
            self._body(page)
            self._banner()
            if number > 1:
                self._folio(f"{number} {self._meta.page_of} {len(pages)}")
            self._canvas.showPage()
        self._canvas.setCatalogEntry("Dests", PDFDictionary(self._named))

    def _body(self, page: Page) -> None:
        sheet = self._style.page
        text = _Pen(self._canvas)
        head = sheet.height - sheet.top
        strips = [(head - offset, strip) for offset, strip in page.body.strips]
        if page.foot.strips:
            foot = sheet.bottom + page.foot.used
            self._foot_rule(foot, is_long=page.continues)
            strips += [(foot - offset, strip) for offset, strip in page.foot.strips]
        for top, strip in strips:
            for box in strip.boxes:
                x, y = sheet.left + box.x, top - box.y - box.height
                self._fill(x, y, box.width, box.height, box.colour)
            self._mark(strip, top)
            for ink in strip.inks:
                self._line(text, ink.line, sheet.left + ink.x, top - ink.y)
        text.done()

    def _foot_rule(self, foot: float, *, is_long: bool) -> None:
        """Draw the rule over the notes, across the page where the first one goes on."""
        width = self._style.page.measure if is_long else _FOOT_RULE
        self._fill(self._style.page.left, foot + 6, width, 0.5, self._style.line.colour)

    def _mark(self, strip: Strip, top: float) -> None:
        """Name the places of a strip, and put it into the outline."""
        for number in strip.blocks:
            name = f"block-{number}"
            self._named[name] = self._canvas.bookmarkHorizontalAbsolute(name, top)
        if strip.entry:
            self._level = min(strip.entry.level, self._level + 1)
            key = f"outline-{self._canvas.getPageNumber()}-{top:.1f}"
            self._canvas.bookmarkHorizontalAbsolute(key, top)
            self._canvas.addOutlineEntry(strip.entry.title, key, self._level)

    def _line(self, text: _Pen, line: Line, x: float, y: float) -> None:
        text.move(x, y)
        for piece in line.pieces:
            text.write(piece)
            self._link(piece, x, y)
            x += piece.width

    def _link(self, piece: Piece, x: float, y: float) -> None:
        look = piece.look
        low, high = y + look.rise - 0.22 * look.size, y + look.rise + 0.9 * look.size
        if look.target:
            self._canvas.bookmarkHorizontalAbsolute(look.target, high)
        rect = (x, low, x + piece.width, high)
        if look.link.startswith("#"):
            self._canvas.linkRect("", look.link[1:], rect, relative=0)
        elif look.link:
            self._canvas.linkURL(look.link, rect, relative=0)

    def _banner(self) -> None:
        """Draw the handling mark at head and foot."""
        if not self._meta.banner:
            return
        sheet, role = self._style.page, self._style.banner(self._meta.banner)
        for bottom in (sheet.height - sheet.header - role.leading, sheet.footer):
            self._furniture(self._meta.banner, role, bottom)

    def _folio(self, words: str) -> None:
        sheet, role = self._style.page, self._style[RoleName.FOOTER]
        bottom = sheet.footer
        banner = self._style.banner(self._meta.banner)
        if self._meta.banner and banner.align is role.align:
            bottom += banner.leading
        self._furniture(words, role, bottom)

    def _furniture(self, words: str, role: Role, bottom: float) -> None:
        sheet = self._style.page
        (line, *_) = lines(plain(words, self._style, role), sheet.measure, self._ruler)
        share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[role.align]
        pad = role.pad_x if role.shade else 0
        x = sheet.left + pad + share * (sheet.measure - line.width - 2 * pad)
        if role.shade:
            self._fill(x - pad, bottom, line.width + 2 * pad, role.leading, role.shade)
        text = _Pen(self._canvas)
        self._line(text, line, x, bottom + (role.leading - role.size) / 2 + 0.16 * role.size)
        text.done()

    def _fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)


class _Pen:
    """Writes pieces into one text object and sets only what changes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._text: PDFTextObject = canvas.beginText(0, 0)
        self._font = ("", 0.0)
        self._colour = ""
        self._rise = 0.0
        self._spacing = 0.0

    def move(self, x: float, y: float) -> None:
        self._text.setTextOrigin(x, y)

    def write(self, piece: Piece) -> None:
        look = piece.look
        if self._font != (piece.face, look.size):
            self._font = (piece.face, look.size)
            self._text.setFont(piece.face, look.size)
        if self._colour != look.colour:
            self._colour = look.colour
            self._text.setFillColor(HexColor(look.colour))
        if self._rise != look.rise:
            self._rise = look.rise
            self._text.setRise(look.rise)
        if self._spacing != look.spacing:
            self._spacing = look.spacing
            self._text.setCharSpace(look.spacing)
        if look.hidden:
            self._text.setTextRenderMode(_INVISIBLE)
        if piece.meant:
            meant = _UTF16 + piece.meant.encode("utf-16-be").hex()
            self._operate(f"/Span <</ActualText <{meant}>>> BDC")
        self._text.textOut(piece.text)
        if piece.meant:
            self._operate("EMC")
        if look.hidden:
            self._text.setTextRenderMode(_FILLED)

    def _operate(self, operator: str) -> None:
        """Write an operator for which reportlab has no method, where its methods write theirs."""
        self._text._code.append(operator)  # type: ignore[attr-defined]  # noqa: SLF001 - see above

    def done(self) -> None:
        """Put the text on the page; rise and spacing would outlive the text object."""
        if self._rise:
            self._text.setRise(0)
        if self._spacing:
            self._text.setCharSpace(0)
        self._canvas.drawText(self._text)
