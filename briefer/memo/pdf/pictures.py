"""Pictures in the file, and what pages call them."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from briefer.memo.pdf.vectors import Vectors
from briefer.memo.picture import Picture, dots, png_rows

if TYPE_CHECKING:
    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.pdf.ruler import Ruler
    from briefer.memo.shapes import Drawing

_COLOURS: Final = {1: "DeviceGray", 3: "DeviceRGB"}
_LEVEL: Final = 6
_HELD: Final = 8
"""So many pictures are held in memory: each change of a memo asks for them again."""


class Pictures:
    """Writes the pictures of one file; `resources` is the object that pages take them from."""

    def __init__(self, file: PdfFile, ruler: Ruler, resources: int) -> None:
        self.resources = resources
        self._file = file
        self._numbers: list[int] = []
        self._vectors = Vectors(file, ruler, resources)

    def name(self, image: Picture | Drawing) -> str:
        """Write a picture, and return what pages call it; it fills a square of the size 1."""
        made = _write(self._file, image) if isinstance(image, Picture) else self._vectors.add(image)
        self._numbers.append(made)
        return f"P{len(self._numbers)}"

    def listed(self) -> str:
        """Return the entries of the pages' resources that have what was written."""
        named = [f"/P{n} {number} 0 R" for n, number in enumerate(self._numbers, 1)]
        named += self._vectors.groups
        return (f"/XObject<<{''.join(named)}>>" if named else "") + self._vectors.listed()


class _Packed(NamedTuple):
    """A picture as a file has it: how many colours a dot has, and how the dots are packed.

    `rows`: each row is told by the one above it, as PNG files have it.
    """

    data: bytes
    channels: int
    way: str
    rows: bool = False


def _write(file: PdfFile, picture: Picture) -> int:
    """Write a picture of dots, and return its number."""
    packed = _packed(picture)
    entries: dict[str, object] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName(_COLOURS[packed.channels]),
        "BitsPerComponent": 8,
        "Filter": PDFName(packed.way),
    }
    if packed.rows:
        told = {"Predictor": 15, "Colors": packed.channels, "Columns": picture.width}
        entries["DecodeParms"] = PDFDictionary(told)
    return file.stream(packed.data, entries, packed=False)


@lru_cache(maxsize=_HELD)
def _packed(picture: Picture) -> _Packed:
    """Return a picture packed; a JPEG goes in as it is, and the dots of a plain PNG, too."""
    drawn = dots(picture)
    if drawn.packed:
        return _Packed(drawn.data, drawn.channels, "DCTDecode")
    rows = png_rows(picture)
    if rows is not None:
        return _Packed(rows, drawn.channels, "FlateDecode", rows=True)
    return _Packed(zlib.compress(drawn.data, _LEVEL), drawn.channels, "FlateDecode")
