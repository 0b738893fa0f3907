"""Letterheads as people have them, and as nobody should send them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
V: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


def picture(colour: str = "red", size: tuple[int, int] = (60, 30), kind: str = "PNG") -> BytesIO:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    out.seek(0)
    return out


def field(paragraph: Paragraph, code: str, shows: str = "7") -> None:
    """Add a field as Word writes it, with what it showed last."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shows}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        add(paragraph, f"<w:r {W}>{inner}</w:r>")


def add(paragraph: Paragraph, xml: str) -> None:
    """Add an element to a paragraph."""
    paragraph.paragraph_format.element.append(parse_xml(xml))


def house(*, first: bool = True, even: bool = False, folio: bool = False) -> DocxDocument:
    """Return a letterhead with a logo, an address and a look of its own."""
    document = Document()
    document.add_paragraph("A letter that was never sent, and its secret")
    section = document.sections[0]
    section.left_margin = section.right_margin = Pt(90)
    section.top_margin, section.bottom_margin = Pt(100), Pt(80)
    header = section.header.paragraphs[0]
    header.add_run("House of Ports")
    header.runs[0].add_picture(picture(), height=Pt(30))
    footer = section.footer.paragraphs[0]
    footer.text = "1 Quay Street"
    if folio:
        footer.add_run(" page ")
        field(footer, "PAGE")
    if first:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].add_run("The Minister")
        section.first_page_header.paragraphs[0].runs[0].add_picture(
            picture("blue", (90, 60), "JPEG"), height=Pt(80)
        )
        section.first_page_footer.paragraphs[0].text = "Founded 1804"
    if even:
        document.settings.odd_and_even_pages_header_footer = True
        section.even_page_header.paragraphs[0].text = "Even"
        section.even_page_footer.paragraphs[0].text = "Even foot"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(10)
    return document


def floating(
    document: DocxDocument,
    at: float,
    height: float,
    left: float = 72,
    where: str = "first_page_header",
) -> None:
    """Let the picture of a header float, `at` points under the paper's top."""
    root = getattr(document.sections[0], where).paragraphs[0].paragraph_format.element
    (inline,) = root.iter(f"{{{DRAWING}/wordprocessingDrawing}}inline")
    _, properties, frame, graphic = inline
    anchor = parse_xml(
        f'<wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">'
        f"<wp:posOffset>{round(left * 12700)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="page">'
        f"<wp:posOffset>{round(at * 12700)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{round(height * 2 * 12700)}" cy="{round(height * 12700)}"/>'
        "<wp:wrapNone/></wp:anchor>"
    )
    for each in (properties, frame, graphic):
        anchor.append(each)
    inline.getparent().replace(inline, anchor)


def boxed(document: DocxDocument, style: str) -> None:
    """Put a box of an older Word into the header of most pages."""
    paragraph = document.sections[0].header.paragraphs[0]
    add(
        paragraph,
        f'<w:r {W} {V}><w:pict><v:rect id="old" style="position:absolute;{style}"/></w:pict></w:r>',
    )


def saved(document: DocxDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def changed(docx: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a file with other parts; one that is None is left out, a new one is added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        kept = {name: source.read(name) for name in source.namelist()}
        for name, data in {**kept, **changes}.items():
            if data is not None:
                target.writestr(name, data)
    return out.getvalue()


def part(docx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return archive.read(name)
