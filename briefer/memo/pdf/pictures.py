"""Pictures in the file, and what pages call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFName

from briefer.memo.picture import dots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.file import PdfFile
    from briefer.memo.picture import Picture

_COLOURS: Final = {1: "DeviceGray", 3: "DeviceRGB"}


def write(file: PdfFile, picture: Picture) -> int:
    """Write a picture, and return its number; a JPEG goes in as it is."""
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


def name(count: int) -> str:
    """Return what pages call the picture that was written as the `count`-th."""
    return f"P{count}"


def listed(numbers: Sequence[int]) -> str:
    """Return the entry of the pages' resources that has the pictures."""
    if not numbers:
        return ""
    return "/XObject<<" + "".join(f"/{name(n)} {o} 0 R" for n, o in enumerate(numbers, 1)) + ">>"
