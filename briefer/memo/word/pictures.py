"""A picture in a Word file: on the line like a letter, with the words that say what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefer.memo.style import Align
from briefer.memo.word import looks
from briefer.memo.word.markup import Markup, element, run, spacing, value

if TYPE_CHECKING:
    from docx.parts.story import StoryPart

    from briefer.memo.letterhead import Placed
    from briefer.memo.word.looks import Looks

_EMU: Final = 12_700
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_KINDS: Final = {".png": CONTENT_TYPE.PNG, ".jpg": CONTENT_TYPE.JPEG}
_ALIGNS: Final = {Align.CENTRE: "center", Align.RIGHT: "right"}


def letterhead(placed: Placed, part: StoryPart, styles: Looks, before: float) -> Markup:
    """Return a paragraph with the letterhead's picture, which becomes a part of the file."""
    name = f"letterhead{placed.picture.suffix}"
    where = PackURI(f"/word/media/{name}")
    kind = _KINDS[placed.picture.suffix]
    image = Part(where, kind, placed.picture.data, part.package)
    relation = part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
    properties = element(
        "pPr",
        element("pStyle", val=styles.named(looks.LETTERHEAD)),
        spacing(before, None),
        element("jc", val=_ALIGNS.get(placed.align, "left")),
    )
    return element("p", properties, run(_drawing(placed, name, relation)))


def _drawing(placed: Placed, name: str, relation: str) -> Markup:
    width, height = round(placed.width * _EMU), round(placed.height * _EMU)
    said = f'id="1" name="{name}" descr="{value(placed.alt)}"'
    return Markup(
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {said}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{value(relation)}"/><a:stretch>'
        f"<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
