"""A picture in a Word file: on the line like a letter, with the words that say what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefer.memo.picture import Picture
from briefer.memo.style import Align
from briefer.memo.svg import writing as svg
from briefer.memo.word import looks
from briefer.memo.word.markup import Markup, element, run, spacing, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.parts.story import StoryPart

    from briefer.memo.letterhead import Placed
    from briefer.memo.shapes import Drawing
    from briefer.memo.word.looks import Looks

_EMU: Final = 12_700
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_VECTORS: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What Word calls the extension of a picture that has it as vectors, too."""
_KINDS: Final = {".png": CONTENT_TYPE.PNG, ".jpg": CONTENT_TYPE.JPEG, ".svg": "image/svg+xml"}
_ALIGNS: Final = {Align.CENTRE: "center", Align.RIGHT: "right"}


def letterhead(placed: Placed, part: StoryPart, styles: Looks, before: float) -> Markup:
    """Return a paragraph with the letterhead's picture, which becomes a part of the file."""
    name = f"letterhead{placed.picture.suffix}"
    blip = _blip(_related(part, name, placed.picture.data))
    properties = element(
        "pPr",
        element("pStyle", val=styles.named(looks.LETTERHEAD)),
        spacing(before, None),
        element("jc", val=aligned(placed.align)),
    )
    drawn = _drawing(name, 1, placed.alt, (placed.width, placed.height), blip)
    return element("p", properties, run(drawn))


class Pictures:
    """The pictures of a document's text, which become parts of the file.

    `drawn` has each drawing as a PNG file, by the number of its block: programs that know no
    vectors show that, and Word the drawing itself. `numbered` is the highest number of what is
    drawn elsewhere in the file: no two have the same.
    """

    def __init__(self, part: StoryPart, drawn: Mapping[int, bytes], numbered: int) -> None:
        self._part = part
        self._drawn = drawn
        self._numbered = numbered
        self._count = 0

    def add(
        self, number: int, image: Picture | Drawing, alt: str, size: tuple[float, float]
    ) -> Markup:
        """Return a run with the image of the memo's block of that number, so large in points.

        Raise KeyError for a drawing that nobody drew.
        """
        self._count += 1
        stem = f"figure{self._count}"
        if isinstance(image, Picture):
            name = f"{stem}{image.suffix}"
            blip = _blip(_related(self._part, name, image.data))
        else:
            name = f"{stem}.png"
            dots = _related(self._part, name, self._drawn[number])
            blip = _blip(dots, _related(self._part, f"{stem}.svg", svg.written(image)))
        return run(_drawing(name, self._numbered + self._count, alt, size, blip))


def aligned(align: Align) -> str:
    """Return where a picture stands in its line."""
    return _ALIGNS.get(align, "left")


def _related(part: StoryPart, name: str, data: bytes) -> str:
    """Put a file beside a part, and return the name of the relationship that leads to it."""
    kind = _KINDS[name[name.rindex(".") :]]
    image = Part(PackURI(f"/word/media/{name}"), kind, data, part.package)
    return part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)


def _blip(dots: str, vectors: str = "") -> str:
    """Return what names the image by its relationship, and the one that has it as vectors."""
    if not vectors:
        return f'<a:blip r:embed="{value(dots)}"/>'
    return (
        f'<a:blip r:embed="{value(dots)}"><a:extLst><a:ext uri="{_VECTORS}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{value(vectors)}"/>'
        "</a:ext></a:extLst></a:blip>"
    )


def _drawing(name: str, number: int, alt: str, size: tuple[float, float], blip: str) -> Markup:
    width, height = (round(side * _EMU) for side in size)
    said = f'id="{number}" name="{name}" descr="{value(alt)}"'
    return Markup(
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {said}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch>"
        f"<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
