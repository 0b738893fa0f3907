"""A memo as a PDF: measured, put on pages, drawn once.

The same memo and style give the same bytes: the dates are the memo's stamp, and nothing else in
the file depends on when or where it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import md5
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from briefer import __version__
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.drawing import Drawing
from briefer.memo.pdf.lines import Ruler
from briefer.memo.pdf.pages import paginate
from briefer.memo.pdf.text import look
from briefer.memo.style import RoleName
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.document import Memo, MemoMeta
    from briefer.memo.pdf.pages import Page
    from briefer.memo.style import Style


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block begins: its page, counted from 0, and points from the top of the paper.

    `bottom` is where it ends on that page.
    """

    page: int
    top: float
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF with what a preview wants to know of it: how many pages, and where each block is."""

    data: bytes
    page_count: int
    places: Mapping[int, Place]


def write(memo: Memo, style: Style) -> bytes:
    """Return the memo as a PDF."""
    return typeset(memo, style).data


def typeset(memo: Memo, style: Style) -> Typeset:
    """Return the memo as a PDF, with the place of each block by its number in the memo."""
    ruler = Ruler()
    sheet = style.page
    layout = Layout(style, ruler)
    height = sheet.height - sheet.top - sheet.bottom
    pages = paginate(layout.strips(memo), height, layout.footnotes(memo))
    file = BytesIO()
    canvas = _canvas(file, memo.meta, style)
    Drawing(canvas, style, ruler, memo.meta).draw(pages)
    canvas.save()
    return Typeset(file.getvalue(), len(pages), _places(pages, style))


def _canvas(file: BytesIO, meta: MemoMeta, style: Style) -> Canvas:
    body = style[RoleName.BODY]
    canvas = Canvas(
        file,
        pagesize=(style.page.width, style.page.height),
        pageCompression=1,
        invariant=1,
        # Without this every page names Helvetica, which is not embedded.
        initialFontName=look(style, body).chain[0].name,  # type: ignore[arg-type]  # stubs: float
        initialFontSize=body.size,
        lang=meta.language,
    )
    # reportlab would begin the file's id with a time from the environment.
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
    document.signature = md5(usedforsecurity=False)
    canvas.setTitle(single_line(meta.title))
    canvas.setAuthor(single_line(meta.author))
    canvas.setSubject(single_line(meta.subject))
    canvas.setKeywords(single_line(meta.banner))
    canvas.setCreator(f"Briefer {__version__}")
    canvas.setDateFormatter(lambda *_: _pdf_date(meta.stamp))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _pdf_date(stamp: str) -> str:
    """Return `2023-12-29T00:00:00Z` as a PDF writes it."""
    digits = "".join(char for char in stamp if char.isdigit())
    return f"D:{digits[:14]}Z"


def _places(pages: list[Page], style: Style) -> dict[int, Place]:
    places: dict[int, Place] = {}
    under: tuple[int, ...] = ()
    for index, page in enumerate(pages):
        for top, strip in page.body.strips:
            if strip.blocks or strip.entry:
                under = strip.blocks
            y = style.page.top + top
            for number in under:
                place = places.setdefault(number, Place(index, y))
                if place.page == index:
                    places[number] = replace(place, bottom=y + strip.height)
    return places
