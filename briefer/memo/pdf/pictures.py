"""Pictures in the file, and what pages call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFName

from briefer.memo.pdf.vectors import Vectors
from briefer.memo.picture import Picture, dots

if TYPE_CHECKING:
    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.pdf.ruler import Ruler
    from briefer.memo.shapes import Drawing

_COLOURS: Final = {1: "DeviceGray", 3: "DeviceRGB"}


class Pictures:
    """Writes the pictures of one file; `resources` is the object that pages take them from."""

    def __init__(self, file: PdfFile, ruler: Ruler, resources: int) -> None:
        self.resources = resources
        self._file = file
        self._numbers: list[int] = []
        self._vectors = Vectors(file, ruler, resources)

    def name(self, image: Picture | Drawing) -> str:
        """Write a picture, and return what pages call it; it fills a square of the size 1."""
        made = _dots(self._file, image) if isinstance(image, Picture) else self._vectors.add(image)
        self._numbers.append(made)
        return f"P{len(self._numbers)}"

    def listed(self) -> str:
        """Return the entries of the pages' resources that have what was written."""
        named = [f"/P{n} {number} 0 R" for n, number in enumerate(self._numbers, 1)]
        named += self._vectors.groups
        return (f"/XObject<<{''.join(named)}>>" if named else "") + self._vectors.listed()


def _dots(file: PdfFile, picture: Picture) -> int:
    """Write a picture of dots, and return its number; a JPEG goes in as it is."""
    drawn = dots(picture)
    entries: dict[str, object] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName(_COLOURS[drawn.channels]),
        "BitsPerComponent": 8,
    }
    if drawn.packed:
        entries["Filter"] = PDFName("DCTDecode")
    return file.stream(drawn.data, entries, packed=not drawn.packed)
