"""The Word file around a memo: opened from the base document, described, and zipped."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from briefer.memo.word.language import with_country
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.document import Document as DocxDocument

    from briefer.memo.document import MemoMeta
    from briefer.memo.style import Page
    from briefer.memo.word.markup import Markup

HANDLING: Final = "Handling"
"""The name of the property that has the handling mark."""

MEMO: Final = "Briefer memo"
STATE: Final = "Briefer state"
"""The names of those that have the memo's guid, and the hash of what was printed."""
CUSTOM_PART: Final = "/docProps/custom.xml"

_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that every property of a user's own belongs to."""
_FIRST: Final = 2
"""The number of the first of them; those below have a meaning of their own."""
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST: Final = 255
_LEVEL: Final = 3
"""How hard to compress: what is usual takes more than twice as long for 8 % of the size."""
_PLACE: Final = "The memo stands here."
"""The comment that stands for the content of the body while python-docx writes the rest."""


def set_page(document: DocxDocument, page: Page) -> None:
    """Set paper, margins, and where header and footer stand."""
    section = document.sections[0]
    size = document.element.body.sectPr.find(qn("w:pgSz"))
    if size is not None:
        size.attrib.pop(qn("w:orient"), None)
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.bottom)
    section.left_margin, section.right_margin = Pt(page.left), Pt(page.right)
    section.header_distance, section.footer_distance = Pt(page.header), Pt(page.footer)
    section.gutter = Pt(0)


def set_properties(document: DocxDocument, meta: MemoMeta) -> None:
    """Describe the file; its dates are the memo's stamp."""
    properties = document.core_properties
    written = datetime.fromisoformat(meta.stamp)
    properties.title = _property(meta.title)
    properties.author = properties.last_modified_by = _property(meta.author)
    properties.subject = _property(meta.subject)
    properties.keywords = _property(meta.banner)
    properties.comments = ""
    properties.language = with_country(meta.language)
    properties.revision = 1
    properties.created = written
    properties.modified = written


def set_custom(document: DocxDocument, properties: Mapping[str, str]) -> None:
    """Say what has a value in properties of its own, for programs that look for them."""
    package = document.part.package
    for name, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[name]
    said = {name: value for name, value in properties.items() if value}
    if not said:
        return
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"p": _CUSTOM, "vt": _TYPES})
    for number, (name, value) in enumerate(said.items(), start=_FIRST):
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        for key, given in (("fmtid", _USER_DEFINED), ("pid", str(number)), ("name", name)):
            entry.set(key, given)
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = _property(value)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(CUSTOM_PART), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _property(text: str) -> str:
    """Return a text as a property may be: one line, and no longer than the format allows."""
    return single_line(text)[:_LONGEST]


def filled(document: DocxDocument, content: Iterable[Markup]) -> bytes:
    """Return the document's own part with the content in front of what its body has."""
    document.element.body.sectPr.addprevious(etree.Comment(_PLACE))
    head, _, tail = document.part.blob.rpartition(f"<!--{_PLACE}-->".encode())
    return b"".join([head, *(piece.encode() for piece in content), tail])


def saved(document: DocxDocument, written: Mapping[str, bytes] | None = None) -> bytes:
    """Return the file, the same bytes for the same document: sorted, without times or systems.

    `written` has the content of the parts that python-docx does not hold, by their names.
    """
    contents = written or {}
    plain, sorted_file = BytesIO(), BytesIO()
    document.save(plain)
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(sorted_file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted({*source.namelist(), *contents}):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.create_system = 0
            data = contents[name] if name in contents else source.read(name)
            target.writestr(entry, data, zipfile.ZIP_DEFLATED, _LEVEL)
    return sorted_file.getvalue()
