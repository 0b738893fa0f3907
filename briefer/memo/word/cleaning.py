"""A header or footer that comes from anywhere, as it may go into a memo: its words and pictures.

What fetches, links, starts or tells of somebody's edits is taken out; what is seen stays.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefer.memo.word.fields import flatten, unwrap
from briefer.memo.word.markup import R, W

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element as Element


class LeftOut(StrEnum):
    """What a letterhead had and a memo does not get, in words for the user."""

    LINKS = "links"
    OBJECTS = "embedded objects"
    FIELDS = "fields that read other files or ask for input"
    EDITS = "tracked changes and comments"


def _named(*names: str) -> frozenset[str]:
    return frozenset(f"{{{W}}}{name}" for name in names)


_EDITS: Final = _named(
    "del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "tblGridChange", "tblPrExChange", "sectPrChange", "numberingChange", "cellIns", "cellDel",
    "cellMerge", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
)  # fmt: skip
_OBJECTS: Final = _named("object", "control", "altChunk", "subDoc", "contentPart", "movie")
_KINDS: Final = {LeftOut.EDITS: _EDITS, LeftOut.OBJECTS: _OBJECTS}
_SILENT: Final = _named(
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "footnoteReference",
    "endnoteReference", "footnoteRef", "endnoteRef", "lastRenderedPageBreak", "smartTagPr",
    "customXmlPr", "sdtPr", "sdtEndPr",
)  # fmt: skip
_WRAPS: Final = _named(
    "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent"
)  # fmt: skip
_DRAWN: Final = _named("drawing", "pict")
_EXTENSION: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}ext"
_ADDRESSES: Final = frozenset({"href", "src", "althref"})
_PICTURES: Final = frozenset({"blip", "imagedata", "fill", "stroke"})
_OF_EDITS: Final = "rsid"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IDS: Final = frozenset({f"{_W14}paraId", f"{_W14}textId"})


def clean(root: Element, related: Collection[str]) -> set[LeftOut]:
    """Clean a header or footer; `related` are the relationships that stay. Say what was left out.

    A picture that is linked and not in the file cannot stay.
    """
    for node in [*root.iter(etree.Comment), *root.iter(etree.ProcessingInstruction)]:
        drop(node)
    for row in list(root.iter(f"{{{W}}}tr")):
        if row.find(f"{{{W}}}trPr/{{{W}}}del") is not None:
            drop(row)
    found = {kind for kind, names in _KINDS.items() if _drop_all(root, names)}
    _drop_all(root, _SILENT)
    if flatten(root):
        found.add(LeftOut.FIELDS)
    if root.find(f".//{{{W}}}hyperlink") is not None:
        found.add(LeftOut.LINKS)
    for node in list(root.iter(*_WRAPS)):
        unwrap(node)
    for node in list(root.iter(etree.Element)):
        found |= _unrelated(node, related)
    return found


def _drop_all(root: Element, names: Collection[str]) -> bool:
    """Take out all elements of these names; say whether there were some."""
    nodes = list(root.iter(*names))
    for node in nodes:
        drop(node)
    return bool(nodes)


def _unrelated(node: Element, related: Collection[str]) -> set[LeftOut]:
    """Take out what leads to a part or a place that does not come along."""
    found: set[LeftOut] = set()
    for name in [str(key) for key in node.attrib]:
        space, _, local = name.rpartition("}")
        if space == f"{{{R}":
            if node.get(name) not in related:
                found |= _unlink(node)
        elif local.lower() in _ADDRESSES:
            del node.attrib[name]
            found.add(LeftOut.LINKS)
        elif local.startswith(_OF_EDITS) or name in _IDS:
            del node.attrib[name]
    return found


def _unlink(node: Element) -> set[LeftOut]:
    """Take out an element that leads elsewhere, with the drawing that cannot be without it."""
    local = etree.QName(node).localname
    above = [node, *node.iterancestors()]
    if local.startswith("hlink"):
        drop(node)
        return {LeftOut.LINKS}
    extension = next((each for each in above if each.tag == _EXTENSION), None)
    if extension is not None:
        drop(extension)  # another form of what is drawn without it
        return set()
    drop(next((each for each in above if each.tag in _DRAWN), node))
    return {LeftOut.LINKS if local in _PICTURES else LeftOut.OBJECTS}


def drop(node: Element | None) -> None:
    """Take out an element, and keep the text behind it."""
    parent = None if node is None else node.getparent()
    if node is None or parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
