"""A memo as a PDF: measured, put on pages, drawn once.

The same memo and style give the same bytes: the dates are the memo's stamp, and nothing else in
the file depends on when or where it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.collecting import no_collecting
from briefer.errors import InputError
from briefer.memo.document import Figure
from briefer.memo.pdf import metadata, outline, structure
from briefer.memo.pdf.blocks import Layout
from briefer.memo.pdf.designation import reach
from briefer.memo.pdf.drawing import Drawing
from briefer.memo.pdf.file import PdfFile, language
from briefer.memo.pdf.locking import MOST_LETTERS, is_too_long, locked
from briefer.memo.pdf.pages import paginate
from briefer.memo.pdf.pictures import Pictures
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.referring import referred

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.memo.document import Memo
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
class LaidOut:
    """What is known of a PDF before it is drawn: how many pages it has, and where each block is.

    `notes_page` is the page, counted from 0, on which the notes begin, where they stand at the end.
    """

    page_count: int
    places: Mapping[int, Place]
    notes_page: int


@dataclass(frozen=True, slots=True)
class Typeset(LaidOut):
    """A PDF with what a preview wants to know of it."""

    data: bytes


def write(memo: Memo, style: Style, *, archive: bool = False, password: str = "") -> bytes:
    """Return the memo as a PDF, which opens with the password only where there is one.

    One for an archive says that it keeps to PDF/UA-1 and PDF/A-2a. Raise InputError where it could
    not: it has a password, or a picture that no words describe; and for a password that is too
    long.
    """
    if archive:
        _check_archive(memo, password)
    if is_too_long(password):
        raise InputError(
            f"The password of a PDF has at most {MOST_LETTERS} letters, fewer with accents."
        )
    data = typeset(memo, style, archive=archive).data
    return locked(data, password) if password else data


def _check_archive(memo: Memo, password: str) -> None:
    """Raise InputError where a memo cannot be what its file would say."""
    if password:
        raise InputError("A PDF for an archive cannot have a password.")
    if any(isinstance(block, Figure) and not block.alt.strip() for block in memo.blocks):
        raise InputError(
            "A PDF for an archive says what each of its pictures shows, and one has no "
            "description. Describe it, or write a PDF that is not for an archive."
        )


def typeset(memo: Memo, style: Style, *, archive: bool = False) -> Typeset:
    """Return the memo as a PDF, with the place of each block by its number in the memo."""
    memo = referred(memo)
    with no_collecting():
        ruler = Ruler(memo.meta.language)
        pages, document = _laid_out(memo, style, ruler)
        ruler.forget()
        places, notes_page = _places(pages, style), _notes_page(pages)
        count = len(pages)
        writing = _Writing(memo, style, ruler, archive=archive)
        writing.draw(pages, document)
        return Typeset(count, places, notes_page, writing.finish())


def laid_out(memo: Memo, style: Style) -> LaidOut:
    """Return where everything would be in the PDF of a memo, which takes half the time."""
    memo = referred(memo)
    with no_collecting():
        pages, document = _laid_out(memo, style, Ruler(memo.meta.language))
        structure.let_go(document)
        return LaidOut(len(pages), _places(pages, style), _notes_page(pages))


def _laid_out(memo: Memo, style: Style, ruler: Ruler) -> tuple[list[Page], structure.Element]:
    """Return the pages of a memo, and its structure."""
    layout = Layout(memo, style, ruler)
    height = style.page.height - style.page.top - style.page.bottom
    lowest, room = layout.designation, reach(style, memo.meta.banner)
    return paginate(layout.strips(), height, layout.footnotes, lowest, room), layout.document


class _Writing:
    """Puts the file of one memo together: first all that was laid out, then what is left."""

    def __init__(self, memo: Memo, style: Style, ruler: Ruler, *, archive: bool) -> None:
        self._memo = memo
        self._meta = memo.meta
        self._style = style
        self._ruler = ruler
        self._archive = archive
        self._file = PdfFile()
        self._catalog = self._file.reserve()

    def draw(self, pages: Sequence[Page], document: structure.Element) -> None:
        """Write the pages and the structure; nothing is left of them in memory."""
        file, sheet = self._file, self._style.page
        parent = file.reserve()
        pictures = Pictures(file, self._ruler, file.reserve())
        drawing = Drawing(file, self._style, self._ruler, self._memo, document)
        drawing.draw(pages, parent, pictures)
        kids = " ".join(f"{number} 0 R" for number in drawing.pages)
        file.put(
            parent,
            f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]"
            f"/MediaBox[0 0 {sheet.width:g} {sheet.height:g}]>>",
        )
        fonts = " ".join(f"/{font.name} {font.write(file)} 0 R" for font in self._ruler.fonts)
        file.put(pictures.resources, f"<</Font<<{fonts}>>{pictures.listed()}>>")
        root = structure.write(file, document, drawing.contents, drawing.links)
        lines = outline.write(file, drawing.headlines)
        file.put(self._catalog, self._catalog_of(parent, root, lines))

    def finish(self) -> bytes:
        """Return the file."""
        return self._file.finish(self._catalog, metadata.info(self._file, self._meta))

    def _catalog_of(self, pages: int, structure_root: int, outline_root: int) -> str:
        file, meta = self._file, self._meta
        about = metadata.packet(file, meta, archive=self._archive)
        return (
            f"<</Type/Catalog/Pages {pages} 0 R/Lang{language(meta.language)}"
            "/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {structure_root} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {about} 0 R/PageLabels<</Nums[0<</S/D>>]>>"
            + (f"/Outlines {outline_root} 0 R/PageMode/UseOutlines" if outline_root else "")
            + (metadata.colours(file) if self._archive else "")
            + ">>"
        )


def _notes_page(pages: Sequence[Page]) -> int:
    begin = (index for index, page in enumerate(pages) for _, s in page.body.strips if s.note)
    return next(begin, 0)


def _places(pages: Sequence[Page], style: Style) -> dict[int, Place]:
    places: dict[int, Place] = {}
    under: tuple[int, ...] = ()
    begun, top, bottom = 0, 0.0, 0.0
    for index, page in enumerate(pages):
        for offset, strip in page.body.strips:
            y = style.page.top + offset
            if strip.blocks or strip.entry:
                places |= dict.fromkeys(under, Place(begun, top, bottom))
                under, begun, top = strip.blocks, index, y
            if begun == index:
                bottom = y + strip.height
    return places | dict.fromkeys(under, Place(begun, top, bottom))
