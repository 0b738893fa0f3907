"""Word read back: python-docx says what is a paragraph, a table and a style."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from tests.memo.formats.lines import (
    BULLET,
    CONTENTS,
    HEADING1,
    HEADING2,
    NOTE,
    PARAGRAPH,
    PICTURE,
    QUOTATION,
    Line,
    row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element as Element

_STYLES: Final = {
    "Heading 1": HEADING1,
    "Notes Title": HEADING1,
    "Heading 2": HEADING2,
    "List Bullet": BULLET,
    "Own Words": QUOTATION,
    "Own Words Translation": QUOTATION,
}
_NOTES: Final = ("endnote", "footnote")


def word(data: bytes) -> Iterator[Line]:
    """Yield the body, then the notes, numbered as Word does: in the order of their marks."""
    document = Document(BytesIO(data))
    marks = _marks(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for each in block.rows:
                cells = [_words(p, marks) for cell in each.cells for p in cell.paragraphs]
                yield row(cells)
        else:
            yield from _pictures(block)
            yield _paragraph(block, marks)
    yield from _word_notes(document, marks)


def on_each_page(data: bytes) -> tuple[str, str]:
    """Return what stands at the head and at the foot of the first page."""
    section = Document(BytesIO(data)).sections[0]
    parts = (section.first_page_header, section.first_page_footer)
    head, foot = ("\n".join(_words(p, {}) for p in part.paragraphs) for part in parts)
    return head, foot


def _marks(document: DocxDocument) -> dict[str, int]:
    """Return the number that each note has by its place in the text, by the note's id."""
    tags = {qn(f"w:{kind}Reference") for kind in _NOTES}
    ids = [mark.get(qn("w:id"), "") for mark in document.element.body.iter(*tags)]
    assert len(set(ids)) == len(ids)
    return {mark: number for number, mark in enumerate(ids, start=1)}


def _pictures(paragraph: Paragraph) -> Iterator[Line]:
    for drawing in xml_of(paragraph).iter(qn("wp:docPr")):
        yield Line(PICTURE, drawing.get("descr", ""))


def _paragraph(paragraph: Paragraph, marks: dict[str, int]) -> Line:
    text = _words(paragraph, marks)
    if "PAGEREF" in "".join(code.text or "" for code in xml_of(paragraph).iter(qn("w:instrText"))):
        return Line(CONTENTS, text.rpartition("\t")[0])
    name = paragraph.style.name if paragraph.style else ""
    return Line(_STYLES.get(name or "", PARAGRAPH), text)


def _words(paragraph: Paragraph, marks: dict[str, int]) -> str:
    return "".join(_shown(element, marks) for element in xml_of(paragraph).iter())


def xml_of(paragraph: Paragraph) -> Element:
    """Return the paragraph as the file has it."""
    element: Element = paragraph._element  # noqa: SLF001 - python-docx shows runs and links only
    return element


def _shown(element: Element, marks: dict[str, int]) -> str:
    kind = str(element.tag).rpartition("}")[2]
    if kind in {"endnoteReference", "footnoteReference"}:
        return f"[{marks[element.get(qn('w:id'), '')]}]"
    if kind == "tab":  # one of the words, not one that the paragraph's properties set
        parent = element.getparent()
        return "\t" if parent is not None and parent.tag == qn("w:r") else ""
    return {"t": element.text or "", "br": "\n"}.get(kind, "")


def _word_notes(document: DocxDocument, marks: dict[str, int]) -> Iterator[Line]:
    parts = [rel.target_part for rel in document.part.rels.values() if not rel.is_external]
    for part in parts:
        kind = next((each for each in _NOTES if str(part.partname) == f"/word/{each}s.xml"), None)
        if kind is None:
            continue
        found: dict[int, str] = {}
        for note in etree.fromstring(part.blob).iter(qn(f"w:{kind}")):
            if note.get(qn("w:type")) is None:
                text = "".join(_shown(element, marks) for element in note.iter())
                found[marks.pop(note.get(qn("w:id"), ""))] = text
        assert not marks, f"no notes for {marks}"
        yield from (Line(NOTE, f"{number} {found[number]}") for number in sorted(found))
