"""Drawings as dots, for programs that know no vectors: the same drawing, through the same file."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Figure
from briefer.memo.figures import size
from briefer.memo.pdf.file import PdfFile
from briefer.memo.pdf.pictures import Pictures
from briefer.memo.pdf.ruler import Ruler
from briefer.memo.picture import Picture

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.shapes import Drawing
    from briefer.memo.style import Style

ONE_AT_A_TIME: Final = Lock()
"""Held by whoever draws pages with pdfium: it is not safe in two threads, whatever the file."""
_FINE: Final = 200 / 72
"""Dots for a point."""


def drawings(memo: Memo, style: Style) -> dict[int, bytes]:
    """Return the drawings of a memo as PNG files, by the numbers of their blocks."""
    return {
        number: png(block.image, size(block, style.page)[0] * _FINE, memo.meta.language)
        for number, block in enumerate(memo.blocks)
        if isinstance(block, Figure) and not isinstance(block.image, Picture)
    }


def png(drawing: Drawing, width: float, language: str = "") -> bytes:
    """Return a drawing as a PNG file, so many dots wide; the same drawing gives the same bytes."""
    # Few memos have a drawing, and every start of the program would load it.
    import pypdfium2  # noqa: PLC0415 - see above

    data = _alone(drawing, language)
    with (
        ONE_AT_A_TIME,
        closing(pypdfium2.PdfDocument(data)) as document,
        closing(document[0]) as page,
    ):
        image = page.render(scale=max(1, round(width)) / drawing.width).to_pil()
    made = BytesIO()
    image.convert("RGB").save(made, "PNG", optimize=True)
    return made.getvalue()


def _alone(drawing: Drawing, language: str) -> bytes:
    """Return a file with one page that is the drawing."""
    file, ruler = PdfFile(), Ruler(language)
    catalog, parent, page = file.reserve(), file.reserve(), file.reserve()
    pictures = Pictures(file, ruler, file.reserve())
    name = pictures.name(drawing)
    wide, high = f"{drawing.width:.4f}", f"{drawing.height:.4f}"
    content = file.stream(f"q {wide} 0 0 {high} 0 0 cm /{name} Do Q".encode())
    file.put(
        page,
        f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {wide} {high}]"
        f"/Resources {pictures.resources} 0 R/Contents {content} 0 R>>",
    )
    fonts = " ".join(f"/{font.name} {font.write(file)} 0 R" for font in ruler.fonts)
    file.put(pictures.resources, f"<</Font<<{fonts}>>{pictures.listed()}>>")
    file.put(parent, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    file.put(catalog, f"<</Type/Catalog/Pages {parent} 0 R>>")
    return file.finish(catalog, file.add("<<>>"))
